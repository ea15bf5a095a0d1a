//! The body of the Word file: each block of the document as paragraphs and tables.

use std::borrow::Cow;

use super::WORD;
use crate::document::direction::set_apart;
use crate::document::markup::{digest, escape, escape_into};
use crate::document::outline::{Block, Drawing, Fact, Figure, InputDocument, Line, List, Table, full_tag};
use crate::document::picture;
use crate::document::words::{self, Words};
use crate::workshop::ids::NoteId;

/// Numbered lists have numbering ids from here; the bullets have 1.
pub const FIRST_NUMBERED_LIST: u32 = 2;
/// The longest bookmark name that Word takes.
const BOOKMARK_CHARS_MAX: usize = 40;
/// English metric units in a millimetre.
const EMU_IN_MM: u64 = 36_000;
/// Twentieths of a point in the width of the text.
const TEXT_WIDTH_TWIPS: u32 = 9_070;

/// The body while it is written, and what other parts must know of it.
pub struct Body<'a> {
    pub xml: String,
    pub figures: Vec<&'a Figure>,
    /// How many numbered lists there are.
    pub numbered: u32,
    words: &'static Words,
    bookmarks: u32,
    tables: u32,
    captioned: u32,
}

/// The bookmark of a note: its id where Word can take it, else a digest of it.
pub fn note_bookmark(id: &NoteId) -> String {
    let plain = format!("note_{id}");
    let fits = plain.len() <= BOOKMARK_CHARS_MAX && !plain.contains('-');
    if fits { plain } else { format!("note_{}", digest(id.as_str(), 32)) }
}

impl<'a> Body<'a> {
    /// Writes the body.
    pub fn of(document: &'a InputDocument) -> Self {
        let mut body = Self {
            xml: String::with_capacity(256 * 1024),
            figures: Vec::new(),
            numbered: 0,
            words: words::of(document.language),
            bookmarks: 0,
            tables: 0,
            captioned: 0,
        };
        body.xml += &format!(
            "{}<w:document xmlns:w=\"{WORD}\" xmlns:r=\"{}\" \
             xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
             xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
             xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>",
            super::XML,
            super::OFFICE,
        );
        body.paragraph("Heading1", &run(&document.title, ""));
        for block in &document.blocks {
            body.block(block, document);
        }
        body.xml += "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header\"/>\
            <w:footerReference w:type=\"default\" r:id=\"footer\"/><w:footerReference w:type=\"first\" \
            r:id=\"footer\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1418\" w:right=\"1418\" \
            w:bottom=\"1418\" w:left=\"1418\" w:header=\"709\" w:footer=\"709\" w:gutter=\"0\"/><w:titlePg/>\
            </w:sectPr></w:body></w:document>";
        body
    }

    fn block(&mut self, block: &'a Block, document: &InputDocument) {
        match block {
            Block::Facts(facts) => self.facts(facts),
            Block::Contents => self.contents(document),
            Block::Heading(heading) => {
                let content = self.marked(&[bookmark(&heading.anchor)], &run(&heading.text, ""));
                self.paragraph(&format!("Heading{}", heading.level), &content);
            }
            Block::Paragraph(text) => self.paragraph("", &run(text, "")),
            Block::List(list) => self.list(list),
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => self.figure(figure),
            Block::File(file) => self.paragraph("", &run(&file.text, "")),
        }
    }

    fn paragraph(&mut self, style: &str, content: &str) {
        self.xml.push_str("<w:p>");
        if !style.is_empty() {
            self.xml += &format!("<w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>");
        }
        self.xml.push_str(content);
        self.xml.push_str("</w:p>");
    }

    /// Content between the start and the end of bookmarks.
    fn marked(&mut self, names: &[String], content: &str) -> String {
        let (mut starts, mut ends) = (String::new(), String::new());
        for name in names {
            self.bookmarks += 1;
            let id = self.bookmarks;
            starts += &format!("<w:bookmarkStart w:id=\"{id}\" w:name=\"{name}\"/>");
            ends += &format!("<w:bookmarkEnd w:id=\"{id}\"/>");
        }
        starts + content + &ends
    }

    fn facts(&mut self, facts: &[Fact]) {
        for fact in facts {
            let label = run(&format!("{}: ", fact.label), "<w:rStyle w:val=\"Strong\"/>");
            self.paragraph("Facts", &(label + &run(&fact.value, "")));
        }
    }

