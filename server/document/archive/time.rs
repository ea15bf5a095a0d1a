//! A moment as it is written in an archive: `2026-05-04T09:15:02.123Z`.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::workshop::ids::Moment;

/// A moment in UTC with milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, JsonSchema)]
#[schemars(with = "String")]
pub struct Time(jiff::Timestamp);

impl Time {
    /// The time of a moment; `None` for the moment that stands for «not known».
    pub fn of(moment: Moment) -> Option<Self> {
        let known = moment != Moment::default();
        known.then(|| Self(jiff::Timestamp::from_millisecond(moment.0).unwrap_or_default()))
    }

    /// The moment of this time.
    pub fn moment(self) -> Moment {
        Moment(self.0.as_millisecond())
    }
}

impl fmt::Display for Time {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:.3}", self.0)
    }
}

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map(Self).map_err(|_| {
            serde::de::Error::custom(format!("'{text}' is not a time; write it as 2026-05-04T09:15:00Z"))
        })
    }
}
