//! The rules said no: a closed list with facts and no prose; the browser has the sentence for each.

use serde::{Deserialize, Serialize};

/// Why a command was not carried out. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Refusal {
    /// This role may not do that.
    NotAllowed,
    /// The server does not understand what was asked.
    Malformed,
    /// The phone has not joined the workshop.
    NotJoined,
    /// It belongs to someone else.
    NotYours,
    /// There is no such question, group, note, theme or line any more.
    Unknown { what: Thing },
    /// The question has not been opened yet.
    NotOpened,
    /// The note is withdrawn or erased.
    Gone,
    /// The same id came with other words: two notes would have become one.
    IdTaken,
    /// There must be some text.
    Empty { what: Measure },
    /// Longer, or more, than there is room for.
    TooMuch { what: Measure, max: u32, is: u32 },
    /// It is still in use and cannot be removed.
    InUse { what: Thing },
    /// Someone changed the same thing in the meantime; look again.
    Collision,
    /// There is nothing to undo or redo.
    NothingToUndo,
    /// A quotation must be the note's own words.
    QuotationDiffers,
    /// A value is outside what makes sense.
    OutOfRange { what: Measure },
    /// A file cannot follow the document.
    UnfitFile { why: Unfit },
}

impl Refusal {
    /// More than fits.
    pub fn too_long(what: Measure, max: usize, is: usize) -> Self {
        let narrow = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Self::TooMuch { what, max: narrow(max), is: narrow(is) }
    }
}

/// Why a file cannot follow the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Unfit {
    /// It is none of the kinds that are taken.
    UnknownKind,
    /// It begins as one of them, but cannot be read.
    Damaged,
    /// It cannot be opened without a password.
    Locked,
    /// It has nothing in it.
    Empty,
}

/// What a refusal is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Thing {
    Question,
    Group,
    Note,
    Theme,
    Line,
    Participant,
    Attachment,
}

/// What was measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    NoteChars,
    NoteBytes,
    TitleChars,
    PersonChars,
    PartChars,
    ReasonChars,
    WordingChars,
    Notes,
    Participants,
    Groups,
    Questions,
    Themes,
    Recipients,
    WordDecisions,
    Batch,
    Attachments,
    FileBytes,
    AllFilesBytes,
    Pixels,
    AltChars,
    Minutes,
    Level,
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "refused: {self:?}")
    }
}

impl std::error::Error for Refusal {}
