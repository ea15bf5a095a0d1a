//! The document as Markdown (CommonMark with tables), for a wiki, an issue or a chat.

use super::direction::set_apart;
use super::outline::{Block, InputDocument, Line, Table};
use super::words;

/// The whole file.
pub fn markdown(document: &InputDocument) -> Vec<u8> {
    let words = words::of(document.language);
    let mut out = format!("# {}\n", escape(&document.title));
    let (mut figures, mut tables) = (0, 0);
    for block in &document.blocks {
        out.push('\n');
        match block {
            Block::Facts(facts) => {
                for fact in facts {
                    out += &format!("- **{}:** {}\n", fact.label, escape(&fact.value));
                }
            }
            Block::Contents => {
                out += &format!("**{}**\n\n", words.contents);
                write_lines(&mut out, "- ", 0, &document.contents());
            }
            Block::Heading(heading) => {
                let marks = "#".repeat(heading.level.into());
                out += &format!("{marks} {}\n", escape(&heading.text));
            }
            Block::Paragraph(text) => {
                let lines: Vec<String> = text.lines().map(escape).collect();
                out += &lines.join("\\\n");
                out.push('\n');
            }
            Block::List(list) => {
                write_lines(&mut out, if list.numbered { "1. " } else { "- " }, 0, &list.lines)
            }
            Block::Table(table) => {
                if !table.caption.is_empty() {
                    tables += 1;
                    out += &format!("**{} {tables}:** {}\n\n", words.table, escape(&table.caption));
                }
                write_table(&mut out, table);
            }
            Block::Figure(figure) => {
                figures += 1;
                out += &format!("**{} {figures}:** {}\n\n", words.figure, escape(&figure.caption));
                out += &format!("*{}*\n", escape(&figure.alt));
            }
            Block::File(file) => out += &format!("{}\n", escape(&file.text)),
        }
    }
    out.into_bytes()
}

fn write_lines(out: &mut String, mark: &str, indent: usize, lines: &[Line]) {
    for line in lines {
        let text = escape(&line.text);
        let text = if line.quoted { format!("*{text}*") } else { text };
        let aside = if line.aside.is_empty() { String::new() } else { format!(" ({})", escape(&line.aside)) };
        *out += &format!("{}{mark}{text}{aside}\n", " ".repeat(indent));
        write_lines(out, "- ", indent + mark.len(), &line.lines);
    }
}

fn write_table(out: &mut String, table: &Table) {
    let cells =
        |cells: &mut dyn Iterator<Item = String>| format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "));
    *out += &cells(&mut table.columns.iter().map(|column| escape(&column.heading)));
    *out +=
        &cells(&mut table.columns.iter().map(|column| if column.numeric { "---:" } else { "---" }.into()));
    for row in &table.rows {
        *out += &cells(&mut row.iter().map(|cell| escape(cell)));
    }
}

/// Every sign that Markdown could take as its own is set aside with a backslash, where it could.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    let starts_number = text.trim_start().starts_with(|first: char| first.is_ascii_digit());
    let mut in_start = true;
    for letter in set_apart(text).chars() {
        let special = match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '$' => true,
            '#' | '-' | '+' | '=' => in_start,
            '.' | ')' => in_start && starts_number,
            _ordinary => false,
        };
        if special {
            escaped.push('\\');
        }
        escaped.push(letter);
        in_start &= letter.is_whitespace() || (starts_number && letter.is_ascii_digit());
    }
    escaped
}
