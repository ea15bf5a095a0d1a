//! Events as rows: written many at once, read in order; persons are kept in a table of their own.

use anyhow::{Context, Result};
use sqlx::{QueryBuilder, Sqlite, SqliteConnection, SqlitePool};

use super::workshops::WorkshopId;
use crate::workshop::attachment::Content;
use crate::workshop::event::{Event, Recorded};
use crate::workshop::ids::{AttachmentId, Moment, NoteId, ParticipantId, Revision};
use crate::workshop::people::Person;

/// Rows in one INSERT: six values each, and SQLite takes 32,766.
const INSERT_ROWS_MAX: usize = 4_000;
/// Rows read at a time, so that no reader holds the log for long.
const PAGE_ROWS: i64 = 5_000;

/// An event as it is stored.
pub struct Row {
    workshop: i64,
    revision: u32,
    at: i64,
    by: String,
    event: String,
    note: Option<String>,
    /// What must be done to older rows when this one is written.
    after: Option<After>,
}

/// What an event does to what was stored before it.
enum After {
    KeepPerson(ParticipantId, Option<Person>),
    EmptyNote(NoteId),
    KeepFile(AttachmentId, Content),
    DropFile(AttachmentId),
}

/// Revision, time, who, event, and what is kept apart from the log: a person, a file.
type Columns = (u32, i64, String, String, Option<String>, Option<Vec<u8>>);

/// Events of one workshop as they are stored.
pub fn rows(workshop: WorkshopId, events: &[Recorded]) -> Result<Vec<Row>> {
    events.iter().map(|recorded| row(workshop, recorded)).collect()
}

/// Whether [`commit`] can write them.
pub fn fit_one_call(rows: &[Row]) -> bool {
    rows.len() <= INSERT_ROWS_MAX && rows.iter().all(|row| row.after.is_none())
}

/// Writes events that touch no older row: one statement, which SQLite makes a transaction of by itself. Each call of the
/// database's thread, and each statement in it, is two turns for the threads of a busy machine to take. After an error the
/// connection is not to be used again.
pub async fn commit(connection: &mut SqliteConnection, rows: Vec<Row>) -> Result<()> {
    let mut statement = QueryBuilder::new("");
    push_rows(&mut statement, rows);
    statement.build().execute(connection).await?;
    Ok(())
}

/// Writes events in as few statements as can be, and does to older rows what an event says must be done.
pub async fn insert(connection: &mut SqliteConnection, mut rows: Vec<Row>) -> anyhow::Result<()> {
    let after: Vec<(WorkshopId, Revision, After)> = rows
        .iter_mut()
        .filter_map(|row| Some((WorkshopId(row.workshop), Revision(row.revision), row.after.take()?)))
        .collect();
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let mut statement = QueryBuilder::new("");
        push_rows(&mut statement, rows.by_ref().take(INSERT_ROWS_MAX));
        statement.build().execute(&mut *connection).await?;
    }
    for (workshop, revision, after) in after {
        match after {
            After::KeepPerson(participant, person) => {
                keep_person(connection, workshop, participant, revision, person.as_ref()).await?;
            }
            After::EmptyNote(note) => empty_note(connection, workshop, &note).await?,
            After::KeepFile(attachment, content) => {
                keep_file(connection, workshop, attachment, revision, content).await?;
            }
            After::DropFile(attachment) => drop_file(connection, workshop, attachment).await?,
        }
    }
    Ok(())
}

fn push_rows(statement: &mut QueryBuilder<Sqlite>, rows: impl IntoIterator<Item = Row>) {
    statement.push("insert into events (workshop, revision, at, by_whom, event, note_id) ");
    statement.push_values(rows, |mut values, row| {
        values.push_bind(row.workshop).push_bind(row.revision).push_bind(row.at);
        values.push_bind(row.by).push_bind(row.event).push_bind(row.note);
    });
}

/// The events of a workshop after a revision, in order and without gaps.
pub async fn since(readers: &SqlitePool, workshop: WorkshopId, after: Revision) -> Result<Vec<Recorded>> {
    let mut events: Vec<Recorded> = Vec::new();
    loop {
        let last = events.last().map_or(after, |recorded| recorded.revision);
        let rows: Vec<Columns> = sqlx::query_as(
            "select e.revision, e.at, e.by_whom, e.event, p.person, a.content
               from events e
               left join persons p on p.workshop = e.workshop and p.revision = e.revision
               left join attachments a on a.workshop = e.workshop and a.revision = e.revision
              where e.workshop = ? and e.revision > ?
              order by e.revision
              limit ?",
        )
        .bind(workshop.0)
        .bind(last.0)
        .bind(PAGE_ROWS)
        .fetch_all(readers)
        .await
        .with_context(|| format!("cannot read the events of workshop {}", workshop.0))?;
        if rows.is_empty() {
            return Ok(events);
        }
        for row in rows {
            let revision = row.0;
            let recorded = read(row)
                .with_context(|| format!("cannot understand event {revision} of workshop {}", workshop.0))?;
            let expected = events.last().map_or(after, |recorded| recorded.revision).0 + 1;
            anyhow::ensure!(revision == expected, "workshop {} lacks event {expected}", workshop.0);
            events.push(recorded);
        }
    }
}

