//! What leaves the server as a file: the document in each format, its account, and the archive of the whole workshop.
//!
//! Same revision and same format, same bytes: the `ETag` says so, and a browser that has them is not sent them again.

use std::sync::Arc;

use anyhow::Context;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use tokio::sync::Semaphore;

use super::App;
use super::access::staff;
use super::problem::Problem;
use crate::document::account::AccountFault;
use crate::document::archive::{self, People};
use crate::document::compose::compose;
use crate::document::{Format, export};
use crate::room::RoomHandle;
use crate::store::WorkshopId;
use crate::workshop::ids::Revision;

/// Documents made at once: each may take a second of a processor and some tens of megabytes.
const AT_ONCE_MAX: usize = 2;
/// Those who may wait for their turn; more are asked to come back.
const WAITING_MAX: usize = 16;

/// Keeps the making of documents from taking the processors that the room needs.
#[derive(Clone)]
pub struct Press {
    turns: Arc<Semaphore>,
    places: Arc<Semaphore>,
}

impl Default for Press {
    fn default() -> Self {
        Self {
            turns: Arc::new(Semaphore::new(AT_ONCE_MAX)),
            places: Arc::new(Semaphore::new(AT_ONCE_MAX + WAITING_MAX)),
        }
    }
}

impl Press {
    /// Runs heavy work when it is its turn; busy when too many wait already.
    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Problem> {
        let _place = self.places.try_acquire().map_err(|_| Problem::Busy)?;
        let turn = Arc::clone(&self.turns).acquire_owned().await.map_err(|_| Problem::Busy)?;
        // The turn goes with the work: one who hangs up does not make room for two.
        let worked = tokio::task::spawn_blocking(move || {
            let done = work();
            drop(turn);
            done
        });
        Ok(worked.await.context("making a file broke")?)
    }
}

/// The document of the key's workshop; the end of the address says in which format.
pub async fn document(
    State(app): State<App>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let holder = staff(&app, &headers)?;
    let format = name.strip_prefix("document.").and_then(format_of).ok_or(Problem::NotFound)?;
    let room = app.0.rooms.open(holder.workshop).await?;
    if let Some(unchanged) = unchanged(&app, &headers, &room, &name) {
        return Ok(unchanged);
    }
    let (revision, exported) = app
        .0
        .press
        .run(move || {
            let state = room.state();
            (state.revision, export(&state, format))
        })
        .await?;
    let exported = exported.map_err(|error| match error.downcast_ref::<AccountFault>() {
        Some(fault) => Problem::Unaccounted(fault.to_string()),
        None => Problem::Broken(error),
    })?;
    let file = format!("moteplass.{}", format.extension());
    Ok(file_response(
        &etag(&app, holder.workshop, revision, &name),
        format.media_type(),
        &file,
        exported.bytes,
    ))
}

/// Where each note of the key's workshop stands in the document, or why it does not.
pub async fn account(State(app): State<App>, headers: HeaderMap) -> Result<Response, Problem> {
    let holder = staff(&app, &headers)?;
    let room = app.0.rooms.open(holder.workshop).await?;
    let name = "account.json";
    if let Some(unchanged) = unchanged(&app, &headers, &room, name) {
        return Ok(unchanged);
    }
    let (revision, composed) = app
        .0
        .press
        .run(move || {
            let state = room.state();
            (state.revision, compose(&state))
        })
        .await?;
    let account = composed.map_err(|fault| Problem::Unaccounted(fault.to_string()))?.account;
    let json = serde_json::to_vec_pretty(&account).context("the account is not JSON")?;
    let etag = etag(&app, holder.workshop, revision, name);
    Ok(file_response(&etag, "application/json", "moteplass-account.json", json))
}

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
) -> Result<Response, Problem> {
    let holder = staff(&app, &headers)?;
    let room = app.0.rooms.open(holder.workshop).await?;
    let (people, name) =
        if options.people { (People::Named, "archive-people") } else { (People::Counted, "archive") };
    if let Some(unchanged) = unchanged(&app, &headers, &room, name) {
        return Ok(unchanged);
    }
    let (revision, json) = app
        .0
        .press
        .run(move || {
            let state = room.state();
            (state.revision, archive::of_state(&state, people).to_json())
        })
        .await?;
    let etag = etag(&app, holder.workshop, revision, name);
    Ok(file_response(&etag, "application/json", "moteplass.json", json.into_bytes()))
}

fn format_of(extension: &str) -> Option<Format> {
    Some(match extension {
        "pdf" => Format::Pdf,
        "docx" => Format::Docx,
        "odt" => Format::Odt,
        "html" => Format::Html,
        "md" => Format::Markdown,
        "txt" => Format::Plain,
        "xlsx" => Format::Xlsx,
        "csv" => Format::Csv,
        "json" => Format::Json,
        _unknown => return None,
    })
}

/// The log, its revision, the file and the program that makes it: what the bytes depend on.
fn etag(app: &App, workshop: WorkshopId, revision: Revision, file: &str) -> String {
    format!("\"{}-{}-{revision}-{file}-{}\"", app.0.store.epoch(), workshop.0, env!("CARGO_PKG_VERSION"))
}

/// The answer to one who has these bytes already.
fn unchanged(app: &App, headers: &HeaderMap, room: &RoomHandle, file: &str) -> Option<Response> {
    let etag = etag(app, room.workshop(), room.revision(), file);
    let known = headers.get(header::IF_NONE_MATCH)?.to_str().ok()?;
    let is_known = known.split(',').any(|tag| tag.trim().trim_start_matches("W/") == etag);
    is_known.then(|| (StatusCode::NOT_MODIFIED, [(header::ETAG, etag)]).into_response())
}

fn file_response(etag: &str, media_type: &'static str, file: &str, bytes: Vec<u8>) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    for (name, value) in [
        (header::ETAG, etag.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{file}\"")),
    ] {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(name, value);
        }
    }
    response
}
