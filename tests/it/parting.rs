//! A server that is told to stop: newcomers are turned away, everybody else is told when to come back, and what was received
//! is there when they do.
//!
//! `DRAINS=20 cargo test --test it parting` stops it so many times.

use std::collections::BTreeSet;

use moteplass::protocol::{Access, ClientMessage};
use moteplass::workshop::ids::Revision;
use reqwest::StatusCode;
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::Error;

use crate::hall::{Hall, a_moment};
use crate::program::Program;
use crate::screens::Phone;

/// Phones that write while the server stops.
const PHONES: u32 = 20;
/// The longest that a phone is asked to wait, in milliseconds.
const WAIT_MAX_MS: u64 = 3_000;

#[tokio::test]
async fn stopping_in_the_middle_of_everything_loses_nothing() {
    let times = std::env::var("DRAINS").ok().and_then(|times| times.parse().ok()).unwrap_or(1);
    for _ in 0..times {
        stop_in_the_middle().await;
    }
}

async fn stop_in_the_middle() {
    let mut program = Program::start(&["--phone-pace", "0"], &[]).await;
    let hall = Hall::open(&program, PHONES).await;
    let doors = program.new_workshop().await;
    let url = program.url("ws", "/ws");
    let mut polite = Phone::arrive_at(&url, &doors.code).await;
    // It does not answer the goodbye, so the server waits for it a while.
    let stubborn = Phone::arrive_at(&url, &doors.code).await;
    while hall.received() < 100 {
        a_moment().await;
    }
    program.tell_to_stop();
    polite.hear_out().await;
    assert_eq!(polite.closed, Some(1012));

    let answer = reqwest::get(program.url("http", "/healthz")).await.expect("an answer");
    assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert!(answer.headers().contains_key("retry-after"));
    let refused = connect_async(&url).await.expect_err("no new lines");
    assert!(matches!(refused, Error::Http(answer) if answer.status() == StatusCode::SERVICE_UNAVAILABLE));

    drop(stubborn);
    assert!(program.ended().await.success());
    program.start_again().await;
    let outcome = hall.close(&program).await;
    assert!(outcome.notes >= 100);
    let waits: BTreeSet<u64> = outcome
        .goodbyes
        .iter()
        .map(|(code, reason)| {
            assert_eq!(*code, 1012);
            reason.parse().expect("a number of milliseconds")
        })
        .collect();
    assert!(waits.len() > 1, "they are not asked to come back as one");
    assert!(waits.iter().all(|wait_ms| *wait_ms < WAIT_MAX_MS));
}

#[tokio::test]
async fn what_was_on_its_way_in_when_the_server_stopped_is_saved_or_not_acknowledged() {
    let mut program = Program::start(&[], &[]).await;
    let doors = program.new_workshop().await;
    let url = program.url("ws", "/ws");
    let (line, _) = connect_async(&url).await.expect("a line");
    let access = Access::Key { key: doors.facilitator.as_str().into() };
    program.tell_to_stop();
    // Not greeted yet: the server hears this one out, or says goodbye; it does not hang on it.
    let mut line = line;
    let hello = ClientMessage::Hello { access, epoch: None, after: Revision(0), hand: None };
    let text = serde_json::to_string(&hello).expect("JSON");
    use futures_util::{SinkExt, StreamExt};
    let _ = line.send(text.into()).await;
    while let Some(Ok(_)) = line.next().await {}
    assert!(program.ended().await.success());
}
