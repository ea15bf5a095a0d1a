//! Rooms, a commit queue, phones and a bad network under one seeded scheduler, without sockets, clocks or disks.
//!
//! What decides, follows and resumes is the real code ([`Core`], [`Follower`]); what it stands on is simulated and as bad as
//! can be: lines that break with messages on their way and then come through late, phones that are away, commits that fail,
//! half fail or meet a full disk, a process that dies between any two steps and loses what was not synced. One seed is one
//! history. `SEEDS=10000 cargo test --lib simulation` tries more of them.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use super::core::Core;
use super::follower::{Follower, Position, Step, Who};
use super::pace::Pace;
use super::viewer::Viewer;
use super::{Answer, Asker};
use crate::protocol::ServerMessage;
use crate::workshop::command::Command;
use crate::workshop::event::{Event, Recorded};
use crate::workshop::ids::{GroupId, Moment, NoteId, QuestionId, Revision};
use crate::workshop::people::{By, Role, SeatHash};
use crate::workshop::settings::Settings;
use crate::workshop::state::State;
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

    // ── the process ──

    fn die(&mut self) {
        let Some(server) = self.server.take() else { return };
        // A commit may have reached the disk just before, with nobody told.
        for saving in server.saving {
            if self.chance.one_in(2) {
                self.disk[saving.room].extend(saving.events);
            }
        }
        for line in self.lines.values_mut() {
            line.follower = None;
            line.up.clear();
            line.broken = true;
        }
    }

    fn start(&mut self) {
        if self.server.is_none() {
            let cores = self.disk.iter().map(|events| Core::new(events.clone(), Pace::default())).collect();
            let mailboxes = vec![VecDeque::new(); ROOMS];
            self.server = Some(Server { cores, mailboxes, saving: Vec::new() });
        }
    }

    /// A room's task takes what has come, if the batch before is saved.
    fn decide(&mut self) {
        let room = self.chance.below(ROOMS);
        let Some(server) = &mut self.server else { return };
        let waits = server.saving.iter().any(|saving| saving.room == room);
        if waits || server.mailboxes[room].is_empty() {
            return;
        }
        let size = 1 + self.chance.below(server.mailboxes[room].len());
        let mut saving = Saving { room, events: Vec::new(), answers: Vec::new() };
        for (line, asker, mark, command) in server.mailboxes[room].drain(..size) {
            let answer = server.cores[room].decide(asker, command, Moment(self.now), &mut saving.events);
            saving.answers.push((line, mark, answer));
        }
        server.saving.push(saving);
    }

    /// The one writer commits what has queued from all rooms; then the rooms publish and answer.
    fn commit(&mut self, how: Commit) {
        let Some(server) = &mut self.server else { return };
        for Saving { room, events, answers } in server.saving.drain(..) {
            let how = if events.is_empty() { Commit::Done } else { how };
            let instead = match how {
                Commit::Done => None,
                Commit::Full => Some(Answer::Busy),
                Commit::FailedAndLost | Commit::FailedAndKept => Some(Answer::Broken),
            };
            let core = &mut server.cores[room];
            match how {
                Commit::Done | Commit::FailedAndKept => self.disk[room].extend(events.iter().cloned()),
                Commit::Full | Commit::FailedAndLost => {}
            }
            if how == Commit::Done {
                core.saved(events);
            } else {
                let published = core.log().head().borrow().revision;
                core.unsaved(self.disk[room][published.0 as usize..].to_vec());
            }
            for (line, mark, answer) in answers {
                if let Some(line) = self.lines.get_mut(&line).filter(|line| !line.broken) {
                    // What happened is sent before the answer that it happened.
                    feed_news(line);
                    line.down.push_back(Heard::Answer { mark, answer: instead.clone().unwrap_or(answer) });
                }
            }
        }
    }

    fn follow(&mut self, line: Option<usize>) {
        if let Some(line) = line.and_then(|line| self.lines.get_mut(&line)) {
            feed_news(line);
        }
    }

    /// The server hears the next that was said on a line; also on a line that its phone has given up.
    fn deliver_up(&mut self, number: Option<usize>) {
        let Some((number, server)) = number.zip(self.server.as_mut()) else { return };
        let Some(line) = self.lines.get_mut(&number) else { return };
        match line.up.pop_front() {
            // Nobody hears the greeting.
            Some(Said::Hello { .. }) if line.broken => {}
            Some(Said::Hello { epoch_known, after }) => {
                let position = Position { same_epoch: epoch_known, after };
                let log = Arc::clone(server.cores[line.room].log());
                let follower = Follower::begin(log, Who::Phone(line.seat.clone()), position);
                line.down.push_back(Heard::Welcome { reset: follower.cursor() == Revision(0) });
                line.follower = Some(follower);
                feed_news(line);
            }
            Some(Said::Ask { mark, command }) => {
                let asker = Asker::Phone(line.seat.clone());
                server.mailboxes[line.room].push_back((number, asker, mark, command));
            }
            None if line.broken && line.down.is_empty() => {
                self.lines.remove(&number);
            }
            None => {}
        }
    }

    // ── the phones ──

    fn connect(&mut self, number: usize) {
        let phone = &mut self.phones[number];
        if phone.line.is_some() || self.server.is_none() {
            return;
        }
        let hello = Said::Hello { epoch_known: phone.has_been_here, after: phone.position };
        self.lines_made += 1;
        let line = Line {
            room: phone.room,
            seat: phone.seat.clone(),
            up: VecDeque::from([hello]),
            down: VecDeque::new(),
            follower: None,
            broken: false,
        };
        self.lines.insert(self.lines_made, line);
        phone.line = Some(self.lines_made);
        phone.greeted = false;
        phone.in_flight.clear();
    }

    /// The phone hears no more on this line. What it had said may be lost from any point on, or still be on its way.
    fn break_line(&mut self, number: usize) {
        let phone = &mut self.phones[number];
        let Some(line) = phone.line.take().and_then(|line| self.lines.get_mut(&line)) else { return };
        let arrives = self.chance.below(line.up.len() + 1);
        line.up.truncate(arrives);
        line.down.clear();
        line.follower = None;
        line.broken = true;
    }

    fn write(&mut self, number: usize) {
        let phone = &mut self.phones[number];
        if phone.written == NOTES_A_PHONE {
            return;
        }
        phone.written += 1;
        let note = NoteId::parse(&format!("phone-{number}-note-{}", phone.written)).expect("an id");
        let text = format!("Innspill {} fra mobil {number}", phone.written);
        let command = Command::WriteNote { note: note.clone(), question: QuestionId(1), text, group: None };
        phone.outbox.push((note, command));
    }

    /// Sends one thing that waits and is not on its way.
    fn send(&mut self, number: usize) {
        let phone = &mut self.phones[number];
        let Some(line) = phone.line.filter(|_| phone.greeted).and_then(|line| self.lines.get_mut(&line))
        else {
            return;
        };
        let join = Command::Join { seat: None, group: GroupId(1) };
        let join = (!phone.joined).then(|| ("join".to_owned(), join));
        let notes = phone.outbox.iter().map(|(note, command)| (note.as_str().to_owned(), command.clone()));
        // The page shows where to write when the phone has its seat.
        let notes = notes.take(if phone.joined { NOTES_A_PHONE } else { 0 });
        let next = join.into_iter().chain(notes).find(|(mark, _)| !phone.in_flight.contains(mark));
        if let Some((mark, command)) = next {
            phone.in_flight.insert(mark.clone());
            line.up.push_back(Said::Ask { mark, command });
        }
    }

    fn deliver_down(&mut self, number: usize) {
        let phone = &mut self.phones[number];
        let Some(line) = phone.line.and_then(|line| self.lines.get_mut(&line)) else {
            // The phone finds out that the line is dead.
            phone.line = None;
            return;
        };
        match line.down.pop_front() {
            Some(heard) => phone.hear(heard),
            None if line.broken => phone.line = None,
            None => {}
        }
    }

    fn is_at_rest(&self) -> bool {
        let everybody_has_it = self.phones.iter().all(|phone| {
            let notes = self.disk[phone.room].iter().rev().filter(|recorded| note_of(recorded).is_some());
            let last = notes.map(|recorded| recorded.revision).next().unwrap_or(Revision(1));
            phone.joined && phone.outbox.is_empty() && phone.position >= last
        });
        everybody_has_it && self.server.as_ref().is_some_and(|server| server.saving.is_empty())
    }

    // ── the laws ──

    fn check(&self, seed: u64) {
        for (room, events) in self.disk.iter().enumerate() {
            let revisions: Vec<u32> = events.iter().map(|recorded| recorded.revision.0).collect();
            assert_eq!(revisions, (1..=revisions.len() as u32).collect::<Vec<_>>(), "seed {seed}: gaps");
            let state = State::replay(events);
            assert_eq!(state, State::replay(events), "seed {seed}: one log, one state");
            let core = self.server.as_ref().map(|server| server.cores[room].log().events());
            assert_eq!(core.as_ref(), Some(events), "seed {seed}: the log is what the disk has");
            let written = self.phones.iter().filter(|phone| phone.room == room);
            let ids: BTreeSet<&NoteId> = written.flat_map(|phone| phone.received.keys()).collect();
            let saved: Vec<&NoteId> = events.iter().filter_map(note_of).collect();
            assert_eq!(saved.len(), saved.iter().collect::<BTreeSet<_>>().len(), "seed {seed}: one twice");
            assert_eq!(saved.into_iter().collect::<BTreeSet<_>>(), ids, "seed {seed}: one is missing");
        }
        for phone in &self.phones {
            assert_eq!(phone.received.len(), phone.written, "seed {seed}: a note has no answer");
            let events = &self.disk[phone.room];
            for (note, revision) in &phone.received {
                let there = note_of(&events[revision.0 as usize - 1]);
                assert_eq!(there, Some(note), "seed {seed}: received means saved, there");
            }
            let late = super::log::Log::new(events.clone());
            let seen = every_event(&late, Viewer::Group { group: GroupId(1), also: None });
            assert_eq!(phone.seen, seen, "seed {seed}: all see the same, once and in order");
        }
    }
}

