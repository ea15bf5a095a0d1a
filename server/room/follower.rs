//! One screen's place in the log: live, late and reconnecting are one path, "what came since revision r?".

use std::sync::Arc;

use bytes::Bytes;
use tokio::sync::watch;

use super::frame_of_events;
use super::log::{Head, Log, Seat};
use super::viewer::Viewer;
use crate::workshop::ids::Revision;
use crate::workshop::people::SeatHash;

/// Who follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// The phone that has this seat, whether or not anybody sits in it yet.
    Phone(SeatHash),
    Wall,
    Desk,
}

/// What a browser says that it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Whether it counts in this database's epoch.
    pub same_epoch: bool,
    pub after: Revision,
}

/// A place in the log of one room. It holds no queue: one who falls behind costs nothing more.
pub struct Follower {
    log: Arc<Log>,
    head: watch::Receiver<Head>,
    who: Who,
    seat: Option<Seat>,
    viewer: Viewer,
    cursor: Revision,
    /// Until here the follower is catching up, and is told when it is there.
    target: Revision,
    seen_moves: Revision,
}

/// What a follower does next.
pub enum Step {
    /// Send these, in order.
    Frames(Vec<Bytes>),
    /// Begin from the start: the follower has become somebody else.
    Anew,
}

impl Follower {
    /// Starts at a position, or at the beginning when the position cannot be this log's or was another viewer's.
    pub(super) fn begin(log: Arc<Log>, who: Who, position: Position) -> Self {
        // Subscribed before anything is read: what comes in between is seen as new.
        let head = match who {
            Who::Phone(_) => log.head_for_phones(),
            Who::Wall | Who::Desk => log.head(),
        };
        let target = head.borrow().revision;
        let seat = seat_of(&log, &who);
        let read_as_another = seat.is_some_and(|seat| position.after < seat.since);
        let possible = position.same_epoch && position.after <= target && !read_as_another;
        let cursor = if possible { position.after } else { Revision(0) };
        Self { viewer: viewer(&who, seat), seat, log, head, who, cursor, target, seen_moves: target }
    }

    /// The seat that this phone has, if it has joined.
    pub fn seat(&self) -> Option<Seat> {
        self.seat
    }

    /// How far the follower has come; 0 means that everything is still to be sent.
    pub fn cursor(&self) -> Revision {
        self.cursor
    }

    /// Until where it is catching up: a browser shows what it has missed when it is here.
    pub fn target(&self) -> Revision {
        self.target
    }

    /// How far the workshop has come.
    pub fn head(&self) -> Revision {
        self.log.revision()
    }

    /// Waits until there is more to see; `false` when the room has closed.
    pub async fn moved(&mut self) -> bool {
        let cursor = self.cursor;
        let head = self.head.wait_for(|head| head.closed || head.revision > cursor).await;
        head.is_ok_and(|head| !head.closed)
    }

    /// The next part: call until nothing is left, then wait for [`Follower::moved`].
    pub fn next_step(&mut self) -> Option<Step> {
        let part = (self.cursor < self.head()).then(|| self.log.since(self.cursor, self.viewer));
        // Asked after the log was read: what was read past a move was read as somebody else.
        let head = self.head();
        if self.has_moved(head) {
            return Some(Step::Anew);
        }
        let part = part?;
        let (before, mut frames) = (self.cursor, part.frames);
        self.cursor = part.head;
        // One who was behind is told when it has caught up, even if the last of it was not for its eyes.
        let arrives = before < self.target && self.cursor >= self.target;
        if arrives && part.told < self.target {
            frames.push(frame_of_events(self.cursor, Vec::new()));
        }
        Some(Step::Frames(frames))
    }

    /// Whether this phone sat down or changed group; then it becomes another viewer, at the beginning.
    fn has_moved(&mut self, head: Revision) -> bool {
        if !self.log.moved_since(self.seen_moves) {
            return false;
        }
        self.seen_moves = head.max(self.seen_moves);
        let seat = seat_of(&self.log, &self.who);
        if seat == self.seat {
            return false;
        }
        self.seat = seat;
        self.viewer = viewer(&self.who, seat);
        self.cursor = Revision(0);
        self.target = head;
        true
    }
}

fn seat_of(log: &Log, who: &Who) -> Option<Seat> {
    match who {
        Who::Phone(seat) => log.seat(seat),
        Who::Wall | Who::Desk => None,
    }
}

fn viewer(who: &Who, seat: Option<Seat>) -> Viewer {
    match (who, seat) {
        (Who::Wall, _) => Viewer::Wall,
        (Who::Desk, _) => Viewer::Desk,
        (Who::Phone(_), None) => Viewer::NotJoined,
        (Who::Phone(_), Some(seat)) => {
            Viewer::Group { group: seat.group, also: seat.wrote_elsewhere.then_some(seat.participant) }
        }
    }
}
