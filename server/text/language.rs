//! Which language a note is written in; unsure stays unknown.

/// The language of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// Bokmål.
    Nb,
    /// Nynorsk.
    Nn,
    /// English.
    En,
    /// Northern Sámi.
    Se,
    /// Too little to tell.
    Unknown,
}

impl Language {
    /// The code that is used in files: `nb`, `nn`, `en`, `se`; anything else is unknown.
    pub fn from_code(code: &str) -> Language {
        match code {
            "nb" | "no" => Language::Nb,
            "nn" => Language::Nn,
            "en" => Language::En,
            "se" => Language::Se,
            _unknown => Language::Unknown,
        }
    }

    /// The code that is used in files; empty when unknown.
    pub fn code(self) -> &'static str {
        match self {
            Language::Nb => "nb",
            Language::Nn => "nn",
            Language::En => "en",
            Language::Se => "se",
            Language::Unknown => "",
        }
    }
}

/// The language of one note seen alone; unknown when nothing tells.
pub fn language_of(text: &str) -> Language {
    let lower = text.to_lowercase();
    let words = || lower.split(|letter: char| !letter.is_alphabetic());
    let count = |tell: &[&str]| words().filter(|word| tell.contains(word)).count();
    let nn = count(&[
        "ikkje", "eit", "ein", "ei", "dei", "meir", "kva", "frå", "vere", "noko", "korleis", "betre",
        "fleire", "meir",
    ]);
    let nb =
        count(&["ikke", "et", "en", "de", "mer", "hva", "fra", "være", "noe", "hvordan", "bedre", "flere"]);
    match nn.cmp(&nb) {
        std::cmp::Ordering::Less => Language::Nb,
        std::cmp::Ordering::Greater => Language::Nn,
        std::cmp::Ordering::Equal => Language::Unknown,
    }
}

/// The language of each note; what a note does not tell itself, its neighbours may.
pub fn languages_of(texts: &[&str]) -> Vec<Language> {
    texts.iter().map(|text| language_of(text)).collect()
}
