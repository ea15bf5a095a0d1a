//! Word clouds as drawings, and those drawn before: laying out a cloud takes longer than writing a whole document, and
//! the same words always give the same drawing.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use anyhow::Result;

use super::picture;
use crate::cloud::{Font, Layout, Options, Palette, Word, place, svg};

/// The canvas of a cloud: the width of a page's text to rather more than half of it.
const CANVAS: [u32; 2] = [960, 500];
/// The colour of the words: the same as the document's headings, contrast 9 to 1.
const INK: &str = "#0b4a6f";
/// Drawings that are kept: those of the clouds that a secretariat works with, at some hundred kilobytes each.
const KEPT_MAX: usize = 32;

/// What a cloud is drawn from.
#[derive(Clone, Debug, PartialEq)]
pub struct Sketch {
    /// The heaviest first.
    pub words: Vec<Word>,
    pub title: String,
    pub alt: String,
}

/// A finished drawing.
#[derive(Debug)]
pub struct Drawn {
    /// Outlines, so that it looks the same wherever it is opened.
    pub svg: String,
    /// Width and height, in the units of the drawing.
    pub size: [u32; 2],
    png: OnceLock<Vec<u8>>,
}

/// Drawings that may be asked for again.
#[derive(Default)]
pub struct Drawings {
    kept: Mutex<VecDeque<(Sketch, Arc<Drawn>)>>,
}

impl Drawings {
    /// The drawing of a sketch, made now or before.
    pub fn of(&self, sketch: Sketch) -> Arc<Drawn> {
        let lock = || self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, known)) = lock().iter().find(|(known, _)| *known == sketch) {
            return Arc::clone(known);
        }
        let drawn = Arc::new(Drawn::of(&sketch));
        let mut kept = lock();
        if kept.len() >= KEPT_MAX {
            kept.pop_front();
        }
        kept.push_back((sketch, Arc::clone(&drawn)));
        drawn
    }
}

impl Drawn {
    fn of(sketch: &Sketch) -> Self {
        let font = Font::embedded();
        let layout =
            place(&sketch.words, &Options { canvas: CANVAS, font, previous: None, recompose: false });
        let layout = trimmed(layout);
        let palette = Palette { ink: INK, ..Palette::print() };
        let svg = svg(&layout, font, &sketch.title, &sketch.alt, &palette);
        Self { svg, size: layout.canvas, png: OnceLock::new() }
    }

    /// The drawing as pixels, for readers that do not draw SVG.
    pub fn png(&self) -> Result<&[u8]> {
        if let Some(known) = self.png.get() {
            return Ok(known);
        }
        let made = picture::png(&self.svg)?;
        Ok(self.png.get_or_init(|| made))
    }
}

/// The same outlines are the same drawing.
impl PartialEq for Drawn {
    fn eq(&self, other: &Self) -> bool {
        self.svg == other.svg
    }
}

/// The layout without the empty room above and below: one long word makes all words small, and a page is dear.
fn trimmed(mut layout: Layout) -> Layout {
    let top = layout.words.iter().map(|word| word.y - word.size).fold(f64::INFINITY, f64::min);
    let bottom = layout.words.iter().map(|word| word.y + word.size / 2.0).fold(f64::NEG_INFINITY, f64::max);
    let height = f64::from(layout.canvas[1]);
    let (top, bottom) = (top.clamp(0.0, height).floor(), bottom.clamp(0.0, height).ceil());
    if bottom > top {
        layout.words.iter_mut().for_each(|word| word.y -= top);
        layout.canvas[1] = (bottom - top) as u32;
    }
    layout
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sketch(word: &str) -> Sketch {
        let words = vec![Word { text: word.into(), weight: 1.0 }];
        Sketch { words, title: "Ord".into(), alt: word.into() }
    }

    #[test]
    fn the_same_words_are_drawn_once_and_old_drawings_go() {
        let drawings = Drawings::default();
        let first = drawings.of(sketch("dugnad"));
        assert!(Arc::ptr_eq(&first, &drawings.of(sketch("dugnad"))));
        for number in 0..KEPT_MAX {
            drawings.of(sketch(&format!("ord{number}")));
        }
        let again = drawings.of(sketch("dugnad"));
        assert!(!Arc::ptr_eq(&first, &again));
        assert_eq!(first, again);
        assert_eq!(first.png().expect("pixels"), again.png().expect("pixels"));
    }
}
