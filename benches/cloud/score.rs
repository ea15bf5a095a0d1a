//! What a cloud is worth, from what it draws and not from what it says of itself.

use std::collections::BTreeMap;

use moteplass::cloud::glyphs::{Outline, PATH_EM};
use moteplass::cloud::{Font, Layout, Placed, Word, outline};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

/// Pixels of the drawing to one of the canvas, each way.
const SCALE: u32 = 2;

/// The worth of a picture.
pub struct Score {
    /// The inked share of the canvas.
    pub ink: f64,
    /// The smallest font size.
    pub smallest: f64,
    /// Pixels that two words ink.
    pub overlapping: usize,
    /// Words that leave the canvas.
    pub off: usize,
    /// The power of the weight that the sizes follow; 0.5 is area by weight.
    pub exponent: f64,
}

/// Draws each word by itself, and counts.
pub fn of(words: &[Word], layout: &Layout) -> Score {
    let [width, height] = layout.canvas.map(|side| side * SCALE);
    let mut inked = vec![false; (width * height) as usize];
    let (mut overlapping, mut off) = (0, 0);
    for word in &layout.words {
        let drawn = draw(word);
        off += usize::from(
            drawn.iter().any(|[x, y]| *x < 0 || *y < 0 || *x >= width as i32 || *y >= height as i32),
        );
        for [x, y] in drawn {
            let at = y as usize * width as usize + x as usize;
            if let Some(pixel) = inked.get_mut(at) {
                overlapping += usize::from(*pixel);
                *pixel = true;
            }
        }
    }
    Score {
        ink: inked.iter().filter(|pixel| **pixel).count() as f64 / inked.len() as f64,
        smallest: layout.words.iter().map(|word| word.size).fold(f64::MAX, f64::min),
        overlapping,
        off,
        exponent: exponent(words, layout),
    }
}

/// The pixels, at [`SCALE`], that a word covers at least half.
fn draw(word: &Placed) -> Vec<[i32; 2]> {
    let ink = Outline::of(Font::embedded(), &word.text).ink;
    let scale = f64::from(SCALE);
    let pixel = |at: f64, em: f32| ((at + f64::from(em) * word.size) * scale).floor() as i32;
    let (left, top) = (pixel(word.x, ink.left) - 1, pixel(word.y, ink.top) - 1);
    let (right, bottom) = (pixel(word.x, ink.right) + 2, pixel(word.y, ink.bottom) + 2);
    let (width, height) = ((right - left) as u32, (bottom - top) as u32);
    let (x, y) = (word.x * scale - f64::from(left), word.y * scale - f64::from(top));
    let picture = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\"><path transform=\"translate({x} {y}) \
         scale({})\" d=\"{}\"/></svg>",
        word.size * scale / f64::from(PATH_EM),
        outline(Font::embedded(), &word.text)
    );
    let Ok(tree) = Tree::from_str(&picture, &Options::default()) else { return Vec::new() };
    let Some(mut pixels) = Pixmap::new(width, height) else { return Vec::new() };
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    let covered = pixels.pixels().iter().enumerate().filter(|(_, pixel)| pixel.alpha() >= 128);
    covered.map(|(at, _)| [left + at as i32 % width as i32, top + at as i32 / width as i32]).collect()
}

/// The slope of the line through the logarithms of weights and sizes.
fn exponent(words: &[Word], layout: &Layout) -> f64 {
    let weights: BTreeMap<&str, f64> = words.iter().map(|word| (word.text.as_str(), word.weight)).collect();
    let points: Vec<[f64; 2]> = layout
        .words
        .iter()
        .filter_map(|word| Some([weights.get(word.text.as_str())?.ln(), word.size.ln()]))
        .collect();
    let mean = |axis: usize| points.iter().map(|point| point[axis]).sum::<f64>() / points.len() as f64;
    let middle = [mean(0), mean(1)];
    let with = |a: usize, b: usize| {
        points.iter().map(|point| (point[a] - middle[a]) * (point[b] - middle[b])).sum::<f64>()
    };
    with(0, 1) / with(0, 0)
}
