//! How much processor time a run takes as notes become many, and how much one new note takes to be placed. One core.

use std::path::PathBuf;

use moteplass::text::Language;
use moteplass::themes::placing::Placer;
use moteplass::themes::{Constraints, NoteIn, propose};
use moteplass::workshop::ids::NoteId;
use rustix::time::{ClockId, clock_gettime};

use crate::sets::ThemedSet;

/// How many times each is run; the median is printed.
const TIMES: usize = 5;

/// Prints milliseconds for 150, 1,000 and 5,000 notes and for one note among 5,000, and the memory at the end.
pub fn report(folders: &[PathBuf]) {
    let texts: Vec<String> =
        folders.iter().flat_map(|folder| ThemedSet::read_folder(folder)).flat_map(|set| set.texts).collect();
    println!("\nSpeed, one core: notes, ms, growth as a power of the number of notes");
    let mut before: Option<(f64, f64)> = None;
    for many in [150, 500, 1000, 2000, 5000] {
        let (ids, made) = notes(&texts, many);
        let notes: Vec<NoteIn<'_>> =
            ids.iter().zip(&made).map(|(id, text)| NoteIn { id, text, group: None }).collect();
        let run = || propose(Some("Hva er viktig for deg?"), Language::Nb, &notes, &Constraints::default());
        let took = median(|| drop(run()));
        let power = before.map_or(0.0, |(ms, n)| (took / ms).ln() / (many as f64 / n).ln());
        println!("  {many:5} {took:9.1} {power:5.2}");
        before = Some((took, many as f64));
        if many == 5000 {
            let proposal = run();
            let placer = Placer::new(None, Language::Nb, &notes, &proposal);
            let took = median(|| {
                for note in notes.iter().step_by(50) {
                    let _ = placer.place(note.text);
                }
            });
            println!("  one note among {many}: {:.3} ms", took / 100.0);
        }
    }
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    for line in status.lines().filter(|line| line.starts_with("VmHWM")) {
        println!("  memory at most: {}", line.trim_start_matches("VmHWM:").trim());
    }
}

/// So many notes of the sets: each used again with the beginning of another, so that none is a mere copy.
fn notes(texts: &[String], many: usize) -> (Vec<NoteId>, Vec<String>) {
    let made = (0..many).map(|at| {
        let text = &texts[at % texts.len()];
        let other = &texts[(at * 7919 + at / texts.len()) % texts.len()];
        let start: Vec<&str> = other.split(' ').take(4).collect();
        if at < texts.len() { text.clone() } else { format!("{text}. {}", start.join(" ")) }
    });
    ((0..many).filter_map(|at| NoteId::parse(&format!("n{at}"))).collect(), made.collect())
}

fn median(mut run: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..TIMES)
        .map(|_| {
            let start = processor_ms();
            run();
            processor_ms() - start
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[TIMES / 2]
}

/// The processor's milliseconds that this thread has had: others may be at work on the machine.
fn processor_ms() -> f64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6
}
