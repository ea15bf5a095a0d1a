//! Everybody is cut off at once, as when the hall's wifi starts anew, and everybody comes back to where they were.
//!
//! `STORM=10000 cargo test --test it storm -- --nocapture` does it with a hall of ten thousand, and says how long it took.

use futures_util::{StreamExt, stream};
use tokio::time::Instant;

use crate::dawdling::room_for_sockets;
use crate::program::{Doors, Program};
use crate::screens::{Desk, Phone};

/// Phones when nobody asks for more.
const PHONES: usize = 300;
/// Phones in one workshop.
const PHONES_A_WORKSHOP: usize = 50;
/// Phones that come in at the same time to begin with; afterwards all come at once.
const ARRIVING: usize = 100;

#[tokio::test(flavor = "multi_thread")]
async fn all_who_were_cut_off_at_once_come_back_to_where_they_were() {
    room_for_sockets();
    let phones: usize = std::env::var("STORM").ok().and_then(|phones| phones.parse().ok()).unwrap_or(PHONES);
    let program = Program::start(&[], &[]).await;
    let url = program.url("ws", "/ws");
    let mut doors: Vec<Doors> = Vec::new();
    for _ in 0..phones.div_ceil(PHONES_A_WORKSHOP) {
        doors.push(program.new_workshop().await);
    }
    let (doors, url) = (&doors, &url);
    let arrive = |number: usize| async move {
        let mut phone = Phone::arrive_at(url, &doors[number / PHONES_A_WORKSHOP].code).await;
        phone.sit(1).await;
        phone.catch_up().await;
        phone
    };
    let all: Vec<Phone> = stream::iter(0..phones).map(arrive).buffered(ARRIVING).collect().await;

    let cut: Vec<_> = all.into_iter().map(Phone::leave).collect();
    let mut opened = Vec::new();
    for doors in doors {
        opened.push(Desk::open_at(url, &doors.facilitator).await.open_question(1).await);
    }
    let begun = Instant::now();
    let opened = &opened;
    let come_back = |(number, away): (usize, crate::screens::Away)| async move {
        let mut phone = away.come_back(url).await;
        assert!(!phone.welcome.reset, "it goes on where it was");
        phone.wait_for(opened[number / PHONES_A_WORKSHOP]).await;
        phone
    };
    let back = futures_util::future::join_all(cut.into_iter().enumerate().map(come_back)).await;
    println!("{} phones were back after {:.1} s", back.len(), begun.elapsed().as_secs_f32());
    assert_eq!(back.len(), phones);
}
