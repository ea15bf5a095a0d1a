//! Who is in the room: groups, participants, and who may do what.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::ids::{GroupId, Moment, ParticipantId};
use super::limits::TITLE_CHARS_MAX;
use super::note::clean;
use super::refusal::{Measure, Refusal};

/// Gruppe: people answering together, usually one table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Group {
    pub id: GroupId,
    /// What the group is called on every screen: «Gruppe 3» or a name of its own.
    pub name: String,
}

/// Deltaker: someone in a group with a phone.
#[derive(Clone, Debug, PartialEq)]
pub struct Participant {
    pub id: ParticipantId,
    pub group: GroupId,
    /// The hash of the phone's own secret: the same phone is the same participant.
    pub seat: SeatHash,
    pub joined_at: Moment,
    /// What the participant chose to say about themselves; kept apart from the notes.
    pub person: Option<Person>,
}

/// What a participant chose to say about themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Person {
    pub name: String,
    #[serde(default)]
    pub organisation: String,
    #[serde(default)]
    pub title: String,
    /// A separate yes to being printed in the participant list; no unless said.
    #[serde(default)]
    pub may_be_printed: bool,
}

impl Person {
    /// The same person with every field cleaned, or a refusal that says which is too long.
    pub fn checked(self) -> Result<Self, Refusal> {
        let field = |text: &str| within(clean(text), Measure::PersonChars, TITLE_CHARS_MAX);
        Ok(Self {
            name: field(&self.name)?,
            organisation: field(&self.organisation)?,
            title: field(&self.title)?,
            may_be_printed: self.may_be_printed,
        })
    }
}

/// A text that is at most so many characters, or a refusal.
pub fn within(text: String, what: Measure, chars_max: usize) -> Result<String, Refusal> {
    use unicode_segmentation::UnicodeSegmentation;
    let chars = text.graphemes(true).count();
    if chars > chars_max { Err(Refusal::too_long(what, chars_max, chars)) } else { Ok(text) }
}

/// SHA-256 of the secret that a phone made for its seat, as 64 hex digits.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS), ts(type = "string"))]
#[serde(transparent)]
pub struct SeatHash(pub String);

/// What a link lets its holder do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Deltaker.
    Participant,
    /// Prosessleder.
    Facilitator,
    /// Sekretariat.
    Secretariat,
    /// Storskjerm: looks, never acts.
    Wall,
}

/// Who asks: the role that the link gives, and which pair of hands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct By {
    pub role: Role,
    /// Set for a phone that has joined.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub participant: Option<ParticipantId>,
    /// Set for staff: which browser, so that undo is one person's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub hand: Option<Hand>,
}

impl By {
    /// Somebody in the room; what those are told who are not to know who it was.
    pub fn untold() -> Self {
        Self::role(Role::Participant)
    }

    /// Whether it says no more than that it was somebody in the room.
    pub fn is_untold(&self) -> bool {
        *self == Self::untold()
    }

    /// Someone who holds a link and has not said more.
    pub fn role(role: Role) -> Self {
        Self { role, participant: None, hand: None }
    }

    /// A phone that has joined.
    pub fn participant(id: ParticipantId) -> Self {
        Self { role: Role::Participant, participant: Some(id), hand: None }
    }
}

/// One pair of hands at a desk: a random id that the browser keeps, and the initials that colleagues see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Hand {
    pub id: String,
    #[serde(default)]
    pub initials: String,
}
