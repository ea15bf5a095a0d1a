//! What is sent, in one zip: the document as PDF, its attachments as the files they are, and the account as a table.

use anyhow::Result;

use super::account::Account;
use super::outline::InputDocument;
use super::package::{Part, package};
use super::words;
use super::{csv, pdf};
use crate::workshop::state::State;

/// The whole file.
pub fn parcel(document: &InputDocument, account: &Account, state: &State) -> Result<Vec<u8>> {
    let words = words::of(document.language);
    let (pdf, table) = (pdf::pdf(document, None)?, csv::csv(document, account, state));
    let names: Vec<String> = (1..)
        .zip(&state.attachments)
        .map(|(number, known)| {
            format!("{}/{number}-{}", words.attachments.to_lowercase(), plain_name(&known.name))
        })
        .collect();
    let own = [Part::stored(words.document_file, &pdf), Part::new(words.account_file, &table)];
    // Pictures and PDF files are compressed already.
    let attached =
        names.iter().zip(&state.attachments).map(|(name, known)| Part::stored(name, known.content.bytes()));
    package(own.into_iter().chain(attached).map(Ok))
}

/// A name that every system can unpack: letters and digits are kept, and whatever could lead elsewhere is not.
fn plain_name(name: &str) -> String {
    let plain = |letter: char| {
        if letter.is_alphanumeric() || matches!(letter, '.' | '-' | '_') { letter } else { '-' }
    };
    name.chars().map(plain).collect()
}
