//! The events of one room as everybody reads them: all of them, in order, and the latest as frames ready to send.
//!
//! The room's task adds what is committed; followers ask "what since revision r?". A frame is encoded once for each kind
//! of viewer and shared by all who see the same.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use bytes::Bytes;
use tokio::sync::watch;

use super::pieces::{CHAPTER_EVENTS_MAX, Piece, Pieces};
use super::viewer::{NoteHome, Viewer, is_news_to_phones, seen_by};
use crate::workshop::attachment::Content;
use crate::workshop::event::{Event, Recorded};
use crate::workshop::ids::{AttachmentId, GroupId, NoteId, ParticipantId, Revision};
use crate::workshop::note::NoteText;
use crate::workshop::people::SeatHash;

/// The shared log of one room.
pub struct Log {
    inner: RwLock<Inner>,
    /// How far it has come, to look at without a lock: each follower does, each time it is woken.
    revision: AtomicU32,
    /// The last revision at which somebody sat down or moved.
    moved_at: AtomicU32,
    head: watch::Sender<Head>,
    /// The same head, for those who are woken only by what concerns phones.
    head_for_phones: watch::Sender<Head>,
}

/// How far the log has come, and whether more can come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    pub revision: Revision,
    /// The room broke: whoever follows must come back and have it opened anew.
    pub closed: bool,
}

#[derive(Default)]
struct Inner {
    /// Event number r stands at r − 1.
    events: Vec<Recorded>,
    homes: HashMap<NoteId, NoteHome>,
    seats: HashMap<SeatHash, Seat>,
    owners: HashMap<ParticipantId, SeatHash>,
    /// Where each participant's latest word of themselves stands.
    persons: HashMap<ParticipantId, usize>,
    pieces: Pieces,
    /// The last revision at which somebody sat down or moved.
    moved_at: Revision,
}

/// Where the phone with a certain secret sits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    pub participant: ParticipantId,
    pub group: GroupId,
    /// When it came to this group: what a phone read before that, it read as somebody else.
    pub since: Revision,
    /// Whether the participant wrote notes in another group.
    pub wrote_elsewhere: bool,
}

/// The next part of the log for one viewer.
pub struct Part {
    /// Frames to send, in order; none if nothing concerns this viewer.
    pub frames: Vec<Bytes>,
    /// How far they reach.
    pub head: Revision,
    /// How far the last of them says that it reaches; less when what came after it is not for this viewer.
    pub told: Revision,
}

impl Log {
    /// A log that starts with these events.
    pub fn new(events: Vec<Recorded>) -> Self {
        let mut inner = Inner::default();
        for recorded in events {
            inner.take(recorded);
        }
        let revision = inner.head();
        inner.pieces = Pieces::up_to(revision);
        let head = Head { revision, closed: false };
        Self {
            revision: AtomicU32::new(revision.0),
            moved_at: AtomicU32::new(inner.moved_at.0),
            inner: RwLock::new(inner),
            head: watch::Sender::new(head),
            head_for_phones: watch::Sender::new(head),
        }
    }

    /// Adds what was committed and wakes the followers.
    pub fn push(&self, events: Vec<Recorded>) {
        self.push_quietly(events);
        self.wake();
        self.wake_phones();
    }

    /// Wakes the followers who see everything: desks, walls and the analyst.
    pub fn wake(&self) {
        self.head.send_modify(|_| {});
    }

    /// Wakes the phones.
    pub fn wake_phones(&self) {
        self.head_for_phones.send_modify(|_| {});
    }

    /// Adds what was committed; whoever looks sees it, [`Log::wake`] and [`Log::wake_phones`] wake the rest.
    pub fn push_quietly(&self, events: Vec<Recorded>) {
        let is_for_phones = events.iter().any(|recorded| is_news_to_phones(&recorded.event));
        let head = {
            let mut inner = self.write();
            let after = inner.head();
            for recorded in events {
                inner.take(recorded);
            }
            let head = inner.head();
            inner.pieces.add(after, head, is_for_phones);
            // While nobody can read: who has read the new events also sees who moved in them.
            self.moved_at.store(inner.moved_at.0, Ordering::Release);
            self.revision.store(head.0, Ordering::Release);
            head
        };
        for sender in [&self.head, &self.head_for_phones] {
            sender.send_if_modified(|known| {
                known.revision = head;
                false
            });
        }
    }

    /// Says that nothing more will come.
    pub fn close(&self) {
        for sender in [&self.head, &self.head_for_phones] {
            sender.send_modify(|known| known.closed = true);
        }
    }

    /// The latest revision, to look at or to wait for.
    pub fn head(&self) -> watch::Receiver<Head> {
        self.head.subscribe()
    }

    /// The latest revision as a phone waits for it: not woken by what no phone is told.
    pub fn head_for_phones(&self) -> watch::Receiver<Head> {
        self.head_for_phones.subscribe()
    }

    /// The latest revision, at a glance.
    pub fn revision(&self) -> Revision {
        Revision(self.revision.load(Ordering::Acquire))
    }

    /// A copy of all events.
    pub fn events(&self) -> Vec<Recorded> {
        self.read().events.clone()
    }

    /// A copy of the events after a revision.
    pub fn events_after(&self, after: Revision) -> Vec<Recorded> {
        self.read().events.get(after.0 as usize..).unwrap_or_default().to_vec()
    }

    /// Waits until the log is closed.
    pub async fn closed(&self) {
        // The sender lives as long as the log, so this ends only when the log is closed.
        let _ = self.head().wait_for(|head| head.closed).await;
    }

    /// Who sits in a seat, if anybody.
    pub fn seat(&self, seat: &SeatHash) -> Option<Seat> {
        self.read().seats.get(seat).copied()
    }

