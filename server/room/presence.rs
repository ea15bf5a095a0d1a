//! Who is connected to a room now: never stored, the newest picture replaces the one before.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::watch;

use crate::protocol::{Desk, Spot};
use crate::workshop::ids::QuestionId;
use crate::workshop::people::{Hand, Role};

/// Everybody who is connected to one room; cheap to clone.
#[derive(Clone)]
pub struct Presence(Arc<Inner>);

struct Inner {
    desks: Mutex<BTreeMap<u64, Desk>>,
    picture: watch::Sender<Vec<Desk>>,
    phones: watch::Sender<u32>,
    connection_last: AtomicU64,
}

/// One connection that is counted as long as this lives.
pub struct Present {
    presence: Presence,
    connection: u64,
    role: Role,
}

impl Default for Presence {
    fn default() -> Self {
        Self(Arc::new(Inner {
            desks: Mutex::default(),
            picture: watch::Sender::new(Vec::new()),
            phones: watch::Sender::new(0),
            connection_last: AtomicU64::new(0),
        }))
    }
}

impl Presence {
    /// Counts one connection in.
    pub fn enter(&self, role: Role, hand: Option<Hand>) -> Present {
        let connection = self.0.connection_last.fetch_add(1, Ordering::Relaxed);
        match role {
            Role::Participant => self.0.phones.send_modify(|phones| *phones += 1),
            Role::Wall => {}
            Role::Facilitator | Role::Secretariat => {
                if let Some(hand) = hand {
                    self.change(|desks| {
                        desks.insert(connection, Desk { hand, role, question: None, at: None });
                    });
                }
            }
        }
        Present { presence: self.clone(), connection, role }
    }

    /// The staff who are here, to look at or to wait for.
    pub fn desks(&self) -> watch::Receiver<Vec<Desk>> {
        self.0.picture.subscribe()
    }

    /// How many phones are connected, to look at or to wait for.
    pub fn phones(&self) -> watch::Receiver<u32> {
        self.0.phones.subscribe()
    }

    fn change(&self, change: impl FnOnce(&mut BTreeMap<u64, Desk>)) {
        let mut desks = self.0.desks.lock().unwrap_or_else(PoisonError::into_inner);
        change(&mut desks);
        let now: Vec<Desk> = desks.values().cloned().collect();
        self.0.picture.send_if_modified(|picture| {
            let is_new = *picture != now;
            *picture = now;
            is_new
        });
    }
}

impl Present {
    /// Tells colleagues which question this desk has before it, and where on its board the hands are.
    pub fn look(&self, question: Option<QuestionId>, at: Option<Spot>) {
        self.presence.change(|desks| {
            if let Some(desk) = desks.get_mut(&self.connection) {
                (desk.question, desk.at) = (question, at);
            }
        });
    }
}

impl Drop for Present {
    fn drop(&mut self) {
        match self.role {
            Role::Participant => self.presence.0.phones.send_modify(|phones| *phones -= 1),
            Role::Wall => {}
            Role::Facilitator | Role::Secretariat => self.presence.change(|desks| {
                desks.remove(&self.connection);
            }),
        }
    }
}
