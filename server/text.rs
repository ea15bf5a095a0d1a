//! Norwegian text in, words out; every word remembers where it stood (byte span).
//!
//! A note is first cut into tokens ([`words`]), its [`language`] is found, and each token is understood: how it reads when
//! capitals and spelling are set aside, whether it carries meaning ([`stopwords`]), which inflected forms it meets
//! ([`forms`]), its stem ([`stems`]) and the parts of a compound ([`compounds`]). [`analyse`] does all of this for one note.
//! [`points`] picks what a note says (its content words and multi-word answers); [`phrases`] finds the expressions that
//! several notes share, and [`expressions`] knows those that are one thing wherever they stand.

use std::collections::HashMap;
use std::ops::Range;

pub mod alphabet;
pub mod clean;
pub mod compounds;
pub mod expressions;
pub mod forms;
pub mod language;
pub mod lexicon;
pub mod names;
pub mod phrases;
pub mod points;
pub mod stems;
pub mod stopwords;
pub mod words;

pub use alphabet::alphabetical;
pub use expressions::is_expression;
pub use forms::{FormKey, WordClass, display_form, display_form_in};
pub use language::{Language, language_of, languages_among, languages_of};
pub use phrases::{Phrase, noun_phrases, phrases};
pub use points::{Point, points_of, points_of_notes};
pub use stopwords::Stop;
pub use words::{Kind, Piece};

/// One word, number, sign or the like in a note, and what is known about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the note, in bytes; `&note[span]` is [`Token::surface`].
    pub span: Range<usize>,
    /// As written.
    pub surface: String,
    /// What sort of token it is.
    pub kind: Kind,
    /// As written, composed (NFC), and in lower case unless it is a name or an acronym.
    pub folded: String,
    /// Whether it carries meaning of its own.
    pub stop: Stop,
    /// What related words share («frivillig», «frivillighet»); for likeness only, never shown.
    pub stem: String,
    /// What the inflected forms of one word share, and words of another class do not.
    pub form: FormKey,
    /// The words a compound is made of, in order; empty when the word is not a compound.
    pub parts: Vec<Part>,
}

/// One word inside a compound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Where the part stands in the note, in bytes, without a linking letter.
    pub span: Range<usize>,
    /// Its stem, as for a token.
    pub stem: String,
    /// Its form, as for a token.
    pub form: FormKey,
}

impl Token {
    /// Whether the token is a word that can carry meaning: not a sign, a stop word or a filler.
    pub fn is_content(&self) -> bool {
        self.kind.is_word() && self.stop == Stop::No
    }

    /// The word as people should see it: [`Token::folded`], made whole when it is half of a pair («barne- og …»).
    pub fn shown(&self) -> &str {
        if self.folded.ends_with('-') && !self.parts.is_empty() { self.form.lemma() } else { &self.folded }
    }
}

/// Cuts a note into tokens and says what is known about each; together they cover all that is not white space.
pub fn analyse(text: &str, language: Language) -> Vec<Token> {
    analyse_with(text, language, &mut Seen::new())
}

/// Analyses many notes, each in its language; the same as [`analyse`] for each, but a word is understood only once.
pub fn analyse_notes<'a>(texts: &[&'a str], languages: &[Language]) -> Vec<Vec<Token>> {
    let mut seen: Seen<'a> = Seen::new();
    texts.iter().zip(languages).map(|(text, language)| analyse_with(text, *language, &mut seen)).collect()
}

/// Words that are already understood, as if they stood at the start of a note.
type Seen<'a> = HashMap<(&'a str, Kind, Language), Token>;

fn analyse_with<'a>(text: &'a str, language: Language, seen: &mut Seen<'a>) -> Vec<Token> {
    let mut pieces = words::split(text);
    names::mark(text, &mut pieces);
    let understood = pieces.into_iter().map(|Piece { span, kind }| {
        let surface = &text[span.clone()];
        let token =
            seen.entry((surface, kind, language)).or_insert_with(|| understand(surface, kind, language));
        moved(token, span)
    });
    let mut tokens: Vec<Token> = understood.collect();
    compounds::complete_halves(&mut tokens, language);
    tokens
}

/// The same word at another place.
fn moved(token: &Token, span: Range<usize>) -> Token {
    let mut token = token.clone();
    for part in &mut token.parts {
        part.span = part.span.start + span.start..part.span.end + span.start;
    }
    token.span = span;
    token
}

/// Says what is known about one piece, as if it stood at the start of a note.
fn understand(surface: &str, kind: Kind, language: Language) -> Token {
    let folded = match kind {
        Kind::Name | Kind::Acronym => {
            names::written(surface).map_or_else(|| clean::compose(surface), str::to_owned)
        }
        Kind::Word => clean::fold_word(surface),
        Kind::Number
        | Kind::Percent
        | Kind::Address
        | Kind::Emoji
        | Kind::Abbreviation
        | Kind::Punctuation => clean::fold(surface),
    };
    let stop = stopwords::stop_class(&folded, kind);
    let may_be_compound = kind == Kind::Word && stop == Stop::No;
    let segments = if may_be_compound { compounds::split(&folded, language) } else { Vec::new() };
    let form = forms::form_of(&folded, kind, language, &segments);
    let stem = if kind.is_word() { stems::stem_of(&form) } else { folded.clone() };
    let parts = compounds::parts_of(&segments, &folded, surface);
    Token { span: 0..surface.len(), surface: surface.into(), kind, folded, stop, stem, form, parts }
}

#[cfg(test)]
mod cases;
#[cfg(test)]
mod laws;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_becomes_words() {
        let tokens = analyse("Kommunen må støtte frivillige, bl.a. KS!", Language::Nb);
        let folded: Vec<&str> = tokens.iter().map(|token| token.folded.as_str()).collect();
        assert_eq!(folded, ["kommunen", "må", "støtte", "frivillige", ",", "bl.a.", "KS", "!"]);
    }
}