impl Phone {
    fn hear(&mut self, heard: Heard) {
        match heard {
            Heard::Welcome { reset } => {
                self.greeted = true;
                self.has_been_here = true;
                if reset {
                    self.seen.clear();
                    self.position = Revision(0);
                }
            }
            Heard::Events(frame) => {
                let (head, events) = events_in(&frame);
                assert!(head > self.position, "no frame goes back");
                self.position = head;
                self.seen.extend(events);
            }
            Heard::Answer { mark, answer } => {
                self.in_flight.remove(&mark);
                match answer {
                    Answer::Accepted(_) if mark == "join" => self.joined = true,
                    Answer::Accepted(revision) => self.is_received(&mark, revision),
                    // Asked again when its turn comes.
                    Answer::Busy | Answer::Broken | Answer::TooFast { .. } => {}
                    Answer::Refused(refusal) => panic!("{mark} was refused: {refusal:?}"),
                }
            }
        }
    }

    fn is_received(&mut self, mark: &str, revision: Revision) {
        let note = NoteId::parse(mark).expect("an id");
        self.outbox.retain(|(waiting, _)| *waiting != note);
        let before = self.received.insert(note, revision);
        assert!(before.is_none_or(|before| before == revision), "a repeat has the first answer");
    }
}

/// Sends what came since, as a session does.
fn feed_news(line: &mut Line) {
    let Some(follower) = &mut line.follower else { return };
    while let Some(step) = follower.next_step() {
        match step {
            Step::Frames(frames) => {
                line.down.extend(frames.into_iter().map(|frame| Heard::Events(frame.to_vec())));
            }
            Step::Anew => line.down.push_back(Heard::Welcome { reset: true }),
        }
    }
}

fn events_in(frame: &[u8]) -> (Revision, Vec<Recorded>) {
    match serde_json::from_slice(frame).expect("a message of ours") {
        ServerMessage::Events { head, events } => (head, events),
        other => panic!("not events: {other:?}"),
    }
}

fn every_event(log: &super::log::Log, viewer: Viewer) -> Vec<Recorded> {
    let (mut at, mut seen) = (Revision(0), Vec::new());
    while at < log.head().borrow().revision {
        let part = log.since(at, viewer);
        seen.extend(part.frames.iter().flat_map(|frame| events_in(frame).1));
        at = part.head;
    }
    seen
}

fn note_of(recorded: &Recorded) -> Option<&NoteId> {
    if let Event::NoteWritten { note, .. } = &recorded.event { Some(note) } else { None }
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
