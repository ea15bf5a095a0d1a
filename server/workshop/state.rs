//! How a workshop stands after its events so far: [`State::apply`] makes an event true and never fails.

use std::collections::{BTreeMap, HashMap};

use super::attachment::Attachment;
use super::board::{Board, Deed, Step};
use super::event::{Event, Recorded};
use super::ids::{GroupId, Moment, NoteId, ParticipantId, QuestionId, Revision};
use super::note::{Note, NoteText, Standing};
use super::people::{Group, Participant, SeatHash};
use super::settings::{DocumentOptions, Part, PartText, Phase, Question, Settings};
use super::words::{CloudSettings, WordDecision};

/// How a workshop stands at one revision.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    pub revision: Revision,
    pub settings: Settings,
    /// In the order they are asked.
    pub questions: Vec<Question>,
    /// In the order they are listed.
    pub groups: Vec<Group>,
    pub participants: BTreeMap<ParticipantId, Participant>,
    /// In the order they were received.
    pub notes: Notes,
    pub boards: BTreeMap<QuestionId, Board>,
    pub clouds: BTreeMap<QuestionId, Cloud>,
    pub parts: BTreeMap<Part, PartText>,
    pub document: DocumentOptions,
    /// In the order they are listed.
    pub attachments: Vec<Attachment>,
    pub wall_blank: bool,
    pub(super) seats: HashMap<SeatHash, ParticipantId>,
    pub(super) question_id_last: u16,
    pub(super) group_id_last: u16,
    pub(super) attachment_id_last: u32,
}

/// What people decided about one word cloud.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cloud {
    pub settings: CloudSettings,
    pub decisions: Vec<WordDecision>,
}

/// All notes of a workshop, in the order they were received, and the way from id to note.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notes {
    list: Vec<Note>,
    index: HashMap<NoteId, usize>,
}

impl Notes {
    /// The note with this id.
    pub fn get(&self, id: &NoteId) -> Option<&Note> {
        self.index.get(id).map(|&at| &self.list[at])
    }

    /// All of them, in the order they were received.
    pub fn iter(&self) -> std::slice::Iter<'_, Note> {
        self.list.iter()
    }

    /// The notes that answer one question.
    pub fn of(&self, question: QuestionId) -> impl Iterator<Item = &Note> {
        self.list.iter().filter(move |note| note.question == question)
    }

    /// How many have been received.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether none has been received.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    fn push(&mut self, note: Note) {
        self.index.insert(note.id.clone(), self.list.len());
        self.list.push(note);
    }

    fn change(&mut self, id: &NoteId, change: impl FnOnce(&mut Note)) {
        if let Some(&at) = self.index.get(id) {
            change(&mut self.list[at]);
        }
    }
}

