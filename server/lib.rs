//! The house plan of moteplass: what each module is for, in reading order. A module imports only those above it.
//!
//! *Pure* modules know no clock, disk, network, async or log: same input, same output.
//! *Live* modules touch the world. `docs/ARCHITECTURE.md` walks one note through all of them.

// ── pure ──────────────────────────────────────────────────────────────────────────────────────
/// Norwegian text in, words out; every word remembers where it stood.
pub mod text;

/// The nouns and the rules: a command is decided into an event or a refusal.
pub mod workshop;

/// Notes in, themes out; deterministic; obeys what people have placed.
pub mod themes;

/// Weighted words in, placed words out; still from one picture to the next.
pub mod cloud;

/// A workshop and its synthesis in, a finished file out.
pub mod document;

// ── live ──────────────────────────────────────────────────────────────────────────────────────
/// The secrets that open a workshop: keys in links and the join code.
pub mod keys;

/// What crosses the wire between server and browsers.
pub mod protocol;

/// The database: one SQLite file, one writer; the only module that says sqlx.
pub mod store;

/// One live workshop: a task that owns its state, followers that read its log.
pub mod room;

/// What the server is told when it starts.
pub mod settings;

/// What the server says in its log.
pub mod telemetry;

/// Everything that comes over HTTP; the only module that says axum.
pub mod http;

/// The server as a whole: started, running, stopped.
pub mod server;

/// One subcommand a file; what a person types in a terminal.
pub mod command_line;
