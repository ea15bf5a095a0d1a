//! The content of the ODT file: each block of the document as paragraphs, lists and tables.

use std::collections::BTreeSet;

use super::XML;
use crate::document::direction::set_apart;
use crate::document::markup::{escape, escape_into};
use crate::document::outline::{Block, Fact, Figure, InputDocument, Line, List, TEXT_WIDTH_MM, Table};
use crate::document::picture;
use crate::document::words::{self, Words};

/// The content while it is written, and the figures in it.
pub struct Body<'a> {
    pub xml: String,
    pub figures: Vec<&'a Figure>,
    words: &'static Words,
    tables: u32,
    captioned: u32,
}

impl<'a> Body<'a> {
    /// Writes the content.
    pub fn of(document: &'a InputDocument) -> Self {
        let mut body = Self {
            xml: String::with_capacity(256 * 1024),
            figures: Vec::new(),
            words: words::of(document.language),
            tables: 0,
            captioned: 0,
        };
        body.xml += XML;
        body.xml += "<office:document-content";
        for (prefix, name) in [
            ("office", "office"),
            ("style", "style"),
            ("text", "text"),
            ("table", "table"),
            ("draw", "drawing"),
            ("fo", "xsl-fo-compatible"),
            ("svg", "svg-compatible"),
        ] {
            body.xml += &format!(" xmlns:{prefix}=\"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0\"");
        }
        body.xml += " xmlns:xlink=\"http://www.w3.org/1999/xlink\" office:version=\"1.3\">";
        body.xml += "<office:automatic-styles>";
        body.column_widths(document);
        body.xml += AUTOMATIC_STYLES;
        body.xml += "<office:body><office:text><text:sequence-decls>\
            <text:sequence-decl text:display-outline-level=\"0\" text:name=\"Figure\"/>\
            <text:sequence-decl text:display-outline-level=\"0\" text:name=\"Table\"/></text:sequence-decls>";
        body.heading(1, "", &document.title);
        for block in &document.blocks {
            body.block(block, document);
        }
        body.xml += "</office:text></office:body></office:document-content>";
        body
    }

    fn block(&mut self, block: &'a Block, document: &InputDocument) {
        match block {
            Block::Facts(facts) => self.facts(facts),
            Block::Contents => self.contents(document),
            Block::Heading(heading) => self.heading(heading.level, &heading.anchor, &heading.text),
            Block::Paragraph(paragraph) => self.paragraph("Text_20_body", &text(paragraph)),
            Block::List(list) => self.list(list),
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => self.figure(figure),
            Block::File(file) => self.paragraph("Text_20_body", &text(&file.text)),
        }
    }

    /// A style for each width of a column that the tables have.
    fn column_widths(&mut self, document: &InputDocument) {
        let mut widths = BTreeSet::new();
        for block in &document.blocks {
            if let Block::Table(table) = block {
                widths.extend(table.shares());
            }
        }
        for percent in widths {
            let tenths_mm = TEXT_WIDTH_MM * percent / 10;
            self.xml += &format!(
                "<style:style style:name=\"Width{percent}\" style:family=\"table-column\">\
                 <style:table-column-properties style:column-width=\"{}.{}mm\"/></style:style>",
                tenths_mm / 10,
                tenths_mm % 10
            );
        }
    }

    fn paragraph(&mut self, style: &str, content: &str) {
        self.xml += &format!("<text:p text:style-name=\"{style}\">{content}</text:p>");
    }

    fn heading(&mut self, level: u8, anchor: &str, title: &str) {
        let mark = if anchor.is_empty() { String::new() } else { bookmark(anchor) };
        self.xml += &format!(
            "<text:h text:style-name=\"Heading_20_{level}\" text:outline-level=\"{level}\">{mark}{}</text:h>",
            text(title)
        );
    }

    fn facts(&mut self, facts: &[Fact]) {
        for fact in facts {
            let label = span("Strong_20_Emphasis", &text(&format!("{}:", fact.label)));
            self.paragraph("Facts", &format!("{label} {}", text(&fact.value)));
        }
    }

