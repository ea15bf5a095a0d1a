//! Regnskapet («bevaringsbevis»): where each received note rests in the document, exactly once.

use std::collections::HashMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::outline::{Block, InputDocument, Line};
use super::same_words::key;
use super::words;
use crate::workshop::board::Place;
use crate::workshop::ids::{NoteId, QuestionId};
use crate::workshop::note::{Note, Standing};
use crate::workshop::settings::Language;
use crate::workshop::state::State;

/// Regnskap: one entry for each note, in the order they were received.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    pub notes: Vec<Entry>,
}

/// Where one note rests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub id: NoteId,
    #[serde(rename = "as")]
    pub resting: Resting,
    /// The line it became, or the word of the cloud.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// The heading it stands under: the theme, or the question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub under: Option<String>,
    /// Why it is not printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Whether the line is in other words than the note.
    #[serde(default, skip_serializing_if = "is_false")]
    pub edited: bool,
    /// Why it was omitted, as a kind that can be counted.
    #[serde(skip)]
    pub omission: Option<Omission>,
    #[serde(skip)]
    pub question: QuestionId,
}

/// The kinds of resting place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Resting {
    /// A line of its own.
    Bullet,
    /// A line that it shares with others.
    Merged,
    /// A word of the cloud.
    Figure,
    /// Not printed, for a reason.
    Omitted,
}

/// Why a note is not printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Omission {
    LeftOut,
    Held,
    Withdrawn,
    Erased,
}

/// The sum does not hold: this note is not accounted for exactly once, so there is no document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountFault {
    /// The note has no place in the document.
    Missing(NoteId),
    /// The note stands in more than one place.
    Twice(NoteId),
    /// A note that must not be printed is behind a line.
    Printed(NoteId),
    /// A line has a note behind it that was never received.
    Unknown(NoteId),
}

impl fmt::Display for AccountFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the account does not hold: ")?;
        match self {
            Self::Missing(note) => write!(formatter, "note '{note}' has no place in the document"),
            Self::Twice(note) => write!(formatter, "note '{note}' stands in more than one place"),
            Self::Printed(note) => write!(formatter, "note '{note}' must not be printed, but is"),
            Self::Unknown(note) => write!(formatter, "note '{note}' is printed but was never received"),
        }
    }
}

impl std::error::Error for AccountFault {}

/// A resting place found in the document.
struct Found<'a> {
    resting: Resting,
    at: &'a str,
    under: &'a str,
}

impl Account {
    /// Reads the document from top to bottom and finds the one place of each note, or says which note has none.
    pub fn of(document: &InputDocument, state: &State) -> Result<Self, AccountFault> {
        let mut places = places(document, state.notes.len())?;
        let language = document.language;
        let entries: Result<Vec<Entry>, AccountFault> =
            state.notes.iter().map(|note| entry(note, places.remove(&note.id), state, language)).collect();
        let notes = entries?;
        match places.into_keys().min() {
            Some(unknown) => Err(AccountFault::Unknown(unknown.clone())),
            None => Ok(Self { notes }),
        }
    }

    /// How many notes rest in each way.
    pub fn sum(&self) -> Sum {
        Sum::of(&self.notes)
    }

    /// The entry of one note.
    pub fn entry(&self, id: &NoteId) -> Option<&Entry> {
        self.notes.iter().find(|entry| entry.id == *id)
    }
}

