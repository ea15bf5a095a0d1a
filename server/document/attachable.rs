//! What may follow the document: the kind of a file by its bytes, and whether every format can carry it.

use hayro_syntax::{LoadPdfError, Pdf};

use super::outline::{Block, Drawing, Figure, InputDocument};
use super::{pdf, raster};
use crate::workshop::attachment::{Content, FileKind};
use crate::workshop::limits::{ATTACHMENT_BYTES_MAX, PART_CHARS_MAX};
use crate::workshop::refusal::{Measure, Refusal, Unfit};
use crate::workshop::settings::Language;

/// Pixels in a picture: what the camera of a phone makes. One that is unpacked takes four bytes for each.
const PIXELS_MAX: usize = 50_000_000;

/// A file as it is taken in, with its kind, or why it cannot follow the document. A photograph that lies on its side is turned;
/// all else stays as it is.
pub fn taken_in(content: Content) -> Result<(FileKind, Content), Refusal> {
    let kind = kind_of(&content)?;
    let turned = match kind {
        FileKind::Jpeg => raster::upright(content.bytes()).map_err(|_| unfit(Unfit::Damaged))?,
        FileKind::Pdf | FileKind::Png | FileKind::Text => None,
    };
    Ok((kind, turned.map_or(content, Content::new)))
}

/// The kind of a file. A picture is set in a document of its own first, so that none that is taken can stop the real one.
fn kind_of(content: &Content) -> Result<FileKind, Refusal> {
    let bytes = content.bytes();
    if bytes.len() > ATTACHMENT_BYTES_MAX {
        return Err(Refusal::too_long(Measure::FileBytes, ATTACHMENT_BYTES_MAX, bytes.len()));
    }
    if bytes.is_empty() {
        return Err(unfit(Unfit::Empty));
    }
    if bytes.starts_with(b"%PDF-") {
        return match Pdf::new(bytes.to_vec()) {
            Ok(pdf) if pdf.pages().is_empty() => Err(unfit(Unfit::Empty)),
            Ok(_) => Ok(FileKind::Pdf),
            Err(LoadPdfError::Decryption(_)) => Err(unfit(Unfit::Locked)),
            Err(LoadPdfError::Invalid) => Err(unfit(Unfit::Damaged)),
        };
    }
    match raster::kind(bytes) {
        Some(kind) => picture(kind, content).map(|()| kind),
        None => text(bytes).map(|()| FileKind::Text),
    }
}

fn picture(kind: FileKind, content: &Content) -> Result<(), Refusal> {
    let size = raster::size(content.bytes()).ok_or_else(|| unfit(Unfit::Damaged))?;
    let pixels = size[0] as usize * size[1] as usize;
    if pixels > PIXELS_MAX {
        return Err(Refusal::too_long(Measure::Pixels, PIXELS_MAX, pixels));
    }
    let drawing = match kind {
        FileKind::Png => Drawing::Png(content.clone()),
        FileKind::Jpeg => Drawing::Jpeg(content.clone()),
        FileKind::Pdf | FileKind::Text => return Err(unfit(Unfit::UnknownKind)),
    };
    let figure = Figure { drawing, alt: "–".into(), caption: "–".into(), words: Vec::new() };
    let proof = InputDocument {
        title: "–".into(),
        language: Language::Nb,
        date: None,
        organiser: String::new(),
        subject: "–".into(),
        blocks: vec![Block::Figure(figure)],
    };
    pdf::pdf(&proof, None).map(|_| ()).map_err(|_| unfit(Unfit::Damaged))
}

/// Text in UTF-8 that is no longer than what the secretariat may write itself.
fn text(bytes: &[u8]) -> Result<(), Refusal> {
    use unicode_segmentation::UnicodeSegmentation;
    // Other kinds of file may happen to be UTF-8 too, but no text has such signs in it.
    let strange = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t' | '\u{C}');
    let text = std::str::from_utf8(bytes).ok().filter(|text| !text.contains(strange));
    let text = text.ok_or_else(|| unfit(Unfit::UnknownKind))?;
    if text.trim().is_empty() {
        return Err(unfit(Unfit::Empty));
    }
    // No text has more characters than bytes, so most need not be counted.
    let chars = if text.len() > PART_CHARS_MAX { text.graphemes(true).count() } else { 0 };
    if chars > PART_CHARS_MAX {
        return Err(Refusal::too_long(Measure::PartChars, PART_CHARS_MAX, chars));
    }
    Ok(())
}

fn unfit(why: Unfit) -> Refusal {
    Refusal::UnfitFile { why }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::picture::png;

    #[track_caller]
    fn check(bytes: &[u8], expected: Result<FileKind, Unfit>) {
        let found = kind_of(&Content::new(bytes.to_vec()));
        assert_eq!(found, expected.map_err(|why| Refusal::UnfitFile { why }));
    }

    #[test]
    fn a_file_is_what_its_bytes_say() {
        let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"30\" height=\"20\"/>";
        let picture = png(drawing).expect("a picture");
        check(&picture, Ok(FileKind::Png));
        check(&picture[..picture.len() / 2], Err(Unfit::Damaged));
        check("Møteplass\n\nTo avsnitt".as_bytes(), Ok(FileKind::Text));
        check(b"M\xf8teplass", Err(Unfit::UnknownKind));
        check(b"PK\x03\x04", Err(Unfit::UnknownKind));
        check(b"%PDF-1.7 og ikke mer", Err(Unfit::Damaged));
        check(b"", Err(Unfit::Empty));
        check(b" \n ", Err(Unfit::Empty));
    }

    #[test]
    fn our_own_pdf_can_follow_another() {
        let document = InputDocument {
            title: "Vedlegg".into(),
            language: Language::Nn,
            date: None,
            organiser: String::new(),
            subject: "–".into(),
            blocks: Vec::new(),
        };
        check(&pdf::pdf(&document, None).expect("a PDF"), Ok(FileKind::Pdf));
    }
}
