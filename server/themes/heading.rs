//! Headings that a secretary would keep: a concept or a noun that covers much of the theme and tells it from the others.

use std::collections::{BTreeMap, BTreeSet};

use super::associations::{self, DIRECTIONS, Direction};
use super::concepts::{ConceptId, lexicon};
use super::features::Reading;
use crate::text::{self, FormKey, Language, Token, WordClass, display_form, noun_phrases};

/// A heading is to cover this share of its theme; if none does, two are joined.
const COVER_MIN: f32 = 0.5;
/// What more than this share of all notes say tells nothing.
const COMMON_SHARE: f32 = 0.4;
/// How many other headings a theme gets to choose from.
const ALTERNATIVES: usize = 3;
/// How many keywords a theme gets.
const KEYWORDS: usize = 5;
/// A concept is a better heading than a single word that does as well.
const CONCEPT_BONUS: f32 = 1.25;
/// A heading that points where nothing of the theme does keeps this share of its score; one that points as the theme, all.
const ASTRAY: f32 = 0.3;
/// The longest word that is taken for a heading, in letters.
const WORD_LETTERS_MAX: usize = 32;
/// So many pieces can be read as one heading: «Klima, utslipp og støy».
const PIECES_MAX: usize = 3;
/// Nouns that say when, how much or who in general: of what a theme is about they say nothing.
const WEAK_NOUNS: [&str; 44] = [
    "antall", "art", "barn", "bruk", "dag", "del", "eksempel", "fall", "folk", "form", "gang", "grad",
    "grunn", "halvpart", "halvår", "hånd", "klokke", "kveld", "menneske", "mengde", "minutt", "måned",
    "måte", "natt", "nivå", "ord", "par", "periode", "person", "plass", "prosent", "punkt", "rekke", "side",
    "slag", "sted", "tall", "time", "ting", "type", "uke", "vei", "vis", "år",
];

/// What a theme may be called.
#[derive(Clone, Debug, PartialEq)]
pub struct Headed {
    /// The heading.
    pub heading: String,
    /// Others to choose from.
    pub alternatives: Vec<String>,
    /// The words that tell it from the other themes.
    pub keywords: Vec<String>,
}

/// Something that a heading can be made of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Source {
    Concept(ConceptId),
    Words(FormKey),
}

/// The notes that speak of something, and how plainly: 1 by its own word, less by a hint or within a compound.
type Users = BTreeMap<usize, f32>;

/// What a theme may be called, and who speaks of it.
struct Candidate {
    source: Source,
    text: String,
    users: Users,
    /// Where the words of the heading point.
    direction: Direction,
}

/// All that headings can be made of: never the words of the question, nor what nearly all say.
pub struct Headings {
    candidates: Vec<Candidate>,
    /// Where each note points.
    directions: Vec<Direction>,
}

impl Headings {
    /// Finds what the notes can be headed by, in the language that most of them are written in.
    pub fn of(readings: &[Reading], question: &[Token], language: Language) -> Headings {
        let asked: BTreeSet<&str> =
            question.iter().filter(|token| token.kind.is_word()).map(|t| t.stem.as_str()).collect();
        let asked_hits: BTreeSet<ConceptId> =
            lexicon().hits(question).iter().filter(|hit| hit.weight >= 0.9).map(|hit| hit.concept).collect();
        let mut users: BTreeMap<Source, Users> = BTreeMap::new();
        let mut written: BTreeMap<FormKey, BTreeMap<String, usize>> = BTreeMap::new();
        for (note, reading) in readings.iter().enumerate() {
            for hit in reading.hits.iter().filter(|hit| !asked_hits.contains(&hit.concept)) {
                let known = users.entry(Source::Concept(hit.concept)).or_default().entry(note).or_default();
                *known = known.max(hit.weight.min(1.0));
            }
            for range in noun_phrases(&reading.tokens) {
                let words = &reading.tokens[range];
                let is_weak = matches!(words, [word] if !is_heading_word(word));
                if is_weak || words.iter().all(|word| asked.contains(word.stem.as_str())) {
                    continue;
                }
                let form = FormKey::of_phrase(words.iter().map(|word| &word.form));
                let text = words.iter().map(|word| word.folded.as_str()).collect::<Vec<_>>().join(" ");
                *written.entry(form.clone()).or_default().entry(text).or_default() += 1;
                users.entry(Source::Words(form)).or_default().insert(note, 1.0);
            }
            for token in reading.tokens.iter().filter(|token| is_heading_word(token)) {
                if !asked.contains(token.stem.as_str()) {
                    let form = FormKey::of_phrase(std::iter::once(&token.form));
                    *written.entry(form.clone()).or_default().entry(token.folded.clone()).or_default() += 1;
                    users.entry(Source::Words(form)).or_default().insert(note, 1.0);
                }
            }
        }
        let most = (COMMON_SHARE * readings.len() as f32).max(2.0);
        let candidates = users
            .into_iter()
            .filter(|(_, notes)| notes.len() as f32 <= most)
            .map(|(source, notes)| {
                let text = match &source {
                    Source::Concept(id) if language == Language::Nn => {
                        lexicon().concept(*id).heading_nn.to_owned()
                    }
                    Source::Concept(id) => lexicon().concept(*id).heading_nb.to_owned(),
                    Source::Words(form) => capitalised(display_form(&written[form])),
                };
                let words = Reading::of(text::analyse(&text, language));
                let direction = associations::direction(&words, &BTreeSet::new());
                Candidate { source, text, users: notes, direction }
            })
            .collect();
        let asked: BTreeSet<String> = asked.into_iter().map(str::to_owned).collect();
        let directions = readings.iter().map(|reading| associations::direction(reading, &asked)).collect();
        Headings { candidates, directions }
    }

