//! The database: one SQLite file, and the only module that says sqlx.
//!
//! One writer commits for everybody ([`writer`]); readers have connections of their own. What is acknowledged is on disk:
//! WAL with `synchronous=FULL`. Nothing here knows what an event means, except those that take text or persons away.

mod checkpoint;
mod events;
mod workshops;
mod writer;

use std::fs::{self, File};
use std::io::{Read, Seek, Write};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, SqlitePool};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::keys::{Key, random_mark};
use crate::workshop::event::{Event, Recorded};
use crate::workshop::ids::Revision;
pub use workshops::{NewWorkshop, WorkshopId, WorkshopRow};
use writer::{Job, Queue, Save, Writer};

/// The name of the database in the data folder.
const FILE_NAME: &str = "moteplass.sqlite";
/// The name of the file that says that a server has the database open.
const LOCK_NAME: &str = "moteplass.lock";
/// Connections that only read: replays when rooms are opened; more would only wait for the disk.
const READERS_MAX: u32 = 4;
/// How long a connection waits for another before it gives up, in seconds.
const BUSY_SECONDS: u64 = 5;

/// The database; cheap to clone.
#[derive(Clone)]
pub struct Store(Arc<Inner>);

struct Inner {
    readers: SqlitePool,
    queue: Queue,
    epoch: String,
    organiser_key: Key,
    /// Held as long as the database is open.
    _lock: File,
}

/// Why something was not saved. Nobody has been told that it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotSaved {
    /// The writer has too much to do already.
    Busy,
    /// There is no room on the disk.
    DiskFull,
    /// The commit failed, or nobody knows whether it did.
    Failed,
}

/// The tasks behind an open store; wait for them after the last [`Store`] is dropped.
pub struct StoreTasks {
    writer: std::thread::JoinHandle<()>,
    checkpointer: JoinHandle<()>,
}

impl Store {
    /// Opens the database in a folder, makes it if there is none, and brings its tables up to date.
    pub async fn open(folder: &Path) -> Result<(Self, StoreTasks)> {
        fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
        let mut lock = lock(folder)?;
        let path = folder.join(FILE_NAME);
        let (epoch, organiser_key) = prepare(&path, &mut lock).await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS_MAX)
            .connect_with(options(&path).read_only(true))
            .await
            .with_context(|| format!("cannot read {}", path.display()))?;
        let (finished, writer_finished) = oneshot::channel();
        let (queue, writer) = Writer::open(path.clone()).await?.start(finished)?;
        let tasks = StoreTasks { checkpointer: tokio::spawn(checkpoint::run(path, writer_finished)), writer };
        Ok((Self(Arc::new(Inner { readers, queue, epoch, organiser_key, _lock: lock })), tasks))
    }

    /// The mark of this database file: a position counted in another epoch means nothing here.
    pub fn epoch(&self) -> &str {
        &self.0.epoch
    }

    /// The key of whoever may make workshops on this server.
    pub fn organiser_key(&self) -> &Key {
        &self.0.organiser_key
    }

    /// Saves events that follow on what is saved already. When this says yes, they are on the disk.
    pub async fn append(&self, workshop: WorkshopId, events: &[Recorded]) -> Result<(), NotSaved> {
        // Made into rows here, in the room's own task: the one writer has enough to do for all rooms.
        let rows = events::rows(workshop, events).map_err(|error| {
            tracing::error!(error = format!("{error:#}"), "events cannot be written as rows");
            NotSaved::Failed
        })?;
        let (saved, answer) = oneshot::channel();
        let can_wait =
            events.iter().all(|recorded| matches!(recorded.event, Event::ParticipantJoined { .. }));
        let job = Job::Append(Save { rows, can_wait, saved });
        self.0.queue.put(job)?;
        answer.await.unwrap_or(Err(NotSaved::Failed))
    }

    /// Makes a workshop with its first events.
    pub async fn create(&self, workshop: NewWorkshop) -> Result<WorkshopRow, NotSaved> {
        let (made, answer) = oneshot::channel();
        self.0.queue.put(Job::Create { workshop, made })?;
        answer.await.unwrap_or(Err(NotSaved::Failed))
    }

    /// Every workshop in the database.
    pub async fn workshops(&self) -> Result<Vec<WorkshopRow>> {
        workshops::all(&self.0.readers).await
    }

    /// The events of a workshop after a revision, in order.
    pub async fn since(&self, workshop: WorkshopId, after: Revision) -> Result<Vec<Recorded>> {
        events::since(&self.0.readers, workshop, after).await
    }

    /// Whether the database answers.
    pub async fn is_well(&self) -> bool {
        sqlx::query("select epoch from meta").fetch_one(&self.0.readers).await.is_ok()
    }
}

