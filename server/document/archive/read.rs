//! From an archive to the ordinary events that make its workshop, so that an import is a replay.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::boards::board_changes;
use super::files::attachments;
use super::{Archive, ArchivedNote, ArchivedPhase, GroupRef, SCHEMA};
use crate::workshop::board::Deed;
use crate::workshop::decide::{checked_minutes, checked_part, checked_settings, lead_text, some_title};
use crate::workshop::event::{Event, Recorded};
use crate::workshop::ids::{GroupId, Moment, NoteId, ParticipantId, QuestionId, Revision};
use crate::workshop::limits::{GROUPS_MAX, NOTES_MAX, PARTICIPANTS_MAX, QUESTIONS_MAX};
use crate::workshop::note::{NoteText, Standing};
use crate::workshop::people::{By, Group, Role, SeatHash};
use crate::workshop::refusal::Refusal;
use crate::workshop::settings::{Language, Settings};
use crate::workshop::state::State;
use crate::workshop::template::group_name;

/// What is wrong in an archive, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The place in the file: `notes[3].text`.
    pub place: String,
    pub what: String,
}

impl Problem {
    pub(super) fn at(place: impl Into<String>, what: impl fmt::Display) -> Self {
        Self { place: place.into(), what: what.to_string() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "at {}: {}", self.place, self.what)
    }
}

impl std::error::Error for Problem {}

/// The workshop of an archive.
pub fn state(archive: &Archive) -> Result<State, Problem> {
    Ok(State::replay(&events(archive)?))
}

/// The events that make the workshop of an archive; the first mistake is named with its place.
pub fn events(archive: &Archive) -> Result<Vec<Recorded>, Problem> {
    if archive.schema != SCHEMA {
        return Err(Problem::at(
            "schema",
            format!("this is '{}', but only '{SCHEMA}' is read", archive.schema),
        ));
    }
    let mut log = Log { events: Vec::new(), at: latest_moment(archive) };
    describe(archive, &mut log)?;
    let questions = questions(archive, &mut log)?;
    let groups = groups(archive, &mut log)?;
    let participants = participants(archive, &groups, &mut log)?;
    let known = Known { questions, groups, participants };
    let notes = notes(archive, &known, &mut log)?;
    finish_questions(archive, &mut log);
    boards(archive, &notes, &mut log)?;
    clouds(archive, &known, &mut log)?;
    for (part, text) in &archive.parts {
        let text = checked_part(text).map_err(|refusal| Problem::at(format!("parts.{part:?}"), refusal))?;
        log.push(Role::Secretariat, Event::PartWritten { part: *part, text });
    }
    log.push(Role::Secretariat, Event::DocumentSet { options: archive.document });
    attachments(archive, &mut log)?;
    Ok(log.events)
}

/// The events so far; what has no time of its own happened when the archive's last thing did.
pub(super) struct Log {
    events: Vec<Recorded>,
    at: Moment,
}

impl Log {
    pub(super) fn push(&mut self, role: Role, event: Event) {
        self.push_at(self.at, By::role(role), event);
    }

    fn push_at(&mut self, at: Moment, by: By, event: Event) {
        let revision = Revision(self.events.len() as u32 + 1);
        self.events.push(Recorded { revision, at, by, event });
    }
}

/// What the rest of the archive may refer to.
struct Known {
    questions: BTreeSet<QuestionId>,
    groups: Groups,
    participants: BTreeSet<ParticipantId>,
}

struct Groups {
    by_name: BTreeMap<String, GroupId>,
    first: Option<GroupId>,
}

impl Groups {
    /// The id of a group that was named in any of the ways an archive may; all of them have been added before.
    fn find(&self, named: Option<&GroupRef>) -> Option<GroupId> {
        match named {
            Some(GroupRef::Id(id)) => Some(*id),
            Some(GroupRef::Name(name)) => self.by_name.get(name).copied(),
            None => self.first,
        }
    }
}

fn latest_moment(archive: &Archive) -> Moment {
    let notes = archive.notes.iter().flat_map(|note| [note.written_at, note.corrected_at]);
    let joined = archive.participants.iter().map(|participant| participant.joined_at);
    notes.chain(joined).flatten().map(super::Time::moment).max().unwrap_or_default()
}

fn describe(archive: &Archive, log: &mut Log) -> Result<(), Problem> {
    some_title(&archive.title).map_err(|refusal| Problem::at("title", refusal))?;
    let settings = checked_settings(Settings {
        title: archive.title.clone(),
        place: archive.place.clone(),
        date: archive.date,
        organiser: archive.organiser.clone(),
        recipients: archive.recipients.clone(),
        contact: archive.contact.clone(),
        language: archive.language,
    })
    .map_err(|refusal| Problem::at("title, place, organiser, recipients or contact", refusal))?;
    log.push(Role::Facilitator, Event::Described { settings });
    Ok(())
}

