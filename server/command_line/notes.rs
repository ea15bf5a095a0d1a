//! The notes of one question as files give them: the input that `words` and `themes` share.

use std::collections::BTreeSet;
use std::fmt;

use anyhow::{Result, bail};
use serde::{Deserialize, Serialize};

use super::files::Files;
use crate::text::Language;

/// The notes of one question. Fields that are not known are passed over, so that one file serves more programs.
#[derive(Deserialize)]
pub struct Notes {
    #[serde(default)]
    language: String,
    /// The question that the notes answer.
    #[serde(default)]
    pub question: Option<String>,
    /// The notes, in any order.
    pub notes: Vec<Note>,
}

/// One note.
#[derive(Deserialize)]
pub struct Note {
    /// Its own among the notes.
    pub id: Given,
    /// What was written.
    pub text: String,
    /// Who wrote it, where that is told.
    #[serde(default)]
    pub group: Option<Given>,
}

/// An id as it was written in the file, to be given back in the same way.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(untagged)]
pub enum Given {
    /// A number.
    Number(i64),
    /// A text.
    Text(String),
}

impl Notes {
    /// Reads the notes; two with one id are refused.
    pub fn read(files: &Files) -> Result<Self> {
        let input: Self = files.read_json()?;
        let mut seen = BTreeSet::new();
        for (index, note) in input.notes.iter().enumerate() {
            if !seen.insert(&note.id) {
                bail!("{}: at notes[{index}].id: two notes have the id {}", files.input_name(), note.id);
            }
        }
        Ok(input)
    }

    /// The language that was told; one that is not known is found from the notes instead.
    pub fn language(&self) -> Language {
        Language::from_code(&self.language)
    }
}

impl fmt::Display for Given {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Text(text) => write!(f, "{text:?}"),
        }
    }
}
