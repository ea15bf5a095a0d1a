//! The rules: a command is decided into an event or a refusal. Nothing is changed here.

use super::command::Command;
use super::event::Event;
use super::ids::{GroupId, Moment, NoteId, ParticipantId, QuestionId, Revision};
use super::limits::{
    GROUPS_MAX, MINUTES_MAX, NOTES_MAX, PART_CHARS_MAX, PARTICIPANTS_MAX, QUESTIONS_MAX, TITLE_CHARS_MAX,
    WORD_DECISIONS_MAX,
};
use super::note::{Note, NoteText, Standing, clean};
use super::people::{By, Group, Role, SeatHash, within};
use super::refusal::{Measure, Refusal, Thing};
use super::settings::{PartText, Phase, Question, Settings};
use super::state::State;
use super::words::WordDecision;

/// Recipients of one document.
const RECIPIENTS_MAX: usize = 50;
/// Milliseconds in a minute.
const MINUTE_MS: i64 = 60_000;

/// The answer to a command that was not refused.
#[derive(Clone, Debug, PartialEq)]
pub enum Decision {
    /// It happens now.
    Happens(Event),
    /// It had happened at this revision; a repeat changes nothing and gets the first answer.
    Happened(Revision),
}

use Decision::{Happened, Happens};

impl State {
    /// Decides one command. `now` is the server's clock.
    pub fn decide(&self, by: &By, now: Moment, command: Command) -> Result<Decision, Refusal> {
        if !command.allowed_to(by.role) {
            return Err(Refusal::NotAllowed);
        }
        match command {
            Command::Join { seat, group } => self.join(seat, group),
            Command::ChangeGroup { group } => {
                self.known_group(group)?;
                let participant = self.joined(by)?;
                if self.participants.get(&participant).is_some_and(|known| known.group == group) {
                    return Ok(Happened(self.revision));
                }
                Ok(Happens(Event::GroupChanged { participant, group }))
            }
            Command::GivePerson { person } => {
                let participant = self.joined(by)?;
                let person = person.checked()?;
                let person = (!person.name.is_empty() || !person.organisation.is_empty()).then_some(person);
                Ok(Happens(Event::PersonGiven { participant, person }))
            }
            Command::WriteNote { note, question, text, group } => {
                self.write_note(by, note, question, &text, group)
            }
            Command::CorrectNote { note, text } => self.correct_note(by, note, &text),
            Command::WithdrawNote { note } => {
                let known = self.own_note(by, &note)?;
                match known.standing {
                    Standing::Withdrawn => Ok(Happened(self.revision)),
                    Standing::Erased => Err(Refusal::Gone),
                    Standing::Received | Standing::Held => Ok(Happens(Event::NoteWithdrawn { note })),
                }
            }
            Command::Support { note, agree } => self.support(by, note, agree),
            Command::EraseNote { note } => match self.known_note(&note)?.standing {
                Standing::Erased => Ok(Happened(self.revision)),
                Standing::Received | Standing::Held | Standing::Withdrawn => {
                    Ok(Happens(Event::NoteErased { note }))
                }
            },
            Command::ErasePerson { participant } => {
                let known = self.participants.get(&participant);
                let known = known.ok_or(Refusal::Unknown { what: Thing::Participant })?;
                if known.person.is_none() {
                    return Ok(Happened(self.revision));
                }
                Ok(Happens(Event::PersonGiven { participant, person: None }))
            }
            Command::HoldNote { note } => match self.known_note(&note)?.standing {
                Standing::Held => Ok(Happened(self.revision)),
                Standing::Withdrawn | Standing::Erased => Err(Refusal::Gone),
                Standing::Received => Ok(Happens(Event::NoteHeld { note })),
            },
            Command::ReleaseNote { note } => match self.known_note(&note)?.standing {
                Standing::Received => Ok(Happened(self.revision)),
                Standing::Withdrawn | Standing::Erased => Err(Refusal::Gone),
                Standing::Held => Ok(Happens(Event::NoteReleased { note })),
            },
            Command::Describe { settings } => {
                Ok(Happens(Event::Described { settings: checked_settings(settings)? }))
            }
            Command::AddQuestion { .. }
            | Command::ChangeQuestion { .. }
            | Command::RemoveQuestion { .. }
            | Command::MoveQuestion { .. }
            | Command::OpenQuestion { .. }
            | Command::CloseQuestion { .. }
            | Command::ExtendTime { .. } => self.decide_question(now, command),
            Command::AddGroup { .. } | Command::RenameGroup { .. } | Command::RemoveGroup { .. } => {
                self.decide_group(command)
            }
            Command::BlankWall { blank } if blank == self.wall_blank => Ok(Happened(self.revision)),
            Command::BlankWall { blank } => Ok(Happens(Event::WallBlanked { blank })),
            Command::SetCloud { question, settings } => {
                self.known_question(question)?;
                Ok(Happens(Event::CloudSet { question, settings }))
            }
            Command::DecideWord { question, decision } => self.decide_word(question, decision),
            Command::Arrange { question, step } => self.arrange(by, question, step).map(Happens),
            Command::WritePart { part, text } => {
                Ok(Happens(Event::PartWritten { part, text: checked_part(&text)? }))
            }
            Command::SetDocument { options } => Ok(Happens(Event::DocumentSet { options })),
            Command::AddAttachment { .. }
            | Command::DescribeAttachment { .. }
            | Command::MoveAttachment { .. }
            | Command::RemoveAttachment { .. } => self.decide_attachment(command),
        }
    }

