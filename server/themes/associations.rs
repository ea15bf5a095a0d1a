//! Assosiasjoner: which words are said of the same matter. «Bussen», «avgang» and «skyss» share no letters and yet belong
//! together; each word and concept has a direction, learned from practice workshops, and a note points where its words do.
//!
//! The table is made by `benches/associations`, which tells how; it is used where it lies in the program.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use fst::Map;

use super::concepts::lexicon;
use super::features::Reading;
use crate::text::Stop;

/// How many numbers a direction has.
pub const DIRECTIONS: usize = 64;
/// How much the filler of workshops («viktig», «kommunen») counts beside a word that says something.
const FILLER: f32 = 0.1;
/// How much a word of the question counts: everyone repeats it.
const QUESTION: f32 = 0.15;
/// How much the last part of a compound counts beside the whole.
const HEAD: f32 = 0.7;
/// How much an earlier part of a compound counts.
const MODIFIER: f32 = 0.5;
/// What the key of a concept starts with; no word does.
const CONCEPT_MARK: char = '§';
/// A row of the table: how large its largest number is, and each number as a share of that in 127 steps.
const ROW_BYTES: usize = 4 + DIRECTIONS;
/// The largest step.
const STEPS: f32 = 127.0;

static KEYS: LazyLock<Map<&'static [u8]>> = LazyLock::new(|| {
    Map::new(include_bytes!("associations/keys.fst").as_slice())
        .expect("the keys are part of the program and were written by fst")
});
static ROWS: &[u8] = include_bytes!("associations/rows.bin");

/// Where a word, a concept or a note points.
pub type Direction = [f32; DIRECTIONS];

/// What a note says that may point somewhere: stems, parts of compounds and concepts, with how much there is of each.
/// Words of the question, by their stems, hardly count.
pub fn terms(reading: &Reading, question_stems: &BTreeSet<String>) -> BTreeMap<String, f32> {
    let mut terms: BTreeMap<String, f32> = BTreeMap::new();
    let mut add = |key: String, amount: f32| *terms.entry(key).or_insert(0.0) += amount;
    let asked = |stem: &str| if question_stems.contains(stem) { QUESTION } else { 1.0 };
    for token in reading.tokens.iter().filter(|token| token.kind.is_word()) {
        let amount = match token.stop {
            Stop::No => 1.0,
            Stop::Filler => FILLER,
            Stop::Stop => continue,
        };
        let amount = amount * asked(&token.stem);
        add(token.stem.clone(), amount);
        let last = token.parts.len().saturating_sub(1);
        for (place, part) in token.parts.iter().enumerate() {
            add(part.stem.clone(), amount * if place == last { HEAD } else { MODIFIER });
        }
    }
    for hit in &reading.hits {
        let weight = hit.weight * asked(&reading.tokens[hit.token].stem);
        add(format!("{CONCEPT_MARK}{}", lexicon().concept(hit.concept).heading_nb), weight);
    }
    terms.values_mut().filter(|amount| **amount > 1.0).for_each(|amount| *amount = 1.0 + amount.ln());
    terms
}

/// Where a note points, of length one; nothing but zero when it says nothing that is known.
pub fn direction(reading: &Reading, question_stems: &BTreeSet<String>) -> Direction {
    let mut sum = [0.0; DIRECTIONS];
    for (key, amount) in terms(reading, question_stems) {
        if let Some(row) = row(&key) {
            sum.iter_mut().zip(row).for_each(|(sum, number)| *sum += amount * number);
        }
    }
    unit(sum)
}

/// How nearly two directions are one: from −1 to 1, when both have length one.
pub fn nearness(a: &Direction, b: &Direction) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// The direction with length one; nothing stays nothing.
pub fn unit(direction: Direction) -> Direction {
    let length = nearness(&direction, &direction).sqrt();
    if length > 0.0 { direction.map(|number| number / length) } else { direction }
}

/// Where one word (by its stem) points, and how strongly.
pub fn word(stem: &str) -> Option<Direction> {
    row(stem)
}

fn row(key: &str) -> Option<Direction> {
    let start = usize::try_from(KEYS.get(key)?).ok()? * ROW_BYTES;
    let (largest, steps) = ROWS.get(start..start + ROW_BYTES)?.split_first_chunk::<4>()?;
    let scale = f32::from_le_bytes(*largest) / STEPS;
    let mut direction = [0.0; DIRECTIONS];
    direction
        .iter_mut()
        .zip(steps)
        .for_each(|(number, step)| *number = f32::from(step.cast_signed()) * scale);
    Some(direction)
}

/// A direction as a row of the table.
pub fn packed(direction: &Direction) -> Vec<u8> {
    let largest = direction.iter().fold(0.0_f32, |largest, number| largest.max(number.abs()));
    let step = |number: &f32| if largest > 0.0 { (number / largest * STEPS).round() as i8 } else { 0 };
    let steps = direction.iter().map(|number| step(number).cast_unsigned());
    largest.to_le_bytes().into_iter().chain(steps).collect()
}

#[cfg(test)]
mod tests {
    use fst::Streamer;

    use super::*;
    use crate::text::{self, Language};

    fn pointed(note: &str) -> Direction {
        direction(&Reading::of(text::analyse(note, Language::Nb)), &BTreeSet::new())
    }

    #[test]
    fn every_key_has_its_row() {
        let mut keys = KEYS.stream();
        let mut many = 0;
        while let Some((key, at)) = keys.next() {
            assert_eq!(at, many, "rows stand in the order of keys");
            assert!(row(std::str::from_utf8(key).expect("keys are words")).is_some());
            many += 1;
        }
        assert_eq!(ROWS.len() as u64, many * ROW_BYTES as u64);
    }

    #[test]
    fn what_is_said_of_one_matter_points_alike() {
        let bus = pointed("Bussen kommer for sent");
        let departure = pointed("Ingen avganger på søndag");
        let money = pointed("Søknaden om tilskudd ble for lang");
        assert!(nearness(&bus, &departure) > nearness(&bus, &money) + 0.2);
        assert_eq!(pointed("123"), [0.0; DIRECTIONS]);
    }

    #[test]
    fn a_row_is_read_as_it_was_packed() {
        let first = ROWS.first_chunk::<ROW_BYTES>().expect("a row");
        let mut keys = KEYS.stream();
        let (key, _) = keys.next().expect("a key");
        let read = row(std::str::from_utf8(key).expect("keys are words")).expect("its row");
        assert_eq!(packed(&read), first);
    }
}
