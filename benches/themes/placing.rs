//! How often a new note is placed between two runs, and how often rightly: each tenth note is held back and placed.

use std::path::PathBuf;

use moteplass::text::Language;
use moteplass::themes::placing::Placer;
use moteplass::themes::{Constraints, NoteIn, ProposedTheme, propose};
use moteplass::workshop::ids::ThemeId;

use crate::sets::ThemedSet;

/// Prints the shares, for each folder, with the person's own themes as the themes that stand.
pub fn report(folders: &[PathBuf]) {
    println!("\nPlacing one note among a person's themes: notes, placed, of these rightly");
    for folder in folders {
        let (mut asked, mut placed, mut right) = (0, 0, 0);
        for set in ThemedSet::read_folder(folder) {
            let notes = set.notes();
            for part in 0..10 {
                let held = |at: &usize| at % 10 == part;
                let kept: Vec<NoteIn<'_>> =
                    (0..notes.len()).filter(|at| !held(at)).map(|at| notes[at]).collect();
                let mut proposal = propose(None, Language::Nb, &[], &Constraints::default());
                proposal.themes = (0..set.headings.len())
                    .map(|theme| ProposedTheme {
                        id: ThemeId(theme as u32),
                        heading: set.headings[theme].clone(),
                        alternatives: Vec::new(),
                        keywords: Vec::new(),
                        notes: (0..notes.len())
                            .filter(|at| !held(at) && set.gold[*at] == theme)
                            .map(|at| set.ids[at].clone())
                            .collect(),
                    })
                    .collect();
                let placer = Placer::new(Some(&set.question), set.language(), &kept, &proposal);
                for at in (0..notes.len()).filter(held) {
                    asked += 1;
                    if let Some(placement) = placer.place(notes[at].text) {
                        placed += 1;
                        right += usize::from(placement.theme == ThemeId(set.gold[at] as u32));
                    }
                }
            }
        }
        if asked > 0 {
            println!(
                "  {:34} {asked:4} {placed:4} {:.2}",
                folder.display(),
                right as f64 / placed.max(1) as f64
            );
        }
    }
}
