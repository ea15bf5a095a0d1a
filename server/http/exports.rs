//! What leaves the server as a file: the archive of a whole workshop.

use anyhow::Context;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, header};
use axum::response::IntoResponse;
use serde::Deserialize;

use super::App;
use super::access::staff;
use super::problem::Problem;
use crate::document::archive::{self, People};

/// What an archive is to hold.
#[derive(Deserialize)]
pub struct ArchiveOptions {
    /// Whether it tells who took part; no unless asked for.
    #[serde(default)]
    people: bool,
}

/// The archive of the key's workshop.
pub async fn archive(
    State(app): State<App>,
    headers: HeaderMap,
    Query(options): Query<ArchiveOptions>,
) -> Result<impl IntoResponse, Problem> {
    let holder = staff(&app, &headers)?;
    let room = app.0.rooms.open(holder.workshop).await?;
    let people = if options.people { People::Named } else { People::Counted };
    let json = tokio::task::spawn_blocking(move || archive::of_state(&room.state(), people).to_json())
        .await
        .context("writing an archive broke")?;
    let name = "attachment; filename=\"moteplass.json\"";
    Ok(([(header::CONTENT_TYPE, "application/json"), (header::CONTENT_DISPOSITION, name)], json))
}
