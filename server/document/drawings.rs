//! Word clouds as drawings, and those drawn before: laying out a cloud takes longer than writing a whole document, and
//! the same words always give the same drawing.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread;

use anyhow::{Result, anyhow};

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

/// The drawing of a sketch, made when it is first asked for: most formats show no picture.
#[derive(Debug)]
pub struct Drawn {
    sketch: Sketch,
    outlines: OnceLock<Outlines>,
    pixels: OnceLock<Result<Vec<u8>>>,
}

/// A drawing as it is kept.
#[derive(Debug)]
struct Outlines {
    svg: String,
    size: [u32; 2],
}

/// What a format holds of a drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needed {
    Outlines,
    /// Pixels, which are made from the outlines, and the outlines too.
    Pixels,
}

/// Drawings that may be asked for again.
#[derive(Default)]
pub struct Drawings {
    kept: Mutex<VecDeque<Arc<Drawn>>>,
}

impl Drawings {
    /// The drawing of a sketch, new or kept from before. What is needed of it is begun at once.
    pub fn of(&self, sketch: Sketch, needed: Option<Needed>) -> Arc<Drawn> {
        let drawn = self.kept_or_new(sketch);
        if let Some(needed) = needed {
            drawn.begin(needed);
        }
        drawn
    }

    fn kept_or_new(&self, sketch: Sketch) -> Arc<Drawn> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = kept.iter().find(|known| known.sketch == sketch) {
            return Arc::clone(known);
        }
        let drawn = Arc::new(Drawn { sketch, outlines: OnceLock::new(), pixels: OnceLock::new() });
        if kept.len() >= KEPT_MAX {
            kept.pop_front();
        }
        kept.push_back(Arc::clone(&drawn));
        drawn
    }
}

impl Drawn {
    /// Outlines, so that it looks the same wherever it is opened.
    pub fn svg(&self) -> &str {
        &self.outlines().svg
    }

    /// Width and height, in the units of the drawing.
    pub fn size(&self) -> [u32; 2] {
        self.outlines().size
    }

    /// The drawing as pixels, for readers that do not draw SVG.
    pub fn png(&self) -> Result<&[u8]> {
        let pixels = self.pixels.get_or_init(|| picture::png(self.svg()));
        pixels.as_deref().map_err(|error| anyhow!("{error:#}"))
    }

    /// Draws on a thread of its own while the text is written. Whoever asks meanwhile waits for it; when there is no
    /// thread to be had, whoever asks draws.
    fn begin(self: &Arc<Self>, needed: Needed) {
        let is_drawn = match needed {
            Needed::Outlines => self.outlines.get().is_some(),
            Needed::Pixels => self.pixels.get().is_some(),
        };
        if is_drawn {
            return;
        }
        let drawn = Arc::clone(self);
        let draw = move || match needed {
            Needed::Outlines => drop(drawn.outlines()),
            Needed::Pixels => drop(drawn.png()),
        };
        let _is_begun = thread::Builder::new().spawn(draw);
    }

    fn outlines(&self) -> &Outlines {
        self.outlines.get_or_init(|| {
            let font = Font::embedded();
            let options = Options { canvas: CANVAS, font, previous: None, recompose: false };
            let layout = trimmed(place(&self.sketch.words, &options));
            let palette = Palette { ink: INK, ..Palette::print() };
            let svg = svg(&layout, font, &self.sketch.title, &self.sketch.alt, &palette);
            Outlines { svg, size: layout.canvas }
        })
    }
}

/// The same sketch is the same drawing.
impl PartialEq for Drawn {
    fn eq(&self, other: &Self) -> bool {
        self.sketch == other.sketch
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
        let first = drawings.of(sketch("dugnad"), None);
        assert!(Arc::ptr_eq(&first, &drawings.of(sketch("dugnad"), None)));
        for number in 0..KEPT_MAX {
            drawings.of(sketch(&format!("ord{number}")), None);
        }
        let again = drawings.of(sketch("dugnad"), None);
        assert!(!Arc::ptr_eq(&first, &again));
        assert_eq!(first, again);
        assert_eq!(first.png().expect("pixels"), again.png().expect("pixels"));
    }
}