fn places(document: &InputDocument, expected: usize) -> Result<HashMap<&NoteId, Found<'_>>, AccountFault> {
    let mut places = HashMap::with_capacity(expected);
    let mut twice = None;
    let mut put = |note, found| {
        if places.insert(note, found).is_some() {
            twice.get_or_insert(note);
        }
    };
    let mut under = "";
    for block in &document.blocks {
        match block {
            Block::Heading(heading) => under = &heading.text,
            Block::List(list) => {
                for line in &list.lines {
                    line.walk(1, &mut |line: &Line, _| {
                        let resting = if line.notes.len() > 1 { Resting::Merged } else { Resting::Bullet };
                        line.notes
                            .iter()
                            .for_each(|note| put(note, Found { resting, at: &line.text, under }));
                    });
                }
            }
            Block::Figure(figure) => {
                for word in &figure.words {
                    let resting = Resting::Figure;
                    word.notes.iter().for_each(|note| put(note, Found { resting, at: &word.text, under }));
                }
            }
            Block::Facts(_) | Block::Contents | Block::Paragraph(_) | Block::Table(_) | Block::File(_) => {}
        }
    }
    twice.map_or(Ok(places), |note| Err(AccountFault::Twice(NoteId::clone(note))))
}

fn entry(
    note: &Note,
    found: Option<Found>,
    state: &State,
    language: Language,
) -> Result<Entry, AccountFault> {
    let place = state.board(note.question).place(&note.id);
    let omission = match (note.standing, place) {
        (Standing::Held, _) => Some(Omission::Held),
        (Standing::Withdrawn, _) => Some(Omission::Withdrawn),
        (Standing::Erased, _) => Some(Omission::Erased),
        (Standing::Received, Place::LeftOut(_)) => Some(Omission::LeftOut),
        (Standing::Received, Place::Line(_) | Place::Nowhere) => None,
    };
    let (id, question) = (note.id.clone(), note.question);
    match (found, omission) {
        (Some(_), Some(_)) => Err(AccountFault::Printed(id)),
        (None, None) => Err(AccountFault::Missing(id)),
        (Some(Found { resting, at, under }), None) => Ok(Entry {
            edited: resting != Resting::Figure && !is_same(note.text.as_str(), at),
            at: Some(at.to_owned()),
            under: Some(under.to_owned()),
            reason: None,
            omission: None,
            id,
            resting,
            question,
        }),
        (None, Some(omission)) => {
            let reason = match place {
                Place::LeftOut(left_out) if omission == Omission::LeftOut => left_out.reason.clone(),
                Place::LeftOut(_) | Place::Line(_) | Place::Nowhere => {
                    words::of(language).reason(omission).into()
                }
            };
            let (at, under, edited, resting) = (None, None, false, Resting::Omitted);
            Ok(Entry {
                id,
                resting,
                at,
                under,
                reason: Some(reason),
                edited,
                omission: Some(omission),
                question,
            })
        }
    }
}

/// How many notes rest in each way; the parts always make the whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    pub received: u32,
    pub printed: u32,
    pub merged: u32,
    pub in_cloud: u32,
    pub left_out: u32,
    pub withdrawn: u32,
    pub held: u32,
    pub erased: u32,
}

impl Sum {
    /// The sum over some entries.
    pub fn of<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Self {
        let mut sum = Self::default();
        for entry in entries {
            sum.received += 1;
            let part = match (entry.resting, entry.omission) {
                (Resting::Bullet, _) => &mut sum.printed,
                (Resting::Merged, _) => &mut sum.merged,
                (Resting::Figure, _) => &mut sum.in_cloud,
                (Resting::Omitted, Some(Omission::Withdrawn)) => &mut sum.withdrawn,
                (Resting::Omitted, Some(Omission::Held)) => &mut sum.held,
                (Resting::Omitted, Some(Omission::Erased)) => &mut sum.erased,
                (Resting::Omitted, Some(Omission::LeftOut) | None) => &mut sum.left_out,
            };
            *part += 1;
        }
        sum
    }

    /// Those that are not printed, whatever the reason.
    pub fn not_printed(&self) -> u32 {
        self.left_out + self.withdrawn + self.held + self.erased
    }
}

/// Whether a reader would say that two wordings are the same; mostly they are, letter by letter.
fn is_same(one: &str, other: &str) -> bool {
    one == other || key(one) == key(other)
}

fn is_false(value: &bool) -> bool {
    !*value
}
