//! What a careful reader would remark on before the document is sent. An export is possible with open remarks.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation;

use super::outline::{Block, InputDocument, Line};
use super::place::At;
use crate::text::language_of;
use crate::workshop::board::Place;
use crate::workshop::ids::QuestionId;
use crate::workshop::settings::{Form, Part};
use crate::workshop::state::State;

mod people;
mod sentences;

/// Merknad: something to look at, and where.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Remark {
    #[serde(flatten)]
    pub what: What,
    #[serde(flatten)]
    pub at: At,
}

/// What to look at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "remark", rename_all = "snake_case")]
pub enum What {
    /// A number in the secretariat's own text that stands in no note and in none of the document's counts.
    NumberWithoutSource { number: String },
    /// A quotation that is not letter by letter what its note says.
    QuotationDiffers,
    /// A sentence of the secretariat's own that shares no word with any line and is not marked as its judgement.
    SentenceWithoutSender { sentence: String },
    /// A theme without a line to print.
    EmptyTheme { heading: String },
    /// A line that seems to name a person.
    NamesAPerson { name: String },
    /// A line that seems to tell of somebody's health.
    TellsOfHealth { word: String },
    /// An abbreviation that is never spelled out.
    Abbreviation { abbreviation: String },
    /// A line in other words than its note whose language seems to be another than the note's.
    OtherLanguage,
    /// A note that nobody has placed.
    Unplaced,
    /// A picture that follows the document without words for those who do not see it.
    PictureWithoutWords { name: String },
}

/// Everything there is to remark on, in the order of the document.
pub fn lint(state: &State, document: &InputDocument) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for question in &state.questions {
        remarks.extend(of_board(state, question.id, question.form));
    }
    remarks.extend(sentences::of_parts(state, document));
    remarks.extend(abbreviations(state, document));
    let pictures = state.attachments.iter().filter(|known| known.is_picture() && known.alt.is_empty());
    remarks.extend(pictures.map(|known| Remark {
        what: What::PictureWithoutWords { name: known.shown().to_owned() },
        at: At { part: Some(Part::Attachments), ..At::default() },
    }));
    remarks
}

fn of_board(state: &State, question: QuestionId, form: Form) -> Vec<Remark> {
    let board = state.board(question);
    let mut remarks = Vec::new();
    let mut remark = |what, at: At| remarks.push(Remark { what, at: At { question: Some(question), ..at } });
    for theme in board.themes_in_order() {
        let printed = board.lines_in_order(theme.id).iter().any(|line| live(state, line).next().is_some());
        if !printed {
            let at = At { theme: Some(theme.id), ..At::default() };
            remark(What::EmptyTheme { heading: theme.heading.clone() }, at);
        }
    }
    let mut lines: Vec<_> = board.lines.values().collect();
    lines.sort_by_key(|line| (line.theme, line.rank, line.id));
    for line in lines {
        let Some(first) = live(state, line).next() else { continue };
        let at = || At { theme: Some(line.theme), line: Some(line.id), ..At::default() };
        let text = line.wording.as_deref().unwrap_or(first.text.as_str());
        if line.quoted && !first.text.as_str().contains(text) {
            remark(What::QuotationDiffers, at());
        }
        if line.wording.is_some() && language_of(text) != language_of(first.text.as_str()) {
            remark(What::OtherLanguage, at());
        }
        people::of_text(text).into_iter().for_each(|what| remark(what, at()));
    }
    for note in state.notes.of(question).filter(|note| board.place(&note.id) == Place::Nowhere) {
        if note.standing != crate::workshop::note::Standing::Received {
            continue;
        }
        let at = || At { note: Some(note.id.clone()), ..At::default() };
        if form != Form::Cloud {
            remark(What::Unplaced, at());
            people::of_text(note.text.as_str()).into_iter().for_each(|what| remark(what, at()));
        }
    }
    remarks
}

/// The notes behind a line that may be printed.
fn live<'a>(
    state: &'a State,
    line: &'a crate::workshop::board::Line,
) -> impl Iterator<Item = &'a crate::workshop::note::Note> {
    line.notes
        .iter()
        .filter_map(|id| state.notes.get(id))
        .filter(|note| note.standing == crate::workshop::note::Standing::Received)
}

/// Abbreviations that every recipient knows.
const KNOWN_ABBREVIATIONS: [&str; 14] =
    ["KS", "NAV", "HOD", "EU", "EØS", "FN", "IT", "IKT", "TV", "SMS", "PDF", "KI", "OK", "NRK"];
/// Letters of an abbreviation; longer words in capitals are shouting.
const ABBREVIATION_LETTERS: std::ops::RangeInclusive<usize> = 2..=6;

