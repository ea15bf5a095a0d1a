//! Reads a subcommand's JSON from a file or standard input and writes its result; errors name the place in the input.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use clap::Args;
use serde::de::DeserializeOwned;

/// The largest input that is read, in bytes: room for 5,000 long notes twenty times over.
pub const INPUT_BYTES_MAX: u64 = 256 * 1024 * 1024;

/// Where a subcommand reads from and writes to.
#[derive(Args, Clone, Debug, Default)]
pub struct Files {
    /// File to read; without it, what comes on standard input
    #[arg(long, short, value_name = "FILE")]
    pub input: Option<PathBuf>,
    /// File to write; without it, the result goes to standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

impl Files {
    /// The whole input as UTF-8 text.
    pub fn read_text(&self) -> Result<String> {
        let mut bytes = Vec::new();
        match &self.input {
            Some(path) => {
                let file = fs::File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
                file.take(INPUT_BYTES_MAX + 1).read_to_end(&mut bytes)
            }
            None => std::io::stdin().lock().take(INPUT_BYTES_MAX + 1).read_to_end(&mut bytes),
        }
        .with_context(|| format!("cannot read {}", self.input_name()))?;
        if bytes.len() as u64 > INPUT_BYTES_MAX {
            bail!("{} is larger than {INPUT_BYTES_MAX} bytes", self.input_name());
        }
        String::from_utf8(bytes).map_err(|error| {
            anyhow!("{} is not UTF-8 text at byte {}", self.input_name(), error.utf8_error().valid_up_to())
        })
    }

    /// The input as JSON of the expected form; an error names the path, line and column where it goes wrong.
    pub fn read_json<T: DeserializeOwned>(&self) -> Result<T> {
        let text = self.read_text()?;
        let mut json = serde_json::Deserializer::from_str(&text);
        let value = serde_path_to_error::deserialize(&mut json)
            .map_err(|error| anyhow!("{}: {}{}", self.input_name(), place(error.path()), error.inner()))?;
        json.end().map_err(|error| anyhow!("{}: after the end of the JSON: {error}", self.input_name()))?;
        Ok(value)
    }

    /// Writes the result where it was asked for.
    pub fn write(&self, bytes: &[u8]) -> Result<()> {
        match &self.output {
            Some(path) => write_file(path, bytes),
            None => {
                let mut out = std::io::stdout().lock();
                out.write_all(bytes).and_then(|()| out.flush()).context("cannot write to standard output")
            }
        }
    }

    /// Writes the result as indented JSON with a line end.
    pub fn write_json<T: serde::Serialize>(&self, value: &T) -> Result<()> {
        let mut bytes = serde_json::to_vec_pretty(value).context("cannot write the result as JSON")?;
        bytes.push(b'\n');
        self.write(&bytes)
    }

    /// What errors call the input.
    pub fn input_name(&self) -> String {
        self.input.as_ref().map_or("standard input".into(), |path| path.display().to_string())
    }
}

/// Where in the JSON, when it got so far that there is a field to name.
fn place(path: &serde_path_to_error::Path) -> String {
    match path.to_string().as_str() {
        "." | "?" => String::new(),
        path => format!("at {path}: "),
    }
}

/// Writes one file, naming it when that fails.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}
