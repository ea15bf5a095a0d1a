//! `moteplass cloud`: places weighted words as a word cloud.

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use clap::{Args, Subcommand, ValueEnum};
use serde::{Deserialize, Serialize};

use super::files::{Files, write_file};
use crate::cloud::{self, Font, Layout, Options, Palette, Placed, Word};

/// The largest side of a canvas, in pixels.
const SIDE_MAX: i64 = 10_000;
/// The canvas of the benchmark's lists.
const BENCHMARK_CANVAS: [u32; 2] = [1920, 1080];
/// Times that a list is laid out when it is measured; the quickest counts.
const BENCHMARK_RUNS: usize = 3;

/// Place words as a word cloud
///
/// Reads JSON: {"words": [{"text": "møteplasser", "weight": 7}, {"text": "natur", "weight": 3}]}. Twice the weight is twice
/// the area; every word is placed, and none overlaps another. Writes where each word stands, or the finished picture as SVG
/// or PNG. Give the cloud that was made last with --previous, and its words stay where they are.
#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Cloud {
    #[command(subcommand)]
    benchmark: Option<Benchmark>,
    /// Width of the picture, in pixels
    #[arg(long, default_value_t = 1920, value_parser = clap::value_parser!(u32).range(1..=SIDE_MAX))]
    width: u32,
    /// Height of the picture, in pixels
    #[arg(long, default_value_t = 1080, value_parser = clap::value_parser!(u32).range(1..=SIDE_MAX))]
    height: u32,
    /// A cloud made before (JSON): its words move as little as they can
    #[arg(long, value_name = "FILE")]
    previous: Option<PathBuf>,
    /// Lay the words out anew all the same, so that the picture is filled
    #[arg(long, requires = "previous")]
    recompose: bool,
    /// Font to measure and draw with (TrueType or OpenType); without it, the one inside the program
    #[arg(long, value_name = "FILE")]
    font: Option<PathBuf>,
    /// What to write
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
    /// Name of the picture, read aloud to those who cannot see it
    #[arg(long, default_value = "Ordsky")]
    title: String,
    #[command(flatten)]
    files: Files,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Json,
    Svg,
    Png,
}

/// The two forms of the layout benchmark.
#[derive(Debug, Subcommand)]
enum Benchmark {
    /// Lay out one list, for the benchmark
    #[command(hide = true)]
    Static { list: PathBuf, font: PathBuf, output: PathBuf },
    /// Lay out a stream of lists, each given the one before, for the benchmark
    #[command(hide = true)]
    Stream {
        list: PathBuf,
        font: PathBuf,
        output: PathBuf,
        /// Where to write the layout that ends the stream
        recomposed: Option<PathBuf>,
    },
}

#[derive(Deserialize)]
struct Words {
    #[serde(default)]
    list: String,
    words: Vec<Word>,
}

#[derive(Deserialize)]
struct Stream {
    frames: Vec<Vec<Word>>,
}

/// A layout with the time it took.
#[derive(Serialize)]
struct Timed {
    #[serde(skip_serializing_if = "str::is_empty")]
    name: &'static str,
    #[serde(skip_serializing_if = "String::is_empty")]
    list: String,
    canvas: [u32; 2],
    ms: f64,
    cpu_ms: f64,
    words: Vec<Placed>,
    dropped: Vec<String>,
}

#[derive(Serialize)]
struct Frames {
    name: &'static str,
    canvas: [u32; 2],
    frames: Vec<Timed>,
}

/// Runs the subcommand.
pub fn run(cloud: &Cloud) -> Result<()> {
    match &cloud.benchmark {
        Some(Benchmark::Static { list, font, output }) => run_static(list, font, output),
        Some(Benchmark::Stream { list, font, output, recomposed }) => {
            run_stream(list, font, output, recomposed.as_deref())
        }
        None => run_once(cloud),
    }
}

