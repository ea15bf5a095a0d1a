//! Laws of following: whatever happened, in whatever batches, and wherever one was: one sees what one may, once, in order.

use std::sync::Arc;

use proptest::prelude::*;

use super::follower::{Follower, Position, Step, Who};
use super::log::Log;
use super::viewer::Viewer;
use crate::protocol::ServerMessage;
use crate::workshop::command::Command;
use crate::workshop::decide::Decision;
use crate::workshop::event::{Event, Recorded};
use crate::workshop::ids::{GroupId, Moment, NoteId, ParticipantId, QuestionId, Revision};
use crate::workshop::people::{By, Person, Role, SeatHash};
use crate::workshop::settings::Settings;
use crate::workshop::state::State;
use crate::workshop::template;

const PHONES: u32 = 4;
const GROUPS: u16 = 3;

/// What one phone or desk might do; numbers are taken round what there is.
#[derive(Clone, Debug)]
enum Act {
    Sit { phone: u32, group: u16 },
    Write { phone: u32 },
    Correct { note: u32 },
    Support { phone: u32, note: u32 },
    Hold { note: u32 },
    Erase { note: u32 },
    Name { phone: u32 },
    Open { question: u16 },
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let (phone, note) = (0..PHONES, 0..20_u32);
    let act = prop_oneof![
        2 => (phone.clone(), 1..=GROUPS).prop_map(|(phone, group)| Act::Sit { phone, group }),
        6 => phone.clone().prop_map(|phone| Act::Write { phone }),
        2 => note.clone().prop_map(|note| Act::Correct { note }),
        2 => (phone.clone(), note.clone()).prop_map(|(phone, note)| Act::Support { phone, note }),
        1 => note.clone().prop_map(|note| Act::Hold { note }),
        1 => note.prop_map(|note| Act::Erase { note }),
        1 => phone.prop_map(|phone| Act::Name { phone }),
        1 => (1..=5_u16).prop_map(|question| Act::Open { question }),
    ];
    proptest::collection::vec(act, 0..60)
}

fn seat(phone: u32) -> SeatHash {
    SeatHash(format!("{phone:064x}"))
}

/// The events that the acts lead to in a workshop whose first question is open.
fn events(acts: &[Act]) -> Vec<Recorded> {
    let settings = Settings { title: "Møteplass".into(), ..Settings::default() };
    let opening = template::standard(settings, GROUPS).into_iter();
    let open = Event::QuestionOpened { question: QuestionId(1), ends_at: None };
    let mut recorded: Vec<Recorded> = Vec::new();
    let mut state = State::default();
    let mut record = |state: &mut State, by: By, event| {
        let revision = Revision(state.revision.0 + 1);
        let happened = Recorded { revision, at: Moment(0), by, event };
        state.apply(&happened);
        recorded.push(happened);
    };
    for event in opening.chain([open]) {
        record(&mut state, By::role(Role::Facilitator), event);
    }
    for act in acts {
        let (by, command) = command(&state, act);
        if let Ok(Decision::Happens(event)) = state.decide(&by, Moment(0), command) {
            record(&mut state, by, event);
        }
    }
    recorded
}

fn command(state: &State, act: &Act) -> (By, Command) {
    let written = |number: &u32| {
        let at = *number as usize % state.notes.len().max(1);
        state.notes.iter().nth(at).map_or_else(|| id(0), |note| note.id.clone())
    };
    let by_phone = |phone: &u32| {
        let participant = state.participant_in(&seat(*phone)).map(|known| known.id);
        By { role: Role::Participant, participant, hand: None }
    };
    let staff = By::role(Role::Facilitator);
    match act {
        Act::Sit { phone, group } => {
            (by_phone(phone), Command::Join { seat: Some(seat(*phone)), group: GroupId(*group) })
        }
        Act::Write { phone } => {
            let (note, question) = (id(state.notes.len()), QuestionId(1));
            (by_phone(phone), Command::WriteNote { note, question, text: "Et innspill".into(), group: None })
        }
        Act::Correct { note } => {
            let note = written(note);
            let author = state.notes.get(&note).and_then(|note| note.author).unwrap_or(ParticipantId(0));
            (By::participant(author), Command::CorrectNote { note, text: "Rettet".into() })
        }
        Act::Support { phone, note } => {
            (by_phone(phone), Command::Support { note: written(note), agree: true })
        }
        Act::Hold { note } => (staff, Command::HoldNote { note: written(note) }),
        Act::Erase { note } => (staff, Command::EraseNote { note: written(note) }),
        Act::Name { phone } => {
            let person = Person { name: "Ola".into(), ..Person::default() };
            (by_phone(phone), Command::GivePerson { person })
        }
        Act::Open { question } => {
            (staff, Command::OpenQuestion { question: QuestionId(*question), minutes: None })
        }
    }
}

