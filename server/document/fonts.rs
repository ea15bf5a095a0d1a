//! The fonts that are set into PDF files and pictures, and what they can print. `fonts/README.md` tells their origin.

use std::sync::LazyLock;

use ttf_parser::Face;

/// All faces.
pub static ALL: [&[u8]; 5] = [
    include_bytes!("fonts/LiberationSans-Regular.ttf"),
    include_bytes!("fonts/LiberationSans-Bold.ttf"),
    include_bytes!("fonts/LiberationSans-Italic.ttf"),
    include_bytes!("fonts/LiberationSans-BoldItalic.ttf"),
    include_bytes!("fonts/NotoEmoji-Regular.ttf"),
];

static TEXT: LazyLock<Option<Face>> = LazyLock::new(|| Face::parse(ALL[0], 0).ok());
static EMOJI: LazyLock<Option<Face>> = LazyLock::new(|| Face::parse(ALL[4], 0).ok());

/// Whether one font has every part of this grapheme, so that it can be set.
pub fn can_print(grapheme: &str) -> bool {
    let has = |face: &LazyLock<Option<Face>>| {
        face.as_ref().is_some_and(|face| {
            grapheme.chars().all(|letter| is_invisible(letter) || face.glyph_index(letter).is_some())
        })
    };
    grapheme.is_ascii() || has(&TEXT) || has(&EMOJI)
}

/// Letters that are never drawn: joiners, direction marks, variation selectors, soft hyphens, line ends.
pub fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\n' | '\t' | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
    )
}
