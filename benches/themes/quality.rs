//! How near the proposed themes come to a person's, and the headings of both side by side.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use moteplass::themes::{Constraints, Proposal, propose};

use crate::score::{Score, score};
use crate::sets::ThemedSet;

/// Prints ARI, AMI and B³ of every set, with what the ordinary recipes get (from `baselines.json`) below each folder.
pub fn report(folders: &[PathBuf]) {
    for folder in folders {
        let sets = ThemedSet::read_folder(folder);
        if sets.is_empty() {
            continue;
        }
        println!("\nQuality ({}): ARI, AMI, B³, themes proposed/wanted, notes, alone", folder.display());
        let mut sum = Score::default();
        for set in &sets {
            let proposal = proposal(set);
            let one = score(&set.gold, &labels(set, &proposal));
            println!(
                "  {:34} {:.3} {:.3} {:.3} {:3}/{:<3} {:4} {:3}",
                set.name,
                one.ari,
                one.ami,
                one.b3,
                proposal.themes.len(),
                set.headings.len(),
                set.ids.len(),
                proposal.alone.len()
            );
            sum = Score { ari: sum.ari + one.ari, ami: sum.ami + one.ami, b3: sum.b3 + one.b3 };
        }
        let many = sets.len() as f64;
        println!("  {:34} {:.3} {:.3} {:.3}", "MEAN", sum.ari / many, sum.ami / many, sum.b3 / many);
        for (recipe, scores) in baselines(folder) {
            println!("  {recipe:34} {:.3} {:.3} {:.3}", scores[0], scores[1], scores[2]);
        }
    }
}

/// Prints each proposed theme with its heading, and the heading of the person's theme that it holds most of.
pub fn headings(folders: &[PathBuf]) {
    for set in folders.iter().flat_map(|folder| ThemedSet::read_folder(folder)) {
        println!("\n{} — {}", set.name, set.question);
        for theme in &proposal(&set).themes {
            let mut shares: BTreeMap<usize, usize> = BTreeMap::new();
            for note in &theme.notes {
                let at = set.ids.iter().position(|id| id == note);
                *shares.entry(at.map_or(0, |at| set.gold[at])).or_default() += 1;
            }
            let most = shares.iter().max_by_key(|(gold, count)| (**count, std::cmp::Reverse(**gold)));
            let (gold, count) = most.map_or((0, 0), |(gold, count)| (*gold, *count));
            println!(
                "  {:52} | {:40} {count}/{} | {}",
                theme.heading,
                set.headings[gold],
                theme.notes.len(),
                theme.alternatives.join(" · ")
            );
        }
    }
}

fn proposal(set: &ThemedSet) -> Proposal {
    propose(Some(&set.question), set.language(), &set.notes(), &Constraints::default())
}

/// Each note's theme by number; a note alone is a theme of its own.
pub fn labels(set: &ThemedSet, proposal: &Proposal) -> Vec<usize> {
    let theme = |at: usize| proposal.themes.iter().position(|theme| theme.notes.contains(&set.ids[at]));
    (0..set.ids.len()).map(|at| theme(at).unwrap_or(proposal.themes.len() + at)).collect()
}

fn baselines(folder: &Path) -> BTreeMap<String, Vec<f64>> {
    let text = std::fs::read_to_string("benches/themes/baselines.json").unwrap_or_default();
    let all: BTreeMap<String, BTreeMap<String, Vec<f64>>> = serde_json::from_str(&text).unwrap_or_default();
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    all.get(&name).cloned().unwrap_or_default()
}
