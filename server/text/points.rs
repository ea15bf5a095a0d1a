//! What a note says: its content words and its multi-word answers; what a word cloud counts.
//!
//! A note in a word-cloud question is often one answer of a few words («trygge voksne», «Røde Kors»), or a list of such answers:
//! each is kept together, in the note where it is the answer and in every other note that uses the same words. What is an
//! expression in Norwegian ([`super::expressions`]) is kept together wherever it stands.
//!
//! In a sentence a verb by itself tells nobody what it is about («spør», «vet», «går»); in a short note or a list it is an
//! answer («synge, danse»).

use std::collections::BTreeSet;
use std::ops::Range;

use super::expressions::is_expression;
use super::forms::{FormKey, WordClass};
use super::language::Language;
use super::phrases;
use super::stopwords::Stop;
use super::words::Kind;
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

/// What one note says, each thing once, in the order of the note; use [`points_of_notes`] for notes that belong together.
pub fn points_of(text: &str, language: Language) -> Vec<Point> {
    points_of_notes(&[analyse(text, language)]).pop().unwrap_or_default()
}

/// What each note says; an answer of several words in one note is looked for in all.
pub fn points_of_notes(notes: &[Vec<Token>]) -> Vec<Vec<Point>> {
    let mut answers = BTreeSet::new();
    for tokens in notes {
        answers.extend(answers_of(tokens).into_iter().map(|range| sequence(&tokens[range])));
    }
    answers.extend(phrases::phrases(notes).into_iter().map(|phrase| phrase.words));
    notes.iter().map(|tokens| points_with(tokens, &answers)).collect()
}

/// A note with more content words than these is a sentence, not an answer.
const ANSWER_WORDS_MAX: usize = 4;

fn is_sentence(tokens: &[Token]) -> bool {
    tokens.iter().filter(|token| token.is_content()).count() > ANSWER_WORDS_MAX
}

/// The forms of several words in a row.
fn sequence(words: &[Token]) -> Vec<FormKey> {
    words.iter().map(|word| word.form.clone()).collect()
}

/// The stretches of two or more words that are answers: names anywhere, a noun with what describes it in a whole short note,
/// and where it is all that stands between two separators of a list.
fn answers_of(tokens: &[Token]) -> Vec<Range<usize>> {
    let is_short = !is_sentence(tokens);
    let runs = phrases::noun_phrases(tokens).into_iter().filter(|range| range.len() > 1);
    let is_answer =
        |range: &Range<usize>| is_short || is_name(&tokens[range.clone()]) || is_list_item(tokens, range);
    runs.filter(is_answer).collect()
}

/// Whether a stretch has a separator, or an end of the note, on either side.
fn is_list_item(tokens: &[Token], range: &Range<usize>) -> bool {
    let separates = |token: &Token| token.kind == Kind::Punctuation || LIST_WORDS.contains(&&*token.folded);
    let before = range.start.checked_sub(1).and_then(|at| tokens.get(at));
    before.is_none_or(separates) && tokens.get(range.end).is_none_or(separates)
}

/// Words between the last two items of a list.
const LIST_WORDS: [&str; 3] = ["og", "eller", "samt"];

fn is_name(words: &[Token]) -> bool {
    words.iter().all(|word| word.form.class() == WordClass::Name)
}

/// The points of one note, given which stretches count as one.
fn points_with(tokens: &[Token], answers: &BTreeSet<Vec<FormKey>>) -> Vec<Point> {
    let is_sentence = is_sentence(tokens);
    let mut points = Vec::new();
    let mut verbs = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let length = (2..=ANSWER_WORDS_MAX).rev().find(|length| {
            let words = tokens.get(at..at + length).map(sequence);
            words.is_some_and(|words| answers.contains(&words) || is_expression(&words))
        });
        let words = &tokens[at..at + length.unwrap_or(1)];
        if words.len() > 1 || words[0].is_content() {
            let is_answer = words.len() > 1 || !is_sentence || is_list_item(tokens, &(at..at + 1));
            let is_verb = words[0].form.class() == WordClass::Verb;
            if is_answer || !is_verb { &mut points } else { &mut verbs }.push(point(words));
        }
        at += words.len();
    }
    if points.is_empty() {
        points = verbs;
    }
    if points.is_empty() {
        points = what_is_left(tokens);
    }
    let mut seen = BTreeSet::new();
    points.retain(|point| seen.insert(point.form.clone()));
    points
}

/// A note without content words still says something: its fillers, or else whatever it has that is not a sign.
fn what_is_left(tokens: &[Token]) -> Vec<Point> {
    let pick = |wanted: &dyn Fn(&Token) -> bool| -> Vec<Point> {
        tokens.iter().filter(|token| wanted(token)).map(|token| point(std::slice::from_ref(token))).collect()
    };
    let fillers = pick(&|token| token.stop == Stop::Filler);
    if fillers.is_empty() { pick(&|token| token.kind != Kind::Punctuation) } else { fillers }
}

/// One or more words in a row as one point.
fn point(words: &[Token]) -> Point {
    let (first, last) = (&words[0], &words[words.len() - 1]);
    let span = first.span.start..last.span.end;
    if words.len() == 1 {
        return Point { form: first.form.clone(), surface: first.shown().to_owned(), span };
    }
    let surface = words.iter().map(Token::shown).collect::<Vec<_>>().join(" ");
    Point { form: FormKey::of_phrase(words.iter().map(|word| &word.form)), surface, span }
}