    fn join(&self, seat: Option<SeatHash>, group: GroupId) -> Result<Decision, Refusal> {
        let seat = seat.ok_or(Refusal::NotJoined)?;
        if let Some(known) = self.participant_in(&seat) {
            if known.group == group || self.group(group).is_none() {
                return Ok(Happened(self.revision));
            }
            return Ok(Happens(Event::GroupChanged { participant: known.id, group }));
        }
        self.known_group(group)?;
        let count = self.participants.len();
        if count >= PARTICIPANTS_MAX {
            return Err(Refusal::too_long(Measure::Participants, PARTICIPANTS_MAX, count + 1));
        }
        let last = self.participants.last_key_value().map_or(0, |(id, _)| id.0);
        Ok(Happens(Event::ParticipantJoined { participant: ParticipantId(last + 1), seat, group }))
    }

    /// A note may arrive after its question closed: a phone without network kept it, and no sentence is lost.
    fn write_note(
        &self,
        by: &By,
        note: NoteId,
        question: QuestionId,
        typed: &str,
        table: Option<GroupId>,
    ) -> Result<Decision, Refusal> {
        let text = NoteText::parse(typed)?;
        let (author, group) = match table {
            Some(group) => (None, self.known_group(group)?.id),
            None => {
                let participant = self.joined(by)?;
                let known = self.participants.get(&participant).ok_or(Refusal::NotJoined)?;
                (Some(participant), known.group)
            }
        };
        if let Some(known) = self.notes.get(&note) {
            let same_sender = known.author == author && known.question == question;
            return if same_sender { Ok(Happened(known.revision)) } else { Err(Refusal::IdTaken) };
        }
        if self.known_question(question)?.phase == Phase::Waiting {
            return Err(Refusal::NotOpened);
        }
        let count = self.notes.len();
        if count >= NOTES_MAX {
            return Err(Refusal::too_long(Measure::Notes, NOTES_MAX, count + 1));
        }
        Ok(Happens(Event::NoteWritten { note, question, group, author, text }))
    }

    fn correct_note(&self, by: &By, note: NoteId, typed: &str) -> Result<Decision, Refusal> {
        let text = NoteText::parse(typed)?;
        let known = self.own_note(by, &note)?;
        match known.standing {
            Standing::Withdrawn | Standing::Erased => Err(Refusal::Gone),
            Standing::Received | Standing::Held if known.text == text => Ok(Happened(self.revision)),
            Standing::Received | Standing::Held => Ok(Happens(Event::NoteCorrected { note, text })),
        }
    }

    fn support(&self, by: &By, note: NoteId, agree: bool) -> Result<Decision, Refusal> {
        let participant = self.joined(by)?;
        let known = self.known_note(&note)?;
        let group = self.participants.get(&participant).map(|known| known.group);
        if group != Some(known.group) || known.author == Some(participant) {
            return Err(Refusal::NotAllowed);
        }
        match known.standing {
            Standing::Withdrawn | Standing::Erased => Err(Refusal::Gone),
            Standing::Received | Standing::Held if known.supporters.contains(&participant) == agree => {
                Ok(Happened(self.revision))
            }
            Standing::Received | Standing::Held => {
                Ok(Happens(Event::NoteSupported { note, participant, agree }))
            }
        }
    }

