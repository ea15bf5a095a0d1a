//! `moteplass words`: counts the words of notes as a word cloud does.

use std::collections::BTreeMap;

use anyhow::Result;
use clap::Args;
use serde::Serialize;

use super::files::Files;
use super::notes::{Given, Note, Notes};
use crate::cloud::weight;
use crate::text;

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

#[derive(Serialize)]
struct Output<'a> {
    words: Vec<Word<'a>>,
}

#[derive(Serialize)]
struct Word<'a> {
    text: String,
    count: usize,
    forms: BTreeMap<String, usize>,
    notes: Vec<&'a Given>,
}

/// Runs the subcommand.
pub fn run(words: &Words) -> Result<()> {
    words.files.write_json(&count(&Notes::read(&words.files)?))
}

/// The words of the notes, whatever order they came in.
fn count(input: &Notes) -> Output<'_> {
    let mut notes: Vec<&Note> = input.notes.iter().collect();
    notes.sort_by(|a, b| a.id.cmp(&b.id));
    let texts: Vec<&str> = notes.iter().map(|note| note.text.as_str()).collect();
    let languages = text::languages_among(&texts, input.language());
    let analysed = text::analyse_notes(&texts, &languages);
    let weighed = weight::weigh(&text::points_of_notes(&analysed), input.language());
    let word = |word: weight::Weighed| {
        let places = word.notes();
        Word {
            text: word.text(),
            count: places.len(),
            notes: places.iter().map(|at| &notes[*at].id).collect(),
            forms: word.forms.into_iter().map(|(form, notes)| (form, notes.len())).collect(),
        }
    };
    Output { words: weighed.into_iter().map(word).collect() }
}
