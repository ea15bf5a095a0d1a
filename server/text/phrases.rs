//! Expressions of several words: those that notes share, and noun phrases that can head a theme.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Token;
use super::forms::{FormKey, display_form};

/// An expression of two or three words that several notes use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// What its inflected forms share.
    pub form: FormKey,
    /// The commonest way it is written.
    pub text: String,
    /// The notes that use it, by their place in the list.
    pub notes: Vec<usize>,
}

/// The expressions that two or more notes use, commonest first, then by alphabet.
pub fn phrases(notes: &[Vec<Token>]) -> Vec<Phrase> {
    let mut found: BTreeMap<FormKey, (BTreeMap<String, usize>, BTreeSet<usize>)> = BTreeMap::new();
    for (index, tokens) in notes.iter().enumerate() {
        for range in noun_phrases(tokens) {
            let words = &tokens[range];
            if words.len() < 2 {
                continue;
            }
            let (texts, users) =
                found.entry(FormKey::of_phrase(words.iter().map(|word| &word.form))).or_default();
            let text = words.iter().map(|word| word.folded.as_str()).collect::<Vec<_>>().join(" ");
            *texts.entry(text).or_default() += 1;
            users.insert(index);
        }
    }
    let shared = found.into_iter().filter(|(_, (_, users))| users.len() > 1);
    let mut phrases: Vec<Phrase> = shared
        .map(|(form, (texts, users))| Phrase {
            form,
            text: display_form(&texts).to_owned(),
            notes: users.into_iter().collect(),
        })
        .collect();
    phrases.sort_by(|a, b| b.notes.len().cmp(&a.notes.len()).then_with(|| a.form.cmp(&b.form)));
    phrases
}

/// The stretches of tokens that read as a noun with what describes it; ranges are places in `tokens`.
pub fn noun_phrases(tokens: &[Token]) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let run = tokens[at..].iter().take_while(|token| token.is_content()).count();
        if run > 0 && run <= WORDS_MAX {
            ranges.push(at..at + run);
        }
        at += run.max(1);
    }
    ranges
}

/// Longer stretches are sentences, not expressions.
const WORDS_MAX: usize = 3;
