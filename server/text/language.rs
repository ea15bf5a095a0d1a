//! Which language a note is written in; unsure stays unknown.
//!
//! Each word gives evidence: words that one language alone has (the lexicon knows), function words that tell by themselves,
//! and letters and endings. A note that tells nothing may be told by the notes around it.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::lexicon;
use super::stopwords::{Stop, stop_class};
use super::words::Kind;

/// The language of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// Bokmål.
    Nb,
    /// Nynorsk.
    Nn,
    /// English.
    En,
    /// Northern Sámi.
    Se,
    /// Too little to tell.
    Unknown,
}

impl Language {
    /// The code that is used in files: `nb`, `nn`, `en`, `se`; anything else is unknown.
    pub fn from_code(code: &str) -> Language {
        match code {
            "nb" | "no" => Language::Nb,
            "nn" => Language::Nn,
            "en" => Language::En,
            "se" => Language::Se,
            _unknown => Language::Unknown,
        }
    }

    /// The code that is used in files; empty when unknown.
    pub fn code(self) -> &'static str {
        match self {
            Language::Nb => "nb",
            Language::Nn => "nn",
            Language::En => "en",
            Language::Se => "se",
            Language::Unknown => "",
        }
    }
}

/// The language of one note seen alone; unknown when nothing tells.
pub fn language_of(text: &str) -> Language {
    decide(evidence(text, &mut HashMap::new()), 0.0)
}

/// The language of each note; what a note does not tell itself, the others may.
pub fn languages_of(texts: &[&str]) -> Vec<Language> {
    languages_among(texts, Language::Unknown)
}

/// The language of each note in a workshop held in `expected`, which decides where neither the note nor the others tell.
pub fn languages_among(texts: &[&str], expected: Language) -> Vec<Language> {
    let mut known = HashMap::new();
    let found: Vec<Evidence> = texts.iter().map(|text| evidence(text, &mut known)).collect();
    let alone = found.iter().map(|evidence| decide(*evidence, 0.0));
    let (mut nb, mut nn) = (PRIOR_NOTES, PRIOR_NOTES);
    for language in alone {
        match language {
            Language::Nb => nb += 1.0,
            Language::Nn => nn += 1.0,
            Language::En | Language::Se | Language::Unknown => {}
        }
    }
    match expected {
        Language::Nb => nb += PRIOR_NOTES * 2.0,
        Language::Nn => nn += PRIOR_NOTES * 2.0,
        Language::En | Language::Se | Language::Unknown => {}
    }
    let leaning = f64::ln(nn / nb) * LEANING_WEIGHT;
    found.into_iter().map(|evidence| decide(evidence, leaning)).collect()
}

/// How many notes of each language are supposed before any is read.
const PRIOR_NOTES: f64 = 2.0;
/// What the other notes weigh against a note's own words.
const LEANING_WEIGHT: f64 = 0.6;
/// How much one Norwegian language must lead to be sure.
const MARGIN: f64 = 0.7;

/// What a note's words say for each language.
#[derive(Clone, Copy, Debug, Default)]
struct Evidence {
    nb: f64,
    nn: f64,
    en: f64,
    se: f64,
    /// How many words there are.
    words: f64,
}

impl Evidence {
    fn add(&mut self, other: Self) {
        self.nb += other.nb;
        self.nn += other.nn;
        self.en += other.en;
        self.se += other.se;
        self.words += other.words;
    }
}

/// What a note's words say; `known` keeps what each word said before, for notes share most of their words.
fn evidence(text: &str, known: &mut HashMap<String, Evidence>) -> Evidence {
    let lower = super::clean::fold(text);
    let mut sum = Evidence::default();
    for word in lower.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty()) {
        let said = match known.get(word) {
            Some(said) => *said,
            None => *known.entry(word.to_owned()).or_insert_with(|| of_word(word)),
        };
        sum.add(said);
    }
    sum
}

