//! The cloud as pixels, for readers that do not draw SVG.

use anyhow::{Context, Result};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree};

/// Pixels for each unit of the drawing: sharp in print at the width of a page.
const SCALE: f32 = 2.0;

/// The drawing as a PNG on white.
pub fn png(svg: &str) -> Result<Vec<u8>> {
    let tree = Tree::from_str(svg, &Options::default()).context("the figure is not SVG")?;
    let size = tree.size().to_int_size().scale_by(SCALE).context("the figure has no size")?;
    let mut pixels = Pixmap::new(size.width(), size.height()).context("the figure is too large")?;
    pixels.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut pixels.as_mut());
    pixels.encode_png().context("cannot write the figure as PNG")
}
