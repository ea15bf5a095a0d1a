//! Vedlegg: the list of them, and what each one holds: a picture, a text, or a file that follows as it is.

use super::compose::{bullet, text_blocks};
use super::outline::{AttachedFile, Block, Drawing, Figure, Heading, Line, List};
use super::same_words::one_line;
use super::words::Words;
use crate::workshop::attachment::{Attachment, FileKind};
use crate::workshop::note::clean;
use crate::workshop::settings::Part;
use crate::workshop::state::State;

/// What some editors put first in a text.
const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// The list: those that the secretariat wrote, one a line, then the files.
pub fn list(state: &State, words: &Words) -> Vec<Block> {
    let written = state.parts.get(&Part::Attachments).cloned().unwrap_or_default();
    let mut lines = written_lines(&written.text);
    lines.extend(state.attachments.iter().map(|attachment| Line {
        link: Some(anchor(attachment)),
        aside: about(attachment, words),
        ..Line::plain(one_line(attachment.shown()))
    }));
    if lines.is_empty() {
        return Vec::new();
    }
    let own = written.heading.trim();
    let text = if own.is_empty() { words.attachments } else { own };
    vec![heading(text, "attachments"), Block::List(List { numbered: true, lines })]
}

/// Each file under a heading of its own, numbered as in the list.
pub fn contents(state: &State, words: &Words) -> Vec<Block> {
    let written = state.parts.get(&Part::Attachments);
    let first = written.map_or(0, |written| written_lines(&written.text).len()) + 1;
    let mut blocks = Vec::new();
    for (attachment, number) in state.attachments.iter().zip(first..) {
        let title = format!("{} {number}: {}", words.attachment, one_line(attachment.shown()));
        blocks.push(heading(&title, &anchor(attachment)));
        blocks.extend(content(attachment, words));
    }
    blocks
}

fn content(attachment: &Attachment, words: &Words) -> Vec<Block> {
    let drawing = match attachment.kind {
        FileKind::Text => {
            let text = String::from_utf8_lossy(attachment.content.bytes());
            return text_blocks(&clean(text.trim_start_matches(BYTE_ORDER_MARK)));
        }
        FileKind::Pdf => {
            let name = one_line(&attachment.name);
            let text = (words.follows_as_file)(&name, &about(attachment, words));
            let content = attachment.content.clone();
            return vec![Block::File(AttachedFile { name, text, media_type: "application/pdf", content })];
        }
        FileKind::Png => Drawing::Png(attachment.content.clone()),
        FileKind::Jpeg => Drawing::Jpeg(attachment.content.clone()),
    };
    let caption = one_line(attachment.shown());
    let alt = if attachment.alt.is_empty() { caption.clone() } else { attachment.alt.clone() };
    vec![Block::Figure(Figure { drawing, alt, caption, words: Vec::new() })]
}

fn written_lines(text: &str) -> Vec<Line> {
    text.lines()
        .map(one_line)
        .map(|line| Line::plain(bullet(&line).unwrap_or(&line)))
        .filter(|line| !line.text.is_empty())
        .collect()
}

/// «PDF, 340 kB».
fn about(attachment: &Attachment, words: &Words) -> String {
    let kind = match attachment.kind {
        FileKind::Pdf => "PDF",
        FileKind::Png | FileKind::Jpeg => words.picture_file,
        FileKind::Text => words.text_file,
    };
    format!("{kind}, {}", words.file_size(attachment.size_bytes))
}

fn anchor(attachment: &Attachment) -> String {
    format!("attachment-{}", attachment.id)
}

fn heading(text: &str, anchor: &str) -> Block {
    Block::Heading(Heading { level: 2, text: text.into(), anchor: anchor.into() })
}
