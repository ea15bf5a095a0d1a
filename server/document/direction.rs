//! Text that runs from right to left, set apart so that it cannot turn what stands beside it.

use std::borrow::Cow;

/// First strong isolate: what follows is laid out by itself, in the direction of its first letter.
const ISOLATE: char = '\u{2068}';
/// Ends it.
const END_ISOLATE: char = '\u{2069}';

/// Whether any letter runs from right to left (Hebrew, Arabic and their neighbours), or a mark says so.
pub fn runs_leftwards(text: &str) -> bool {
    !text.is_ascii()
        && text.chars().any(|letter| {
            matches!(letter, '\u{590}'..='\u{8FF}' | '\u{200F}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}'
                | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
        })
}

/// The text, between marks that keep its direction to itself when it has one of its own.
pub fn set_apart(text: &str) -> Cow<'_, str> {
    if runs_leftwards(text) { format!("{ISOLATE}{text}{END_ISOLATE}").into() } else { text.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_text_from_right_to_left_is_set_apart() {
        for text in ["Blåbær, čđŋšŧž", "日本語", "👍🏽", ""] {
            assert_eq!(set_apart(text), text);
        }
        assert_eq!(set_apart("שלום"), "\u{2068}שלום\u{2069}");
        assert_eq!(set_apart("Bord 3 \u{200F}(2)"), "\u{2068}Bord 3 \u{200F}(2)\u{2069}");
    }
}