    fn decide_question(&self, now: Moment, command: Command) -> Result<Decision, Refusal> {
        match command {
            Command::AddQuestion { title: typed, lead, form, minutes } => {
                let count = self.questions.len();
                if count >= QUESTIONS_MAX {
                    return Err(Refusal::too_long(Measure::Questions, QUESTIONS_MAX, count + 1));
                }
                let question = QuestionId(self.question_id_last + 1);
                let (title, lead, minutes) =
                    (some_title(&typed)?, lead_text(&lead)?, checked_minutes(minutes)?);
                Ok(Happens(Event::QuestionAdded { question, title, lead, form, minutes }))
            }
            Command::ChangeQuestion { question, title: typed, lead, form, minutes } => {
                self.known_question(question)?;
                let (title, lead, minutes) =
                    (some_title(&typed)?, lead_text(&lead)?, checked_minutes(minutes)?);
                Ok(Happens(Event::QuestionChanged { question, title, lead, form, minutes }))
            }
            Command::RemoveQuestion { question } => {
                self.known_question(question)?;
                if self.notes.of(question).next().is_some() {
                    return Err(Refusal::InUse { what: Thing::Question });
                }
                Ok(Happens(Event::QuestionRemoved { question }))
            }
            Command::MoveQuestion { question, before } => {
                self.known_question(question)?;
                before.map_or(Ok(()), |before| self.known_question(before).map(|_| ()))?;
                Ok(Happens(Event::QuestionMoved { question, before }))
            }
            Command::OpenQuestion { question, minutes } => {
                self.known_question(question)?;
                let minutes = minutes.map_or(Ok(0), checked_minutes)?;
                let ends_at = (minutes > 0).then_some(Moment(now.0 + i64::from(minutes) * MINUTE_MS));
                Ok(Happens(Event::QuestionOpened { question, ends_at }))
            }
            Command::CloseQuestion { question } => match self.known_question(question)?.phase {
                Phase::Closed => Ok(Happened(self.revision)),
                Phase::Waiting => Err(Refusal::NotOpened),
                Phase::Open { .. } => Ok(Happens(Event::QuestionClosed { question })),
            },
            Command::ExtendTime { question, minutes } => {
                let Phase::Open { ends_at } = self.known_question(question)?.phase else {
                    return Err(Refusal::NotOpened);
                };
                checked_minutes(minutes.unsigned_abs())?;
                let from = ends_at.map_or(now, |ends_at| ends_at.max(now));
                let ends_at = Moment((from.0 + i64::from(minutes) * MINUTE_MS).max(now.0));
                Ok(Happens(Event::EndMoved { question, ends_at }))
            }
            other => {
                debug_assert!(false, "not about a question: {other:?}");
                Err(Refusal::NotAllowed)
            }
        }
    }

    fn decide_group(&self, command: Command) -> Result<Decision, Refusal> {
        match command {
            Command::AddGroup { name } => {
                let count = self.groups.len();
                if count >= GROUPS_MAX {
                    return Err(Refusal::too_long(Measure::Groups, GROUPS_MAX, count + 1));
                }
                let group = Group { id: GroupId(self.group_id_last + 1), name: some_title(&name)? };
                Ok(Happens(Event::GroupAdded { group }))
            }
            Command::RenameGroup { group, name } => {
                self.known_group(group)?;
                Ok(Happens(Event::GroupRenamed { group, name: some_title(&name)? }))
            }
            Command::RemoveGroup { group } => {
                self.known_group(group)?;
                let sits = self.participants.values().any(|participant| participant.group == group);
                if sits || self.notes.iter().any(|note| note.group == group) {
                    return Err(Refusal::InUse { what: Thing::Group });
                }
                Ok(Happens(Event::GroupRemoved { group }))
            }
            other => {
                debug_assert!(false, "not about a group: {other:?}");
                Err(Refusal::NotAllowed)
            }
        }
    }

