//! Inflected forms of one word meet; words of another class do not.

use std::collections::BTreeMap;
use std::fmt;

use rust_stemmers::{Algorithm, Stemmer};

use super::language::Language;
use super::words::Kind;

/// What the inflected forms of one word share; compares equal for «kommunen» and «kommunane», not for another word class.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FormKey(Box<str>);

/// What sort of word a form belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum WordClass {
    /// Substantiv.
    Noun,
    /// Verb.
    Verb,
    /// Adjektiv.
    Adjective,
    /// Every other class: adverbs, pronouns, signs, several words together.
    Other,
    /// Names and acronyms.
    Name,
}

impl FormKey {
    /// The key of a lemma in a class.
    pub fn new(lemma: &str, class: WordClass) -> FormKey {
        FormKey(format!("{lemma}/{}", class.letter()).into())
    }

    /// The key of a sign, which meets only itself.
    pub fn of_sign(folded: &str) -> FormKey {
        FormKey::new(folded, WordClass::Other)
    }

    /// The key of several words together, such as «psykisk helse».
    pub fn of_phrase<'a>(keys: impl Iterator<Item = &'a FormKey>) -> FormKey {
        let lemmas: Vec<&str> = keys.map(FormKey::lemma).collect();
        FormKey::new(&lemmas.join(" "), WordClass::Other)
    }

    /// The lemma: a whole word, but not always the one to show; see [`display_form`].
    pub fn lemma(&self) -> &str {
        self.0.rsplit_once('/').map_or(&self.0, |(lemma, _)| lemma)
    }

    /// The word class.
    pub fn class(&self) -> WordClass {
        match self.0.as_bytes().last() {
            Some(b'n') => WordClass::Noun,
            Some(b'v') => WordClass::Verb,
            Some(b'a') => WordClass::Adjective,
            Some(b'P') => WordClass::Name,
            _other => WordClass::Other,
        }
    }

    /// The key as text, `lemma/class`; for files and sorting.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FormKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl WordClass {
    fn letter(self) -> char {
        match self {
            WordClass::Noun => 'n',
            WordClass::Verb => 'v',
            WordClass::Adjective => 'a',
            WordClass::Other => 'x',
            WordClass::Name => 'P',
        }
    }
}

/// The form that a folded word belongs to.
pub fn form_of(folded: &str, kind: Kind, _language: Language) -> FormKey {
    match kind {
        Kind::Name | Kind::Acronym => FormKey::new(folded, WordClass::Name),
        Kind::Word => FormKey::new(&Stemmer::create(Algorithm::Norwegian).stem(folded), WordClass::Other),
        Kind::Number
        | Kind::Percent
        | Kind::Address
        | Kind::Emoji
        | Kind::Abbreviation
        | Kind::Punctuation => FormKey::of_sign(folded),
    }
}

/// The form to show people, of those they wrote with how often: the commonest; when equal the shortest, then by alphabet.
pub fn display_form(forms: &BTreeMap<String, usize>) -> &str {
    let commonest = forms.iter().max_by(|(a_form, a_count), (b_form, b_count)| {
        a_count.cmp(b_count).then_with(|| b_form.len().cmp(&a_form.len())).then_with(|| b_form.cmp(a_form))
    });
    commonest.map_or("", |(form, _)| form)
}
