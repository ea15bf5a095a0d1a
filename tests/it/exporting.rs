//! What is delivered: the document at any time, the same bytes for the same revision, an archive that can be read back.

use moteplass::workshop::command::{BoardCommand, Command};
use moteplass::workshop::ids::{NoteId, QuestionId, ThemeId};
use moteplass::workshop::people::Person;
use reqwest::{Method, StatusCode};

use crate::house::House;

async fn fetch(house: &House, path: &str) -> (StatusCode, String, Vec<u8>) {
    let answer = house.request(Method::GET, path, &house.keys.secretariat).send().await.expect("an answer");
    let (status, etag) = (answer.status(), answer.headers().get("etag").cloned());
    let etag = etag.map(|etag| etag.to_str().expect("text").to_owned()).unwrap_or_default();
    (status, etag, answer.bytes().await.expect("a body").to_vec())
}

#[tokio::test]
async fn an_empty_workshop_has_a_document_in_every_format() {
    let house = House::open().await;
    for format in ["pdf", "docx", "odt", "html", "md", "txt", "xlsx", "csv", "json", "a3.pdf"] {
        let (status, etag, bytes) = fetch(&house, &format!("/api/workshop/document.{format}")).await;
        assert_eq!(status, StatusCode::OK, "{format}");
        assert!(!bytes.is_empty() && !etag.is_empty(), "{format}");
    }
}

#[tokio::test]
async fn the_same_revision_is_the_same_bytes_and_is_not_sent_twice() {
    let house = House::open().await;
    let mut desk = house.desk_with_open_question().await;
    let mut phone = house.phone(1).await;
    let (note, _) = phone.write("Et innspill som skal stå i dokumentet").await;
    place(&mut desk, &note).await;
    for path in ["/api/workshop/document.pdf", "/api/workshop/document.docx", "/api/workshop/archive"] {
        let (_, etag, first) = fetch(&house, path).await;
        let (_, _, second) = fetch(&house, path).await;
        assert_eq!(first, second, "{path}");
        let request =
            house.request(Method::GET, path, &house.keys.secretariat).header("if-none-match", &etag);
        let again = request.send().await.expect("an answer");
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{path}");
        phone.write("Et til").await;
        let (_, later, _) = fetch(&house, path).await;
        assert_ne!(etag, later, "{path}");
    }
}

#[tokio::test]
async fn the_account_has_every_note_once() {
    let house = House::open().await;
    let mut desk = house.desk_with_open_question().await;
    let mut phone = house.phone(1).await;
    let (placed, _) = phone.write("Plassert").await;
    let (nowhere, _) = phone.write("Ikke plassert").await;
    let (withdrawn, _) = phone.write("Trukket").await;
    let (held, _) = phone.write("Holdt tilbake").await;
    let (left_out, _) = phone.write("Utelatt").await;
    place(&mut desk, &placed).await;
    phone.ask(Command::WithdrawNote { note: withdrawn.clone() }).await.revision();
    desk.ask(Command::HoldNote { note: held.clone() }).await.revision();
    let leave_out =
        BoardCommand::LeaveOut { notes: vec![left_out.clone()], reason: "Gjelder en person".into() };
    desk.ask(Command::Arrange { question: QuestionId(1), step: leave_out }).await.revision();

    let (status, _, bytes) = fetch(&house, "/api/workshop/account.json").await;
    assert_eq!(status, StatusCode::OK);
    let account: serde_json::Value = serde_json::from_slice(&bytes).expect("JSON");
    let entry = |note: &NoteId| {
        let entries = account["notes"].as_array().expect("a list");
        let mut found = entries.iter().filter(|entry| entry["id"] == note.as_str());
        let entry = found.next().expect("the note has a place");
        assert!(found.next().is_none(), "and only one");
        entry["as"].as_str().expect("a kind").to_owned()
    };
    let resting = [&placed, &nowhere, &withdrawn, &held, &left_out].map(entry);
    assert_eq!(resting, ["bullet", "bullet", "omitted", "omitted", "omitted"]);

    let (_, _, markdown) = fetch(&house, "/api/workshop/document.md").await;
    let markdown = String::from_utf8(markdown).expect("text");
    assert!(markdown.contains("Plassert"));
    let main = markdown.split("# Vedlegg").next().expect("a beginning");
    assert!(!main.contains("- Trukket") && !main.contains("- Holdt tilbake") && !main.contains("- Utelatt"));
}

