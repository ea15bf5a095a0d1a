//! What the machine makes of a workshop's notes: pure functions from state to picture, run off the loop by [`super::analyst`].

use std::collections::{BTreeMap, BTreeSet};

use crate::cloud::tally::{Tallied, shown, tally};
use crate::cloud::{Font, Layout, Options, WORDS_MAX, Word, outline, place};
use crate::protocol::{
    CloudPicture, CloudPictureWord, Counts, GroupCount, ListedWord, ProposalPicture, ProposedNote,
    ProposedStack, ProposedTheme,
};
use crate::text::Language;
use crate::themes::{Constraints, NoteIn, Proposal, propose};
use crate::workshop::board::{Board, Place, ROOT};
use crate::workshop::event::Event;
use crate::workshop::ids::{GroupId, NoteId, QuestionId};
use crate::workshop::note::{Note, Standing};
use crate::workshop::settings::{self, Phase};
use crate::workshop::state::State;

/// Width and height that a cloud is laid out on: the shape of a projector.
const CANVAS: [u32; 2] = [1600, 900];

/// How many have joined and written.
pub fn counts(state: &State, connected: u32) -> Counts {
    let mut notes: BTreeMap<(QuestionId, GroupId), u32> = BTreeMap::new();
    for note in state.notes.iter().filter(|note| note.standing == Standing::Received) {
        *notes.entry((note.question, note.group)).or_default() += 1;
    }
    Counts {
        revision: state.revision,
        participants: u32::try_from(state.participants.len()).unwrap_or(u32::MAX),
        connected,
        groups: notes
            .into_iter()
            .map(|((question, group), notes)| GroupCount { question, group, notes })
            .collect(),
    }
}

/// The question whose pictures an event makes old, if any.
pub fn question_touched(state: &State, event: &Event) -> Option<QuestionId> {
    match event {
        Event::NoteWritten { question, .. }
        | Event::QuestionAdded { question, .. }
        | Event::QuestionChanged { question, .. }
        | Event::CloudSet { question, .. }
        | Event::WordDecided { question, .. }
        | Event::BoardChanged { question, .. } => Some(*question),
        Event::NoteCorrected { note, .. }
        | Event::NoteWithdrawn { note }
        | Event::NoteHeld { note }
        | Event::NoteReleased { note }
        | Event::NoteErased { note } => state.notes.get(note).map(|note| note.question),
        Event::Described { .. }
        | Event::QuestionRemoved { .. }
        | Event::QuestionMoved { .. }
        | Event::GroupAdded { .. }
        | Event::GroupRenamed { .. }
        | Event::GroupRemoved { .. }
        | Event::ParticipantJoined { .. }
        | Event::GroupChanged { .. }
        | Event::PersonGiven { .. }
        | Event::QuestionOpened { .. }
        | Event::QuestionClosed { .. }
        | Event::EndMoved { .. }
        | Event::WallBlanked { .. }
        | Event::NoteSupported { .. }
        | Event::PartWritten { .. }
        | Event::DocumentSet { .. }
        | Event::AttachmentAdded { .. }
        | Event::AttachmentDescribed { .. }
        | Event::AttachmentMoved { .. }
        | Event::AttachmentRemoved { .. } => None,
    }
}

/// Themes for a question, as the machine sees them when it keeps to what people have placed; and the engine's own answer,
/// which the next run stays close to.
pub fn proposal(
    state: &State,
    question: QuestionId,
    previous: Option<Proposal>,
) -> (ProposalPicture, Proposal) {
    let board = state.board(question);
    let notes: Vec<&Note> = considered(state, board, question).collect();
    let constraints = constraints(board, &notes, previous);
    let inputs: Vec<NoteIn<'_>> = notes
        .iter()
        .map(|note| NoteIn { id: &note.id, text: note.text.as_str(), group: Some(note.group) })
        .collect();
    let title = state.question(question).map(|question| question.title.as_str());
    let proposal = propose(title, language(state.settings.language), &inputs, &constraints);
    (picture(state, question, board, &proposal), proposal)
}

/// Where the words of a question's cloud lie.
#[derive(Default)]
pub struct LaidOut {
    layout: Layout,
    /// Whether the question had ended, so that the words have been gathered into a finished cloud.
    is_finished: bool,
    /// What the words on the wall are called there and have been called, as long as it counts as one of them.
    names: BTreeSet<String>,
}

