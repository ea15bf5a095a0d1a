//! Notes that say the same: near alike in letters, and with nothing in the way such as a «ikke» or another number.

use std::collections::BTreeSet;

use super::features::Reading;
use crate::text::{Kind, Token};

/// At this share of common letter runs two notes are stacked without asking.
pub const SURE_SHARE: f32 = 0.70;
/// From this share of common letter runs two notes are suggested as the same.
pub const SUGGEST_SHARE: f32 = 0.30;

/// Words that turn a note to its opposite.
const NEGATIONS: [&str; 14] = [
    "ikke",
    "ikkje",
    "ingen",
    "ingenting",
    "inkje",
    "aldri",
    "uten",
    "utan",
    "hverken",
    "verken",
    "korkje",
    "slutte",
    "stoppe",
    "unngå",
];

/// What two notes have to do with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sameness {
    /// They say different things.
    Different,
    /// They may say the same; a person should look.
    Suggested,
    /// They say the same.
    Sure,
}

/// A note made ready to be compared.
pub struct Point {
    runs: Vec<u64>,
    words: BTreeSet<String>,
    numbers: BTreeSet<String>,
    negated: bool,
}

impl Point {
    /// Makes the note ready.
    pub fn of(reading: &Reading) -> Point {
        let mut runs = BTreeSet::new();
        let words_only = reading.tokens.iter().filter(|token| token.kind.is_word());
        let plain: String =
            words_only.map(|token| format!(" {}", token.folded.to_lowercase())).collect::<String>() + " ";
        let letters: Vec<char> = plain.chars().collect();
        for window in letters.windows(3) {
            runs.insert(window.iter().fold(0_u64, |sum, letter| (sum << 21) | u64::from(*letter)));
        }
        let is_number = |token: &&Token| matches!(token.kind, Kind::Number | Kind::Percent);
        Point {
            runs: runs.into_iter().collect(),
            words: reading
                .tokens
                .iter()
                .filter(|token| token.is_content())
                .map(|token| token.stem.clone())
                .collect(),
            numbers: reading.tokens.iter().filter(is_number).map(|token| token.folded.clone()).collect(),
            negated: reading.tokens.iter().any(|token| NEGATIONS.contains(&token.folded.as_str())),
        }
    }
}

/// Compares two notes.
pub fn compare(a: &Point, b: &Point) -> Sameness {
    let share = common_share(&a.runs, &b.runs);
    if share < SUGGEST_SHARE || a.negated != b.negated || a.numbers != b.numbers {
        return Sameness::Different;
    }
    if share >= SURE_SHARE && !differs_in_a_word(&a.words, &b.words) {
        return Sameness::Sure;
    }
    Sameness::Suggested
}

/// The Jaccard share of two ordered sets.
fn common_share(a: &[u64], b: &[u64]) -> f32 {
    let (mut i, mut j, mut common) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                common += 1;
                i += 1;
                j += 1;
            }
        }
    }
    let all = a.len() + b.len() - common;
    if all == 0 { 0.0 } else { common as f32 / all as f32 }
}

/// Whether a content word of one has no near spelling in the other: «unge» against «eldre», not «tilit» against «tillit».
fn differs_in_a_word(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    let missing = |from: &BTreeSet<String>, to: &BTreeSet<String>| {
        from.iter().any(|word| !to.iter().any(|other| near_spelling(word, other)))
    };
    missing(a, b) || missing(b, a)
}

/// At most one letter put in, left out, changed or swapped in a short word, two in a long one.
fn near_spelling(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let longest = a.len().max(b.len());
    let allowed = if longest <= 3 {
        0
    } else if longest <= 7 {
        1
    } else {
        2
    };
    if a.len().abs_diff(b.len()) > allowed {
        return false;
    }
    let mut rows = [vec![0; b.len() + 1], (0..=b.len()).collect::<Vec<usize>>(), vec![0; b.len() + 1]];
    for i in 1..=a.len() {
        rows[2][0] = i;
        for j in 1..=b.len() {
            let change = usize::from(a[i - 1] != b[j - 1]);
            let mut least = (rows[1][j - 1] + change).min(rows[1][j] + 1).min(rows[2][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[0][j - 2] + 1);
            }
            rows[2][j] = least;
        }
        rows.rotate_left(1);
    }
    rows[1][b.len()] <= allowed
}
