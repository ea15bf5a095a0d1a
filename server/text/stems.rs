//! What related words share across word classes («frivillig», «frivillighet»); for likeness only, never shown.

use rust_stemmers::{Algorithm, Stemmer};

use super::forms::FormKey;

/// The stem of a form.
pub fn stem_of(form: &FormKey) -> String {
    Stemmer::create(Algorithm::Norwegian).stem(form.lemma()).into_owned()
}
