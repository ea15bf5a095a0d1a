//! Names: what is one though the capital does not show it, and what is not one though it has a capital.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::clean;
use super::compounds;
use super::language::Language;
use super::lexicon;
use super::stopwords::{Stop, stop_class};
use super::words::{self, Kind, Piece};

/// Makes the words that are names into [`Kind::Name`]; a capital tells only where none was called for.
pub fn mark(text: &str, pieces: &mut [Piece]) {
    if clean::is_shouted(text) {
        for piece in pieces
            .iter_mut()
            .filter(|piece| piece.kind == Kind::Acronym && !is_listed(&text[piece.span.clone()]))
        {
            piece.kind = Kind::Word;
        }
        return;
    }
    let capitals_tell = !is_title_cased(text, pieces);
    let mut starts_sentence = true;
    for index in 0..pieces.len() {
        let surface = &text[pieces[index].span.clone()];
        if pieces[index].kind == Kind::Word && capitals_tell && is_name(text, pieces, index, starts_sentence)
        {
            pieces[index].kind = Kind::Name;
        }
        let kind = pieces[index].kind;
        starts_sentence = words::ends_sentence(surface, kind) || (starts_sentence && !kind.is_word());
    }
}

/// The way a listed name is written, whatever its capitals: «oslo» is «Oslo».
pub fn written(surface: &str) -> Option<&'static str> {
    LIST.get(surface.to_lowercase().as_str()).copied()
}

/// Whether this word is a name: it is listed, or its capital is not the sentence's.
fn is_name(text: &str, pieces: &[Piece], index: usize, starts_sentence: bool) -> bool {
    let surface = &text[pieces[index].span.clone()];
    let folded = clean::fold(surface);
    if !clean::is_capitalised(surface) {
        return LIST.contains_key(folded.as_str()) && lexicon::known(&folded).is_none();
    }
    if LIST.contains_key(folded.as_str()) {
        return true;
    }
    let neighbour_has_capital = |other: Option<&Piece>| {
        other.is_some_and(|piece| {
            matches!(piece.kind, Kind::Word | Kind::Name) && clean::is_capitalised(&text[piece.span.clone()])
        })
    };
    if starts_sentence {
        // «Røde Kors» begins a sentence: the second capital tells about the first.
        return neighbour_has_capital(pieces.get(index + 1));
    }
    let before = index.checked_sub(1).and_then(|at| pieces.get(at));
    is_unknown(&folded) || neighbour_has_capital(before) || neighbour_has_capital(pieces.get(index + 1))
}

/// Whether the word is no ordinary one: neither the lexicon nor the stop words have it, nor is it made of words that they have.
fn is_unknown(folded: &str) -> bool {
    let is_known = |word: &str| lexicon::known(word).is_some() || stop_class(word, Kind::Word) != Stop::No;
    !is_known(folded)
        && !folded.strip_suffix('s').is_some_and(is_known)
        && compounds::split(folded, Language::Unknown).is_empty()
}

fn is_listed(surface: &str) -> bool {
    LIST.contains_key(surface.to_lowercase().as_str())
}

/// Whether So Many Words Have Capitals that they tell nothing.
fn is_title_cased(text: &str, pieces: &[Piece]) -> bool {
    const WORDS_MIN: usize = 4;
    const LETTERS_MIN: usize = 4;
    let long = pieces.iter().filter(|piece| piece.kind == Kind::Word).map(|piece| &text[piece.span.clone()]);
    let (capitals, all) = long
        .filter(|word| word.len() >= LETTERS_MIN)
        .fold((0, 0), |(capitals, all), word| (capitals + usize::from(clean::is_capitalised(word)), all + 1));
    all >= WORDS_MIN && capitals * 3 >= all * 2
}

/// Names in lower case with the way they are written.
static LIST: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let lines = include_str!("names.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).map(|name| (name.to_lowercase(), name)).collect()
});