    /// The contents are written out without page numbers: never out of date, and Word has nothing to ask.
    fn contents(&mut self, document: &InputDocument) {
        let lines = document.contents();
        if lines.is_empty() {
            return;
        }
        self.xml += "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/>\
            <w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>";
        self.paragraph("TOCHeading", &run(self.words.contents, ""));
        let mut field = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> \
            TOC \\o \"2-3\" \\n \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
            .to_owned();
        for line in &lines {
            line.walk(2, &mut |line, level| {
                let target = bookmark(line.link.as_deref().unwrap_or_default());
                let text = run(&line.text, "<w:rStyle w:val=\"Hyperlink\"/>");
                let link = format!("<w:hyperlink w:anchor=\"{target}\" w:history=\"1\">{text}</w:hyperlink>");
                self.paragraph(&format!("TOC{level}"), &(std::mem::take(&mut field) + &link));
            });
        }
        self.xml += "<w:p><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:sdtContent></w:sdt>";
    }

    fn list(&mut self, list: &List) {
        let number = list.numbered.then(|| {
            self.numbered += 1;
            FIRST_NUMBERED_LIST + self.numbered - 1
        });
        for line in &list.lines {
            line.walk(1, &mut |line, depth| self.line(line, depth, number.filter(|_| depth == 1)));
        }
    }

    fn line(&mut self, line: &Line, depth: u8, number: Option<u32>) {
        let properties: Cow<'_, str> = match (number, depth) {
            (Some(id), _) => format!(
                "<w:pStyle w:val=\"ListNumber\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{id}\"/></w:numPr>"
            )
            .into(),
            (None, 1) => "<w:pStyle w:val=\"ListBullet\"/>".into(),
            (None, 2) => "<w:pStyle w:val=\"ListBullet2\"/>".into(),
            (None, _deeper) => "<w:pStyle w:val=\"ListBullet3\"/>".into(),
        };
        let mut style = String::new();
        if line.link.is_some() {
            style += "<w:rStyle w:val=\"Hyperlink\"/>";
        } else if line.quoted {
            style += "<w:rStyle w:val=\"Quotation\"/>";
        }
        if let Some(language) = line.language {
            style += &format!("<w:lang w:val=\"{}\"/>", full_tag(language));
        }
        self.push(&["<w:p><w:pPr>", &properties, "</w:pPr>"]);
        let first_mark = self.bookmarks + 1;
        for note in &line.notes {
            self.bookmarks += 1;
            let (id, name) = (self.bookmarks.to_string(), note_bookmark(note));
            self.push(&["<w:bookmarkStart w:id=\"", &id, "\" w:name=\"", &name, "\"/>"]);
        }
        match &line.link {
            Some(anchor) => {
                self.push(&["<w:hyperlink w:anchor=\"", &bookmark(anchor), "\" w:history=\"1\">"]);
                run_into(&mut self.xml, &line.text, &style);
                self.xml.push_str("</w:hyperlink>");
            }
            None => run_into(&mut self.xml, &line.text, &style),
        }
        if !line.aside.is_empty() {
            run_into(&mut self.xml, &format!(" ({})", line.aside), "<w:rStyle w:val=\"Aside\"/>");
        }
        for id in first_mark..=self.bookmarks {
            self.push(&["<w:bookmarkEnd w:id=\"", &id.to_string(), "\"/>"]);
        }
        self.xml.push_str("</w:p>");
    }

    fn push(&mut self, pieces: &[&str]) {
        pieces.iter().for_each(|piece| self.xml.push_str(piece));
    }

    fn table(&mut self, table: &Table) {
        let label = if table.caption.is_empty() {
            table.columns.iter().map(|column| column.heading.as_str()).collect::<Vec<_>>().join(", ")
        } else {
            self.captioned += 1;
            let caption = numbered_caption(self.words.table, "Table", self.captioned, &table.caption);
            self.xml += "<w:p><w:pPr><w:pStyle w:val=\"Caption\"/><w:keepNext/></w:pPr>";
            self.xml += &caption;
            self.xml += "</w:p>";
            table.caption.clone()
        };
        self.tables += 1;
        let widths = column_widths(table);
        self.xml += &format!(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"InputTable\"/><w:tblW w:w=\"{TEXT_WIDTH_TWIPS}\" w:type=\"dxa\"/>\
             <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0420\" w:firstRow=\"1\" w:lastRow=\"0\" \
             w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"0\" w:noVBand=\"1\"/>\
             <w:tblCaption w:val=\"{0}\"/><w:tblDescription w:val=\"{0}\"/></w:tblPr><w:tblGrid>",
            escape(&label)
        );
        for width in &widths {
            self.xml += &format!("<w:gridCol w:w=\"{width}\"/>");
        }
        self.xml += "</w:tblGrid>";
        let headings: Vec<&str> = table.columns.iter().map(|column| column.heading.as_str()).collect();
        self.row(&headings, table, &widths, "<w:cantSplit/><w:tblHeader/>");
        for row in &table.rows {
            let cells: Vec<&str> = row.iter().map(String::as_str).collect();
            self.row(&cells, table, &widths, "<w:cantSplit/>");
        }
        self.xml += "</w:tbl><w:p><w:pPr><w:spacing w:after=\"0\"/></w:pPr></w:p>";
    }

    fn row(&mut self, cells: &[&str], table: &Table, widths: &[String], properties: &str) {
        self.push(&["<w:tr><w:trPr>", properties, "</w:trPr>"]);
        for ((cell, column), width) in cells.iter().zip(&table.columns).zip(widths) {
            let align = if column.numeric { "<w:jc w:val=\"right\"/>" } else { "" };
            self.push(&["<w:tc><w:tcPr><w:tcW w:w=\"", width, "\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr>"]);
            self.push(&["<w:pStyle w:val=\"TableText\"/>", align, "</w:pPr>"]);
            run_into(&mut self.xml, cell, "");
            self.xml.push_str("</w:p></w:tc>");
        }
        self.xml.push_str("</w:tr>");
    }

    fn figure(&mut self, figure: &'a Figure) {
        self.figures.push(figure);
        let number = self.figures.len();
        let [cx, cy] = figure.size_mm().map(|mm| u64::from(mm) * EMU_IN_MM);
        let alt = escape(&figure.alt);
        let shown = picture::extensions(figure)[0];
        let drawn = match &figure.drawing {
            Drawing::Svg(_) => format!(
                "<a:extLst><a:ext uri=\"{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}\"><asvg:svgBlip \
                 xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" r:embed=\"svg{number}\"/>\
                 </a:ext></a:extLst>"
            ),
            Drawing::Png(_) | Drawing::Jpeg(_) => String::new(),
        };
        self.xml += &format!(
            "<w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" \
             distR=\"0\"><wp:extent cx=\"{cx}\" cy=\"{cy}\"/><wp:docPr id=\"{number}\" name=\"{0} {number}\" \
             descr=\"{alt}\"/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/>\
             </wp:cNvGraphicFramePr><a:graphic><a:graphicData \
             uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr>\
             <pic:cNvPr id=\"{number}\" name=\"figure{number}.{shown}\" descr=\"{alt}\"/><pic:cNvPicPr/></pic:nvPicPr>\
             <pic:blipFill><a:blip r:embed=\"{shown}{number}\">{drawn}</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>\
             <a:off x=\"0\" y=\"0\"/><a:ext cx=\"{cx}\" cy=\"{cy}\"/></a:xfrm><a:prstGeom prst=\"rect\">\
             <a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>\
             </w:r></w:p>",
            self.words.figure,
        );
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        let caption = numbered_caption(self.words.figure, "Figure", number, &figure.caption);
        self.paragraph("Caption", &caption);
    }
}