fn id(number: usize) -> NoteId {
    NoteId::parse(&format!("n{number}")).expect("an id")
}

/// Everything that a follower is sent until there is no more, and whether it was told to begin anew on the way.
fn drain(follower: &mut Follower, seen: &mut Vec<Recorded>) {
    let mut told = follower.cursor();
    while let Some(step) = follower.next_step() {
        match step {
            Step::Anew => {
                seen.clear();
                told = Revision(0);
            }
            Step::Frames(frames) => {
                for frame in frames {
                    let message = serde_json::from_slice(&frame).expect("a message of ours");
                    let ServerMessage::Events { head, events } = message else { panic!("not events") };
                    assert!(events.iter().all(|recorded| recorded.revision <= head));
                    seen.extend(events);
                    told = head;
                }
            }
        }
    }
    assert!(told >= follower.target(), "one who has caught up is told so");
}

fn everybody() -> Vec<Who> {
    (0..PHONES).map(|phone| Who::Phone(seat(phone))).chain([Who::Wall, Who::Desk]).collect()
}

proptest! {
    /// One who follows live, one who comes late and one who comes back from any point have the same in the end.
    #[test]
    fn live_late_and_returning_see_the_same(acts in acts(), batches in proptest::collection::vec(1..6_usize, 1..40), back in 0..80_u32) {
        let events = events(&acts);
        for who in everybody() {
            let log = Arc::new(Log::new(Vec::new()));
            let nowhere = Position { same_epoch: false, after: Revision(0) };
            let mut live = Follower::begin(Arc::clone(&log), who.clone(), nowhere);
            let mut seen_live = Vec::new();
            let mut left_at = None;
            let mut rest = events.as_slice();
            let mut sizes = batches.iter().cycle();
            while !rest.is_empty() {
                let size = sizes.next().copied().unwrap_or(1).min(rest.len());
                log.push(rest[..size].to_vec());
                rest = &rest[size..];
                drain(&mut live, &mut seen_live);
                if left_at.is_none() && live.cursor().0 >= back {
                    left_at = Some((live.cursor(), seen_live.clone()));
                }
            }
            let mut late = Follower::begin(Arc::clone(&log), who.clone(), nowhere);
            let mut seen_late = Vec::new();
            drain(&mut late, &mut seen_late);
            prop_assert_eq!(forget_erased(&seen_live, &seen_late), seen_late.clone(), "{:?} live", who);

            if let Some((after, mut seen)) = left_at {
                let position = Position { same_epoch: true, after };
                let mut back = Follower::begin(Arc::clone(&log), who.clone(), position);
                if back.cursor() < after {
                    seen.clear();
                }
                drain(&mut back, &mut seen);
                prop_assert_eq!(forget_erased(&seen, &seen_late), seen_late, "{:?} back", who);
            }
        }
    }

    /// Nobody at a table sees a note of another table that is not their own.
    #[test]
    fn a_table_sees_its_own(acts in acts()) {
        let events = events(&acts);
        let state = State::replay(&events);
        let log = Log::new(events);
        for group in 1..=GROUPS {
            let viewer = Viewer::Group { group: GroupId(group), also: None };
            for frame in log.since(Revision(0), viewer).frames {
                let Ok(ServerMessage::Events { events, .. }) = serde_json::from_slice(&frame) else { panic!("not events") };
                for recorded in events {
                    if let Event::NoteWritten { note, .. } = &recorded.event {
                        prop_assert_eq!(state.notes.get(note).map(|note| note.group), Some(GroupId(group)));
                    }
                    let is_private = matches!(recorded.event, Event::PersonGiven { .. } | Event::NoteHeld { .. });
                    prop_assert!(!is_private, "a table sees what is not for it");
                }
            }
        }
    }
}

/// What one saw before something was erased, as one who comes later sees it: the texts and persons that are gone are taken
/// from the later log.
fn forget_erased(seen: &[Recorded], later: &[Recorded]) -> Vec<Recorded> {
    let as_later = |recorded: &Recorded| {
        let same = later.iter().find(|other| other.revision == recorded.revision);
        match (&recorded.event, same) {
            (
                Event::NoteWritten { .. } | Event::NoteCorrected { .. } | Event::PersonGiven { .. },
                Some(other),
            ) => other.clone(),
            (_, _) => recorded.clone(),
        }
    };
    seen.iter().map(as_later).collect()
}
