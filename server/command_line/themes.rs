//! `moteplass themes`: notes from a file, arranged into themes.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail};
use clap::Args;
use serde::{Deserialize, Serialize};

use super::files::Files;
use crate::text::Language;
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

/// The notes of one question.
#[derive(Deserialize)]
struct Input {
    #[serde(default)]
    language: String,
    question: Option<String>,
    notes: Vec<InputNote>,
}

#[derive(Deserialize)]
struct InputNote {
    id: Given,
    text: String,
    group: Option<Given>,
}

/// An id as it was written in the file, to be given back in the same way.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(untagged)]
enum Given {
    Number(i64),
    Text(String),
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
    let input: Input = themes.files.read_json()?;
    themes.files.write_json(&arranged(&input)?)
}

fn arranged(input: &Input) -> Result<Output> {
    let mut ranked: BTreeMap<&Given, NoteId> = BTreeMap::new();
    for (place, note) in input.notes.iter().enumerate() {
        let unused = NoteId::parse("unused").context("the name is an id")?;
        if ranked.insert(&note.id, unused).is_some() {
            bail!("at notes[{place}].id: two notes have the id {}", note.id.text());
        }
    }
    // The engine's own ids, in the order of those given, so that any id may stand in a file.
    let mut given: BTreeMap<NoteId, Given> = BTreeMap::new();
    for (rank, (own, id)) in ranked.iter_mut().enumerate() {
        *id = NoteId::parse(&format!("{rank:09}")).context("digits are an id")?;
        given.insert(id.clone(), (*own).clone());
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
    let language = Language::from_code(&input.language);
    let proposal = propose(input.question.as_deref(), language, &notes, &Constraints::default());
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

impl Given {
    fn text(&self) -> String {
        match self {
            Given::Number(number) => number.to_string(),
            Given::Text(text) => text.clone(),
        }
    }
}
