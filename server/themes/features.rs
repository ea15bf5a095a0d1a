//! Each note as a sparse vector: letters, words, concepts and where they point, side by side, so that one product gives the
//! likeness.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::associations::{self, DIRECTIONS};
use super::concepts::{Hit, lexicon};
use crate::text::{Stop, Token};

/// A note's features: (feature number, weight), in order of number.
pub type Vector = Vec<(u32, f32)>;

/// How much each view of a note counts, and how.
#[derive(Clone, Debug)]
pub struct Weights {
    /// Runs of letters: meets typing errors, compounds and the two written languages.
    pub letters: f32,
    /// Stems and the parts of compounds.
    pub words: f32,
    /// Concepts of the lexicon.
    pub concepts: f32,
    /// Where the words and concepts point: meets notes that share nothing but the matter.
    pub associations: f32,
    /// How much an earlier part of a compound counts beside the whole word.
    pub modifier: f32,
    /// How much the last part of a compound counts.
    pub head: f32,
    /// How much the filler of workshops («viktig», «kommunen») counts.
    pub filler: f32,
    /// How much a word of the question counts: everyone repeats it.
    pub question: f32,
}

impl Default for Weights {
    fn default() -> Weights {
        Weights {
            letters: 0.45,
            words: 0.28,
            concepts: 0.56,
            associations: 1.2,
            modifier: 0.5,
            head: 0.7,
            filler: 0.1,
            question: 0.15,
        }
    }
}

/// One note, read: its words and what it speaks of.
pub struct Reading {
    /// Its tokens, in order.
    pub tokens: Vec<Token>,
    /// The concepts it speaks of.
    pub hits: Vec<Hit>,
}

impl Reading {
    /// Looks the tokens up in the lexicon.
    pub fn of(tokens: Vec<Token>) -> Reading {
        let hits = lexicon().hits(&tokens);
        Reading { tokens, hits }
    }
}

/// What a feature is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum View {
    Letters,
    Words,
    Concepts,
}

/// The features of a set of notes: numbers for what has been seen, and how rare each is.
pub struct Features {
    weights: Weights,
    question_stems: BTreeSet<String>,
    numbers: HashMap<u64, u32>,
    /// Per feature: its view and its rarity.
    rarity: Vec<f32>,
    views: Vec<View>,
}

impl Features {
    /// Learns the features of these notes and gives each note's vector.
    pub fn learn(readings: &[Reading], question: &[Token], weights: Weights) -> (Features, Vec<Vector>) {
        let question_stems =
            question.iter().filter(|token| token.is_content()).map(|t| t.stem.clone()).collect();
        let mut features = Features {
            weights,
            question_stems,
            numbers: HashMap::new(),
            rarity: Vec::new(),
            views: Vec::new(),
        };
        let counts: Vec<BTreeMap<u32, f32>> =
            readings.iter().map(|reading| features.count(reading)).collect();
        let mut users = vec![0_u32; features.views.len()];
        for count in &counts {
            for feature in count.keys() {
                users[*feature as usize] += 1;
            }
        }
        let notes = readings.len() as f32;
        features.rarity =
            users.iter().map(|users| ((1.0 + notes) / (0.5 + *users as f32)).ln().max(0.0)).collect();
        let vectors =
            counts.into_iter().zip(readings).map(|(count, reading)| features.weigh(count, reading)).collect();
        (features, vectors)
    }

    /// How many features there are.
    pub fn len(&self) -> usize {
        self.views.len() + DIRECTIONS
    }

    /// Whether there are none but where a note points.
    pub fn is_empty(&self) -> bool {
        self.views.is_empty()
    }

    /// The vector of one more note, of the features that are known.
    pub fn vector(&self, reading: &Reading) -> Vector {
        self.weigh(self.count_known(reading), reading)
    }

