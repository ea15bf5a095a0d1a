//! The steps from notes to a proposal, in order: read, compare, group, head, keep what stays, stack what is the same.

use std::collections::{BTreeMap, BTreeSet};

use super::constraints::Items;
use super::continuity::{Inherited, inherit};
use super::features::{Features, Reading, Vector};
use super::heading::Headings;
use super::learning::Known;
use super::middles::Middles;
use super::reasons::Said;
use super::stacks::stacks;
use super::{Constraints, NoteIn, Proposal, ProposedTheme, Recipe, grouping, learning};
use crate::text::{self, Language, Token};
use crate::workshop::ids::{NoteId, ThemeId};

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
    let groups = match known_homes(&notes, &items, constraints) {
        Some(known) => learning::keep(&recipe.learning, &notes.vectors, &items, known),
        None => grouping::group(recipe, &notes.vectors, &items),
    };
    let mut proposal = describe(&notes, &items, groups, constraints);
    proposal.same_point = stacks(&notes.notes, &notes.readings);
    proposal.conflicts = items.conflicts;
    proposal
}

/// Where each item lay in the earlier proposal; `None` when nobody has decided anything yet, or when new themes are asked
/// for: then there is nothing to keep.
fn known_homes(notes: &Notes<'_>, items: &Items, constraints: &Constraints) -> Option<Known> {
    let previous =
        constraints.previous.as_ref().filter(|_| !constraints.afresh && constraints.any_decision())?;
    let themes = previous.themes.iter();
    let home: BTreeMap<&NoteId, ThemeId> =
        themes.flat_map(|theme| theme.notes.iter().map(move |note| (note, theme.id))).collect();
    let lay = |members: &Vec<usize>| members.iter().find_map(|note| home.get(notes.notes[*note].id).copied());
    let lay: Vec<Option<ThemeId>> = items.notes.iter().map(lay).collect();
    let anew = items.theme.iter().zip(&lay).any(|(given, lay)| given.is_some() && given != lay);
    let themes = items.theme.iter().zip(lay).map(|(given, lay)| given.or(lay)).collect();
    Some(Known { themes, anew, named: constraints.named.keys().copied().collect() })
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
        let said = Said::in_notes(members.iter().map(|note| &notes.readings[*note]));
        for note in &members {
            let reasons = said.reasons(&notes.readings[*note], notes.language, 1);
            proposal.reasons.insert(id(note), reasons);
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
