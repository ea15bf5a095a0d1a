//! A workshop and its synthesis in, a finished file out.

pub mod archive;
