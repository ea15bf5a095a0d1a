//! The task that owns a room's state: it decides, saves, publishes and answers, a batch at a time.

use std::sync::Arc;

use anyhow::{Context, Result};
use tokio::sync::{mpsc, oneshot};

use super::log::Log;
use super::{Answer, Ask, Asker, Clock};
use crate::store::{NotSaved, Store, WorkshopId};
use crate::workshop::command::Command;
use crate::workshop::decide::Decision;
use crate::workshop::event::Recorded;
use crate::workshop::ids::Revision;
use crate::workshop::people::{By, Role};
use crate::workshop::state::State;

/// Commands decided and saved together.
const BATCH_MAX: usize = 1_024;

/// What the task owns.
pub struct Task {
    pub workshop: WorkshopId,
    pub state: State,
    pub log: Arc<Log>,
    pub store: Store,
    pub clock: Clock,
}

/// One asker and what will be answered once the batch is saved.
type Waiting = (oneshot::Sender<Answer>, Answer);

impl Task {
    /// Serves the mailbox until nobody holds a handle any more, or until the state cannot be trusted.
    pub async fn run(mut self, mut mailbox: mpsc::Receiver<Ask>) {
        let mut asks = Vec::new();
        while mailbox.recv_many(&mut asks, BATCH_MAX).await > 0 {
            let (events, waiting) = self.decide(asks.drain(..));
            let done = self.save(events).await;
            let Ok(saved) = done else {
                // Nobody has been told yes. What is in the mailbox is answered as broken when it is dropped.
                tell(waiting, Some(Answer::Broken));
                break;
            };
            tell(waiting, saved.err().map(why));
        }
        self.log.close();
    }

    /// Decides each command on the state that the ones before it left.
    fn decide(&mut self, asks: impl Iterator<Item = Ask>) -> (Vec<Recorded>, Vec<Waiting>) {
        let mut events = Vec::new();
        let mut waiting = Vec::new();
        for Ask { asker, command, answer } in asks {
            let (by, command) = self.recognise(asker, command);
            let now = (self.clock)();
            let verdict = match self.state.decide(&by, now, command) {
                Ok(Decision::Happened(revision)) => Answer::Accepted(revision),
                Ok(Decision::Happens(event)) => {
                    let revision = Revision(self.state.revision.0 + 1);
                    let recorded = Recorded { revision, at: now, by, event };
                    self.state.apply(&recorded);
                    events.push(recorded);
                    Answer::Accepted(revision)
                }
                Err(refusal) => Answer::Refused(refusal),
            };
            waiting.push((answer, verdict));
        }
        (events, waiting)
    }

    /// Who asks, as the state knows them; the seat of a phone comes from its secret, never from its words.
    fn recognise(&self, asker: Asker, command: Command) -> (By, Command) {
        match asker {
            Asker::Staff(by) => (by, command),
            Asker::Phone(seat) => {
                let participant = self.state.participant_in(&seat).map(|known| known.id);
                let command = match command {
                    Command::Join { group, .. } => Command::Join { seat: Some(seat), group },
                    other => other,
                };
                (By { role: Role::Participant, participant, hand: None }, command)
            }
        }
    }

    /// Saves and publishes. `Ok(Err(_))`: not saved, and the state is as it was; `Err`: the state cannot be trusted.
    async fn save(&mut self, events: Vec<Recorded>) -> Result<Result<(), NotSaved>> {
        if events.is_empty() {
            return Ok(Ok(()));
        }
        match self.store.append(self.workshop, events.clone()).await {
            Ok(()) => {
                self.log.push(events);
                Ok(Ok(()))
            }
            Err(not_saved) => {
                let reopened = self.reopen().await;
                if let Err(error) = &reopened {
                    tracing::error!(
                        error = format!("{error:#}"),
                        "a room closes: its events cannot be read back"
                    );
                }
                reopened.map(|()| Err(not_saved))
            }
        }
    }

    /// Drops the state and makes it again from the disk; what the disk has and nobody was told is published now.
    async fn reopen(&mut self) -> Result<()> {
        let published = self.log.head().borrow().revision;
        let missed = self
            .store
            .since(self.workshop, published)
            .await
            .context("cannot read the events back after a failed commit")?;
        let mut events = self.log.events();
        events.extend(missed.iter().cloned());
        self.state = State::replay(&events);
        if !missed.is_empty() {
            self.log.push(missed);
        }
        Ok(())
    }
}

/// Answers everybody in the batch: each with its own answer, or all with the reason that it was not saved.
fn tell(waiting: Vec<Waiting>, instead: Option<Answer>) {
    for (answer, verdict) in waiting {
        // Whoever asked may have gone; the events tell them when they come back.
        let _ = answer.send(instead.clone().unwrap_or(verdict));
    }
}

fn why(not_saved: NotSaved) -> Answer {
    match not_saved {
        NotSaved::Busy | NotSaved::DiskFull => Answer::Busy,
        NotSaved::Failed => Answer::Broken,
    }
}
