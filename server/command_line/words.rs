//! `moteplass words`: counts the words of notes as a word cloud does.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, bail};
use clap::Args;
use serde::{Deserialize, Serialize};

use super::files::Files;
use crate::cloud::weight;
use crate::text::{self, Language};

/// Count the words of notes as the word cloud does
///
/// Reads JSON: {"language": "nb", "notes": [{"id": "1", "text": "Møteplasser for alle"}]}. Each note counts once for each
/// word; «møteplass» and «møteplasser» are one word, bokmål and nynorsk meet, and words such as «og» and «viktig» are left
/// out. Writes JSON: the words with how many notes said them, most said first.
#[derive(Args, Debug)]
pub struct Words {
    #[command(flatten)]
    files: Files,
}

/// Notes as they come in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Input {
    #[serde(default)]
    language: String,
    /// Other subcommands take the question too; the same file serves here.
    #[serde(default, rename = "question")]
    _question: serde::de::IgnoredAny,
    notes: Vec<Note>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Note {
    id: String,
    text: String,
    #[serde(default, rename = "group")]
    _group: serde::de::IgnoredAny,
}

#[derive(Serialize)]
struct Output<'a> {
    words: Vec<Word<'a>>,
}

#[derive(Serialize)]
struct Word<'a> {
    text: String,
    count: usize,
    forms: BTreeMap<String, usize>,
    notes: Vec<&'a str>,
}

/// Runs the subcommand.
pub fn run(words: &Words) -> Result<()> {
    let input: Input = words.files.read_json()?;
    let mut seen = BTreeSet::new();
    for (index, note) in input.notes.iter().enumerate() {
        if !seen.insert(note.id.as_str()) {
            bail!("at notes[{index}].id: two notes have the id {:?}", note.id);
        }
    }
    words.files.write_json(&count(&input))
}

/// The words of the notes, whatever order they came in.
fn count(input: &Input) -> Output<'_> {
    let mut notes: Vec<&Note> = input.notes.iter().collect();
    notes.sort_by(|a, b| a.id.cmp(&b.id));
    let texts: Vec<&str> = notes.iter().map(|note| note.text.as_str()).collect();
    let languages = text::languages_among(&texts, Language::from_code(&input.language));
    let analysed = text::analyse_notes(&texts, &languages);
    let weighed = weight::weigh(&text::points_of_notes(&analysed));
    let word = |word: weight::Weighed| Word {
        notes: word.notes.iter().map(|index| notes[*index].id.as_str()).collect(),
        text: word.text,
        count: word.count,
        forms: word.forms,
    };
    Output { words: weighed.into_iter().map(word).collect() }
}
