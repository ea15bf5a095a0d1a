//! The concept lexicon: which words speak of the same thing, written by hand in `concepts.txt`.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use crate::text::{self, Language, Token};

/// How much a cue that is only a hint (`word?`) counts beside a sure one.
const HINT_WEIGHT: f32 = 0.5;
/// How much a hit in the last part of a compound counts: «eldreomsorg» is foremost omsorg.
const HEAD_WEIGHT: f32 = 0.9;
/// How much a hit in an earlier part of a compound counts.
const MODIFIER_WEIGHT: f32 = 0.6;
/// The shortest word that may be met by what it starts or ends with, in letters.
const AFFIX_LETTERS_MIN: usize = 2;

/// Begrep: something that workshops talk about, in whatever words.
#[derive(Debug)]
pub struct Concept {
    /// What a secretary would call it in bokmål.
    pub heading_nb: &'static str,
    /// The same in nynorsk.
    pub heading_nn: &'static str,
}

/// A concept's place in the lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConceptId(pub u32);

/// That a note speaks of a concept, how surely, and which of its tokens says so.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// What it speaks of.
    pub concept: ConceptId,
    /// 1 for a word of its own, less for a part of a compound or a hint.
    pub weight: f32,
    /// The first token of the note that says so.
    pub token: usize,
}

/// The lexicon, ready to be looked words up in.
pub struct Lexicon {
    concepts: Vec<Concept>,
    /// Cues met by a word's spelling or stem, alone or in a compound.
    words: HashMap<String, Vec<(ConceptId, f32)>>,
    /// Cues met by the whole word only.
    wholes: HashMap<String, Vec<(ConceptId, f32)>>,
    starts: HashMap<&'static str, Vec<(ConceptId, f32)>>,
    ends: HashMap<&'static str, Vec<(ConceptId, f32)>>,
    /// Cues of several words, by the first of them.
    runs: HashMap<String, Vec<(Vec<String>, ConceptId, f32)>>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(include_str!("concepts.txt")));

/// The lexicon that is built into the program.
pub fn lexicon() -> &'static Lexicon {
    &LEXICON
}

impl Lexicon {
    fn parse(source: &'static str) -> Lexicon {
        let mut lexicon = Lexicon {
            concepts: Vec::new(),
            words: HashMap::new(),
            wholes: HashMap::new(),
            starts: HashMap::new(),
            ends: HashMap::new(),
            runs: HashMap::new(),
        };
        for line in
            source.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with(['#', '§']))
        {
            let Some((headings, cues)) = line.split_once(':') else { continue };
            let (nb, nn) = headings.split_once('|').unwrap_or((headings, headings));
            let id = ConceptId(lexicon.concepts.len() as u32);
            lexicon.concepts.push(Concept { heading_nb: nb.trim(), heading_nn: nn.trim() });
            for cue in cues.split_whitespace() {
                lexicon.take_cue(cue, id);
            }
        }
        lexicon
    }

    fn take_cue(&mut self, cue: &'static str, id: ConceptId) {
        let (cue, weight) = cue.strip_suffix('?').map_or((cue, 1.0), |cue| (cue, HINT_WEIGHT));
        if let Some(start) = cue.strip_suffix('*') {
            self.starts.entry(start).or_default().push((id, weight));
        } else if let Some(end) = cue.strip_prefix('*') {
            self.ends.entry(end).or_default().push((id, weight));
        } else if let Some(whole) = cue.strip_suffix('=') {
            self.wholes.entry(whole.to_owned()).or_default().push((id, weight));
        } else if cue.contains('_') {
            let mut words = cue.split('_').map(str::to_owned);
            if let Some(first) = words.next() {
                self.runs.entry(first).or_default().push((words.collect(), id, weight));
            }
        } else {
            for key in keys_of_word(cue) {
                let met = self.words.entry(key).or_default();
                if !met.iter().any(|(other, _)| *other == id) {
                    met.push((id, weight));
                }
            }
        }
    }

    /// The concept of that number.
    pub fn concept(&self, id: ConceptId) -> &Concept {
        &self.concepts[id.0 as usize]
    }

    /// How many concepts there are.
    pub fn len(&self) -> usize {
        self.concepts.len()
    }

    /// Whether the lexicon is empty.
    pub fn is_empty(&self) -> bool {
        self.concepts.is_empty()
    }

    /// What a note speaks of: each concept once, with its surest hit; in order of concept.
    pub fn hits(&self, tokens: &[Token]) -> Vec<Hit> {
        let mut best: BTreeMap<ConceptId, Hit> = BTreeMap::new();
        let mut take = |token: usize, met: &[(ConceptId, f32)], factor: f32| {
            for &(concept, weight) in met {
                let hit = Hit { concept, weight: weight * factor, token };
                let known = best.entry(concept).or_insert(hit);
                if hit.weight > known.weight {
                    *known = hit;
                }
            }
        };
        for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.kind.is_word()) {
            let folded = token.folded.to_lowercase();
            for (met, factor) in self.met_by_word(token, &folded) {
                take(at, met, factor);
            }
            for (rest, concept, weight) in self.runs.get(&folded).into_iter().flatten() {
                if follows(rest, &tokens[at + 1..]) {
                    take(at, &[(*concept, *weight)], 1.0);
                }
            }
        }
        best.into_values().collect()
    }

    /// The cues that one word meets, and how much each way of meeting counts.
    fn met_by_word<'a>(&'a self, token: &Token, folded: &str) -> Vec<(&'a [(ConceptId, f32)], f32)> {
        let mut met: Vec<(&[(ConceptId, f32)], f32)> = Vec::new();
        let mut add = |found: Option<&'a Vec<(ConceptId, f32)>>, factor: f32| {
            met.extend(found.map(|found| (found.as_slice(), factor)));
        };
        add(self.words.get(folded), 1.0);
        add(self.words.get(&token.stem), 1.0);
        add(self.wholes.get(folded), 1.0);
        let last = token.parts.len().saturating_sub(1);
        for (place, part) in token.parts.iter().enumerate() {
            let factor = if place == last { HEAD_WEIGHT } else { MODIFIER_WEIGHT };
            add(self.words.get(&part.stem), factor);
            add(self.words.get(part.form.lemma()), factor);
        }
        for (cut, _) in folded.char_indices().skip(AFFIX_LETTERS_MIN) {
            add(self.starts.get(&folded[..cut]), 1.0);
            add(self.ends.get(&folded[cut..]), HEAD_WEIGHT);
        }
        add(self.starts.get(folded), 1.0);
        add(self.ends.get(folded), 1.0);
        met
    }
}

/// The keys under which a cue word is found: as spelled, and its stem in either written language.
fn keys_of_word(cue: &str) -> Vec<String> {
    let mut keys = vec![cue.to_owned()];
    for language in [Language::Nb, Language::Nn] {
        for token in text::analyse(cue, language).into_iter().take(1) {
            if token.folded == cue && !keys.contains(&token.stem) {
                keys.push(token.stem);
            }
        }
    }
    keys
}

/// Whether the rest of a run of words comes next, in these spellings or stems.
fn follows(rest: &[String], tokens: &[Token]) -> bool {
    let mut words = tokens.iter().filter(|token| token.kind.is_word());
    rest.iter().all(|wanted| {
        words.next().is_some_and(|token| token.folded.to_lowercase() == *wanted || token.stem == *wanted)
    })
}
