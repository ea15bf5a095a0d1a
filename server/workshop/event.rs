//! What happened, in the past tense. Events are stored for ever: variants are added, never changed.

use serde::{Deserialize, Serialize};

use super::attachment::Attachment;
use super::board::{Change, Deed};
use super::ids::{AttachmentId, GroupId, Moment, NoteId, ParticipantId, QuestionId, Revision};
use super::note::NoteText;
use super::people::{By, Group, Person, SeatHash};
use super::settings::{DocumentOptions, Form, Part, PartText, Settings};
use super::words::{CloudSettings, WordDecision};

/// An event with its place in the log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Recorded {
    pub revision: Revision,
    pub at: Moment,
    /// Who did it; left out where nobody is to be told.
    #[serde(default = "By::untold", skip_serializing_if = "By::is_untold")]
    #[cfg_attr(test, ts(as = "Option<By>", optional))]
    pub by: By,
    pub event: Event,
}

/// Something that happened in a workshop.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Event {
    // ── the workshop ──
    Described {
        settings: Settings,
    },
    QuestionAdded {
        question: QuestionId,
        title: String,
        lead: String,
        form: Form,
        minutes: u16,
    },
    QuestionChanged {
        question: QuestionId,
        title: String,
        lead: String,
        form: Form,
        minutes: u16,
    },
    QuestionRemoved {
        question: QuestionId,
    },
    QuestionMoved {
        question: QuestionId,
        before: Option<QuestionId>,
    },
    GroupAdded {
        group: Group,
    },
    GroupRenamed {
        group: GroupId,
        name: String,
    },
    GroupRemoved {
        group: GroupId,
    },

    // ── people ──
    ParticipantJoined {
        participant: ParticipantId,
        seat: SeatHash,
        group: GroupId,
    },
    GroupChanged {
        participant: ParticipantId,
        group: GroupId,
    },
    /// The person is stored apart from the log and can be emptied; `None` when it was.
    PersonGiven {
        participant: ParticipantId,
        person: Option<Person>,
    },

    // ── time and wall ──
    /// One question opened; whichever was open closed.
    QuestionOpened {
        question: QuestionId,
        ends_at: Option<Moment>,
    },
    QuestionClosed {
        question: QuestionId,
    },
    EndMoved {
        question: QuestionId,
        ends_at: Moment,
    },
    WallBlanked {
        blank: bool,
    },

    // ── notes ──
    NoteWritten {
        note: NoteId,
        question: QuestionId,
        group: GroupId,
        author: Option<ParticipantId>,
        text: NoteText,
    },
    NoteCorrected {
        note: NoteId,
        text: NoteText,
    },
    NoteWithdrawn {
        note: NoteId,
    },
    NoteSupported {
        note: NoteId,
        participant: ParticipantId,
        agree: bool,
    },
    NoteHeld {
        note: NoteId,
    },
    NoteReleased {
        note: NoteId,
    },
    /// The text is emptied wherever it was stored; the note is still counted.
    NoteErased {
        note: NoteId,
    },

    // ── synthesis and document ──
    CloudSet {
        question: QuestionId,
        settings: CloudSettings,
    },
    WordDecided {
        question: QuestionId,
        decision: WordDecision,
    },
    BoardChanged {
        question: QuestionId,
        deed: Deed,
        changes: Vec<Change>,
        undoes: Option<Revision>,
    },
    PartWritten {
        part: Part,
        text: PartText,
    },
    DocumentSet {
        options: DocumentOptions,
    },
    /// The file itself is stored apart from the log, and goes when the attachment is removed.
    AttachmentAdded {
        attachment: Attachment,
    },
    AttachmentDescribed {
        attachment: AttachmentId,
        title: String,
        alt: String,
    },
    AttachmentMoved {
        attachment: AttachmentId,
        before: Option<AttachmentId>,
    },
    AttachmentRemoved {
        attachment: AttachmentId,
    },
}
