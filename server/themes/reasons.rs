//! Why a note lies in a theme: the words that it shares with most of the others there, or else the pair of words, its own
//! and theirs, that are most often said of the same matter.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::associations::{self, Direction};
use super::concepts::{ConceptId, lexicon};
use super::features::Reading;
use crate::text::Language;

/// How many words are given.
const REASONS: usize = 3;
/// A word that is shared counts this many times a concept that is: people look for the word.
const WORD_SHARE: usize = 2;
/// So many of a theme's words, those said most, are held against a word of the note.
const WORDS_MAX: usize = 80;
/// Two words that point less alike than this are no reason.
const NEAR_MIN: f32 = 0.35;

/// What is said in a theme: in how many of its notes each stem and each concept is found.
pub struct Said {
    stems: HashMap<String, usize>,
    concepts: HashMap<ConceptId, usize>,
    /// The words said most, each as it is written and with where it points.
    pointing: Vec<(String, Direction)>,
}

impl Said {
    /// Counts what the notes say.
    pub fn in_notes<'a>(readings: impl Iterator<Item = &'a Reading>) -> Said {
        let mut said = Said { stems: HashMap::new(), concepts: HashMap::new(), pointing: Vec::new() };
        let mut written: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
        for reading in readings {
            for token in reading.tokens.iter().filter(|token| token.is_content()) {
                written.entry(&token.stem).or_insert((0, &token.folded)).0 += 1;
            }
            let stems: BTreeSet<&str> = reading.tokens.iter().map(|token| token.stem.as_str()).collect();
            for stem in stems {
                match said.stems.get_mut(stem) {
                    Some(count) => *count += 1,
                    None => drop(said.stems.insert(stem.to_owned(), 1)),
                }
            }
            for hit in &reading.hits {
                *said.concepts.entry(hit.concept).or_insert(0) += 1;
            }
        }
        let mut words: Vec<(usize, &str, &str)> =
            written.into_iter().map(|(stem, (count, word))| (count, stem, word)).collect();
        words.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        let pointing = words.into_iter().take(WORDS_MAX);
        said.pointing =
            pointing.filter_map(|(_, stem, word)| Some((word.to_owned(), pointed(stem)?))).collect();
        said
    }

    /// The words of the note, and the concepts it speaks of, that most others say; `among` is 1 when the note was itself
    /// counted, else 0.
    pub fn reasons(&self, reading: &Reading, language: Language, among: usize) -> Vec<String> {
        let others = |count: Option<&usize>| count.map_or(0, |count| count.saturating_sub(among));
        let mut found: Vec<(usize, String)> = Vec::new();
        for token in reading.tokens.iter().filter(|token| token.is_content()) {
            found.push((others(self.stems.get(&token.stem)) * WORD_SHARE, token.folded.clone()));
        }
        for hit in &reading.hits {
            let concept = lexicon().concept(hit.concept);
            let name = if language == Language::Nn { concept.heading_nn } else { concept.heading_nb };
            found.push((others(self.concepts.get(&hit.concept)), name.to_lowercase()));
        }
        found.retain(|(shared, _)| *shared > 0);
        found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        let mut words: Vec<String> = Vec::new();
        for (_, word) in found {
            if !words.contains(&word) && words.len() < REASONS {
                words.push(word);
            }
        }
        if words.is_empty() { self.nearest_pair(reading).into_iter().collect() } else { words }
    }

    /// A word of the note and one of the theme that are said of the same matter: «avgang ≈ buss».
    fn nearest_pair(&self, reading: &Reading) -> Option<String> {
        let mut best: Option<(f32, &str, &str)> = None;
        for token in reading.tokens.iter().filter(|token| token.is_content()) {
            let Some(own) = pointed(&token.stem) else { continue };
            for (word, theirs) in self.pointing.iter().filter(|(word, _)| *word != token.folded) {
                let near = associations::nearness(&own, theirs);
                if near > best.map_or(NEAR_MIN, |(most, _, _)| most) {
                    best = Some((near, &token.folded, word));
                }
            }
        }
        best.map(|(_, own, theirs)| format!("{own} ≈ {theirs}"))
    }
}

/// Where a word points, of length one.
fn pointed(stem: &str) -> Option<Direction> {
    associations::word(stem).map(associations::unit)
}
