//! The steps from notes to a proposal, in order: read, compare, group, head, keep what stays, stack what is the same.

use std::collections::{BTreeMap, BTreeSet};

use super::concepts::lexicon;
use super::constraints::Items;
use super::continuity::{Inherited, inherit};
use super::features::{Features, Reading, Vector};
use super::heading::Headings;
use super::likeness::{Table, likeness};
use super::middles::Middles;
use super::same_point::{Point, Sameness, compare};
use super::{Constraints, NoteIn, Proposal, ProposedTheme, Recipe, Stack, consensus};
use crate::text::{self, Language, Token};
use crate::workshop::ids::{NoteId, ThemeId};

/// How many of the words that a note shares with its theme are given as the reason.
const REASONS: usize = 3;

/// Everything that is known of the notes while they are being arranged.
struct Notes<'a> {
    /// In order of text, then of id: the order they came in is not to matter.
    notes: Vec<NoteIn<'a>>,
    readings: Vec<Reading>,
    vectors: Vec<Vector>,
    question: Vec<Token>,
    language: Language,
}

/// A proposal for the notes, by the recipe.
pub fn arrange(
    recipe: &Recipe,
    question: Option<&str>,
    language: Language,
    notes: &[NoteIn<'_>],
    constraints: &Constraints,
) -> Proposal {
    let notes = Notes::read(recipe, question, language, notes);
    let ids: Vec<&NoteId> = notes.notes.iter().map(|note| note.id).collect();
    let items = Items::of(&ids, constraints);
    let groups = group(recipe, &notes, &items);
    let mut proposal = describe(&notes, &items, groups, constraints);
    proposal.same_point = stacks(&notes);
    proposal.conflicts = items.conflicts;
    proposal
}

impl<'a> Notes<'a> {
    fn read(recipe: &Recipe, question: Option<&str>, language: Language, notes: &[NoteIn<'a>]) -> Notes<'a> {
        let mut notes = notes.to_vec();
        notes.sort_by(|a, b| a.text.cmp(b.text).then_with(|| a.id.cmp(b.id)));
        let mut seen = BTreeSet::new();
        notes.retain(|note| seen.insert(note.id));
        let texts: Vec<&str> = notes.iter().map(|note| note.text).collect();
        let languages = text::languages_among(&texts, language);
        let readings: Vec<Reading> = texts
            .iter()
            .zip(&languages)
            .map(|(note, found)| Reading::of(text::analyse(note, *found)))
            .collect();
        let question = question.map(|question| text::analyse(question, language)).unwrap_or_default();
        let (_, vectors) = Features::learn(&readings, &question, recipe.weights.clone());
        let nynorsk = languages.iter().filter(|found| **found == Language::Nn).count();
        let bokmal = languages.iter().filter(|found| **found == Language::Nb).count();
        let language = match nynorsk.cmp(&bokmal) {
            std::cmp::Ordering::Less => Language::Nb,
            std::cmp::Ordering::Equal => language,
            std::cmp::Ordering::Greater => Language::Nn,
        };
        Notes { notes, readings, vectors, question, language }
    }

    fn len(&self) -> usize {
        self.notes.len()
    }
}

/// The items of each theme; a theme of one item may be a note that belongs nowhere.
fn group(recipe: &Recipe, notes: &Notes<'_>, items: &Items) -> Vec<Vec<usize>> {
    let vectors: Vec<Vector> = items.notes.iter().map(|members| mean(members, &notes.vectors)).collect();
    let sizes: Vec<f32> = items.notes.iter().map(|members| members.len() as f32).collect();
    let table = Table::of(&vectors);
    let given = items.theme.iter().flatten().count();
    let wanted = consensus::themes_wanted(sizes.iter().sum(), &recipe.vote).max(given);
    let (labels, _votes) = consensus::agree(&table, &sizes, wanted, &recipe.vote, &items.apart);
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (item, label) in labels.into_iter().enumerate() {
        groups.entry(label).or_default().push(item);
    }
    groups.into_values().collect()
}

/// The mean of some notes' vectors, as long as they are on average.
fn mean(members: &[usize], vectors: &[Vector]) -> Vector {
    if let [only] = members {
        return vectors[*only].clone();
    }
    let mut sum: BTreeMap<u32, f32> = BTreeMap::new();
    for (feature, weight) in members.iter().flat_map(|note| vectors[*note].iter()) {
        *sum.entry(*feature).or_insert(0.0) += weight;
    }
    let lengths: f32 = members.iter().map(|note| likeness(&vectors[*note], &vectors[*note]).sqrt()).sum();
    let length = sum.values().map(|weight| weight * weight).sum::<f32>().sqrt();
    let scale = if length > 0.0 { lengths / members.len() as f32 / length } else { 0.0 };
    sum.into_iter().map(|(feature, weight)| (feature, weight * scale)).collect()
}

/// Themes with ids, headings, words and reasons, in the order that stays.
fn describe(
    notes: &Notes<'_>,
    items: &Items,
    groups: Vec<Vec<usize>>,
    constraints: &Constraints,
) -> Proposal {
    let mut proposal = Proposal::default();
    let id = |note: &usize| notes.notes[*note].id.clone();
    let mut alone: BTreeSet<NoteId> = items.alone.iter().map(id).collect();
    let mut themes: Vec<(Option<ThemeId>, Vec<usize>)> = Vec::new();
    for group in groups {
        let given = group.iter().find_map(|item| items.theme[*item]);
        let members: Vec<usize> = group.iter().flat_map(|item| items.notes[*item].iter().copied()).collect();
        if members.len() < 2 && given.is_none() {
            alone.extend(members.iter().map(id));
        } else {
            themes.push((given, members));
        }
    }
    let middles = Middles::of(
        themes.iter().map(|(_, members)| members.iter().map(|note| &notes.vectors[*note]).collect()),
    );
    let headings = Headings::of(&notes.readings, &notes.question, notes.language);
    let mut headed = headings.head(&themes.iter().map(|(_, members)| members.clone()).collect::<Vec<_>>());
    let sets: Vec<BTreeSet<NoteId>> =
        themes.iter().map(|(_, members)| members.iter().map(id).collect()).collect();
    let given: Vec<Option<ThemeId>> = themes.iter().map(|(given, _)| *given).collect();
    let taken: BTreeSet<ThemeId> =
        constraints.placed.values().chain(constraints.named.keys()).copied().collect();
    let inherited = inherit(&sets, &given, constraints.previous.as_ref(), &taken);
    let mut ordered: Vec<(Inherited, ProposedTheme)> = Vec::new();
    for (theme, (_, mut members)) in themes.into_iter().enumerate() {
        let near = |note: &usize| middles.nearness(&notes.vectors[*note])[theme];
        let nearness: BTreeMap<usize, f32> = members.iter().map(|note| (*note, near(note))).collect();
        members.sort_by(|a, b| nearness[b].total_cmp(&nearness[a]).then_with(|| a.cmp(b)));
        let own = std::mem::replace(
            &mut headed[theme],
            super::heading::Headed { heading: String::new(), alternatives: Vec::new(), keywords: Vec::new() },
        );
        for note in &members {
            proposal.reasons.insert(id(note), reasons(notes, *note, &members));
        }
        let inherited = inherited[theme].clone();
        let heading = constraints
            .named
            .get(&inherited.id)
            .cloned()
            .or_else(|| inherited.heading.clone())
            .unwrap_or(own.heading);
        ordered.push((
            inherited.clone(),
            ProposedTheme {
                id: inherited.id,
                alternatives: own.alternatives.into_iter().filter(|other| *other != heading).collect(),
                heading,
                keywords: own.keywords,
                notes: members.iter().map(id).collect(),
            },
        ));
    }
    ordered.sort_by(|(a, one), (b, other)| {
        let place = |inherited: &Inherited| inherited.place.unwrap_or(usize::MAX);
        place(a).cmp(&place(b)).then(other.notes.len().cmp(&one.notes.len())).then(one.id.cmp(&other.id))
    });
    proposal.themes = ordered.into_iter().map(|(_, theme)| theme).collect();
    proposal.alone = alone.into_iter().collect();
    proposal
}

/// The words of the note that most others of its theme share, or the concepts it meets them in.
fn reasons(notes: &Notes<'_>, note: usize, members: &[usize]) -> Vec<String> {
    let others = || members.iter().filter(move |other| **other != note).map(|other| &notes.readings[*other]);
    let mut found: Vec<(usize, String)> = Vec::new();
    let reading = &notes.readings[note];
    for token in reading.tokens.iter().filter(|token| token.is_content()) {
        let shared =
            others().filter(|other| other.tokens.iter().any(|theirs| theirs.stem == token.stem)).count();
        found.push((shared * 2, token.folded.clone()));
    }
    for hit in &reading.hits {
        let shared =
            others().filter(|other| other.hits.iter().any(|theirs| theirs.concept == hit.concept)).count();
        let concept = lexicon().concept(hit.concept);
        let name = if notes.language == Language::Nn { concept.heading_nn } else { concept.heading_nb };
        found.push((shared, name.to_lowercase()));
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

/// Notes that say the same, as stacks: the sure ones first, then those that a person should look at.
fn stacks(notes: &Notes<'_>) -> Vec<Stack> {
    let points: Vec<Point> = notes.readings.iter().map(Point::of).collect();
    let mut sure: Vec<(usize, usize)> = Vec::new();
    let mut suggested: Vec<(usize, usize)> = Vec::new();
    for a in 0..notes.len() {
        for b in a + 1..notes.len() {
            match compare(&points[a], &points[b]) {
                Sameness::Sure => sure.push((a, b)),
                Sameness::Suggested => suggested.push((a, b)),
                Sameness::Different => {}
            }
        }
    }
    let mut stacks: Vec<Stack> =
        joined(notes.len(), &sure).iter().map(|members| stack(notes, members, true)).collect();
    stacks.extend(suggested.iter().map(|(a, b)| stack(notes, &[*a, *b], false)));
    stacks
}

fn stack(notes: &Notes<'_>, members: &[usize], sure: bool) -> Stack {
    let mut ids: Vec<NoteId> = members.iter().map(|note| notes.notes[*note].id.clone()).collect();
    ids.sort();
    let groups: BTreeSet<_> = members.iter().filter_map(|note| notes.notes[*note].group).collect();
    Stack { notes: ids, groups: groups.len(), sure }
}

/// Pairs made into sets of two or more that hang together.
fn joined(notes: usize, pairs: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut home: Vec<usize> = (0..notes).collect();
    for (a, b) in pairs {
        let (kept, gone) = (home[*a].min(home[*b]), home[*a].max(home[*b]));
        if kept != gone {
            home.iter_mut().filter(|set| **set == gone).for_each(|set| *set = kept);
        }
    }
    let mut sets: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (note, set) in home.into_iter().enumerate() {
        sets.entry(set).or_default().push(note);
    }
    sets.into_values().filter(|members| members.len() > 1).collect()
}
