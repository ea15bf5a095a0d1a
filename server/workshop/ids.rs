//! Ids and measures as types, so that no bare string or number crosses a module.

use std::fmt;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};

/// The longest note id that is taken, in bytes; a UUID needs 36.
pub const NOTE_ID_BYTES_MAX: usize = 64;

/// Innspillets id: made by the phone (a UUIDv7), or given in an imported file; ASCII letters, digits, `-` and `_`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS), ts(type = "string"))]
#[serde(transparent)]
pub struct NoteId(#[schemars(regex(pattern = r"^[A-Za-z0-9_-]{1,64}$"))] Arc<str>);

impl NoteId {
    /// Takes an id of 1 to 64 ASCII letters, digits, `-` or `_`; anything else is `None`.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = (1..=NOTE_ID_BYTES_MAX).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
        fits.then(|| Self(text.into()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for NoteId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for NoteId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text)
            .ok_or_else(|| serde::de::Error::custom("a note id is 1 to 64 ASCII letters, digits, '-' or '_'"))
    }
}

/// Declares a small number that names one thing and is never mixed up with another.
macro_rules! number_id {
    ($(#[$doc:meta])* $name:ident, $inner:ty) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[cfg_attr(test, derive(ts_rs::TS), ts(type = "number"))]
        #[serde(transparent)]
        pub struct $name(pub $inner);

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(formatter)
            }
        }
    };
}

number_id!(
    /// Spørsmålets id: counts up within a workshop and is never used again.
    QuestionId, u16
);
number_id!(
    /// Gruppas id: counts up within a workshop and is never used again.
    GroupId, u16
);
number_id!(
    /// Deltakerens id: counts up within a workshop; says nothing of who the person is.
    ParticipantId, u32
);
number_id!(
    /// Temaets id within its question. Theme 0 is the question's own list, which has no heading.
    ThemeId, u32
);
number_id!(
    /// Linjas id within its question.
    LineId, u32
);
number_id!(
    /// Vedleggets id: counts up within a workshop and is never used again.
    AttachmentId, u32
);
number_id!(
    /// How far a workshop has come: the number of its latest event; 0 is before the first.
    Revision, u32
);
number_id!(
    /// A moment, in milliseconds since 1970-01-01 UTC.
    Moment, i64
);