    /// Heads every theme, given the notes of each; no two are headed alike.
    pub fn head(&self, themes: &[Vec<usize>]) -> Vec<Headed> {
        let mut ranked: Vec<Vec<(f32, usize)>> = themes.iter().map(|notes| self.rank(notes, 2)).collect();
        let mut order: Vec<usize> = (0..themes.len()).collect();
        let top = |ranks: &[(f32, usize)]| ranks.first().map_or(0.0, |(score, _)| *score);
        order.sort_by(|a, b| top(&ranked[*b]).total_cmp(&top(&ranked[*a])).then(a.cmp(b)));
        let mut used: BTreeSet<String> = BTreeSet::new();
        let mut headed: Vec<Option<Headed>> = vec![None; themes.len()];
        for theme in order {
            let one = self.head_one(&themes[theme], std::mem::take(&mut ranked[theme]), &used, theme);
            used.insert(one.heading.clone());
            headed[theme] = Some(one);
        }
        headed.into_iter().flatten().collect()
    }

    fn head_one(
        &self,
        notes: &[usize],
        ranked: Vec<(f32, usize)>,
        used: &BTreeSet<String>,
        theme: usize,
    ) -> Headed {
        let members: BTreeSet<usize> = notes.iter().copied().collect();
        let mut options: Vec<String> = Vec::new();
        if let Some((_, first)) = ranked.first()
            && self.cover(*first, &members) < COVER_MIN
        {
            options.extend(self.joined(*first, &ranked, &members));
        }
        for (_, candidate) in &ranked {
            let text = &self.candidates[*candidate].text;
            if !options.contains(text) {
                options.push(text.clone());
            }
        }
        options.retain(|option| !used.contains(option));
        if options.len() <= ALTERNATIVES {
            // A word of a single note is a poor heading, but better than a number.
            for (_, candidate) in self.rank(notes, 1) {
                let Candidate { source, text, .. } = &self.candidates[candidate];
                let is_word = matches!(source, Source::Words(_));
                if is_word && !used.contains(text) && !options.contains(text) {
                    options.push(text.clone());
                }
            }
        }
        let heading = if options.is_empty() { format!("Tema {}", theme + 1) } else { options.remove(0) };
        options.truncate(ALTERNATIVES);
        let mut keywords = Vec::new();
        for (_, candidate) in ranked
            .iter()
            .filter(|(_, candidate)| matches!(self.candidates[*candidate].source, Source::Words(_)))
        {
            let word = lowered(&self.candidates[*candidate].text);
            if !keywords.contains(&word) && keywords.len() < KEYWORDS {
                keywords.push(word);
            }
        }
        Headed { heading, alternatives: options, keywords }
    }

