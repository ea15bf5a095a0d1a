//! Ordsky: weighted words in, placed words out. Every word is placed, sizes are honest (area grows with weight),
//! nothing overlaps, and a word that is on the wall stays where the eye left it.
//!
//! `weight` makes words of notes, `tally` a workshop's words with what people decided; `glyphs` knows their outlines,
//! `mask` their cells, `grid` what is taken; `place` and `stable` lay out; `svg` draws. `docs/CLOUD.md` tells how and why.

use serde::{Deserialize, Serialize};

pub mod glyphs;
mod grid;
#[cfg(test)]
mod laws;
mod mask;
mod nearest;
mod place;
mod settle;
mod sheet;
mod stable;
pub mod svg;
pub mod tally;
pub mod weight;

pub use glyphs::{Font, outline};
pub use svg::{Palette, png, svg};

/// The most words that one cloud places; more than a room says, and more than a wall can show.
pub const WORDS_MAX: usize = 2000;

/// A word and what it weighs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Word {
    /// The word as it is written on the wall.
    pub text: String,
    /// Its weight: twice the weight is twice the area.
    pub weight: f64,
}

/// A word with its place; the unit is that of the canvas, which for a wall is CSS pixels.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Placed {
    /// The word.
    pub text: String,
    /// Where its baseline starts.
    pub x: f64,
    /// The height of its baseline, downwards.
    pub y: f64,
    /// How far the pen moves along the word.
    #[serde(default)]
    pub width: f64,
    /// The height of its ink.
    #[serde(default)]
    pub height: f64,
    /// The font size.
    pub size: f64,
    /// Degrees clockwise about the start of the baseline; 0 here: lying words are read, standing ones are guessed.
    #[serde(default)]
    pub rotate: f64,
}

/// A whole cloud.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Layout {
    /// Width and height.
    pub canvas: [u32; 2],
    /// The words, the heaviest first.
    pub words: Vec<Placed>,
    /// Words without a place: those beyond [`WORDS_MAX`], else none.
    #[serde(default)]
    pub dropped: Vec<String>,
}

/// What a layout is made for.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// Width and height to fill.
    pub canvas: [u32; 2],
    /// The font that draws it.
    pub font: &'a Font<'a>,
    /// The cloud that is on the wall now: its words move as little as they can. An empty one is a wall where the cloud
    /// has yet to grow; none at all gives a finished cloud that fills the canvas.
    pub previous: Option<&'a Layout>,
    /// Give a finished cloud all the same: the one move that ends a question.
    pub recompose: bool,
}

/// Lays out a cloud: each word is placed, whatever the words are; the same input gives the same bytes.
pub fn place(words: &[Word], options: &Options) -> Layout {
    let (shapes, dropped) = place::Shape::all(words, options.font);
    let stays = options.previous.filter(|previous| {
        (previous.words.is_empty() || previous.canvas == options.canvas) && !options.recompose
    });
    let placed = stays.and_then(|previous| stable::place(&shapes, options.canvas, previous));
    let words = placed.unwrap_or_else(|| place::place(&shapes, options.canvas));
    Layout { canvas: options.canvas, words, dropped }
}
