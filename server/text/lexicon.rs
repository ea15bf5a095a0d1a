//! The words that are known beforehand: form → lemma and class, bokmål and nynorsk; and which words make compounds.
//!
//! The tables are packed (`fst`) and used where they lie in the program; only the short list of readings is parsed, once.
//! How they are made, from what and under which licence: `benches/lexicon/README.md`.

use std::sync::LazyLock;

use fst::Map;

use super::forms::WordClass;
use super::language::Language;

/// What a form can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The lemma, in bokmål where the word has a sure bokmål counterpart.
    pub lemma: String,
    /// Its class.
    pub class: WordClass,
}

/// Which languages know a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// It is a form of bokmål.
    pub nb: bool,
    /// It is a form of nynorsk.
    pub nn: bool,
}

/// The likeliest reading of a form seen alone; the other language's when the asked one does not know it.
pub fn reading(form: &str, language: Language) -> Option<Reading> {
    let value = LEXICON.get(form)?;
    unpack(form, likeliest(value, language)?)
}

/// The reading of a form in a class, if it can be of that class.
pub fn reading_in(form: &str, class: WordClass, language: Language) -> Option<Reading> {
    let value = LEXICON.get(form)?;
    let codes = codes(value, language);
    codes.into_iter().filter_map(|code| unpack(form, code)).find(|reading| reading.class == class)
}

/// Whether the form is in the lexicon, and in which language.
pub fn known(form: &str) -> Option<Known> {
    let value = LEXICON.get(form)?;
    Some(Known { nb: value & NB_MASK != 0, nn: value & NN_MASK != 0 })
}

/// The reading of an unknown word by how it ends.
pub fn guess(form: &str, language: Language) -> Option<Reading> {
    let letters = form.chars().count();
    let bounds = form.char_indices().map(|(at, _)| at).skip(letters.saturating_sub(GUESS_LETTERS_MAX).max(2));
    bounds
        .filter_map(|at| GUESSES.get(&form[at..]))
        .find_map(|value| unpack(form, likeliest(value, language)?))
}

/// How often, on a scale of quarter doublings, `written` (with its linking letter) begins a compound of the lexicon;
/// 0 if it never does however often the letters occur.
pub fn modifier_score(written: &str) -> Option<u64> {
    part_score('<', written)
}

/// How often, on the same scale, the lemma ends a compound of the lexicon; 0 if it never does.
pub fn head_score(lemma: &str) -> Option<u64> {
    part_score('>', lemma)
}

/// Whether the word is better left alone though it could be cut.
pub fn stays_whole(lemma: &str) -> bool {
    part_score('=', lemma).is_some()
}

/// Longer endings than these were not counted when the guesses were made.
const GUESS_LETTERS_MAX: usize = 7;
/// The bits of a value that hold bokmål readings.
const NB_MASK: u64 = 0x0000_ffff_0000_ffff;
/// The bits of a value that hold nynorsk readings.
const NN_MASK: u64 = 0xffff_0000_ffff_0000;

static LEXICON: LazyLock<Map<&'static [u8]>> = LazyLock::new(|| open(include_bytes!("lexicon/lexicon.fst")));
static GUESSES: LazyLock<Map<&'static [u8]>> = LazyLock::new(|| open(include_bytes!("lexicon/guesses.fst")));
static PARTS: LazyLock<Map<&'static [u8]>> = LazyLock::new(|| open(include_bytes!("lexicon/parts.fst")));
static READINGS: LazyLock<Vec<Recipe>> =
    LazyLock::new(|| include_str!("lexicon/readings.txt").lines().map(recipe).collect());

/// How a form becomes its lemma.
struct Recipe {
    class: WordClass,
    /// Letters to take off the form.
    strip: usize,
    /// What is put on instead.
    put: &'static str,
}

/// A line of the readings: class, letters to take off, what is put on, with colons between.
fn recipe(line: &'static str) -> Recipe {
    let mut fields = line.splitn(3, ':');
    let class = match fields.next() {
        Some("n") => WordClass::Noun,
        Some("v") => WordClass::Verb,
        Some("a") => WordClass::Adjective,
        _other => WordClass::Other,
    };
    let strip = fields.next().and_then(|field| field.parse().ok()).unwrap_or(0);
    Recipe { class, strip, put: fields.next().unwrap_or_default() }
}

fn open(bytes: &'static [u8]) -> Map<&'static [u8]> {
    Map::new(bytes).expect("the lexicon is part of the program and was written by fst")
}

fn part_score(side: char, part: &str) -> Option<u64> {
    let mut key = String::with_capacity(part.len() + 1);
    key.push(side);
    key.push_str(part);
    PARTS.get(key)
}

/// The packed readings of a value, the asked language's first, likeliest first.
fn codes(value: u64, language: Language) -> [u64; 4] {
    let [nb, nn, nb_second, nn_second] = [0, 16, 32, 48].map(|shift| value >> shift & 0xffff);
    match language {
        Language::Nn => [nn, nn_second, nb, nb_second],
        Language::Nb | Language::En | Language::Se | Language::Unknown => [nb, nb_second, nn, nn_second],
    }
}

fn likeliest(value: u64, language: Language) -> Option<u64> {
    codes(value, language).into_iter().find(|code| *code != 0)
}

/// What a form is by the reading of that number; 0 is none.
fn unpack(form: &str, number: u64) -> Option<Reading> {
    let recipe = READINGS.get(usize::try_from(number.checked_sub(1)?).ok()?)?;
    let end = form.char_indices().rev().take(recipe.strip).last().map_or(form.len(), |(at, _)| at);
    Some(Reading { lemma: [&form[..end], recipe.put].concat(), class: recipe.class })
}
