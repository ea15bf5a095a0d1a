//! Makes `server/themes/associations/` from the practice workshops beside it.
//!
//!     cargo run --release --example make_associations                 learns and writes
//!     cargo run --release --example make_associations -- measure      learns from nine of ten, tells how the tenth fares

#[path = "learning.rs"]
mod learning;
#[path = "workshops.rs"]
mod workshops;

use std::io::Error;
use std::path::Path;

use fst::MapBuilder;
use moteplass::themes::associations::{nearness, packed};

use learning::{Course, Learned, learn};
use workshops::{Workshop, read_folder};

const WORKSHOPS: &str = "benches/associations/workshops";
const TABLES: &str = "server/themes/associations";
/// When it is measured, one workshop of so many is held out.
const HELD_OUT: usize = 10;
/// A row shorter than this share of the longest says nothing and is left out.
const SHORTEST: f32 = 0.02;

fn main() -> Result<(), Error> {
    let workshops = read_folder(Path::new(WORKSHOPS))?;
    let notes: usize = workshops.iter().map(|workshop| workshop.notes.len()).sum();
    println!("{} workshops, {notes} notes and headings", workshops.len());
    if std::env::args().any(|argument| argument == "measure") {
        measure(workshops);
        return Ok(());
    }
    write(&learn(&workshops, &Course::default()))
}

/// Prints how well directions tell notes of one theme from notes of others in workshops that they were not learned from.
fn measure(workshops: Vec<Workshop>) {
    let (mut learned_from, mut held_out) = (Vec::new(), Vec::new());
    for (at, workshop) in workshops.into_iter().enumerate() {
        if at % HELD_OUT == 0 { held_out.push(workshop) } else { learned_from.push(workshop) }
    }
    let learned = learn(&learned_from, &Course::default());
    let areas: Vec<f64> = held_out.iter().map(|workshop| area(workshop, &learned)).collect();
    let mean = areas.iter().sum::<f64>() / areas.len().max(1) as f64;
    println!("area under the curve, mean of {} workshops held out: {mean:.3} (chance: .5)", areas.len());
}

/// The chance that two notes of one theme are nearer than two of different themes.
fn area(workshop: &Workshop, learned: &Learned) -> f64 {
    let points: Vec<_> = workshop.notes.iter().map(|(theme, terms)| (*theme, learned.point(terms))).collect();
    let mut pairs: Vec<(f32, bool)> = Vec::new();
    for (at, (theme, point)) in points.iter().enumerate() {
        pairs.extend(points[..at].iter().map(|(other, its)| (nearness(point, its), theme == other)));
    }
    pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut below, mut won) = (0_u64, 0_u64);
    for (_, same) in &pairs {
        if *same { won += below } else { below += 1 }
    }
    let same = pairs.len() as u64 - below;
    won as f64 / (below * same).max(1) as f64
}

fn write(learned: &Learned) -> Result<(), Error> {
    let length = |row: &usize| nearness(&learned.directions[*row], &learned.directions[*row]).sqrt();
    let longest = learned.rows.values().map(length).fold(0.0, f32::max);
    let mut keys = MapBuilder::memory();
    let mut rows: Vec<u8> = Vec::new();
    let mut kept = 0;
    for (key, row) in learned.rows.iter().filter(|(_, row)| length(row) >= longest * SHORTEST) {
        keys.insert(key, kept).map_err(Error::other)?;
        rows.extend(packed(&learned.directions[*row]));
        kept += 1;
    }
    let keys = keys.into_inner().map_err(Error::other)?;
    std::fs::create_dir_all(TABLES)?;
    std::fs::write(Path::new(TABLES).join("keys.fst"), &keys)?;
    std::fs::write(Path::new(TABLES).join("rows.bin"), &rows)?;
    println!("{kept} of {} rows, {} + {} bytes", learned.rows.len(), keys.len(), rows.len());
    Ok(())
}
