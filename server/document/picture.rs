//! Figures as files inside an office file, and a drawing as pixels for readers that do not draw SVG.

use std::borrow::Cow;

use anyhow::{Context, Result};
use png::{BitDepth, ColorType, DeflateCompression, Encoder, Filter};
use resvg::tiny_skia::{self, Color, Mask};
use resvg::usvg::{self, Fill, Group, Node, Options, Paint, Tree};

use super::outline::{Drawing, Figure};
use super::package::Part;

/// Pixels for each unit of the drawing: sharp in print at the width of a page.
const SCALE: f32 = 2.0;
/// Shades from paper to ink, which smooth the edges of letters: two pixels to a byte.
const SHADES: u8 = 16;

const SVG: &str = "svg";

/// How hard the pixels are pressed: the highest level takes three times the time and saves a quarter.
const LEVEL: u8 = 2;

/// The files of some figures in a folder of an office file, each made when its turn comes.
pub fn files<'a>(figures: &'a [&'a Figure], folder: &'a str) -> impl Iterator<Item = Result<Part<'a>>> {
    figures.iter().zip(1..).flat_map(move |(figure, number)| {
        extensions(figure).iter().map(move |extension| {
            let (name, bytes) = (name(folder, number, extension), bytes(figure, extension)?);
            // Pixels are pressed already.
            Ok(Part { name: name.into(), bytes, stored: *extension != SVG })
        })
    })
}

/// What the files of some figures are called, in the order of [`files`].
pub fn names(figures: &[&Figure], folder: &str) -> Vec<String> {
    let names = |(figure, number)| extensions(figure).iter().map(move |kind| name(folder, number, kind));
    figures.iter().copied().zip(1..).flat_map(names).collect()
}

fn name(folder: &str, number: u32, extension: &str) -> String {
    format!("{folder}/figure{number}.{extension}")
}

fn bytes<'a>(figure: &'a Figure, extension: &str) -> Result<&'a [u8]> {
    match &figure.drawing {
        Drawing::Svg(drawn) if extension == SVG => Ok(drawn.svg().as_bytes()),
        Drawing::Svg(drawn) => drawn.png(),
        Drawing::Png(content) | Drawing::Jpeg(content) => Ok(content.bytes()),
    }
}

/// How the names of a figure's files end; the one that every reader draws comes first.
pub fn extensions(figure: &Figure) -> &'static [&'static str] {
    match &figure.drawing {
        Drawing::Svg(_) => &["png", SVG],
        Drawing::Png(_) => &["png"],
        Drawing::Jpeg(_) => &["jpeg"],
    }
}

/// A drawing in one ink as a PNG on white. A pixel is only how much of it is inked: far less to fill,
/// to look through and to press than four colours each.
pub fn png(svg: &str) -> Result<Vec<u8>> {
    let tree = Tree::from_str(svg, &Options::default()).context("the figure is not SVG")?;
    let size = tree.size().to_int_size().scale_by(SCALE).context("the figure has no size")?;
    let mut inked = Mask::new(size.width(), size.height()).context("the figure is too large")?;
    let mut ink = Color::BLACK;
    cover(tree.root(), &mut inked, &mut ink);
    encoded(&inked, ink).context("cannot write the figure as PNG")
}

/// Inks what the outlines of a group cover, and finds their colour.
fn cover(group: &Group, inked: &mut Mask, ink: &mut Color) {
    for node in group.children() {
        match node {
            Node::Group(group) => cover(group, inked, ink),
            Node::Path(path) => {
                let Some(fill) = path.fill() else { continue };
                let scaled = path.abs_transform().post_scale(SCALE, SCALE);
                inked.fill_path(path.data(), rule(fill), true, scaled);
                *ink = colour(fill);
            }
            Node::Image(_) | Node::Text(_) => {}
        }
    }
}

fn rule(fill: &Fill) -> tiny_skia::FillRule {
    match fill.rule() {
        usvg::FillRule::NonZero => tiny_skia::FillRule::Winding,
        usvg::FillRule::EvenOdd => tiny_skia::FillRule::EvenOdd,
    }
}

fn colour(fill: &Fill) -> Color {
    match fill.paint() {
        Paint::Color(colour) => Color::from_rgba8(colour.red, colour.green, colour.blue, u8::MAX),
        Paint::LinearGradient(_) | Paint::RadialGradient(_) | Paint::Pattern(_) => Color::BLACK,
    }
}

/// The shades as a list, and for each pixel which of them it has.
fn encoded(inked: &Mask, ink: Color) -> Result<Vec<u8>> {
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, inked.width(), inked.height());
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Four);
    encoder.set_palette(Cow::Owned(shades(ink)));
    encoder.set_deflate_compression(DeflateCompression::Level(LEVEL));
    encoder.set_filter(Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&packed(inked))?;
    writer.finish()?;
    Ok(file)
}

fn shades(ink: Color) -> Vec<u8> {
    let ink = ink.to_color_u8();
    let share = |shade: u8| f32::from(shade) / f32::from(SHADES - 1);
    let mixed = |part: u8, shade| 255.0 + (f32::from(part) - 255.0) * share(shade);
    let mix = |shade| [ink.red(), ink.green(), ink.blue()].map(|part| mixed(part, shade).round() as u8);
    (0..SHADES).flat_map(mix).collect()
}

/// Two pixels to a byte, the left one first; each row begins a new byte.
fn packed(inked: &Mask) -> Vec<u8> {
    let shade = |alpha: u8| ((u16::from(alpha) * u16::from(SHADES - 1) + 127) / 255) as u8;
    let width = inked.width() as usize;
    let mut data = Vec::with_capacity(inked.data().len() / 2 + inked.height() as usize);
    for row in inked.data().chunks_exact(width) {
        let (pairs, last) = row.as_chunks::<2>();
        data.extend(pairs.iter().map(|[left, right]| shade(*left) << 4 | shade(*right)));
        data.extend(last.iter().map(|left| shade(*left) << 4));
    }
    data
}

#[cfg(test)]
mod tests {
    use resvg::tiny_skia::{Pixmap, PremultipliedColorU8, Transform};

    use super::*;

    /// How far a pixel may be from what a browser would show: half of the way from a shade to the next.
    const OFF_MAX: i16 = 10;

    #[test]
    fn the_pixels_show_what_the_outlines_say() {
        // Odd both ways, turned and moved, with a hole.
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"41\" height=\"31\" viewBox=\"0 0 41 31\">\
            <g fill=\"#0b4a6f\"><circle cx=\"20\" cy=\"15\" r=\"9\"/>\
            <path transform=\"translate(5 5) rotate(30)\" fill-rule=\"evenodd\" d=\"M0 0h9v9h-9zM3 3h3v3h-3z\"/></g></svg>";
        let read = Pixmap::decode_png(&png(svg).expect("pixels")).expect("a PNG");
        let tree = Tree::from_str(svg, &Options::default()).expect("SVG");
        let mut pixels = Pixmap::new(82, 62).expect("a canvas");
        pixels.fill(Color::WHITE);
        resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut pixels.as_mut());
        assert_eq!([read.width(), read.height()], [82, 62]);
        let parts = |pixel: &PremultipliedColorU8| [pixel.red(), pixel.green(), pixel.blue()].map(i16::from);
        for (found, drawn) in read.pixels().iter().zip(pixels.pixels()) {
            for (found, drawn) in parts(found).into_iter().zip(parts(drawn)) {
                assert!((found - drawn).abs() <= OFF_MAX, "{found} for {drawn}");
            }
        }
    }
}
