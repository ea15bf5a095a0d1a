//! Arkiv: one JSON file that holds a whole workshop, to keep, to move to another server, or to write by hand.
//!
//! Reading is lenient (title, questions and notes are enough) and names the place of a mistake; writing is
//! strict and always the same, so that export → import → export gives the same bytes. `docs/ARCHIVE.md` tells
//! how to write one, `docs/archive.schema.json` is its schema.

mod boards;
mod files;
mod read;
#[cfg(test)]
mod tests;
mod time;
mod write;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::workshop::dismissal::Dismissal;
use crate::workshop::ids::{AttachmentId, GroupId, LineId, NoteId, ParticipantId, QuestionId, ThemeId};
use crate::workshop::note::Standing;
use crate::workshop::people::{Person, SeatHash};
use crate::workshop::settings::{Date, DocumentOptions, Form, Language, Part, PartText};
use crate::workshop::words::{CloudSettings, WordDecision};

pub use read::{Problem, events, state};
pub use time::Time;
pub use write::{People, of_state};

/// The name and version of the form; a file may leave it out.
pub const SCHEMA: &str = "moteplass-archive/1";

/// Arkiv: a whole workshop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Archive {
    /// Always `moteplass-archive/1`.
    #[serde(default = "this_schema")]
    pub schema: String,
    /// What the workshop, and its document, is called.
    pub title: String,
    #[serde(default)]
    pub place: String,
    /// The day it was held: `2026-05-04`.
    #[serde(default)]
    pub date: Option<Date>,
    #[serde(default)]
    pub organiser: String,
    /// Those the document is addressed to, in order.
    #[serde(default)]
    pub recipients: Vec<String>,
    /// Name, e-mail or telephone of whoever answers for the document.
    #[serde(default)]
    pub contact: String,
    /// The language of the document's own words: `nb`, `nn` or `en`.
    #[serde(default)]
    pub language: Language,
    /// In the order they were asked.
    pub questions: Vec<ArchivedQuestion>,
    /// In the order they are listed. A group that only a note names is added after these.
    #[serde(default)]
    pub groups: Vec<ArchivedGroup>,
    /// Who took part: without `person` they are only counted.
    #[serde(default)]
    pub participants: Vec<ArchivedParticipant>,
    /// In the order they were received.
    pub notes: Vec<ArchivedNote>,
    /// What the secretariat made of the notes, question by question.
    #[serde(default)]
    pub boards: Vec<ArchivedBoard>,
    /// What was decided about word clouds.
    #[serde(default)]
    pub clouds: Vec<ArchivedCloud>,
    /// The secretariat's own texts.
    #[serde(default)]
    pub parts: BTreeMap<Part, PartText>,
    /// What the document shows beside the lines themselves.
    #[serde(default)]
    pub document: DocumentOptions,
    /// Files that follow the document, in the order they are listed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<ArchivedAttachment>,
}

/// Spørsmål: what was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ArchivedQuestion {
    /// What notes and boards call it; without it, its number in the list (1, 2, …).
    #[serde(default)]
    pub id: Option<QuestionId>,
    pub title: String,
    /// Printed under the question.
    #[serde(default)]
    pub lead: String,
    /// How its answers are printed: `themes`, `list` or `cloud`.
    #[serde(default)]
    pub form: Form,
    /// How long it was meant to be open; 0 is without a clock.
    #[serde(default)]
    pub minutes: u16,
    #[serde(default)]
    pub phase: ArchivedPhase,
    /// When an open question ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_at: Option<Time>,
}

/// How far a question has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ArchivedPhase {
    Waiting,
    Open,
    #[default]
    Closed,
}

/// Gruppe: people who answered together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ArchivedGroup {
    /// What notes call it; without it, its number in the list (1, 2, …).
    #[serde(default)]
    pub id: Option<GroupId>,
    pub name: String,
}

/// Deltaker: someone who took part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ArchivedParticipant {
    /// Without it, the number in the list (1, 2, …).
    #[serde(default)]
    pub id: Option<ParticipantId>,
    #[serde(default)]
    pub group: Option<GroupRef>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub joined_at: Option<Time>,
    /// The hash of the phone's own secret: the same phone finds its seat again after an import.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seat: Option<SeatHash>,
    /// What they said about themselves; printed only with `may_be_printed`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<Person>,
}

