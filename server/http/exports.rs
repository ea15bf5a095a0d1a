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
use super::access::{KeyHolder, staff};
use super::problem::Problem;
use crate::document::account::AccountFault;
use crate::document::archive::{self, People};
use crate::document::compose::{Composed, Means, compose_with};
use crate::document::lint::lint;
use crate::document::{Drawings, Format, cloud_picture, export_with, summary};
use crate::room::RoomHandle;
use crate::store::WorkshopId;
use crate::workshop::ids::{QuestionId, Revision};
use crate::workshop::state;

/// Documents made at once: each may take a second of a processor and some tens of megabytes.
const AT_ONCE_MAX: usize = 2;
/// Those who may wait for their turn; more are asked to come back.
const WAITING_MAX: usize = 16;

/// Keeps the making of documents from taking the processors that the room needs.
#[derive(Clone)]
pub struct Press {
    turns: Arc<Semaphore>,
    places: Arc<Semaphore>,
    drawings: Arc<Drawings>,
}

impl Default for Press {
    fn default() -> Self {
        Self {
            turns: Arc::new(Semaphore::new(AT_ONCE_MAX)),
            places: Arc::new(Semaphore::new(AT_ONCE_MAX + WAITING_MAX)),
            drawings: Arc::default(),
        }
    }
}

impl Press {
    /// The clouds that have been drawn.
    pub fn drawings(&self) -> Arc<Drawings> {
        Arc::clone(&self.drawings)
    }

    /// Runs heavy work when it is its turn; busy when too many wait already.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Problem> {
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
    let file = format!("moteplass.{}", format.extension());
    let wanted = Wanted { name, media_type: format.media_type(), file };
    send(&app, &headers, &holder, wanted, move |state, drawings| match export_with(state, format, drawings) {
        Ok(exported) => Ok(exported.bytes),
        Err(error) => Err(match error.downcast_ref::<AccountFault>() {
            Some(fault) => Problem::Unaccounted(fault.to_string()),
            None => Problem::Broken(error),
        }),
    })
    .await
}

/// Where each note of the key's workshop stands in the document, or why it does not.
pub async fn account(State(app): State<App>, headers: HeaderMap) -> Result<Response, Problem> {
    let holder = staff(&app, &headers)?;
    send(&app, &headers, &holder, Wanted::json("account"), |state, drawings| {
        json(&composed(state, drawings)?.account)
    })
    .await
}

/// What a careful reader would remark on before the document is sent.
pub async fn remarks(State(app): State<App>, headers: HeaderMap) -> Result<Response, Problem> {
    let holder = staff(&app, &headers)?;
    let made = |state: &_, drawings: &_| json(&lint(state, &composed(state, drawings)?.document));
    send(&app, &headers, &holder, Wanted::json("remarks"), made).await
}

/// A draft of the summary, made only of what the document has.
pub async fn summary(State(app): State<App>, headers: HeaderMap) -> Result<Response, Problem> {
    let holder = staff(&app, &headers)?;
    let made = |state: &_, drawings: &_| json(&summary::draft(state, &composed(state, drawings)?.document));
    send(&app, &headers, &holder, Wanted::json("summary"), made).await
}

/// The cloud of one question as a picture of its own: `cloud/4.svg` or `cloud/4.png`.
pub async fn cloud(
    State(app): State<App>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let holder = staff(&app, &headers)?;
    let (question, extension) = name.split_once('.').ok_or(Problem::NotFound)?;
    let question = QuestionId(question.parse().map_err(|_| Problem::NotFound)?);
    let (media_type, is_pixels) = match extension {
        "svg" => ("image/svg+xml", false),
        "png" => ("image/png", true),
        _unknown => return Err(Problem::NotFound),
    };
    let (file, name) = (format!("ordsky-{name}"), format!("cloud-{name}"));
    send(&app, &headers, &holder, Wanted { name, media_type, file }, move |state, drawings| {
        let drawn = cloud_picture(&composed(state, drawings)?.document, question).ok_or(Problem::NotFound)?;
        if is_pixels {
            drawn.png().map(<[u8]>::to_vec).map_err(Problem::Broken)
        } else {
            Ok(drawn.svg().as_bytes().to_vec())
        }
    })
    .await
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
    let (people, name) =
        if options.people { (People::Named, "archive-people") } else { (People::Counted, "archive") };
    let wanted = Wanted { name: name.into(), media_type: "application/json", file: "moteplass.json".into() };
    send(&app, &headers, &holder, wanted, move |state, _| {
        Ok(archive::of_state(state, people).to_json().into_bytes())
    })
    .await
}

/// A file that is asked for.
struct Wanted {
    /// What tells it from the other files of the same workshop.
    name: String,
    media_type: &'static str,
    /// What the browser is to call it.
    file: String,
}

impl Wanted {
    fn json(name: &str) -> Self {
        let file = format!("moteplass-{name}.json");
        Self { name: format!("{name}.json"), media_type: "application/json", file }
    }
}

/// Makes a file when it is its turn, unless the browser has it already.
async fn send(
    app: &App,
    headers: &HeaderMap,
    holder: &KeyHolder,
    wanted: Wanted,
    make: impl FnOnce(&state::State, &Drawings) -> Result<Vec<u8>, Problem> + Send + 'static,
) -> Result<Response, Problem> {
    let room = app.0.rooms.open(holder.workshop).await?;
    if let Some(unchanged) = unchanged(app, headers, &room, &wanted.name) {
        return Ok(unchanged);
    }
    let drawings = app.0.press.drawings();
    let (revision, made) = app
        .0
        .press
        .run(move || {
            let state = room.state();
            (state.revision, make(&state, &drawings))
        })
        .await?;
    let etag = etag(app, holder.workshop, revision, &wanted.name);
    Ok(file_response(&etag, wanted.media_type, &wanted.file, made?))
}

fn composed(state: &state::State, drawings: &Drawings) -> Result<Composed, Problem> {
    compose_with(state, Means::plain(drawings)).map_err(|fault| Problem::Unaccounted(fault.to_string()))
}

fn json(value: &impl serde::Serialize) -> Result<Vec<u8>, Problem> {
    serde_json::to_vec_pretty(value).context("a file is not JSON").map_err(Problem::Broken)
}

fn format_of(extension: &str) -> Option<Format> {
    Some(match extension {
        "pdf" => Format::Pdf,
        "a3.pdf" => Format::PdfWithArchive,
        "docx" => Format::Docx,
        "odt" => Format::Odt,
        "html" => Format::Html,
        "md" => Format::Markdown,
        "txt" => Format::Plain,
        "xlsx" => Format::Xlsx,
        "csv" => Format::Csv,
        "json" => Format::Json,
        "zip" => Format::Parcel,
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
