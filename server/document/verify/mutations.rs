//! Takes away, doubles or changes any one line of the answers, writes the file, and asks whether the note is named.

use proptest::prelude::*;

use super::{Verdict, verify};
use crate::document::compose::{Means, compose_with};
use crate::document::outline::{Block, InputDocument, Line};
use crate::document::tests::state;
use crate::document::{Drawings, docx, html, odt, pdf};
use crate::workshop::ids::NoteId;

/// What is done to one line.
#[derive(Clone, Copy, Debug)]
enum Fault {
    TakenAway,
    Doubled,
    Changed,
}

const FAULTS: [Fault; 3] = [Fault::TakenAway, Fault::Doubled, Fault::Changed];

/// The document with a fault in one line, and the notes that a reader must hear of.
fn with_fault(document: &InputDocument, at: usize, fault: Fault) -> Option<(InputDocument, Vec<NoteId>)> {
    let mut document = document.clone();
    let lists = document.blocks.iter_mut().flat_map(|block| {
        let lists = match block {
            Block::List(list) => std::slice::from_mut(&mut list.lines),
            Block::Table(table) => table.folded.as_mut_slice(),
            _other => &mut [],
        };
        lists.iter_mut().filter(|lines| lines.iter().any(|line| !line.notes.is_empty()))
    });
    let mut left = at;
    for lines in lists {
        if let Some(notes) = spoil(lines, &mut left, fault) {
            return Some((document, notes));
        }
    }
    None
}

fn spoil(lines: &mut Vec<Line>, left: &mut usize, fault: Fault) -> Option<Vec<NoteId>> {
    for at in 0..lines.len() {
        if *left == 0 {
            let notes = lines[at].notes.clone();
            match fault {
                Fault::TakenAway => drop(lines.remove(at)),
                Fault::Doubled => lines.insert(at, lines[at].clone()),
                Fault::Changed => lines[at].text += " eller ikke",
            }
            return Some(notes);
        }
        *left -= 1;
        if let Some(notes) = spoil(&mut lines[at].lines, left, fault) {
            return Some(notes);
        }
    }
    None
}

type Writer = fn(&InputDocument) -> anyhow::Result<Vec<u8>>;

fn check(numbers: &[u8], at: usize, writers: &[(&str, Writer)]) -> Result<(), TestCaseError> {
    let state = state(numbers);
    for ((format, write), fault) in writers.iter().flat_map(|writer| FAULTS.map(|fault| (writer, fault))) {
        let drawings = Drawings::default();
        let means = Means { folds: *format == "html", ..Means::plain(&drawings) };
        let document = compose_with(&state, means).expect("the account holds").document;
        if let Some((spoiled, notes)) = with_fault(&document, at, fault) {
            let report = verify(&write(&spoiled).expect("it is written"), &state).expect("it is read");
            let named =
                |note: &NoteId| report.notes.iter().any(|(id, is)| id == note && *is != Verdict::Holds);
            prop_assert!(notes.iter().all(named), "{} {:?} of {:?}: {:?}", format, fault, notes, report);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn a_fault_in_any_line_is_named(numbers in prop::collection::vec(any::<u8>(), 40..160), at in 0_usize..12) {
        let page: Writer = |document| Ok(html::html(document));
        check(&numbers, at, &[("html", page), ("docx", docx::docx), ("odt", odt::odt)])?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    #[test]
    fn a_fault_in_any_line_of_a_pdf_is_named(
        numbers in prop::collection::vec(any::<u8>(), 40..160), at in 0_usize..12
    ) {
        check(&numbers, at, &[("pdf", |document| pdf::pdf(document, None))])?;
    }
}
