//! From a workshop to its archive.

use std::collections::BTreeSet;

use base64::Engine;
use base64::prelude::BASE64_STANDARD as BASE64;

use super::{
    Archive, ArchivedAttachment, ArchivedBoard, ArchivedCloud, ArchivedGroup, ArchivedLeftOut, ArchivedLine,
    ArchivedNote, ArchivedParticipant, ArchivedPhase, ArchivedQuestion, ArchivedTheme, GroupRef, SCHEMA,
    Time,
};
use crate::workshop::attachment::Attachment;
use crate::workshop::board::{Board, Line, ROOT};
use crate::workshop::dismissal::Dismissal;
use crate::workshop::ids::{QuestionId, ThemeId};
use crate::workshop::note::Note;
use crate::workshop::people::{Participant, SeatHash};
use crate::workshop::settings::{Phase, Question};
use crate::workshop::state::State;

/// Whether an archive tells who took part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum People {
    /// What participants said about themselves, and the hashes of their seats.
    Named,
    /// Only how many they were and in which group: no name, no seat.
    Counted,
}

/// Hex digits of a real seat hash; an imported seat without one gets a name that no phone can have.
const SEAT_HEX_DIGITS: usize = 64;

/// The archive of a workshop as it stands.
pub fn of_state(state: &State, people: People) -> Archive {
    let settings = state.settings.clone();
    Archive {
        schema: SCHEMA.into(),
        title: settings.title,
        place: settings.place,
        date: settings.date,
        organiser: settings.organiser,
        recipients: settings.recipients,
        contact: settings.contact,
        language: settings.language,
        questions: state.questions.iter().map(question).collect(),
        groups: state
            .groups
            .iter()
            .map(|group| ArchivedGroup { id: Some(group.id), name: group.name.clone() })
            .collect(),
        participants: state.participants.values().map(|known| participant(known, people)).collect(),
        notes: state.notes.iter().map(note).collect(),
        boards: state.boards.iter().map(|(id, known)| board(*id, known)).filter(says_something).collect(),
        clouds: state
            .clouds
            .iter()
            .map(|(id, cloud)| ArchivedCloud {
                question: *id,
                settings: cloud.settings,
                decisions: cloud.decisions.clone(),
            })
            .collect(),
        parts: state.parts.clone(),
        document: state.document,
        attachments: state.attachments.iter().map(attachment).collect(),
    }
}

fn attachment(known: &Attachment) -> ArchivedAttachment {
    ArchivedAttachment {
        id: Some(known.id),
        name: known.name.clone(),
        title: known.title.clone(),
        alt: known.alt.clone(),
        content: BASE64.encode(known.content.bytes()),
    }
}

fn question(question: &Question) -> ArchivedQuestion {
    let (phase, ends_at) = match question.phase {
        Phase::Waiting => (ArchivedPhase::Waiting, None),
        Phase::Open { ends_at } => (ArchivedPhase::Open, ends_at.and_then(Time::of)),
        Phase::Closed => (ArchivedPhase::Closed, None),
    };
    ArchivedQuestion {
        id: Some(question.id),
        title: question.title.clone(),
        lead: question.lead.clone(),
        form: question.form,
        minutes: question.minutes,
        phase,
        ends_at,
    }
}

fn participant(participant: &Participant, people: People) -> ArchivedParticipant {
    let named = people == People::Named;
    ArchivedParticipant {
        id: Some(participant.id),
        group: Some(GroupRef::Id(participant.group)),
        joined_at: Time::of(participant.joined_at),
        seat: Some(participant.seat.clone()).filter(|seat| named && is_real(seat)),
        person: participant.person.clone().filter(|_| named),
    }
}

fn is_real(seat: &SeatHash) -> bool {
    seat.0.len() == SEAT_HEX_DIGITS && seat.0.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn note(note: &Note) -> ArchivedNote {
    ArchivedNote {
        id: Some(note.id.clone()),
        question: note.question,
        group: Some(GroupRef::Id(note.group)),
        author: note.author,
        text: note.text.as_str().to_owned(),
        written_at: Time::of(note.written_at),
        corrected_at: note.corrected_at.and_then(Time::of),
        standing: note.standing,
        supporters: note.supporters.iter().copied().collect(),
    }
}

fn board(question: QuestionId, board: &Board) -> ArchivedBoard {
    let themes = board.themes_in_order().into_iter().map(|theme| ArchivedTheme {
        id: Some(theme.id),
        heading: theme.heading.clone(),
        named_by_hand: theme.named_by_hand,
        lines: board.lines_in_order(theme.id).into_iter().map(line).collect(),
    });
    ArchivedBoard {
        question,
        themes: themes.collect(),
        lines: board.lines_in_order(ROOT).into_iter().map(line).collect(),
        left_out: board
            .left_out
            .iter()
            .map(|(note, known)| ArchivedLeftOut { note: note.clone(), reason: known.reason.clone() })
            .collect(),
        dismissed: dismissed(board),
    }
}

/// What was said no to, in order; a theme that is gone is remembered by its heading alone.
fn dismissed(board: &Board) -> Vec<Dismissal> {
    let known = |theme: &ThemeId| board.themes.contains_key(theme);
    let dismissed: BTreeSet<Dismissal> = board
        .dismissed
        .iter()
        .map(|dismissal| match dismissal.clone() {
            Dismissal::Placement { note, theme, heading } => {
                Dismissal::Placement { note, theme: theme.filter(known), heading }
            }
            Dismissal::SamePoint { notes } => Dismissal::SamePoint { notes },
        })
        .collect();
    dismissed.into_iter().collect()
}

/// A board that was touched and emptied again is as good as none.
fn says_something(board: &ArchivedBoard) -> bool {
    !(board.themes.is_empty()
        && board.lines.is_empty()
        && board.left_out.is_empty()
        && board.dismissed.is_empty())
}

fn line(line: &Line) -> ArchivedLine {
    ArchivedLine {
        id: Some(line.id),
        notes: line.notes.clone(),
        wording: line.wording.clone(),
        level: line.level,
        quoted: line.quoted,
        placed_by_hand: line.placed_by_hand,
    }
}
