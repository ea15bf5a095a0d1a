//! What must hold when the room has come to rest, whatever broke before.

use std::collections::BTreeSet;

use super::{World, events_in};
use crate::room::log::Log;
use crate::room::viewer::Viewer;
use crate::workshop::event::{Event, Recorded};
use crate::workshop::ids::{GroupId, NoteId, Revision};
use crate::workshop::state::State;

impl World {
    pub(super) fn is_at_rest(&self) -> bool {
        let everybody_has_it = self.phones.iter().all(|phone| {
            let notes = self.disk[phone.room].iter().rev().filter(|recorded| note_of(recorded).is_some());
            let last = notes.map(|recorded| recorded.revision).next().unwrap_or(Revision(1));
            phone.joined && phone.outbox.is_empty() && phone.position >= last
        });
        everybody_has_it && self.server.as_ref().is_some_and(|server| server.saving.is_empty())
    }

    pub(super) fn check(&self, seed: u64) {
        for (room, events) in self.disk.iter().enumerate() {
            let revisions: Vec<u32> = events.iter().map(|recorded| recorded.revision.0).collect();
            assert_eq!(revisions, (1..=revisions.len() as u32).collect::<Vec<_>>(), "seed {seed}: gaps");
            let core = &self.server.as_ref().expect("the server runs").cores[room];
            assert_eq!(&core.log().events(), events, "seed {seed}: the log is what the disk has");
            assert_eq!(
                core.state(),
                &State::replay(events),
                "seed {seed}: the room decides from what its log says"
            );
            let written = self.phones.iter().filter(|phone| phone.room == room);
            let ids: BTreeSet<&NoteId> = written.flat_map(|phone| phone.received.keys()).collect();
            let saved: Vec<&NoteId> = events.iter().filter_map(note_of).collect();
            assert_eq!(saved.len(), saved.iter().collect::<BTreeSet<_>>().len(), "seed {seed}: one twice");
            assert_eq!(saved.into_iter().collect::<BTreeSet<_>>(), ids, "seed {seed}: one is missing");
        }
        for phone in &self.phones {
            assert_eq!(phone.received.len(), phone.written, "seed {seed}: a note has no answer");
            let events = &self.disk[phone.room];
            for (note, revision) in &phone.received {
                let there = note_of(&events[revision.0 as usize - 1]);
                assert_eq!(there, Some(note), "seed {seed}: received means saved, there");
            }
            let late = Log::new(events.clone());
            let seen = every_event(&late, Viewer::Group { group: GroupId(1), also: None });
            assert_eq!(phone.seen, seen, "seed {seed}: all see the same, once and in order");
        }
    }
}

fn every_event(log: &Log, viewer: Viewer) -> Vec<Recorded> {
    let (mut at, mut seen) = (Revision(0), Vec::new());
    while at < log.head().borrow().revision {
        let part = log.since(at, viewer);
        seen.extend(part.frames.iter().flat_map(|frame| events_in(frame).1));
        at = part.head;
    }
    seen
}

fn note_of(recorded: &Recorded) -> Option<&NoteId> {
    if let Event::NoteWritten { note, .. } = &recorded.event { Some(note) } else { None }
}
