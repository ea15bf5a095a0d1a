//! The one that writes: what has queued from all rooms goes to disk in one transaction (group commit). It has a thread of its
//! own: on the runtime of the sockets each step of a commit would queue behind the thousand that send what was committed.
//!
//! Nothing is published from here: the rooms that wait are told, and publish in their own tasks. After a commit that
//! failed the connection is never used again, since nobody knows what its pages hold: another is opened, and the file is
//! checked. A full disk leaves no such doubt: SQLite takes the transaction back, and the next one may find room.

use std::path::PathBuf;
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use anyhow::{Context, Result};
use sqlx::{ConnectOptions, Connection, SqliteConnection};
use tokio::sync::{Notify, mpsc, oneshot};
use tokio::time::timeout;

use super::events::Row;
use super::workshops::{NewWorkshop, WorkshopRow};
use super::{NotSaved, events, options, workshops};

/// Jobs in one transaction.
const BATCH_JOBS_MAX: usize = 1_024;
/// Jobs that may wait for the writer; one room has one waiting at most, so this is rooms at once.
const QUEUE_MAX: usize = 8_192;
/// How long what can wait does so for more. A hall that sits down makes thousands of commits of a few each without it, and
/// nobody sees the difference.
const LINGER: Duration = Duration::from_millis(5);
/// SQLite's code for a full disk (SQLITE_FULL); the low byte of the extended code.
const SQLITE_FULL: i32 = 13;

/// Something to write.
pub enum Job {
    /// Events of one room.
    Append(Save),
    /// A new workshop with its first events.
    Create { workshop: NewWorkshop, made: oneshot::Sender<Result<WorkshopRow, NotSaved>> },
}

/// Events of one room, and who waits for them.
pub struct Save {
    pub rows: Vec<Row>,
    /// Whether nobody minds a few milliseconds.
    pub can_wait: bool,
    pub saved: oneshot::Sender<Result<(), NotSaved>>,
}

/// What waits for the writer, and a word to it when something cannot wait.
pub struct Queue {
    jobs: mpsc::Sender<Job>,
    hurry: Arc<Notify>,
}

impl Queue {
    /// Puts a job at the end.
    pub fn put(&self, job: Job) -> Result<(), NotSaved> {
        let hurries = !can_wait(&job);
        self.jobs.try_send(job).map_err(|_| NotSaved::Busy)?;
        if hurries {
            self.hurry.notify_one();
        }
        Ok(())
    }
}

/// Owns the only connection that writes.
pub struct Writer {
    path: PathBuf,
    /// `None` after a failure, until it could be opened again.
    connection: Option<SqliteConnection>,
    /// Whether the file must be checked before anything more is written to it.
    doubtful: bool,
}

impl Writer {
    /// Opens the connection.
    pub async fn open(path: PathBuf) -> Result<Self> {
        let connection = connect(&path).await?;
        Ok(Self { path, connection: Some(connection), doubtful: false })
    }

    /// Starts the thread; `finished` is dropped when the last is on disk, after the queue is dropped.
    pub fn start(self, finished: oneshot::Sender<()>) -> Result<(Queue, JoinHandle<()>)> {
        let (jobs, waiting) = mpsc::channel(QUEUE_MAX);
        let hurry = Arc::new(Notify::new());
        let queue = Queue { jobs, hurry: Arc::clone(&hurry) };
        // Without sockets to look after, it sleeps and wakes by the cheapest means there are.
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build()?;
        let commit = move || runtime.block_on(self.run(waiting, &hurry, finished));
        let thread = thread::Builder::new()
            .name("writer".into())
            .spawn(commit)
            .context("the writer does not start")?;
        Ok((queue, thread))
    }

