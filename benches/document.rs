//! How long a document takes in each format, and what it leaves in memory: `cargo bench --bench document`.
//!
//! The workshops are made up, of 50, 111 (as in 2017), 500 and 5,000 notes, nine in ten of them placed. Times are
//! milliseconds of this machine and this moment, so beside each stands how many times as long it took as the archive of
//! the same workshop in the same round: compare those. «again» is the same with the cloud drawn before, as the server has
//! it from the second document on.

use std::time::Instant;

use moteplass::document::{Drawings, Format, archive, export, export_with};
use moteplass::workshop::state::State;
use serde_json::{Value, json};

const NOTES: [usize; 4] = [50, 111, 500, 5_000];
const FORMATS: [(&str, Format); 8] = [
    ("json", Format::Json),
    ("pdf", Format::Pdf),
    ("docx", Format::Docx),
    ("odt", Format::Odt),
    ("html", Format::Html),
    ("md", Format::Markdown),
    ("xlsx", Format::Xlsx),
    ("csv", Format::Csv),
];
/// Rounds of which the median is shown; the largest workshop has fewer.
const ROUNDS: usize = 9;
const ROUNDS_LARGE: usize = 5;
/// Documents that are made while memory is watched, and the notes in each.
const WATCHED_DOCUMENTS: usize = 150;
const WATCHED_NOTES: usize = 500;
/// Documents that are made first: fonts are parsed and the allocator has found its size.
const WARMING_DOCUMENTS: usize = 10;

const WHO: [&str; 8] = [
    "Frivilligsentralen",
    "Kommunen",
    "Idrettslaget",
    "Helsestasjonen",
    "Ungdomsrådet",
    "Korpset",
    "Biblioteket",
    "Bygdelaget",
];
const WANTS: [&str; 9] = [
    "trenger et fast møtested",
    "bør svare innen en uke",
    "mangler folk til styret",
    "vil låne gymsalen om kvelden",
    "får ikke vite om planene i tide",
    "ønsker ett skjema for alle søknader",
    "samarbeider godt med skolen",
    "har for få plasser på bussen",
    "vil ha en avtale som varer i fire år",
];
const WHY: [&str; 7] = [
    "fordi alt henger på én person",
    "slik at flere kan bli med",
    "særlig om vinteren",
    "også for dem som er nye i bygda",
    "uten at det koster noe",
    "og det haster",
    "for da kommer de unge",
];
const WORDS: [&str; 12] = [
    "ensomhet",
    "psykisk helse",
    "friluftsliv",
    "kosthold",
    "søvn",
    "inkludering",
    "eldre",
    "barnefamilier",
    "dugnad",
    "turstier",
    "svømming",
    "møteplasser",
];

fn main() {
    for notes in NOTES {
        let state = workshop(notes);
        let rounds = if notes > 1_000 { ROUNDS_LARGE } else { ROUNDS };
        times(notes, &state, rounds);
    }
    memory();
}

/// One round makes each format once, one after the other, so that all have the same weather.
fn times(notes: usize, state: &State, rounds: usize) {
    let mut took = vec![Vec::new(); FORMATS.len()];
    let mut again = vec![Vec::new(); FORMATS.len()];
    let mut sizes = vec![0; FORMATS.len()];
    let drawings = Drawings::default();
    export_with(state, Format::Docx, &drawings).expect("it can be exported");
    for _ in 0..rounds {
        for (at, (_, format)) in FORMATS.iter().enumerate() {
            let start = Instant::now();
            sizes[at] = export(state, *format).expect("it can be exported").bytes.len();
            took[at].push(start.elapsed().as_secs_f64() * 1_000.0);
            let start = Instant::now();
            export_with(state, *format, &drawings).expect("it can be exported");
            again[at].push(start.elapsed().as_secs_f64() * 1_000.0);
        }
    }
    println!("{notes} notes, median of {rounds} rounds");
    for (at, (name, _)) in FORMATS.iter().enumerate() {
        let ratios: Vec<f64> = took[at].iter().zip(&took[0]).map(|(own, archive)| own / archive).collect();
        let (ms, ratio, again_ms) = (median(&took[at]), median(&ratios), median(&again[at]));
        let size_kb = sizes[at] / 1_000;
        println!("  {name:5} {ms:9.1} ms {ratio:8.1} x archive, again {again_ms:9.1} ms {size_kb:8} kB");
    }
}

/// What is left behind by many documents, one after the other.
fn memory() {
    let state = workshop(WATCHED_NOTES);
    let make = || drop(export(&state, Format::Pdf).expect("it can be exported"));
    (0..WARMING_DOCUMENTS).for_each(|_| make());
    let Some(before) = resident_kb() else {
        println!("memory: this system does not tell");
        return;
    };
    (0..WATCHED_DOCUMENTS).for_each(|_| make());
    let grown = resident_kb().unwrap_or_default() as i64 - before as i64;
    println!(
        "{WATCHED_DOCUMENTS} PDF files of {WATCHED_NOTES} notes: resident {} MB before, grown by {:.1} MB",
        before / 1_000,
        grown as f64 / 1_000.0
    );
}

/// Memory of this process that is in use, where Linux tells.
fn resident_kb() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.split_whitespace().next()?.parse().ok()
}

fn median(values: &[f64]) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// A workshop of three questions, one of each form; notes are as different as the words allow.
fn workshop(notes: usize) -> State {
    let text = |at: usize| {
        let [who, wants, why] = [WHO[at % 8], WANTS[(at / 8 + at) % 9], WHY[(at / 72 + at) % 7]];
        let number = at / 504;
        if number == 0 {
            format!("{who} {wants}, {why}")
        } else {
            format!("{who} {wants}, {why}, ved tilbud {number}")
        }
    };
    // As long as those that phones make.
    let id = |at: usize| format!("01900000-0000-7000-8000-{at:012}");
    let all: Vec<Value> = (0..notes)
        .map(|at| {
            let question = at % 3 + 1;
            let text = if question == 3 { WORDS[(at / 3) % 12].to_owned() } else { text(at) };
            json!({ "id": id(at), "question": question, "group": at % 9 + 1, "text": text })
        })
        .collect();
    let placed =
        |question: usize| (0..notes).filter(move |at| at % 3 + 1 == question && !at.is_multiple_of(10));
    let line = |at: usize| json!({ "notes": [id(at)], "level": if at.is_multiple_of(7) { 2 } else { 1 } });
    let themes: Vec<Value> = (0..12)
        .map(|theme| {
            let lines: Vec<Value> = placed(1).filter(|at| at / 3 % 12 == theme).map(line).collect();
            json!({ "heading": format!("{} og {}", WORDS[theme], WORDS[(theme + 5) % 12]), "lines": lines })
        })
        .collect();
    let list: Vec<Value> = placed(2).map(line).collect();
    let workshop = json!({
        "title": "Innspill fra møteplassen i Svartskog", "date": "2026-05-04", "organiser": "Svartskog kommune",
        "questions": [
            { "title": "Hva virker i dag?", "form": "themes" },
            { "title": "Hva bør kommunen gjøre?", "form": "list" },
            { "title": "Hva vil dere samarbeide om?", "form": "cloud" },
        ],
        "notes": all,
        "boards": [{ "question": 1, "themes": themes }, { "question": 2, "lines": list }],
    });
    let archive = serde_json::from_value(workshop).expect("it is an archive");
    archive::state(&archive).expect("it is a good one")
}
