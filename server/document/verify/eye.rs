//! How text is seen before it is compared: the same for what is expected and what is found.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// One way of seeing.
pub type Eye = fn(&str) -> String;

/// Text as an eye sees it: composed, white space as one blank, no letters that are never drawn.
pub fn visible(text: &str) -> String {
    let drawn: String = text
        .nfc()
        .filter(|letter| {
            !matches!(letter, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
                | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E007F}')
        })
        .collect();
    drawn.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text as a PDF can give it back: one from right to left is drawn from its other end, so there only the letters count;
/// and a letter with marks above or below it may come twice, once for each part that is drawn.
pub fn drawn(text: &str) -> String {
    let visible = visible(text);
    if is_heaped(&visible) {
        let letters: BTreeSet<char> = visible.chars().filter(|letter| !is_mark(*letter)).collect();
        return letters.into_iter().filter(|letter| !letter.is_whitespace()).collect();
    }
    if visible.chars().any(|letter| matches!(letter, '\u{590}'..='\u{8FF}')) {
        let mut letters: Vec<char> = visible.chars().filter(|letter| !letter.is_whitespace()).collect();
        letters.sort_unstable();
        return letters.into_iter().collect();
    }
    let mut once = String::with_capacity(visible.len());
    let mut last = "";
    for grapheme in visible.graphemes(true) {
        if grapheme != last || grapheme.chars().nth(1).is_none() {
            once.push_str(grapheme);
        }
        last = grapheme;
    }
    once
}

/// Marks on one letter, more than any language writes: a PDF draws the letter anew for some of them.
const MARKS_HEAPED: usize = 4;

fn is_heaped(text: &str) -> bool {
    let mut marks = 0;
    text.chars().any(|letter| {
        marks = if is_mark(letter) { marks + 1 } else { 0 };
        marks >= MARKS_HEAPED
    })
}

/// A mark that stands above or below the letter before it.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36F}')
}
