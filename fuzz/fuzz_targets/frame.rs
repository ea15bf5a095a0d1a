//! Frames as they come over the line, one a line: each that is understood is decided and applied. Nothing may panic, and
//! what happened must come to the same when it is told again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use moteplass_fuzz::protocol::ClientMessage;
use moteplass_fuzz::workshop::decide::Decision;
use moteplass_fuzz::workshop::event::{Event, Recorded};
use moteplass_fuzz::workshop::ids::{GroupId, Moment, ParticipantId, QuestionId, Revision};
use moteplass_fuzz::workshop::people::{By, Role, SeatHash};
use moteplass_fuzz::workshop::settings::Settings;
use moteplass_fuzz::workshop::state::State;
use moteplass_fuzz::workshop::template;

/// Groups in the workshop that the frames are said to.
const GROUPS: u16 = 2;

fuzz_target!(|frames: &[u8]| {
    let (mut state, mut log) = (State::default(), Vec::new());
    for event in opening() {
        happen(&mut state, &mut log, By::role(Role::Facilitator), event);
    }
    for frame in frames.split(|byte| *byte == b'\n') {
        // Who says it follows from the frame itself, so that the same input is the same story.
        let by = match frame.len() % 4 {
            0 | 1 => By::participant(ParticipantId(1)),
            2 => By::role(Role::Facilitator),
            _ => By::role(Role::Secretariat),
        };
        let Ok(ClientMessage::Ask { command, .. }) = serde_json::from_slice(frame) else { continue };
        if let Ok(Decision::Happens(event)) = state.decide(&by, Moment(0), command) {
            happen(&mut state, &mut log, by, event);
        }
    }
    assert_eq!(State::replay(&log), state, "what happened can be told again");
});

fn happen(state: &mut State, log: &mut Vec<Recorded>, by: By, event: Event) {
    let recorded = Recorded { revision: Revision(state.revision.0 + 1), at: Moment(0), by, event };
    let json = serde_json::to_vec(&recorded).expect("an event is JSON");
    assert_eq!(serde_json::from_slice::<Recorded>(&json).expect("and is read back"), recorded);
    state.apply(&recorded);
    log.push(recorded);
}

/// A workshop with somebody at the first table and the first question open.
fn opening() -> Vec<Event> {
    let mut events = template::standard(Settings { title: "Møteplass".into(), ..Settings::default() }, GROUPS);
    let seat = SeatHash("5".repeat(64));
    events.push(Event::QuestionOpened { question: QuestionId(1), ends_at: None });
    events.push(Event::ParticipantJoined { participant: ParticipantId(1), seat, group: GroupId(1) });
    events
}
