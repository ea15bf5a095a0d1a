//! The words a compound is made of, with linking -s- and -e- set aside.

use super::Part;
use super::language::Language;

/// The parts of a compound, or none when the word is better left alone.
pub fn parts_of(_folded: &str, _surface: &str, _start: usize, _language: Language) -> Vec<Part> {
    Vec::new()
}
