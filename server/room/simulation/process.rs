//! The process of the simulation: rooms that decide, the one writer, and the ways in which they end.

use std::collections::VecDeque;
use std::sync::Arc;

use super::{Commit, Heard, Line, ROOMS, Said, Saving, Server, World};
use crate::room::core::Core;
use crate::room::follower::{Follower, Position, Step, Who};
use crate::room::pace::Pace;
use crate::room::{Answer, Asker};
use crate::workshop::ids::{Moment, Revision};

impl World {
    pub(super) fn die(&mut self) {
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

    pub(super) fn start(&mut self) {
        if self.server.is_none() {
            let cores = self.disk.iter().map(|events| Core::new(events.clone(), Pace::default())).collect();
            let mailboxes = vec![VecDeque::new(); ROOMS];
            self.server = Some(Server { cores, mailboxes, saving: Vec::new() });
        }
    }

    /// A room's task takes what has come, if the batch before is saved.
    pub(super) fn decide(&mut self) {
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
    pub(super) fn commit(&mut self, how: Commit) {
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

    pub(super) fn follow(&mut self, line: Option<usize>) {
        if let Some(line) = line.and_then(|line| self.lines.get_mut(&line)) {
            feed_news(line);
        }
    }

    /// The server hears the next that was said on a line; also on a line that its phone has given up.
    pub(super) fn deliver_up(&mut self, number: Option<usize>) {
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
