//! Rules about the source that a reader relies on: who imports whom, what pure code never says, how long a file is.

use std::fs;
use std::path::{Path, PathBuf};

/// Lines in a file: it is talked about at 400 and fails here.
const FILE_LINES_MAX: usize = 600;
/// The first of the modules that touch the world; those above it in `lib.rs` are pure.
const FIRST_LIVE: &str = "keys";
/// What pure code never says: no clock, disk, network, async or log.
const IMPURE: [&str; 8] =
    ["tokio", "axum", "sqlx", "tracing::", "std::fs", "::now()", "getrandom", "std::time::SystemTime"];
/// Outside things and the one module that may name them.
const HOMES: [(&str, &str); 6] = [
    ("sqlx::", "store"),
    ("axum::", "http"),
    ("typst::", "document"),
    ("typst_pdf::", "document"),
    ("zip::", "document"),
    ("rust_xlsxwriter::", "document"),
];
/// Names that say nothing of what is in the file.
const EMPTY_NAMES: [&str; 8] = ["utils", "util", "helpers", "common", "manager", "service", "misc", "mod"];

/// One source file of the server.
struct Source {
    path: PathBuf,
    /// The module of `lib.rs` that it belongs to.
    module: String,
    /// Its code without comments and without its own tests.
    code: String,
}

#[test]
fn a_module_imports_only_those_above_it() {
    let order = modules_in_order();
    let place = |module: &str| order.iter().position(|known| known == module);
    for source in sources() {
        let Some(own) = place(&source.module) else { continue };
        for (at, _) in source.code.match_indices("crate::") {
            let named: String = source.code[at + 7..]
                .chars()
                .take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '_')
                .collect();
            if let Some(imported) = place(&named) {
                let path = source.path.display();
                assert!(
                    imported <= own,
                    "{path} imports {named}, which stands below {} in lib.rs",
                    source.module
                );
            }
        }
    }
}

#[test]
fn pure_modules_do_not_touch_the_world() {
    let order = modules_in_order();
    let live =
        order.iter().position(|module| module == FIRST_LIVE).expect("the first live module is in lib.rs");
    for source in sources().iter().filter(|source| order[..live].contains(&source.module)) {
        for word in IMPURE {
            assert!(!source.code.contains(word), "{} says {word}", source.path.display());
        }
    }
}

#[test]
fn each_outside_thing_has_one_home() {
    for source in sources() {
        for (thing, home) in HOMES {
            let is_said = source.code.lines().any(|line| says(line, thing));
            assert!(
                !is_said || source.module == home,
                "{} says {thing}: only {home} may",
                source.path.display()
            );
        }
    }
}

#[test]
fn the_server_does_not_panic_on_purpose() {
    for source in sources() {
        for word in [".unwrap()", "panic!(", "todo!(", "unimplemented!(", "dbg!("] {
            assert!(!source.code.contains(word), "{} says {word}", source.path.display());
        }
    }
}

#[test]
fn files_are_short_named_for_what_they_hold_and_begin_by_saying_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["server", "tests", "benches", "migrations", "web/src", "web/tests"] {
        list(&root.join(folder), &mut files);
    }
    assert!(files.len() > 100, "the source was found");
    for path in files {
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        // A browser test is named after the file that it tests.
        let Some(openings) = openings(extension).filter(|_| !stem.ends_with(".test")) else { continue };
        let text = fs::read_to_string(&path).expect("source is text");
        let shown = path.strip_prefix(root).expect("below the root").display();
        // What a program wrote is as long as it is.
        let is_generated = text.contains("Generated from");
        let lines = text.lines().count();
        assert!(is_generated || lines <= FILE_LINES_MAX, "{shown} has {lines} lines");
        let begins_well = openings.iter().any(|opening| text.starts_with(opening));
        assert!(begins_well, "{shown} does not begin by saying what it is for");
        assert!(!EMPTY_NAMES.contains(&stem), "{shown}: the name says nothing");
    }
}

/// How a file of this kind says what it is for; `None` for kinds that cannot.
fn openings(extension: &str) -> Option<&'static [&'static str]> {
    Some(match extension {
        "rs" => &["//! "],
        "sql" => &["-- "],
        "ts" => &["// ", "/** ", "/* "],
        "svelte" => &["<!--"],
        _other => return None,
    })
}

fn modules_in_order() -> Vec<String> {
    let lib =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("server/lib.rs")).expect("lib.rs");
    lib.lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .map(str::to_owned)
        .collect()
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("server");
    let mut files = Vec::new();
    list(&root, &mut files);
    let texts: Vec<(PathBuf, String)> = files
        .into_iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| {
            let text = fs::read_to_string(&path).expect("source is text");
            (path, text)
        })
        .collect();
    let for_tests: Vec<PathBuf> = texts.iter().flat_map(|(path, text)| test_files(path, text)).collect();
    // A module for tests alone has its parts in a folder of its own name.
    let is_code = |(path, _): &(PathBuf, String)| {
        !for_tests.iter().any(|test| path == test || path.starts_with(test.with_extension("")))
    };
    texts.into_iter().filter(is_code).map(|(path, text)| source(&root, path, &text)).collect()
}

/// The files that a file declares as modules for its tests alone.
fn test_files(path: &Path, text: &str) -> Vec<PathBuf> {
    let declared =
        text.split("#[cfg(test)]\nmod ").skip(1).filter_map(|rest| rest.lines().next()?.strip_suffix(';'));
    declared.map(|name| path.with_extension("").join(name).with_extension("rs")).collect()
}

fn source(root: &Path, path: PathBuf, text: &str) -> Source {
    let module = path.strip_prefix(root).expect("below server/").components().next().expect("a name");
    let module = module.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned();
    let own = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let code: Vec<&str> = own.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    Source { path, module, code: code.join("\n") }
}

/// Whether a line names a crate, and not something of ours that ends in the same letters.
fn says(line: &str, thing: &str) -> bool {
    line.match_indices(thing).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        before.is_none_or(|letter| !letter.is_ascii_alphanumeric() && letter != '_' && letter != ':')
    })
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    for path in paths {
        let is_ours = !path.ends_with("node_modules") && !path.ends_with("dist");
        if path.is_dir() && is_ours {
            list(&path, files);
        } else if path.is_file() {
            files.push(path);
        }
    }
}
