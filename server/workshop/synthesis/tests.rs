//! Laws of the board: a note is in one place at most, undo gives back what was, order is as asked.

use std::collections::BTreeSet;
use std::fmt::Debug;

use proptest::prelude::*;

use crate::workshop::board::{Board, ROOT};
use crate::workshop::command::{BoardCommand, Command, ProposedPlacement};
use crate::workshop::decide::Decision;
use crate::workshop::dismissal::Dismissal;
use crate::workshop::event::Recorded;
use crate::workshop::ids::{GroupId, LineId, Moment, NoteId, QuestionId, Revision, ThemeId};
use crate::workshop::people::{By, Role};
use crate::workshop::refusal::{Refusal, Thing};
use crate::workshop::settings::Settings;
use crate::workshop::state::State;
use crate::workshop::template;

const QUESTION: QuestionId = QuestionId(1);

fn happen(state: &mut State, event: crate::workshop::event::Event) {
    let revision = Revision(state.revision.0 + 1);
    state.apply(&Recorded { revision, at: Moment(0), by: By::role(Role::Secretariat), event });
}

fn ask(state: &mut State, role: Role, command: Command) -> Result<(), Refusal> {
    match state.decide(&By::role(role), Moment(0), command)? {
        Decision::Happens(event) => happen(state, event),
        Decision::Happened(_) => {}
    }
    Ok(())
}

fn arrange(state: &mut State, step: BoardCommand) -> Result<(), Refusal> {
    ask(state, Role::Secretariat, Command::Arrange { question: QUESTION, step })
}

fn note_id(number: usize) -> NoteId {
    NoteId::parse(&format!("n{number}")).expect("letters and digits")
}

fn with_notes(count: usize) -> State {
    let mut state = State::default();
    for event in template::standard(Settings { title: "Prøve".into(), ..Settings::default() }, 2) {
        happen(&mut state, event);
    }
    ask(&mut state, Role::Facilitator, Command::OpenQuestion { question: QUESTION, minutes: None })
        .expect("may be opened");
    for number in 0..count {
        let write = Command::WriteNote {
            note: note_id(number),
            question: QUESTION,
            text: format!("Innspill {number}"),
            group: Some(GroupId(1)),
        };
        ask(&mut state, Role::Facilitator, write).expect("may be written");
    }
    state
}

fn texts(board: &Board, theme: ThemeId) -> Vec<Vec<String>> {
    let notes = |line: &&crate::workshop::board::Line| line.notes.iter().map(ToString::to_string).collect();
    board.lines_in_order(theme).iter().map(notes).collect()
}

#[test]
fn a_colleague_s_words_are_not_written_over_unseen() {
    let mut state = with_notes(1);
    let placed = BoardCommand::PlaceNotes { notes: vec![note_id(0)], theme: ROOT, before: None };
    arrange(&mut state, placed).expect("may be placed");
    let line = state.board(QUESTION).lines_in_order(ROOT)[0].id;
    let seen = Some(state.revision);
    let reword = |words: &str, seen| BoardCommand::RewordLine { line, wording: Some(words.into()), seen };
    arrange(&mut state, BoardCommand::NestLine { line, level: 2 }).expect("may be nested");
    assert_eq!(arrange(&mut state, reword("Den ene", seen)), Ok(()));
    assert_eq!(arrange(&mut state, reword("Den andre", seen)), Err(Refusal::Collision));
    let now = Some(state.revision);
    assert_eq!(arrange(&mut state, reword("Den andre", now)), Ok(()));
}

#[test]
fn lines_stand_where_they_are_put() {
    let mut state = with_notes(4);
    let place = |notes: &[usize], before| BoardCommand::PlaceNotes {
        notes: notes.iter().map(|&number| note_id(number)).collect(),
        theme: ROOT,
        before,
    };
    arrange(&mut state, place(&[0, 1], None)).expect("free notes");
    arrange(&mut state, place(&[2], Some(LineId(2)))).expect("free note");
    assert_eq!(texts(state.board(QUESTION), ROOT), [["n0"], ["n2"], ["n1"]]);
    assert_eq!(arrange(&mut state, place(&[2], None)), Err(Refusal::Collision));
    arrange(&mut state, BoardCommand::JoinLines { lines: vec![LineId(3), LineId(1)] }).expect("two lines");
    assert_eq!(texts(state.board(QUESTION), ROOT), [vec!["n2", "n0"], vec!["n1"]]);
    arrange(&mut state, BoardCommand::Undo).expect("a step to undo");
    assert_eq!(texts(state.board(QUESTION), ROOT), [["n0"], ["n2"], ["n1"]]);
    arrange(&mut state, BoardCommand::Redo).expect("a step to redo");
    assert_eq!(texts(state.board(QUESTION), ROOT), [vec!["n2", "n0"], vec!["n1"]]);
}

