//! What the server says in its log: lines that a person can read, with fields. Never a note's text, a name, a code or a key.

use tracing_subscriber::EnvFilter;

/// What is logged when nobody says otherwise.
pub const LOG_DEFAULT: &str = "info,sqlx=warn";

/// How log lines look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum LogForm {
    /// For people.
    #[default]
    Text,
    /// For programs: one JSON object a line.
    Json,
}

/// Starts logging to standard error; a second call changes nothing.
pub fn start(filter: &str, form: LogForm) {
    let filter = EnvFilter::try_new(filter).unwrap_or_else(|_| EnvFilter::new(LOG_DEFAULT));
    let lines =
        tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false);
    let started = match form {
        LogForm::Text => lines.compact().try_init(),
        LogForm::Json => lines.json().try_init(),
    };
    if started.is_err() {
        tracing::debug!("logging was started before");
    }
}
