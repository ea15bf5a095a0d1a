//! From text to outlines: shapes a word with one font, kerning included, and keeps its contours in em units.

use std::sync::LazyLock;

use rustybuzz::{Direction, Face, ShapePlan, UnicodeBuffer, script, shape, shape_with_plan};
use ttf_parser::{GlyphId, OutlineBuilder};

/// Inter Bold, cut to Latin with the Sámi letters; `font/README.md` says how.
static INTER_BOLD: &[u8] = include_bytes!("font/Inter-Bold.ttf");

static EMBEDDED: LazyLock<Font<'static>> =
    LazyLock::new(|| Font::parse(INTER_BOLD).expect("the embedded font is a font: a test reads it"));

/// How far a straight segment may stray from its curve, in em: at 300 px less than half a pixel, and never seen, for
/// outlines are only flattened to find places, not to draw.
const FLATNESS_EM: f32 = 0.0015;
/// Segments that one curve is cut into at most.
const CURVE_SEGMENTS_MAX: f32 = 16.0;

/// The font size for which [`outline`] writes its path: what SVG calls user units per em.
pub const PATH_EM: f32 = 1000.0;

/// The one font that all words of a cloud are measured and drawn with.
pub struct Font<'a> {
    face: Face<'a>,
    plan: ShapePlan,
    em: f32,
}

impl Font<'static> {
    /// The font inside the program.
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }
}

impl<'a> Font<'a> {
    /// Reads a TrueType or OpenType font; `None` when the bytes are not one.
    pub fn parse(bytes: &'a [u8]) -> Option<Self> {
        let face = Face::from_slice(bytes, 0)?;
        let plan = ShapePlan::new(&face, Direction::LeftToRight, Some(script::LATIN), None, &[]);
        let em = face.units_per_em() as f32;
        Some(Self { face, plan, em })
    }

    /// The glyphs of a text and where each begins, in font units. Characters that the font lacks (emoji, CJK) and
    /// control characters are left out, unless nothing would be left: then each is the font's empty box.
    fn glyphs(&self, text: &str) -> (Vec<(GlyphId, f32, f32)>, f32) {
        let known: String = text.chars().filter(|&letter| self.has(letter)).collect();
        let blank = known.trim().is_empty();
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(if blank { text } else { &known });
        buffer.guess_segment_properties();
        let latin = buffer.direction() == Direction::LeftToRight && buffer.script() == script::LATIN;
        let shaped = if latin {
            shape_with_plan(&self.face, &self.plan, buffer)
        } else {
            shape(&self.face, &[], buffer)
        };
        let mut pen = 0.0;
        let glyphs = shaped.glyph_infos().iter().zip(shaped.glyph_positions()).map(|(info, position)| {
            let start = pen + position.x_offset as f32;
            pen += position.x_advance as f32;
            (GlyphId(info.glyph_id as u16), start, position.y_offset as f32)
        });
        let glyphs = glyphs.collect();
        (glyphs, pen)
    }

    fn has(&self, letter: char) -> bool {
        !letter.is_control() && self.face.glyph_index(letter).is_some()
    }
}

/// A word's contours, in em: x to the right from the start of the baseline, y downwards from the baseline.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// The closed contours as points, each turning the same way; holes are left out, so that they count as inside.
    pub contours: Vec<Vec<[f32; 2]>>,
    /// How far the pen moves.
    pub advance: f32,
    /// The box of the ink.
    pub ink: InkBox,
}

/// A rectangle in em.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[allow(missing_docs)]
pub struct InkBox {
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
}

impl InkBox {
    /// The box around some points.
    fn of(points: &[[f32; 2]]) -> Self {
        let point = |&[x, y]: &[f32; 2]| Self { left: x, top: y, right: x, bottom: y };
        points.iter().map(point).reduce(Self::with).unwrap_or_default()
    }

    /// The box around this one and another.
    fn with(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// Width of the box.
    pub fn width(&self) -> f32 {
        self.right - self.left
    }

    /// Height of the box.
    pub fn height(&self) -> f32 {
        self.bottom - self.top
    }

    /// The middle of the box.
    pub fn centre(&self) -> [f32; 2] {
        [(self.left + self.right) / 2.0, (self.top + self.bottom) / 2.0]
    }
}

impl Outline {
    /// Shapes a word. A text without ink (spaces only) becomes a box of half an em, so that it still has a place.
    pub fn of(font: &Font, text: &str) -> Self {
        let (glyphs, advance) = font.glyphs(text);
        let mut pen = Flattener { em: font.em, ..Default::default() };
        for (glyph, x, y) in glyphs {
            pen.origin = [x, y];
            font.face.outline_glyph(glyph, &mut pen);
        }
        let mut contours = pen.contours;
        contours.retain(|contour| contour.len() > 2);
        if contours.is_empty() {
            contours.push(vec![[0.0, -0.5], [0.5, -0.5], [0.5, 0.0], [0.0, 0.0]]);
        }
        fill_holes(&mut contours);
        let ink = contours.iter().map(|contour| InkBox::of(contour)).reduce(InkBox::with).unwrap_or_default();
        Self { contours, advance: advance / font.em, ink }
    }