    /// Whether anybody sat down or moved after a revision.
    pub fn moved_since(&self, revision: Revision) -> bool {
        Revision(self.moved_at.load(Ordering::Acquire)) > revision
    }

    /// What a viewer may see of what happened after a revision.
    pub fn since(&self, after: Revision, viewer: Viewer) -> Part {
        let inner = self.read();
        let mut part = Part { frames: Vec::new(), head: after, told: after };
        for piece in inner.pieces.following(after) {
            part.head = piece.head;
            if let Some(frame) = piece.frame(viewer, || inner.frame(piece, viewer)) {
                part.frames.push(frame);
                part.told = piece.head;
            }
        }
        if part.head == after {
            // From the middle of a piece: made for this follower alone.
            let behind = inner.events.get(after.0 as usize..).unwrap_or_default();
            let behind = &behind[..behind.len().min(CHAPTER_EVENTS_MAX)];
            part.head = behind.last().map_or(after, |recorded| recorded.revision);
            part.frames.extend(inner.encode(behind, part.head, viewer));
            part.told = if part.frames.is_empty() { after } else { part.head };
        }
        part
    }

    fn read(&self) -> RwLockReadGuard<'_, Inner> {
        self.inner.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Inner> {
        self.inner.write().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    fn head(&self) -> Revision {
        self.events.last().map_or(Revision(0), |recorded| recorded.revision)
    }

    /// Takes one event in, and what followers must know to see the right part of the log.
    fn take(&mut self, recorded: Recorded) {
        match &recorded.event {
            Event::ParticipantJoined { participant, seat, group } => {
                self.owners.insert(*participant, seat.clone());
                let seated = Seat {
                    participant: *participant,
                    group: *group,
                    since: recorded.revision,
                    wrote_elsewhere: false,
                };
                self.seats.insert(seat.clone(), seated);
                self.moved_at = recorded.revision;
            }
            Event::GroupChanged { participant, group } => {
                self.move_to(*participant, *group, recorded.revision);
            }
            Event::NoteWritten { note, group, author, .. } => {
                self.homes.insert(note.clone(), NoteHome { group: *group, author: *author });
            }
            Event::NoteErased { note } => {
                let note = note.clone();
                self.forget_note(&note);
            }
            Event::AttachmentRemoved { attachment } => {
                let attachment = *attachment;
                self.forget_file(attachment);
            }
            Event::PersonGiven { participant, .. } => {
                let participant = *participant;
                self.replace_person(participant);
            }
            Event::Described { .. }
            | Event::QuestionAdded { .. }
            | Event::QuestionChanged { .. }
            | Event::QuestionRemoved { .. }
            | Event::QuestionMoved { .. }
            | Event::GroupAdded { .. }
            | Event::GroupRenamed { .. }
            | Event::GroupRemoved { .. }
            | Event::QuestionOpened { .. }
            | Event::QuestionClosed { .. }
            | Event::EndMoved { .. }
            | Event::WallBlanked { .. }
            | Event::NoteCorrected { .. }
            | Event::NoteWithdrawn { .. }
            | Event::NoteSupported { .. }
            | Event::NoteHeld { .. }
            | Event::NoteReleased { .. }
            | Event::CloudSet { .. }
            | Event::WordDecided { .. }
            | Event::BoardChanged { .. }
            | Event::PartWritten { .. }
            | Event::DocumentSet { .. }
            | Event::AttachmentAdded { .. }
            | Event::AttachmentDescribed { .. }
            | Event::AttachmentMoved { .. } => {}
        }
        self.events.push(recorded);
    }

    fn move_to(&mut self, participant: ParticipantId, group: GroupId, since: Revision) {
        let Some(seat) = self.owners.get(&participant) else { return };
        let wrote_elsewhere =
            self.homes.values().any(|home| home.author == Some(participant) && home.group != group);
        self.seats.insert(seat.clone(), Seat { participant, group, since, wrote_elsewhere });
        self.moved_at = since;
    }

    /// Empties a note's text in what was said before, as the database does.
    fn forget_note(&mut self, erased: &NoteId) {
        for recorded in &mut self.events {
            if let Event::NoteWritten { note, text, .. } | Event::NoteCorrected { note, text } =
                &mut recorded.event
                && note == erased
            {
                *text = NoteText::erased();
            }
        }
        self.pieces.forget_frames();
    }

    /// Lets go of a file that was removed, as the database does. The frames never had it.
    fn forget_file(&mut self, removed: AttachmentId) {
        for recorded in &mut self.events {
            if let Event::AttachmentAdded { attachment } = &mut recorded.event
                && attachment.id == removed
            {
                attachment.content = Content::default();
            }
        }
    }

    /// Keeps only a participant's latest word of themselves, as the database does.
    fn replace_person(&mut self, participant: ParticipantId) {
        let Some(before) = self.persons.insert(participant, self.events.len()) else { return };
        if let Some(Recorded { event: Event::PersonGiven { person, .. }, .. }) = self.events.get_mut(before) {
            *person = None;
        }
        self.pieces.forget_frames();
    }

    fn frame(&self, piece: &Piece, viewer: Viewer) -> Option<Bytes> {
        let events = self.events.get(piece.after.0 as usize..piece.head.0 as usize).unwrap_or_default();
        self.encode(events, piece.head, viewer)
    }

    /// One frame with what a viewer may see of some events; `None` if that is nothing.
    fn encode(&self, events: &[Recorded], head: Revision, viewer: Viewer) -> Option<Bytes> {
        let seen: Vec<Recorded> =
            events.iter().filter_map(|recorded| seen_by(viewer, recorded, &self.homes)).collect();
        (!seen.is_empty()).then(|| super::frame_of_events(head, seen))
    }
}