/// «Figur 1: …» with the number as a field, so that Word counts on.
fn numbered_caption(name: &str, sequence: &str, number: u32, caption: &str) -> String {
    run(&format!("{name} "), "")
        + &format!(
            "<w:fldSimple w:instr=\" SEQ {sequence} \\* ARABIC \"><w:r><w:t>{number}</w:t></w:r></w:fldSimple>"
        )
        + &run(&format!(": {caption}"), "")
}

/// A run of text; a line end is a break.
fn run(text: &str, properties: &str) -> String {
    let mut xml = String::with_capacity(text.len() + properties.len() + 64);
    run_into(&mut xml, text, properties);
    xml
}

/// As [`run`], at the end of what is being written.
fn run_into(xml: &mut String, text: &str, properties: &str) {
    xml.push_str("<w:r>");
    if !properties.is_empty() {
        for piece in ["<w:rPr>", properties, "</w:rPr>"] {
            xml.push_str(piece);
        }
    }
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            xml.push_str("<w:br/>");
        }
        xml.push_str("<w:t xml:space=\"preserve\">");
        escape_into(xml, &set_apart(line));
        xml.push_str("</w:t>");
    }
    xml.push_str("</w:r>");
}

/// A bookmark has letters, digits and underscores only.
fn bookmark(anchor: &str) -> String {
    anchor.replace('-', "_")
}

fn column_widths(table: &Table) -> Vec<String> {
    table.shares().into_iter().map(|percent| (TEXT_WIDTH_TWIPS * percent / 100).to_string()).collect()
}
