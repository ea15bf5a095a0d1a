//! A phone that never gives up, for tests in which everything else does: it writes, loses the line, comes back by revision,
//! sends again what was not answered, and remembers all that it was told.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use moteplass::keys::Key;
use moteplass::protocol::{Access, ClientMessage, ServerMessage};
use moteplass::workshop::command::Command;
use moteplass::workshop::event::{Event, Recorded};
use moteplass::workshop::ids::{GroupId, NoteId, Revision};
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio::time::sleep;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::screens::{new_note_id, writing};

/// Notes that one phone has on their way at once.
const IN_FLIGHT_MAX: usize = 4;
/// How long a phone rests before it tries a server that did not answer, in milliseconds.
const RETRY_MS: u64 = 20;
/// One in so many messages that a phone hears makes it cut the line without a word.
const CUT_ONE_IN: u32 = 60;

/// What a roomful of steady phones share with the test that drives them.
pub struct Rules {
    /// Where the server listens.
    pub address: watch::Receiver<Option<String>>,
    /// Set when nobody shall write any more.
    pub enough: AtomicBool,
    /// Notes that were acknowledged so far, by all phones together.
    pub received: AtomicUsize,
    /// Notes that are written and not acknowledged.
    pub waiting: AtomicUsize,
    /// How far everybody must have come before they rest; set when all is received.
    pub goal: watch::Receiver<Option<Revision>>,
    /// Rest between two notes, in milliseconds.
    pub rest_ms: u64,
}

/// What one phone was told and saw.
#[derive(Default)]
pub struct Record {
    /// When each note was received.
    pub received: BTreeMap<NoteId, Revision>,
    /// The notes of the whole table, in the order that this phone saw them.
    pub seen: Vec<(NoteId, Revision)>,
    /// Codes of the goodbyes that were heard, and what they said.
    pub goodbyes: Vec<(u16, String)>,
}

/// One phone and where it has come to.
pub struct Steady {
    rules: Arc<Rules>,
    access: Access,
    epoch: Option<String>,
    head: Revision,
    outbox: BTreeMap<NoteId, Command>,
    in_flight: Vec<NoteId>,
    record: Record,
    chance: u32,
    written: usize,
}

type Line = WebSocketStream<MaybeTlsStream<TcpStream>>;

impl Steady {
    /// A phone in the hall that has not opened the page yet; `number` makes its luck its own.
    pub fn new(rules: Arc<Rules>, code: &str, number: u32) -> Self {
        let seat = Key::random().expect("randomness").as_str().to_owned();
        Self {
            rules,
            access: Access::Code { code: code.to_owned(), seat },
            epoch: None,
            head: Revision(0),
            outbox: BTreeMap::new(),
            in_flight: Vec::new(),
            record: Record::default(),
            chance: number.wrapping_mul(2_654_435_769) | 1,
            written: 0,
        }
    }

    /// Writes and comes back until enough is written, all of it is received and the goal is reached.
    pub async fn keep_on(mut self) -> Record {
        while !self.is_done() {
            let mut address = self.rules.address.clone();
            let here = address.wait_for(Option::is_some).await.expect("a test").clone();
            let url = format!("ws://{}/ws", here.expect("an address"));
            if let Ok((line, _)) = connect_async(&url).await {
                self.in_flight.clear();
                self.hold(line).await;
            }
            sleep(Duration::from_millis(RETRY_MS)).await;
        }
        self.record
    }

    fn is_done(&self) -> bool {
        let goal = *self.rules.goal.borrow();
        self.outbox.is_empty() && goal.is_some_and(|goal| self.head >= goal)
    }

