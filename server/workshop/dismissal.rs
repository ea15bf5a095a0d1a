//! Avvist forslag: what people said no to among the machine's suggestions, so that no run says it again.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::ids::{NoteId, ThemeId};

/// One suggestion that somebody said no to. Ordered by note, so that those of one note lie together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Dismissal {
    /// The note does not belong under this heading.
    Placement {
        note: NoteId,
        /// The theme on the board that it was suggested for; without it, a new one with the heading.
        #[serde(default)]
        theme: Option<ThemeId>,
        heading: String,
    },
    /// These notes, in order of their ids, do not say the same thing.
    SamePoint { notes: Vec<NoteId> },
}

/// Everything that was said no to on one board.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dismissals(BTreeSet<Dismissal>);

impl Dismissals {
    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Dismissal> {
        self.0.iter()
    }

    /// Whether nothing has been said no to.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether exactly this was said no to.
    pub fn contains(&self, dismissal: &Dismissal) -> bool {
        self.0.contains(dismissal)
    }

    /// Whether a note was said not to belong in a theme: in that theme of the board, or under a heading it goes by.
    pub fn rule_out_placement(&self, note: &NoteId, theme: Option<ThemeId>, headings: &[&str]) -> bool {
        let first = Dismissal::Placement { note: note.clone(), theme: None, heading: String::new() };
        let of_note = self.0.range(first..).map_while(|dismissal| match dismissal {
            Dismissal::Placement { note: dismissed, theme, heading } if dismissed == note => {
                Some((*theme, heading))
            }
            Dismissal::Placement { .. } | Dismissal::SamePoint { .. } => None,
        });
        of_note.into_iter().any(|(dismissed, heading)| {
            (dismissed.is_some() && dismissed == theme) || headings.iter().any(|other| same(heading, other))
        })
    }

    /// Whether notes were said not to say the same: a stack of more notes is another question.
    pub fn rule_out_same_point(&self, notes: &[NoteId]) -> bool {
        self.0.iter().rev().map_while(stack).any(|stack| notes.iter().all(|note| stack.contains(note)))
    }

    /// Makes it so, or no longer so.
    pub(super) fn set(&mut self, dismissal: &Dismissal, is_dismissed: bool) {
        if is_dismissed {
            self.0.insert(dismissal.clone());
        } else {
            self.0.remove(dismissal);
        }
    }
}

/// Stacks lie after all placements.
fn stack(dismissal: &Dismissal) -> Option<&Vec<NoteId>> {
    match dismissal {
        Dismissal::SamePoint { notes } => Some(notes),
        Dismissal::Placement { .. } => None,
    }
}

fn same(heading: &str, other: &str) -> bool {
    heading.to_lowercase() == other.to_lowercase()
}
