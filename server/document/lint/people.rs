//! Lines that seem to be about one person: a name, or somebody's health.

use super::What;
use crate::text::{Kind, Language, analyse};

/// Words that tell of illness; a line about a service («kreftforeningen») is not about a patient.
const ILLNESS: [&str; 18] = [
    "kreft",
    "demens",
    "diagnose",
    "diabetes",
    "epilepsi",
    "psykose",
    "selvmord",
    "sjølvmord",
    "depresjon",
    "depresjonen",
    "schizofreni",
    "rusmisbruker",
    "rusmisbrukar",
    "adhd",
    "autisme",
    "innlagt",
    "sykmeldt",
    "sjukmeld",
];
/// Words that make it somebody's: «min mor», «sønnen vår».
const SOMEBODYS: [&str; 30] = [
    "min", "mi", "mitt", "mine", "jeg", "eg", "meg", "hans", "hennes", "hennar", "naboen", "mor", "far",
    "sønn", "son", "datter", "dotter", "sønnen", "sonen", "datteren", "dottera", "mannen", "kona", "vår",
    "vårt", "han", "hun", "ho", "bror", "søster",
];
/// Given names that are seldom anything else: the most common in Norway, and some common Sámi ones.
const GIVEN_NAMES: [&str; 64] = [
    "Anne",
    "Inger",
    "Kari",
    "Marit",
    "Ingrid",
    "Liv",
    "Eva",
    "Berit",
    "Astrid",
    "Bjørg",
    "Hilde",
    "Anna",
    "Solveig",
    "Marianne",
    "Randi",
    "Ida",
    "Nina",
    "Maria",
    "Elisabeth",
    "Kristin",
    "Bente",
    "Heidi",
    "Silje",
    "Hanne",
    "Linda",
    "Tone",
    "Turid",
    "Wenche",
    "Ragnhild",
    "Camilla",
    "Jan",
    "Per",
    "Bjørn",
    "Ole",
    "Lars",
    "Kjell",
    "Knut",
    "Arne",
    "Svein",
    "Thomas",
    "Hans",
    "Geir",
    "Tor",
    "Morten",
    "Terje",
    "Odd",
    "Erik",
    "Martin",
    "Andreas",
    "John",
    "Jon",
    "Anders",
    "Rune",
    "Trond",
    "Tore",
    "Kristian",
    "Magnus",
    "Ola",
    "Nils",
    "Ahmed",
    "Mohamed",
    "Áile",
    "Máret",
    "Niillas",
];

/// Remarks on one line: at most one of each sort.
pub fn of_text(text: &str) -> Vec<What> {
    let mut remarks = Vec::new();
    remarks.extend(name(text).map(|name| What::NamesAPerson { name }));
    remarks.extend(health(text).map(|word| What::TellsOfHealth { word }));
    remarks
}

/// A given name that is followed by another name: «Kari Nordmann».
fn name(text: &str) -> Option<String> {
    let tokens = analyse(text, Language::Unknown);
    tokens.windows(2).find_map(|pair| {
        let [given, family] = pair else { return None };
        let is_name = GIVEN_NAMES.contains(&given.surface.as_str())
            && family.kind == Kind::Name
            && family.surface.chars().next().is_some_and(char::is_uppercase);
        is_name.then(|| format!("{} {}", given.surface, family.surface))
    })
}

fn health(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|letter: char| !letter.is_alphanumeric()).collect();
    let illness = words.iter().find(|word| ILLNESS.contains(word))?;
    words.iter().any(|word| SOMEBODYS.contains(word)).then(|| (*illness).to_owned())
}
