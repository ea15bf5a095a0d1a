//! Why a note lies in a theme: the words that it shares with most of the others there.

use std::collections::{BTreeSet, HashMap};

use super::concepts::{ConceptId, lexicon};
use super::features::Reading;
use crate::text::Language;

/// How many words are given.
const REASONS: usize = 3;
/// A word that is shared counts this many times a concept that is: people look for the word.
const WORD_SHARE: usize = 2;

/// What is said in a theme: in how many of its notes each stem and each concept is found.
pub struct Said {
    stems: HashMap<String, usize>,
    concepts: HashMap<ConceptId, usize>,
}

impl Said {
    /// Counts what the notes say.
    pub fn in_notes<'a>(readings: impl Iterator<Item = &'a Reading>) -> Said {
        let mut said = Said { stems: HashMap::new(), concepts: HashMap::new() };
        for reading in readings {
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
        words
    }
}