    fn decide_word(&self, question: QuestionId, decision: WordDecision) -> Result<Decision, Refusal> {
        self.known_question(question)?;
        let made = self.clouds.get(&question).map_or(0, |cloud| cloud.decisions.len());
        if made >= WORD_DECISIONS_MAX {
            return Err(Refusal::too_long(Measure::WordDecisions, WORD_DECISIONS_MAX, made + 1));
        }
        let decision = match decision {
            WordDecision::Merge { word, into } => {
                WordDecision::Merge { word: some_title(&word)?, into: some_title(&into)? }
            }
            WordDecision::Split { word } => WordDecision::Split { word: some_title(&word)? },
            WordDecision::Hide { word } => WordDecision::Hide { word: some_title(&word)? },
            WordDecision::Show { word } => WordDecision::Show { word: some_title(&word)? },
            WordDecision::Rename { word, to } => {
                WordDecision::Rename { word: some_title(&word)?, to: some_title(&to)? }
            }
        };
        Ok(Happens(Event::WordDecided { question, decision }))
    }

    fn joined(&self, by: &By) -> Result<ParticipantId, Refusal> {
        by.participant.filter(|id| self.participants.contains_key(id)).ok_or(Refusal::NotJoined)
    }

    pub(super) fn known_question(&self, id: QuestionId) -> Result<&Question, Refusal> {
        self.question(id).ok_or(Refusal::Unknown { what: Thing::Question })
    }

    fn known_group(&self, id: GroupId) -> Result<&Group, Refusal> {
        self.group(id).ok_or(Refusal::Unknown { what: Thing::Group })
    }

    pub(super) fn known_note(&self, id: &NoteId) -> Result<&Note, Refusal> {
        self.notes.get(id).ok_or(Refusal::Unknown { what: Thing::Note })
    }

    /// A note that this person wrote, or, for staff, one that staff took down.
    fn own_note(&self, by: &By, id: &NoteId) -> Result<&Note, Refusal> {
        let note = self.known_note(id)?;
        let own = match by.role {
            Role::Participant => note.author == Some(self.joined(by)?),
            Role::Facilitator | Role::Secretariat => note.author.is_none(),
            Role::Wall => false,
        };
        if own { Ok(note) } else { Err(Refusal::NotYours) }
    }
}

/// The same facts with every text cleaned, or a refusal that says which is too long.
pub(crate) fn checked_settings(settings: Settings) -> Result<Settings, Refusal> {
    let count = settings.recipients.len();
    if count > RECIPIENTS_MAX {
        return Err(Refusal::too_long(Measure::Recipients, RECIPIENTS_MAX, count));
    }
    let recipients: Result<Vec<String>, Refusal> =
        settings.recipients.iter().map(|name| title(name)).collect();
    Ok(Settings {
        title: some_title(&settings.title)?,
        place: title(&settings.place)?,
        date: settings.date,
        organiser: title(&settings.organiser)?,
        recipients: recipients?.into_iter().filter(|name| !name.is_empty()).collect(),
        contact: title(&settings.contact)?,
        language: settings.language,
    })
}

/// A title, heading or name on one line; may be empty.
pub(crate) fn title(typed: &str) -> Result<String, Refusal> {
    let one_line = clean(typed).split_whitespace().collect::<Vec<_>>().join(" ");
    within(one_line, Measure::TitleChars, TITLE_CHARS_MAX)
}

/// A title that must say something.
pub(crate) fn some_title(typed: &str) -> Result<String, Refusal> {
    match title(typed)? {
        empty if empty.is_empty() => Err(Refusal::Empty { what: Measure::TitleChars }),
        title => Ok(title),
    }
}

/// A text of several lines that stands under a question.
pub(crate) fn lead_text(typed: &str) -> Result<String, Refusal> {
    within(clean(typed), Measure::PartChars, PART_CHARS_MAX)
}

/// What the secretariat wrote for one part, cleaned.
pub(crate) fn checked_part(text: &PartText) -> Result<PartText, Refusal> {
    let heading = title(&text.heading)?;
    let text = within(clean_part(&text.text), Measure::PartChars, PART_CHARS_MAX)?;
    Ok(PartText { heading, text })
}

/// The secretariat's text as typed: its own blanks at the end stay, so that saving while typing never moves the cursor.
fn clean_part(typed: &str) -> String {
    let kept = clean(typed);
    if kept.is_empty() {
        return kept;
    }
    let tail: String = typed.chars().rev().take_while(|letter| matches!(letter, ' ' | '\n')).collect();
    kept + &tail.chars().rev().collect::<String>()
}

/// Minutes that a question may be open.
pub(crate) fn checked_minutes(minutes: u16) -> Result<u16, Refusal> {
    if minutes <= MINUTES_MAX { Ok(minutes) } else { Err(Refusal::OutOfRange { what: Measure::Minutes }) }
}
