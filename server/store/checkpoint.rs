//! Folds the write-ahead log into the database from a connection of its own, so that no commit ever waits for it.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result};
use sqlx::{ConnectOptions, Connection};
use tokio::sync::oneshot;

use super::options;

/// How often the log's size is looked at, in milliseconds.
const LOOK_EVERY_MS: u64 = 500;
/// The log is folded in when it passes this size: some 10,000 notes.
const WAL_BYTES_MAX: u64 = 4 * 1024 * 1024;

/// Looks after the log until the writer has written its last; then empties it.
pub async fn run(path: PathBuf, mut writer: oneshot::Receiver<()>) {
    let mut log = path.clone().into_os_string();
    log.push("-wal");
    let log = PathBuf::from(log);
    let mut look = tokio::time::interval(Duration::from_millis(LOOK_EVERY_MS));
    loop {
        tokio::select! {
            _ = &mut writer => break,
            _ = look.tick() => {}
        }
        let size = tokio::fs::metadata(&log).await.map_or(0, |facts| facts.len());
        if size > WAL_BYTES_MAX {
            fold(&path, "pragma wal_checkpoint(passive)").await;
        }
    }
    fold(&path, "pragma wal_checkpoint(truncate)").await;
}

async fn fold(path: &std::path::Path, how: &'static str) {
    let done: Result<()> = async {
        let mut connection = options(path).connect().await.context("cannot open the database")?;
        sqlx::query(how).execute(&mut connection).await.context("cannot checkpoint")?;
        connection.close().await.context("cannot close the database")
    }
    .await;
    if let Err(error) = done {
        tracing::warn!(error = format!("{error:#}"), "the log could not be folded into the database");
    }
}
