//! One live workshop: a task that owns its state, and cheap handles for everybody else.
//!
//! The way of a command: [`RoomHandle::ask`] puts it in a bounded mailbox; [`task`] has it decided by the [`core`], saves it,
//! publishes it in the [`log`] and answers. The way out: each screen has a [`follower::Follower`] that asks the log what
//! came since, and [`viewer`] decides what it may see. Beside the room, [`analyst`] follows like a screen and makes
//! [`pictures`] of it. [`rooms`] finds and opens rooms.

mod analysis;
mod analyst;
mod core;
pub mod follower;
#[cfg(test)]
mod laws;
mod log;
pub mod pace;
pub mod pictures;
mod pieces;
pub mod presence;
pub mod rooms;
#[cfg(test)]
mod simulation;
mod task;
mod viewer;
mod waking;

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use tokio::sync::{mpsc, oneshot};

use crate::keys::JoinCode;
use crate::protocol::ServerMessage;
use crate::store::WorkshopId;
use crate::workshop::command::Command;
use crate::workshop::event::Recorded;
use crate::workshop::ids::{Moment, Revision};
use crate::workshop::people::{By, SeatHash};
use crate::workshop::refusal::Refusal;
use crate::workshop::state::State;
use follower::{Follower, Position, Who};
use log::Log;
use pictures::{Onlooker, Pictures};
use presence::Presence;

/// The server's clock, given to whoever needs it, so that tests can set it.
pub type Clock = fn() -> Moment;

/// Commands that may wait for one room: a hundred phones that each empty an outbox of forty notes.
const MAILBOX_MAX: usize = 4_096;

/// A live workshop, for everybody but its task; cheap to clone.
#[derive(Clone)]
pub struct RoomHandle(Arc<Room>);

struct Room {
    workshop: WorkshopId,
    code: JoinCode,
    log: Arc<Log>,
    presence: Presence,
    pictures: Arc<Pictures>,
    mailbox: mpsc::Sender<Ask>,
}

/// Who asks, as far as the connection knows: the task knows who sits in the seat.
#[derive(Clone, Debug)]
pub enum Asker {
    Phone(SeatHash),
    Staff(By),
}

/// What came of a command.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// It is saved, at this revision.
    Accepted(Revision),
    /// The rules said no.
    Refused(Refusal),
    /// There is too much to do, or no room on the disk; nothing was changed.
    Busy,
    /// This phone asks for more than a hand can; nothing was changed, and it may ask again after so many milliseconds.
    TooFast { wait_ms: u32 },
    /// Something broke; nobody knows that it is saved.
    Broken,
}

/// An answer that is on its way; a future.
pub enum Answering {
    Awaited(oneshot::Receiver<Answer>),
    Known(Answer),
}

impl Future for Answering {
    type Output = Answer;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Answer> {
        match self.get_mut() {
            Self::Awaited(answered) => {
                Pin::new(answered).poll(context).map(|answer| answer.unwrap_or(Answer::Broken))
            }
            Self::Known(answer) => Poll::Ready(answer.clone()),
        }
    }
}

/// A command in the mailbox.
struct Ask {
    asker: Asker,
    command: Command,
    answer: oneshot::Sender<Answer>,
}

impl RoomHandle {
    /// Asks for something; the answer comes when it is decided and saved.
    pub fn ask(&self, asker: Asker, command: Command) -> Answering {
        let (answer, answered) = oneshot::channel();
        match self.0.mailbox.try_send(Ask { asker, command, answer }) {
            Ok(()) => Answering::Awaited(answered),
            Err(mpsc::error::TrySendError::Full(_)) => Answering::Known(Answer::Busy),
            Err(mpsc::error::TrySendError::Closed(_)) => Answering::Known(Answer::Broken),
        }
    }

    /// Follows the room from a position.
    pub fn follow(&self, who: Who, position: Position) -> Follower {
        Follower::begin(Arc::clone(&self.0.log), who, position)
    }

    /// Which workshop this is.
    pub fn workshop(&self) -> WorkshopId {
        self.0.workshop
    }

    /// The workshop's join code.
    pub fn code(&self) -> &JoinCode {
        &self.0.code
    }

    /// Who is connected.
    pub fn presence(&self) -> &Presence {
        &self.0.presence
    }

    /// Looks at the pictures of the room: a wall's, or a desk's.
    pub fn look(&self, who: &Who) -> Option<Onlooker> {
        match who {
            Who::Phone(_) => None,
            Who::Wall => Some(self.0.pictures.look(None)),
            Who::Desk => Some(self.0.pictures.look(Some(self.0.presence.desks()))),
        }
    }

    /// How far the workshop has come.
    pub fn revision(&self) -> Revision {
        self.0.log.head().borrow().revision
    }

    /// How the workshop stands, worked out from its events: for documents and archives. Costs in proportion to the log.
    pub fn state(&self) -> State {
        State::replay(&self.0.log.events())
    }

    /// Whether nobody else holds the room.
    fn is_alone(&self) -> bool {
        Arc::strong_count(&self.0) == 1
    }

    /// Whether the task has ended; then the room must be opened anew.
    pub fn is_closed(&self) -> bool {
        self.0.mailbox.is_closed()
    }
}

/// A message for browsers as the bytes of one text frame.
pub fn frame(message: &ServerMessage) -> Bytes {
    let bytes = serde_json::to_vec(message);
    debug_assert!(bytes.is_ok(), "a message of ours is always JSON");
    Bytes::from(bytes.unwrap_or_default())
}

fn frame_of_events(head: Revision, events: Vec<Recorded>) -> Bytes {
    frame(&ServerMessage::Events { head, events })
}
