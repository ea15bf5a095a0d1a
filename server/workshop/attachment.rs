//! Vedlegg: a file that follows the document, and what readers are told of it.

use std::fmt;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::command::Command;
use super::decide::{Decision, title};
use super::event::Event;
use super::ids::AttachmentId;
use super::limits::{ALT_CHARS_MAX, ATTACHMENT_BYTES_MAX, ATTACHMENTS_BYTES_MAX, ATTACHMENTS_MAX};
use super::note::clean;
use super::people::within;
use super::refusal::{Measure, Refusal, Thing};
use super::state::State;

/// Vedlegg: one file of the workshop, in the order they are listed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Attachment {
    pub id: AttachmentId,
    /// What the file is called.
    pub name: String,
    pub kind: FileKind,
    /// What the document calls it; the file's name when it is empty.
    #[serde(default)]
    pub title: String,
    /// What a picture shows, for those who do not see it.
    #[serde(default)]
    pub alt: String,
    pub size_bytes: u32,
    /// The file itself: stored apart from the log, and never on the wire.
    #[serde(skip)]
    pub content: Content,
}

/// What kind of file an attachment is, by its bytes and not by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    Pdf,
    Png,
    Jpeg,
    /// UTF-8.
    Text,
}

/// The bytes of a file, shared by all who hold them.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Content(Arc<[u8]>);

impl Content {
    /// Takes the bytes over.
    pub fn new(bytes: Vec<u8>) -> Self {
        Self(bytes.into())
    }

    /// The bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// How many bytes, as a number that is stored.
    pub fn size_bytes(&self) -> u32 {
        u32::try_from(self.0.len()).unwrap_or(u32::MAX)
    }
}

impl fmt::Debug for Content {
    /// A file says nothing in a log.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Content({} bytes)", self.0.len())
    }
}

impl Attachment {
    /// What the document calls it.
    pub fn shown(&self) -> &str {
        if self.title.is_empty() { &self.name } else { &self.title }
    }

    /// Whether it is a picture, which needs words for those who do not see it.
    pub fn is_picture(&self) -> bool {
        match self.kind {
            FileKind::Png | FileKind::Jpeg => true,
            FileKind::Pdf | FileKind::Text => false,
        }
    }

    /// The same with every text cleaned, if it fits beside those that are there.
    pub fn checked(self, known: &[Attachment]) -> Result<Self, Refusal> {
        let (count, size) = (known.len() + 1, self.content.bytes().len());
        if count > ATTACHMENTS_MAX {
            return Err(Refusal::too_long(Measure::Attachments, ATTACHMENTS_MAX, count));
        }
        if size > ATTACHMENT_BYTES_MAX {
            return Err(Refusal::too_long(Measure::FileBytes, ATTACHMENT_BYTES_MAX, size));
        }
        let all = known.iter().map(|attachment| attachment.size_bytes as usize).sum::<usize>() + size;
        if all > ATTACHMENTS_BYTES_MAX {
            return Err(Refusal::too_long(Measure::AllFilesBytes, ATTACHMENTS_BYTES_MAX, all));
        }
        let name = title(self.name.rsplit(['/', '\\']).next().unwrap_or_default())?;
        if name.is_empty() {
            return Err(Refusal::Empty { what: Measure::TitleChars });
        }
        Ok(Self {
            name,
            title: title(&self.title)?,
            alt: alt_text(&self.alt)?,
            size_bytes: self.content.size_bytes(),
            ..self
        })
    }
}

impl State {
    /// Decides a command about an attached file.
    pub(super) fn decide_attachment(&self, command: Command) -> Result<Decision, Refusal> {
        let known = |id: AttachmentId| {
            let found = self.attachments.iter().find(|known| known.id == id);
            found.ok_or(Refusal::Unknown { what: Thing::Attachment })
        };
        match command {
            Command::AddAttachment { attachment } => {
                let id = AttachmentId(self.attachment_id_last + 1);
                let attachment = Attachment { id, ..attachment.checked(&self.attachments)? };
                Ok(Decision::Happens(Event::AttachmentAdded { attachment }))
            }
            Command::DescribeAttachment { attachment, title: typed, alt } => {
                let (title, alt) = (title(&typed)?, alt_text(&alt)?);
                let known = known(attachment)?;
                if known.title == title && known.alt == alt {
                    return Ok(Decision::Happened(self.revision));
                }
                Ok(Decision::Happens(Event::AttachmentDescribed { attachment, title, alt }))
            }
            Command::MoveAttachment { attachment, before } => {
                known(attachment)?;
                before.map_or(Ok(()), |before| known(before).map(|_| ()))?;
                Ok(Decision::Happens(Event::AttachmentMoved { attachment, before }))
            }
            Command::RemoveAttachment { attachment } => {
                known(attachment)?;
                Ok(Decision::Happens(Event::AttachmentRemoved { attachment }))
            }
            other => {
                debug_assert!(false, "not about an attachment: {other:?}");
                Err(Refusal::NotAllowed)
            }
        }
    }
}

/// What a picture shows, on one line; a sentence or three.
fn alt_text(typed: &str) -> Result<String, Refusal> {
    let one_line = clean(typed).split_whitespace().collect::<Vec<_>>().join(" ");
    within(one_line, Measure::AltChars, ALT_CHARS_MAX)
}