    fn contents(&mut self, document: &InputDocument) {
        let lines = document.contents();
        if lines.is_empty() {
            return;
        }
        let title = text(self.words.contents);
        self.xml += &format!(
            "<text:table-of-content text:name=\"Contents\" text:protected=\"false\">\
             <text:table-of-content-source text:outline-level=\"3\" text:use-index-marks=\"false\">\
             <text:index-title-template text:style-name=\"Contents_20_Heading\">{title}\
             </text:index-title-template></text:table-of-content-source><text:index-body>\
             <text:index-title text:name=\"Contents_Head\"><text:p text:style-name=\"Contents_20_Heading\">\
             {title}</text:p></text:index-title>"
        );
        for line in &lines {
            line.walk(2, &mut |line, level| {
                let target = line.link.as_deref().unwrap_or_default();
                self.paragraph(&format!("Contents_20_{level}"), &link(target, &text(&line.text)));
            });
        }
        self.xml += "</text:index-body></text:table-of-content>";
    }

    fn list(&mut self, list: &List) {
        let style = if list.numbered { "Numbers" } else { "Bullets" };
        self.xml += &format!("<text:list text:style-name=\"{style}\">");
        list.lines.iter().for_each(|line| self.line(line));
        self.xml += "</text:list>";
    }

    /// A line carries a bookmark for each note behind it.
    fn line(&mut self, line: &Line) {
        let mut content: String = line.notes.iter().map(|id| bookmark(&format!("note-{id}"))).collect();
        let mut words = text(&line.text);
        if line.quoted {
            words = span("Quotation", &words);
        }
        if let Some(language) = line.language {
            words = span(&format!("Language_{language}"), &words);
        }
        if let Some(anchor) = &line.link {
            words = link(anchor, &words);
        }
        content += &words;
        if !line.aside.is_empty() {
            content += &span("Aside", &text(&format!(" ({})", line.aside)));
        }
        self.xml.push_str("<text:list-item>");
        self.paragraph("List_20_line", &content);
        if !line.lines.is_empty() {
            self.xml.push_str("<text:list>");
            line.lines.iter().for_each(|line| self.line(line));
            self.xml.push_str("</text:list>");
        }
        self.xml.push_str("</text:list-item>");
    }

    fn table(&mut self, table: &Table) {
        if !table.caption.is_empty() {
            self.captioned += 1;
            let caption = caption(self.words.table, "Table", self.captioned, &table.caption);
            self.paragraph("Table_20_Caption", &caption);
        }
        self.tables += 1;
        self.xml += &format!("<table:table table:name=\"Table{}\" table:style-name=\"Table\">", self.tables);
        for percent in table.shares() {
            self.xml += &format!("<table:table-column table:style-name=\"Width{percent}\"/>");
        }
        self.xml += "<table:table-header-rows><table:table-row>";
        for column in &table.columns {
            let style = if column.numeric { "Table_20_Number_20_Heading" } else { "Table_20_Heading" };
            self.cell("Head", style, &column.heading);
        }
        self.xml += "</table:table-row></table:table-header-rows>";
        for row in &table.rows {
            self.xml += "<table:table-row>";
            for (cell, column) in row.iter().zip(&table.columns) {
                let style = if column.numeric { "Table_20_Number" } else { "Table_20_Contents" };
                self.cell("Cell", style, cell);
            }
            self.xml += "</table:table-row>";
        }
        self.xml += "</table:table>";
        self.paragraph("Text_20_body", "");
    }

    fn cell(&mut self, cell_style: &str, style: &str, content: &str) {
        self.xml +=
            &format!("<table:table-cell table:style-name=\"{cell_style}\" office:value-type=\"string\">");
        self.paragraph(style, &text(content));
        self.xml += "</table:table-cell>";
    }

