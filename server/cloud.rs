//! Weighted words in, placed words out; still from one picture to the next.

pub mod weight;
