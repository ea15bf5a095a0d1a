//! Notes that say the same, as stacks with the number of groups behind each.

use std::collections::{BTreeMap, BTreeSet};

use super::features::Reading;
use super::same_point::{Point, Sameness, pairs};
use super::{NoteIn, Stack};
use crate::workshop::ids::NoteId;

/// The stacks: first those that are sure, then those that a person should look at. In a sure stack every two notes are
/// the same; nothing is joined only because something in between is like both.
pub fn stacks(notes: &[NoteIn<'_>], readings: &[Reading]) -> Vec<Stack> {
    let points: Vec<Point> = readings.iter().map(Point::of).collect();
    let found = pairs(&points);
    let of =
        |wanted: Sameness| found.iter().filter(move |(_, _, same)| *same == wanted).map(|(a, b, _)| (*a, *b));
    let sure = sure_stacks(&of(Sameness::Sure).collect());
    let home: BTreeMap<usize, usize> = sure
        .iter()
        .enumerate()
        .flat_map(|(stack, members)| members.iter().map(move |note| (*note, stack)))
        .collect();
    let whole = |note: usize| home.get(&note).map_or_else(|| vec![note], |stack| sure[*stack].clone());
    let mut stacks: Vec<Stack> = sure.iter().map(|members| stack(notes, members, true)).collect();
    let mut suggested: BTreeSet<Vec<usize>> = BTreeSet::new();
    for (a, b) in of(Sameness::Suggested) {
        let mut members = whole(a);
        if !members.contains(&b) {
            members.extend(whole(b));
            members.sort_unstable();
            suggested.insert(members);
        }
    }
    stacks.extend(suggested.iter().map(|members| stack(notes, members, false)));
    stacks
}

/// Pairs made into sets in which every two are a pair; a note goes to the first that it fits.
fn sure_stacks(pairs: &BTreeSet<(usize, usize)>) -> Vec<Vec<usize>> {
    let mut stacks: Vec<Vec<usize>> = Vec::new();
    let mut home: BTreeMap<usize, usize> = BTreeMap::new();
    for &(a, b) in pairs {
        if home.contains_key(&b) {
            continue;
        }
        let at = *home.entry(a).or_insert_with(|| {
            stacks.push(vec![a]);
            stacks.len() - 1
        });
        if stacks[at].iter().all(|member| pairs.contains(&(*member.min(&b), *member.max(&b)))) {
            stacks[at].push(b);
            home.insert(b, at);
        }
    }
    stacks.retain(|members| members.len() > 1);
    stacks
}

fn stack(notes: &[NoteIn<'_>], members: &[usize], sure: bool) -> Stack {
    let mut ids: Vec<NoteId> = members.iter().map(|note| notes[*note].id.clone()).collect();
    ids.sort();
    let groups: BTreeSet<_> = members.iter().filter_map(|note| notes[*note].group).collect();
    Stack { notes: ids, groups: groups.len(), sure }
}
