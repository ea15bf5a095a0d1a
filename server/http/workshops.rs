//! New workshops, made from the standard template or an archive by whoever has the organiser's key.

use std::net::SocketAddr;

use anyhow::Context;
use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::JsonRejection;
use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};

use super::App;
use super::access::{enter, is_organiser};
use super::problem::Problem;
use crate::document::archive::{self, Archive};
use crate::protocol::Links;
use crate::room::rooms::Made;
use crate::workshop::decide::checked_settings;
use crate::workshop::event::Recorded;
use crate::workshop::limits::GROUPS_MAX;
use crate::workshop::people::Role;
use crate::workshop::refusal::{Measure, Refusal};
use crate::workshop::settings::Settings;
use crate::workshop::template;

/// What a new workshop is to be.
#[derive(Deserialize)]
pub struct NewWorkshop {
    settings: Settings,
    /// How many groups; without it the template's number.
    #[serde(default)]
    groups: Option<u16>,
}

/// A workshop that was made.
#[derive(Serialize)]
pub struct MadeWorkshop {
    code: String,
    links: Links,
}

/// Makes a workshop from the standard template and gives its links.
pub async fn create(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    body: Result<Json<NewWorkshop>, JsonRejection>,
) -> Result<impl IntoResponse, Problem> {
    organiser_enters(&app, &headers, peer).await?;
    let Json(wanted) = body.map_err(|rejection| Problem::Malformed(rejection.body_text()))?;
    let settings = checked_settings(wanted.settings).map_err(Problem::Refused)?;
    let groups = wanted.groups.unwrap_or(template::GROUPS_AT_START);
    if usize::from(groups) > GROUPS_MAX {
        let refusal = Refusal::too_long(Measure::Groups, GROUPS_MAX, usize::from(groups));
        return Err(Problem::Refused(refusal));
    }
    let made = app.0.rooms.create(template::standard(settings, groups)).await?;
    answer(&app, &made)
}

/// Makes a workshop of an archive and gives its links.
pub async fn import(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<impl IntoResponse, Problem> {
    organiser_enters(&app, &headers, peer).await?;
    let events = tokio::task::spawn_blocking(move || events_of(&body))
        .await
        .context("reading an archive broke")?
        .map_err(Problem::Malformed)?;
    let made = app.0.rooms.import(events).await?;
    answer(&app, &made)
}

/// The events of an archive, or the place of its first mistake.
fn events_of(body: &[u8]) -> Result<Vec<Recorded>, String> {
    let mut json = serde_json::Deserializer::from_slice(body);
    let archive: Archive = serde_path_to_error::deserialize(&mut json)
        .map_err(|error| format!("at {}: {}", error.path(), error.inner()))?;
    archive::events(&archive).map_err(|problem| problem.to_string())
}

/// Whoever guesses at the organiser's key is slowed down like one who guesses at a code.
async fn organiser_enters(app: &App, headers: &HeaderMap, peer: SocketAddr) -> Result<(), Problem> {
    let address = enter(app, headers, peer).await?;
    if is_organiser(app, headers) {
        return Ok(());
    }
    app.0.guesses.wrong(address);
    Err(Problem::UnknownKey)
}

fn answer(app: &App, made: &Made) -> Result<impl IntoResponse + use<>, Problem> {
    let links = app.links(&made.code, Role::Facilitator, &made.keys.facilitator);
    let links = links.context("a facilitator has no links")?;
    Ok((StatusCode::CREATED, Json(MadeWorkshop { code: made.code.as_str().to_owned(), links })))
}
