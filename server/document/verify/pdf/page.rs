//! The words on each page of a PDF, by the marks that the structure tree points at.

use std::collections::HashMap;

use hayro_cmap::{BfString, CMap};
use hayro_syntax::Pdf;
use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Dict, Name, ObjRef, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::{Page, Resources};

/// All marked words, by page and mark.
pub struct PageTexts {
    words: HashMap<(ObjectIdentifier, i32), String>,
}

impl PageTexts {
    /// Reads all pages.
    pub fn of(pdf: &Pdf) -> Self {
        let mut texts = Self { words: HashMap::new() };
        let mut fonts = Fonts::default();
        for page in pdf.pages().iter() {
            if let Some(id) = page.raw().obj_id() {
                texts.read(page, id, &mut fonts);
            }
        }
        texts
    }

    /// The words of one mark.
    pub fn get(&self, page: Option<ObjRef>, mark: i32) -> &str {
        let id = page.map(ObjectIdentifier::from);
        id.and_then(|id| self.words.get(&(id, mark))).map_or("", String::as_str)
    }

    fn read(&mut self, page: &Page, id: ObjectIdentifier, fonts: &mut Fonts) {
        let Some(content) = page.page_stream() else { return };
        let mut marks: Vec<Mark> = Vec::new();
        let mut font: Option<ObjectIdentifier> = None;
        let mut operations = UntypedIter::new(content);
        while let Some(operation) = operations.next() {
            let operands: Vec<Object> = operation.operands().cloned().collect();
            match &**operation.operator {
                b"BDC" => {
                    let mark = Mark::of(operands.get(1), page.resources());
                    if let (Some(words), Some(target)) = (&mark.actual, innermost(&marks, &mark)) {
                        self.words.entry((id, target)).or_default().push_str(words);
                    }
                    marks.push(mark);
                }
                b"BMC" => marks.push(Mark::default()),
                b"EMC" => {
                    marks.pop();
                }
                b"Tf" => {
                    let name = operands.first().cloned().and_then(Object::into_name);
                    font = name.and_then(|name| fonts.learn(&name, page.resources()));
                }
                b"Tj" | b"TJ" | b"'" | b"\"" if !marks.iter().any(|mark| mark.actual.is_some()) => {
                    if let Some(target) = marks.iter().rev().find_map(|mark| mark.id) {
                        let words = fonts.words(font, operands);
                        self.words.entry((id, target)).or_default().push_str(&words);
                    }
                }
                _other => {}
            }
        }
    }
}

fn innermost(marks: &[Mark], new: &Mark) -> Option<i32> {
    new.id.or_else(|| marks.iter().rev().find_map(|mark| mark.id))
}

/// One level of marked content.
#[derive(Default)]
struct Mark {
    id: Option<i32>,
    /// What is to be read instead of what is drawn.
    actual: Option<String>,
}

impl Mark {
    fn of(properties: Option<&Object>, resources: &Resources) -> Self {
        let dict = match properties.cloned() {
            Some(Object::Dict(dict)) => Some(dict),
            Some(Object::Name(name)) => resources.properties.get::<Dict>(&*name),
            Some(_) | None => None,
        };
        let Some(dict) = dict else { return Self::default() };
        let actual = dict.get::<hayro_syntax::object::String>("ActualText");
        Self { id: dict.get("MCID"), actual: actual.map(|text| decode(text.as_bytes())) }
    }
}

/// A text string of PDF: UTF-16 with its mark, or bytes.
fn decode(bytes: &[u8]) -> String {
    match bytes.strip_prefix(b"\xFE\xFF") {
        Some(utf16) => {
            let units = utf16.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            char::decode_utf16(units).map(|letter| letter.unwrap_or('\u{FFFD}')).collect()
        }
        None => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

/// The way from codes to letters of each font that was met.
#[derive(Default)]
struct Fonts {
    maps: HashMap<ObjectIdentifier, Option<CMap>>,
}

impl Fonts {
    fn learn(&mut self, name: &Name, resources: &Resources) -> Option<ObjectIdentifier> {
        let font = resources.get_font(name)?;
        let id = font.obj_id()?;
        self.maps.entry(id).or_insert_with(|| {
            let stream = font.get::<Stream>("ToUnicode")?;
            CMap::parse(&stream.decoded().ok()?, |_| None)
        });
        Some(id)
    }

    fn words(&self, font: Option<ObjectIdentifier>, operands: Vec<Object>) -> String {
        let map = font.and_then(|font| self.maps.get(&font)).and_then(Option::as_ref);
        let mut words = String::new();
        for operand in operands {
            match operand {
                Object::String(codes) => self.append(&mut words, map, codes.as_bytes()),
                Object::Array(parts) => {
                    for part in parts.iter::<Object>() {
                        if let Object::String(codes) = part {
                            self.append(&mut words, map, codes.as_bytes());
                        }
                    }
                }
                _adjustment => {}
            }
        }
        words
    }

    /// Composite fonts, the only ones in our files, have codes of two bytes.
    fn append(&self, words: &mut String, map: Option<&CMap>, codes: &[u8]) {
        for pair in codes.chunks_exact(2) {
            let code = u32::from(u16::from_be_bytes([pair[0], pair[1]]));
            match map.and_then(|map| map.lookup_bf_string(code)) {
                Some(BfString::Char(letter)) => words.push(letter),
                Some(BfString::String(letters)) => words.push_str(&letters),
                None => {}
            }
        }
    }
}
