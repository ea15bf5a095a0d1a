//! Files that follow the document: sent in, and fetched again.

use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::App;
use super::access::staff;
use super::problem::Problem;
use crate::document::attachable::taken_in;
use crate::room::{Answer, Asker};
use crate::workshop::attachment::{Attachment, Content, FileKind};
use crate::workshop::command::Command;
use crate::workshop::ids::AttachmentId;
use crate::workshop::people::By;

/// What is said of a file in the address; the file itself is the body.
#[derive(Deserialize)]
pub struct Named {
    name: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    alt: String,
}

/// Adds a file to the document of the key's workshop.
pub async fn add(
    State(app): State<App>,
    Query(named): Query<Named>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let holder = staff(&app, &headers)?;
    let content = Content::new(body.to_vec());
    // A picture is unpacked and set to see that it can be; that is as heavy as a document.
    let (kind, content) = app.0.press.run(move || taken_in(content)).await?.map_err(Problem::Refused)?;
    let Named { name, title, alt } = named;
    let (id, size_bytes) = (AttachmentId::default(), content.size_bytes());
    let attachment = Attachment { id, name, kind, title, alt, size_bytes, content };
    let room = app.0.rooms.open(holder.workshop).await?;
    let asked = room.ask(Asker::Staff(By::role(holder.role)), Command::AddAttachment { attachment });
    match asked.await {
        Answer::Accepted(revision) => Ok((StatusCode::CREATED, revision.to_string()).into_response()),
        Answer::Refused(refusal) => Err(Problem::Refused(refusal)),
        Answer::Busy | Answer::TooFast { .. } => Err(Problem::Busy),
        Answer::Broken => Err(Problem::Broken(anyhow::anyhow!("an attachment was not saved"))),
    }
}

/// One file as it was taken in.
pub async fn show(
    State(app): State<App>,
    Path(id): Path<u32>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let holder = staff(&app, &headers)?;
    let state = app.0.rooms.open(holder.workshop).await?.state();
    let known = state.attachments.iter().find(|known| known.id == AttachmentId(id));
    let known = known.ok_or(Problem::NotFound)?;
    let media_type = match known.kind {
        FileKind::Pdf => "application/pdf",
        FileKind::Png => "image/png",
        FileKind::Jpeg => "image/jpeg",
        FileKind::Text => "text/plain; charset=utf-8",
    };
    // Never shown by the browser itself, whatever is in it.
    let headers = [(header::CONTENT_TYPE, media_type), (header::CONTENT_DISPOSITION, "attachment")];
    Ok((headers, known.content.bytes().to_vec()).into_response())
}
