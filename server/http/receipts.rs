//! A participant's receipt: a page that tells where one note ended. Whoever has the code may see it, and nobody else.

use std::net::SocketAddr;

use anyhow::Context;
use axum::extract::{ConnectInfo, Path, State};
use axum::http::{HeaderMap, HeaderName, header};
use axum::response::{IntoResponse, Response};

use super::App;
use super::access::visitor;
use super::assets::style_source;
use super::problem::Problem;
use crate::document::compose::compose;
use crate::document::html;
use crate::document::receipt::{note_of, receipt};
use crate::keys::JoinCode;

/// The receipt of one note: `/kvittering/CODE/RECEIPT`. A wrong code counts as a guess.
pub async fn show(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Path((code, mark)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let address = visitor(&app, &headers, peer);
    if !app.0.guesses.enter(address).await {
        return Err(Problem::TooManyTries);
    }
    let wrong = || {
        app.0.guesses.wrong(address);
        Problem::NotFound
    };
    let code = JoinCode::parse(&code).ok_or_else(wrong)?;
    let workshop = app.0.rooms.by_code(&code).ok_or_else(wrong)?;
    let room = app.0.rooms.open(workshop).await?;
    let state = room.state();
    if note_of(&state, &mark).is_none() {
        return Err(wrong());
    }
    let page = app
        .0
        .press
        .run(move || {
            let note = note_of(&state, &mark).context("a note is gone from a state that had it")?;
            let account = compose(&state)?.account;
            anyhow::Ok(html::html(&receipt(&state, &account, note, &mark)))
        })
        .await?
        .map_err(Problem::Broken)?;
    let policy =
        format!("default-src 'none'; base-uri 'none'; frame-ancestors 'none'; style-src{}", style_source());
    let described: [(HeaderName, String); 4] = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8".into()),
        (header::CACHE_CONTROL, "private, no-store".into()),
        (header::CONTENT_SECURITY_POLICY, policy),
        (HeaderName::from_static("x-robots-tag"), "noindex".into()),
    ];
    Ok((described, page).into_response())
}
