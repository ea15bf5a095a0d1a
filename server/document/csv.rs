//! The lines as CSV that Norwegian Excel opens right by double click: UTF-8 with BOM, semicolons.

use super::account::Account;
use super::outline::InputDocument;
use super::rows::{self, Row};
use super::words;
use crate::workshop::state::State;

/// The mark that tells Excel that the file is UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// One row for each note: where it came from and what became of it.
pub fn csv(document: &InputDocument, account: &Account, state: &State) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer(BYTE_ORDER_MARK.to_vec());
    let words = words::of(document.language);
    let mut write = |cells: &[String]| {
        writer
            .write_record(cells.iter().map(|cell| harmless(cell)))
            .expect("a list in memory takes every row");
    };
    write(&rows::headings(words));
    for Row(cells) in rows::of(account, state, words) {
        write(&cells);
    }
    writer.into_inner().expect("a list in memory takes every row")
}

/// A cell that a spreadsheet would run as a formula begins with an apostrophe instead.
fn harmless(cell: &str) -> String {
    let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if runs { format!("'{cell}") } else { cell.to_owned() }
}
