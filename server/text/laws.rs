//! Laws that hold for any text: tokens cover it, know where they stood, and the same text gives the same tokens.

use proptest::prelude::*;

use super::*;

fn languages() -> impl Strategy<Value = Language> {
    prop_oneof![
        Just(Language::Nb),
        Just(Language::Nn),
        Just(Language::En),
        Just(Language::Se),
        Just(Language::Unknown)
    ]
}

/// Notes as people and attackers write them: any Unicode, and Norwegian-looking words with signs between.
fn notes() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "([a-zæøåA-ZÆØÅ]{1,14}[-./@% ’,:!]{0,2}){0,12}",
        "((ungdoms|barne|kommune|skule|arbeids|KS-)?(arbeid|møte|tilbud|helse|ane|ene|s)[ -]?){0,9}",
    ]
}

proptest! {
    #[test]
    fn tokens_cover_the_text_and_know_where_they_stood(text in notes(), language in languages()) {
        let tokens = analyse(&text, language);
        let mut at = 0;
        for token in &tokens {
            prop_assert!(token.span.start >= at, "tokens overlap");
            prop_assert!(text[at..token.span.start].chars().all(char::is_whitespace), "something was skipped");
            prop_assert_eq!(&text[token.span.clone()], &token.surface);
            for part in &token.parts {
                prop_assert!(text.get(part.span.clone()).is_some());
            }
            at = token.span.end;
        }
        prop_assert!(text[at..].chars().all(char::is_whitespace), "the end was skipped");
        prop_assert_eq!(tokens, analyse(&text, language));
    }

    #[test]
    fn every_note_with_a_word_says_something(text in notes(), language in languages()) {
        let tokens = analyse(&text, language);
        let says = points_of(&text, language);
        prop_assert_eq!(says.is_empty(), tokens.iter().all(|token| token.kind == Kind::Punctuation));
        for point in says {
            prop_assert!(text.get(point.span).is_some_and(|stretch| !stretch.trim().is_empty()));
        }
    }

    #[test]
    fn language_never_fails_and_phrases_are_used(texts in prop::collection::vec(notes(), 0..5)) {
        let borrowed: Vec<&str> = texts.iter().map(String::as_str).collect();
        prop_assert_eq!(languages_of(&borrowed).len(), texts.len());
        let analysed: Vec<Vec<Token>> = borrowed.iter().map(|text| analyse(text, Language::Unknown)).collect();
        for phrase in phrases(&analysed) {
            prop_assert!(phrase.notes.len() > 1 && !phrase.text.is_empty());
        }
    }
}
