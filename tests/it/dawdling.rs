//! Those who dawdle cost the others nothing: slow readers, half-open handshakes, lines on which nobody says who they are.

use std::time::Duration;

use futures_util::StreamExt;
use moteplass::workshop::command::Command;
use moteplass::workshop::ids::{GroupId, QuestionId};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::Message;

use crate::house::House;
use crate::program::Program;
use crate::screens::{Phone, new_note_id};

/// More than the buffers of any system between two programs on one machine hold, in notes of [`LETTERS`] letters.
const NOTES: usize = 800;
/// Letters of 8 bytes in one note.
const LETTERS: usize = 1_900;
/// Handshakes that are begun and not finished.
const HALF_OPEN: usize = 2_000;
/// A test that waits longer than this has hung.
const HUNG: Duration = Duration::from_secs(60);

#[tokio::test]
async fn a_slow_reader_is_told_to_come_back_and_comes_back_where_it_was() {
    let house = House::open().await;
    let mut desk = house.desk_with_open_question().await;
    let mut slow = Phone::arrive_narrowly(&house.socket_url(), &house.code, 4_096).await;
    slow.sit(1).await;
    desk.wait_until(|desk| desk.counts.connected == 1).await;
    let long = "👍🏽".repeat(LETTERS);
    let mut last = slow.head;
    for _ in 0..NOTES {
        let (note, group) = (new_note_id(), Some(GroupId(1)));
        let write = Command::WriteNote { note, question: QuestionId(1), text: long.clone(), group };
        last = desk.ask(write).await.revision();
    }
    // The server has given up waiting for it; meanwhile all was saved and shown to the others.
    desk.wait_until(|desk| desk.counts.connected == 0).await;
    desk.wait_for(last).await;
    slow.hear_out().await;
    assert_eq!(slow.closed, Some(1013));
    let before = slow.note_texts().len();
    assert!(before < NOTES);
    let mut slow = slow.come_back(&house).await;
    assert!(!slow.welcome.reset);
    slow.wait_for(last).await;
    assert_eq!(before + slow.note_texts().len(), NOTES, "none twice, none lost");
}

#[tokio::test]
async fn half_open_handshakes_keep_nobody_out_and_are_cut() {
    room_for_sockets();
    let program = Program::start(&[], &[]).await;
    let doors = program.new_workshop().await;
    let address = program.url("ws", "").trim_start_matches("ws://").to_owned();
    let mut half_open = Vec::new();
    for number in 0..HALF_OPEN {
        let mut stream = TcpStream::connect(&address).await.expect("a connection");
        if number % 2 == 0 {
            stream.write_all(b"GET /ws HTTP/1.1\r\nHost: moteplass\r\nUpgr").await.expect("half a word");
        }
        half_open.push(stream);
    }
    let url = program.url("ws", "/ws");
    let (mut nameless, _) = connect_async(&url).await.expect("a line");
    Phone::arrive_at(&url, &doors.code).await.sit(1).await;
    for mut stream in half_open {
        let mut rest = Vec::new();
        // Cut with or without a word; what matters is that it is over.
        let _ = timeout(HUNG, stream.read_to_end(&mut rest)).await.expect("it is cut");
    }
    let goodbye = timeout(HUNG, nameless.next()).await.expect("one who does not say who it is is cut");
    let Some(Ok(Message::Close(Some(goodbye)))) = goodbye else { panic!("no goodbye: {goodbye:?}") };
    assert_eq!(u16::from(goodbye.code), 1008);
}

/// Many systems let a program open 1,024 files until it asks for more.
pub fn room_for_sockets() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = getrlimit(Resource::Nofile);
    let _ = setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, ..limit });
}
