//! The document as a Word file: real styles, lists, header rows, alternative text; Word asks nothing when it opens.

mod body;

use anyhow::Result;

use super::markup::escape;
use super::outline::{Figure, InputDocument};
use super::package::{Part, package};
use super::picture;
use super::words;
use body::Body;
pub use body::note_bookmark;

const STYLES: &str = include_str!("docx/styles.xml");
const NUMBERING: &str = include_str!("docx/numbering.xml");
const SETTINGS: &str = include_str!("docx/settings.xml");
const FONT_TABLE: &str = include_str!("docx/fontTable.xml");
const THEME: &str = include_str!("docx/theme1.xml");
const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The whole file.
pub fn docx(document: &InputDocument) -> Result<Vec<u8>> {
    let body = Body::of(document);
    let language = document.language_tag();
    let styles = STYLES.replace("{language}", language);
    let settings = SETTINGS.replace("{language}", language);
    let (types, relations, numbering) = (types(), relations(&body.figures), numbering(body.numbered));
    let (core, header, footer) = (core(document), header(document), footer(document));
    let roots = roots();
    let app = format!(
        "{XML}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>moteplass</Application></Properties>"
    );
    let parts = [
        Part::new("[Content_Types].xml", &types),
        Part::new("_rels/.rels", &roots),
        Part::new("docProps/core.xml", &core),
        Part::new("docProps/app.xml", &app),
        Part::new("word/document.xml", &body.xml),
        Part::new("word/_rels/document.xml.rels", &relations),
        Part::new("word/styles.xml", &styles),
        Part::new("word/numbering.xml", &numbering),
        Part::new("word/settings.xml", &settings),
        Part::new("word/fontTable.xml", FONT_TABLE),
        Part::new("word/theme/theme1.xml", THEME),
        Part::new("word/header1.xml", &header),
        Part::new("word/footer1.xml", &footer),
    ];
    package(parts.into_iter().map(Ok).chain(picture::files(&body.figures, "word/media")))
}

fn types() -> String {
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let mut xml = format!("{XML}<Types xmlns=\"{PACKAGE}/content-types\">");
    for (extension, kind) in [
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
        ("png", "image/png"),
        ("svg", "image/svg+xml"),
        ("jpeg", "image/jpeg"),
    ] {
        xml += &format!("<Default Extension=\"{extension}\" ContentType=\"{kind}\"/>");
    }
    for (part, kind) in [
        ("word/document.xml", format!("{word}.document.main+xml")),
        ("word/styles.xml", format!("{word}.styles+xml")),
        ("word/numbering.xml", format!("{word}.numbering+xml")),
        ("word/settings.xml", format!("{word}.settings+xml")),
        ("word/fontTable.xml", format!("{word}.fontTable+xml")),
        ("word/header1.xml", format!("{word}.header+xml")),
        ("word/footer1.xml", format!("{word}.footer+xml")),
        ("word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml".into()),
        ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml".into()),
        ("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml".into()),
    ] {
        xml += &format!("<Override PartName=\"/{part}\" ContentType=\"{kind}\"/>");
    }
    xml + "</Types>"
}

fn roots() -> String {
    format!(
        "{XML}<Relationships xmlns=\"{PACKAGE}/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"word/document.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"{PACKAGE}/relationships/metadata/core-properties\" \
         Target=\"docProps/core.xml\"/>\
         <Relationship Id=\"rId3\" Type=\"{OFFICE}/extended-properties\" Target=\"docProps/app.xml\"/>\
         </Relationships>"
    )
}

fn relations(figures: &[&Figure]) -> String {
    let mut xml = format!("{XML}<Relationships xmlns=\"{PACKAGE}/relationships\">");
    let fixed = [
        ("styles", "styles.xml"),
        ("numbering", "numbering.xml"),
        ("settings", "settings.xml"),
        ("fontTable", "fontTable.xml"),
        ("theme", "theme/theme1.xml"),
        ("header", "header1.xml"),
        ("footer", "footer1.xml"),
    ];
    for (kind, target) in fixed {
        xml += &format!("<Relationship Id=\"{kind}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>");
    }
    for (figure, number) in figures.iter().zip(1..) {
        for kind in picture::extensions(figure) {
            xml += &format!(
                "<Relationship Id=\"{kind}{number}\" Type=\"{OFFICE}/image\" Target=\"media/figure{number}.{kind}\"/>"
            );
        }
    }
    xml + "</Relationships>"
}

/// Each numbered list begins at 1.
fn numbering(numbered: u32) -> String {
    let mut xml = NUMBERING.to_owned();
    for number in 0..numbered {
        let id = body::FIRST_NUMBERED_LIST + number;
        xml += &format!(
            "<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\">\
             <w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>\n"
        );
    }
    xml + "</w:numbering>"
}

fn core(document: &InputDocument) -> String {
    let date = document.date.map_or(String::new(), |date| {
        format!(
            "<dcterms:created xsi:type=\"dcterms:W3CDTF\">{date}T00:00:00Z</dcterms:created>\
             <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{date}T00:00:00Z</dcterms:modified>"
        )
    });
    format!(
        "{XML}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title>\
         <dc:subject>{}</dc:subject><dc:creator>{}</dc:creator><dc:language>{}</dc:language>{date}\
         </cp:coreProperties>",
        escape(&document.title),
        escape(&document.subject),
        escape(&document.organiser),
        document.language_tag(),
    )
}

fn header(document: &InputDocument) -> String {
    format!(
        "{XML}<w:hdr xmlns:w=\"{WORD}\"><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr><w:r><w:t>{}</w:t></w:r>\
         </w:p></w:hdr>",
        escape(&document.title)
    )
}

/// «Side 1 av 9».
fn footer(document: &InputDocument) -> String {
    let words = words::of(document.language);
    let field =
        |code: &str| format!("<w:fldSimple w:instr=\" {code} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>");
    let run = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    format!(
        "{XML}<w:ftr xmlns:w=\"{WORD}\"><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>{}{}{}{}</w:p></w:ftr>",
        run(&format!("{} ", words.page)),
        field("PAGE"),
        run(&format!(" {} ", words.page_of)),
        field("NUMPAGES"),
    )
}
