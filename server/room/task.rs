//! The task of a room: takes what was asked, has it decided, saves, publishes and answers, a batch at a time.

use anyhow::{Context, Result};
use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, timeout_at};

use super::core::Core;
use super::viewer::is_news_to_phones;
use super::waking::Waking;
use super::{Answer, Ask, Clock};
use crate::store::{NotSaved, Store, WorkshopId};
use crate::workshop::event::Recorded;

/// Commands decided and saved together.
const BATCH_MAX: usize = 1_024;

/// Commands in the last batch from which on a room is busy, and waits for more before it decides …
const BUSY_BATCH: usize = 8;
/// … for so many turns of the others: the screens that were woken last send what they have, and what is asked meanwhile goes
/// into the same commit and the same frame. A room that is not busy answers at once.
const GATHER_TURNS: u32 = 8;

/// What the task owns.
pub struct Task {
    pub workshop: WorkshopId,
    pub core: Core,
    pub store: Store,
    pub clock: Clock,
}

/// One asker and what will be answered once the batch is saved.
type Waiting = (oneshot::Sender<Answer>, Answer);

impl Task {
    /// Serves the mailbox until nobody holds a handle any more, or until the state cannot be trusted.
    pub async fn run(mut self, mut mailbox: mpsc::Receiver<Ask>) {
        let mut asks = Vec::new();
        let mut last_batch = 0;
        let mut waking = Waking::default();
        while self.receive(&mut mailbox, &mut asks, &mut waking).await {
            if last_batch >= BUSY_BATCH {
                gather(&mut mailbox, &mut asks).await;
            }
            last_batch = asks.len();
            let (events, waiting) = self.decide(asks.drain(..));
            let has_news = !events.is_empty();
            let is_for_phones = events.iter().any(|recorded| is_news_to_phones(&recorded.event));
            let done = self.save(events).await;
            let Ok(saved) = done else {
                // Nobody has been told yes. What is in the mailbox is answered as broken when it is dropped.
                tell(waiting, Some(Answer::Broken));
                break;
            };
            tell(waiting, saved.err().map(why));
            if has_news {
                // First those who asked, here and in the other rooms of the same commit: else their answers would queue
                // behind the screens of all the rooms before their own.
                let turn = Instant::now();
                tokio::task::yield_now().await;
                waking.turn_took(turn.elapsed());
                self.core.log().wake();
                let now = Instant::now();
                if is_for_phones {
                    waking.news(now)
                } else {
                    waking.aside(now)
                }
                self.wake_phones(&mut waking, now);
            }
        }
        self.core.log().close();
    }

    /// Waits for something to decide, and meanwhile wakes the phones when that is due; `false` when nobody can ask any more.
    async fn receive(
        &self,
        mailbox: &mut mpsc::Receiver<Ask>,
        asks: &mut Vec<Ask>,
        waking: &mut Waking,
    ) -> bool {
        while let Some(due) = waking.due() {
            if due > Instant::now()
                && let Ok(received) = timeout_at(due, mailbox.recv_many(asks, BATCH_MAX)).await
            {
                return received > 0;
            }
            self.wake_phones(waking, Instant::now());
        }
        mailbox.recv_many(asks, BATCH_MAX).await > 0
    }

    fn wake_phones(&self, waking: &mut Waking, now: Instant) {
        if waking.wakes(now) {
            self.core.log().wake_phones();
        }
    }

    /// Decides each command on the state that the ones before it left.
    fn decide(&mut self, asks: impl Iterator<Item = Ask>) -> (Vec<Recorded>, Vec<Waiting>) {
        let mut events = Vec::new();
        let decided = asks.map(|Ask { asker, command, answer }| {
            let now = (self.clock)();
            (answer, self.core.decide(asker, command, now, &mut events))
        });
        let waiting = decided.collect();
        (events, waiting)
    }

    /// Saves and publishes. `Ok(Err(_))`: not saved, and the state is as it was; `Err`: the state cannot be trusted.
    async fn save(&mut self, events: Vec<Recorded>) -> Result<Result<(), NotSaved>> {
        if events.is_empty() {
            return Ok(Ok(()));
        }
        match self.store.append(self.workshop, &events).await {
            Ok(()) => {
                self.core.saved(events);
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

    /// Reads back what the disk has after a commit that failed: nobody knows whether it is there.
    async fn reopen(&mut self) -> Result<()> {
        let published = self.core.log().head().borrow().revision;
        let missed = self
            .store
            .since(self.workshop, published)
            .await
            .context("cannot read the events back after a failed commit")?;
        self.core.unsaved(missed);
        Ok(())
    }
}

/// Takes what else is asked while others have their turns.
async fn gather(mailbox: &mut mpsc::Receiver<Ask>, asks: &mut Vec<Ask>) {
    for _ in 0..GATHER_TURNS {
        tokio::task::yield_now().await;
        while asks.len() < BATCH_MAX
            && let Ok(ask) = mailbox.try_recv()
        {
            asks.push(ask);
        }
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