fn of_word(word: &str) -> Evidence {
    let mut said = Evidence { words: 1.0, ..Evidence::default() };
    match TELLS.get(word) {
        Some(Language::Nb) => said.nb += 1.5,
        Some(Language::Nn) => said.nn += 1.5,
        Some(Language::En) => said.en += 1.0,
        Some(Language::Se) => said.se += 1.0,
        Some(Language::Unknown) | None => add_untold(word, &mut said),
    }
    said
}

/// A word that is no tell-tale.
fn add_untold(word: &str, sum: &mut Evidence) {
    if word.contains(SAMI_LETTERS) {
        sum.se += 1.0;
    } else if stop_class(word, Kind::Word) != Stop::Stop {
        add_word(word, sum);
    }
}

/// A word that is no tell-tale: which lexicon has it, or how it ends.
fn add_word(word: &str, sum: &mut Evidence) {
    match lexicon::known(word) {
        Some(known) if known.nb && known.nn => {}
        Some(known) if known.nn => sum.nn += 1.0,
        _either if NN_PIECES.iter().any(|piece| word.contains(piece)) => sum.nn += 1.0,
        // The nynorsk list is the shorter: what it lacks is weaker evidence.
        Some(_) => sum.nb += if ends_as(word, NB_ENDINGS) { 0.7 } else { 0.3 },
        None if ends_as(word, NN_ENDINGS) => sum.nn += 0.7,
        None if ends_as(word, NB_ENDINGS) => sum.nb += 0.5,
        None if word.contains('á') => sum.se += 0.7,
        None if ends_as(word, EN_ENDINGS) => sum.en += 0.5,
        None => {}
    }
}

fn ends_as(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
}

/// The language with enough evidence; `leaning` is what the other notes add for nynorsk over bokmål.
fn decide(evidence: Evidence, leaning: f64) -> Language {
    let norwegian = evidence.nb.max(evidence.nn);
    if evidence.se >= 1.0 && evidence.se > norwegian && evidence.se > evidence.en {
        return Language::Se;
    }
    if evidence.en >= 1.0 && evidence.en > norwegian + 0.5 {
        return Language::En;
    }
    if evidence.words == 0.0 {
        return Language::Unknown;
    }
    let lead = evidence.nn - evidence.nb + leaning;
    if lead >= MARGIN {
        Language::Nn
    } else if lead <= -MARGIN {
        Language::Nb
    } else {
        Language::Unknown
    }
}

/// Words that tell by themselves, with their language.
static TELLS: LazyLock<HashMap<&'static str, Language>> = LazyLock::new(|| {
    let mut language = Language::Unknown;
    let mut tells = HashMap::new();
    for line in include_str!("tells.txt").lines().filter(|line| !line.starts_with('#')) {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(code) => language = Language::from_code(code),
            None => tells.extend(line.split_whitespace().map(|word| (word, language))),
        }
    }
    tells
});

/// Letters that only Northern Sámi has.
const SAMI_LETTERS: [char; 6] = ['č', 'đ', 'ŋ', 'š', 'ŧ', 'ž'];
const NB_ENDINGS: &[&str] =
    &["het", "heten", "heter", "hetene", "lig", "lige", "lighet", "ene", "else", "elsen", "elser", "erne"];
const NN_ENDINGS: &[&str] = &[
    "heit", "heita", "heiter", "heitene", "leg", "lege", "legheit", "ane", "ar", "arar", "arane", "ande",
    "leik", "semd", "ast",
];
/// What is inside many nynorsk compounds and no bokmål word.
const NN_PIECES: &[&str] = &[
    "lågterskel",
    "tilbod",
    "skule",
    "tenest",
    "heimet",
    "heimep",
    "brukarm",
    "bustad",
    "tilskot",
    "moglegh",
    "sjølvh",
    "kjærleik",
    "kvardag",
    "verdsetj",
];
const EN_ENDINGS: &[&str] = &["tion", "ing", "ness", "ment", "ity", "ful", "ies"];