fn questions(archive: &Archive, log: &mut Log) -> Result<BTreeSet<QuestionId>, Problem> {
    at_most("questions", QUESTIONS_MAX, archive.questions.len())?;
    let mut known = BTreeSet::new();
    for (at, question) in archive.questions.iter().enumerate() {
        let id = question_id(archive, at);
        let place = format!("questions[{at}]");
        if !known.insert(id) {
            return Err(Problem::at(place + ".id", format!("two questions have the id {id}")));
        }
        let wrong = |refusal: Refusal| Problem::at(place.clone(), refusal);
        let event = Event::QuestionAdded {
            question: id,
            title: some_title(&question.title).map_err(wrong)?,
            lead: lead_text(&question.lead).map_err(wrong)?,
            form: question.form,
            minutes: checked_minutes(question.minutes).map_err(wrong)?,
        };
        log.push(Role::Facilitator, event);
    }
    Ok(known)
}

fn question_id(archive: &Archive, at: usize) -> QuestionId {
    archive.questions[at].id.unwrap_or(QuestionId(at as u16 + 1))
}

/// A question's phase comes after the notes: a workshop opens it, hears the answers and closes it.
fn finish_questions(archive: &Archive, log: &mut Log) {
    for (at, archived) in archive.questions.iter().enumerate() {
        let question = question_id(archive, at);
        match archived.phase {
            ArchivedPhase::Waiting => {}
            ArchivedPhase::Open => {
                let ends_at = archived.ends_at.map(super::Time::moment);
                log.push(Role::Facilitator, Event::QuestionOpened { question, ends_at });
            }
            ArchivedPhase::Closed => log.push(Role::Facilitator, Event::QuestionClosed { question }),
        }
    }
}

/// The groups of the list, then those that only a note or a participant names.
fn groups(archive: &Archive, log: &mut Log) -> Result<Groups, Problem> {
    let mut added: Vec<Group> = Vec::new();
    for (at, group) in archive.groups.iter().enumerate() {
        let id = group.id.unwrap_or(GroupId(at as u16 + 1));
        let place = format!("groups[{at}]");
        if added.iter().any(|known| known.id == id) {
            return Err(Problem::at(place + ".id", format!("two groups have the id {id}")));
        }
        let name = some_title(&group.name).map_err(|refusal| Problem::at(place + ".name", refusal))?;
        added.push(Group { id, name });
    }
    let of_participants = archive.participants.iter().map(|participant| participant.group.as_ref());
    for named in archive.notes.iter().map(|note| note.group.as_ref()).chain(of_participants) {
        add_named(&mut added, named, archive.language)
            .map_err(|refusal| Problem::at("notes[].group", refusal))?;
    }
    at_most("groups", GROUPS_MAX, added.len())?;
    let by_name = added.iter().map(|group| (group.name.clone(), group.id)).rev().collect();
    let first = added.first().map(|group| group.id);
    for group in added {
        log.push(Role::Facilitator, Event::GroupAdded { group });
    }
    Ok(Groups { by_name, first })
}

fn add_named(added: &mut Vec<Group>, named: Option<&GroupRef>, language: Language) -> Result<(), Refusal> {
    let known = match named {
        Some(GroupRef::Id(id)) => added.iter().any(|group| group.id == *id),
        Some(GroupRef::Name(name)) => added.iter().any(|group| group.name == *name),
        None => !added.is_empty(),
    };
    if known {
        return Ok(());
    }
    let next = GroupId(added.iter().map(|group| group.id.0).max().unwrap_or(0).saturating_add(1));
    added.push(match named {
        Some(GroupRef::Id(id)) => Group { id: *id, name: group_name(language, id.0) },
        Some(GroupRef::Name(name)) => Group { id: next, name: some_title(name)? },
        None => Group { id: next, name: group_name(language, next.0) },
    });
    Ok(())
}

fn participants(
    archive: &Archive,
    groups: &Groups,
    log: &mut Log,
) -> Result<BTreeSet<ParticipantId>, Problem> {
    at_most("participants", PARTICIPANTS_MAX, archive.participants.len())?;
    let mut known = BTreeSet::new();
    for (at, archived) in archive.participants.iter().enumerate() {
        let place = format!("participants[{at}]");
        let id = archived.id.unwrap_or(ParticipantId(at as u32 + 1));
        if !known.insert(id) {
            return Err(Problem::at(place + ".id", format!("two participants have the id {id}")));
        }
        let group = group_of(groups, archived.group.as_ref(), &place)?;
        let seat = archived.seat.clone().unwrap_or_else(|| SeatHash(format!("imported-{id}")));
        let joined_at = archived.joined_at.map(super::Time::moment).unwrap_or_default();
        let by = By::participant(id);
        log.push_at(joined_at, by.clone(), Event::ParticipantJoined { participant: id, seat, group });
        if let Some(person) = archived.person.clone() {
            let person = Some(person.checked().map_err(|refusal| Problem::at(place + ".person", refusal))?);
            log.push_at(joined_at, by, Event::PersonGiven { participant: id, person });
        }
    }
    Ok(known)
}

