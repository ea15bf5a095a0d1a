//! The task beside a room that keeps its pictures fresh: counts, word clouds and proposed themes.
//!
//! It follows the log like any screen, so it never holds the room up. Heavy work runs on the blocking pool, at most one
//! cloud and one proposal at a time; whatever came meanwhile is in the next. It rests when no desk or wall is looking.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until};

use super::analysis::{self, LaidOut};
use super::log::{Head, Log};
use super::pictures::Pictures;
use super::presence::Presence;
use crate::protocol::{CloudPicture, ProposalPicture};
use crate::themes::Proposal;
use crate::workshop::event::Event;
use crate::workshop::ids::{QuestionId, Revision};
use crate::workshop::settings::Form;
use crate::workshop::state::State;

/// Shortest time between two counts, in milliseconds: quicker than the eye, slower than a roomful of phones.
const REST_MS: u64 = 200;
/// Shortest time between the starts of two clouds, in milliseconds: the wall moves calmly.
const CLOUDS_EVERY_MS: u64 = 500;
/// Shortest time between the starts of two proposals, in milliseconds.
const PROPOSALS_EVERY_MS: u64 = 1_000;

/// What the task owns.
pub struct Analyst {
    log: Arc<Log>,
    head: watch::Receiver<Head>,
    phones: watch::Receiver<u32>,
    pictures: Arc<Pictures>,
    state: Arc<State>,
    /// Until then, nothing is counted.
    rest_until: Instant,
    clouds: Bench,
    proposals: Bench,
    jobs: JoinSet<Done>,
    /// Where words and notes lay last, which the next picture stays close to.
    laid_out: BTreeMap<QuestionId, LaidOut>,
    proposed: BTreeMap<QuestionId, Proposal>,
}

/// One kind of heavy work: what waits, and when the next may start.
struct Bench {
    old: BTreeSet<QuestionId>,
    busy: bool,
    next_at: Instant,
}

/// A piece of heavy work that is done.
enum Done {
    Cloud(Arc<CloudPicture>, LaidOut),
    Proposal(Arc<ProposalPicture>, Proposal),
}

impl Analyst {
    /// An analyst who has read nothing yet.
    pub fn new(log: Arc<Log>, presence: &Presence, pictures: Arc<Pictures>) -> Self {
        let now = Instant::now();
        Self {
            head: log.head(),
            log,
            phones: presence.phones(),
            pictures,
            state: Arc::default(),
            rest_until: now,
            clouds: Bench::new(now),
            proposals: Bench::new(now),
            jobs: JoinSet::new(),
            laid_out: BTreeMap::new(),
            proposed: BTreeMap::new(),
        }
    }

    /// Keeps the pictures fresh until the room closes.
    pub async fn run(mut self) {
        loop {
            if !self.pictures.is_watched() {
                tokio::select! {
                    () = self.pictures.wanted() => {}
                    () = self.log.closed() => return,
                }
            }
            self.read();
            let wake_at = self.work();
            let cursor = self.state.revision;
            tokio::select! {
                open = moved(&mut self.head, cursor) => if !open { return },
                _ = self.phones.changed() => {}
                () = self.pictures.wanted() => {}
                Some(done) = self.jobs.join_next() => self.take(done),
                () = until(wake_at), if wake_at.is_some() => {}
            }
            // What comes close together is counted together.
            sleep_until(self.rest_until).await;
        }
    }

    /// Reads on in the log, and notes which pictures have become old.
    fn read(&mut self) {
        let events = self.log.events_after(self.state.revision);
        if events.is_empty() {
            return;
        }
        let state = Arc::make_mut(&mut self.state);
        for recorded in events {
            state.apply(&recorded);
            if let Some(question) = analysis::question_touched(state, &recorded.event) {
                self.clouds.old.insert(question);
                self.proposals.old.insert(question);
            }
            if let Event::QuestionClosed { question } = recorded.event {
                self.clouds.old.insert(question);
            }
        }
    }

    /// Publishes the counts and starts what may start; when to look again, if something waits for its time.
    fn work(&mut self) -> Option<Instant> {
        let now = Instant::now();
        self.rest_until = now + Duration::from_millis(REST_MS);
        let connected = *self.phones.borrow_and_update();
        self.pictures.set_counts(analysis::counts(&self.state, connected));
        let form = |question: QuestionId| self.state.question(question).map(|question| question.form);
        self.clouds.old.retain(|question| form(*question) == Some(Form::Cloud));
        self.proposals.old.retain(|question| form(*question).is_some_and(|form| form != Form::Cloud));
        if let Some(question) = self.clouds.start(now, CLOUDS_EVERY_MS) {
            let (state, before) = (Arc::clone(&self.state), self.laid_out.remove(&question));
            self.jobs.spawn_blocking(move || {
                let (picture, layout) = analysis::cloud(&state, question, before.as_ref());
                Done::Cloud(Arc::new(picture), layout)
            });
        }
        if let Some(question) = self.proposals.start(now, PROPOSALS_EVERY_MS) {
            let (state, before) = (Arc::clone(&self.state), self.proposed.remove(&question));
            self.jobs.spawn_blocking(move || {
                let (picture, proposal) = analysis::proposal(&state, question, before);
                Done::Proposal(Arc::new(picture), proposal)
            });
        }
        self.clouds.waits_until().into_iter().chain(self.proposals.waits_until()).min()
    }

    fn take(&mut self, done: Result<Done, tokio::task::JoinError>) {
        match done {
            Ok(Done::Cloud(picture, layout)) => {
                self.clouds.busy = false;
                self.laid_out.insert(picture.question, layout);
                self.pictures.set_cloud(picture);
            }
            Ok(Done::Proposal(picture, proposal)) => {
                self.proposals.busy = false;
                self.proposed.insert(picture.question, proposal);
                self.pictures.set_proposal(picture);
            }
            Err(error) => {
                // One picture is not made; the next change of the question tries again.
                tracing::error!(%error, "an analysis broke");
                (self.clouds.busy, self.proposals.busy) = (false, false);
            }
        }
    }
}

impl Bench {
    fn new(now: Instant) -> Self {
        Self { old: BTreeSet::new(), busy: false, next_at: now }
    }

    /// The next question to work on, if it is time and nothing is in hand.
    fn start(&mut self, now: Instant, every_ms: u64) -> Option<QuestionId> {
        if self.busy || now < self.next_at {
            return None;
        }
        let question = self.old.pop_first()?;
        self.busy = true;
        self.next_at = now + Duration::from_millis(every_ms);
        Some(question)
    }

    /// When something that waits may start; `None` if nothing waits for time alone.
    fn waits_until(&self) -> Option<Instant> {
        (!self.busy && !self.old.is_empty()).then_some(self.next_at)
    }
}

/// Waits until there is more to read; `false` when the room has closed.
async fn moved(head: &mut watch::Receiver<Head>, cursor: Revision) -> bool {
    let head = head.wait_for(|head| head.closed || head.revision > cursor).await;
    head.is_ok_and(|head| !head.closed)
}

async fn until(at: Option<Instant>) {
    if let Some(at) = at {
        sleep_until(at).await;
    }
}
