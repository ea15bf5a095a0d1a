//! `moteplass themes`: notes from a file, arranged into themes.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use clap::Args;
use serde::Serialize;

use super::files::Files;
use super::notes::{Given, Notes};
use crate::themes::{Constraints, NoteIn, propose};
use crate::workshop::ids::{GroupId, NoteId};

/// Propose themes with headings for the notes of one question
///
/// Reads JSON: {"language": "nb", "question": "Hva bremser?", "notes": [{"id": "1", "text": "Mangel på lokaler"}]}.
/// Writes JSON: the themes with their notes, the notes that belong with no others, and notes that say the same.
#[derive(Args, Debug)]
pub struct Themes {
    #[command(flatten)]
    files: Files,
}

#[derive(Serialize)]
struct Output {
    themes: Vec<OutputTheme>,
    alone: Vec<Given>,
    /// Notes that say the same or may do so.
    same_point: Vec<Vec<Given>>,
    /// Those of them that are so alike that they are stacked without asking.
    same_point_sure: Vec<Vec<Given>>,
}

#[derive(Serialize)]
struct OutputTheme {
    id: String,
    heading: String,
    alternatives: Vec<String>,
    keywords: Vec<String>,
    notes: Vec<Given>,
}

/// Runs the subcommand.
pub fn run(themes: &Themes) -> Result<()> {
    themes.files.write_json(&arranged(&Notes::read(&themes.files)?)?)
}

fn arranged(input: &Notes) -> Result<Output> {
    let mut ranked: BTreeMap<&Given, NoteId> = BTreeMap::new();
    // The engine's own ids, in the order of those given, so that any id may stand in a file.
    let mut given: BTreeMap<NoteId, Given> = BTreeMap::new();
    let in_order: BTreeSet<&Given> = input.notes.iter().map(|note| &note.id).collect();
    for (rank, own) in in_order.into_iter().enumerate() {
        let id = NoteId::parse(&format!("{rank:09}")).context("digits are an id")?;
        ranked.insert(own, id.clone());
        given.insert(id, own.clone());
    }
    let groups: BTreeSet<&Given> = input.notes.iter().filter_map(|note| note.group.as_ref()).collect();
    let group_ids: BTreeMap<&Given, GroupId> =
        groups.into_iter().zip(0..).map(|(group, number)| (group, GroupId(number))).collect();
    let notes: Vec<NoteIn<'_>> = input
        .notes
        .iter()
        .map(|note| NoteIn {
            id: &ranked[&note.id],
            text: &note.text,
            group: note.group.as_ref().and_then(|group| group_ids.get(group)).copied(),
        })
        .collect();
    let proposal = propose(input.question.as_deref(), input.language(), &notes, &Constraints::default());
    let back = |ids: &[NoteId]| ids.iter().filter_map(|id| given.get(id).cloned()).collect::<Vec<_>>();
    let sure = proposal.same_point.iter().filter(|stack| stack.sure);
    Ok(Output {
        themes: proposal
            .themes
            .iter()
            .map(|theme| OutputTheme {
                id: theme.id.to_string(),
                heading: theme.heading.clone(),
                alternatives: theme.alternatives.clone(),
                keywords: theme.keywords.clone(),
                notes: back(&theme.notes),
            })
            .collect(),
        alone: back(&proposal.alone),
        same_point: proposal.same_point.iter().map(|stack| back(&stack.notes)).collect(),
        same_point_sure: sure.map(|stack| back(&stack.notes)).collect(),
    })
}
