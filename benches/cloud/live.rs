//! A cloud that grows while a room answers: how still it is, how full, and how long a picture takes.

use std::collections::BTreeMap;

use moteplass::cloud::{Font, Layout, glyphs::Outline};

use super::lists::{self, PICTURES};
use super::{CANVAS, measured, peers, score};

/// Rooms that answer, each in its own words.
const ROOMS: u64 = 8;
/// The other programs take a minute for a room, so only the first rooms are theirs as well.
const ROOMS_WITH_PEERS: u64 = 2;
/// A word that moves farther than this share of the width has moved, and farther than that has jumped.
const MOVED: f64 = 0.001;
const JUMPED: f64 = 0.1;

/// What happened to the words that were in two pictures after each other.
#[derive(Default)]
struct Stillness {
    kept: usize,
    /// Summed shares of the width.
    distance: f64,
    moved: usize,
    jumped: usize,
    /// Summed logarithms of how much sizes changed.
    flicker: f64,
}

/// Prints one line a room, the median over the pictures and the last.
pub fn report(words: &[String]) {
    println!(
        "\nlive  words  median ms  longest   move %  moved %  jumps  flicker  overlapping    ink   last  gathered   the others' / ours"
    );
    for room in 1..=ROOMS {
        let stream = lists::stream(words, room);
        let peers = if room <= ROOMS_WITH_PEERS { peers::stream_times(&stream) } else { Vec::new() };
        let (mut layout, mut still) = (Layout::default(), Stillness::default());
        let (mut times, mut inks, mut overlapping) = (Vec::new(), Vec::new(), 0);
        for words in &stream {
            let (ms, next) = measured(words, Some(&layout), false);
            let score = score::of(words, &next);
            assert_eq!((next.words.len(), score.off), (words.len(), 0));
            still.add(&layout, &next);
            times.push(ms);
            inks.push(score.ink);
            overlapping += score.overlapping;
            layout = next;
        }
        let last = &stream[PICTURES - 1];
        let gathered = score::of(last, &measured(last, Some(&layout), true).1).ink;
        let ink_last = inks[PICTURES - 1];
        times.sort_by(f64::total_cmp);
        inks.sort_by(f64::total_cmp);
        let (median, longest) = (times[PICTURES / 2], times[PICTURES - 1] / times[PICTURES / 2]);
        let kept = still.kept as f64;
        let ratios: Vec<String> =
            peers.iter().map(|(name, ms)| format!("{name} {:.0}", ms / median)).collect();
        println!(
            "{room:4}  {:5}  {median:9.1}  {longest:5.1} x  {:7.3}  {:7.1}  {:5}  {:7.4}  {overlapping:11}  {:.3}  {ink_last:.3}     {gathered:.3}   {}",
            last.len(),
            100.0 * still.distance / kept,
            100.0 * still.moved as f64 / kept,
            still.jumped,
            still.flicker / kept,
            inks[PICTURES / 2],
            ratios.join(", ")
        );
    }
}

impl Stillness {
    fn add(&mut self, before: &Layout, after: &Layout) {
        let width = f64::from(CANVAS[0]);
        let before: BTreeMap<&str, _> = before.words.iter().map(|word| (word.text.as_str(), word)).collect();
        for word in &after.words {
            let Some(was) = before.get(word.text.as_str()) else { continue };
            let middle = Outline::of(Font::embedded(), &word.text).ink.centre().map(f64::from);
            let moved_x = word.x - was.x + middle[0] * (word.size - was.size);
            let moved_y = word.y - was.y + middle[1] * (word.size - was.size);
            let distance = moved_x.hypot(moved_y) / width;
            self.kept += 1;
            self.distance += distance;
            self.moved += usize::from(distance > MOVED);
            self.jumped += usize::from(distance > JUMPED);
            self.flicker += (word.size / was.size).ln().abs();
        }
    }
}
