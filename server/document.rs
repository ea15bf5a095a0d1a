//! A workshop and its synthesis in, a finished file out.
//!
//! [`compose::compose`] makes an [`outline::InputDocument`] and the [`account::Account`] of every note;
//! [`export`] gives it to the writer of a format. `docs/DOCUMENT.md` tells what each format holds.

pub mod account;
mod annexes;
mod answers;
pub mod archive;
pub mod attachable;
mod attachments;
mod cloud_figure;
pub mod compose;
mod csv;
mod direction;
mod docx;
mod drawings;
mod fonts;
mod format;
pub mod html;
pub mod lint;
mod markdown;
mod markup;
mod odt;
pub mod outline;
mod package;
mod parcel;
mod pdf;
pub mod picture;
pub mod place;
mod plain;
mod raster;
pub mod receipt;
mod rows;
mod same_words;
pub mod summary;
#[cfg(test)]
mod tests;
pub mod verify;
mod words;
mod xlsx;

pub use cloud_figure::cloud_picture;
pub use drawings::Drawings;
pub use format::{Exported, Format, export, export_with};
pub use pdf::pages;
