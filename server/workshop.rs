//! The nouns of a workshop and the rules that bind them; knows no clock, disk or network.

pub mod ids;
