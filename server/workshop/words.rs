//! Ordsky: what people have decided about the words of one cloud.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What stands behind the size of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Counting {
    /// How many participants said it.
    #[default]
    Participants,
    /// How many groups said it.
    Groups,
    /// How many notes say it.
    Mentions,
}

/// How one word cloud counts and what it shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default)]
pub struct CloudSettings {
    pub counting: Counting,
    /// Whether the wall shows a word that one person alone has said; no unless the workshop says so.
    pub lone_words: bool,
}

/// One decision about words as they are shown; decisions are kept in the order they were made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum WordDecision {
    /// `word` counts as `into` from now on.
    Merge { word: String, into: String },
    /// The forms that were met under `word` are counted each for itself.
    Split { word: String },
    /// `word` is not shown.
    Hide { word: String },
    /// `word` is shown again.
    Show { word: String },
    /// `word` is spelled `to`.
    Rename { word: String, to: String },
}
