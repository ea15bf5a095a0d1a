//! Kvittering: where one note ended, or why it did not, for whoever wrote it.
//!
//! The receipt's code is the end of the note's id in 32 letters: the phone has it as soon as the note is written, and it
//! cannot be guessed, since the end of the id is random. Nothing more is kept for it.

use super::account::{Account, Resting};
use super::outline::{Block, Fact, Heading, InputDocument};
use super::same_words::one_line;
use super::words;
use crate::workshop::ids::NoteId;
use crate::workshop::note::{Note, Standing};
use crate::workshop::state::State;

/// Hexadecimal digits at the end of an id that a code stands for: what a phone can count with exactly.
const CODE_DIGITS: usize = 12;
/// The digits of a code: 0–9 and a–v.
const CODE_BASE: u32 = 32;
/// Letters of a code, with zeros in front.
const CODE_LETTERS: usize = 10;

/// The note that a receipt's code belongs to.
pub fn note_of<'a>(state: &'a State, code: &str) -> Option<&'a Note> {
    let is_written_as_ours =
        code.len() == CODE_LETTERS && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let number = u64::from_str_radix(code, CODE_BASE).ok().filter(|_| is_written_as_ours)?;
    let end = format!("{number:0CODE_DIGITS$x}");
    state.notes.iter().find(|note| note.id.as_str().len() > CODE_DIGITS && note.id.as_str().ends_with(&end))
}

/// The receipt as a small document; `page` is where the note stands in the PDF, when that is known.
pub fn receipt(
    state: &State,
    account: &Account,
    note: &Note,
    code: &str,
    page: Option<usize>,
) -> InputDocument {
    let words = words::of(state.settings.language);
    let question = state.question(note.question).map(|question| one_line(&question.title));
    let group = state.group(note.group).map(|group| one_line(&group.name));
    let text = match note.standing {
        Standing::Received => one_line(note.text.as_str()),
        Standing::Held | Standing::Withdrawn | Standing::Erased => String::new(),
    };
    let facts = [
        (words.workshop, state.settings.title.clone()),
        (words.question, question.unwrap_or_default()),
        (words.group, group.unwrap_or_default()),
        (words.note, text),
        (words.page, page.map(|page| page.to_string()).unwrap_or_default()),
        (words.receipt_code, code.to_owned()),
    ];
    let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
    let heading = Heading { level: 2, text: words.receipt_where.into(), anchor: "where".into() };
    InputDocument {
        title: words.receipt.into(),
        language: state.settings.language,
        date: None,
        organiser: String::new(),
        subject: words.receipt_lead.into(),
        blocks: vec![
            Block::Facts(facts.map(|(label, value)| Fact { label, value }).collect()),
            Block::Heading(heading),
            Block::Paragraph(ending(account, &note.id, words)),
            Block::Paragraph(words.receipt_lead.into()),
        ],
    }
}

/// One sentence: the line, the word, or the reason.
fn ending(account: &Account, note: &NoteId, words: &words::Words) -> String {
    let Some(entry) = account.entry(note) else { return String::new() };
    let at = entry.at.as_deref().unwrap_or_default();
    let under = entry.under.as_deref().unwrap_or_default();
    match entry.resting {
        Resting::Bullet => (words.receipt_bullet)(at, under),
        Resting::Merged => (words.receipt_merged)(at, under),
        Resting::Figure => (words.receipt_figure)(at),
        Resting::Omitted => (words.receipt_omitted)(entry.reason.as_deref().unwrap_or_default()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::archive;
    use crate::document::compose::compose;

    const WORKSHOP: &str = r#"{
        "title": "Møteplass Åsgrenda", "questions": [{"title": "Hva virker?"}],
        "notes": [
            {"id": "019db448-0000-7000-8000-3f0000a1b2c3", "question": 1, "text": "Gratis lokaler"},
            {"id": "019db448-0000-7000-8000-3f0000a1b2c4", "question": 1, "text": "Lån av lokaler"},
            {"id": "019db448-0000-7000-8000-3f0000a1b2c5", "question": 1, "text": "Borte", "standing": "erased"},
            {"id": "019db448-0000-7000-8000-3f0000a1b2c6", "question": 1, "text": "Skole"},
            {"id": "n5", "question": 1, "text": "Uten kode"}
        ],
        "boards": [{"question": 1, "themes": [{"heading": "Lokaler", "lines": [{"notes": [
            "019db448-0000-7000-8000-3f0000a1b2c3", "019db448-0000-7000-8000-3f0000a1b2c4"]}]}],
            "left_out": [{"note": "019db448-0000-7000-8000-3f0000a1b2c6", "reason": "Gjelder fylket"}]}]
    }"#;

    #[track_caller]
    fn check(end_of_id: u64, expected: &str) {
        let state = archive::state(&serde_json::from_str(WORKSHOP).expect("an archive")).expect("a good one");
        let account = compose(&state).expect("the account holds").account;
        let note = note_of(&state, &code(end_of_id)).expect("the code belongs to a note");
        let document = receipt(&state, &account, note, "", None);
        let Block::Paragraph(text) = &document.blocks[2] else { panic!("the ending comes third") };
        assert_eq!(text, expected);
    }

    /// A number as the phone writes it.
    fn code(number: u64) -> String {
        let digit = |at: u32| char::from_digit((number >> (5 * at) & 31) as u32, CODE_BASE);
        (0..CODE_LETTERS as u32).rev().filter_map(digit).collect()
    }

    #[test]
    fn a_receipt_tells_where_the_note_ended_or_why_not() {
        check(
            0x3f00_00a1_b2c3,
            "Innspillet er slått sammen med andre i linjen «Gratis lokaler» under «Lokaler».",
        );
        check(0x3f00_00a1_b2c5, "Innspillet er ikke gjengitt. Årsak: Slettet på forespørsel");
        check(0x3f00_00a1_b2c6, "Innspillet er ikke gjengitt. Årsak: Gjelder fylket");
    }

    #[test]
    fn a_guess_gets_nothing() {
        let state = archive::state(&serde_json::from_str(WORKSHOP).expect("an archive")).expect("a good one");
        for guess in ["", "0", "n5", "1vg00052l6", "vvvvvvvvvv", "+vg000qcll", "ååååå", "1VG000-000"] {
            assert!(note_of(&state, guess).is_none(), "{guess}");
        }
    }
}
