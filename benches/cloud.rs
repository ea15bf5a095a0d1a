//! How long a word cloud takes and how well it fills the canvas: `cargo bench --bench cloud`.
//!
//! Words are made of Norwegian stems and weigh as words do in talk: the r-th weighs as 1 / r^0.85. The figures are of this
//! machine and this moment; compare them only within one run.

use std::time::Instant;

use moteplass::cloud::{Font, Layout, Options, Word, glyphs::Outline, place};

const FIRST: [&str; 16] = [
    "folke",
    "nær",
    "helse",
    "idretts",
    "kultur",
    "frivillig",
    "ungdoms",
    "tur",
    "mat",
    "nabo",
    "bo",
    "leke",
    "sang",
    "skole",
    "hage",
    "bygde",
];
const SECOND: [&str; 64] = [
    "miljø",
    "arbeid",
    "lag",
    "senter",
    "dag",
    "gruppe",
    "tilbud",
    "hus",
    "vert",
    "råd",
    "plan",
    "liv",
    "glede",
    "vei",
    "plass",
    "tur",
    "kafé",
    "kveld",
    "leder",
    "møte",
    "prosjekt",
    "midler",
    "fest",
    "løp",
    "kurs",
    "skole",
    "vakt",
    "venn",
    "ordning",
    "nettverk",
    "lokale",
    "hjelp",
    "lek",
    "park",
    "sti",
    "rom",
    "bruk",
    "felt",
    "samling",
    "måltid",
    "kor",
    "scene",
    "bane",
    "båt",
    "bibliotek",
    "verksted",
    "hage",
    "benk",
    "krets",
    "forum",
    "sentral",
    "transport",
    "utstyr",
    "trivsel",
    "trygghet",
    "kunnskap",
    "innsats",
    "støtte",
    "deltakelse",
    "forening",
    "utvalg",
    "kontakt",
    "historie",
    "språk",
];
const CANVAS: [u32; 2] = [1920, 1080];
const RUNS: usize = 5;
const FRAMES: usize = 40;

fn main() {
    println!("words     ms  filled  smallest px");
    for count in [30, 100, 300, 1000] {
        let words = list(count, 1.7 * count as f64 / 3.0);
        let runs = (0..RUNS).map(|_| measured(&words, None, false));
        if let Some((ms, layout)) = runs.min_by(|a, b| a.0.total_cmp(&b.0)) {
            assert!(layout.dropped.is_empty() && layout.words.len() == count);
            let smallest = layout.words.iter().map(|word| word.size).fold(f64::MAX, f64::min);
            println!("{count:5} {ms:6.1}   {:.3}  {smallest:6.1}", filled(&layout));
        }
    }
    let mut layout = Layout::default();
    let mut times = Vec::new();
    for frame in 1..=FRAMES {
        let words = list(4 + 2 * frame, frame as f64);
        let (ms, next) = measured(&words, Some(&layout), false);
        times.push(ms);
        layout = next;
    }
    times.sort_by(f64::total_cmp);
    println!("\nlive, {FRAMES} pictures of 6 to {} words", 4 + 2 * FRAMES);
    println!(
        "median {:.1} ms, longest {:.1} ms, filled {:.3}",
        times[FRAMES / 2],
        times[FRAMES - 1],
        filled(&layout)
    );
    let (ms, layout) = measured(&list(4 + 2 * FRAMES, FRAMES as f64), Some(&layout), true);
    println!("recomposed in {ms:.1} ms, filled {:.3}", filled(&layout));
}

/// The first words of the list, the heaviest of weight `top`.
fn list(count: usize, top: f64) -> Vec<Word> {
    let word = |rank: usize| {
        let (first, second) =
            (FIRST[rank % FIRST.len()], SECOND[(rank * 7 + rank / FIRST.len()) % SECOND.len()]);
        Word {
            text: format!("{first}{second}"),
            weight: (top / (rank as f64 + 1.0).powf(0.85)).round().max(1.0),
        }
    };
    (0..count).map(word).collect()
}

fn measured(words: &[Word], previous: Option<&Layout>, recompose: bool) -> (f64, Layout) {
    let started = Instant::now();
    let layout = place(words, &Options { canvas: CANVAS, font: Font::embedded(), previous, recompose });
    (started.elapsed().as_secs_f64() * 1e3, layout)
}

/// The share of the canvas within the words' outlines, holes included.
fn filled(layout: &Layout) -> f64 {
    let area = |text: &str| f64::from(Outline::of(Font::embedded(), text).area());
    let inked: f64 = layout.words.iter().map(|word| area(&word.text) * word.size * word.size).sum();
    inked / f64::from(CANVAS[0] * CANVAS[1])
}
