//! Bad air between phones and server: what passes comes in pieces and late, now and then nothing passes for a while, and lines
//! break. What was received is there once, in the same order for all.
//!
//! `WIFI_NOTES=20000 cargo test --test it wifi` does it for longer.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::time::sleep;

use crate::hall::{Hall, a_moment};
use crate::program::Program;

/// Notes that must come through.
const NOTES: usize = 300;
/// Phones in the hall.
const PHONES: u32 = 12;
/// Bytes that pass at a time: less than most messages.
const PIECE_BYTES: usize = 200;
/// The longest that a piece is on its way, in milliseconds.
const LATE_MS: u64 = 20;
/// One in so many pieces is lost and sent again …
const LOST_ONE_IN: u64 = 20;
/// … which takes so many milliseconds.
const SENT_AGAIN_MS: u64 = 200;
/// How long nothing passes, and how long there is air between, in milliseconds.
const DARK_MS: u64 = 400;

#[tokio::test]
async fn all_that_was_written_in_bad_air_arrives_once_and_in_order() {
    let notes = std::env::var("WIFI_NOTES").ok().and_then(|notes| notes.parse().ok()).unwrap_or(NOTES);
    let program = Program::start(&["--phone-pace", "0"], &[]).await;
    let server = program.url("ws", "").trim_start_matches("ws://").to_owned();
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address").to_string();
    let (dark, air) = watch::channel(false);
    let carrying = tokio::spawn(carry_all(listener, server, air));
    let (_kept, through_air) = watch::channel(Some(address));

    let hall = Hall::open_at(&program, PHONES, through_air).await;
    let mut is_dark = false;
    while hall.received() < notes {
        sleep(Duration::from_millis(DARK_MS)).await;
        is_dark = !is_dark;
        dark.send_replace(is_dark);
    }
    dark.send_replace(false);
    a_moment().await;
    assert!(hall.close(&program).await.notes >= notes);
    carrying.abort();
}

async fn carry_all(listener: TcpListener, server: String, air: watch::Receiver<bool>) {
    for number in 1.. {
        let (near, _) = listener.accept().await.expect("a phone");
        let Ok(far) = TcpStream::connect(&server).await else { continue };
        let air = air.clone();
        tokio::spawn(async move {
            let ((from_near, to_near), (from_far, to_far)) = (near.into_split(), far.into_split());
            tokio::select! {
                () = carry(from_near, to_far, air.clone(), 2 * number) => {}
                () = carry(from_far, to_near, air, 2 * number + 1) => {}
            }
        });
    }
}

/// Carries one way until the line ends; `luck` makes each way its own.
async fn carry(
    mut from: OwnedReadHalf,
    mut to: OwnedWriteHalf,
    mut air: watch::Receiver<bool>,
    mut luck: u64,
) {
    let mut piece = [0; PIECE_BYTES];
    while let Ok(read @ 1..) = from.read(&mut piece).await {
        luck = luck.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let drawn = luck >> 33;
        let again_ms = if drawn.is_multiple_of(LOST_ONE_IN) { SENT_AGAIN_MS } else { 0 };
        sleep(Duration::from_millis(drawn % LATE_MS + again_ms)).await;
        let passes = air.wait_for(|dark| !dark).await.is_ok();
        if !passes || to.write_all(&piece[..read]).await.is_err() {
            return;
        }
    }
}