    /// The candidates that so many of the theme's notes speak of, best first; all may be few in a theme of two.
    fn rank(&self, notes: &[usize], least: usize) -> Vec<(f32, usize)> {
        let members: BTreeSet<usize> = notes.iter().copied().collect();
        let towards = self.towards(notes);
        let all = self.directions.len();
        let mut ranked: Vec<(f32, usize)> = Vec::new();
        for (candidate, Candidate { source, users, direction, .. }) in self.candidates.iter().enumerate() {
            let inside = members.iter().filter(|note| users.contains_key(note)).count();
            if inside < least && members.len() > 2 || inside == 0 {
                continue;
            }
            let cover = self.cover(candidate, &members);
            let expected = users.values().sum::<f32>() / all.max(1) as f32;
            let lift = (cover / expected).ln().max(0.0) / (all as f32 / members.len() as f32).ln().max(0.1);
            let bonus = match source {
                Source::Concept(_) => CONCEPT_BONUS,
                Source::Words(_) => 1.0,
            };
            let fit = ASTRAY + (1.0 - ASTRAY) * associations::nearness(direction, &towards).max(0.0);
            ranked.push((cover.sqrt() * lift * bonus * fit, candidate));
        }
        ranked.sort_by(|a, b| {
            // Of words that do as well, the longest says most.
            let text = |candidate: usize| &self.candidates[candidate].text;
            let length = |candidate: usize| text(candidate).chars().count();
            b.0.total_cmp(&a.0)
                .then_with(|| length(b.1).cmp(&length(a.1)))
                .then_with(|| text(a.1).cmp(text(b.1)))
        });
        ranked
    }

    /// Where a theme points: where its notes do together, but not where all notes do.
    fn towards(&self, notes: &[usize]) -> Direction {
        let mut sum = [0.0; DIRECTIONS];
        let mut add = |direction: &Direction, share: f32| {
            sum.iter_mut().zip(direction).for_each(|(sum, number)| *sum += number * share);
        };
        let few = notes.len().max(1) as f32;
        let many = self.directions.len().max(1) as f32;
        notes.iter().for_each(|note| add(&self.directions[*note], 1.0 / few));
        self.directions.iter().for_each(|direction| add(direction, -1.0 / many));
        associations::unit(sum)
    }

    fn cover(&self, candidate: usize, members: &BTreeSet<usize>) -> f32 {
        let users = &self.candidates[candidate].users;
        members.iter().filter_map(|note| users.get(note)).sum::<f32>() / members.len().max(1) as f32
    }

    /// The first candidate and the one that adds most to it, joined with «og».
    fn joined(&self, first: usize, ranked: &[(f32, usize)], members: &BTreeSet<usize>) -> Option<String> {
        let covered = &self.candidates[first].users;
        let mut best: Option<(f32, usize)> = None;
        for (score, second) in ranked.iter().skip(1).take(12) {
            let Candidate { text, users, .. } = &self.candidates[*second];
            let adds =
                members.iter().filter(|note| users.contains_key(note) && !covered.contains_key(note)).count()
                    as f32;
            let value = adds * score;
            if adds >= 2.0
                && distinct(&self.candidates[first].text, text)
                && best.is_none_or(|(most, _)| value > most)
            {
                best = Some((value, *second));
            }
        }
        let (_, second) = best?;
        join_headings(&self.candidates[first].text, &self.candidates[second].text)
    }
}

/// Two headings as one: «Økonomi og lokaler», «Klima, utslipp og støy»; `None` when it would be too long to read.
fn join_headings(first: &str, second: &str) -> Option<String> {
    let parts =
        |text: &str| text.split(" og ").flat_map(|part| part.split(", ")).map(str::to_owned).collect();
    let mut pieces: Vec<String> = parts(first);
    pieces.extend(parts(second).iter().map(|part| lowered(part)));
    pieces.dedup_by(|a, b| lowered(a) == lowered(b));
    let readable = pieces.len() <= PIECES_MAX;
    let last = pieces.pop()?;
    readable.then(|| format!("{} og {last}", pieces.join(", ")))
}

/// Whether two headings share no word.
fn distinct(a: &str, b: &str) -> bool {
    let words = |text: &str| {
        text.to_lowercase()
            .split(' ')
            .map(|word| word.chars().take(5).collect::<String>())
            .collect::<BTreeSet<_>>()
    };
    words(a).intersection(&words(b)).all(|word| word == "og")
}

fn is_heading_word(token: &Token) -> bool {
    token.is_content()
        && token.form.class() == WordClass::Noun
        && !WEAK_NOUNS.contains(&token.form.lemma())
        && (3..=WORD_LETTERS_MAX).contains(&token.folded.chars().count())
}

/// With a capital first.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Without a capital first, unless it is all capitals.
fn lowered(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next();
    if letters.clone().next().is_some_and(char::is_uppercase) {
        return text.to_owned();
    }
    first.map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}
