//! More than makes sense is answered, never dropped and never a hang: too fast, too long, too large.

use std::sync::atomic::{AtomicI64, Ordering};

use moteplass::workshop::ids::{Moment, NoteId};
use moteplass::workshop::limits::NOTE_BYTES_MAX;
use moteplass::workshop::refusal::{Measure, Refusal};

use crate::house::House;
use crate::screens::{Told, new_note_id, writing};

/// A clock that stands still until the test moves it.
static NOW: AtomicI64 = AtomicI64::new(1_000_000);

fn still_clock() -> Moment {
    Moment(NOW.load(Ordering::Relaxed))
}

#[tokio::test]
async fn a_phone_that_is_faster_than_a_hand_waits_and_loses_nothing() {
    let house = House::open_with(|settings| settings.clock = still_clock).await;
    let mut desk = house.desk_with_open_question().await;
    let mut phone = house.phone(1).await;
    let mut outbox: Vec<NoteId> = (0..150).map(|_| new_note_id()).collect();
    for note in &outbox {
        phone.send(note.as_str(), writing(note, 1, note.as_str())).await;
    }
    let mut waiting = Vec::new();
    for note in outbox.drain(..) {
        match phone.answer(note.as_str()).await {
            Told::Accepted(_) => {}
            Told::Busy => waiting.push(note),
            told @ (Told::Refused(_) | Told::Fault) => panic!("neither saved nor told to wait: {told:?}"),
        }
    }
    assert_eq!(waiting.len(), 50, "a hundred at once, then one a second");
    let mut neighbour = house.phone(1).await;
    neighbour.write("Naboen merker ingenting").await.1.revision();
    NOW.fetch_add(50_000, Ordering::Relaxed);
    let mut last = None;
    for note in &waiting {
        last = Some(phone.write_as(note, 1, note.as_str()).await.revision());
    }
    desk.wait_for(last.expect("notes that waited")).await;
    assert_eq!(desk.note_texts().len(), 151);
}

#[tokio::test]
async fn a_note_of_huge_letters_is_refused_by_its_mark_and_the_line_lives_on() {
    let house = House::open().await;
    let _desk = house.desk_with_open_question().await;
    let mut phone = house.phone(1).await;
    // A family is one letter to a reader, and 25 bytes; 2,000 of them fit in no message of old.
    let huge = "👨‍👩‍👧‍👦".repeat(2_000);
    let told = phone.write(&huge).await.1;
    let is = u32::try_from(huge.len()).expect("a number");
    let max = u32::try_from(NOTE_BYTES_MAX).expect("a number");
    assert_eq!(told, Told::Refused(Refusal::TooMuch { what: Measure::NoteBytes, max, is }));
    phone.write("Og så et vanlig").await.1.revision();
}

#[tokio::test]
async fn a_message_beyond_all_bounds_ends_the_line_and_says_why() {
    let house = House::open().await;
    let _desk = house.desk_with_open_question().await;
    let mut phone = house.phone(1).await;
    phone.send("one", writing(&new_note_id(), 1, &"a".repeat(1024 * 1024))).await;
    phone.hear_out().await;
    assert_eq!(phone.closed, Some(1009));
    let mut phone = phone.come_back(&house).await;
    phone.write("Tilbake").await.1.revision();
}
