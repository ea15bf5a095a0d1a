//! Rooms, a commit queue, phones and a bad network under one seeded scheduler, without sockets, clocks or disks.
//!
//! What decides, follows and resumes is the real code ([`Core`], [`Follower`]); what it stands on is simulated and as bad as
//! can be: lines that break with messages on their way and then come through late, phones that are away, commits that fail,
//! half fail or meet a full disk, a process that dies between any two steps and loses what was not synced. One seed is one
//! history. `SEEDS=10000 cargo test --lib simulation` tries more of them.

mod laws;
mod phones;
mod process;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::core::Core;
use super::follower::Follower;
use super::{Answer, Asker};
use crate::protocol::ServerMessage;
use crate::workshop::command::Command;
use crate::workshop::event::{Event, Recorded};
use crate::workshop::ids::{Moment, NoteId, QuestionId, Revision};
use crate::workshop::people::{By, Role, SeatHash};
use crate::workshop::settings::Settings;
use crate::workshop::template;

/// Histories that are tried when nobody asks for more.
const SEEDS: u64 = 500;
/// Steps of bad luck in one history, before everything works again.
const STEPS: usize = 400;
/// Steps after which a history that works again must have come to rest.
const STEPS_TO_REST_MAX: usize = 50_000;
const ROOMS: usize = 2;
const PHONES_A_ROOM: usize = 3;
const NOTES_A_PHONE: usize = 8;

/// A small generator of numbers that look like chance, the same for the same seed (splitmix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % bound as u64).expect("below a usize")
    }

    fn one_in(&mut self, bound: usize) -> bool {
        self.below(bound) == 0
    }
}

/// What a phone says, as far as this matters here.
#[derive(Clone)]
enum Said {
    Hello { epoch_known: bool, after: Revision },
    Ask { mark: String, command: Command },
}

/// What it hears.
#[derive(Clone)]
enum Heard {
    Welcome { reset: bool },
    Events(Vec<u8>),
    Answer { mark: String, answer: Answer },
}

/// One line: what is on its way in each direction, in order. A broken line may still bring what was said to the server.
struct Line {
    room: usize,
    seat: SeatHash,
    up: VecDeque<Said>,
    down: VecDeque<Heard>,
    follower: Option<Follower>,
    broken: bool,
}

/// A phone as the page is: an outbox, a position, a fold of what was heard.
struct Phone {
    room: usize,
    seat: SeatHash,
    line: Option<usize>,
    greeted: bool,
    position: Revision,
    has_been_here: bool,
    outbox: Vec<(NoteId, Command)>,
    in_flight: BTreeSet<String>,
    joined: bool,
    written: usize,
    received: BTreeMap<NoteId, Revision>,
    seen: Vec<Recorded>,
}

/// A batch that was decided and waits for the commit queue.
struct Saving {
    room: usize,
    events: Vec<Recorded>,
    answers: Vec<(usize, String, Answer)>,
}

/// The process: gone at once when it dies.
struct Server {
    cores: Vec<Core>,
    mailboxes: Vec<VecDeque<(usize, Asker, String, Command)>>,
    saving: Vec<Saving>,
}

/// Everything.
struct World {
    chance: Chance,
    now: i64,
    /// What would be read from the disk after a power cut, per room.
    disk: Vec<Vec<Recorded>>,
    server: Option<Server>,
    lines: BTreeMap<usize, Line>,
    lines_made: usize,
    phones: Vec<Phone>,
    disk_is_full: bool,
}

/// How a commit ends.
#[derive(Clone, Copy, PartialEq)]
enum Commit {
    Done,
    /// Nothing was written.
    Full,
    /// The sync failed, and what was written is lost.
    FailedAndLost,
    /// The sync failed, and yet it is there.
    FailedAndKept,
}

impl World {
    fn new(seed: u64) -> Self {
        let disk = (0..ROOMS).map(|_| opening()).collect();
        let phone = |number: usize| Phone {
            room: number % ROOMS,
            seat: SeatHash(format!("{number:064x}")),
            line: None,
            greeted: false,
            position: Revision(0),
            has_been_here: false,
            outbox: Vec::new(),
            in_flight: BTreeSet::new(),
            joined: false,
            written: 0,
            received: BTreeMap::new(),
            seen: Vec::new(),
        };
        let phones = (0..ROOMS * PHONES_A_ROOM).map(phone).collect();
        let (chance, lines) = (Chance(seed), BTreeMap::new());
        Self { chance, now: 0, disk, server: None, lines, lines_made: 0, phones, disk_is_full: false }
    }

    /// One step of a history in which things break.
    fn step_badly(&mut self) {
        let phone = self.chance.below(self.phones.len());
        match self.chance.below(100) {
            0..2 => self.die(),
            2..6 => self.start(),
            6..8 => self.disk_is_full = !self.disk_is_full,
            8..12 => self.break_line(phone),
            12..30 => self.write(phone),
            30..40 => {
                let commit = match self.chance.below(8) {
                    0 => Commit::FailedAndLost,
                    1 => Commit::FailedAndKept,
                    _ if self.disk_is_full => Commit::Full,
                    _ => Commit::Done,
                };
                self.commit(commit);
            }
            _ => self.step_well(),
        }
    }

    /// One step in which nothing breaks.
    fn step_well(&mut self) {
        self.now += 50;
        let phone = self.chance.below(self.phones.len());
        let line = self.any_line();
        match self.chance.below(8) {
            0 => self.start(),
            1 => self.connect(phone),
            2 => self.send(phone),
            3 => self.decide(),
            4 => self.commit(Commit::Done),
            5 => self.deliver_up(line),
            6 => self.deliver_down(phone),
            _ => self.follow(line),
        }
    }

    fn any_line(&mut self) -> Option<usize> {
        let at = self.chance.below(self.lines.len().max(1));
        self.lines.keys().nth(at).copied()
    }
}

fn events_in(frame: &[u8]) -> (Revision, Vec<Recorded>) {
    match serde_json::from_slice(frame).expect("a message of ours") {
        ServerMessage::Events { head, events } => (head, events),
        other => panic!("not events: {other:?}"),
    }
}

/// A workshop with two groups and the first question open.
fn opening() -> Vec<Recorded> {
    let settings = Settings { title: "Møteplass".into(), ..Settings::default() };
    let open = Event::QuestionOpened { question: QuestionId(1), ends_at: None };
    let events = template::standard(settings, 2).into_iter().chain([open]);
    let record = |(event, revision)| {
        let by = By::role(Role::Facilitator);
        Recorded { revision: Revision(revision), at: Moment(0), by, event }
    };
    events.zip(1..).map(record).collect()
}

#[test]
fn no_received_note_is_lost_doubled_or_out_of_order() {
    let seeds = std::env::var("SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(SEEDS);
    let (mut deaths, mut lines) = (0, 0);
    for seed in 0..seeds {
        let mut world = World::new(seed);
        for _ in 0..STEPS {
            let was_up = world.server.is_some();
            world.step_badly();
            deaths += usize::from(was_up && world.server.is_none());
        }
        world.disk_is_full = false;
        let rest = (0..STEPS_TO_REST_MAX).find(|_| {
            world.step_well();
            world.is_at_rest()
        });
        assert!(rest.is_some(), "seed {seed}: the room does not come to rest");
        lines += world.lines_made;
        world.check(seed);
    }
    assert!(deaths as u64 >= seeds && lines as u64 > 6 * seeds, "the histories were too kind");
}
