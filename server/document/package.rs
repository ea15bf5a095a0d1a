//! The zip that an office file is: the same parts give the same bytes, whatever the clock says.

use std::borrow::Cow;
use std::io::{Cursor, Write};

use anyhow::{Context, Result};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// How hard the parts are pressed: more is felt in the time, and hardly seen in the size.
const LEVEL: i64 = 2;

/// One file of the package.
pub struct Part<'a> {
    pub name: Cow<'a, str>,
    pub bytes: &'a [u8],
    /// Stored as it is: the first part of an ODF file must be, and a picture is pressed already.
    pub stored: bool,
}

impl<'a> Part<'a> {
    /// A compressed part.
    pub fn new(name: &'a str, bytes: &'a (impl AsRef<[u8]> + ?Sized)) -> Self {
        Self { name: name.into(), bytes: bytes.as_ref(), stored: false }
    }

    /// A part that is stored as it is.
    pub fn stored(name: impl Into<Cow<'a, str>>, bytes: &'a [u8]) -> Self {
        Self { name: name.into(), bytes, stored: true }
    }
}

/// The package of some parts, in their order; each is asked for when those before it are written.
pub fn package<'a>(parts: impl IntoIterator<Item = Result<Part<'a>>>) -> Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for part in parts {
        let part = part?;
        let method = if part.stored { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .compression_level((!part.stored).then_some(LEVEL))
            .last_modified_time(DateTime::default());
        zip.start_file(&*part.name, options).with_context(|| format!("cannot begin {}", part.name))?;
        zip.write_all(part.bytes).with_context(|| format!("cannot write {}", part.name))?;
    }
    Ok(zip.finish().context("cannot finish the file")?.into_inner())
}