impl StoreTasks {
    /// Waits until what was queued is committed and the log is folded into the file.
    pub async fn finished(self) {
        let writer = tokio::task::spawn_blocking(|| self.writer.join());
        if !matches!(writer.await, Ok(Ok(()))) {
            tracing::error!("the writer broke");
        }
        if let Err(error) = self.checkpointer.await {
            tracing::error!(%error, "the checkpointer broke");
        }
    }
}

/// Two servers on one file would each believe that they had the only word.
fn lock(folder: &Path) -> Result<File> {
    let path = folder.join(LOCK_NAME);
    let opened = File::options().read(true).write(true).create(true).truncate(false).open(&path);
    let lock = opened.with_context(|| format!("cannot write {}", path.display()))?;
    if lock.try_lock().is_err() {
        bail!("another moteplass is running with the folder {}; stop it first", folder.display());
    }
    Ok(lock)
}

/// Brings the tables up to date, and gives the file its mark the first time or when it is not the one that was here last.
async fn prepare(path: &Path, lock: &mut File) -> Result<(String, Key)> {
    let mut connection = options(path)
        .create_if_missing(true)
        .connect()
        .await
        .with_context(|| format!("cannot open {}", path.display()))?;
    sqlx::migrate!("./migrations")
        .run(&mut connection)
        .await
        .with_context(|| format!("cannot bring {} up to date", path.display()))?;
    let mut noted = String::new();
    lock.read_to_string(&mut noted).context("cannot read what was noted about the database")?;
    let number = file_number(path)?;
    if !noted.ends_with(&format!(" {number}")) {
        noted.clear();
    }
    let opened = format!("{} {number}", random_mark()?);
    sqlx::query(
        "insert into meta (one, epoch, opened, organiser_key) values (1, ?1, ?2, ?3)
         on conflict do update set
           epoch = case when opened = ?4 then epoch else excluded.epoch end,
           opened = excluded.opened",
    )
    .bind(random_mark()?)
    .bind(&opened)
    .bind(Key::random()?.as_str())
    .bind(noted)
    .execute(&mut connection)
    .await
    .context("cannot mark the database")?;
    note(lock, &opened).context("cannot note the mark of the database")?;
    let (epoch, key): (String, String) = sqlx::query_as("select epoch, organiser_key from meta")
        .fetch_one(&mut connection)
        .await
        .context("cannot read the mark of the database")?;
    let key = Key::parse(&key).context("the organiser's key in the database is not a key")?;
    connection.close().await.context("cannot close the database")?;
    Ok((epoch, key))
}

fn note(lock: &mut File, opened: &str) -> std::io::Result<()> {
    lock.set_len(0)?;
    lock.rewind()?;
    lock.write_all(opened.as_bytes())?;
    lock.sync_all()
}

/// The file system's own number of a file: a copy that was put back has another.
#[cfg(unix)]
fn file_number(path: &Path) -> Result<u64> {
    use std::os::unix::fs::MetadataExt;
    Ok(fs::metadata(path).with_context(|| format!("cannot look at {}", path.display()))?.ino())
}

#[cfg(not(unix))]
fn file_number(_path: &Path) -> Result<u64> {
    Ok(0)
}

/// How every connection is opened. `secure_delete`: what is erased is overwritten.
fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(Duration::from_secs(BUSY_SECONDS))
        .foreign_keys(true)
        .pragma("wal_autocheckpoint", "0")
        .pragma("secure_delete", "on")
        .disable_statement_logging()
}
