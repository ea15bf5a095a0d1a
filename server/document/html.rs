//! The document as one HTML file: no script, nothing fetched; read on a phone, by a screen reader, or printed.

use base64::Engine;
use base64::prelude::BASE64_STANDARD as BASE64;

use super::direction::runs_leftwards;
use super::markup::escape;
use super::outline::{AttachedFile, Block, Drawing, Fact, Figure, InputDocument, Line, Table, full_tag};
use super::words::{self, Words};
use crate::workshop::attachment::Content;

/// How the page looks.
const STYLE: &str = include_str!("html.css");

/// What stands in the file's style element, to the letter: a page that shows the file names it by its hash.
pub fn style() -> String {
    format!("\n{STYLE}")
}

/// The whole file.
pub fn html(document: &InputDocument) -> Vec<u8> {
    let words = words::of(document.language);
    let mut out = String::with_capacity(64 * 1024);
    let (tag, title) = (document.language_tag(), escape(&document.title));
    out += &format!("<!DOCTYPE html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">\n");
    out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    out += &format!("<title>{title}</title>\n");
    out += &format!("<meta name=\"description\" content=\"{}\">\n", escape(&document.subject));
    if !document.organiser.is_empty() {
        out += &format!("<meta name=\"author\" content=\"{}\">\n", escape(&document.organiser));
    }
    if let Some(date) = document.date {
        out += &format!("<meta name=\"dcterms.date\" content=\"{date}\">\n");
    }
    out += &format!("<style>{}</style>\n</head>\n<body>\n", style());
    out += &format!("<a class=\"skip\" href=\"#content\">{}</a>\n", words.skip_to_content);
    out += &format!("<main id=\"content\">\n<h1>{title}</h1>\n");
    let mut numbers = Numbers::default();
    for block in &document.blocks {
        write_block(&mut out, block, document, words, &mut numbers);
    }
    out += "</main>\n</body>\n</html>\n";
    out.into_bytes()
}

/// How many figures and tables there have been.
#[derive(Default)]
struct Numbers {
    figures: u32,
    tables: u32,
}

fn write_block(
    out: &mut String,
    block: &Block,
    document: &InputDocument,
    words: &Words,
    numbers: &mut Numbers,
) {
    match block {
        Block::Facts(facts) => write_facts(out, facts),
        Block::Contents => write_contents(out, document, words),
        Block::Heading(heading) => {
            let (level, text) = (heading.level, said(&heading.text));
            *out += &format!("<h{level} id=\"{}\">{text}</h{level}>\n", heading.anchor);
        }
        Block::Paragraph(text) => *out += &format!("<p>{}</p>\n", said(text).replace('\n', "<br>")),
        Block::List(list) => write_list(out, list.numbered, &list.lines),
        Block::Table(table) => write_table(out, table, words, numbers),
        Block::Figure(figure) => write_figure(out, figure, words, numbers),
        Block::File(file) => write_file(out, file, words),
    }
}

/// Text that somebody typed; one that runs from right to left keeps its direction to itself.
fn said(text: &str) -> String {
    let escaped = escape(text);
    if runs_leftwards(text) { format!("<bdi>{escaped}</bdi>") } else { escaped }
}

fn write_facts(out: &mut String, facts: &[Fact]) {
    if facts.is_empty() {
        return;
    }
    *out += "<div class=\"facts\">\n";
    for fact in facts {
        *out += &format!("<p><strong>{}:</strong> {}</p>\n", fact.label, said(&fact.value));
    }
    *out += "</div>\n";
}

/// Headings of level 2, with those of level 3 under each.
fn write_contents(out: &mut String, document: &InputDocument, words: &Words) {
    let lines = document.contents();
    if lines.is_empty() {
        return;
    }
    *out += &format!("<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">{}</h2>\n", words.contents);
    write_list(out, false, &lines);
    *out += "</nav>\n";
}

fn write_list(out: &mut String, numbered: bool, lines: &[Line]) {
    let list = if numbered { "ol" } else { "ul" };
    *out += &format!("<{list}>\n");
    for line in lines {
        write_line(out, line);
    }
    *out += &format!("</{list}>\n");
}

/// A line carries the ids of its notes, so that the file itself tells what stands behind it.
fn write_line(out: &mut String, line: &Line) {
    out.push_str("<li");
    if let Some(first) = line.notes.first() {
        let ids = line.notes.iter().map(|id| id.as_str()).collect::<Vec<_>>().join(" ");
        *out += &format!(" id=\"note-{first}\" data-notes=\"{ids}\"");
    }
    if let Some(language) = line.language {
        *out += &format!(" lang=\"{}\"", full_tag(language));
    }
    out.push('>');
    match &line.link {
        Some(anchor) => *out += &format!("<a href=\"#{anchor}\">{}</a>", said(&line.text)),
        None if line.quoted => *out += &format!("<q>{}</q>", said(&line.text)),
        None => *out += &said(&line.text),
    }
    if !line.aside.is_empty() {
        *out += &format!(" <span class=\"aside\">({})</span>", said(&line.aside));
    }
    if !line.lines.is_empty() {
        out.push('\n');
        write_list(out, false, &line.lines);
    }
    out.push_str("</li>\n");
}

fn write_table(out: &mut String, table: &Table, words: &Words, numbers: &mut Numbers) {
    let label = if table.caption.is_empty() {
        table.columns.iter().map(|column| column.heading.as_str()).collect::<Vec<_>>().join(", ")
    } else {
        numbers.tables += 1;
        format!("{} {}: {}", words.table, numbers.tables, table.caption)
    };
    let label = escape(&label);
    *out +=
        &format!("<div class=\"scroll\" role=\"region\" aria-label=\"{label}\" tabindex=\"0\">\n<table>\n");
    if !table.caption.is_empty() {
        *out += &format!("<caption>{label}</caption>\n");
    }
    *out += "<thead>\n<tr>";
    for column in &table.columns {
        let class = if column.numeric { " class=\"number\"" } else { "" };
        *out += &format!("<th scope=\"col\"{class}>{}</th>", escape(&column.heading));
    }
    *out += "</tr>\n</thead>\n<tbody>\n";
    for (number, row) in table.rows.iter().enumerate() {
        let folded = table.folded.get(number).map(Vec::as_slice).unwrap_or_default();
        *out += "<tr>";
        for (at, (cell, column)) in row.iter().zip(&table.columns).enumerate() {
            let cell = said(cell);
            match (at, column.numeric) {
                (0, _) if !folded.is_empty() => write_folded(out, &cell, folded),
                (0, _) => *out += &format!("<th scope=\"row\">{cell}</th>"),
                (_, true) => *out += &format!("<td class=\"number\">{cell}</td>"),
                (_, false) => *out += &format!("<td>{cell}</td>"),
            }
        }
        *out += "</tr>\n";
    }
    *out += "</tbody>\n</table>\n</div>\n";
}

/// A row's first cell that unfolds to what is behind it.
fn write_folded(out: &mut String, cell: &str, folded: &[Line]) {
    *out += &format!("<th scope=\"row\"><details><summary>{cell}</summary>\n<ul>\n");
    for line in folded {
        let language =
            line.language.map(|language| format!(" lang=\"{}\"", full_tag(language))).unwrap_or_default();
        *out += &format!("<li{language}>{}</li>\n", said(&line.printed()));
    }
    *out += "</ul>\n</details></th>";
}

fn write_figure(out: &mut String, figure: &Figure, words: &Words, numbers: &mut Numbers) {
    numbers.figures += 1;
    let alt = escape(&figure.alt);
    let caption = escape(&format!("{} {}: {}", words.figure, numbers.figures, figure.caption));
    *out += "<figure>\n";
    match &figure.drawing {
        Drawing::Svg(drawn) => {
            *out += &drawn.svg().replacen(" role=\"img\"", &format!(" role=\"img\" aria-label=\"{alt}\""), 1);
        }
        Drawing::Png(content) => write_picture(out, figure, &alt, &inside("image/png", content)),
        Drawing::Jpeg(content) => write_picture(out, figure, &alt, &inside("image/jpeg", content)),
    }
    *out += &format!("\n<figcaption>{caption}</figcaption>\n</figure>\n");
}

fn write_picture(out: &mut String, figure: &Figure, alt: &str, source: &str) {
    let [width, height] = figure.drawing.size();
    *out += &format!("<img src=\"{source}\" width=\"{width}\" height=\"{height}\" alt=\"{alt}\">");
}

/// The file can be taken out of the page.
fn write_file(out: &mut String, file: &AttachedFile, words: &Words) {
    let (text, name) = (escape(&file.text), escape(&file.name));
    let (source, download) = (inside(file.media_type, &file.content), words.download);
    *out +=
        &format!("<p>{text}</p>\n<p><a href=\"{source}\" download=\"{name}\">{download} {name}</a></p>\n");
}

/// An address that holds what it leads to, so that the page fetches nothing.
fn inside(media_type: &str, content: &Content) -> String {
    format!("data:{media_type};base64,{}", BASE64.encode(content.bytes()))
}
