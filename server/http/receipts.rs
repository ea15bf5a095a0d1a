//! A participant's receipt: a page that tells where one note ended. Whoever has the code may see it, and nobody else.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Context;
use axum::extract::{ConnectInfo, Path, State};
use axum::http::{HeaderMap, HeaderName, header};
use axum::response::{IntoResponse, Response};

use super::App;
use super::access::{by_code, enter, wrong_guess};
use super::assets::style_source;
use super::problem::Problem;
use crate::document::compose::{Means, compose_with};
use crate::document::outline::InputDocument;
use crate::document::receipt::{note_of, receipt};
use crate::document::{html, pages};
use crate::store::WorkshopId;
use crate::workshop::ids::{NoteId, Revision};

/// Workshops whose pages are remembered: those that deliver on the same day.
const PAGES_KNOWN_MAX: usize = 16;

/// Which page each note of a workshop stands on, as the PDF was last set; setting it is the costly part of a receipt.
#[derive(Default)]
pub struct Pages(Mutex<BTreeMap<WorkshopId, (Revision, NotePages)>>);

/// The page of each printed note.
type NotePages = Arc<BTreeMap<NoteId, usize>>;

fn pages_of(
    known: &Pages,
    workshop: WorkshopId,
    revision: Revision,
    document: &InputDocument,
) -> anyhow::Result<NotePages> {
    let lock = || known.0.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((at, found)) = lock().get(&workshop)
        && *at == revision
    {
        return Ok(Arc::clone(found));
    }
    let found = Arc::new(pages(document)?);
    let mut remembered = lock();
    if remembered.len() >= PAGES_KNOWN_MAX {
        remembered.clear();
    }
    remembered.insert(workshop, (revision, Arc::clone(&found)));
    Ok(found)
}

/// The receipt of one note: `/kvittering/CODE/RECEIPT`. A wrong code counts as a guess.
pub async fn show(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Path((code, mark)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let address = enter(&app, &headers, peer).await?;
    let workshop = by_code(&app, address, &code)?;
    let room = app.0.rooms.open(workshop).await?;
    let state = room.state();
    if note_of(&state, &mark).is_none() {
        return Err(wrong_guess(&app, address));
    }
    let (known, drawings) = (Arc::clone(&app.0.pages), app.0.press.drawings());
    let page = app
        .0
        .press
        .run(move || {
            let note = note_of(&state, &mark).context("a note is gone from a state that had it")?;
            let composed = compose_with(&state, Means::plain(&drawings))?;
            let page = pages_of(&known, workshop, state.revision, &composed.document)?.get(&note.id).copied();
            anyhow::Ok(html::html(&receipt(&state, &composed.account, note, &mark, page)))
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