fn run_once(cloud: &Cloud) -> Result<()> {
    let input: Words = cloud.files.read_json()?;
    check(&input.words)?;
    let previous: Option<Layout> = cloud.previous.as_deref().map(read).transpose()?;
    let bytes = cloud.font.as_deref().map(read_font).transpose()?;
    let given = bytes.as_deref().map(Font::parse);
    let font = match &given {
        Some(Some(font)) => font,
        Some(None) => {
            bail!("{} is not a font", cloud.font.as_deref().unwrap_or(Path::new("--font")).display())
        }
        None => Font::embedded(),
    };
    let canvas = [cloud.width, cloud.height];
    let options = Options { canvas, font, previous: previous.as_ref(), recompose: cloud.recompose };
    let (layout, ms, cpu_ms) = timed(|| cloud::place(&input.words, &options));
    match cloud.format {
        Format::Json => cloud.files.write_json(&Timed::of("", input.list, layout, ms, cpu_ms)),
        Format::Svg => {
            let description =
                input.words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(", ");
            let svg = cloud::svg(&layout, font, &cloud.title, &description, &Palette::print());
            cloud.files.write(svg.as_bytes())
        }
        Format::Png => {
            let palette = Palette { paper: Some("#ffffff"), ..Palette::print() };
            cloud.files.write(&cloud::png(&layout, font, &palette, cloud.width))
        }
    }
}

fn run_static(list: &Path, font: &Path, output: &Path) -> Result<()> {
    let input: Words = read(list)?;
    check(&input.words)?;
    let bytes = read_font(font)?;
    let font = Font::parse(&bytes).with_context(|| format!("{} is not a font", font.display()))?;
    let options = Options { canvas: BENCHMARK_CANVAS, font: &font, previous: None, recompose: false };
    let mut best: Option<(Layout, f64, f64)> = None;
    for _ in 0..BENCHMARK_RUNS {
        let run = timed(|| cloud::place(&input.words, &options));
        if best.as_ref().is_none_or(|(_, _, cpu_ms)| run.2 < *cpu_ms) {
            best = Some(run);
        }
    }
    let (layout, ms, cpu_ms) = best.context("no run was made")?;
    write(output, &Timed::of("moteplass", input.list, layout, ms, cpu_ms))
}

fn run_stream(list: &Path, font: &Path, output: &Path, recomposed: Option<&Path>) -> Result<()> {
    let input: Stream = read(list)?;
    let bytes = read_font(font)?;
    let font = Font::parse(&bytes).with_context(|| format!("{} is not a font", font.display()))?;
    let mut options = Options { canvas: BENCHMARK_CANVAS, font: &font, previous: None, recompose: false };
    let mut last = Layout::default();
    let mut frames = Vec::new();
    for words in &input.frames {
        check(words)?;
        let (layout, ms, cpu_ms) =
            timed(|| cloud::place(words, &Options { previous: Some(&last), ..options }));
        frames.push(Timed::of("", String::new(), layout.clone(), ms, cpu_ms));
        last = layout;
    }
    if let Some((path, words)) = recomposed.zip(input.frames.last()) {
        options.recompose = true;
        let (layout, ms, cpu_ms) =
            timed(|| cloud::place(words, &Options { previous: Some(&last), ..options }));
        write(path, &Timed::of("moteplass-recomposed", String::new(), layout, ms, cpu_ms))?;
    }
    write(output, &Frames { name: "moteplass", canvas: BENCHMARK_CANVAS, frames })
}

impl Timed {
    fn of(name: &'static str, list: String, layout: Layout, ms: f64, cpu_ms: f64) -> Self {
        let Layout { canvas, words, dropped } = layout;
        Self { name, list, canvas, ms, cpu_ms, words, dropped }
    }
}

fn check(words: &[Word]) -> Result<()> {
    for (index, word) in words.iter().enumerate() {
        if !(word.weight.is_finite() && word.weight > 0.0) {
            bail!("at words[{index}].weight: {} is not a number above 0", word.weight);
        }
        if word.text.trim().is_empty() {
            bail!("at words[{index}].text: there is no word");
        }
    }
    Ok(())
}

fn read<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T> {
    Files { input: Some(path.to_owned()), output: None }.read_json()
}

fn read_font(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

fn write(path: &Path, value: &impl Serialize) -> Result<()> {
    let bytes = serde_json::to_vec(value).context("cannot write the result as JSON")?;
    write_file(path, &bytes)
}

/// What a piece of work gives, and the wall time and processor time that it took, in milliseconds.
fn timed<T>(work: impl FnOnce() -> T) -> (T, f64, f64) {
    let (started, processor) = (Instant::now(), processor_ms());
    let result = work();
    (result, started.elapsed().as_secs_f64() * 1e3, processor_ms() - processor)
}

/// Processor time of this process since it began, in milliseconds.
fn processor_ms() -> f64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6
}
