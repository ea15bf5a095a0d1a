//! How fast notes are understood: `cargo bench --bench analyse`; prints microseconds a word for whole workshops' notes.

use std::hint::black_box;
use std::time::Instant;

use moteplass::text::{Language, analyse, analyse_notes, languages_of, phrases, points_of_notes};

/// Notes as a workshop has them, invented; repeated with small changes up to the size that is measured.
const NOTES: [&str; 8] = [
    "Kommunen må gi støtte til frivillighetspolitikk og lavterskeltilbud i nærmiljøet",
    "Lågterskeltilbod for ungdommane, ikkje berre idrettslaga",
    "Åpne skolebygg på kveldstid, gratis lån av lokaler",
    "Psykisk helse",
    "Barne- og ungdomsarbeidet trenger forutsigbare tilskuddsordninger (f.eks. 3-årige avtaler med KS)",
    "Eldre som bor alene savner noen å snakke med; besøksvenner og middagsservering hjelper",
    "Samordning av søknadsfristar og rapporteringskrav",
    "Frivilligsentralen kan være møteplass for innvandrerkvinner, pensjonister og småbarnsforeldre",
];

fn main() {
    for count in [150, 1_000, 5_000] {
        let notes: Vec<String> =
            (0..count).map(|index| format!("{} {index}", NOTES[index % NOTES.len()])).collect();
        let texts: Vec<&str> = notes.iter().map(String::as_str).collect();
        black_box(analyse("Vi varmer opp: leser inn ordlista.", Language::Nb));
        let start = Instant::now();
        let languages = languages_of(&texts);
        let language_ms = start.elapsed().as_secs_f64() * 1e3;
        let start = Instant::now();
        let analysed = analyse_notes(&texts, &languages);
        let analyse_s = start.elapsed().as_secs_f64();
        let words: usize = analysed.iter().flatten().filter(|token| token.kind.is_word()).count();
        let start = Instant::now();
        let shared = phrases(&analysed).len();
        let points: usize = points_of_notes(&analysed).iter().map(Vec::len).sum();
        let points_ms = start.elapsed().as_secs_f64() * 1e3;
        println!(
            "{count:5} notes, {words:6} words: language {language_ms:.1} ms, analysis {:.1} ms ({:.1} µs a word), \
             {shared} phrases and {points} points {points_ms:.1} ms",
            analyse_s * 1e3,
            analyse_s * 1e6 / words as f64
        );
    }
}