fn group_of(groups: &Groups, named: Option<&GroupRef>, place: &str) -> Result<GroupId, Problem> {
    groups.find(named).ok_or_else(|| Problem::at(format!("{place}.group"), "there is no such group"))
}

/// Writes down the notes; the question of each is what boards may refer to.
fn notes(archive: &Archive, known: &Known, log: &mut Log) -> Result<BTreeMap<NoteId, QuestionId>, Problem> {
    at_most("notes", NOTES_MAX, archive.notes.len())?;
    let mut questions = BTreeMap::new();
    for (at, archived) in archive.notes.iter().enumerate() {
        let place = format!("notes[{at}]");
        let id = match archived.id.clone() {
            Some(id) => id,
            None => NoteId::parse(&format!("n{:03}", at + 1))
                .ok_or_else(|| Problem::at(place.clone() + ".id", "must be given"))?,
        };
        if questions.insert(id.clone(), archived.question).is_some() {
            return Err(Problem::at(place + ".id", format!("two notes have the id '{id}'")));
        }
        note(id, archived, known, &place, log)?;
    }
    Ok(questions)
}

fn note(
    id: NoteId,
    archived: &ArchivedNote,
    known: &Known,
    place: &str,
    log: &mut Log,
) -> Result<(), Problem> {
    let wrong = |field: &str, what: &str| Err(Problem::at(format!("{place}.{field}"), what));
    if !known.questions.contains(&archived.question) {
        return wrong("question", &format!("there is no question with the id {}", archived.question));
    }
    let named = archived.author.iter().chain(&archived.supporters);
    if let Some(nobody) = named.into_iter().find(|id| !known.participants.contains(id)) {
        return wrong("author or supporters", &format!("there is no participant with the id {nobody}"));
    }
    let text = match archived.standing {
        Standing::Erased => NoteText::erased(),
        Standing::Received | Standing::Held | Standing::Withdrawn => NoteText::parse(&archived.text)
            .map_err(|refusal| Problem::at(format!("{place}.text"), refusal))?,
    };
    let written_at = archived.written_at.map(super::Time::moment).unwrap_or_default();
    let by = archived.author.map_or(By::role(Role::Facilitator), By::participant);
    let group = group_of(&known.groups, archived.group.as_ref(), place)?;
    let (question, author) = (archived.question, archived.author);
    let written = Event::NoteWritten { note: id.clone(), question, group, author, text: text.clone() };
    log.push_at(written_at, by.clone(), written);
    if let Some(corrected_at) = archived.corrected_at {
        log.push_at(corrected_at.moment(), by.clone(), Event::NoteCorrected { note: id.clone(), text });
    }
    for &participant in &archived.supporters {
        let supported = Event::NoteSupported { note: id.clone(), participant, agree: true };
        log.push(Role::Participant, supported);
    }
    match archived.standing {
        Standing::Received => {}
        Standing::Held => log.push(Role::Facilitator, Event::NoteHeld { note: id }),
        Standing::Withdrawn => log.push_at(log.at, by, Event::NoteWithdrawn { note: id }),
        Standing::Erased => log.push(Role::Facilitator, Event::NoteErased { note: id }),
    }
    Ok(())
}

fn boards(archive: &Archive, notes: &BTreeMap<NoteId, QuestionId>, log: &mut Log) -> Result<(), Problem> {
    let mut seen = BTreeSet::new();
    for (at, board) in archive.boards.iter().enumerate() {
        let place = format!("boards[{at}]");
        if !seen.insert(board.question) {
            return Err(Problem::at(
                place,
                format!("two boards are about question {}; put them in one", board.question),
            ));
        }
        let changes = board_changes(board, notes, &place)?;
        let (question, deed) = (board.question, Deed::Imported);
        log.push(Role::Secretariat, Event::BoardChanged { question, deed, changes, undoes: None });
    }
    Ok(())
}

fn clouds(archive: &Archive, known: &Known, log: &mut Log) -> Result<(), Problem> {
    for (at, cloud) in archive.clouds.iter().enumerate() {
        let question = cloud.question;
        if !known.questions.contains(&question) {
            return Err(Problem::at(
                format!("clouds[{at}].question"),
                format!("there is no question with the id {question}"),
            ));
        }
        log.push(Role::Secretariat, Event::CloudSet { question, settings: cloud.settings });
        for decision in cloud.decisions.iter().cloned() {
            log.push(Role::Secretariat, Event::WordDecided { question, decision });
        }
    }
    Ok(())
}

fn at_most(place: &str, max: usize, is: usize) -> Result<(), Problem> {
    let fits = is <= max;
    if fits { Ok(()) } else { Err(Problem::at(place, format!("there are {is}; at most {max} are read"))) }
}
