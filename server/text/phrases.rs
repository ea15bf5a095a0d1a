//! Expressions of several words: those that notes share, and noun phrases that can head a theme.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Token;
use super::forms::{FormKey, WordClass, display_form};
use super::stopwords::Stop;
use super::words::Kind;

/// An expression of two or more words that several notes use: «psykisk helse», «frie midler».
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// What its inflected forms share.
    pub form: FormKey,
    /// The forms of its words, in order.
    pub words: Vec<FormKey>,
    /// The commonest way it is written.
    pub text: String,
    /// The notes that use it, by their place in the list.
    pub notes: Vec<usize>,
}

/// How an expression was written, how often, and by which notes.
type Uses = (BTreeMap<String, usize>, BTreeSet<usize>);

/// The expressions that two or more notes use, commonest first, then by alphabet.
pub fn phrases(notes: &[Vec<Token>]) -> Vec<Phrase> {
    let mut found: BTreeMap<Vec<FormKey>, Uses> = BTreeMap::new();
    for (index, tokens) in notes.iter().enumerate() {
        for range in noun_phrases(tokens).into_iter().filter(|range| range.len() > 1) {
            let words = &tokens[range];
            let (texts, users) =
                found.entry(words.iter().map(|word| word.form.clone()).collect()).or_default();
            let text = words.iter().map(Token::shown).collect::<Vec<_>>().join(" ");
            *texts.entry(text).or_default() += 1;
            users.insert(index);
        }
    }
    let shared = found.into_iter().filter(|(_, (_, users))| users.len() > 1);
    let mut phrases: Vec<Phrase> = shared
        .map(|(words, (texts, users))| Phrase {
            form: FormKey::of_phrase(words.iter()),
            words,
            text: display_form(&texts).to_owned(),
            notes: users.into_iter().collect(),
        })
        .collect();
    phrases.sort_by(|a, b| b.notes.len().cmp(&a.notes.len()).then_with(|| a.form.cmp(&b.form)));
    phrases
}

/// The stretches of tokens that read as a noun with the adjectives before it, or as a name of several words; ranges are
/// places in `tokens`. A noun alone is a stretch of one.
pub fn noun_phrases(tokens: &[Token]) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let length = phrase_length(&tokens[at..]);
        if length > 0 {
            ranges.push(at..at + length);
        }
        at += length.max(1);
    }
    ranges
}

/// Longer stretches are sentences, not expressions.
const WORDS_MAX: usize = 4;

/// How many of the first tokens are one noun phrase; 0 when none starts here.
fn phrase_length(tokens: &[Token]) -> usize {
    let names = tokens.iter().take_while(|token| matches!(token.kind, Kind::Name | Kind::Acronym)).count();
    if names > 0 {
        return names.min(WORDS_MAX);
    }
    let adjectives = tokens.iter().take_while(|token| describes(token)).take(WORDS_MAX - 1).count();
    let is_head = |token: &Token| {
        token.is_content() && token.kind == Kind::Word && token.form.class() == WordClass::Noun
    };
    if tokens.get(adjectives).is_some_and(is_head) {
        return adjectives + 1;
    }
    // An adjective can stand for people («kommunalt ansatte», «unge voksne»): then the last one is the head.
    let is_people = adjectives > 1 && tokens[adjectives - 1].folded.ends_with('e');
    if is_people { adjectives } else { 0 }
}

/// Whether the token is an adjective that says something of its own; «god» and «ny» do not.
fn describes(token: &Token) -> bool {
    token.kind == Kind::Word && token.stop == Stop::No && token.form.class() == WordClass::Adjective
}