/// A group by its id or by its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged, expecting = "a group is its id (a number) or its name (a text)")]
pub enum GroupRef {
    Id(GroupId),
    Name(String),
}

/// Innspill: one thing one group wanted said, in its own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ArchivedNote {
    /// 1 to 64 ASCII letters, digits, `-` or `_`; without it, `n001`, `n002`, … by its number in the list.
    #[serde(default)]
    pub id: Option<NoteId>,
    /// The id of the question it answers.
    pub question: QuestionId,
    /// Without it, the first group.
    #[serde(default)]
    pub group: Option<GroupRef>,
    /// The participant who wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<ParticipantId>,
    /// Empty only when it was erased.
    #[serde(default)]
    pub text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written_at: Option<Time>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrected_at: Option<Time>,
    /// `received`, `held`, `withdrawn` or `erased`; only a received note is printed.
    #[serde(default)]
    pub standing: Standing,
    /// Participants who agreed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supporters: Vec<ParticipantId>,
}

/// Tavle: the themes and lines of one question, in the order they are read. Notes that are not mentioned are
/// not yet placed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ArchivedBoard {
    pub question: QuestionId,
    #[serde(default)]
    pub themes: Vec<ArchivedTheme>,
    /// Lines without a theme: the whole of a plain list.
    #[serde(default)]
    pub lines: Vec<ArchivedLine>,
    /// Notes that are not printed.
    #[serde(default)]
    pub left_out: Vec<ArchivedLeftOut>,
    /// Suggestions of the machine's that people said no to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dismissed: Vec<Dismissal>,
}

/// Tema: lines under a heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ArchivedTheme {
    /// From 1; without it, the next that is free.
    #[serde(default)]
    pub id: Option<ThemeId>,
    pub heading: String,
    /// Whether a person chose the heading.
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub named_by_hand: bool,
    #[serde(default)]
    pub lines: Vec<ArchivedLine>,
}

/// Linje: one line of the document with the notes behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ArchivedLine {
    /// From 1; without it, the next that is free.
    #[serde(default)]
    pub id: Option<LineId>,
    /// The notes behind it; the first gives the words.
    pub notes: Vec<NoteId>,
    /// Words of the secretariat's own instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wording: Option<String>,
    /// 1 to 3; a line of level 2 belongs to the nearest line of level 1 above it.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub level: u8,
    /// Whether it is printed as a quotation.
    #[serde(default, skip_serializing_if = "is_no")]
    pub quoted: bool,
    /// Whether a person placed it.
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub placed_by_hand: bool,
}

/// Utelatt: a note that is not printed, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ArchivedLeftOut {
    pub note: NoteId,
    pub reason: String,
}

/// Ordsky: how one cloud counts, and what was decided about its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ArchivedCloud {
    pub question: QuestionId,
    #[serde(default)]
    pub settings: CloudSettings,
    /// In the order they were made.
    #[serde(default)]
    pub decisions: Vec<WordDecision>,
}

/// Vedlegg: a file that follows the document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ArchivedAttachment {
    /// Without it, the number in the list (1, 2, …).
    #[serde(default)]
    pub id: Option<AttachmentId>,
    /// What the file is called.
    pub name: String,
    /// What the document calls it; the file's name when it is empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// What a picture shows, for those who do not see it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub alt: String,
    /// The file itself (PDF, PNG, JPEG or UTF-8 text) in base64.
    pub content: String,
}

impl Archive {
    /// The file: indented JSON with a line end.
    pub fn to_json(&self) -> String {
        let mut json =
            serde_json::to_string_pretty(self).expect("an archive has only texts, numbers and lists");
        json.push('\n');
        json
    }
}

/// The JSON Schema of the archive.
pub fn json_schema() -> String {
    let schema = schemars::schema_for!(Archive);
    let mut json = serde_json::to_string_pretty(&schema).expect("a schema is plain JSON");
    json.push('\n');
    json
}

fn this_schema() -> String {
    SCHEMA.into()
}

fn yes() -> bool {
    true
}

fn is_yes(value: &bool) -> bool {
    *value
}

fn is_no(value: &bool) -> bool {
    !*value
}

fn one() -> u8 {
    1
}

fn is_one(value: &u8) -> bool {
    *value == 1
}