#[test]
fn a_proposal_places_only_what_stands_nowhere() {
    let mut state = with_notes(3);
    arrange(&mut state, BoardCommand::AddTheme { heading: "Lokaler".into(), before: None })
        .expect("a heading");
    let place = BoardCommand::PlaceNotes { notes: vec![note_id(0)], theme: ThemeId(1), before: None };
    arrange(&mut state, place).expect("a free note");
    let notes = vec![note_id(0), note_id(1)];
    let proposal = ProposedPlacement { theme: None, heading: "Økonomi".into(), notes };
    arrange(&mut state, BoardCommand::TakeProposal { themes: vec![proposal] }).expect("a proposal");
    let board = state.board(QUESTION);
    assert_eq!(texts(board, ThemeId(1)), [["n0"]]);
    assert_eq!(texts(board, ThemeId(2)), [["n1"]]);
    assert_eq!(state.unplaced(QUESTION), [&note_id(2)]);
}

#[test]
fn what_was_said_no_to_stays_so_until_it_is_undone() {
    let mut state = with_notes(3);
    let placement =
        Dismissal::Placement { note: note_id(0), theme: Some(ThemeId(4)), heading: " Lokaler ".into() };
    let stack = Dismissal::SamePoint { notes: vec![note_id(2), note_id(1), note_id(2)] };
    arrange(&mut state, BoardCommand::Dismiss { suggestions: vec![placement, stack] }).expect("known notes");
    let no = &state.board(QUESTION).dismissed;
    assert!(no.rule_out_placement(&note_id(0), None, &["Møteplasser", "LOKALER"]));
    assert!(no.rule_out_placement(&note_id(0), Some(ThemeId(4)), &["Et nytt navn"]));
    assert!(!no.rule_out_placement(&note_id(0), Some(ThemeId(5)), &["Økonomi"]));
    assert!(!no.rule_out_placement(&note_id(1), Some(ThemeId(4)), &["Lokaler"]));
    assert!(no.rule_out_same_point(&[note_id(1), note_id(2)]));
    assert!(!no.rule_out_same_point(&[note_id(0), note_id(1), note_id(2)]));
    let unknown = Dismissal::SamePoint { notes: vec![note_id(1), note_id(9)] };
    let refused = arrange(&mut state, BoardCommand::Dismiss { suggestions: vec![unknown] });
    assert_eq!(refused, Err(Refusal::Unknown { what: Thing::Note }));
    arrange(&mut state, BoardCommand::Undo).expect("a step to undo");
    assert!(state.board(QUESTION).dismissed.is_empty());
    arrange(&mut state, BoardCommand::Redo).expect("a step to redo");
    assert!(state.board(QUESTION).dismissed.rule_out_same_point(&[note_id(1), note_id(2)]));
}

/// Everything on a board but its history.
fn records(board: &Board) -> impl PartialEq + Debug + '_ {
    (&board.themes, &board.lines, &board.left_out, &board.dismissed)
}

fn any_step() -> impl Strategy<Value = BoardCommand> {
    let notes = || prop::collection::vec((0..8_usize).prop_map(note_id), 1..4);
    let lines = || prop::collection::vec((1..12_u32).prop_map(LineId), 1..4);
    let theme = || (0..5_u32).prop_map(ThemeId);
    let line = || (1..12_u32).prop_map(LineId);
    prop_oneof![
        Just(BoardCommand::AddTheme { heading: "Tema".into(), before: None }),
        (theme(), theme()).prop_map(|(from, into)| BoardCommand::MergeThemes { from, into }),
        (theme(), lines()).prop_map(|(theme, lines)| BoardCommand::SplitTheme {
            theme,
            lines,
            heading: "Delt".into()
        }),
        theme().prop_map(|theme| BoardCommand::RemoveTheme { theme }),
        (theme(), prop::option::of(theme()))
            .prop_map(|(theme, before)| BoardCommand::MoveTheme { theme, before }),
        (notes(), theme(), prop::option::of(line()))
            .prop_map(|(notes, theme, before)| BoardCommand::PlaceNotes { notes, theme, before }),
        (lines(), theme(), prop::option::of(line()))
            .prop_map(|(lines, theme, before)| BoardCommand::MoveLines { lines, theme, before }),
        lines().prop_map(|lines| BoardCommand::JoinLines { lines }),
        (line(), notes()).prop_map(|(line, notes)| BoardCommand::JoinNotes { line, notes }),
        line().prop_map(|line| BoardCommand::SplitLine { line }),
        notes().prop_map(|notes| BoardCommand::LeaveOut { notes, reason: "Gjelder ikke".into() }),
        notes().prop_map(|notes| BoardCommand::TakeBack { notes }),
        notes().prop_map(|notes| BoardCommand::Dismiss { suggestions: vec![Dismissal::SamePoint { notes }] }),
        Just(BoardCommand::Undo),
        Just(BoardCommand::Redo),
    ]
}