impl State {
    /// The state after these events.
    pub fn replay<'a>(events: impl IntoIterator<Item = &'a Recorded>) -> Self {
        let mut state = Self::default();
        for recorded in events {
            state.apply(recorded);
        }
        state
    }

    /// The question with this id.
    pub fn question(&self, id: QuestionId) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }

    /// The question that is open now, if one is.
    pub fn open_question(&self) -> Option<&Question> {
        self.questions.iter().find(|question| matches!(question.phase, Phase::Open { .. }))
    }

    /// The group with this id.
    pub fn group(&self, id: GroupId) -> Option<&Group> {
        self.groups.iter().find(|group| group.id == id)
    }

    /// Who sits in this seat.
    pub fn participant_in(&self, seat: &SeatHash) -> Option<&Participant> {
        self.seats.get(seat).and_then(|id| self.participants.get(id))
    }

    /// Makes an event true. An event about something that is gone changes nothing.
    pub fn apply(&mut self, recorded: &Recorded) {
        self.revision = recorded.revision;
        match &recorded.event {
            Event::Described { settings } => self.settings = settings.clone(),
            Event::QuestionAdded { .. }
            | Event::QuestionChanged { .. }
            | Event::QuestionRemoved { .. }
            | Event::QuestionMoved { .. }
            | Event::QuestionOpened { .. }
            | Event::QuestionClosed { .. }
            | Event::EndMoved { .. } => self.apply_to_questions(&recorded.event),
            Event::GroupAdded { group } => {
                self.group_id_last = self.group_id_last.max(group.id.0);
                self.groups.push(group.clone());
            }
            Event::GroupRenamed { group, name } => {
                if let Some(group) = self.groups.iter_mut().find(|known| known.id == *group) {
                    group.name.clone_from(name);
                }
            }
            Event::GroupRemoved { group } => self.groups.retain(|known| known.id != *group),
            Event::ParticipantJoined { participant, seat, group } => {
                self.seat(*participant, seat, *group, recorded.at);
            }
            Event::GroupChanged { participant, group } => {
                if let Some(participant) = self.participants.get_mut(participant) {
                    participant.group = *group;
                }
            }
            Event::PersonGiven { participant, person } => {
                if let Some(participant) = self.participants.get_mut(participant) {
                    participant.person.clone_from(person);
                }
            }
            Event::WallBlanked { blank } => self.wall_blank = *blank,
            Event::NoteWritten { .. }
            | Event::NoteCorrected { .. }
            | Event::NoteWithdrawn { .. }
            | Event::NoteSupported { .. }
            | Event::NoteHeld { .. }
            | Event::NoteReleased { .. }
            | Event::NoteErased { .. } => self.apply_to_notes(recorded),
            Event::CloudSet { question, settings } => {
                self.clouds.entry(*question).or_default().settings = *settings;
            }
            Event::WordDecided { question, decision } => {
                self.clouds.entry(*question).or_default().decisions.push(decision.clone());
            }
            Event::BoardChanged { question, deed, changes, undoes } => {
                let board = self.boards.entry(*question).or_default();
                board.apply(changes);
                board.steps.push(Step {
                    revision: recorded.revision,
                    by: recorded.by.clone(),
                    deed: *deed,
                    changes: if *deed == Deed::Imported { Vec::new() } else { changes.clone() },
                    undoes: *undoes,
                });
            }
            Event::PartWritten { part, text } => {
                self.parts.insert(*part, text.clone());
            }
            Event::DocumentSet { options } => self.document = *options,
            Event::AttachmentAdded { .. }
            | Event::AttachmentDescribed { .. }
            | Event::AttachmentMoved { .. }
            | Event::AttachmentRemoved { .. } => self.apply_to_attachments(&recorded.event),
        }
    }

    fn seat(&mut self, id: ParticipantId, seat: &SeatHash, group: GroupId, joined_at: Moment) {
        self.seats.insert(seat.clone(), id);
        let participant = Participant { id, group, seat: seat.clone(), joined_at, person: None };
        self.participants.insert(id, participant);
    }

    fn apply_to_questions(&mut self, event: &Event) {
        let phase_of = |state: &mut Self, id: QuestionId, phase: Phase| {
            if let Some(question) = state.questions.iter_mut().find(|question| question.id == id) {
                question.phase = phase;
            }
        };
        match event {
            Event::QuestionAdded { question: id, title, lead, form, minutes } => {
                self.question_id_last = self.question_id_last.max(id.0);
                self.questions.push(Question {
                    id: *id,
                    title: title.clone(),
                    lead: lead.clone(),
                    form: *form,
                    minutes: *minutes,
                    phase: Phase::Waiting,
                });
            }
            Event::QuestionChanged { question: id, title, lead, form, minutes } => {
                if let Some(question) = self.questions.iter_mut().find(|question| question.id == *id) {
                    question.title.clone_from(title);
                    question.lead.clone_from(lead);
                    question.form = *form;
                    question.minutes = *minutes;
                }
            }
            Event::QuestionRemoved { question: id } => self.questions.retain(|question| question.id != *id),
            Event::QuestionMoved { question: id, before } => {
                if let Some(from) = self.questions.iter().position(|question| question.id == *id) {
                    let moved = self.questions.remove(from);
                    let to = before.and_then(|before| self.questions.iter().position(|at| at.id == before));
                    self.questions.insert(to.unwrap_or(self.questions.len()), moved);
                }
            }
            Event::QuestionOpened { question: id, ends_at } => {
                if let Some(open) = self.open_question().map(|question| question.id) {
                    phase_of(self, open, Phase::Closed);
                }
                phase_of(self, *id, Phase::Open { ends_at: *ends_at });
            }
            Event::QuestionClosed { question: id } => phase_of(self, *id, Phase::Closed),
            Event::EndMoved { question: id, ends_at } => {
                phase_of(self, *id, Phase::Open { ends_at: Some(*ends_at) });
            }
            other => debug_assert!(false, "not about a question: {other:?}"),
        }
    }

    fn apply_to_attachments(&mut self, event: &Event) {
        match event {
            Event::AttachmentAdded { attachment } => {
                self.attachment_id_last = self.attachment_id_last.max(attachment.id.0);
                self.attachments.push(attachment.clone());
            }
            Event::AttachmentDescribed { attachment, title, alt } => {
                if let Some(known) = self.attachments.iter_mut().find(|known| known.id == *attachment) {
                    known.title.clone_from(title);
                    known.alt.clone_from(alt);
                }
            }
            Event::AttachmentMoved { attachment, before } => {
                if let Some(from) = self.attachments.iter().position(|known| known.id == *attachment) {
                    let moved = self.attachments.remove(from);
                    let to = before.and_then(|before| self.attachments.iter().position(|at| at.id == before));
                    self.attachments.insert(to.unwrap_or(self.attachments.len()), moved);
                }
            }
            Event::AttachmentRemoved { attachment } => {
                self.attachments.retain(|known| known.id != *attachment);
            }
            other => debug_assert!(false, "not about an attachment: {other:?}"),
        }
    }

    fn apply_to_notes(&mut self, recorded: &Recorded) {
        match &recorded.event {
            Event::NoteWritten { note, question, group, author, text } => self.notes.push(Note {
                id: note.clone(),
                question: *question,
                group: *group,
                author: *author,
                text: text.clone(),
                written_at: recorded.at,
                revision: recorded.revision,
                corrected_at: None,
                standing: Standing::Received,
                supporters: Default::default(),
            }),
            Event::NoteCorrected { note, text } => self.notes.change(note, |note| {
                note.text = text.clone();
                note.corrected_at = Some(recorded.at);
            }),
            Event::NoteWithdrawn { note } => {
                self.notes.change(note, |note| note.standing = Standing::Withdrawn);
            }
            Event::NoteSupported { note, participant, agree } => self.notes.change(note, |note| {
                if *agree {
                    note.supporters.insert(*participant);
                } else {
                    note.supporters.remove(participant);
                }
            }),
            Event::NoteHeld { note } => self.notes.change(note, |note| note.standing = Standing::Held),
            Event::NoteReleased { note } => {
                self.notes.change(note, |note| note.standing = Standing::Received);
            }
            Event::NoteErased { note } => self.notes.change(note, |note| {
                note.text = NoteText::erased();
                note.standing = Standing::Erased;
                note.author = None;
                note.supporters.clear();
            }),
            other => debug_assert!(false, "not about a note: {other:?}"),
        }
    }
}
