//! What a note says: its content words and its multi-word answers; what a word cloud counts.

use std::collections::BTreeSet;
use std::ops::Range;

use super::forms::FormKey;
use super::language::Language;
use super::{Token, analyse};

/// One thing a note says, as a word cloud counts it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// What its inflected forms share.
    pub form: FormKey,
    /// As written, in lower case where the capital only started the sentence.
    pub surface: String,
    /// Where it stands in the note, in bytes.
    pub span: Range<usize>,
}

/// What a note says, each thing once, in the order of the note.
pub fn points_of(text: &str, language: Language) -> Vec<Point> {
    points_of_tokens(&analyse(text, language))
}

/// What an analysed note says, each thing once, in the order of the note.
pub fn points_of_tokens(tokens: &[Token]) -> Vec<Point> {
    let mut seen = BTreeSet::new();
    let content = tokens.iter().filter(|token| token.is_content());
    let points = content.map(|token| Point {
        form: token.form.clone(),
        surface: token.folded.clone(),
        span: token.span.clone(),
    });
    points.filter(|point| seen.insert(point.form.clone())).collect()
}
