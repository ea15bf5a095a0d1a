//! One note from phone to paper: written, saved, acknowledged, seen by the desk, and never twice.

use moteplass::workshop::ids::Revision;
use moteplass::workshop::refusal::Refusal;

use crate::house::House;
use crate::screens::{Told, new_note_id, writing};

#[tokio::test]
async fn a_note_goes_from_phone_to_desk_and_survives_a_restart() {
    let mut house = House::open().await;
    let mut desk = house.desk_with_open_question().await;
    let mut phone = house.phone(3).await;

    let (note, told) = phone.write("Frivillige trenger et sted å møtes – gjerne på biblioteket.").await;
    let revision = told.revision();
    desk.wait_for(revision).await;
    phone.wait_for(revision).await;
    assert_eq!(desk.note_texts(), ["Frivillige trenger et sted å møtes – gjerne på biblioteket."]);
    assert_eq!(phone.note_texts(), desk.note_texts());

    house.restart().await;
    let mut phone = phone.come_back(&house).await;
    assert!(!phone.welcome.reset, "the same database, so the phone goes on from where it was");
    assert!(phone.events.is_empty());
    let again = phone.write_as(&note, 1, "Frivillige trenger et sted å møtes – gjerne på biblioteket.").await;
    assert_eq!(again, Told::Accepted(revision), "the repeat gets the first answer");

    let desk = house.desk().await;
    assert_eq!(desk.note_texts().len(), 1);
}

#[tokio::test]
async fn a_hundred_repeats_are_one_note_with_one_receipt() {
    let house = House::open().await;
    let mut desk = house.desk_with_open_question().await;
    let mut phone = house.phone(1).await;
    let note = new_note_id();
    for number in 0..100 {
        phone.send(&format!("gang {number}"), writing(&note, 1, "Mer samarbeid med skolene")).await;
    }
    let mut receipts = Vec::new();
    for number in 0..100 {
        receipts.push(phone.answer(&format!("gang {number}")).await.revision());
    }
    receipts.dedup();
    assert_eq!(receipts.len(), 1);
    desk.wait_for(receipts[0]).await;
    let after = phone.write("Noe annet").await.1.revision();
    assert_eq!(after, Revision(receipts[0].0 + 1), "the repeats left nothing in the log");
    desk.wait_for(after).await;
    assert_eq!(desk.note_texts(), ["Mer samarbeid med skolene", "Noe annet"]);
}

#[tokio::test]
async fn the_id_of_a_note_belongs_to_whoever_used_it_first() {
    let house = House::open().await;
    let _desk = house.desk_with_open_question().await;
    let mut first = house.phone(1).await;
    let mut second = house.phone(1).await;
    let (note, _) = first.write("Mitt").await;
    assert_eq!(second.write_as(&note, 1, "Ditt").await, Told::Refused(Refusal::IdTaken));
}
