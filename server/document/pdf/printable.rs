//! Before a document is set: signs that no font has become a placeholder, so that nothing typed can stop a PDF.

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use crate::document::fonts::can_print;
use crate::document::outline::InputDocument;
use crate::document::words;

/// The same document with only what the fonts can print.
pub fn printable(document: &InputDocument) -> InputDocument {
    let mut printable = document.clone();
    let placeholder = words::of(document.language).no_glyph;
    printable.each_text(&mut |text| {
        if let Some(changed) = printable_text(text, placeholder) {
            *text = changed;
        }
    });
    printable
}

/// The same document with places where a word that is longer than a line may be broken.
pub fn breakable(mut document: InputDocument) -> InputDocument {
    document.each_text(&mut |text| {
        if text.split_whitespace().any(|word| word.len() > WORD_LETTERS_MAX) {
            *text = broken(text);
        }
    });
    document
}

/// Letters that fit on a line of a table's cell; the longest word in the fixtures of real Norwegian has 37.
const WORD_LETTERS_MAX: usize = 40;
/// Takes no room; a line may end here.
const BREAK_HERE: char = '\u{200B}';

fn broken(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / WORD_LETTERS_MAX * BREAK_HERE.len_utf8());
    let mut unbroken = 0;
    for grapheme in text.graphemes(true) {
        unbroken = if grapheme.trim().is_empty() { 0 } else { unbroken + 1 };
        if unbroken > WORD_LETTERS_MAX {
            out.push(BREAK_HERE);
            unbroken = 1;
        }
        out.push_str(grapheme);
    }
    out
}

/// The text with a placeholder for each run of signs that cannot be printed; `None` when all can.
fn printable_text(text: &str, placeholder: &str) -> Option<String> {
    if text.is_ascii() || text.graphemes(true).all(can_print) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut replaced_last = false;
    for grapheme in text.graphemes(true) {
        let composed: String = grapheme.nfc().collect();
        let replaced = !can_print(&composed);
        match (replaced, replaced_last) {
            (false, _) => out.push_str(&composed),
            (true, false) => out.push_str(placeholder),
            (true, true) => {}
        }
        replaced_last = replaced;
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let changed = printable_text(text, "[tegn]");
        assert_eq!(changed.as_deref().unwrap_or(text), expected);
    }

    #[test]
    fn a_word_longer_than_a_line_may_be_broken() {
        let word = "å".repeat(WORD_LETTERS_MAX);
        assert_eq!(broken(&format!("a {word} b")), format!("a {word} b"));
        assert_eq!(broken(&format!("{word}{word}{word}")), [&*word; 3].join("\u{200B}"));
    }

    #[test]
    fn what_no_font_has_is_marked() {
        check("Blåbær, čđŋšŧž, Привет, Ω", "Blåbær, čđŋšŧž, Привет, Ω");
        check("Bra 👍🏽 ja ❤️", "Bra 👍🏽 ja ❤️");
        check("日本語 på norsk", "[tegn] på norsk");
        check("a\u{20E3}", "[tegn]");
        check("\u{FFFD}", "[tegn]");
    }
}
