//! How well pairs of notes that say the same are found, by grade, and what is wrongly taken for the same.

use std::collections::BTreeMap;
use std::path::PathBuf;

use moteplass::text::{Language, analyse, languages_among};
use moteplass::themes::features::Reading;
use moteplass::themes::same_point::{Point, Sameness, compare};
use serde::Deserialize;

#[derive(Deserialize)]
struct Pairs {
    positive: Vec<Pair>,
    hard_negative: Vec<Pair>,
}

#[derive(Deserialize)]
struct Pair {
    #[serde(default)]
    grade: String,
    a: String,
    b: String,
}

/// Prints, for each file of pairs, how each grade fared, and F1 over both tiers.
pub fn report() {
    let mut files = vec![PathBuf::from("fixtures/themes/same_point/pairs.json")];
    files.extend(std::env::var_os("MOTEPLASS_SAME_POINT").map(PathBuf::from));
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap_or_default();
        let Ok(pairs) = serde_json::from_str::<Pairs>(&text) else { continue };
        println!("\nSame point ({}): not found, suggested, joined by itself", file.display());
        let (mut right, mut missed, mut wrong) = (0, 0, 0);
        let mut grades: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
        for pair in &pairs.positive {
            let found = sameness(pair);
            grades.entry(&pair.grade).or_default()[found as usize] += 1;
            if found == Sameness::Different { missed += 1 } else { right += 1 }
        }
        for pair in &pairs.hard_negative {
            let found = sameness(pair);
            grades.entry("not the same").or_default()[found as usize] += 1;
            wrong += usize::from(found != Sameness::Different);
        }
        for (grade, counts) in grades {
            println!("  {grade:20} {:3} {:3} {:3}", counts[0], counts[1], counts[2]);
        }
        println!("  F1 {:.3}", 2.0 * right as f64 / (2 * right + missed + wrong).max(1) as f64);
    }
}

fn sameness(pair: &Pair) -> Sameness {
    let point = |note: &str| {
        let language = languages_among(&[note], Language::Nb).first().copied().unwrap_or(Language::Nb);
        Point::of(&Reading::of(analyse(note, language)))
    };
    compare(&point(&pair.a), &point(&pair.b))
}
