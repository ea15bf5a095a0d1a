//! Figures as files inside an office file, and the cloud as pixels for readers that do not draw SVG.

use anyhow::{Context, Result};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::outline::{Drawing, Figure};

/// Pixels for each unit of the drawing: sharp in print at the width of a page.
const SCALE: f32 = 2.0;

/// One file of a figure.
pub struct Image {
    /// How its name ends: `png`, `svg` or `jpeg`.
    pub extension: &'static str,
    pub bytes: Vec<u8>,
}

/// The files of a figure, the one that every reader draws first.
pub fn images(figure: &Figure) -> Result<Vec<Image>> {
    let image = |extension, bytes: &[u8]| Image { extension, bytes: bytes.to_vec() };
    Ok(match &figure.drawing {
        Drawing::Svg(svg) => vec![image("png", &png(svg)?), image("svg", svg.as_bytes())],
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
    pixels.encode_png().context("cannot write the figure as PNG")
}
