//! The list of workshops: what each is found by.

use anyhow::{Context, Result};
use sqlx::{SqliteConnection, SqlitePool};

use crate::keys::{JoinCode, KeyHash, Keys};
use crate::workshop::event::Recorded;
use crate::workshop::ids::Moment;
use crate::workshop::people::Role;

/// Which workshop, within this database; never shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WorkshopId(pub i64);

/// A workshop that is to be made.
pub struct NewWorkshop {
    pub code: JoinCode,
    pub keys: Keys,
    pub created_at: Moment,
    /// What it starts with, from revision 1.
    pub events: Vec<Recorded>,
}

/// What a workshop is found by.
#[derive(Clone, Debug)]
pub struct WorkshopRow {
    pub id: WorkshopId,
    pub code: JoinCode,
    pub key_hashes: [(KeyHash, Role); 3],
}

type Columns = (i64, String, Vec<u8>, Vec<u8>, Vec<u8>);

/// Every workshop there is.
pub async fn all(readers: &SqlitePool) -> Result<Vec<WorkshopRow>> {
    let rows: Vec<Columns> = sqlx::query_as(
        "select id, code, facilitator_hash, secretariat_hash, wall_hash from workshops order by id",
    )
    .fetch_all(readers)
    .await
    .context("cannot read the list of workshops")?;
    rows.into_iter().map(read).collect()
}

/// Adds one workshop, without its events.
pub async fn insert(connection: &mut SqliteConnection, workshop: &NewWorkshop) -> sqlx::Result<WorkshopRow> {
    let key_hashes = [
        (workshop.keys.facilitator.hash(), Role::Facilitator),
        (workshop.keys.secretariat.hash(), Role::Secretariat),
        (workshop.keys.wall.hash(), Role::Wall),
    ];
    let done = sqlx::query(
        "insert into workshops (code, facilitator_hash, secretariat_hash, wall_hash, created_at)
         values (?, ?, ?, ?, ?)",
    )
    .bind(workshop.code.as_str())
    .bind(key_hashes[0].0.0.as_slice())
    .bind(key_hashes[1].0.0.as_slice())
    .bind(key_hashes[2].0.0.as_slice())
    .bind(workshop.created_at.0)
    .execute(connection)
    .await?;
    let id = WorkshopId(done.last_insert_rowid());
    Ok(WorkshopRow { id, code: workshop.code.clone(), key_hashes })
}

fn read((id, code, facilitator, secretariat, wall): Columns) -> Result<WorkshopRow> {
    let hash = |bytes: Vec<u8>| {
        let bytes = <[u8; 32]>::try_from(bytes).ok();
        bytes.map(KeyHash).with_context(|| format!("workshop {id} has a key hash of another length"))
    };
    Ok(WorkshopRow {
        id: WorkshopId(id),
        code: JoinCode::parse(&code).with_context(|| format!("workshop {id} has no proper join code"))?,
        key_hashes: [
            (hash(facilitator)?, Role::Facilitator),
            (hash(secretariat)?, Role::Secretariat),
            (hash(wall)?, Role::Wall),
        ],
    })
}
