//! Innspill: one thing one group wanted said, in its own words.

use std::collections::BTreeSet;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use unicode_normalization::{UnicodeNormalization, is_nfc};
use unicode_segmentation::UnicodeSegmentation;

use super::ids::{GroupId, Moment, NoteId, ParticipantId, QuestionId, Revision};
use super::limits::{NOTE_BYTES_MAX, NOTE_CHARS_MAX};
use super::refusal::{Measure, Refusal};

/// Innspill: one thing one group wanted said, in its own words.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    pub id: NoteId,
    pub question: QuestionId,
    /// The group that the writer sat in when the note was written; the server's word, not the phone's.
    pub group: GroupId,
    /// Who wrote it; `None` when staff took it down for a table or it came with an imported file.
    pub author: Option<ParticipantId>,
    pub text: NoteText,
    pub written_at: Moment,
    /// The revision that first acknowledged it: what every repeat is answered with.
    pub revision: Revision,
    /// When the writer last changed the wording.
    pub corrected_at: Option<Moment>,
    pub standing: Standing,
    /// Those in the group who said «enig».
    pub supporters: BTreeSet<ParticipantId>,
}

/// Where a note stands: only a received note is shown on the wall or printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Mottatt.
    #[default]
    Received,
    /// Holdt tilbake: the facilitator keeps it from the wall and the document.
    Held,
    /// Trukket: its writer took it back.
    Withdrawn,
    /// Slettet på forespørsel: its text is gone; the account still counts it.
    Erased,
}

/// The words of a note: NFC, no control characters, not empty, at most [`NOTE_CHARS_MAX`] graphemes and [`NOTE_BYTES_MAX`] bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS), ts(type = "string"))]
#[serde(transparent)]
pub struct NoteText(Arc<str>);

impl NoteText {
    /// Takes what a person typed: every visible character is kept, blanks at the ends and control characters go.
    pub fn parse(typed: &str) -> Result<Self, Refusal> {
        let text = clean(typed);
        if text.is_empty() {
            return Err(Refusal::Empty { what: Measure::NoteChars });
        }
        // Before the characters are counted: what is far too long is not even looked at.
        if text.len() > NOTE_BYTES_MAX {
            return Err(Refusal::too_long(Measure::NoteBytes, NOTE_BYTES_MAX, text.len()));
        }
        // No text has more characters than bytes, so most need not be counted.
        let chars = if text.len() > NOTE_CHARS_MAX { text.graphemes(true).count() } else { 0 };
        if chars > NOTE_CHARS_MAX {
            return Err(Refusal::too_long(Measure::NoteChars, NOTE_CHARS_MAX, chars));
        }
        Ok(Self(text.into()))
    }

    /// What is left of a note whose text was erased.
    pub fn erased() -> Self {
        Self("".into())
    }

    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// NFC, one kind of line end, no characters that a file or a screen cannot carry, no blanks at the ends.
pub fn clean(typed: &str) -> String {
    let unified = typed.replace("\r\n", "\n").replace('\r', "\n");
    // Phones write NFC; to find that out costs much less than to make it.
    let composed = if is_nfc(&unified) { unified } else { unified.nfc().collect() };
    let kept: String = composed.chars().filter(|&letter| is_carried(letter)).collect();
    kept.trim().to_owned()
}

/// Control characters and the private area cannot be printed, stored in XML or read aloud; all else is kept.
fn is_carried(letter: char) -> bool {
    match letter {
        '\n' | '\t' => true,
        '\u{FFFE}' | '\u{FFFF}' => false,
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' => false,
        other => !other.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, expected: Option<&str>) {
        assert_eq!(NoteText::parse(typed).ok().as_ref().map(NoteText::as_str), expected);
    }

    #[test]
    fn every_visible_letter_is_kept() {
        check("  Å, så blåbærsyltetøy ", Some("Å, så blåbærsyltetøy"));
        check("A\u{30A}pent hus", Some("Åpent hus"));
        check("čđŋšŧž á 👍🏽 <b>&amp;</b> =1+1", Some("čđŋšŧž á 👍🏽 <b>&amp;</b> =1+1"));
        check("linje 1\r\nlinje 2", Some("linje 1\nlinje 2"));
        check("hemme\u{7}lig\u{0}", Some("hemmelig"));
        check(" \n\u{7} ", None);
        check(&"å".repeat(NOTE_CHARS_MAX), Some(&"å".repeat(NOTE_CHARS_MAX)));
        check(&"å".repeat(NOTE_CHARS_MAX + 1), None);
        check(&"👍🏽".repeat(NOTE_CHARS_MAX), Some(&"👍🏽".repeat(NOTE_CHARS_MAX)));
        check(&"👨‍👩‍👧‍👦".repeat(NOTE_CHARS_MAX), None);
    }
}
