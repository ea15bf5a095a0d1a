//! Innspillsdokumentet: what the document says, in order, before it becomes a file of any format.
//!
//! The title is the heading of level 1, questions are level 2 and themes level 3, the same in every format. A
//! [`Line`] knows which notes stand behind it and which language it is in; a writer has never heard of workshops.

use std::sync::Arc;

use serde::Serialize;

use super::drawings::Drawn;
use super::raster;
use crate::workshop::attachment::Content;
use crate::workshop::ids::NoteId;
use crate::workshop::settings::{Date, Language};

/// Innspillsdokument: the consolidated document that is delivered.
#[derive(Clone, Debug, PartialEq)]
pub struct InputDocument {
    pub title: String,
    /// The language of the document's own words.
    pub language: Language,
    /// The day of the workshop, or of its last note; the date in the file's properties.
    pub date: Option<Date>,
    /// Who is behind the document; the author in the file's properties.
    pub organiser: String,
    /// One sentence that says what it is, for the file's properties.
    pub subject: String,
    pub blocks: Vec<Block>,
}

/// One piece of the document, from the top down.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", content = "of", rename_all = "snake_case")]
pub enum Block {
    /// To, from, place, date: under the title.
    Facts(Vec<Fact>),
    /// The contents, with links to the headings.
    Contents,
    Heading(Heading),
    /// May have line breaks.
    Paragraph(String),
    List(List),
    Table(Table),
    Figure(Figure),
    File(AttachedFile),
}

/// «Dato: 4. mai 2026».
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fact {
    pub label: &'static str,
    pub value: String,
}

/// A heading of level 2 or 3.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Heading {
    pub level: u8,
    pub text: String,
    /// What a link goes to: ASCII letters, digits and hyphens, once in a document.
    pub anchor: String,
}

/// Lines, numbered or with bullets.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct List {
    pub numbered: bool,
    pub lines: Vec<Line>,
}

/// Linje: one line of a list and those under it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Line {
    pub text: String,
    /// The language when it is another than the document's: `nb`, `nn`, `en` or `se`.
    pub language: Option<&'static str>,
    /// Printed as a quotation, letter by letter.
    pub quoted: bool,
    /// What stands in brackets after it: the groups behind, or how many.
    pub aside: String,
    /// The heading that it links to.
    pub link: Option<String>,
    /// The notes behind it; empty for a line that is not an answer.
    pub notes: Vec<NoteId>,
    pub lines: Vec<Line>,
}

/// Tabell with one row of headings.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Table {
    pub caption: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<String>>,
    /// What is folded away under the first cell of each row, in a format that can; for most tables there is nothing.
    #[serde(skip)]
    pub folded: Vec<Vec<Line>>,
}

/// The width of a column of numbers: room for «Innkommet» in the type of a table.
const NUMBER_PERCENT: u32 = 14;

/// The heading of a column, and whether it holds numbers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Column {
    pub heading: String,
    pub numeric: bool,
}

/// Figur: the word cloud of a question, or a picture that follows the document.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figure {
    #[serde(skip)]
    pub drawing: Drawing,
    /// What it shows, for those who do not see it.
    pub alt: String,
    pub caption: String,
    /// The words that it shows, the heaviest first.
    pub words: Vec<FigureWord>,
}

/// What a figure is drawn from.
#[derive(Clone, Debug, PartialEq)]
pub enum Drawing {
    /// Our own, made of outlines; as wide as the text.
    Svg(Arc<Drawn>),
    Png(Content),
    Jpeg(Content),
}

/// Fil: a file that follows the document as it is; inside it where the format can carry one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AttachedFile {
    pub name: String,
    /// What is printed where the file cannot be opened.
    pub text: String,
    pub media_type: &'static str,
    #[serde(skip)]
    pub content: Content,
}

/// The width of the text of a page, in millimetres.
pub const TEXT_WIDTH_MM: u32 = 160;
/// The tallest that a picture may be, so that its heading and caption stand on the same page.
const PICTURE_HEIGHT_MM_MAX: f64 = 200.0;
/// Millimetres that a pixel takes when nothing shrinks the picture: 96 to an inch, as on a screen.
const PIXEL_MM: f64 = 25.4 / 96.0;

impl Drawing {
    /// Width and height, in the units of the drawing.
    pub fn size(&self) -> [u32; 2] {
        match self {
            Self::Svg(drawn) => drawn.size(),
            // What was taken in has a size; a picture without one is drawn as a square rather than lost.
            Self::Png(content) | Self::Jpeg(content) => raster::size(content.bytes()).unwrap_or([1, 1]),
        }
    }
}