    /// Lives on one line until it breaks or all is done.
    async fn hold(&mut self, mut line: Line) {
        let (epoch, after) = (self.epoch.clone(), self.head);
        let hello = ClientMessage::Hello { access: self.access.clone(), epoch, after, hand: None };
        let join = Command::Join { seat: None, group: GroupId(1) };
        let join = ClientMessage::Ask { mark: "join".into(), command: join };
        let said = say(&mut line, &hello).await && say(&mut line, &join).await;
        let mut goal = self.rules.goal.clone();
        let mut joined = false;
        while said && !self.is_done() {
            tokio::select! {
                heard = line.next() => match heard {
                    Some(Ok(Message::Text(text))) => {
                        let message = serde_json::from_str(&text).expect("a message of ours");
                        joined |= self.take(message).await;
                        if self.cuts() {
                            return;
                        }
                    }
                    Some(Ok(Message::Close(Some(goodbye)))) => {
                        self.record.goodbyes.push((goodbye.code.into(), goodbye.reason.to_string()));
                    }
                    Some(Ok(_)) => {}
                    Some(Err(_)) | None => return,
                },
                _ = goal.changed() => {}
                () = sleep(Duration::from_millis(self.rules.rest_ms)), if joined => {
                    self.write();
                    if !self.send(&mut line).await {
                        return;
                    }
                }
            }
        }
    }

    fn write(&mut self) {
        if self.outbox.len() < IN_FLIGHT_MAX && !self.rules.enough.load(Ordering::Relaxed) {
            self.written += 1;
            self.rules.waiting.fetch_add(1, Ordering::Relaxed);
            let note = new_note_id();
            let command = writing(&note, 1, &format!("Innspill nummer {} herfra", self.written));
            self.outbox.insert(note, command);
        }
    }

    /// Sends what waits and is not on its way; `false` when the line is gone.
    async fn send(&mut self, line: &mut Line) -> bool {
        for (note, command) in &self.outbox {
            if self.in_flight.contains(note) {
                continue;
            }
            self.in_flight.push(note.clone());
            let ask = ClientMessage::Ask { mark: note.as_str().to_owned(), command: command.clone() };
            if !say(line, &ask).await {
                return false;
            }
        }
        true
    }

    /// Takes in one message; `true` when it says that the phone has its seat.
    async fn take(&mut self, message: ServerMessage) -> bool {
        match message {
            ServerMessage::Welcome(welcome) => {
                if welcome.reset {
                    self.record.seen.clear();
                    self.head = Revision(0);
                }
                self.epoch = Some(welcome.epoch);
                false
            }
            ServerMessage::Events { head, events } => {
                assert!(head > self.head, "a frame goes back");
                self.head = head;
                self.record.seen.extend(events.iter().filter_map(written));
                false
            }
            ServerMessage::Accepted { mark, .. } if mark == "join" => true,
            ServerMessage::Accepted { mark, revision } => {
                let note = NoteId::parse(&mark).expect("a note's id");
                self.outbox.remove(&note);
                let before = self.record.received.insert(note, revision);
                match before {
                    Some(before) => assert_eq!(before, revision, "a repeat has the first answer"),
                    None => {
                        self.rules.received.fetch_add(1, Ordering::Relaxed);
                        self.rules.waiting.fetch_sub(1, Ordering::Relaxed);
                    }
                }
                false
            }
            ServerMessage::Busy { mark, .. } | ServerMessage::Fault { mark, .. } => {
                sleep(Duration::from_millis(RETRY_MS)).await;
                self.in_flight.retain(|note| note.as_str() != mark);
                false
            }
            other => panic!("a phone is not told this: {other:?}"),
        }
    }

    /// Whether the line breaks now, by this phone's own luck.
    fn cuts(&mut self) -> bool {
        self.chance ^= self.chance << 13;
        self.chance ^= self.chance >> 17;
        self.chance ^= self.chance << 5;
        self.chance.is_multiple_of(CUT_ONE_IN)
    }
}

async fn say(line: &mut Line, message: &ClientMessage) -> bool {
    let text = serde_json::to_string(message).expect("JSON");
    line.send(Message::text(text)).await.is_ok()
}

/// The note that an event wrote, if it did.
pub fn written(recorded: &Recorded) -> Option<(NoteId, Revision)> {
    let Event::NoteWritten { note, .. } = &recorded.event else { return None };
    Some((note.clone(), recorded.revision))
}
