//! A crowded room just works: a hundred phones behind one address, all writing at once, and a joker who guesses codes.

use std::collections::BTreeSet;

use moteplass::keys::Key;
use moteplass::protocol::{Access, Denial};

use crate::house::House;
use crate::screens::{Phone, Screen, new_note_id, writing};

#[tokio::test]
async fn a_hundred_phones_join_and_write_at_once_and_all_see_the_same() {
    let house = House::open().await;
    let mut desk = house.desk_with_open_question().await;
    let house = &house;
    let phones = (0..100).map(|number| async move {
        let mut phone = house.phone(number % 4 + 1).await;
        for note in 0..5 {
            phone.send(&format!("{note}"), writing(&new_note_id(), 1, &format!("{number}-{note}"))).await;
        }
        let mut last = phone.answer("0").await.revision();
        for note in 1..5 {
            last = last.max(phone.answer(&note.to_string()).await.revision());
        }
        (phone, last)
    });
    let written = futures_util::future::join_all(phones).await;
    let last = written.iter().map(|(_, last)| *last).max().expect("a hundred phones");
    desk.wait_for(last).await;
    let all = desk.note_texts();
    assert_eq!(all.len(), 500);
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), 500, "none twice");
    for (mut phone, _) in written {
        let group = phone.welcome.group.expect("a table");
        let own = |text: &&String| {
            let number: u16 =
                text.split('-').next().and_then(|number| number.parse().ok()).expect("a number");
            number % 4 + 1 == group.0
        };
        let expected: Vec<String> = all.iter().filter(own).cloned().collect();
        phone.wait_until(|phone| phone.note_texts().len() == expected.len()).await;
        assert_eq!(phone.note_texts(), expected, "the same notes in the same order");
    }
}

#[tokio::test]
async fn a_joker_who_guesses_codes_does_not_lock_the_room_out() {
    let house = House::open().await;
    let guess = |number: u32| {
        let code = format!("{:06}", 222_222 + number).replace(['0', '1'], "7");
        let seat = Key::random().expect("randomness").as_str().to_owned();
        let url = house.socket_url();
        async move { Screen::try_enter(&url, Access::Code { code, seat }, None, None).await.err() }
    };
    let denials = futures_util::future::join_all((0..200).map(guess)).await;
    let slowed = denials.iter().filter(|denial| **denial == Some(Denial::TooManyTries)).count();
    assert!(slowed > 50, "one who guesses on and on is turned away");
    assert!(Phone::arrive(&house).await.welcome.you.is_none(), "and the next in the room still comes in");
}
