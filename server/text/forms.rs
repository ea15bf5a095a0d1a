//! Inflected forms of one word meet; words of another class do not.

use std::collections::BTreeMap;
use std::fmt;

use super::compounds::Segment;
use super::language::Language;
use super::lexicon::{self, Reading};
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

/// The form that a folded word belongs to; `segments` are its parts if it is a compound.
pub fn form_of(folded: &str, kind: Kind, language: Language, segments: &[Segment]) -> FormKey {
    match kind {
        Kind::Name | Kind::Acronym => name_form(folded),
        Kind::Word => word_form(folded, language, segments),
        Kind::Number
        | Kind::Percent
        | Kind::Address
        | Kind::Emoji
        | Kind::Abbreviation
        | Kind::Punctuation => FormKey::of_sign(folded),
    }
}

/// A name meets itself however it is capitalised, and its genitive with an apostrophe.
fn name_form(folded: &str) -> FormKey {
    let bare = folded.trim_end_matches("’s").trim_end_matches("'s").trim_end_matches(['’', '\'']);
    FormKey::new(&bare.to_lowercase(), WordClass::Name)
}

/// A key from a reading: the lemma in lower case, so that «KS-område» meets «ks-område».
fn key_of(reading: Reading) -> FormKey {
    FormKey::new(&reading.lemma.to_lowercase(), reading.class)
}

/// Known words first; then what follows from them by rule; last a guess by how the word ends.
fn word_form(folded: &str, language: Language, segments: &[Segment]) -> FormKey {
    let reading = lexicon::reading(folded, language)
        .or_else(|| genitive(folded, language))
        .or_else(|| as_bokmaal(folded))
        .or_else(|| from_parts(folded, segments))
        .or_else(|| lexicon::guess(folded, language));
    match reading {
        Some(reading) => key_of(reading),
        None => FormKey::new(folded, WordClass::Other),
    }
}

/// «kommunens» is a form of «kommune».
fn genitive(folded: &str, language: Language) -> Option<Reading> {
    let bare = folded.strip_suffix('s')?.trim_end_matches(['’', '\'']);
    lexicon::reading_in(bare, WordClass::Noun, language)
        .or_else(|| as_bokmaal(bare).filter(|reading| reading.class == WordClass::Noun))
}

/// A nynorsk form that the lexicon lacks, by what it would be in bokmål.
fn as_bokmaal(folded: &str) -> Option<Reading> {
    NYNORSK_ENDINGS.iter().find_map(|(nynorsk, bokmaal, class)| {
        let stem = folded.strip_suffix(nynorsk)?;
        lexicon::reading_in(&[stem, bokmaal].concat(), *class, Language::Nb)
    })
}

/// A compound is inflected as its last part: «frivilligpolitikken» is a form of «frivilligpolitikk».
fn from_parts(folded: &str, segments: &[Segment]) -> Option<Reading> {
    let (last, first) = segments.split_last()?;
    let mut lemma = String::with_capacity(folded.len() + 4);
    let mut at = 0;
    for segment in first {
        let bridged = &segment.reading.lemma;
        let written = &folded[segment.span.clone()];
        lemma.push_str(&folded[at..segment.span.start]);
        // Only a nynorsk first part is rewritten: the lemma of an inflected one would lose its ending.
        let is_nynorsk = lexicon::known(written).is_some_and(|known| !known.nb);
        lemma.push_str(if is_nynorsk { bridged } else { written });
        at = segment.span.end;
    }
    lemma.push_str(&folded[at..last.span.start]);
    lemma.push_str(&last.reading.lemma);
    Some(Reading { lemma, class: last.reading.class })
}

/// Endings of nynorsk with what they are in bokmål, longest first.
const NYNORSK_ENDINGS: &[(&str, &str, WordClass)] = &[
    ("heitene", "hetene", WordClass::Noun),
    ("heiter", "heter", WordClass::Noun),
    ("heita", "heten", WordClass::Noun),
    ("heit", "het", WordClass::Noun),
    ("arane", "erne", WordClass::Noun),
    ("aren", "eren", WordClass::Noun),
    ("arar", "ere", WordClass::Noun),
    ("ane", "ene", WordClass::Noun),
    ("one", "ene", WordClass::Noun),
    ("ar", "er", WordClass::Noun),
    ("or", "er", WordClass::Noun),
    ("ar", "er", WordClass::Verb),
    ("a", "en", WordClass::Noun),
    ("a", "et", WordClass::Noun),
    ("lege", "lige", WordClass::Adjective),
    ("legare", "ligere", WordClass::Adjective),
    ("leg", "lig", WordClass::Adjective),
    ("are", "ere", WordClass::Adjective),
    ("aste", "este", WordClass::Adjective),
    ("ast", "est", WordClass::Adjective),
    ("ande", "ende", WordClass::Adjective),
    ("era", "ere", WordClass::Verb),
    ("ast", "e", WordClass::Verb),
    ("ast", "es", WordClass::Verb),
    ("a", "e", WordClass::Verb),
    ("i", "a", WordClass::Noun),
    ("i", "e", WordClass::Verb),
];

/// The form to show people, of those they wrote with how often: the commonest; when equal the shortest, then by alphabet.
pub fn display_form(forms: &BTreeMap<String, usize>) -> &str {
    display_form_in(forms, Language::Unknown)
}

/// The same in a text of some language: of equally common forms, one that is written so in that language.
pub fn display_form_in(forms: &BTreeMap<String, usize>, language: Language) -> &str {
    let commonest = forms.iter().max_by(|(a_form, a_count), (b_form, b_count)| {
        a_count
            .cmp(b_count)
            .then_with(|| is_foreign(b_form, language).cmp(&is_foreign(a_form, language)))
            .then_with(|| b_form.len().cmp(&a_form.len()))
            .then_with(|| b_form.cmp(a_form))
    });
    commonest.map_or("", |(form, _)| form)
}

/// Whether some word of the form is written so in nynorsk and not in bokmål, or the other way.
fn is_foreign(form: &str, language: Language) -> bool {
    let is_foreign = |word: &str| match (language, lexicon::known(word)) {
        (Language::Nb, Some(known)) => !known.nb,
        (Language::Nn, Some(known)) => !known.nn,
        (Language::Nb, None) => as_bokmaal(word).is_some(),
        // What nynorsk takes over from bokmål is no sign; that it writes another form is.
        (Language::Nn, None) => BOKMAAL_ENDINGS.iter().any(|ending| word.ends_with(ending)),
        (Language::En | Language::Se | Language::Unknown, _) => false,
    };
    form.to_lowercase().split(' ').any(is_foreign)
}

/// Endings that no word of nynorsk has.
const BOKMAAL_ENDINGS: &[&str] = &["heten", "heter", "hetene", "lige", "lig"];
