//! Notes that say the same: near alike in letters, and with nothing in the way such as a «ikke» or another number.

use std::collections::{BTreeSet, HashMap};

use super::concepts::ConceptId;
use super::features::Reading;
use crate::text::{Kind, Token};

/// At this share of common letter runs two notes are stacked without asking.
pub const SURE_SHARE: f32 = 0.70;
/// From this share of common letter runs two notes are suggested as the same.
pub const SUGGEST_SHARE: f32 = 0.30;

/// Notes whose words match one by one, in order, are stacked from this share already: it meets the two written languages.
const WORDED_SHARE: f32 = 0.50;

/// Up to this many notes, every two with anything in common are compared.
const COMPARE_ALL_MAX: usize = 600;
/// Among more notes, two are compared when they share this many runs that are rare.
const RARE_SHARED_MIN: u32 = 3;
/// Words that begin with this many common letters are kin.
const KIN_LETTERS: usize = 6;

/// Words that turn a note to its opposite.
const NEGATIONS: [&str; 12] = [
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
    "nei",
];
/// Words that ask for more, or say that there is much.
const MORE: [&str; 22] = [
    "mer", "meir", "mye", "mykje", "flere", "fleire", "mange", "økt", "økte", "auka", "større", "lett",
    "lette", "enkelt", "enklere", "enklare", "høyere", "høgare", "lengre", "lenger", "opp", "åpne",
];
/// Words that ask for less, or say that there is little.
const LESS: [&str; 22] = [
    "mindre",
    "lite",
    "lita",
    "færre",
    "få",
    "redusert",
    "reduserte",
    "kutt",
    "vanskelig",
    "vanskelege",
    "vanskeleg",
    "vanskelige",
    "tungt",
    "lavere",
    "lågare",
    "kortere",
    "kortare",
    "ned",
    "slutt",
    "stoppe",
    "stenge",
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
    /// The words that carry meaning, in order, with the concepts they speak of.
    words: Vec<Word>,
    numbers: BTreeSet<String>,
    negated: bool,
    /// Whether it asks for more, and whether for less.
    leaning: (bool, bool),
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
        let says = |words: &[&str]| reading.tokens.iter().any(|token| words.contains(&token.folded.as_str()));
        let is_number = |token: &&Token| matches!(token.kind, Kind::Number | Kind::Percent);
        Point {
            runs: runs.into_iter().collect(),
            words: words_of(reading),
            numbers: reading.tokens.iter().filter(is_number).map(|token| token.folded.clone()).collect(),
            negated: says(&NEGATIONS),
            leaning: (says(&MORE), says(&LESS)),
        }
    }
}

/// All pairs that say the same or may do so, in order. Among many notes only those are compared that share some letters
/// which few others have, so that the cost does not grow with the square.
pub fn pairs(points: &[Point]) -> Vec<(usize, usize, Sameness)> {
    let many = points.len();
    let common = if many <= COMPARE_ALL_MAX { usize::MAX } else { (many as f32).sqrt() as usize };
    let mut users: HashMap<u64, Vec<usize>> = HashMap::new();
    for (note, point) in points.iter().enumerate() {
        for run in &point.runs {
            users.entry(*run).or_default().push(note);
        }
    }
    let mut found = Vec::new();
    let mut shared: Vec<u32> = vec![0; many];
    for (note, point) in points.iter().enumerate() {
        let mut met: Vec<usize> = Vec::new();
        for with in point.runs.iter().filter_map(|run| users.get(run)).filter(|with| with.len() <= common) {
            for &other in with.iter().filter(|other| **other > note) {
                if shared[other] == 0 {
                    met.push(other);
                }
                shared[other] += 1;
            }
        }
        met.sort_unstable();
        for other in met {
            let enough = common == usize::MAX || shared[other] >= RARE_SHARED_MIN;
            shared[other] = 0;
            if enough && let same @ (Sameness::Sure | Sameness::Suggested) = compare(point, &points[other]) {
                found.push((note, other, same));
            }
        }
    }
    found
}

/// A word that carries meaning.
struct Word {
    written: String,
    stem: String,
    concepts: Vec<ConceptId>,
}

impl Word {
    /// Whether it is the same word, but for its form or a typing error: «tilit» and «tillit», not «unge» and «eldre».
    fn is_same(&self, other: &Word) -> bool {
        self.stem == other.stem || near_spelling(&self.written, &other.written)
    }

    /// Whether it says much the same in another word: a word of the same concept, or with the same beginning.
    fn is_kin(&self, other: &Word) -> bool {
        let common = self.written.chars().zip(other.written.chars()).take_while(|(a, b)| a == b).count();
        common >= KIN_LETTERS || self.concepts.iter().any(|concept| other.concepts.contains(concept))
    }
}

/// Compares two notes.
pub fn compare(a: &Point, b: &Point) -> Sameness {
    let share = common_share(&a.runs, &b.runs);
    if share < SUGGEST_SHARE || a.negated != b.negated || a.numbers != b.numbers {
        return Sameness::Different;
    }
    let (only_a, only_b) = (unmatched(&a.words, &b.words), unmatched(&b.words, &a.words));
    let same_words = only_a.is_empty() && only_b.is_empty();
    if same_words && a.leaning != b.leaning {
        return Sameness::Different;
    }
    if same_words && (share >= SURE_SHARE || share >= WORDED_SHARE && in_order(&a.words, &b.words)) {
        return Sameness::Sure;
    }
    match (only_a.as_slice(), only_b.as_slice()) {
        ([one], [other]) if a.words.len() > 1 && !one.is_kin(other) => Sameness::Different,
        _ => Sameness::Suggested,
    }
}

fn words_of(reading: &Reading) -> Vec<Word> {
    let concepts =
        |at: usize| reading.hits.iter().filter(move |hit| hit.token == at).map(|hit| hit.concept).collect();
    let tokens = reading.tokens.iter().enumerate().filter(|(_, token)| token.is_content());
    let word = |(at, token): (usize, &Token)| Word {
        written: token.folded.to_lowercase(),
        stem: token.stem.clone(),
        concepts: concepts(at),
    };
    tokens.map(word).collect()
}

/// The words of one that the other does not have.
fn unmatched<'a>(from: &'a [Word], to: &[Word]) -> Vec<&'a Word> {
    from.iter().filter(|word| !to.iter().any(|other| word.is_same(other))).collect()
}

/// Whether the words match one by one.
fn in_order(a: &[Word], b: &[Word]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(word, other)| word.is_same(other))
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
