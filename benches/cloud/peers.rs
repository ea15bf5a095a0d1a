//! Other programs that lay out words, run as commands beside ours when they have been set up.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use moteplass::cloud::Word;
use serde_json::{Value, json};

use super::lists::List;

/// Where they are set up; without it they are left out.
const FOLDER: &str = "MOTEPLASS_CLOUD_PEERS";

/// The others, with the milliseconds of processor time that each takes for a list.
pub fn times(list: &List) -> Vec<(&'static str, f64)> {
    run(&json!({ "words": list.words }))
}

/// The same for a stream: the median of its pictures.
pub fn stream_times(stream: &[Vec<Word>]) -> Vec<(&'static str, f64)> {
    run(&json!({ "frames": stream }))
}

fn run(input: &Value) -> Vec<(&'static str, f64)> {
    let Some(folder) = env::var_os(FOLDER).map(PathBuf::from) else { return Vec::new() };
    let list = env::temp_dir().join(format!("moteplass-cloud-{}.json", std::process::id()));
    if fs::write(&list, input.to_string()).is_err() {
        return Vec::new();
    }
    let here = PathBuf::from("benches/cloud");
    let font = PathBuf::from("server/cloud/font/Inter-Bold.ttf");
    let mut others = vec![("d3-cloud", PathBuf::from("node"), here.join("d3_cloud.mjs"))];
    // A picture of a stream is small; one other program is enough there.
    if input.get("words").is_some() {
        others.push(("wordcloud", folder.join("venv/bin/python"), here.join("wordcloud_py.py")));
    }
    let time = |(name, program, script): (&'static str, PathBuf, PathBuf)| {
        let output = Command::new(program).args([&script, &folder, &list, &font]).output();
        let printed =
            output.map(|output| (String::from_utf8_lossy(&output.stdout).into_owned(), output.stderr));
        let ms = printed.as_ref().ok().and_then(|(printed, _)| printed.trim().parse().ok());
        if ms.is_none() {
            let why = printed.map(|(_, errors)| String::from_utf8_lossy(&errors).into_owned());
            eprintln!("{name} could not be measured: {why:?}");
        }
        Some((name, ms?))
    };
    let times = others.into_iter().filter_map(time).collect();
    let _ = fs::remove_file(&list);
    times
}
