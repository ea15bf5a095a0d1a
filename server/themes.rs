//! Notes in, themes out; deterministic; obeys what people have placed.
//!
//! A note is read ([`features`]: letters, words and the [`concepts`] of a lexicon), every two notes are compared
//! ([`likeness`]), several ways of grouping them vote ([`consensus`]), and each group gets a heading ([`heading`]).
//! Notes that say the same are stacked ([`same_point`]). `docs/THEMES.md` tells why.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::Language;
use crate::workshop::ids::{GroupId, NoteId, ThemeId};

pub mod arrange;
pub mod associations;
pub mod communities;
pub mod concepts;
pub mod consensus;
pub mod constraints;
pub mod continuity;
pub mod features;
pub mod grouping;
pub mod heading;
pub mod learning;
pub mod likeness;
pub mod linkage;
pub mod middles;
pub mod placing;
pub mod reasons;
pub mod same_point;
pub mod spectral;
pub mod stacks;

/// One note as it comes in.
#[derive(Clone, Copy, Debug)]
pub struct NoteIn<'a> {
    /// Its id.
    pub id: &'a NoteId,
    /// What it says.
    pub text: &'a str,
    /// The group that said it, if known.
    pub group: Option<GroupId>,
}

/// What people have decided; it holds in every run.
#[derive(Clone, Debug, Default)]
pub struct Constraints {
    /// Notes that a person has put in a theme.
    pub placed: BTreeMap<NoteId, ThemeId>,
    /// Themes that a person has named.
    pub named: BTreeMap<ThemeId, String>,
    /// Notes that are to be in one theme.
    pub together: Vec<(NoteId, NoteId)>,
    /// Notes that are never to be in one theme.
    pub never_together: Vec<(NoteId, NoteId)>,
    /// Notes that belong in no theme.
    pub alone: BTreeSet<NoteId>,
    /// The proposal that people are looking at: its ids, headings and order stay where they can.
    pub previous: Option<Proposal>,
    /// Asks for new themes although people have decided things: their decisions hold, the rest is grouped again.
    pub afresh: bool,
}

impl Constraints {
    /// Whether a person has decided anything.
    pub fn any_decision(&self) -> bool {
        let pairs = self.together.len() + self.never_together.len();
        self.placed.len() + self.named.len() + self.alone.len() + pairs > 0
    }
}

/// Forslag: the themes of one question as the engine sees them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Proposal {
    /// The themes, largest first unless an earlier order stands.
    pub themes: Vec<ProposedTheme>,
    /// Notes that belong with no others.
    pub alone: Vec<NoteId>,
    /// Notes that say the same.
    pub same_point: Vec<Stack>,
    /// Why each note lies where it does: the words it shares with its theme.
    pub reasons: BTreeMap<NoteId, Vec<String>>,
    /// Decisions of people that contradict each other.
    pub conflicts: Vec<constraints::Conflict>,
}

/// Tema: notes that belong together, with headings to choose from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ProposedTheme {
    /// Its id, the same from run to run.
    pub id: ThemeId,
    /// The best heading.
    pub heading: String,
    /// Other headings to choose from.
    pub alternatives: Vec<String>,
    /// The words that tell it from other themes.
    pub keywords: Vec<String>,
    /// Its notes, those nearest its middle first.
    pub notes: Vec<NoteId>,
}

/// Samme poeng: notes that say the same.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Stack {
    /// The notes, in order of id.
    pub notes: Vec<NoteId>,
    /// How many groups are behind them.
    pub groups: usize,
    /// Whether they are so alike that they are stacked without asking.
    pub sure: bool,
}

/// How the engine works; the default is what has measured best.
#[derive(Clone, Debug, Default)]
pub struct Recipe {
    /// How much each view of a note counts.
    pub weights: features::Weights,
    /// How the vote on themes is held.
    pub vote: consensus::Vote,
    /// How people's placements teach.
    pub learning: learning::Lesson,
}

/// Proposes themes for the notes of one question.
pub fn propose(
    question: Option<&str>,
    language: Language,
    notes: &[NoteIn<'_>],
    constraints: &Constraints,
) -> Proposal {
    arrange::arrange(&Recipe::default(), question, language, notes, constraints)
}

/// As [`propose`], by a recipe of one's own.
pub fn propose_by(
    recipe: &Recipe,
    question: Option<&str>,
    language: Language,
    notes: &[NoteIn<'_>],
    constraints: &Constraints,
) -> Proposal {
    arrange::arrange(recipe, question, language, notes, constraints)
}

#[cfg(test)]
mod laws;
