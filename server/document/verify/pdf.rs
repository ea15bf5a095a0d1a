//! Reads a tagged PDF back: the structure tree says what each piece is, the pages say its words.

mod page;

use anyhow::{Context, Result, anyhow};
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, ObjRef, Object};

use super::{Piece, ReadLine};
use page::PageTexts;

/// Nested elements that are followed; our own files need some ten.
const DEPTH_MAX: u32 = 64;

/// The pieces of the document; the contents are not among them.
pub fn read(bytes: &[u8]) -> Result<Vec<Piece>> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| anyhow!("the PDF cannot be read: {error:?}"))?;
    let root: Dict = pdf.xref().get(pdf.xref().root_id()).context("the PDF has no catalogue")?;
    let tree: Dict = root.get("StructTreeRoot").context("the PDF has no tags")?;
    let texts = PageTexts::of(&pdf);
    let mut reader = Reader { texts, pieces: Vec::new() };
    for element in kids(&tree) {
        if let Kid::Element(element) = element {
            reader.walk(&element, None, 0);
        }
    }
    Ok(reader.pieces)
}

struct Reader {
    texts: PageTexts,
    pieces: Vec<Piece>,
}

/// What stands in an element: others, or marked words on a page.
enum Kid<'a> {
    Element(Dict<'a>),
    Marked { page: Option<ObjRef>, id: i32 },
}

fn kids<'a>(element: &Dict<'a>) -> Vec<Kid<'a>> {
    let Some(object) = element.get::<Object>("K") else { return Vec::new() };
    match object {
        Object::Array(array) => array_kids(&array),
        other => Vec::from_iter(kid(other)),
    }
}

fn array_kids<'a>(array: &Array<'a>) -> Vec<Kid<'a>> {
    array.iter::<Object>().filter_map(kid).collect()
}

fn kid(object: Object<'_>) -> Option<Kid<'_>> {
    if let Some(id) = object.clone().into_i32() {
        return Some(Kid::Marked { page: None, id });
    }
    let dict = object.into_dict()?;
    let kind = dict.get::<Name>("Type");
    match kind.as_deref() {
        Some(b"MCR") => Some(Kid::Marked { page: page_of(&dict), id: dict.get("MCID")? }),
        Some(b"OBJR") => None,
        _element => Some(Kid::Element(dict)),
    }
}

fn page_of(dict: &Dict) -> Option<ObjRef> {
    match dict.get_raw::<Object>("Pg")? {
        MaybeRef::Ref(page) => Some(page),
        MaybeRef::NotRef(_) => None,
    }
}

impl Reader {
    fn walk(&mut self, element: &Dict, page: Option<ObjRef>, depth: u32) {
        if depth > DEPTH_MAX {
            return;
        }
        let page = page_of(element).or(page);
        let tag = element.get::<Name>("S");
        let tag = tag.as_deref().unwrap_or_default();
        match tag {
            [b'H', level @ b'1'..=b'6'] => {
                let text = self.text(element, page, &[], depth);
                self.pieces.push(Piece::Heading { level: level - b'0', text });
            }
            b"P" | b"Caption" => {
                let text = self.text(element, page, &[], depth);
                self.pieces.push(Piece::Paragraph(text));
            }
            b"LI" => {
                let text = self.text(element, page, &[b"L", b"Lbl"], depth);
                self.pieces.push(Piece::Line(ReadLine { text, ..ReadLine::default() }));
                self.nested_lists(element, page, depth);
            }
            b"TR" => {
                let cells = kids(element).into_iter().filter_map(|kid| match kid {
                    Kid::Element(cell) => Some(self.text(&cell, page_of(&cell).or(page), &[], depth)),
                    Kid::Marked { .. } => None,
                });
                let cells = cells.collect();
                self.pieces.push(Piece::Row(cells));
            }
            b"TOC" | b"Figure" => {}
            _grouping => {
                for kid in kids(element) {
                    if let Kid::Element(inner) = kid {
                        self.walk(&inner, page, depth + 1);
                    }
                }
            }
        }
    }

    /// The lists inside a line, wherever in it they stand.
    fn nested_lists(&mut self, element: &Dict, page: Option<ObjRef>, depth: u32) {
        for kid in kids(element) {
            let Kid::Element(inner) = kid else { continue };
            let page = page_of(&inner).or(page);
            match inner.get::<Name>("S").as_deref() {
                Some(b"L") => self.walk(&inner, page, depth + 1),
                _other if depth < DEPTH_MAX => self.nested_lists(&inner, page, depth + 1),
                _too_deep => {}
            }
        }
    }

    /// The words of an element, without those of the inner elements that are named.
    fn text(&self, element: &Dict, page: Option<ObjRef>, without: &[&[u8]], depth: u32) -> String {
        let mut text = String::new();
        if depth > DEPTH_MAX {
            return text;
        }
        let page = page_of(element).or(page);
        for kid in kids(element) {
            match kid {
                Kid::Marked { page: own, id } => text += self.texts.get(own.or(page), id),
                Kid::Element(inner) => {
                    let tag = inner.get::<Name>("S");
                    if !tag.is_some_and(|tag| without.contains(&&*tag)) {
                        text += &self.text(&inner, page, without, depth + 1);
                    }
                }
            }
        }
        text
    }
}