#[tokio::test]
async fn an_archive_read_back_gives_the_same_archive() {
    let house = House::open().await;
    let mut desk = house.desk_with_open_question().await;
    let mut phone = house.phone(2).await;
    let person = Person { name: "Ánne Šárká".into(), may_be_printed: true, ..Person::default() };
    phone.ask(Command::GivePerson { person }).await.revision();
    let (note, _) = phone.write("Vi trenger čáhci og ŋ på skiltene").await;
    place(&mut desk, &note).await;
    let (_, _, archive) = fetch(&house, "/api/workshop/archive?people=true").await;

    let organiser = house.running().organiser_key.clone();
    let request = house.request(Method::POST, "/api/workshops/import", &organiser).body(archive.clone());
    let made = request.send().await.expect("an answer");
    assert_eq!(made.status(), StatusCode::CREATED);
    let made: serde_json::Value = made.json().await.expect("JSON");
    let link = made["links"]["secretariat"].as_str().expect("a link").to_owned();
    let key = moteplass::keys::Key::parse(link.split('#').nth(1).expect("a key")).expect("a key");
    let again = house.request(Method::GET, "/api/workshop/archive?people=true", &key);
    let again = again.send().await.expect("an answer").bytes().await.expect("a body");
    assert_eq!(String::from_utf8_lossy(&again), String::from_utf8_lossy(&archive));
}

#[tokio::test]
async fn an_archive_with_a_mistake_is_refused_with_its_place() {
    let house = House::open().await;
    let organiser = house.running().organiser_key.clone();
    for (body, place) in [
        (r#"{"title":"x","questions":[{"title":"y"}],"notes":[{"text":7}]}"#, "notes[0]"),
        (r#"{"title":"x","questions":[{"title":"y"}],"notes":[{"question":9,"text":"z"}]}"#, "notes[0]"),
        ("{", "at "),
    ] {
        let request = house.request(Method::POST, "/api/workshops/import", &organiser).body(body);
        let answer = request.send().await.expect("an answer");
        assert_eq!(answer.status(), StatusCode::BAD_REQUEST, "{body}");
        let problem: serde_json::Value = answer.json().await.expect("JSON");
        let detail = problem["detail"].as_str().expect("a detail");
        assert!(detail.contains(place), "{body}: {detail}");
    }
}

#[tokio::test]
async fn a_receipt_tells_where_a_note_ended_and_a_guess_gets_nothing() {
    let house = House::open().await;
    let mut desk = house.desk_with_open_question().await;
    let (note, _) = house.phone(1).await.write("Gratis lån av gymsalen").await;
    let end = u64::from_str_radix(&note.as_str()[24..], 16).expect("the end of the id is hexadecimal");
    let letter = |at: u32| char::from_digit((end >> (5 * at) & 31) as u32, 32).expect("a letter");
    let code: String = (0..10).rev().map(letter).collect();
    let see = async |path: String| {
        let answer = reqwest::get(house.url(&path)).await.expect("an answer");
        (answer.status(), answer.text().await.expect("a page"))
    };
    let path = format!("/kvittering/{}/{code}", house.code);
    let (status, page) = see(path.clone()).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("Innspillet er gjengitt som linjen «Gratis lån av gymsalen»"), "{page}");
    desk.ask(Command::EraseNote { note }).await.revision();
    let (_, page) = see(path).await;
    assert!(page.contains("Slettet på forespørsel") && !page.contains("gymsalen"), "{page}");
    for guess in [format!("/kvittering/{}/0123456789", house.code), format!("/kvittering/ZZZZZZ/{code}")] {
        assert_eq!(see(guess).await.0, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn what_is_erased_is_gone_from_screens_files_and_disk() {
    let mut house = House::open().await;
    let mut desk = house.desk_with_open_question().await;
    let mut phone = house.phone(1).await;
    let person = Person { name: "Navnet Som Skal Bort".into(), ..Person::default() };
    phone.ask(Command::GivePerson { person }).await.revision();
    let (note, _) = phone.write("teksten som skal bort").await;
    phone
        .ask(Command::CorrectNote { note: note.clone(), text: "rettelsen som skal bort".into() })
        .await
        .revision();
    desk.catch_up().await;
    let participant = phone.welcome.you.expect("a participant");
    desk.ask(Command::EraseNote { note }).await.revision();
    desk.ask(Command::ErasePerson { participant }).await.revision();
    for path in ["/api/workshop/archive?people=true", "/api/workshop/document.md"] {
        let (_, _, bytes) = fetch(&house, path).await;
        assert!(!String::from_utf8_lossy(&bytes).contains("kal bort"), "{path}");
    }
    let fresh = house.desk().await;
    assert!(!fresh.frames.concat().contains("kal bort"));
    drop((desk, phone, fresh));
    house.stop().await;
    for bytes in house.files_on_disk() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("kal bort") && !text.contains("Skal Bort"));
    }
}

/// Puts a note on the first question's list.
async fn place(desk: &mut crate::screens::Desk, note: &NoteId) {
    let step = BoardCommand::PlaceNotes { notes: vec![note.clone()], theme: ThemeId(0), before: None };
    desk.ask(Command::Arrange { question: QuestionId(1), step }).await.revision();
}
