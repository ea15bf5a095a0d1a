//! Figures as files inside an office file, and a drawing as pixels for readers that do not draw SVG.

use std::borrow::Cow;
use std::collections::HashMap;

use anyhow::{Context, Result};
use png::{BitDepth, ColorType, DeflateCompression, Encoder, Filter};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::outline::{Drawing, Figure};

/// Pixels for each unit of the drawing: sharp in print at the width of a page.
const SCALE: f32 = 2.0;
/// The most colours that a PNG can have as a list; a cloud in one ink has fewer.
const COLOURS_MAX: usize = 256;

/// How hard the pixels are pressed: the highest level takes three times the time and saves a quarter.
const LEVEL: u8 = 2;

/// One file of a figure.
pub struct Image<'a> {
    /// How its name ends: `png`, `svg` or `jpeg`.
    pub extension: &'static str,
    pub bytes: &'a [u8],
}

/// The files of a figure, the one that every reader draws first.
pub fn images(figure: &Figure) -> Result<Vec<Image<'_>>> {
    let image = |extension, bytes| Image { extension, bytes };
    Ok(match &figure.drawing {
        Drawing::Svg(drawn) => vec![image("png", drawn.png()?), image("svg", drawn.svg.as_bytes())],
        Drawing::Png(content) => vec![image("png", content.bytes())],
        Drawing::Jpeg(content) => vec![image("jpeg", content.bytes())],
    })
}

/// How the names of a figure's files end, as in [`images`].
pub fn extensions(figure: &Figure) -> &'static [&'static str] {
    match &figure.drawing {
        Drawing::Svg(_) => &["png", "svg"],
        Drawing::Png(_) => &["png"],
        Drawing::Jpeg(_) => &["jpeg"],
    }
}

/// The drawing as a PNG on white.
pub fn png(svg: &str) -> Result<Vec<u8>> {
    let tree = Tree::from_str(svg, &Options::default()).context("the figure is not SVG")?;
    let size = tree.size().to_int_size().scale_by(SCALE).context("the figure has no size")?;
    let mut pixels = Pixmap::new(size.width(), size.height()).context("the figure is too large")?;
    pixels.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut pixels.as_mut());
    encoded(&pixels).context("cannot write the figure as PNG")
}

/// Few colours are written as a list and a byte a pixel, which is a quarter of the work and of the file.
fn encoded(pixels: &Pixmap) -> Result<Vec<u8>> {
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, pixels.width(), pixels.height());
    encoder.set_depth(BitDepth::Eight);
    encoder.set_deflate_compression(DeflateCompression::Level(LEVEL));
    encoder.set_filter(Filter::NoFilter);
    let data = match listed(pixels) {
        Some((colours, data)) => {
            encoder.set_color(ColorType::Indexed);
            encoder.set_palette(Cow::Owned(colours));
            data
        }
        None => {
            encoder.set_color(ColorType::Rgb);
            pixels.pixels().iter().flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]).collect()
        }
    };
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&data)?;
    writer.finish()?;
    Ok(file)
}

/// The colours, and which of them each pixel has; `None` when there are too many.
fn listed(pixels: &Pixmap) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut colours = Vec::new();
    let mut known: HashMap<[u8; 3], u8> = HashMap::new();
    let mut data = Vec::with_capacity(pixels.pixels().len());
    // Most pixels are as the one before.
    for same in pixels.pixels().chunk_by(|one, next| one == next) {
        let colour = [same[0].red(), same[0].green(), same[0].blue()];
        let at = match known.get(&colour) {
            Some(at) => *at,
            None if known.len() == COLOURS_MAX => return None,
            None => {
                let at = u8::try_from(known.len()).ok()?;
                colours.extend(colour);
                known.insert(colour, at);
                at
            }
        };
        data.resize(data.len() + same.len(), at);
    }
    Some((colours, data))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawing(fill: &str) -> String {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"30\">{fill}</svg>")
    }

    #[test]
    fn few_colours_and_many_are_drawn_alike() {
        let few = drawing("<circle cx=\"20\" cy=\"15\" r=\"9\" fill=\"#0b4a6f\"/>");
        let many: String = (0..40_u32)
            .flat_map(|x| (0..30_u32).map(move |y| (x, y)))
            .map(|(x, y)| {
                let (red, green) = (x * 6, y * 8);
                format!("<rect x=\"{x}\" y=\"{y}\" width=\"1\" height=\"1\" fill=\"rgb({red},{green},9)\"/>")
            })
            .collect();
        for svg in [few, drawing(&many)] {
            let file = png(&svg).expect("pixels");
            let read = Pixmap::decode_png(&file).expect("a PNG");
            let tree = Tree::from_str(&svg, &Options::default()).expect("SVG");
            let mut pixels = Pixmap::new(80, 60).expect("a canvas");
            pixels.fill(Color::WHITE);
            resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut pixels.as_mut());
            assert!(read.data() == pixels.data());
        }
    }
}
