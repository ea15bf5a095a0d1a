//! The words a compound is made of: «frivillighetspolitikk» is «frivillighet» and «politikk», the linking -s- set aside.
//!
//! A word is cut in two where a known first part meets a known last part, and each half may be cut again. How well parts
//! fit is learned from how the lexicon's own compounds are made; a word that the lexicon knows whole is cut only when
//! both parts are used in many others, so that «sentralene» and «bilder» stay whole.

use std::ops::Range;

use super::forms::{FormKey, WordClass};
use super::language::Language;
use super::lexicon::{self, Reading};
use super::stems;
use super::words::Kind;
use super::{Part, Token};

/// One part of a compound, as it stands in the folded word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Where it stands in the folded word, in bytes, without a linking letter.
    pub span: Range<usize>,
    /// What it is.
    pub reading: Reading,
}

/// The parts of a folded word, in order; empty when it is not a compound or better left alone.
pub fn split(folded: &str, language: Language) -> Vec<Segment> {
    let mut segments = Vec::new();
    let mut start = 0;
    let last =
        folded.rfind(HYPHENS).map_or(0, |at| at + folded[at..].chars().next().map_or(1, char::len_utf8));
    if last > 0 {
        for piece in folded[..last].split(HYPHENS).filter(|piece| !piece.is_empty()) {
            start = piece.as_ptr() as usize - folded.as_ptr() as usize;
            split_piece(folded, start..start + piece.len(), true, language, &mut segments);
        }
        start = last;
    }
    split_piece(folded, start..folded.len(), false, language, &mut segments);
    if segments.len() > 1 { segments } else { Vec::new() }
}

/// The parts of a token, with places in its surface.
pub fn parts_of(segments: &[Segment], folded: &str, surface: &str) -> Vec<Part> {
    // A fold that changed the length has moved the bytes; then each part is given the whole word's place.
    let aligned = folded.len() == surface.len();
    let part = |segment: &Segment| {
        let in_surface = aligned && surface.get(segment.span.clone()).is_some();
        let span = if in_surface { segment.span.clone() } else { 0..surface.len() };
        let form = FormKey::new(&segment.reading.lemma, segment.reading.class);
        Part { span, stem: stems::stem_of(&form), form }
    };
    segments.iter().map(part).collect()
}

/// Gives the first half of a pair its last part: in «barne- og ungdomsarbeid», «barne-» is «barnearbeid».
pub fn complete_halves(tokens: &mut [Token], language: Language) {
    for index in 0..tokens.len() {
        let is_half = tokens[index].kind == Kind::Word
            && tokens[index].folded.ends_with('-')
            && tokens[index].folded.len() > 2;
        if !is_half {
            continue;
        }
        let after = tokens.iter().skip(index + 1).take(PAIR_TOKENS_MAX);
        let Some(head) =
            after.filter(|token| !token.folded.ends_with('-')).find_map(|token| token.parts.last().cloned())
        else {
            continue;
        };
        let half = &tokens[index];
        let written = half.folded.trim_end_matches('-');
        let mut parts = half.parts.clone();
        if parts.is_empty() {
            let bare_end = without_link(written, language);
            let reading = modifier_reading(&written[..bare_end], language).unwrap_or_else(|| Reading {
                lemma: written[..bare_end].to_owned(),
                class: WordClass::Other,
            });
            let form = FormKey::new(&reading.lemma, reading.class);
            let end = if half.surface.is_char_boundary(bare_end) { bare_end } else { half.surface.len() };
            parts.push(Part {
                span: half.span.start..half.span.start + end,
                stem: stems::stem_of(&form),
                form,
            });
        }
        let form = FormKey::new(&[written, head.form.lemma()].concat(), head.form.class());
        parts.push(head);
        let half = &mut tokens[index];
        half.stem = stems::stem_of(&form);
        half.form = form;
        half.parts = parts;
    }
}