    fn count(&mut self, reading: &Reading) -> BTreeMap<u32, f32> {
        let mut count = BTreeMap::new();
        for (view, key, amount) in self.terms(reading) {
            let next = self.views.len() as u32;
            let number = *self.numbers.entry(key).or_insert(next);
            if number == next {
                self.views.push(view);
            }
            *count.entry(number).or_insert(0.0) += amount;
        }
        count
    }

    fn count_known(&self, reading: &Reading) -> BTreeMap<u32, f32> {
        let mut count = BTreeMap::new();
        for (_, key, amount) in self.terms(reading) {
            if let Some(number) = self.numbers.get(&key) {
                *count.entry(*number).or_insert(0.0) += amount;
            }
        }
        count
    }

    /// Every feature of a note with how much of it there is.
    fn terms(&self, reading: &Reading) -> Vec<(View, u64, f32)> {
        let mut terms = Vec::new();
        for token in reading.tokens.iter().filter(|token| token.kind.is_word()) {
            let amount = match token.stop {
                Stop::No => 1.0,
                Stop::Filler => self.weights.filler,
                Stop::Stop => continue,
            };
            let amount = if self.question_stems.contains(&token.stem) {
                amount * self.weights.question
            } else {
                amount
            };
            let folded = token.folded.to_lowercase();
            letter_runs(&folded, |run| terms.push((View::Letters, key(View::Letters, run), amount)));
            terms.push((View::Words, key(View::Words, &token.stem), amount));
            let last = token.parts.len().saturating_sub(1);
            for (place, part) in token.parts.iter().enumerate() {
                let share = if place == last { self.weights.head } else { self.weights.modifier };
                terms.push((View::Words, key(View::Words, &part.stem), amount * share));
            }
        }
        for hit in &reading.hits {
            let in_question = self.question_stems.contains(&reading.tokens[hit.token].stem);
            let weight = if in_question { hit.weight * self.weights.question } else { hit.weight };
            terms.push((View::Concepts, key(View::Concepts, &hit.concept.0.to_string()), weight));
        }
        terms
    }

    /// Amounts become weights: rare counts more, each view has length one and then its share.
    fn weigh(&self, count: BTreeMap<u32, f32>, reading: &Reading) -> Vector {
        let mut lengths: BTreeMap<View, f32> = BTreeMap::new();
        let mut vector: Vector = Vec::with_capacity(count.len());
        for (number, amount) in count {
            let damped = if amount > 1.0 { 1.0 + amount.ln() } else { amount };
            let weight = damped * self.rarity[number as usize];
            *lengths.entry(self.views[number as usize]).or_insert(0.0) += weight * weight;
            vector.push((number, weight));
        }
        for (number, weight) in &mut vector {
            let view = self.views[*number as usize];
            let share = match view {
                View::Letters => self.weights.letters,
                View::Words => self.weights.words,
                View::Concepts => self.weights.concepts,
            };
            let length = lengths.get(&view).copied().unwrap_or(0.0).sqrt();
            *weight = if length > 0.0 { *weight / length * share.sqrt() } else { 0.0 };
        }
        vector.retain(|(_, weight)| *weight > 0.0);
        let share = self.weights.associations.sqrt();
        let direction = associations::direction(reading, &self.question_stems);
        let first = self.views.len();
        vector.extend(direction.iter().enumerate().map(|(at, number)| ((first + at) as u32, number * share)));
        vector
    }
}

/// A number for a feature's name, the same on every machine (FNV-1a); two names meet in one of 2⁶⁴.
fn key(view: View, name: &str) -> u64 {
    let start = 0xcbf2_9ce4_8422_2325_u64 ^ view as u64;
    name.bytes().fold(start, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Calls for every run of three to five letters in a word, its edges marked.
fn letter_runs(word: &str, mut each: impl FnMut(&str)) {
    let marked = format!("<{word}>");
    let starts: Vec<usize> = marked.char_indices().map(|(at, _)| at).chain([marked.len()]).collect();
    for length in 3..=5 {
        for window in starts.windows(length + 1) {
            each(&marked[window[0]..window[length]]);
        }
    }
}
