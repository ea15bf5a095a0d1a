//! The pictures of a room as one desk or wall gets them: each word's outline once, and for the wall no list of
//! what is not shown there.

use std::collections::BTreeSet;

use crate::protocol::{CloudPicture, ServerMessage};
use crate::room::pictures::{News, Onlooker};
use crate::workshop::people::Role;

/// Words whose outline a screen is trusted to remember; one that has seen more is sent them anew.
const OUTLINES_KNOWN_MAX: usize = 10_000;

/// One screen's view of the pictures.
pub struct Gallery {
    onlooker: Onlooker,
    /// Whether every word is told, with its notes.
    staff: bool,
    outlines_known: BTreeSet<String>,
}

impl Gallery {
    /// A gallery that has shown nothing yet.
    pub fn new(onlooker: Onlooker, role: Role) -> Self {
        let staff = match role {
            Role::Facilitator | Role::Secretariat => true,
            Role::Wall | Role::Participant => false,
        };
        Self { onlooker, staff, outlines_known: BTreeSet::new() }
    }

    /// Waits until something is new, and gives it. May be dropped and called again.
    pub async fn news(&mut self) -> Vec<ServerMessage> {
        self.onlooker.changed().await;
        let News { counts, clouds, proposals, desks } = self.onlooker.news();
        let mut messages = Vec::new();
        messages.extend(counts.map(ServerMessage::Counts));
        messages.extend(clouds.iter().map(|cloud| ServerMessage::Cloud(self.framed(cloud))));
        messages.extend(proposals.iter().map(|proposal| ServerMessage::Proposal((**proposal).clone())));
        messages.extend(desks.map(|desks| ServerMessage::Presence { desks }));
        messages
    }

    fn framed(&mut self, cloud: &CloudPicture) -> CloudPicture {
        if self.outlines_known.len() > OUTLINES_KNOWN_MAX {
            self.outlines_known.clear();
        }
        let mut framed = cloud.clone();
        if !self.staff {
            framed.list.clear();
        }
        for word in &mut framed.words {
            if !self.outlines_known.insert(word.text.clone()) {
                word.outline = None;
            }
        }
        framed
    }
}
