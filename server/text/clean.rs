//! Spelling set aside: composed letters (NFC), lower case, and what capitals tell.

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The first byte of the first combining mark: letters written with smaller bytes only are composed already, and what
/// [`is_invisible`] lists, the soft hyphen aside, is written with larger.
const FIRST_MARK: u8 = 0xcc;
/// The first byte of the soft hyphen, and of nothing else in a Norwegian text but « and ».
const SOFT_HYPHEN: u8 = 0xc2;

/// The text with its letters composed; «å» typed as a + ring becomes one letter, æ ø å stay what they are.
pub fn compose(text: &str) -> String {
    let is_composed = text.bytes().all(|byte| byte < FIRST_MARK) || is_nfc(text);
    if is_composed { text.to_owned() } else { text.nfc().collect() }
}

/// The text composed and in lower case, without soft hyphens and zero-width marks.
pub fn fold(text: &str) -> String {
    // Nearly every note is so plain that it is turned without a look at each letter.
    if text.bytes().all(|byte| byte < FIRST_MARK && byte != SOFT_HYPHEN) {
        return text.to_lowercase();
    }
    let lower = compose(text).to_lowercase();
    if lower.chars().any(is_invisible) {
        lower.chars().filter(|letter| !is_invisible(*letter)).collect()
    } else {
        lower
    }
}

/// A word in lower case, where acronyms that are joined to it keep their capitals: «KS-området».
pub fn fold_word(word: &str) -> String {
    let has_acronym = word.contains('-') && word.split('-').any(is_capitals);
    if !has_acronym {
        return fold(word);
    }
    let pieces = word.split('-').map(|piece| if is_capitals(piece) { compose(piece) } else { fold(piece) });
    pieces.collect::<Vec<_>>().join("-")
}

/// Two or more letters, all capitals.
fn is_capitals(piece: &str) -> bool {
    piece.chars().count() > 1 && piece.chars().all(char::is_uppercase)
}

/// Whether the word starts with a capital and goes on in lower case.
pub fn is_capitalised(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase)
}

/// Whether the whole note is written in capitals, so that capitals tell nothing.
pub fn is_shouted(text: &str) -> bool {
    let upper = text.chars().filter(|letter| letter.is_uppercase()).count();
    let lower = text.chars().filter(|letter| letter.is_lowercase()).count();
    upper > SHOUT_CAPITALS_MIN && lower * 4 < upper
}

/// How many capitals a note must have to count as shouted: more than one long acronym.
const SHOUT_CAPITALS_MIN: usize = 8;

/// Soft hyphen and zero-width marks: seen by nobody, so they never tell words apart.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}
