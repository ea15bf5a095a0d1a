//! The document as plain text for an e-mail: 72 columns, UTF-8.

use unicode_segmentation::UnicodeSegmentation;

use super::direction::set_apart;
use super::outline::{Block, InputDocument, Line, Table};
use super::words;

/// Columns of a line: what an e-mail reader shows without breaking it again.
const WIDTH: usize = 72;

/// The whole text.
pub fn plain(document: &InputDocument) -> Vec<u8> {
    let words = words::of(document.language);
    let mut out = String::new();
    wrap(&mut out, "", "", &document.title.to_uppercase());
    out += &format!("{}\n", "=".repeat(WIDTH));
    for block in &document.blocks {
        match block {
            Block::Facts(facts) => {
                for fact in facts {
                    wrap(&mut out, "", "  ", &format!("{}: {}", fact.label, fact.value));
                }
            }
            Block::Contents => {}
            Block::Heading(heading) => {
                out.push('\n');
                if heading.level == 2 {
                    out.push('\n');
                }
                wrap(&mut out, "", "", &heading.text);
                let rule = if heading.level == 2 { "-" } else { "." };
                out += &format!("{}\n", rule.repeat(WIDTH.min(heading.text.graphemes(true).count())));
            }
            Block::Paragraph(text) => {
                out.push('\n');
                text.lines().for_each(|line| wrap(&mut out, "", "", line));
            }
            Block::List(list) => {
                out.push('\n');
                for (line, number) in list.lines.iter().zip(1..) {
                    let mark = if list.numbered { format!("{number}. ") } else { "- ".into() };
                    write_line(&mut out, line, 0, &mark);
                }
            }
            Block::Table(table) => write_table(&mut out, table),
            Block::Figure(figure) => {
                out.push('\n');
                wrap(&mut out, "", "  ", &format!("[{}: {}]", words.figure, figure.alt));
            }
            Block::File(file) => {
                out.push('\n');
                wrap(&mut out, "", "", &file.text);
            }
        }
    }
    out.into_bytes()
}

fn write_line(out: &mut String, line: &Line, indent: usize, mark: &str) {
    let first = format!("{}{mark}", " ".repeat(indent));
    let rest = " ".repeat(first.len());
    let text = set_apart(&line.text);
    let text = if line.quoted { format!("«{text}»") } else { text.into_owned() };
    let printed = Line { text, ..line.clone() }.printed();
    wrap(out, &first, &rest, &printed);
    line.lines.iter().for_each(|line| write_line(out, line, indent + 2, "- "));
}

/// A row reads «Ensomhet: 7; 10 %»: what a narrow column can hold, and what can be read aloud.
fn write_table(out: &mut String, table: &Table) {
    out.push('\n');
    if !table.caption.is_empty() {
        wrap(out, "", "", &format!("{}:", table.caption));
    }
    let headings: Vec<&str> = table.columns.iter().map(|column| column.heading.as_str()).collect();
    let row = |cells: &[&str]| match cells {
        [first, rest @ ..] if !rest.is_empty() => format!("{first}: {}", rest.join("; ")),
        alone => alone.join(""),
    };
    wrap(out, "  ", "    ", &row(&headings));
    for cells in &table.rows {
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        wrap(out, "  ", "    ", &row(&cells));
    }
}

/// Breaks a text at its blanks; a word that is longer than a line is left whole.
fn wrap(out: &mut String, first: &str, rest: &str, text: &str) {
    out.push_str(first);
    let mut column = first.graphemes(true).count();
    let mut at_start = true;
    for word in text.split_whitespace() {
        let wide = word.graphemes(true).count();
        if !at_start && column + 1 + wide > WIDTH {
            out.push('\n');
            out.push_str(rest);
            column = rest.len();
            at_start = true;
        }
        if !at_start {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += wide;
        at_start = false;
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn lines_are_broken_at_blanks() {
        let mut out = String::new();
        wrap(&mut out, "- ", "  ", &"ord ".repeat(30));
        assert!(out.lines().all(|line| line.len() <= 72));
        assert!(out.lines().skip(1).all(|line| line.starts_with("  ord")));
    }
}
