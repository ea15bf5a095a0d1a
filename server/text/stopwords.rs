//! Words that carry no meaning of their own, and the weaker class that every workshop note is full of.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::words::Kind;

/// Whether a word carries meaning of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stop {
    /// It does.
    No,
    /// It hardly does in a workshop («viktig», «bør», «kommunen»): weighs little, never alone in a heading or a cloud.
    Filler,
    /// It does not («og», «som», «ikkje»).
    Stop,
}

/// Which class a folded token belongs to; signs are as empty as stop words.
pub fn stop_class(folded: &str, kind: Kind) -> Stop {
    match kind {
        Kind::Word => LIST.get(folded).copied().unwrap_or(Stop::No),
        Kind::Name | Kind::Acronym => Stop::No,
        Kind::Number
        | Kind::Percent
        | Kind::Address
        | Kind::Emoji
        | Kind::Abbreviation
        | Kind::Punctuation => Stop::Stop,
    }
}

/// The list as a person edits it: one heading for each class, then the words.
const LIST_TEXT: &str = include_str!("stopwords.txt");

static LIST: LazyLock<HashMap<&'static str, Stop>> = LazyLock::new(|| {
    let mut list = HashMap::new();
    let mut class = Stop::Stop;
    for line in LIST_TEXT.lines() {
        match line.trim() {
            "[stop]" => class = Stop::Stop,
            "[filler]" => class = Stop::Filler,
            comment if comment.starts_with('#') => {}
            words => list.extend(words.split_whitespace().map(|word| (word, class))),
        }
    }
    list
});
