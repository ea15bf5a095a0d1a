//! The modules that are fuzzed, taken in by path under the names that they know each other by.
#![allow(dead_code)]

#[path = "../server"]
mod server {
    pub mod protocol;
    pub mod workshop;
}

pub use server::{protocol, workshop};

/// The reader of archives, and what it needs.
#[path = "../server/document"]
pub mod document {
    pub mod archive;
    pub mod raster;

    /// What may follow a document is judged by setting it in one, with Typst, which is not what is fuzzed: here a file is
    /// what its first bytes say.
    pub mod attachable {
        use super::raster;
        use crate::workshop::attachment::{Content, FileKind};
        use crate::workshop::refusal::Refusal;

        pub fn kind_of(content: &Content) -> Result<FileKind, Refusal> {
            Ok(raster::kind(content.bytes()).unwrap_or(FileKind::Text))
        }
    }
}
