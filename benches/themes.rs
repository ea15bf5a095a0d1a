//! How good and how fast the themes are: `cargo bench --bench themes`.
//!
//! Further folders of themed sets can be given after `--`, and parts by name: quality, same_point, effort, placing, speed,
//! headings. `MOTEPLASS_SAME_POINT` names a further file of pairs. `benches/themes/README.md` tells what is measured.

#[path = "themes/effort.rs"]
mod effort;
#[path = "themes/placing.rs"]
mod placing;
#[path = "themes/quality.rs"]
mod quality;
#[path = "themes/same_point.rs"]
mod same_point;
#[path = "themes/score.rs"]
mod score;
#[path = "themes/sets.rs"]
mod sets;
#[path = "themes/speed.rs"]
mod speed;

use std::path::PathBuf;

const PARTS: [&str; 6] = ["quality", "same_point", "effort", "placing", "speed", "headings"];

fn main() {
    let given: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let mut folders = ["", "second", "untouched", "closed"]
        .map(|name| PathBuf::from("fixtures/themes").join(name))
        .to_vec();
    folders.extend(given.iter().filter(|argument| !PARTS.contains(&argument.as_str())).map(PathBuf::from));
    let wanted = |part: &str| {
        given.iter().any(|one| one == part) || !given.iter().any(|one| PARTS.contains(&one.as_str()))
    };
    if wanted("quality") {
        quality::report(&folders);
    }
    if wanted("same_point") {
        same_point::report();
    }
    if wanted("effort") {
        for folder in &folders {
            effort::report(folder);
        }
    }
    if wanted("placing") {
        placing::report(&folders);
    }
    if wanted("speed") {
        speed::report(&folders);
    }
    if wanted("headings") {
        quality::headings(&folders);
    }
}
