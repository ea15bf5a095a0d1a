//! What people have decided, made ready for grouping: notes that must go together as one item, items that may not meet.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Constraints;
use super::linkage::Apart;
use crate::workshop::ids::{NoteId, ThemeId};

/// Avgjørelse: one thing that a person has decided.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Decision {
    /// The note belongs in no theme.
    Alone {
        /// The note.
        note: NoteId,
    },
    /// The note lies in that theme.
    Placed {
        /// The note.
        note: NoteId,
        /// The theme.
        theme: ThemeId,
    },
    /// The notes are never in one theme.
    NeverTogether {
        /// One note.
        a: NoteId,
        /// The other.
        b: NoteId,
    },
    /// The notes are in one theme.
    Together {
        /// One note.
        a: NoteId,
        /// The other.
        b: NoteId,
    },
}

/// Motstrid: decisions that cannot all hold; the fewest that show it. The last one is set aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Conflict {
    /// The decisions, the one that is set aside last.
    pub decisions: Vec<Decision>,
}

/// The notes as items to be grouped.
#[derive(Clone, Debug, Default)]
pub struct Items {
    /// The notes of each item, by place; never empty.
    pub notes: Vec<Vec<usize>>,
    /// The theme that a person has put the item in.
    pub theme: Vec<Option<ThemeId>>,
    /// Pairs of items that may not be in one theme.
    pub apart: Apart,
    /// Notes that a person has set alone, by place.
    pub alone: BTreeSet<usize>,
    /// Decisions that contradict each other.
    pub conflicts: Vec<Conflict>,
}

impl Items {
    /// Makes items of the notes, given in the order of their places. Of decisions that contradict each other the
    /// first stands: alone before placed before never together before together, each in order of id.
    pub fn of(ids: &[&NoteId], constraints: &Constraints) -> Items {
        let places: BTreeMap<&NoteId, usize> =
            ids.iter().enumerate().map(|(place, id)| (*id, place)).collect();
        let mut accepted = Accepted::new(ids.len());
        for decision in decisions(constraints) {
            accepted.take(decision, &places);
        }
        accepted.into_items()
    }
}

/// All decisions, the strongest first.
pub fn decisions(constraints: &Constraints) -> Vec<Decision> {
    let ordered =
        |(a, b): &(NoteId, NoteId)| if a <= b { (a.clone(), b.clone()) } else { (b.clone(), a.clone()) };
    let alone = constraints.alone.iter().map(|note| Decision::Alone { note: note.clone() });
    let placed =
        constraints.placed.iter().map(|(note, theme)| Decision::Placed { note: note.clone(), theme: *theme });
    let never: BTreeSet<_> = constraints.never_together.iter().map(ordered).collect();
    let together: BTreeSet<_> = constraints.together.iter().map(ordered).collect();
    alone
        .chain(placed)
        .chain(never.into_iter().map(|(a, b)| Decision::NeverTogether { a, b }))
        .chain(together.into_iter().map(|(a, b)| Decision::Together { a, b }))
        .collect()
}

/// The decisions as constraints.
#[cfg(test)]
pub fn gathered(decisions: &[Decision]) -> Constraints {
    let mut constraints = Constraints::default();
    for decision in decisions.iter().cloned() {
        match decision {
            Decision::Alone { note } => drop(constraints.alone.insert(note)),
            Decision::Placed { note, theme } => drop(constraints.placed.insert(note, theme)),
            Decision::NeverTogether { a, b } => constraints.never_together.push((a, b)),
            Decision::Together { a, b } => constraints.together.push((a, b)),
        }
    }
    constraints
}

/// Something that decisions tie together: a note or a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Knot {
    Note(usize),
    Theme(ThemeId),
}

/// The decisions that stand so far.
struct Accepted {
    /// Each note's item, named by one of its notes.
    item: Vec<usize>,
    members: BTreeMap<usize, Vec<usize>>,
    theme: BTreeMap<usize, ThemeId>,
    item_of_theme: BTreeMap<ThemeId, usize>,
    ties: BTreeMap<Knot, Vec<(Knot, Decision)>>,
    alone: BTreeMap<usize, Decision>,
    never: Vec<(usize, usize, Decision)>,
    conflicts: Vec<Conflict>,
}

impl Accepted {
    fn new(notes: usize) -> Accepted {
        Accepted {
            item: (0..notes).collect(),
            members: (0..notes).map(|note| (note, vec![note])).collect(),
            theme: BTreeMap::new(),
            item_of_theme: BTreeMap::new(),
            ties: BTreeMap::new(),
            alone: BTreeMap::new(),
            never: Vec::new(),
            conflicts: Vec::new(),
        }
    }

    /// Takes one decision, or sets it aside with the fewest others that it contradicts. Notes unknown here are passed by.
    fn take(&mut self, decision: Decision, places: &BTreeMap<&NoteId, usize>) {
        let place = |note: &NoteId| places.get(note).copied();
        match &decision {
            Decision::Alone { note } => {
                if let Some(note) = place(note) {
                    self.alone.insert(note, decision);
                }
            }
            Decision::Placed { note, theme } => {
                if let Some(note) = place(note) {
                    self.tie(Knot::Note(note), Knot::Theme(*theme), decision);
                }
            }
            Decision::NeverTogether { a, b } => {
                if let (Some(a), Some(b)) = (place(a), place(b)) {
                    self.keep_apart(a, b, decision);
                }
            }
            Decision::Together { a, b } => {
                if let (Some(a), Some(b)) = (place(a), place(b))
                    && a != b
                {
                    self.tie(Knot::Note(a), Knot::Note(b), decision);
                }
            }
        }
    }