/// The word cloud of a question as the wall may show it, close to the one before; and where each word lies, which the
/// next stays close to. While a question is open, the words grow on an empty wall and leave room for more; when it has
/// ended, one move gathers them, and from then on they stay there.
pub fn cloud(state: &State, question: QuestionId, previous: Option<&LaidOut>) -> (CloudPicture, LaidOut) {
    let tallied = tally(state, question);
    let words = shown(state, question, &tallied);
    let weighed: Vec<Word> =
        words.iter().map(|word| Word { text: word.text.clone(), weight: f64::from(word.count) }).collect();
    let font = Font::embedded();
    let is_finished = state.question(question).is_some_and(|question| question.phase == Phase::Closed);
    let recompose = is_finished && !previous.is_some_and(|previous| previous.is_finished);
    let nothing = LaidOut::default();
    let LaidOut { layout: before, names: had, .. } = previous.unwrap_or(&nothing);
    let layout = place(&weighed, &Options { canvas: CANVAS, font, previous: Some(before), recompose });
    let earlier = |word: &Tallied| -> Vec<String> { word.names.intersection(had).cloned().collect() };
    let names = words.iter().flat_map(|word| earlier(word).into_iter().chain([word.text.clone()])).collect();
    let said: BTreeMap<&str, &Tallied> = words.iter().map(|word| (word.text.as_str(), *word)).collect();
    let placed = layout.words.iter().filter_map(|placed| {
        let word = said.get(placed.text.as_str())?;
        Some(CloudPictureWord {
            text: placed.text.clone(),
            count: word.count,
            x: placed.x,
            y: placed.y,
            size: placed.size,
            outline: Some(outline(font, &placed.text)),
            earlier: earlier(word),
        })
    });
    let picture = CloudPicture {
        question,
        revision: state.revision,
        canvas: CANVAS.map(f64::from),
        words: placed.collect(),
        list: tallied.iter().take(WORDS_MAX).map(listed).collect(),
    };
    (picture, LaidOut { layout, is_finished, names })
}

fn listed(word: &Tallied) -> ListedWord {
    ListedWord {
        text: word.text.clone(),
        count: word.count,
        alone: word.is_alone(),
        hidden: word.hidden,
        notes: word.notes.clone(),
    }
}

/// The notes that may be printed and are not left out.
fn considered<'a>(
    state: &'a State,
    board: &'a Board,
    question: QuestionId,
) -> impl Iterator<Item = &'a Note> {
    state.notes.of(question).filter(|note| {
        note.standing == Standing::Received && !matches!(board.place(&note.id), Place::LeftOut(_))
    })
}

/// What stands on the board stands: notes in their themes, lines in one piece, headings as they are.
fn constraints(board: &Board, notes: &[&Note], previous: Option<Proposal>) -> Constraints {
    let mut constraints = Constraints { previous, ..Constraints::default() };
    for note in notes {
        if let Place::Line(line) = board.place(&note.id) {
            if line.theme == ROOT {
                constraints.alone.insert(note.id.clone());
            } else {
                constraints.placed.insert(note.id.clone(), line.theme);
            }
        }
    }
    for line in board.lines.values().filter(|line| line.theme != ROOT) {
        let pairs = line.notes.windows(2).map(|pair| (pair[0].clone(), pair[1].clone()));
        constraints.together.extend(pairs);
    }
    constraints.named = board.themes.values().map(|theme| (theme.id, theme.heading.clone())).collect();
    constraints
}

fn picture(state: &State, question: QuestionId, board: &Board, proposal: &Proposal) -> ProposalPicture {
    let shares = |note: &NoteId| proposal.reasons.get(note).cloned().unwrap_or_default();
    let mut alone = proposal.alone.clone();
    let themes: Vec<ProposedTheme> = proposal
        .themes
        .iter()
        .map(|theme| {
            let known = board.themes.contains_key(&theme.id).then_some(theme.id);
            let headings: Vec<&str> =
                std::iter::once(&theme.heading).chain(&theme.alternatives).map(String::as_str).collect();
            let (dismissed, notes): (Vec<&NoteId>, Vec<&NoteId>) = theme
                .notes
                .iter()
                .partition(|note| board.dismissed.rule_out_placement(note, known, &headings));
            alone.extend(dismissed.into_iter().cloned());
            ProposedTheme {
                theme: known,
                heading: theme.heading.clone(),
                alternatives: theme.alternatives.clone(),
                notes: notes
                    .into_iter()
                    .map(|note| ProposedNote { note: note.clone(), shares: shares(note) })
                    .collect(),
            }
        })
        .collect();
    let apart = proposal.same_point.iter().filter(|stack| !board.dismissed.rule_out_same_point(&stack.notes));
    let stacks = apart.map(|stack| ProposedStack {
        notes: stack.notes.clone(),
        groups: u32::try_from(stack.groups).unwrap_or(u32::MAX),
        sure: stack.sure,
    });
    ProposalPicture { question, revision: state.revision, themes, alone, same_point: stacks.collect() }
}

fn language(language: settings::Language) -> Language {
    match language {
        settings::Language::Nb => Language::Nb,
        settings::Language::Nn => Language::Nn,
        settings::Language::En => Language::En,
    }
}
