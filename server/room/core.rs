//! What a room knows and how it decides. It touches neither clock, disk nor line, so that a test can put it through anything.

use std::sync::Arc;

use super::log::Log;
use super::pace::{Pace, Paces};
use super::{Answer, Asker};
use crate::workshop::command::Command;
use crate::workshop::decide::Decision;
use crate::workshop::event::Recorded;
use crate::workshop::ids::{Moment, Revision};
use crate::workshop::people::{By, Role};
use crate::workshop::state::State;

/// The state that the next command is decided on, and the log that everybody reads.
///
/// Between [`Core::decide`] and [`Core::saved`] the state is ahead of the log: what was decided is not yet true for anybody.
pub struct Core {
    state: State,
    log: Arc<Log>,
    paces: Paces,
}

impl Core {
    /// A room as its events leave it.
    pub fn new(events: Vec<Recorded>, pace: Pace) -> Self {
        let state = State::replay(&events);
        Self { state, log: Arc::new(Log::new(events)), paces: Paces::new(pace) }
    }

    /// What the room decides from.
    #[cfg(test)]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The log, for followers.
    pub fn log(&self) -> &Arc<Log> {
        &self.log
    }

    /// Decides one command on the state that those before it left. An event goes to `events`, to be saved; the answer may be
    /// given when it is.
    pub fn decide(
        &mut self,
        asker: Asker,
        command: Command,
        now: Moment,
        events: &mut Vec<Recorded>,
    ) -> Answer {
        let (by, command) = self.recognise(asker, command);
        match self.state.decide(&by, now, command) {
            Ok(Decision::Happened(revision)) => Answer::Accepted(revision),
            Ok(Decision::Happens(event)) => match self.keeps_pace(&by, now) {
                Err(wait_ms) => Answer::TooFast { wait_ms },
                Ok(()) => {
                    let revision = Revision(self.state.revision.0 + 1);
                    let recorded = Recorded { revision, at: now, by, event };
                    self.state.apply(&recorded);
                    events.push(recorded);
                    Answer::Accepted(revision)
                }
            },
            Err(refusal) => Answer::Refused(refusal),
        }
    }

    /// The events are on the disk: now everybody may know. The followers are woken by whoever calls this, after the askers
    /// have their answers, so that an asker sends news and answer in one go.
    pub fn saved(&mut self, events: Vec<Recorded>) {
        self.log.push_quietly(events);
    }

    /// The events may not be on the disk. The state is made again from what was published and what the disk has besides;
    /// what it has and nobody was told is published now.
    pub fn unsaved(&mut self, missed: Vec<Recorded>) {
        let mut events = self.log.events();
        events.extend(missed.iter().cloned());
        self.state = State::replay(&events);
        if !missed.is_empty() {
            self.log.push(missed);
        }
    }

    /// Whether a phone's hand could have done this too; staff work with whole boards at a time, and are trusted.
    fn keeps_pace(&mut self, by: &By, now: Moment) -> Result<(), u32> {
        by.participant.map_or(Ok(()), |participant| self.paces.count(participant, now))
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
}