impl Figure {
    /// Width and height on a page, in millimetres: never wider than the text, never larger than it is.
    pub fn size_mm(&self) -> [u32; 2] {
        let [width, height] = self.drawing.size().map(|side| f64::from(side.max(1)));
        let widest = f64::from(TEXT_WIDTH_MM);
        let shown = match &self.drawing {
            Drawing::Svg(_) => widest,
            Drawing::Png(_) | Drawing::Jpeg(_) => {
                widest.min(width * PIXEL_MM).min(PICTURE_HEIGHT_MM_MAX * width / height)
            }
        };
        [shown, shown * height / width].map(|side| (side.round() as u32).max(1))
    }
}

/// One word of the cloud and the notes that rest in it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FigureWord {
    pub text: String,
    pub count: u32,
    /// The notes that rest in it.
    pub notes: Vec<NoteId>,
    /// All notes that say it.
    #[serde(skip)]
    pub said_in: Vec<NoteId>,
}

impl InputDocument {
    /// All headings, in order.
    pub fn headings(&self) -> impl Iterator<Item = &Heading> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Heading(heading) => Some(heading),
            Block::Facts(_)
            | Block::Contents
            | Block::Paragraph(_)
            | Block::List(_)
            | Block::Table(_)
            | Block::Figure(_)
            | Block::File(_) => None,
        })
    }

    /// The contents: a line for each heading of level 2, with those of level 3 under it, that link to them.
    pub fn contents(&self) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        for heading in self.headings() {
            let line = Line { link: Some(heading.anchor.clone()), ..Line::plain(&*heading.text) };
            match lines.last_mut().filter(|_| heading.level > 2) {
                Some(parent) => parent.lines.push(line),
                None => lines.push(line),
            }
        }
        lines
    }

    /// Calls `change` with every text that a reader sees, in order.
    pub fn each_text(&mut self, change: &mut impl FnMut(&mut String)) {
        change(&mut self.title);
        self.blocks.iter_mut().for_each(|block| block.each_text(change));
    }

    /// The tag of the language as files want it.
    pub fn language_tag(&self) -> &'static str {
        match self.language {
            Language::Nb => "nb-NO",
            Language::Nn => "nn-NO",
            Language::En => "en-GB",
        }
    }
}

impl Block {
    /// Calls `change` with every text of the block that a reader sees, in order.
    pub fn each_text(&mut self, change: &mut impl FnMut(&mut String)) {
        match self {
            Self::Facts(facts) => facts.iter_mut().for_each(|fact| change(&mut fact.value)),
            Self::Contents => {}
            Self::Heading(heading) => change(&mut heading.text),
            Self::Paragraph(text) => change(text),
            Self::List(list) => list.lines.iter_mut().for_each(|line| line.each_text(change)),
            Self::Table(table) => {
                change(&mut table.caption);
                table.columns.iter_mut().for_each(|column| change(&mut column.heading));
                table.rows.iter_mut().flatten().for_each(&mut *change);
                table.folded.iter_mut().flatten().for_each(|line| line.each_text(change));
            }
            Self::Figure(figure) => {
                change(&mut figure.alt);
                change(&mut figure.caption);
                figure.words.iter_mut().for_each(|word| change(&mut word.text));
            }
            Self::File(file) => {
                change(&mut file.name);
                change(&mut file.text);
            }
        }
    }
}

impl Table {
    /// How much of the width of the text each column has, in percent: numbers need little, text shares the rest.
    pub fn shares(&self) -> Vec<u32> {
        let count = |numeric| self.columns.iter().filter(|column| column.numeric == numeric).count() as u32;
        let rest = 100_u32.saturating_sub(NUMBER_PERCENT * count(true));
        let text = (rest / count(false).max(1)).max(NUMBER_PERCENT);
        self.columns.iter().map(|column| if column.numeric { NUMBER_PERCENT } else { text }).collect()
    }
}

impl Line {
    /// A line that is not an answer.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Calls `see` with this line and all under it, and how deep each stands, from 1.
    pub fn walk<'a>(&'a self, depth: u8, see: &mut impl FnMut(&'a Line, u8)) {
        see(self, depth);
        for line in &self.lines {
            line.walk(depth + 1, see);
        }
    }

    fn each_text(&mut self, change: &mut impl FnMut(&mut String)) {
        change(&mut self.text);
        change(&mut self.aside);
        self.lines.iter_mut().for_each(|line| line.each_text(change));
    }

    /// The text with what stands in brackets after it.
    pub fn printed(&self) -> String {
        if self.aside.is_empty() { self.text.clone() } else { format!("{} ({})", self.text, self.aside) }
    }
}

/// The full tag of a line's language, as files want it.
pub fn full_tag(language: &str) -> &'static str {
    match language {
        "nn" => "nn-NO",
        "en" => "en-GB",
        "se" => "se-NO",
        _bokmal => "nb-NO",
    }
}
