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
    let endings_text = fs::read_to_string(from.join("endings.txt"))?;
    let endings: HashMap<&str, u64> = endings_text.lines().zip(0..).collect();
    for name in ["lexicon", "guesses"] {
        let table = fs::read_to_string(from.join(name).with_extension("tsv"))?;
        fs::write(to.join(name).with_extension("fst"), pack_table(&table, &endings)?)?;
    }
    let mut parts = MapBuilder::memory();
    for line in fs::read_to_string(from.join("parts.tsv"))?.lines() {
        let (part, score) = line.split_once('\t').ok_or("a part without a score")?;
        parts.insert(part, score.parse()?)?;
    }
    fs::write(to.join("parts.fst"), parts.into_inner()?)?;
    fs::copy(from.join("endings.txt"), to.join("endings.txt"))?;
    Ok(())
}

/// A table of forms with up to two readings for bokmål and two for nynorsk, likeliest first.
fn pack_table(table: &str, endings: &HashMap<&str, u64>) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut map = MapBuilder::memory();
    for line in table.lines() {
        let mut fields = line.split('\t');
        let form = fields.next().unwrap_or_default();
        let mut value = 0;
        for (language, readings) in fields.enumerate() {
            for (rank, reading) in readings.split(' ').filter(|reading| !reading.is_empty()).enumerate() {
                value |= pack(reading, endings)? << (16 * (language + 2 * rank));
            }
        }
        map.insert(form, value)?;
    }
    Ok(map.into_inner()?)
}

/// A reading in 16 bits: class (from 1, so that nothing is 0), letters to take off, ending to put on.
fn pack(reading: &str, endings: &HashMap<&str, u64>) -> Result<u64, Box<dyn Error>> {
    let mut fields = reading.split(':');
    let (Some(class), Some(strip), Some(put)) = (fields.next(), fields.next(), fields.next()) else {
        return Err(format!("not a reading: {reading}").into());
    };
    let class = "nvax".find(class).ok_or("an unknown class")? as u64;
    let strip: u64 = strip.parse()?;
    let ending = endings.get(put).ok_or("an unknown ending")?;
    Ok(1 + (class | strip << 2 | ending << 6))
}
