//! What all screens have in common: a socket, a greeting, the events so far, and answers by their marks.

use std::collections::HashMap;
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use moteplass::protocol::{Access, ClientMessage, Counts, Denial, ServerMessage, Welcome};
use moteplass::workshop::command::Command;
use moteplass::workshop::event::{Event, Recorded};
use moteplass::workshop::ids::Revision;
use moteplass::workshop::people::Hand;
use moteplass::workshop::refusal::Refusal;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

/// A test that waits longer than this has hung.
const HUNG: Duration = Duration::from_secs(60);

/// What a command was answered with.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    Accepted(Revision),
    Refused(Refusal),
    Busy,
    Fault,
}

impl Told {
    /// The revision of what was accepted.
    #[track_caller]
    pub fn revision(self) -> Revision {
        match self {
            Self::Accepted(revision) => revision,
            Self::Refused(_) | Self::Busy | Self::Fault => panic!("not accepted: {self:?}"),
        }
    }
}

/// One connected screen.
pub struct Screen {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    pub welcome: Welcome,
    /// What this screen has seen happen since it was last told to forget.
    pub events: Vec<Recorded>,
    /// How far it has come.
    pub head: Revision,
    pub counts: Counts,
    /// All other messages, as they came.
    pub pictures: Vec<ServerMessage>,
    /// The raw text of every frame, to look for what must not be there.
    pub frames: Vec<String>,
    answers: HashMap<String, Told>,
    marks: u32,
    /// The code of the goodbye, once it came.
    pub closed: Option<u16>,
}

impl Screen {
    /// Connects and says hello; panics if the door is shut.
    pub async fn enter(url: &str, access: Access, before: Option<(String, Revision)>) -> Self {
        Self::try_enter(url, access, before, None).await.expect("the door is open")
    }

    /// Connects and says hello.
    pub async fn try_enter(
        url: &str,
        access: Access,
        before: Option<(String, Revision)>,
        hand: Option<Hand>,
    ) -> Result<Self, Denial> {
        let (socket, _) = connect_async(url).await.expect("a connection");
        Self::greet(socket, access, before, hand).await
    }

    /// Says hello on a line that is open.
    pub async fn greet(
        socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
        access: Access,
        before: Option<(String, Revision)>,
        hand: Option<Hand>,
    ) -> Result<Self, Denial> {
        let (epoch, after) = before.map_or((None, Revision(0)), |(epoch, after)| (Some(epoch), after));
        let mut raw = RawScreen { socket };
        raw.say(&ClientMessage::Hello { access, epoch, after, hand }).await;
        match raw.hear().await {
            Some(ServerMessage::Welcome(welcome)) => Ok(Self {
                socket: raw.socket,
                head: if welcome.reset { Revision(0) } else { after },
                welcome,
                events: Vec::new(),
                counts: Counts::default(),
                pictures: Vec::new(),
                frames: Vec::new(),
                answers: HashMap::new(),
                marks: 0,
                closed: None,
            }),
            Some(ServerMessage::Denied { reason }) => Err(reason),
            other => panic!("neither welcome nor denied: {other:?}"),
        }
    }

    /// Asks for something and waits for the answer.
    pub async fn ask(&mut self, command: Command) -> Told {
        self.marks += 1;
        let mark = format!("mark-{}", self.marks);
        self.send(&mark, command).await;
        self.answer(&mark).await
    }

    /// Asks without waiting.
    pub async fn send(&mut self, mark: &str, command: Command) {
        self.say(&ClientMessage::Ask { mark: mark.into(), command }).await;
    }

    /// Waits for the answer to a mark.
    pub async fn answer(&mut self, mark: &str) -> Told {
        loop {
            if let Some(told) = self.answers.remove(mark) {
                return told;
            }
            assert!(self.hear().await, "the line closed before the answer");
        }
    }

    /// The answer to a mark, if it has come.
    pub fn told(&self, mark: &str) -> Option<&Told> {
        self.answers.get(mark)
    }

    /// Says something.
    pub async fn say(&mut self, message: &ClientMessage) {
        let text = serde_json::to_string(message).expect("JSON");
        self.say_text(text).await;
    }