    fn figure(&mut self, figure: &'a Figure) {
        self.figures.push(figure);
        let number = self.figures.len();
        let [width_mm, height_mm] = figure.size_mm();
        let mut image = String::new();
        // A reader takes the first that it can draw: the outlines before the pixels.
        for kind in picture::extensions(figure).iter().rev() {
            let media_type = media_type(kind);
            image += &format!(
                "<draw:image xlink:href=\"Pictures/figure{number}.{kind}\" xlink:type=\"simple\" \
                 xlink:show=\"embed\" xlink:actuate=\"onLoad\" draw:mime-type=\"{media_type}\"/>"
            );
        }
        let content = format!(
            "<draw:frame draw:name=\"{0} {number}\" draw:style-name=\"Graphics\" text:anchor-type=\"as-char\" \
             svg:width=\"{width_mm}mm\" svg:height=\"{height_mm}mm\">{image}<svg:title>{0} {number}</svg:title>\
             <svg:desc>{1}</svg:desc></draw:frame>",
            self.words.figure,
            escape(&figure.alt),
        );
        self.paragraph("Figure", &content);
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        self.paragraph("Caption", &caption(self.words.figure, "Figure", number, &figure.caption));
    }
}

/// Table looks, and a text style for each language that a line may be in.
const AUTOMATIC_STYLES: &str = "\
<style:style style:name=\"Table\" style:family=\"table\"><style:table-properties style:width=\"16cm\" \
table:align=\"margins\" fo:margin-bottom=\"0.3cm\" table:border-model=\"collapsing\"/></style:style>\
<style:style style:name=\"Head\" style:family=\"table-cell\"><style:table-cell-properties \
fo:background-color=\"#f2f6f8\" fo:padding=\"0.12cm\" fo:border-top=\"0.75pt solid #0b4a6f\" \
fo:border-bottom=\"0.75pt solid #0b4a6f\"/></style:style>\
<style:style style:name=\"Cell\" style:family=\"table-cell\"><style:table-cell-properties fo:padding=\"0.12cm\" \
fo:border-bottom=\"0.5pt solid #c9d1d8\"/></style:style>\
<style:style style:name=\"Language_nb\" style:family=\"text\"><style:text-properties fo:language=\"nb\" \
fo:country=\"NO\"/></style:style>\
<style:style style:name=\"Language_nn\" style:family=\"text\"><style:text-properties fo:language=\"nn\" \
fo:country=\"NO\"/></style:style>\
<style:style style:name=\"Language_en\" style:family=\"text\"><style:text-properties fo:language=\"en\" \
fo:country=\"GB\"/></style:style>\
<style:style style:name=\"Language_se\" style:family=\"text\"><style:text-properties fo:language=\"se\" \
fo:country=\"NO\"/></style:style>\
</office:automatic-styles>";

/// What a picture is, by the end of its name.
pub fn media_type(extension: &str) -> &'static str {
    match extension {
        "svg" => "image/svg+xml",
        "jpeg" => "image/jpeg",
        _png => "image/png",
    }
}

/// «Figur 1: …» with the number as a field.
fn caption(name: &str, sequence: &str, number: u32, caption: &str) -> String {
    format!(
        "{name} <text:sequence text:name=\"{sequence}\" text:formula=\"ooow:{sequence}+1\" \
         style:num-format=\"1\">{number}</text:sequence>: {}",
        text(caption)
    )
}

fn bookmark(name: &str) -> String {
    format!("<text:bookmark text:name=\"{name}\"/>")
}

fn link(anchor: &str, content: &str) -> String {
    format!(
        "<text:a xlink:type=\"simple\" xlink:href=\"#{anchor}\" text:style-name=\"Internet_20_link\">{content}\
         </text:a>"
    )
}

fn span(style: &str, content: &str) -> String {
    format!("<text:span text:style-name=\"{style}\">{content}</text:span>")
}

/// Text between tags; a line end is a break, and a blank that would be lost at the start is kept.
fn text(text: &str) -> String {
    let mut xml = String::with_capacity(text.len() + 16);
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            xml.push_str("<text:line-break/>");
        }
        match line.strip_prefix(' ') {
            Some(rest) => {
                xml.push_str("<text:s/>");
                escape_into(&mut xml, &set_apart(rest));
            }
            None => escape_into(&mut xml, &set_apart(line)),
        }
    }
    xml
}
