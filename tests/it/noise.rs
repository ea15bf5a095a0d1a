//! Whatever comes in, nothing breaks: frames and archives that were bent, cut and mixed by a seeded hand.
//!
//! `NOISE=100 cargo test --test it noise` tries a hundred times as many. A failure names its seed.

use moteplass::document::archive::{self, Archive};
use moteplass::protocol::ClientMessage;
use moteplass::workshop::decide::Decision;
use moteplass::workshop::event::{Event, Recorded};
use moteplass::workshop::ids::{Moment, ParticipantId, QuestionId, Revision};
use moteplass::workshop::people::{By, Role, SeatHash};
use moteplass::workshop::settings::Settings;
use moteplass::workshop::state::State;
use moteplass::workshop::template;

/// Bent frames that are tried when nobody asks for more.
const FRAMES: u64 = 20_000;
/// Bent archives; each is a whole workshop.
const ARCHIVES: u64 = 300;

/// Frames that phones and desks send, to begin with.
const CORPUS: &str = include_str!("noise/frames.jsonl");
/// A small archive.
const ARCHIVE: &str = include_str!("../../fixtures/workshops/liten-nynorsk.json");
/// An archive full of odd things.
const ODD_ARCHIVE: &str = include_str!("../../fixtures/workshops/vrang.json");

/// What is put in where it does not belong.
const ODDITIES: [&str; 16] = [
    "null",
    "-1",
    "0",
    "65536",
    "4294967295",
    "1e999",
    "\"\"",
    "[]",
    "{}",
    "\\u0000",
    "\\ud800",
    "å",
    "👨‍👩‍👧‍👦",
    "\"type\":",
    "{\"type\":\"undo\"}",
    "9223372036854775807",
];

/// Numbers that look like chance, the same for the same seed (splitmix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % bound.max(1) as u64).expect("below a usize")
    }

    /// Bends some bytes at most so many times: flips, cuts, repeats, odd things, and parts of another text.
    fn bend(&mut self, bytes: &mut Vec<u8>, other: &[u8], times_max: usize) {
        for _ in 0..=self.below(times_max) {
            let (at, end) = (self.below(bytes.len() + 1), self.below(bytes.len() + 1));
            let (at, end) = (at.min(end), at.max(end));
            match self.below(7) {
                0 if at < bytes.len() => bytes[at] ^= 1 << self.below(8),
                1 => drop(bytes.drain(at..end.min(at + 20))),
                2 => bytes.truncate(end),
                3 => {
                    let again = bytes[at..end.min(at + 200)].to_vec();
                    bytes.splice(at..at, again);
                }
                4 => {
                    let from = self.below(other.len());
                    let taken = &other[from..other.len().min(from + self.below(100))];
                    bytes.splice(at..end.min(at + 50), taken.iter().copied());
                }
                _ => {
                    let odd = ODDITIES[self.below(ODDITIES.len())];
                    // In the place of a whole value, so that what comes out is often JSON still.
                    let from = bytes[..at]
                        .iter()
                        .rposition(|byte| b":,[{".contains(byte))
                        .map_or(at, |from| from + 1);
                    let rest = &bytes[from..];
                    let to = rest
                        .iter()
                        .position(|byte| b",]}".contains(byte))
                        .map_or(bytes.len(), |to| from + to);
                    bytes.splice(from..to, odd.bytes());
                }
            }
        }
    }
}

fn times(number: u64) -> u64 {
    number * std::env::var("NOISE").ok().and_then(|times| times.parse().ok()).unwrap_or(1)
}

#[test]
fn no_frame_breaks_the_rules() {
    let corpus: Vec<&str> = CORPUS.lines().collect();
    let askers = [
        By::participant(ParticipantId(1)),
        By::role(Role::Facilitator),
        By::role(Role::Secretariat),
        By::role(Role::Wall),
    ];
    let (mut state, mut log) = (State::default(), Vec::new());
    for event in opening() {
        happen(&mut state, &mut log, By::role(Role::Facilitator), event);
    }
    let (mut understood, mut happened) = (0, 0);
    for seed in 0..times(FRAMES) {
        let mut chance = Chance(seed);
        let mut frame = corpus[chance.below(corpus.len())].as_bytes().to_vec();
        if chance.below(4) > 0 {
            let other = corpus[chance.below(corpus.len())].as_bytes();
            chance.bend(&mut frame, other, 4);
        }
        let Ok(ClientMessage::Ask { command, .. }) = serde_json::from_slice(&frame) else { continue };
        understood += 1;
        let by = askers[chance.below(askers.len())].clone();
        if let Ok(Decision::Happens(event)) = state.decide(&by, Moment(0), command) {
            happened += 1;
            happen(&mut state, &mut log, by, event);
        }
    }
    assert!(
        understood > FRAMES / 10 && happened > FRAMES / 100,
        "{understood} understood, {happened} happened"
    );
    assert_eq!(State::replay(&log), state, "what happened can be told again");
    let json = serde_json::to_vec(&log).expect("events are JSON");
    let read: Vec<Recorded> = serde_json::from_slice(&json).expect("and can be read back");
    assert_eq!(read, log);
}

#[test]
fn no_archive_breaks_the_reader() {
    let mut read = 0;
    for seed in 0..times(ARCHIVES) {
        let mut chance = Chance(seed);
        let (mut bytes, other) = match chance.below(2) {
            0 => (ARCHIVE.as_bytes().to_vec(), ODD_ARCHIVE.as_bytes()),
            _ => (ODD_ARCHIVE.as_bytes().to_vec(), ARCHIVE.as_bytes()),
        };
        chance.bend(&mut bytes, other, 2);
        let Ok(archive) = serde_json::from_slice::<Archive>(&bytes) else { continue };
        let Ok(events) = archive::events(&archive) else { continue };
        read += 1;
        let state = State::replay(&events);
        let kept = archive::of_state(&state, archive::People::Named);
        let again = archive::events(&kept);
        assert!(again.is_ok(), "seed {seed}: what was read cannot be read again: {:?}", again.err());
    }
    assert!(read > ARCHIVES / 20, "{read} were read");
}

fn happen(state: &mut State, log: &mut Vec<Recorded>, by: By, event: Event) {
    let recorded = Recorded { revision: Revision(state.revision.0 + 1), at: Moment(0), by, event };
    state.apply(&recorded);
    log.push(recorded);
}

/// A workshop with a participant and the first question open.
fn opening() -> Vec<Event> {
    let mut events = template::standard(Settings { title: "Møteplass".into(), ..Settings::default() }, 4);
    let seat = SeatHash("5".repeat(64));
    events.push(Event::QuestionOpened { question: QuestionId(1), ends_at: None });
    let (participant, group) = (ParticipantId(1), moteplass::workshop::ids::GroupId(1));
    events.push(Event::ParticipantJoined { participant, seat, group });
    events
}