    /// Says anything at all.
    pub async fn say_text(&mut self, text: String) {
        self.socket.send(Message::text(text)).await.expect("the line is open");
    }

    /// Waits until this screen has come to a revision.
    pub async fn wait_for(&mut self, revision: Revision) {
        self.wait_until(|screen| screen.head >= revision).await;
    }

    /// Waits until this screen has come as far as its greeting said.
    pub async fn catch_up(&mut self) {
        self.wait_for(self.welcome.head).await;
    }

    /// Waits until something holds of this screen.
    pub async fn wait_until(&mut self, mut holds: impl FnMut(&Self) -> bool) {
        while !holds(self) {
            assert!(self.hear().await, "the line closed while waiting");
        }
    }

    /// Hears until the line is closed.
    pub async fn hear_out(&mut self) {
        while self.hear().await {}
    }

    /// Takes in one message; `false` when the line is closed.
    pub async fn hear(&mut self) -> bool {
        let message =
            tokio::time::timeout(HUNG, self.socket.next()).await.expect("nothing came for a minute");
        match message {
            Some(Ok(Message::Text(text))) => {
                self.frames.push(text.to_string());
                self.take(serde_json::from_str(&text).expect("a message of ours"));
                true
            }
            Some(Ok(Message::Close(frame))) => {
                self.closed = frame.map(|frame| frame.code.into());
                true
            }
            Some(Ok(_)) => true,
            Some(Err(_)) | None => false,
        }
    }

    /// Where this screen is, to come back to.
    pub fn position(&self) -> (String, Revision) {
        (self.welcome.epoch.clone(), self.head)
    }

    /// The texts of the notes that this screen has seen written, in order.
    pub fn note_texts(&self) -> Vec<String> {
        let text = |recorded: &Recorded| match &recorded.event {
            Event::NoteWritten { text, .. } => Some(text.as_str().to_owned()),
            _ => None,
        };
        self.events.iter().filter_map(text).collect()
    }

    fn take(&mut self, message: ServerMessage) {
        match message {
            ServerMessage::Welcome(welcome) => {
                if welcome.reset {
                    self.events.clear();
                    self.head = Revision(0);
                }
                self.welcome = welcome;
            }
            ServerMessage::Events { head, events } => {
                assert!(head > self.head, "from {} to {head}", self.head);
                for recorded in events {
                    let last = self.events.last().map_or(Revision(0), |last| last.revision);
                    assert!(recorded.revision > last, "out of order: {last} then {}", recorded.revision);
                    assert!(recorded.revision <= head);
                    self.events.push(recorded);
                }
                self.head = head;
            }
            ServerMessage::Accepted { mark, revision } => {
                self.answers.insert(mark, Told::Accepted(revision));
            }
            ServerMessage::Refused { mark, refusal } => {
                self.answers.insert(mark, Told::Refused(refusal));
            }
            ServerMessage::Busy { mark, .. } => {
                self.answers.insert(mark, Told::Busy);
            }
            ServerMessage::Fault { mark, .. } => {
                self.answers.insert(mark, Told::Fault);
            }
            ServerMessage::Counts(counts) => self.counts = counts,
            ServerMessage::Denied { .. }
            | ServerMessage::Cloud(_)
            | ServerMessage::Proposal(_)
            | ServerMessage::Presence { .. }
            | ServerMessage::Pong { .. } => self.pictures.push(message),
        }
    }
}

/// A socket before the greeting.
struct RawScreen {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
}

impl RawScreen {
    async fn say(&mut self, message: &ClientMessage) {
        let text = serde_json::to_string(message).expect("JSON");
        self.socket.send(Message::text(text)).await.expect("the line is open");
    }

    async fn hear(&mut self) -> Option<ServerMessage> {
        while let Some(Ok(message)) =
            tokio::time::timeout(HUNG, self.socket.next()).await.expect("no greeting")
        {
            if let Message::Text(text) = message {
                return Some(serde_json::from_str(&text).expect("a message of ours"));
            }
        }
        None
    }
}
