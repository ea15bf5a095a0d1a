//! How well and how fast words are laid out, beside other programs where these are at hand: `cargo bench --bench cloud`.
//!
//! `benches/cloud/README.md` tells what is measured and how the others are set up.

#[path = "cloud/lists.rs"]
mod lists;
#[path = "cloud/live.rs"]
mod live;
#[path = "cloud/peers.rs"]
mod peers;
#[path = "cloud/score.rs"]
mod score;

use moteplass::cloud::{Font, Layout, Options, Word, place};
use rustix::time::{ClockId, clock_gettime};

/// The canvas: a wall.
pub const CANVAS: [u32; 2] = [1920, 1080];
/// Each list is laid out so often; the median counts.
const RUNS: usize = 5;

fn main() {
    let words = lists::words();
    finished(&words);
    live::report(&words);
}

/// Finished clouds of all sizes.
fn finished(words: &[String]) {
    println!("finished      ms    ink  smallest px  overlapping  off  exponent   the others' times / ours");
    for list in lists::all(words) {
        let peers = peers::times(&list);
        let mut runs: Vec<(f64, Layout)> = (0..RUNS).map(|_| measured(&list.words, None, false)).collect();
        runs.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (ms, layout) = &runs[RUNS / 2];
        assert!(layout.dropped.is_empty() && layout.words.len() == list.words.len());
        assert!(runs.iter().all(|run| run.1 == *layout), "the same words give the same cloud");
        let score = score::of(&list.words, layout);
        let ratios: Vec<String> =
            peers.iter().map(|(name, peer_ms)| format!("{name} {:.0}", peer_ms / ms)).collect();
        println!(
            "{:11} {ms:5.1}  {:.3}  {:11.1}  {:11}  {:3}  {:8.3}   {}",
            list.name,
            score.ink,
            score.smallest,
            score.overlapping,
            score.off,
            score.exponent,
            ratios.join(", ")
        );
    }
}

/// Lays out words, and tells how many milliseconds of the processor it took.
pub fn measured(words: &[Word], previous: Option<&Layout>, recompose: bool) -> (f64, Layout) {
    let used = processor_ms();
    let layout = place(words, &Options { canvas: CANVAS, font: Font::embedded(), previous, recompose });
    (processor_ms() - used, layout)
}

/// The processor's milliseconds that this thread has had: others may be at work on the machine.
fn processor_ms() -> f64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6
}