proptest! {
    #[test]
    fn any_earlier_state_can_be_returned_to(steps in prop::collection::vec(any_step(), 2..40), back in 0_usize..40) {
        let mut state = with_notes(8);
        let mut past = vec![(state.revision, state.board(QUESTION).clone())];
        for step in steps {
            if arrange(&mut state, step).is_ok() {
                past.push((state.revision, state.board(QUESTION).clone()));
            }
        }
        let last = state.board(QUESTION).clone();
        let (revision, then) = &past[back % past.len()];
        let return_to = BoardCommand::ReturnTo { revision: *revision };
        if back % past.len() == past.len() - 1 {
            prop_assert_eq!(arrange(&mut state, return_to), Err(Refusal::NothingToUndo));
        } else {
            prop_assert_eq!(arrange(&mut state, return_to), Ok(()));
            let now = state.board(QUESTION);
            prop_assert_eq!(records(now), records(then));
            prop_assert_eq!(arrange(&mut state, BoardCommand::Undo), Ok(()));
            let now = state.board(QUESTION);
            prop_assert_eq!(records(now), records(&last));
        }
    }

    #[test]
    fn a_note_is_in_one_place_at_most(steps in prop::collection::vec(any_step(), 1..60)) {
        let mut state = with_notes(8);
        for step in steps {
            let before = state.board(QUESTION).clone();
            let undoable = !matches!(step, BoardCommand::Undo | BoardCommand::Redo);
            if arrange(&mut state, step).is_err() {
                continue;
            }
            let board = state.board(QUESTION);
            let mut seen = BTreeSet::new();
            for line in board.lines.values() {
                prop_assert!(!line.notes.is_empty());
                prop_assert!(line.theme == ROOT || board.themes.contains_key(&line.theme));
                for note in &line.notes {
                    prop_assert!(seen.insert(note.clone()), "{note} is in two lines");
                }
            }
            for note in board.left_out.keys() {
                prop_assert!(!seen.contains(note), "{note} is left out and printed");
            }
            if undoable {
                let mut undone = state.clone();
                prop_assert_eq!(arrange(&mut undone, BoardCommand::Undo), Ok(()));
                let undone = undone.board(QUESTION);
                prop_assert_eq!(&undone.themes, &before.themes);
                prop_assert_eq!(&undone.lines, &before.lines);
                prop_assert_eq!(&undone.left_out, &before.left_out);
            }
        }
    }
}

#[test]
fn a_quotation_is_the_note_or_a_part_of_it() {
    let mut state = with_notes(1);
    let place = BoardCommand::PlaceNotes { notes: vec![note_id(0)], theme: ROOT, before: None };
    arrange(&mut state, place).expect("may be placed");
    let line = LineId(1);
    let quote = || BoardCommand::QuoteLine { line, quoted: true };
    let reword = |wording: &str| {
        let (wording, seen) = (Some(wording.to_owned()), None);
        BoardCommand::RewordLine { line, wording, seen }
    };
    arrange(&mut state, reword("Et annet ord")).expect("may be reworded");
    assert_eq!(arrange(&mut state, quote()), Err(Refusal::QuotationDiffers));
    arrange(&mut state, reword("spill 0")).expect("may be reworded");
    arrange(&mut state, quote()).expect("a part of the note");
    arrange(&mut state, reword("Innspill")).expect("another part of the note");
    assert_eq!(arrange(&mut state, reword("innspill")), Err(Refusal::QuotationDiffers));
}
