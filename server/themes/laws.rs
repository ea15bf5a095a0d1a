//! What holds in every run: each note once, people's decisions kept, the same bytes whatever the order.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;

const WORDS: [&str; 24] = [
    "lokaler",
    "gratis",
    "møterom",
    "mangler",
    "kommunen",
    "må",
    "støtte",
    "frivillige",
    "eldre",
    "unge",
    "tillit",
    "samarbeid",
    "tid",
    "penger",
    "søknader",
    "ikkje",
    "ikke",
    "idrettslaget",
    "buss",
    "skulen",
    "og",
    "kurs",
    "100",
    "informasjon",
];

prop_compose! {
    fn a_note()(words in prop::collection::vec(prop::sample::select(&WORDS[..]), 0..7)) -> String {
        words.join(" ")
    }
}

fn ids(many: usize) -> Vec<NoteId> {
    (0..many).filter_map(|at| NoteId::parse(&format!("n{at}"))).collect()
}

fn notes<'a>(ids: &'a [NoteId], texts: &'a [String]) -> Vec<NoteIn<'a>> {
    ids.iter().zip(texts).map(|(id, text)| NoteIn { id, text, group: None }).collect()
}

fn homes(proposal: &Proposal) -> BTreeMap<NoteId, Option<ThemeId>> {
    let themed =
        proposal.themes.iter().flat_map(|theme| theme.notes.iter().map(|id| (id.clone(), Some(theme.id))));
    themed.chain(proposal.alone.iter().map(|id| (id.clone(), None))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_note_once(texts in prop::collection::vec(a_note(), 0..40)) {
        let ids = ids(texts.len());
        let proposal = propose(None, Language::Nb, &notes(&ids, &texts), &Constraints::default());
        let placed: usize = proposal.themes.iter().map(|theme| theme.notes.len()).sum();
        prop_assert_eq!(placed + proposal.alone.len(), ids.len());
        prop_assert_eq!(homes(&proposal).len(), ids.len());
        let headings: BTreeSet<&str> = proposal.themes.iter().map(|theme| theme.heading.as_str()).collect();
        prop_assert_eq!(headings.len(), proposal.themes.len());
    }

    #[test]
    fn the_order_of_notes_changes_nothing(texts in prop::collection::vec(a_note(), 0..40), turn in 0_usize..40) {
        let ids = ids(texts.len());
        let first = notes(&ids, &texts);
        let mut second = first.clone();
        second.rotate_left(turn.min(first.len()));
        second.reverse();
        let run = |notes: &[NoteIn<'_>]| propose(Some("Hva bør kommunen gjøre?"), Language::Nb, notes, &Constraints::default());
        prop_assert_eq!(bytes(&run(&first)), bytes(&run(&second)));
    }

    #[test]
    fn people_decide(
        texts in prop::collection::vec(a_note(), 12..30),
        placed in prop::collection::vec((0_usize..12, 1_u32..4), 0..8),
        alone in prop::collection::vec(0_usize..12, 0..3),
        together in prop::collection::vec((0_usize..12, 0_usize..12), 0..5),
        never in prop::collection::vec((0_usize..12, 0_usize..12), 0..5),
    ) {
        let ids = ids(texts.len());
        let pair = |(a, b): &(usize, usize)| (ids[*a].clone(), ids[*b].clone());
        let constraints = Constraints {
            placed: placed.iter().map(|(note, theme)| (ids[*note].clone(), ThemeId(*theme))).collect(),
            named: BTreeMap::from([(ThemeId(2), "Mitt tema".to_owned())]),
            together: together.iter().map(pair).collect(),
            never_together: never.iter().map(pair).collect(),
            alone: alone.iter().map(|note| ids[*note].clone()).collect(),
            previous: None,
            afresh: false,
        };
        let proposal = propose(None, Language::Nb, &notes(&ids, &texts), &constraints);
        let set_aside: BTreeSet<_> = proposal.conflicts.iter().filter_map(|conflict| conflict.decisions.last()).collect();
        let homes = homes(&proposal);
        prop_assert_eq!(homes.len(), ids.len());
        for decision in constraints::decisions(&constraints).iter().filter(|decision| !set_aside.contains(decision)) {
            let kept = match decision {
                constraints::Decision::Alone { note } => homes[note].is_none(),
                constraints::Decision::Placed { note, theme } => homes[note] == Some(*theme),
                constraints::Decision::Together { a, b } => a == b || (homes[a].is_some() && homes[a] == homes[b]),
                constraints::Decision::NeverTogether { a, b } => homes[a].is_none() || homes[a] != homes[b],
            };
            prop_assert!(kept, "{:?} is broken", decision);
        }
        for conflict in &proposal.conflicts {
            prop_assert!(is_smallest(&ids, &conflict.decisions), "{:?} is not the smallest", conflict);
        }
        for theme in proposal.themes.iter().filter(|theme| theme.id == ThemeId(2)) {
            prop_assert_eq!(&theme.heading, "Mitt tema");
        }
    }

    #[test]
    fn nothing_moves_when_nothing_is_new(texts in prop::collection::vec(a_note(), 0..40)) {
        let ids = ids(texts.len());
        let notes = notes(&ids, &texts);
        let first = propose(None, Language::Nb, &notes, &Constraints::default());
        let constraints = Constraints { previous: Some(first.clone()), ..Constraints::default() };
        let second = propose(None, Language::Nb, &notes, &constraints);
        prop_assert_eq!(first, second);
    }
}

/// Above some hundreds only an even spread of the notes votes; which ones must not hang on the order either.
#[test]
fn the_order_of_many_notes_changes_nothing() {
    let texts: Vec<String> = (0..620)
        .map(|at| [WORDS[at % 24], WORDS[(at / 24) % 23], WORDS[(at * 7 + at / 90) % 22]].join(" "))
        .collect();
    let ids = ids(texts.len());
    let first = notes(&ids, &texts);
    let mut second = first.clone();
    second.rotate_left(211);
    second.reverse();
    let run = |notes: &[NoteIn<'_>]| propose(None, Language::Nb, notes, &Constraints::default());
    assert_eq!(bytes(&run(&first)), bytes(&run(&second)));
}

fn bytes(proposal: &Proposal) -> String {
    serde_json::to_string(proposal).expect("a proposal can be written")
}

/// Whether the decisions contradict each other, and no longer do when any one of them is left out.
fn is_smallest(ids: &[NoteId], decisions: &[constraints::Decision]) -> bool {
    let contradict = |decisions: &[constraints::Decision]| {
        let constraints = constraints::gathered(decisions);
        let ids: Vec<&NoteId> = ids.iter().collect();
        !constraints::Items::of(&ids, &constraints).conflicts.is_empty()
    };
    contradict(decisions)
        && (0..decisions.len()).all(|without| {
            let mut fewer = decisions.to_vec();
            fewer.remove(without);
            !contradict(&fewer)
        })
}