    /// The area within the contours, in square em; holes count as inside.
    pub fn area(&self) -> f32 {
        self.contours.iter().map(|contour| twice_area(contour) / 2.0).sum()
    }
}

/// The word as the `d` of an SVG path at [`PATH_EM`] units per em: y downwards, the start of the baseline at 0,0.
pub fn outline(font: &Font, text: &str) -> String {
    let (glyphs, _) = font.glyphs(text);
    let mut pen = PathWriter { scale: PATH_EM / font.em, ..Default::default() };
    for (glyph, x, y) in glyphs {
        pen.origin = [x, y];
        font.face.outline_glyph(glyph, &mut pen);
    }
    pen.d
}

/// Leaves out the contours of holes, those that turn against the rest and lie within another, and has all others turn
/// the same way.
fn fill_holes(contours: &mut Vec<Vec<[f32; 2]>>) {
    let boxes: Vec<InkBox> = contours.iter().map(|contour| InkBox::of(contour)).collect();
    let areas: Vec<f32> = contours.iter().map(|contour| twice_area(contour)).collect();
    let turn = areas.iter().sum::<f32>().signum();
    let mut index = 0;
    contours.retain_mut(|contour| {
        let (ink, area) = (boxes[index], areas[index]);
        index += 1;
        let around =
            |(outer, &outer_area): (&InkBox, &f32)| outer_area * turn > 0.0 && outer.with(ink) == *outer;
        let is_hole = area * turn < 0.0 && boxes.iter().zip(&areas).any(around);
        if area < 0.0 {
            contour.reverse();
        }
        !is_hole
    });
}

fn twice_area(contour: &[[f32; 2]]) -> f32 {
    let next = contour.iter().cycle().skip(1);
    contour.iter().zip(next).map(|([ax, ay], [bx, by])| ax * by - bx * ay).sum()
}

/// Cuts curves into straight segments.
#[derive(Default)]
struct Flattener {
    em: f32,
    origin: [f32; 2],
    contours: Vec<Vec<[f32; 2]>>,
}

impl Flattener {
    fn point(&self, x: f32, y: f32) -> [f32; 2] {
        [(x + self.origin[0]) / self.em, -(y + self.origin[1]) / self.em]
    }

    fn last(&self) -> [f32; 2] {
        self.contours.last().and_then(|contour| contour.last()).copied().unwrap_or_default()
    }

    fn push(&mut self, point: [f32; 2]) {
        if let Some(contour) = self.contours.last_mut() {
            contour.push(point);
        }
    }

    /// Cuts a curve into as many segments as its bend needs: `bend` is the size of its second difference, in em.
    fn curve(&mut self, bend: f32, at: impl Fn(f32) -> [f32; 2]) {
        let segments = (bend / (4.0 * FLATNESS_EM)).sqrt().ceil().clamp(1.0, CURVE_SEGMENTS_MAX);
        (1..=segments as u32).for_each(|step| self.push(at(step as f32 / segments)));
    }
}

/// The size of a - 2b + c: how much a curve bends at b.
fn bend(a: [f32; 2], b: [f32; 2], c: [f32; 2]) -> f32 {
    f32::hypot(a[0] - 2.0 * b[0] + c[0], a[1] - 2.0 * b[1] + c[1])
}

impl OutlineBuilder for Flattener {
    fn move_to(&mut self, x: f32, y: f32) {
        self.contours.push(vec![self.point(x, y)]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.push(self.point(x, y));
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let (a, b, c) = (self.last(), self.point(x1, y1), self.point(x, y));
        self.curve(bend(a, b, c), |t| {
            [0, 1].map(|i| (1.0 - t) * (1.0 - t) * a[i] + 2.0 * t * (1.0 - t) * b[i] + t * t * c[i])
        });
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let (a, b, c, d) = (self.last(), self.point(x1, y1), self.point(x2, y2), self.point(x, y));
        self.curve(3.0 * bend(a, b, c).max(bend(b, c, d)), |t| {
            let u = 1.0 - t;
            [0, 1].map(|i| {
                u * u * u * a[i] + 3.0 * u * u * t * b[i] + 3.0 * u * t * t * c[i] + t * t * t * d[i]
            })
        });
    }

    fn close(&mut self) {}
}

/// Writes SVG path commands with whole numbers: a thousandth of an em is finer than any screen.
#[derive(Default)]
struct PathWriter {
    scale: f32,
    origin: [f32; 2],
    d: String,
}

impl PathWriter {
    fn write(&mut self, command: char, points: &[[f32; 2]]) {
        use std::fmt::Write;
        self.d.push(command);
        for (index, [x, y]) in points.iter().enumerate() {
            let x = ((x + self.origin[0]) * self.scale).round() as i32;
            let y = (-(y + self.origin[1]) * self.scale).round() as i32;
            let gap = if index > 0 && x >= 0 { " " } else { "" };
            let comma = if y >= 0 { " " } else { "" };
            let _ = write!(self.d, "{gap}{x}{comma}{y}");
        }
    }
}

impl OutlineBuilder for PathWriter {
    fn move_to(&mut self, x: f32, y: f32) {
        self.write('M', &[[x, y]]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.write('L', &[[x, y]]);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.write('Q', &[[x1, y1], [x, y]]);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.write('C', &[[x1, y1], [x2, y2], [x, y]]);
    }

    fn close(&mut self) {
        self.d.push('Z');
    }
}
