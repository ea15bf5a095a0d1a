//! All that Typst can see: one template, the document as data, its figures, and our fonts. No disk, no network.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt};

use crate::document::fonts;

const TEMPLATE: &str = include_str!("template.typ");

/// What is the same for every document.
static SHARED: LazyLock<Shared> = LazyLock::new(|| {
    let fonts: Vec<Font> = fonts::ALL.iter().flat_map(|bytes| Font::iter(Bytes::new(*bytes))).collect();
    Shared {
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
        template: Source::new(file("/main.typ"), TEMPLATE.into()),
    }
});

struct Shared {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    template: Source,
}

/// The files of one document.
pub struct World {
    files: BTreeMap<String, Bytes>,
}

impl World {
    /// A world with the document's data.
    pub fn new(data: String) -> Self {
        let files = BTreeMap::from([("/document.json".to_owned(), Bytes::from_string(data))]);
        Self { files }
    }

    /// Adds a file. Paths are few and fixed, since Typst keeps each path for ever.
    pub fn put(&mut self, path: &str, bytes: Vec<u8>) {
        self.files.insert(path.to_owned(), Bytes::new(bytes));
    }
}

fn file(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("our own paths are well formed");
    FileId::new(RootedPath::new(VirtualRoot::Project, path))
}

impl typst::World for World {
    fn library(&self) -> &LazyHash<Library> {
        &SHARED.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &SHARED.book
    }

    fn main(&self) -> FileId {
        SHARED.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == SHARED.template.id() { Ok(SHARED.template.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let found = self.files.iter().find(|(path, _)| file(path) == id);
        found.map(|(_, bytes)| bytes.clone()).ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        SHARED.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