/// How far after the first half of a pair the whole word stands: «barne-, ungdoms- og familiearbeid».
const PAIR_TOKENS_MAX: usize = 6;
/// Signs that hold a word together: «KS-området», «barne- og ungdomsarbeid».
const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{2011}'];
/// Shorter words are never cut.
const LETTERS_MIN: usize = 6;
/// Shorter last parts are chance: «ne», «er».
const PART_LETTERS_MIN: usize = 3;
/// Shorter first parts are chance; of this length only «år», «by» and «bo» are in the table.
const FIRST_LETTERS_MIN: usize = 2;
/// Parts that the lexicon never saw in a compound must be longer.
const UNSEEN_LETTERS_MIN: usize = 5;
/// Longer words are not cut: a limit on work, far above any Norwegian compound.
const LETTERS_MAX: usize = 60;
/// What each letter of a part beyond the shortest adds to the evidence: long parts are no chance.
const LETTER_EVIDENCE: u64 = 3;
/// The evidence (quarter doublings) that a word which the lexicon lacks must have to be cut.
const EVIDENCE_MIN_UNKNOWN: u64 = 22;
/// The same for a word that the lexicon knows whole.
const EVIDENCE_MIN_KNOWN: u64 = 36;
/// What the weaker part must score before a known word is cut: seen in two or three other compounds.
const SCORE_MIN_KNOWN: u64 = 4;

/// A place to cut a word in two.
struct Cut {
    /// Where the first part ends, without its linking letter.
    first_end: usize,
    /// Where the second part starts.
    second_start: usize,
    /// The lower of the two parts' scores.
    weakest: u64,
    /// Both parts' scores, and what their lengths tell.
    evidence: u64,
    /// Orders the cuts of one word: their scores and how even the parts are.
    rank: u64,
}

/// Adds the parts of one stretch without hyphens; a modifier is the written first part of something longer.
fn split_piece(
    folded: &str,
    span: Range<usize>,
    modifier: bool,
    language: Language,
    segments: &mut Vec<Segment>,
) {
    let word = &folded[span.clone()];
    if let Some(cut) = best_cut(word, language) {
        split_piece(folded, span.start..span.start + cut.first_end, true, language, segments);
        split_piece(folded, span.start + cut.second_start..span.end, modifier, language, segments);
        return;
    }
    let reading = if modifier { modifier_reading(word, language) } else { head_reading(word, language) };
    let reading = reading.unwrap_or_else(|| Reading { lemma: word.to_owned(), class: WordClass::Other });
    segments.push(Segment { span, reading });
}

/// The best place to cut a word, if it should be cut.
fn best_cut(word: &str, language: Language) -> Option<Cut> {
    let letters = word.chars().count();
    if !(LETTERS_MIN..=LETTERS_MAX).contains(&letters) {
        return None;
    }
    let whole = lexicon::reading(word, language);
    if whole.as_ref().is_some_and(|reading| lexicon::stays_whole(&reading.lemma)) {
        return None;
    }
    let places = letters + 1 - FIRST_LETTERS_MIN - PART_LETTERS_MIN;
    let bounds = word.char_indices().map(|(at, _)| at).skip(FIRST_LETTERS_MIN).take(places);
    let cuts = bounds.filter_map(|at| cut_at(word, at, language));
    let best = cuts.max_by_key(|cut| cut.rank)?;
    let enough = match whole {
        Some(_) => best.evidence >= EVIDENCE_MIN_KNOWN && best.weakest >= SCORE_MIN_KNOWN,
        None => best.evidence >= EVIDENCE_MIN_UNKNOWN,
    };
    enough.then_some(best)
}

/// The cut before byte `at`, when both sides are parts that the lexicon knows.
fn cut_at(word: &str, at: usize, language: Language) -> Option<Cut> {
    let (written, rest) = word.split_at(at);
    let second_score = head_part(rest, language)?;
    let (first_end, first_score) = first_part(written, language)?;
    let score = first_score + second_score;
    let letters = [written, rest].map(|part| part.chars().count());
    let evenness: f64 = letters.iter().map(|letters| 8.0 * (*letters as f64).log2()).sum();
    let beyond: usize = letters.iter().map(|letters| letters.saturating_sub(PART_LETTERS_MIN)).sum();
    Some(Cut {
        first_end,
        second_start: at,
        weakest: first_score.min(second_score),
        evidence: score + LETTER_EVIDENCE * beyond as u64,
        rank: score + evenness as u64,
    })
}

/// The score of a last part: a noun, verb or adjective, or something that is itself a compound.
fn head_part(rest: &str, language: Language) -> Option<u64> {
    let reading = head_reading(rest, language)?;
    match lexicon::head_score(&reading.lemma) {
        Some(0) => None,
        Some(score) => Some(score),
        None => (reading.lemma.chars().count() >= UNSEEN_LETTERS_MIN).then_some(0),
    }
}

