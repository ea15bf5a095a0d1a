//! Packs the tables that `make.py` wrote into the lexicon that the program carries: `make IN_DIRECTORY OUT_DIRECTORY`.

use std::collections::HashMap;
use std::error::Error;
use std::fs;
use std::path::PathBuf;

use fst::MapBuilder;

fn main() -> Result<(), Box<dyn Error>> {
    let mut folders = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(from), Some(to)) = (folders.next(), folders.next()) else {
        return Err("say where the tables are and where the lexicon goes".into());
    };
    let mut readings = Readings::default();
    for name in ["lexicon", "guesses"] {
        let table = fs::read_to_string(from.join(name).with_extension("tsv"))?;
        fs::write(to.join(name).with_extension("fst"), pack_table(&table, &mut readings)?)?;
    }
    fs::write(to.join("readings.txt"), readings.text)?;
    let mut parts = MapBuilder::memory();
    for line in fs::read_to_string(from.join("parts.tsv"))?.lines() {
        let (part, score) = line.split_once('\t').ok_or("a part without a score")?;
        parts.insert(part, score.parse()?)?;
    }
    fs::write(to.join("parts.fst"), parts.into_inner()?)?;
    Ok(())
}

/// A table of forms with up to two readings for bokmål and two for nynorsk, likeliest first.
fn pack_table(table: &str, known: &mut Readings) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut map = MapBuilder::memory();
    for line in table.lines() {
        let mut fields = line.split('\t');
        let form = fields.next().unwrap_or_default();
        let mut value = 0;
        for (language, readings) in fields.enumerate() {
            for (rank, reading) in readings.split(' ').filter(|reading| !reading.is_empty()).enumerate() {
                value |= known.number(reading)? << (16 * (language + 2 * rank));
            }
        }
        map.insert(form, value)?;
    }
    Ok(map.into_inner()?)
}

/// The distinct readings (`class:strip:put`), numbered from 1 in the order they are met.
#[derive(Default)]
struct Readings {
    numbers: HashMap<String, u64>,
    text: String,
}

impl Readings {
    /// The number of a reading; a value has 16 bits for it.
    fn number(&mut self, reading: &str) -> Result<u64, Box<dyn Error>> {
        if let Some(number) = self.numbers.get(reading) {
            return Ok(*number);
        }
        let number = self.numbers.len() as u64 + 1;
        if number > 0xffff {
            return Err("more distinct readings than 16 bits can number".into());
        }
        self.numbers.insert(reading.to_owned(), number);
        self.text.push_str(reading);
        self.text.push('\n');
        Ok(number)
    }
}
