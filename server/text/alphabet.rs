//! Norwegian order of words: a to z, then æ ø å; Sámi letters after their sisters, capitals and accents hardly count.

use std::cmp::Ordering;

/// Which of two words comes first in Norwegian; equal only when they are the same.
pub fn alphabetical(a: &str, b: &str) -> Ordering {
    a.chars().flat_map(place).cmp(b.chars().flat_map(place)).then_with(|| a.cmp(b))
}

/// The place of a letter: the letter it is sorted as, and a finer place among those.
fn place(letter: char) -> impl Iterator<Item = (u32, u32)> {
    letter.to_lowercase().map(|lower| match lower {
        'æ' | 'ä' => (AFTER_Z, 0),
        'ø' | 'ö' => (AFTER_Z + 1, 0),
        'å' => (AFTER_Z + 2, 0),
        'á' | 'à' | 'â' => ('a' as u32, 1),
        'é' | 'è' | 'ê' => ('e' as u32, 1),
        'ó' | 'ò' | 'ô' => ('o' as u32, 1),
        'ü' => ('y' as u32, 1),
        'č' | 'ç' => ('c' as u32, 1),
        'đ' => ('d' as u32, 1),
        'ŋ' | 'ñ' => ('n' as u32, 1),
        'š' => ('s' as u32, 1),
        'ŧ' => ('t' as u32, 1),
        'ž' => ('z' as u32, 1),
        other => (other as u32, 0),
    })
}

/// The place after z.
const AFTER_Z: u32 = 'z' as u32 + 1;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_norwegian_letters_come_last_and_in_order() {
        let mut words = ["år", "øl", "ære", "zoo", "Čáhci", "cello", "eng", "Ås", "évige", "dag"];
        words.sort_by(|a, b| alphabetical(a, b));
        assert_eq!(words, ["cello", "Čáhci", "dag", "eng", "évige", "zoo", "ære", "øl", "år", "Ås"]);
    }
}
