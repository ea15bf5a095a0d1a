//! A server that is killed in the middle loses nothing that it has acknowledged: the real program, real sockets, kill −9.
//!
//! `KILLS=100 ROOMS=20 PHONES=50 cargo test --test it killed` does it for longer, in larger rooms.

use sqlx::{ConnectOptions, Connection, SqliteConnection};

use crate::hall::{Hall, a_moment};
use crate::program::Program;

/// Notes that must be acknowledged between two kills, so that each kill meets a server at work.
const NOTES_BETWEEN: usize = 40;

#[tokio::test]
async fn kill_after_kill_nothing_is_lost_doubled_or_out_of_order() {
    let (kills, rooms) = (asked_for("KILLS", 5), asked_for("ROOMS", 2));
    let mut program = Program::start(&["--phone-pace", "0"], &[]).await;
    let mut halls = Vec::new();
    for _ in 0..rooms {
        halls.push(Hall::open(&program, asked_for("PHONES", 6)).await);
    }
    for _ in 0..kills {
        let received = |halls: &[Hall]| halls.iter().map(Hall::received).sum::<usize>();
        let enough = received(&halls) + NOTES_BETWEEN;
        while received(&halls) < enough {
            a_moment().await;
        }
        program.kill();
        program.start_again().await;
    }
    let mut received = 0;
    for hall in halls {
        received += hall.close(&program).await.notes;
    }
    program.kill();
    check_database(&program, received).await;
}

/// The file itself, after the last kill: whole, without gaps, and with each note once.
async fn check_database(program: &Program, notes: usize) {
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(program.database());
    let mut database: SqliteConnection = options.connect().await.expect("the database");
    let verdict: String =
        sqlx::query_scalar("pragma integrity_check").fetch_one(&mut database).await.expect("a verdict");
    assert_eq!(verdict, "ok");
    let facts: (i64, i64, i64) = sqlx::query_as(
        "select count(note_id), count(distinct note_id),
                (select count(*) from (select 1 from events group by workshop having max(revision) <> count(*)))
           from events",
    )
    .fetch_one(&mut database)
    .await
    .expect("facts");
    let notes = i64::try_from(notes).expect("a number");
    assert_eq!(facts, (notes, notes, 0), "notes, different notes, workshops with gaps");
    database.close().await.expect("it closes");
}

fn asked_for(name: &str, otherwise: u32) -> u32 {
    std::env::var(name).ok().and_then(|number| number.parse().ok()).unwrap_or(otherwise)
}
