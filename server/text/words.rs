//! Where one token ends and the next begins, and what sort of token each is.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// What sort of token it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// An ordinary word: «kommunen», «barne-», «møteplass».
    Word,
    /// A word with a capital where none was called for: «Tromsø», «Røde».
    Name,
    /// Letters that stand for a name: «KS», «NAV».
    Acronym,
    /// «2017», «3,5», «10-12».
    Number,
    /// «20 %» is a number and this; «20%» is one such.
    Percent,
    /// An e-mail or web address.
    Address,
    /// A picture sign.
    Emoji,
    /// «f.eks.», «bl.a.», «ift.»
    Abbreviation,
    /// Every other sign.
    Punctuation,
}

impl Kind {
    /// Whether the token is made of letters and can mean something in a theme or a cloud.
    pub fn is_word(self) -> bool {
        match self {
            Kind::Word | Kind::Name | Kind::Acronym => true,
            Kind::Number
            | Kind::Percent
            | Kind::Address
            | Kind::Emoji
            | Kind::Abbreviation
            | Kind::Punctuation => false,
        }
    }
}

/// A stretch of the note with its sort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands, in bytes.
    pub span: Range<usize>,
    /// What sort it is, before capitals are weighed.
    pub kind: Kind,
}

/// Cuts the text into pieces; all that is not white space is in exactly one.
pub fn split(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for chunk in chunks(text) {
        split_chunk(text, chunk, &mut pieces);
    }
    pieces
}

/// Whether a new sentence starts after this token.
pub fn ends_sentence(surface: &str, kind: Kind) -> bool {
    match kind {
        Kind::Punctuation => {
            surface.contains(['.', '!', '?', ':', '•', '–', '-', '*', '«', '"', '“', '(', '/', '\n'])
        }
        Kind::Emoji => true,
        Kind::Word
        | Kind::Name
        | Kind::Acronym
        | Kind::Number
        | Kind::Percent
        | Kind::Address
        | Kind::Abbreviation => false,
    }
}

/// The stretches between white space.
fn chunks(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    text.split_whitespace().map(|chunk| {
        let start = chunk.as_ptr() as usize - text.as_ptr() as usize;
        start..start + chunk.len()
    })
}

/// Cuts one stretch without white space: addresses and abbreviations whole, the rest at word bounds.
fn split_chunk(text: &str, chunk: Range<usize>, pieces: &mut Vec<Piece>) {
    let whole = &text[chunk.clone()];
    let core = whole.trim_matches(|letter| is_wrapping(letter) || letter == '.');
    if is_address(core) {
        let start = chunk.start + (core.as_ptr() as usize - whole.as_ptr() as usize);
        let core_span = start..start + core.len();
        push_signs(text, chunk.start..core_span.start, pieces);
        pieces.push(Piece { span: core_span.clone(), kind: Kind::Address });
        push_signs(text, core_span.end..chunk.end, pieces);
        return;
    }
    let mut at = chunk.start;
    while at < chunk.end {
        let rest = &text[at..chunk.end];
        if let Some(length) = abbreviation_at(rest) {
            pieces.push(Piece { span: at..at + length, kind: Kind::Abbreviation });
            at += length;
            continue;
        }
        let length = word_length_at(rest);
        pieces.push(Piece { span: at..at + length, kind: kind_of(&rest[..length]) });
        at += length;
    }
}

/// The length in bytes of the first word or sign of `rest`; hyphens inside a word hold it together.
fn word_length_at(rest: &str) -> usize {
    let mut end = 0;
    for (start, bound) in rest.split_word_bound_indices() {
        let is_wordy = bound.chars().any(char::is_alphanumeric);
        let joins = matches!(bound, "-" | "\u{2010}" | "\u{2011}" | "%");
        if start == 0 {
            end = bound.len();
            if !is_wordy {
                break;
            }
        } else if joins || (is_wordy && rest[..start].ends_with(['-', '\u{2010}', '\u{2011}'])) {
            end = start + bound.len();
        } else {
            break;
        }
    }
    end
}

/// Signs before or after an address, each a token.
fn push_signs(text: &str, span: Range<usize>, pieces: &mut Vec<Piece>) {
    let start = span.start;
    for (offset, sign) in text[span].grapheme_indices(true) {
        let at = start + offset;
        pieces.push(Piece { span: at..at + sign.len(), kind: kind_of(sign) });
    }
}

