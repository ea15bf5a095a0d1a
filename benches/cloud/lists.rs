//! Words to lay out: those of the workshops and themed sets in `fixtures/`, weighing as words do in talk.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use moteplass::cloud::{Word, weight::weigh};
use moteplass::text::{Language, analyse_notes, points_of_notes};
use serde_json::Value;

/// The r-th word weighs as 1 / r to the power of this, as in ordinary talk.
const STEEPNESS: f64 = 0.85;
/// Words and the weight of the first.
const LISTS: [(usize, f64); 4] = [(30, 25.0), (100, 50.0), (300, 100.0), (1000, 200.0)];
/// The longest words, and the weight of the first.
const COMPOUNDS: (usize, f64) = (50, 30.0);
/// Pictures of a cloud that grows, the answers that it grows by, and the words that can be answered.
pub const PICTURES: usize = 50;
const ANSWERS: usize = 220;
const ANSWERED: usize = 90;

/// Weighted words with a name.
pub struct List {
    /// What the list is called.
    pub name: String,
    /// The heaviest first.
    pub words: Vec<Word>,
}

/// All words of the fixtures, the commonest first.
pub fn words() -> Vec<String> {
    let mut notes = Vec::new();
    for folder in ["fixtures/workshops", "fixtures/themes", "fixtures/themes/second"] {
        for path in files(Path::new(folder)) {
            let text = fs::read_to_string(&path).unwrap_or_default();
            collect(&serde_json::from_str(&text).unwrap_or(Value::Null), &mut notes);
        }
    }
    let texts: Vec<&str> = notes.iter().map(String::as_str).collect();
    let languages = vec![Language::Unknown; texts.len()];
    let weighed = weigh(&points_of_notes(&analyse_notes(&texts, &languages)), Language::Unknown);
    let mut seen = BTreeSet::new();
    weighed.iter().map(|word| word.text()).filter(|text| seen.insert(text.clone())).collect()
}

/// The lists of finished clouds.
pub fn all(words: &[String]) -> Vec<List> {
    let mut lists: Vec<List> = LISTS
        .iter()
        .map(|&(count, top)| List { name: format!("{count} words"), words: weighted(words, count, top) })
        .collect();
    let mut long: Vec<String> = words.iter().filter(|word| !word.contains(' ')).cloned().collect();
    long.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    let (count, top) = COMPOUNDS;
    lists.push(List { name: format!("{count} longest"), words: weighted(&long, count, top) });
    lists
}

/// The same words as a room says them: each picture has the answers so far. `seed` chooses the room.
pub fn stream(words: &[String], seed: u64) -> Vec<Vec<Word>> {
    let mut chance = Chance(seed);
    let mut said: Vec<String> = words.iter().take(2 * ANSWERED).cloned().collect();
    for at in (1..said.len()).rev() {
        said.swap(at, (chance.next() * (at + 1) as f64) as usize);
    }
    said.truncate(ANSWERED);
    let shares: Vec<f64> = (1..=ANSWERED).map(|rank| (rank as f64).powf(-STEEPNESS)).collect();
    let all: f64 = shares.iter().sum();
    let mut so_far: Vec<Word> = Vec::new();
    let mut pictures = Vec::new();
    for picture in 1..=PICTURES {
        for _ in (picture - 1) * ANSWERS / PICTURES..picture * ANSWERS / PICTURES {
            let mut left = chance.next() * all;
            let at = shares.iter().position(|share| {
                left -= share;
                left <= 0.0
            });
            let text = &said[at.unwrap_or(0)];
            match so_far.iter_mut().find(|word| word.text == *text) {
                Some(word) => word.weight += 1.0,
                None => so_far.push(Word { text: text.clone(), weight: 1.0 }),
            }
        }
        pictures.push(so_far.clone());
    }
    pictures
}

fn weighted(words: &[String], count: usize, top: f64) -> Vec<Word> {
    let weight = |rank: usize| (top / (rank as f64 + 1.0).powf(STEEPNESS)).round().max(1.0);
    let word = |(rank, text): (usize, &String)| Word { text: text.clone(), weight: weight(rank) };
    words.iter().take(count).enumerate().map(word).collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).map(|entries| entries.flatten().map(|entry| entry.path()).collect());
    let mut paths: Vec<PathBuf> = entries.unwrap_or_default();
    // One workshop is all traps: no room talks so.
    paths.retain(|path| path.extension().is_some_and(|end| end == "json") && !path.ends_with("vrang.json"));
    paths.sort();
    paths
}

/// The notes of a file, whatever its form: every text with a space in it.
fn collect(value: &Value, notes: &mut Vec<String>) {
    match value {
        Value::String(text) if text.contains(' ') => notes.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|value| collect(value, notes)),
        Value::Object(fields) => fields.values().for_each(|value| collect(value, notes)),
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Numbers between 0 and 1 that are the same every time (SplitMix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((bits ^ (bits >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    }
}