/// Words in capitals that stand nowhere in brackets: «(FAU)» after the name spells it out. Each is named once.
fn abbreviations(state: &State, document: &InputDocument) -> Vec<Remark> {
    let mut found: BTreeMap<String, At> = BTreeMap::new();
    let mut explained = BTreeSet::new();
    // A word that is also written small is only said loudly: «FØR dere bestemmer».
    let mut small = BTreeSet::new();
    let mut see = |text: &str, at: &At| {
        for (before, word) in words_after(text) {
            if word.chars().all(char::is_lowercase) {
                small.insert(word.to_owned());
                continue;
            }
            let letters = word.chars().count();
            let is_short = ABBREVIATION_LETTERS.contains(&letters)
                && word.chars().all(char::is_uppercase)
                && !KNOWN_ABBREVIATIONS.contains(&word);
            if is_short && before == Some('(') {
                explained.insert(word.to_owned());
            } else if is_short {
                found.entry(word.to_owned()).or_insert_with(|| at.clone());
            }
        }
    };
    let mut question = None;
    for block in &document.blocks {
        let at = At { question, ..At::default() };
        match block {
            Block::Heading(heading) => {
                if heading.level == 2 {
                    let number = heading.anchor.strip_prefix("question-");
                    question = number.and_then(|number| number.parse().ok()).map(QuestionId);
                }
                see(&heading.text, &at);
            }
            Block::Paragraph(text) => see(text, &at),
            Block::List(list) => {
                for line in &list.lines {
                    line.walk(1, &mut |line: &Line, _| {
                        let note = line.notes.first().cloned();
                        see(&line.text, &At { note, ..at.clone() });
                    });
                }
            }
            Block::Facts(_) | Block::Contents | Block::Table(_) | Block::Figure(_) | Block::File(_) => {}
        }
    }
    let own: BTreeSet<&str> = [state.settings.organiser.as_str(), state.settings.title.as_str()].into();
    found
        .into_iter()
        .filter(|(word, _)| {
            !explained.contains(word)
                && !small.contains(&word.to_lowercase())
                && !own.iter().any(|text| text.contains(word.as_str()))
        })
        .map(|(abbreviation, at)| Remark { what: What::Abbreviation { abbreviation }, at })
        .collect()
}

/// The words of a text, each with the letter before it.
fn words_after(text: &str) -> impl Iterator<Item = (Option<char>, &str)> {
    text.unicode_word_indices().map(|(at, word)| (text[..at].chars().next_back(), word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::archive;
    use crate::document::compose::compose;

    #[track_caller]
    fn check(board: &str, parts: &str, notes: &[&str], expected: &[&str]) {
        let notes: Vec<serde_json::Value> =
            notes.iter().map(|text| serde_json::json!({ "question": 1, "text": text })).collect();
        let notes = serde_json::Value::from(notes);
        let json = format!(
            r#"{{"title": "Møteplass", "questions": [{{"title": "Hva virker?"}}], "notes": {notes},
                "boards": [{{"question": 1, {board}}}], "parts": {{{parts}}}}}"#
        );
        let archive = serde_json::from_str(&json).expect("an archive");
        let state = archive::state(&archive).expect("a good one");
        let document = compose(&state).expect("the account holds").document;
        let remarks: Vec<String> = lint(&state, &document)
            .iter()
            .map(|remark| serde_json::to_value(remark).expect("plain JSON"))
            .map(|remark| remark["remark"].as_str().unwrap_or_default().to_owned())
            .collect();
        assert_eq!(remarks, expected);
    }

    #[test]
    fn a_tidy_document_has_no_remarks() {
        let board = r#""lines": [{"notes": ["n001"]}]"#;
        check(board, "", &["Fast kontaktperson i kommunen"], &[]);
        let parts = r#""summary": {"text": "Innspillene handler om en fast kontaktperson."}"#;
        check(board, parts, &["Fast kontaktperson i kommunen"], &[]);
    }

    #[test]
    fn what_a_careful_reader_sees() {
        check(r#""lines": []"#, "", &["Gratis lokaler"], &["unplaced"]);
        check(
            r#""themes": [{"heading": "Tomt"}], "lines": [{"notes": ["n001"]}]"#,
            "",
            &["Ja"],
            &["empty_theme"],
        );
        let board = r#""lines": [{"notes": ["n001"]}]"#;
        check(board, "", &["Kari Nordmann i kommunen svarer aldri"], &["names_a_person"]);
        check(board, "", &["Min mor har kreft og får ikke hjelp"], &["tells_of_health"]);
        check(board, "", &["Mer penger til FAU"], &["abbreviation"]);
        check(board, "", &["Spør oss FØR dere bestemmer, ikke før jul"], &[]);
        check(board, "", &["Foreldrerådets arbeidsutvalg (FAU) bør spørres. FAU vet."], &[]);
        let parts = r#""summary": {"text": "Hele 87 prosent ønsker lokaler."}"#;
        check(board, parts, &["Gratis lokaler"], &["number_without_source"]);
        let parts = r#""summary": {"text": "Staten burde omorganiseres snarest."}"#;
        check(board, parts, &["Gratis lokaler"], &["sentence_without_sender"]);
        let parts = r#""summary": {"text": "Sekretariatets vurdering: Staten burde omorganiseres snarest."}"#;
        check(board, parts, &["Gratis lokaler"], &[]);
    }
}
