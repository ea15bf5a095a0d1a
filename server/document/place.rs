//! Sted: where in the workshop something belongs that is said about the document, so that a screen can lead there.

use serde::Serialize;

use crate::workshop::ids::{LineId, NoteId, QuestionId, ThemeId};
use crate::workshop::settings::Part;

/// As much of the place as there is.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct At {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<Part>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub question: Option<QuestionId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<ThemeId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<LineId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<NoteId>,
}
