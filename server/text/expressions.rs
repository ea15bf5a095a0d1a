//! The lexicon of expressions: several words that say one thing wherever they stand («psykisk helse», «frie midler»), written
//! by hand in `expressions.txt`.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::forms::FormKey;
use super::{Language, Token, analyse};

/// The list as a person edits it.
const LIST_TEXT: &str = include_str!("expressions.txt");

/// The most words of an expression.
pub const WORDS_MAX: usize = 4;

static EXPRESSIONS: LazyLock<HashSet<Vec<FormKey>>> = LazyLock::new(|| {
    let lines = LIST_TEXT.lines().filter(|line| !line.starts_with('#'));
    let listed = lines.flat_map(|line| line.split(',')).map(str::trim).filter(|text| !text.is_empty());
    // The same spelling may read as one word in bokmål and as another in nynorsk.
    let read = |text| [Language::Nb, Language::Nn].map(|language| analyse(text, language));
    listed.flat_map(read).map(|tokens| tokens.into_iter().map(|token| token.form).collect()).collect()
});

/// Whether words with these forms, in this order, are an expression.
pub fn is_expression(words: &[FormKey]) -> bool {
    EXPRESSIONS.contains(words)
}

/// The expressions in a note, by the places of their words in `tokens`.
pub fn expressions(tokens: &[Token]) -> Vec<Range<usize>> {
    let stretches = (0..tokens.len()).flat_map(|at| (2..=WORDS_MAX).map(move |length| at..at + length));
    let is_one = |range: &Range<usize>| {
        let words = tokens.get(range.clone()).unwrap_or_default();
        is_expression(&words.iter().map(|word| word.form.clone()).collect::<Vec<_>>())
    };
    stretches.filter(is_one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(text: &str) -> Vec<FormKey> {
        analyse(text, Language::Nb).into_iter().map(|token| token.form).collect()
    }

    #[test]
    fn any_form_of_an_expression_is_known_and_no_part_of_it() {
        for known in
            ["psykisk helse", "Frie midler", "frivillig organisasjon", "kommunalt ansatte", "unge voksne"]
        {
            assert!(is_expression(&forms(known)), "{known}");
        }
        for other in ["helse", "god kaffe", "helse psykisk"] {
            assert!(!is_expression(&forms(other)), "{other}");
        }
    }

    #[test]
    fn every_expression_has_two_words_to_four() {
        for expression in EXPRESSIONS.iter() {
            assert!((2..=WORDS_MAX).contains(&expression.len()), "{expression:?}");
        }
    }
}