    fn keep_apart(&mut self, a: usize, b: usize, decision: Decision) {
        if self.item[a] == self.item[b] {
            let mut decisions = self.shortest(Knot::Note(a), Knot::Note(b));
            decisions.push(decision);
            self.conflicts.push(Conflict { decisions });
        } else {
            self.never.push((a, b, decision));
        }
    }

    fn tie(&mut self, a: Knot, b: Knot, decision: Decision) {
        if let Some(mut decisions) = self.hindrance(a, b) {
            decisions.push(decision);
            self.conflicts.push(Conflict { decisions });
            return;
        }
        self.ties.entry(a).or_default().push((b, decision.clone()));
        self.ties.entry(b).or_default().push((a, decision));
        match (self.item_of(a), self.item_of(b)) {
            (Some(kept), Some(gone)) if kept != gone => self.join(kept, gone),
            (Some(_), Some(_)) | (None, None) => {}
            (Some(item), None) => self.set_theme(item, b),
            (None, Some(item)) => self.set_theme(item, a),
        }
    }

    /// The fewest standing decisions that a tie between the two would contradict, if any.
    fn hindrance(&self, a: Knot, b: Knot) -> Option<Vec<Decision>> {
        for knot in [a, b] {
            if let Knot::Note(note) = knot
                && let Some(alone) = self.alone.get(&note)
            {
                return Some(vec![alone.clone()]);
            }
        }
        let (item_a, item_b) = (self.item_of(a), self.item_of(b));
        if item_a.is_some() && item_a == item_b {
            return None;
        }
        let theme = |knot: Knot, item: Option<usize>| match knot {
            Knot::Theme(theme) => Some(theme),
            Knot::Note(_) => item.and_then(|item| self.theme.get(&item).copied()),
        };
        if let (Some(one), Some(other)) = (theme(a, item_a), theme(b, item_b))
            && one != other
        {
            let mut decisions = self.shortest(Knot::Theme(one), a);
            decisions.extend(self.shortest(b, Knot::Theme(other)));
            return Some(decisions);
        }
        let mut fewest: Option<Vec<Decision>> = None;
        for (x, y, never) in &self.never {
            let (item_x, item_y) = (Some(self.item[*x]), Some(self.item[*y]));
            let (x, y) = match () {
                () if item_x == item_a && item_y == item_b => (*x, *y),
                () if item_x == item_b && item_y == item_a => (*y, *x),
                () => continue,
            };
            let mut decisions = self.shortest(a, Knot::Note(x));
            decisions.extend(self.shortest(b, Knot::Note(y)));
            decisions.push(never.clone());
            if fewest.as_ref().is_none_or(|known| decisions.len() < known.len()) {
                fewest = Some(decisions);
            }
        }
        fewest
    }

    fn item_of(&self, knot: Knot) -> Option<usize> {
        match knot {
            Knot::Note(note) => Some(self.item[note]),
            Knot::Theme(theme) => self.item_of_theme.get(&theme).copied(),
        }
    }

    fn join(&mut self, kept: usize, gone: usize) {
        let moved = self.members.remove(&gone).unwrap_or_default();
        for note in &moved {
            self.item[*note] = kept;
        }
        self.members.entry(kept).or_default().extend(moved);
        if let Some(theme) = self.theme.remove(&gone) {
            self.theme.insert(kept, theme);
            self.item_of_theme.insert(theme, kept);
        }
    }

    fn set_theme(&mut self, item: usize, knot: Knot) {
        match knot {
            Knot::Theme(theme) => {
                self.theme.insert(item, theme);
                self.item_of_theme.insert(theme, item);
            }
            Knot::Note(_) => {}
        }
    }

    /// The fewest standing decisions that tie one to the other.
    fn shortest(&self, from: Knot, to: Knot) -> Vec<Decision> {
        let mut came: BTreeMap<Knot, (Knot, &Decision)> = BTreeMap::new();
        let mut queue = VecDeque::from([from]);
        while let Some(at) = queue.pop_front() {
            if at == to {
                break;
            }
            for (next, decision) in self.ties.get(&at).into_iter().flatten() {
                if *next != from && !came.contains_key(next) {
                    came.insert(*next, (at, decision));
                    queue.push_back(*next);
                }
            }
        }
        let mut decisions = Vec::new();
        let mut at = to;
        while at != from {
            let Some((before, decision)) = came.get(&at) else { break };
            decisions.push((*decision).clone());
            at = *before;
        }
        decisions.reverse();
        decisions
    }

    fn into_items(self) -> Items {
        let mut items = Items { conflicts: self.conflicts, ..Items::default() };
        let mut number: BTreeMap<usize, usize> = BTreeMap::new();
        let mut firsts: Vec<(usize, usize)> = self
            .members
            .iter()
            .filter(|(item, _)| !self.alone.contains_key(item))
            .map(|(item, notes)| (notes.iter().min().copied().unwrap_or(*item), *item))
            .collect();
        firsts.sort_unstable();
        for (_, item) in firsts {
            number.insert(item, items.notes.len());
            let mut notes = self.members[&item].clone();
            notes.sort_unstable();
            items.notes.push(notes);
            items.theme.push(self.theme.get(&item).copied());
        }
        for (a, b, _) in &self.never {
            if let (Some(a), Some(b)) = (number.get(&self.item[*a]), number.get(&self.item[*b])) {
                items.apart.insert((*a.min(b), *a.max(b)));
            }
        }
        let placed: Vec<usize> = (0..items.notes.len()).filter(|item| items.theme[*item].is_some()).collect();
        for (at, a) in placed.iter().enumerate() {
            items.apart.extend(placed[at + 1..].iter().map(|b| (*a, *b)));
        }
        items.alone = self.alone.into_keys().collect();
        items
    }
}
