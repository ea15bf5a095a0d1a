//! Files that follow the document: taken in or refused with a reason, in every format, in the archive, and gone when removed.

use moteplass::document::picture;
use moteplass::workshop::command::Command;
use moteplass::workshop::ids::AttachmentId;
use moteplass::workshop::limits::ATTACHMENT_BYTES_MAX;
use reqwest::{Method, StatusCode};
use serde_json::Value;

use crate::house::House;

/// What the text file says, and nothing else in the house does.
const TEXT: &str = "Referat fra formøtet\n\nLokalene i Granlia er trange.";

async fn send(house: &House, name: &str, body: impl Into<Vec<u8>>) -> (StatusCode, Value) {
    let address = format!("/api/workshop/attachments?name={name}&alt=Kart%20over%20Granlia");
    let request = house.request(Method::POST, &address, &house.keys.secretariat).body(body.into());
    let answer = request.send().await.expect("an answer");
    (answer.status(), serde_json::from_slice(&answer.bytes().await.expect("a body")).unwrap_or_default())
}

async fn fetch(house: &House, path: &str) -> (StatusCode, Vec<u8>) {
    let answer = house.request(Method::GET, path, &house.keys.secretariat).send().await.expect("an answer");
    (answer.status(), answer.bytes().await.expect("a body").to_vec())
}

async fn page(house: &House) -> String {
    let (_, html) = fetch(house, "/api/workshop/document.html").await;
    String::from_utf8(html).expect("text")
}

fn map() -> Vec<u8> {
    let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"30\"/>";
    picture::png(drawing).expect("a picture")
}

#[tokio::test]
async fn a_picture_a_text_and_a_pdf_follow_the_document_in_every_format() {
    let mut house = House::open().await;
    let (_, pdf) = fetch(&house, "/api/workshop/document.pdf").await;
    assert_eq!(send(&house, "kart.png", map()).await.0, StatusCode::CREATED);
    assert_eq!(send(&house, "referat.txt", TEXT).await.0, StatusCode::CREATED);
    assert_eq!(send(&house, "rapport.pdf", pdf.clone()).await.0, StatusCode::CREATED);
    // What was taken in is there when the server comes back.
    house.restart().await;

    let html = page(&house).await;
    for said in
        ["Vedlegg 1: kart.png", "alt=\"Kart over Granlia\"", "Lokalene i Granlia", "download=\"rapport.pdf\""]
    {
        assert!(html.contains(said), "{said}");
    }
    for format in ["pdf", "a3.pdf", "docx", "odt", "md", "txt", "xlsx", "csv", "json", "zip"] {
        let path = format!("/api/workshop/document.{format}");
        let (status, first) = fetch(&house, &path).await;
        assert_eq!(status, StatusCode::OK, "{format}");
        assert_eq!(first, fetch(&house, &path).await.1, "{format} is the same twice");
        if matches!(format, "md" | "txt") {
            let text = String::from_utf8(first).expect("text");
            assert!(text.contains("Lokalene i Granlia") && text.contains("rapport.pdf"), "{format}");
        }
    }
    assert_eq!(fetch(&house, "/api/workshop/attachments/3").await, (StatusCode::OK, pdf));
}

#[tokio::test]
async fn what_cannot_follow_is_refused_with_the_reason() {
    let house = House::open().await;
    for (body, why) in [
        (b"PK\x03\x04".to_vec(), "unknown_kind"),
        (map()[..40].to_vec(), "damaged"),
        (b"%PDF-1.7".to_vec(), "damaged"),
        (Vec::new(), "empty"),
    ] {
        let (status, problem) = send(&house, "fil", body).await;
        assert_eq!((status, &problem["refusal"]["why"]), (StatusCode::UNPROCESSABLE_ENTITY, &why.into()));
    }
    let (status, problem) = send(&house, "stor.txt", vec![b'a'; ATTACHMENT_BYTES_MAX + 1]).await;
    assert_eq!((status, &problem["refusal"]["code"]), (StatusCode::UNPROCESSABLE_ENTITY, &"too_much".into()));
    let by_wall = house.request(Method::POST, "/api/workshop/attachments?name=a.txt", &house.keys.wall);
    assert_eq!(by_wall.body("a").send().await.expect("an answer").status(), StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_file_is_named_moved_and_removed_for_good() {
    let house = House::open().await;
    send(&house, "a.txt", "Det første").await;
    send(&house, "b.txt", TEXT).await;
    let mut desk = house.secretariat().await;
    let [first, second] = [AttachmentId(1), AttachmentId(2)];
    let named =
        Command::DescribeAttachment { attachment: second, title: "Referat".into(), alt: String::new() };
    desk.ask(named).await.revision();
    desk.ask(Command::MoveAttachment { attachment: second, before: Some(first) }).await.revision();
    let html = page(&house).await;
    assert!(html.contains("Vedlegg 1: Referat") && html.contains("Vedlegg 2: a.txt"));

    desk.ask(Command::RemoveAttachment { attachment: second }).await.revision();
    let html = page(&house).await;
    assert!(html.contains("Vedlegg 1: a.txt") && !html.contains("Granlia"));
    assert_eq!(fetch(&house, "/api/workshop/attachments/2").await.0, StatusCode::NOT_FOUND);
    let mut house = house;
    house.stop().await;
    let sought = "Lokalene i Granlia".as_bytes();
    for file in house.files_on_disk() {
        assert!(!file.windows(sought.len()).any(|window| window == sought), "the file is still on the disk");
    }
}

#[tokio::test]
async fn files_go_with_the_archive_and_come_back() {
    let house = House::open().await;
    send(&house, "kart.png", map()).await;
    send(&house, "referat.txt", TEXT).await;
    let (_, archive) = fetch(&house, "/api/workshop/archive").await;
    let key = house.running().organiser_key.clone();
    let request = house.request(Method::POST, "/api/workshops/import", &key).body(archive.clone());
    let made: Value =
        serde_json::from_slice(&request.send().await.expect("an answer").bytes().await.expect("a body"))
            .expect("JSON");
    let link = made["links"]["secretariat"].as_str().expect("a link");
    let key = moteplass::keys::Key::parse(link.split('#').nth(1).expect("a key")).expect("a key");
    let again = house.request(Method::GET, "/api/workshop/archive", &key).send().await.expect("an answer");
    assert_eq!(again.bytes().await.expect("a body"), archive);
}
