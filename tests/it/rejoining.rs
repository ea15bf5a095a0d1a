//! Nobody loses a sentence by losing the line: what came meanwhile comes when one is back, once and in order.

use moteplass::workshop::command::Command;
use moteplass::workshop::ids::{GroupId, QuestionId, Revision};
use serde_json::{Value, json};

use crate::house::House;
use crate::screens::{Phone, Screen, new_note_id};

#[tokio::test]
async fn what_came_meanwhile_comes_when_one_is_back() {
    let house = House::open().await;
    let mut desk = house.desk_with_open_question().await;
    let mut writer = house.phone(1).await;
    let mut away = house.phone(1).await;
    let first = writer.write("Før").await.1.revision();
    away.wait_for(first).await;
    let before = away.position();
    for colleague in 0..4 {
        let mut phone = house.phone(1).await;
        for number in 0..75 {
            phone.write(&format!("Mens du var borte {colleague}-{number}")).await.1.revision();
        }
    }
    let last = writer.write("Etterpå").await.1.revision();
    let mut away = away.come_back(&house).await;
    assert_eq!(before.0, away.welcome.epoch);
    assert!(!away.welcome.reset);
    away.wait_for(last).await;
    assert_eq!(away.note_texts().len(), 301, "all of them, and nothing that was there before");
    assert_eq!(away.note_texts().last().map(String::as_str), Some("Etterpå"));
    desk.wait_for(last).await;
    assert_eq!(desk.note_texts().len(), 302);
}

#[tokio::test]
async fn one_who_was_away_is_told_when_it_has_caught_up_even_with_nothing() {
    let house = House::open().await;
    let _desk = house.desk_with_open_question().await;
    let mut mine = house.phone(1).await;
    let here = mine.write("Vårt").await.1.revision();
    mine.wait_for(here).await;
    let mut theirs = house.phone(2).await;
    let last = theirs.write("Deres").await.1.revision();
    let mut mine = mine.come_back(&house).await;
    mine.catch_up().await;
    assert!(mine.head >= last);
    assert!(mine.events.is_empty(), "what another group writes is not ours");
}

#[tokio::test]
async fn a_position_that_cannot_be_starts_from_the_beginning() {
    let house = House::open().await;
    let mut desk = house.desk_with_open_question().await;
    let mut phone = house.phone(1).await;
    let here = phone.write("Vårt").await.1.revision();
    desk.wait_for(here).await;
    let (epoch, _) = phone.position();
    let elsewhere = [("en annen base".to_owned(), Revision(3)), (epoch, Revision(here.0 + 100))];
    for position in elsewhere {
        let mut back = phone.second_device_from(&house, Some(position)).await;
        assert!(back.welcome.reset);
        back.catch_up().await;
        assert_eq!(back.note_texts(), ["Vårt"]);
    }
}

#[tokio::test]
async fn one_who_changes_group_sees_the_new_table_and_what_it_wrote_itself() {
    let house = House::open().await;
    let _desk = house.desk_with_open_question().await;
    let mut phone = house.phone(1).await;
    let mut left = house.phone(1).await;
    phone.write("Mitt fra bord én").await.1.revision();
    left.write("Naboens fra bord én").await.1.revision();
    let mut joined = house.phone(2).await;
    joined.write("Nytt bord").await.1.revision();
    phone.sit(2).await;
    phone.catch_up().await;
    assert_eq!(phone.note_texts(), ["Mitt fra bord én", "Nytt bord"]);
    let last = phone.write("Mitt fra bord to").await.1.revision();
    joined.wait_for(last).await;
    assert_eq!(joined.note_texts(), ["Nytt bord", "Mitt fra bord to"]);
    assert!(left.note_texts().iter().all(|text| !text.contains("to")));
}

#[tokio::test]
async fn the_same_seat_on_two_devices_is_one_participant() {
    let house = House::open().await;
    let _desk = house.desk_with_open_question().await;
    let mut first = house.phone(1).await;
    let mut second = first.second_device_from(&house, None).await;
    second.catch_up().await;
    assert_eq!(second.welcome.you, first.welcome.you);
    assert_eq!(second.welcome.group, Some(GroupId(1)));
    let (note, told) = second.write("Skrevet på nettbrettet").await;
    first.wait_for(told.revision()).await;
    let correct = Command::CorrectNote { note, text: "Rettet på mobilen".into() };
    first.ask(correct).await.revision();
    // The other device moves; this one follows.
    let moved = second.sit(3).await;
    first.wait_until(|screen| screen.welcome.group == Some(GroupId(3))).await;
    first.wait_for(moved).await;
    assert_eq!(first.note_texts(), ["Skrevet på nettbrettet"]);
}

#[tokio::test]
async fn a_note_that_waited_on_the_phone_is_taken_after_the_question_closed() {
    let house = House::open().await;
    let mut desk = house.desk_with_open_question().await;
    let phone = house.phone(1).await;
    let note = new_note_id();
    let closed = desk.ask(Command::CloseQuestion { question: QuestionId(1) }).await.revision();
    let mut phone = phone.come_back(&house).await;
    let kept = phone.write_as(&note, 1, "Skrevet uten nett").await.revision();
    assert!(kept > closed);
    desk.wait_for(kept).await;
    assert_eq!(desk.note_texts(), ["Skrevet uten nett"]);
}

#[tokio::test]
async fn a_server_that_stops_says_when_to_come_back_and_forgets_nothing() {
    let mut house = House::open().await;
    let _desk = house.desk_with_open_question().await;
    let mut phone = house.phone(1).await;
    let (note, told) = phone.write("Rett før omstarten").await;
    let revision = told.revision();
    let (screen, ()) = tokio::join!(said_goodbye(phone), house.restart());
    assert_eq!(screen.closed, Some(1012));
    let mut phone = screen.come_back(&house).await;
    assert_eq!(phone.write_as(&note, 1, "Rett før omstarten").await.revision(), revision);
}

async fn said_goodbye(mut phone: Phone) -> Phone {
    let screen: &mut Screen = &mut phone;
    screen.hear_out().await;
    phone
}

#[tokio::test]
async fn a_seat_goes_to_another_device_by_a_code_that_is_good_once() {
    let house = House::open().await;
    let _desk = house.desk_with_open_question().await;
    let mine = house.phone(3).await;
    let stranger = Phone::arrive(&house).await;
    let seat = mine.seat_secret();

    let give = |seat: &str| carry(&house, "/api/carry", json!({ "code": house.code, "seat": seat }));
    let take = |carried: &Value| {
        carry(&house, "/api/carry/take", json!({ "code": house.code.to_lowercase(), "carry": carried }))
    };
    assert_eq!(give(stranger.seat_secret()).await.0, 403, "one who has not sat down has nothing to carry");
    assert_eq!(give("kort").await.0, 400);
    let (status, earlier) = give(seat).await;
    assert_eq!(status, 200);
    let (_, later) = give(seat).await;
    assert_eq!(take(&earlier["carry"]).await.0, 404, "a new code takes the place of the one before");
    let (status, taken) = take(&later["carry"]).await;
    assert_eq!((status, taken["seat"].as_str()), (200, Some(seat)));
    assert_eq!(take(&later["carry"]).await.0, 404, "nobody takes it a second time");
}

/// Asks about a seat on its way; the status and what was answered.
async fn carry(house: &House, path: &str, body: Value) -> (u16, Value) {
    let answer = reqwest::Client::new().post(house.url(path)).json(&body).send().await.expect("an answer");
    (answer.status().as_u16(), answer.json().await.expect("JSON"))
}
