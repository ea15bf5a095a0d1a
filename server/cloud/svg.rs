//! A cloud as a picture: SVG with one path a word, which needs no font where it is shown, and PNG made of that SVG.

use std::fmt::Write;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::glyphs::{Font, PATH_EM, outline};
use super::{Layout, Placed};

/// The widest picture that is drawn, in pixels: A0 at 100 dots per inch.
pub const PICTURE_WIDTH_PX_MAX: u32 = 4800;

/// The colours of a cloud, as CSS colours. Colour would mean a theme, and the words of a cloud have none: all are alike.
#[derive(Clone, Debug)]
pub struct Palette<'a> {
    /// The colour of the words.
    pub ink: &'a str,
    /// What is behind the words; `None` leaves it see-through.
    pub paper: Option<&'a str>,
}

impl Palette<'_> {
    /// One dark blue on whatever is behind: contrast 12 to 1 on white.
    pub fn print() -> Palette<'static> {
        Palette { ink: "#12365b", paper: None }
    }
}

/// Draws a cloud for a document or a web page; `title` and `description` are read aloud in place of the picture.
pub fn svg(layout: &Layout, font: &Font, title: &str, description: &str, palette: &Palette) -> String {
    let [width, height] = layout.canvas;
    let (title, description) = (escape(title), escape(description));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" role=\"img\">\n<title>{title}</title>\n<desc>{description}</desc>\n"
    );
    if let Some(paper) = palette.paper {
        let paper = escape(paper);
        let _ = writeln!(svg, "<rect width=\"{width}\" height=\"{height}\" fill=\"{paper}\"/>");
    }
    let _ = writeln!(svg, "<g fill=\"{}\">", escape(palette.ink));
    for word in &layout.words {
        let _ =
            writeln!(svg, "<path transform=\"{}\" d=\"{}\"/>", transform(word), outline(font, &word.text));
    }
    svg.push_str("</g>\n</svg>\n");
    svg
}

/// Draws a cloud as PNG of a given width; empty when the canvas is.
pub fn png(layout: &Layout, font: &Font, palette: &Palette, width_px: u32) -> Vec<u8> {
    let picture = svg(layout, font, "", "", palette);
    let width = width_px.clamp(1, PICTURE_WIDTH_PX_MAX);
    let scale = width as f32 / layout.canvas[0].max(1) as f32;
    let height = ((layout.canvas[1] as f32 * scale).round() as u32).clamp(1, 2 * PICTURE_WIDTH_PX_MAX);
    let drawn = Tree::from_str(&picture, &Options::default()).ok().zip(Pixmap::new(width, height));
    let encoded = drawn.and_then(|(tree, mut pixels)| {
        resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
        pixels.encode_png().ok()
    });
    encoded.unwrap_or_default()
}

/// Moves and scales a word's path, which is [`PATH_EM`] units per em, to its place.
fn transform(word: &Placed) -> String {
    let place = format!("translate({} {})", short(word.x), short(word.y));
    let turn = if word.rotate == 0.0 { String::new() } else { format!(" rotate({})", short(word.rotate)) };
    format!("{place}{turn} scale({})", short(word.size / f64::from(PATH_EM)))
}

/// A number with at most four decimals and no trailing zeros.
fn short(number: f64) -> String {
    let text = format!("{number:.4}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Text that is safe inside an element or an attribute; characters that XML forbids are left out.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\t' | '\n' | '\r' => safe.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            letter if letter.is_control() => {}
            letter => safe.push(letter),
        }
    }
    safe
}