fn row(workshop: WorkshopId, recorded: &Recorded) -> Result<Row> {
    let event = match &recorded.event {
        Event::PersonGiven { participant, person: Some(_) } => {
            serde_json::to_string(&Event::PersonGiven { participant: *participant, person: None })
        }
        event => serde_json::to_string(event),
    };
    let after = if let Event::PersonGiven { participant, person } = &recorded.event {
        Some(After::KeepPerson(*participant, person.clone()))
    } else if let Event::NoteErased { note } = &recorded.event {
        Some(After::EmptyNote(note.clone()))
    } else if let Event::AttachmentAdded { attachment } = &recorded.event {
        Some(After::KeepFile(attachment.id, attachment.content.clone()))
    } else if let Event::AttachmentRemoved { attachment } = &recorded.event {
        Some(After::DropFile(*attachment))
    } else {
        None
    };
    let written = if let Event::NoteWritten { note, .. } = &recorded.event { Some(note) } else { None };
    Ok(Row {
        workshop: workshop.0,
        revision: recorded.revision.0,
        at: recorded.at.0,
        by: serde_json::to_string(&recorded.by).context("cannot write who did it")?,
        event: event.context("cannot write an event")?,
        note: written.map(|note| note.as_str().to_owned()),
        after,
    })
}

fn read((revision, at, by, event, person, content): Columns) -> Result<Recorded> {
    let mut event: Event = serde_json::from_str(&event)?;
    if let (Event::PersonGiven { person: given, .. }, Some(kept)) = (&mut event, person) {
        *given = serde_json::from_str(&kept)?;
    } else if let (Event::AttachmentAdded { attachment }, Some(kept)) = (&mut event, content) {
        attachment.content = Content::new(kept);
    }
    Ok(Recorded { revision: Revision(revision), at: Moment(at), by: serde_json::from_str(&by)?, event })
}

/// Keeps the latest that a participant said of themselves, or nothing.
async fn keep_person(
    connection: &mut SqliteConnection,
    workshop: WorkshopId,
    participant: ParticipantId,
    revision: Revision,
    person: Option<&Person>,
) -> Result<()> {
    let statement = match person {
        Some(person) => sqlx::query(
            "insert into persons (workshop, participant, revision, person) values (?, ?, ?, ?)
             on conflict (workshop, participant)
             do update set revision = excluded.revision, person = excluded.person",
        )
        .bind(workshop.0)
        .bind(participant.0)
        .bind(revision.0)
        .bind(serde_json::to_string(person).context("cannot write a person")?),
        None => sqlx::query("delete from persons where workshop = ? and participant = ?")
            .bind(workshop.0)
            .bind(participant.0),
    };
    statement.execute(connection).await?;
    Ok(())
}

/// Empties the text of a note wherever it was stored; the note itself stays, so that the account adds up.
async fn empty_note(connection: &mut SqliteConnection, workshop: WorkshopId, note: &NoteId) -> Result<()> {
    sqlx::query(
        "update events set event = json_set(event, '$.text', '')
          where workshop = ?
            and json_extract(event, '$.type') in ('note_written', 'note_corrected')
            and json_extract(event, '$.note') = ?",
    )
    .bind(workshop.0)
    .bind(note.as_str())
    .execute(connection)
    .await?;
    Ok(())
}

/// Keeps a file beside the event that added it.
async fn keep_file(
    connection: &mut SqliteConnection,
    workshop: WorkshopId,
    attachment: AttachmentId,
    revision: Revision,
    content: Content,
) -> Result<()> {
    sqlx::query("insert into attachments (workshop, attachment, revision, content) values (?, ?, ?, ?)")
        .bind(workshop.0)
        .bind(attachment.0)
        .bind(revision.0)
        .bind(content.bytes().to_vec())
        .execute(connection)
        .await?;
    Ok(())
}

/// Takes a file away for good; that it was there stays in the log.
async fn drop_file(
    connection: &mut SqliteConnection,
    workshop: WorkshopId,
    attachment: AttachmentId,
) -> Result<()> {
    sqlx::query("delete from attachments where workshop = ? and attachment = ?")
        .bind(workshop.0)
        .bind(attachment.0)
        .execute(connection)
        .await?;
    Ok(())
}
