//! What a workshop is called, where it is held, what it asks, and how its document is put together.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};

use super::ids::{Moment, QuestionId};

/// Møteplass: the facts about one gathering.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Settings {
    pub title: String,
    #[serde(default)]
    pub place: String,
    #[serde(default)]
    #[cfg_attr(test, ts(type = "string | null"))]
    pub date: Option<Date>,
    #[serde(default)]
    pub organiser: String,
    /// Those the document is addressed to, in order.
    #[serde(default)]
    pub recipients: Vec<String>,
    /// Name, e-mail or telephone of whoever answers for the document.
    #[serde(default)]
    pub contact: String,
    /// The language of screens and document.
    #[serde(default)]
    pub language: Language,
}

/// The language that a workshop is held in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// Bokmål.
    #[default]
    Nb,
    /// Nynorsk.
    Nn,
    /// English.
    En,
}

/// A day in the calendar, written as in ISO 8601: `2026-05-04`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, JsonSchema)]
#[schemars(with = "String")]
pub struct Date(pub jiff::civil::Date);

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map(Self).map_err(|_| {
            serde::de::Error::custom(format!(
                "'{text}' is not a date; write year-month-day, such as 2026-05-04"
            ))
        })
    }
}

/// Spørsmål: what is asked of the groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub id: QuestionId,
    pub title: String,
    /// Printed under the question in the document; may be empty.
    pub lead: String,
    pub form: Form,
    /// How long it is meant to be open, in minutes; 0 means without a clock.
    pub minutes: u16,
    pub phase: Phase,
}

/// How a question's answers are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// Temaer: lines under headings.
    #[default]
    Themes,
    /// Punktliste: plain lines, which may nest.
    List,
    /// Ordsky: a word cloud with its table of words.
    Cloud,
}

/// A question is waiting, open, then closed; it may be opened again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Phase {
    #[default]
    Waiting,
    /// Open; the end is the server's time, and passing it closes nothing by itself.
    Open {
        #[serde(default)]
        ends_at: Option<Moment>,
    },
    Closed,
}

/// A text of the document that the secretariat writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Innledning; when it is empty, the facts of the workshop are written out.
    Introduction,
    /// Oppsummering og konklusjon.
    Summary,
    /// Vedlegg: one attachment a line.
    Attachments,
    /// Kontakt.
    Contact,
    /// Avsluttende hilsen.
    Greeting,
}

/// What the secretariat wrote for one part: an own heading if the usual one does not fit, and the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PartText {
    /// Replaces the usual heading when it is not empty.
    #[serde(default)]
    pub heading: String,
    /// Paragraphs with an empty line between them.
    #[serde(default)]
    pub text: String,
}

/// Which of the participants the document lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ParticipantList {
    /// Those who said yes to being printed.
    #[default]
    Consenting,
    /// Only the organisations of those who said yes.
    Organisations,
    /// Nobody.
    Nobody,
}

/// What the document shows beside the lines themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default)]
pub struct DocumentOptions {
    pub participants: ParticipantList,
    /// Which groups stand behind a line, in brackets after it.
    pub group_names: bool,
    /// How many groups stand behind a line, in brackets after it.
    pub group_count: bool,
    /// Themes and plain lines by the number of groups behind them instead of by hand.
    pub order_by_weight: bool,
    /// Annex of merged notes and what became of them, and of those left out.
    pub annex_merged: bool,
    /// Annex of all notes as they were received.
    pub annex_received: bool,
    /// The account of every note at the end.
    pub account: bool,
}

impl Default for DocumentOptions {
    fn default() -> Self {
        Self {
            participants: ParticipantList::Consenting,
            group_names: false,
            group_count: false,
            order_by_weight: false,
            annex_merged: false,
            annex_received: false,
            account: true,
        }
    }
}
