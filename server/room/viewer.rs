//! Who looks, and what each may see of what happened: decided here and nowhere else.

use std::collections::HashMap;

use crate::workshop::event::{Event, Recorded};
use crate::workshop::ids::{GroupId, NoteId, ParticipantId};
use crate::workshop::people::{By, SeatHash};

/// A kind of viewer; all of one kind see the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Viewer {
    /// A phone that has not chosen a group.
    NotJoined,
    /// A phone at a table. `also` is set for one who moved and left notes behind: they are still theirs to see.
    Group { group: GroupId, also: Option<ParticipantId> },
    /// Storskjermen: no note's text ever; it gets counts and pictures instead.
    Wall,
    /// Facilitator and secretariat.
    Desk,
}

impl Viewer {
    /// Whether this is a phone: it is shown nothing but what [`is_news_to_phones`].
    pub fn is_phone(self) -> bool {
        match self {
            Self::NotJoined | Self::Group { .. } => true,
            Self::Wall | Self::Desk => false,
        }
    }

    /// Whether this is one phone and no other.
    pub fn is_one_phone(self) -> bool {
        match self {
            Self::Group { also, group: _ } => also.is_some(),
            Self::NotJoined | Self::Wall | Self::Desk => false,
        }
    }
}

/// Where a note belongs, for events that only name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoteHome {
    pub group: GroupId,
    pub author: Option<ParticipantId>,
}

/// What a viewer may see of an event; `None` if nothing.
pub fn seen_by(viewer: Viewer, recorded: &Recorded, homes: &HashMap<NoteId, NoteHome>) -> Option<Recorded> {
    match viewer {
        Viewer::Desk => Some(for_desk(recorded)),
        Viewer::Wall => is_for_wall(&recorded.event).then(|| without_doer(recorded)),
        Viewer::NotJoined => is_for_all(&recorded.event).then(|| without_doer(recorded)),
        Viewer::Group { group, also } => {
            let at_table = |note: &NoteId| {
                homes
                    .get(note)
                    .is_some_and(|home| home.group == group || (also.is_some() && home.author == also))
            };
            let seen = is_for_all(&recorded.event) || note_for_table(&recorded.event).is_some_and(at_table);
            seen.then(|| without_doer(recorded))
        }
    }
}

/// Staff see everything but the mark of a seat, which never leaves the server.
fn for_desk(recorded: &Recorded) -> Recorded {
    let mut seen = recorded.clone();
    if let Event::ParticipantJoined { seat, .. } = &mut seen.event {
        *seat = SeatHash(String::new());
    }
    seen
}

/// Outside the staff nobody learns who did it; a note says by itself who wrote it.
fn without_doer(recorded: &Recorded) -> Recorded {
    let Recorded { revision, at, by: _, event } = recorded;
    Recorded { revision: *revision, at: *at, by: By::untold(), event: event.clone() }
}

/// What the whole room may know: the frame around the notes.
fn is_for_all(event: &Event) -> bool {
    match event {
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
        | Event::EndMoved { .. } => true,
        Event::ParticipantJoined { .. }
        | Event::GroupChanged { .. }
        | Event::PersonGiven { .. }
        | Event::WallBlanked { .. }
        | Event::NoteWritten { .. }
        | Event::NoteCorrected { .. }
        | Event::NoteWithdrawn { .. }
        | Event::NoteSupported { .. }
        | Event::NoteHeld { .. }
        | Event::NoteReleased { .. }
        | Event::NoteErased { .. }
        | Event::CloudSet { .. }
        | Event::WordDecided { .. }
        | Event::BoardChanged { .. }
        | Event::PartWritten { .. }
        | Event::DocumentSet { .. }
        | Event::AttachmentAdded { .. }
        | Event::AttachmentDescribed { .. }
        | Event::AttachmentMoved { .. }
        | Event::AttachmentRemoved { .. } => false,
    }
}

/// Whether some phone that did not ask for it must be told at once. Who joins hears it with the answer, so a hall that sits
/// down does not wake itself once for each.
pub fn is_news_to_phones(event: &Event) -> bool {
    matches!(event, Event::GroupChanged { .. }) || is_for_all(event) || note_for_table(event).is_some()
}

/// The wall also knows whether it is blanked.
fn is_for_wall(event: &Event) -> bool {
    matches!(event, Event::WallBlanked { .. }) || is_for_all(event)
}

/// The note that an event is about, if the note's own table may see the event. What staff hold back or place is theirs.
fn note_for_table(event: &Event) -> Option<&NoteId> {
    match event {
        Event::NoteWritten { note, .. }
        | Event::NoteCorrected { note, .. }
        | Event::NoteWithdrawn { note }
        | Event::NoteSupported { note, .. }
        | Event::NoteErased { note } => Some(note),
        Event::Described { .. }
        | Event::QuestionAdded { .. }
        | Event::QuestionChanged { .. }
        | Event::QuestionRemoved { .. }
        | Event::QuestionMoved { .. }
        | Event::GroupAdded { .. }
        | Event::GroupRenamed { .. }
        | Event::GroupRemoved { .. }
        | Event::ParticipantJoined { .. }
        | Event::GroupChanged { .. }
        | Event::PersonGiven { .. }
        | Event::QuestionOpened { .. }
        | Event::QuestionClosed { .. }
        | Event::EndMoved { .. }
        | Event::WallBlanked { .. }
        | Event::NoteHeld { .. }
        | Event::NoteReleased { .. }
        | Event::CloudSet { .. }
        | Event::WordDecided { .. }
        | Event::BoardChanged { .. }
        | Event::PartWritten { .. }
        | Event::DocumentSet { .. }
        | Event::AttachmentAdded { .. }
        | Event::AttachmentDescribed { .. }
        | Event::AttachmentMoved { .. }
        | Event::AttachmentRemoved { .. } => None,
    }
}
