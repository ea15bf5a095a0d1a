//! Builds `web/` with Vite when its sources changed, and writes the table of built files that `server/http/assets.rs`
//! includes. Needs Node and npm, no build dependency. `SKIP_WEB_BUILD=1` (and docs.rs) builds a server without pages.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, exit};

/// What the built pages depend on. Cargo watches a folder whole, so none of these may hold `node_modules`;
/// a path that is missing would run this script at every build, so it is skipped.
const WATCHED: &[&str] = &[
    "src",
    "public",
    "index.html",
    "staff.html",
    "build.mjs",
    "package.json",
    "package-lock.json",
    "tsconfig.json",
];
/// The oldest Node that Vite runs on; 21 was never a long-term release.
const NODE_MIN: (u32, u32) = (20, 19);

fn main() {
    let root = PathBuf::from(variable("CARGO_MANIFEST_DIR"));
    let out = PathBuf::from(variable("OUT_DIR"));
    let web = root.join("web");
    let pages = out.join("web");
    for watched in WATCHED.iter().filter(|watched| web.join(watched).exists()) {
        println!("cargo::rerun-if-changed=web/{watched}");
    }
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=SKIP_WEB_BUILD");
    println!("cargo::rerun-if-env-changed=DOCS_RS");

    let table = if is_set("SKIP_WEB_BUILD") || is_set("DOCS_RS") {
        println!("cargo::warning=the web pages are left out, since SKIP_WEB_BUILD or DOCS_RS is set");
        String::from("pub static ASSETS: &[Asset] = &[];\n")
    } else {
        require_node();
        install(&web);
        run(&web, "node", &["build.mjs"], &[("WEB_OUT", pages.as_os_str())]);
        table_of(&pages)
    };
    write(&out.join("assets.rs"), &table);
}

/// Installs the packages that the lock file names, unless they are there. The file lock is for rust-analyzer, which runs
/// this script beside a build.
fn install(web: &Path) {
    let lock = or_fail(fs::File::create(web.join(".npm-ci.lock")), "create web/.npm-ci.lock");
    or_fail(lock.lock(), "lock web/.npm-ci.lock");
    let wanted = format!("{:016x}", fingerprint(&read(&web.join("package-lock.json"))));
    let stamp = web.join("node_modules/.stamp");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return;
    }
    // --include=dev: with NODE_ENV=production npm would install nothing at all.
    let arguments =
        ["ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    run(web, if cfg!(windows) { "npm.cmd" } else { "npm" }, &arguments, &[]);
    write(&stamp, &wanted);
}

fn require_node() {
    let output = Command::new("node").arg("--version").output().ok().filter(|output| output.status.success());
    let version = output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    let numbers: Vec<u32> = version
        .iter()
        .flat_map(|version| version.trim_start_matches('v').split('.'))
        .map_while(|number| number.parse().ok())
        .collect();
    let new_enough = matches!(numbers[..], [major, minor, ..] if major != 21 && (major, minor) >= NODE_MIN);
    if !new_enough {
        let found = version.map_or("`node` was not found".into(), |version| format!("found {version}"));
        fail(&format!(
            "The web pages need Node.js {}.{} or newer with npm; {found}. Install it from your system's packages, \
             or set SKIP_WEB_BUILD=1 to build the server without its pages.",
            NODE_MIN.0, NODE_MIN.1
        ));
    }
}

fn run(folder: &Path, program: &str, arguments: &[&str], variables: &[(&str, &OsStr)]) {
    let mut command = Command::new(program);
    command.args(arguments).envs(variables.iter().copied()).current_dir(folder);
    let output = or_fail(command.output(), &format!("start {program}"));
    if !output.status.success() {
        let said =
            [&output.stdout, &output.stderr].map(|said| String::from_utf8_lossy(said).into_owned()).concat();
        fail(&format!("`{program} {}` failed in web/\n{said}", arguments.join(" ")));
    }
}

/// The Rust source of the table: one row a file, sorted by path, with its compressed forms and the page's own CSP.
fn table_of(pages: &Path) -> String {
    let mut files = Vec::new();
    list(pages, &mut files);
    let mut rows: Vec<(String, String)> = files.iter().filter_map(|file| row(pages, file)).collect();
    rows.sort();
    let mut table = String::from("pub static ASSETS: &[Asset] = &[\n");
    for (path, fields) in rows {
        or_fail(writeln!(table, "    Asset {{ path: {path:?}, {fields} }},"), "write the table");
    }
    table + "];\n"
}

fn row(pages: &Path, file: &Path) -> Option<(String, String)> {
    let path = or_fail(file.strip_prefix(pages), "name a page").to_string_lossy().replace('\\', "/");
    if [".br", ".gz", ".csp"].iter().any(|extension| path.ends_with(extension)) {
        return None;
    }
    let beside = |extension: &str| PathBuf::from(format!("{}.{extension}", file.display()));
    let compressed = |extension: &str| match beside(extension) {
        path if path.exists() => format!("Some(include_bytes!({:?}))", path.display().to_string()),
        _ => "None".into(),
    };
    let fields = format!(
        "media_type: {:?}, etag: \"{:016x}\", immutable: {}, raw: include_bytes!({:?}), gzip: {}, brotli: {}, \
         sources: {:?}",
        media_type(&path),
        fingerprint(&read(file)),
        path.starts_with("assets/"),
        file.display().to_string(),
        compressed("gz"),
        compressed("br"),
        fs::read_to_string(beside("csp")).unwrap_or_else(|_| "script-src 'self'; style-src 'self'".into()),
    );
    Some((format!("/{path}"), fields))
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        _ => fail(&format!("web/: no media type is known for {path}")),
    }
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in or_fail(fs::read_dir(folder), "list the built pages") {
        let path = or_fail(entry, "list the built pages").path();
        if path.is_dir() { list(&path, files) } else { files.push(path) }
    }
}

/// FNV-1a: enough to tell one build's file from another's.
fn fingerprint(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

fn variable(name: &str) -> String {
    or_fail(std::env::var(name), &format!("read {name}"))
}

fn is_set(name: &str) -> bool {
    std::env::var_os(name).is_some()
}

fn read(path: &Path) -> Vec<u8> {
    or_fail(fs::read(path), &format!("read {}", path.display()))
}

fn write(path: &Path, text: &str) {
    or_fail(fs::write(path, text), &format!("write {}", path.display()));
}

fn or_fail<T, E: std::fmt::Display>(result: Result<T, E>, attempt: &str) -> T {
    result.unwrap_or_else(|error| fail(&format!("failed to {attempt}: {error}")))
}

/// Cargo shows such lines as errors; a panic would bury them.
fn fail(message: &str) -> ! {
    for line in message.lines() {
        println!("cargo::error={line}");
    }
    exit(1)
}
