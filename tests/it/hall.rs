//! A workshop in full swing: phones that write and never give up, and what must hold of all that they were told.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use moteplass::workshop::ids::{NoteId, Revision};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::program::{Doors, Program};
use crate::screens::{Desk, Screen};
use crate::steady::{Record, Rules, Steady, written};

/// A workshop in full swing.
pub struct Hall {
    doors: Doors,
    rules: Arc<Rules>,
    goal: watch::Sender<Option<Revision>>,
    phones: Vec<JoinHandle<Record>>,
}

impl Hall {
    /// Opens the first question and lets phones in, who begin to write.
    pub async fn open(program: &Program, phones: u32) -> Self {
        Self::open_at(program, phones, program.address()).await
    }

    /// The same, for phones that reach the program at another address than its own.
    pub async fn open_at(program: &Program, phones: u32, address: watch::Receiver<Option<String>>) -> Self {
        let doors = program.new_workshop().await;
        let mut desk = desk(program, &doors).await;
        desk.open_question(1).await;
        let goal = watch::Sender::new(None);
        let rules = Arc::new(Rules {
            address,
            enough: AtomicBool::new(false),
            received: AtomicUsize::new(0),
            waiting: AtomicUsize::new(0),
            goal: goal.subscribe(),
            rest_ms: 5,
        });
        let phone = |number| Steady::new(Arc::clone(&rules), &doors.code, number).keep_on();
        let phones = (0..phones).map(|number| tokio::spawn(phone(number))).collect();
        Self { doors, rules, goal, phones }
    }

    /// Notes that were acknowledged so far.
    pub fn received(&self) -> usize {
        self.rules.received.load(Ordering::Relaxed)
    }

    /// Lets the phones finish, and holds what they were told against each other and against the desk.
    pub async fn close(self, program: &Program) -> Outcome {
        self.rules.enough.store(true, Ordering::Relaxed);
        while self.rules.waiting.load(Ordering::Relaxed) > 0 {
            a_moment().await;
        }
        let desk = desk(program, &self.doors).await;
        let notes = notes(&desk);
        self.goal.send_replace(notes.last().map(|(_, revision)| *revision));
        let records = futures_util::future::join_all(self.phones).await;
        let ids: BTreeSet<&NoteId> = notes.iter().map(|(note, _)| note).collect();
        assert_eq!(ids.len(), notes.len(), "a note is there twice");
        let (mut received, mut goodbyes) = (0, Vec::new());
        for record in records {
            let record = record.expect("a phone that did not break");
            assert!(
                record.received.iter().all(|(note, revision)| notes.contains(&(note.clone(), *revision)))
            );
            assert_eq!(record.seen, notes, "all see the same, in the same order");
            received += record.received.len();
            goodbyes.extend(record.goodbyes);
        }
        assert_eq!(received, notes.len(), "what is there was acknowledged to its writer");
        let moments = || desk.events.iter().map(|recorded| recorded.at.0);
        let spread_ms = moments().max().unwrap_or(0) - moments().min().unwrap_or(0);
        Outcome { notes: received, goodbyes, spread_ms }
    }
}

/// What came of a workshop.
pub struct Outcome {
    /// Notes, each received once.
    pub notes: usize,
    /// The goodbyes that the phones heard: code and reason.
    pub goodbyes: Vec<(u16, String)>,
    /// Milliseconds between the earliest and the latest moment that an event bears.
    pub spread_ms: i64,
}

async fn desk(program: &Program, doors: &Doors) -> Desk {
    Desk::open_at(&program.url("ws", "/ws"), &doors.facilitator).await
}

/// The notes that a screen has seen written, and when.
fn notes(screen: &Screen) -> Vec<(NoteId, Revision)> {
    screen.events.iter().filter_map(written).collect()
}

/// Lets others work for a moment, between two looks at something that only they can change.
pub async fn a_moment() {
    tokio::time::sleep(Duration::from_millis(2)).await;
}