    /// Commits until nobody can ask any more; `_finished` is dropped when the last is on disk.
    async fn run(mut self, mut waiting: mpsc::Receiver<Job>, hurry: &Notify, _finished: oneshot::Sender<()>) {
        let mut jobs = Vec::new();
        while waiting.recv_many(&mut jobs, BATCH_JOBS_MAX).await > 0 {
            if jobs.iter().all(can_wait) {
                // The queue is not listened to meanwhile: each that comes would wake this thread. A word that was left from
                // a job already written only makes the wait shorter.
                let _hurried = timeout(LINGER, hurry.notified()).await;
                while jobs.len() < BATCH_JOBS_MAX
                    && let Ok(job) = waiting.try_recv()
                {
                    jobs.push(job);
                }
            }
            let mut rows = Vec::new();
            let mut waiting_for_it = Vec::with_capacity(jobs.len());
            for job in jobs.drain(..) {
                match job {
                    Job::Append(save) => {
                        rows.extend(save.rows);
                        waiting_for_it.push(save.saved);
                    }
                    Job::Create { workshop, made } => {
                        let done = self.create(&workshop).await;
                        let _ = made.send(done);
                    }
                }
            }
            if rows.is_empty() {
                continue;
            }
            let done = self.append(rows).await;
            for saved in waiting_for_it {
                // The room may have gone; then nobody was told yes, and the events are found when it opens again.
                let _ = saved.send(done.clone());
            }
        }
        if let Some(connection) = self.connection
            && let Err(error) = connection.close().await
        {
            tracing::error!(%error, "the database did not close well");
        }
    }

    async fn append(&mut self, rows: Vec<Row>) -> Result<(), NotSaved> {
        let done = match self.ready().await {
            Ok(connection) => commit_events(connection, rows).await,
            Err(error) => Err(error),
        };
        self.settle(done)
    }

    async fn create(&mut self, workshop: &NewWorkshop) -> Result<WorkshopRow, NotSaved> {
        let done = match self.ready().await {
            Ok(connection) => commit_workshop(connection, workshop).await,
            Err(error) => Err(error),
        };
        self.settle(done)
    }

    /// The connection, opened anew if the last commit failed, and checked if nobody knows what that left behind.
    async fn ready(&mut self) -> Result<&mut SqliteConnection> {
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => connect(&self.path).await?,
        };
        if self.doubtful {
            let (verdict,): (String,) = sqlx::query_as("pragma quick_check(1)")
                .fetch_one(&mut connection)
                .await
                .context("cannot check the database")?;
            anyhow::ensure!(verdict == "ok", "the database is damaged: {verdict}");
            self.doubtful = false;
        }
        Ok(self.connection.insert(connection))
    }

    /// What a failure means for those who wait, and for the connection.
    fn settle<T>(&mut self, done: Result<T>) -> Result<T, NotSaved> {
        done.map_err(|error| {
            let full = is_disk_full(&error);
            self.connection = None;
            self.doubtful |= !full;
            tracing::error!(
                error = format!("{error:#}"),
                full,
                "a commit failed; nobody was told that it was saved"
            );
            if full { NotSaved::DiskFull } else { NotSaved::Failed }
        })
    }
}

fn can_wait(job: &Job) -> bool {
    matches!(job, Job::Append(Save { can_wait: true, .. }))
}

async fn connect(path: &std::path::Path) -> Result<SqliteConnection> {
    options(path).connect().await.with_context(|| format!("cannot open {}", path.display()))
}

async fn commit_events(connection: &mut SqliteConnection, rows: Vec<Row>) -> Result<()> {
    if events::fit_one_call(&rows) {
        return events::commit(connection, rows).await.context("cannot commit events");
    }
    let mut transaction = connection.begin_with("begin immediate").await.context("cannot begin to write")?;
    events::insert(&mut transaction, rows).await.context("cannot write events")?;
    transaction.commit().await.context("cannot commit")
}

async fn commit_workshop(connection: &mut SqliteConnection, workshop: &NewWorkshop) -> Result<WorkshopRow> {
    let mut transaction = connection.begin_with("begin immediate").await.context("cannot begin to write")?;
    let row = workshops::insert(&mut transaction, workshop).await.context("cannot write a workshop")?;
    let rows = events::rows(row.id, &workshop.events)?;
    events::insert(&mut transaction, rows).await.context("cannot write its first events")?;
    transaction.commit().await.context("cannot commit")?;
    Ok(row)
}

fn is_disk_full(error: &anyhow::Error) -> bool {
    let code = error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<sqlx::Error>())
        .find_map(|cause| cause.as_database_error()?.code()?.parse::<i32>().ok());
    code.is_some_and(|code| code & 0xff == SQLITE_FULL)
}