/// What the last part of a compound is: a noun if it can be, perhaps in the genitive; else a verb or adjective.
fn head_reading(rest: &str, language: Language) -> Option<Reading> {
    let noun = |text: &str| lexicon::reading_in(text, WordClass::Noun, language);
    let reading =
        noun(rest).or_else(|| lexicon::reading(rest, language)).or_else(|| noun(rest.strip_suffix('s')?))?;
    let fits = reading.class != WordClass::Other && reading.lemma.chars().count() >= PART_LETTERS_MIN;
    fits.then_some(reading)
}

/// Where a written first part ends without its linking letter, and its score.
fn first_part(written: &str, language: Language) -> Option<(usize, u64)> {
    match lexicon::modifier_score(written) {
        Some(0) => None,
        Some(score) => Some((without_link(written, language), score)),
        None => unseen_first_part(written, language),
    }
}

/// A noun or adjective that begins no compound of the lexicon may still begin this one, a noun with -s- or as it is.
fn unseen_first_part(written: &str, language: Language) -> Option<(usize, u64)> {
    let base = |bare: &str, class: WordClass| {
        let reading = lexicon::reading_in(bare, class, language)?;
        (bare.chars().count() >= UNSEEN_LETTERS_MIN && is_base(bare, &reading)).then_some(reading)
    };
    if let Some(reading) = base(written, WordClass::Noun).or_else(|| base(written, WordClass::Adjective)) {
        return Some((written.len(), bridged_score(written, "", &reading)));
    }
    let bare = written.strip_suffix('s')?;
    let reading = base(bare, WordClass::Noun)?;
    Some((bare.len(), bridged_score(bare, "s", &reading)))
}

/// Where a first part ends when a linking -s- or -e- is set aside: «arbeids» is «arbeid», but «helse» is itself.
fn without_link(written: &str, language: Language) -> usize {
    let is_noun = |text: &str| {
        lexicon::reading_in(text, WordClass::Noun, language).is_some_and(|reading| is_base(text, &reading))
    };
    if is_noun(written) && !ALWAYS_LINKED.contains(&written) {
        return written.len();
    }
    let bare = written.strip_suffix(['s', 'e']).filter(|bare| bare.chars().count() >= PART_LETTERS_MIN);
    let known = |text: &&str| {
        is_noun(text) || (lexicon::reading(written, language).is_none() && lexicon::known(text).is_some())
    };
    bare.filter(known).map_or(written.len(), str::len)
}

/// What a first part's bokmål counterpart scores: «skule» as «skole».
fn bridged_score(bare: &str, link: &str, reading: &Reading) -> u64 {
    if reading.lemma == bare {
        return 0;
    }
    lexicon::modifier_score(&[&reading.lemma, link].concat()).unwrap_or(0)
}

/// Nouns that end in -s, but as first parts are another noun with its linking -s-: «saksbehandler» has nothing to do with a «saks».
const ALWAYS_LINKED: [&str; 1] = ["saks"];

/// Whether the part is a lemma or a nynorsk one («skule»), not inflected: first parts are seldom inflected.
fn is_base(bare: &str, reading: &Reading) -> bool {
    let same: usize =
        bare.chars().zip(reading.lemma.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let (own, of_lemma) = (&bare[same..], &reading.lemma[same..]);
    let is_inflection = matches!(
        own,
        "en" | "et" | "a" | "ar" | "er" | "ene" | "ane" | "n" | "t" | "r" | "ne" | "e" | "i" | "s"
    );
    (own.is_empty() && of_lemma.is_empty())
        || (own == "ar" && of_lemma == "er")
        || !(own.is_empty() || is_inflection)
}

/// What a first part is when it stands alone: the word itself, rather a noun, rather uninflected; or the word whose -e fell
/// away («skol-» of «skole»).
fn modifier_reading(word: &str, language: Language) -> Option<Reading> {
    let classes = [WordClass::Noun, WordClass::Adjective, WordClass::Verb];
    let of = |class: WordClass| lexicon::reading_in(word, class, language);
    let base = classes.into_iter().filter_map(of).find(|reading| is_base(word, reading));
    base.or_else(|| of(WordClass::Noun))
        .or_else(|| lexicon::reading(word, language))
        .or_else(|| lexicon::reading(&[word, "e"].concat(), language))
}