/// What sort of token a stretch is, seen alone.
fn kind_of(surface: &str) -> Kind {
    let mut letters = 0;
    let mut capitals = 0;
    let mut digits = 0;
    for letter in surface.chars() {
        if letter.is_alphabetic() {
            letters += 1;
            capitals += usize::from(letter.is_uppercase());
        } else if letter.is_numeric() {
            digits += 1;
        }
    }
    if letters == 0 && digits == 0 {
        return if surface.chars().any(is_picture) { Kind::Emoji } else { Kind::Punctuation };
    }
    if letters == 0 {
        return if surface.ends_with('%') { Kind::Percent } else { Kind::Number };
    }
    if BARE_ABBREVIATIONS.contains(&surface) {
        return Kind::Abbreviation;
    }
    let is_acronym = (2..=ACRONYM_LETTERS_MAX).contains(&letters) && capitals == letters;
    if is_acronym { Kind::Acronym } else { Kind::Word }
}

/// Longer stretches of capitals are shouting, not acronyms.
const ACRONYM_LETTERS_MAX: usize = 6;

/// Whether a sign belongs to the picture signs.
fn is_picture(letter: char) -> bool {
    matches!(letter, '\u{203c}'..='\u{3299}' | '\u{1f000}'..='\u{1faff}')
        && !matches!(letter, '\u{2190}'..='\u{21ff}' | '\u{2200}'..='\u{22ff}' | '\u{2500}'..='\u{25ff}' | '\u{3000}'..='\u{303f}')
}

/// Brackets, quotes and commas that stand around a word.
fn is_wrapping(letter: char) -> bool {
    matches!(
        letter,
        '(' | ')' | '[' | ']' | '<' | '>' | '«' | '»' | '"' | '“' | '”' | '\'' | ',' | ';' | ':' | '!' | '?'
    )
}

/// Whether the stretch is an e-mail or web address.
fn is_address(core: &str) -> bool {
    let lower = core.to_ascii_lowercase();
    let after_scheme = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    if after_scheme.is_some_and(|rest| !rest.is_empty()) || (lower.starts_with("www.") && lower.len() > 7) {
        return true;
    }
    if let Some((user, host)) = core.split_once('@') {
        return !user.is_empty() && host.contains('.') && !host.starts_with('.');
    }
    let host = lower.split('/').next().unwrap_or_default();
    host.rsplit_once('.').is_some_and(|(name, end)| {
        ["no", "com", "org", "net", "eu"].contains(&end)
            && name.chars().all(|letter| letter.is_alphanumeric() || "-.".contains(letter))
            && name.len() > 2
    })
}

/// The length of the abbreviation that `rest` starts with, if it does.
fn abbreviation_at(rest: &str) -> Option<usize> {
    const LENGTH_MAX: usize = 10;
    let stretch = rest.split(|letter: char| !(letter.is_alphabetic() || letter == '.')).next()?;
    if stretch.len() > LENGTH_MAX || !stretch.contains('.') {
        return None;
    }
    let lower = stretch.to_lowercase();
    let known = ABBREVIATIONS
        .iter()
        .filter(|known| lower == **known || lower.trim_end_matches('.') == known.trim_end_matches('.'));
    known.map(|_| stretch.len()).next()
}

/// Abbreviations that Norwegians write, with their stops.
const ABBREVIATIONS: &[&str] = &[
    "adm.", "alt.", "ang.", "avd.", "bl.a.", "ca.", "dagl.", "dvs.", "d.v.s.", "e.l.", "el.", "ev.", "evt.",
    "f.eks.", "f.o.m.", "fom.", "fork.", "forts.", "f.t.", "gj.", "gj.sn.", "i.h.t.", "iht.", "ift.",
    "i.f.t.", "inkl.", "innb.", "jf.", "jfr.", "kap.", "kl.", "komm.", "kr.", "maks.", "m.a.", "m.a.o.",
    "m.fl.", "mht.", "m.h.t.", "mill.", "min.", "mnd.", "m.m.", "mtp.", "m.t.p.", "mv.", "m.v.", "nr.",
    "o.a.", "obs.", "off.", "o.l.", "ol.", "org.", "osb.", "osv.", "o.s.v.", "pga.", "p.g.a.", "pkt.", "pr.",
    "prof.", "prop.", "pst.", "s.k.", "sml.", "st.meld.", "stk.", "tel.", "tlf.", "t.d.", "t.o.m.", "tom.",
    "vedr.", "vha.", "v.h.a.",
];

/// Abbreviations that are often written without stops and are not words.
const BARE_ABBREVIATIONS: &[&str] = &[
    "bl", "bla", "ca", "dvs", "eks", "etc", "evt", "feks", "ifbm", "ifm", "ift", "iht", "jf", "jfr", "mfl",
    "mht", "mtp", "mv", "osv", "pga", "vha", "vdr", "vedr",
];
