//! Mobilen: joins by code, sits down, writes, corrects, withdraws, agrees.

use std::ops::{Deref, DerefMut};

use moteplass::keys::Key;
use moteplass::protocol::Access;
use moteplass::workshop::command::Command;
use moteplass::workshop::ids::{GroupId, NoteId, QuestionId, Revision};
use tokio::net::TcpSocket;
use tokio_tungstenite::{MaybeTlsStream, client_async};

use super::screen::{Screen, Told};
use crate::house::House;

/// A participant's phone.
pub struct Phone {
    screen: Screen,
    access: Access,
}

/// A phone without a line, and what it remembers.
pub struct Away {
    access: Access,
    before: (String, Revision),
}

impl Away {
    /// Comes back to the server at an address, to where it was.
    pub async fn come_back(self, url: &str) -> Phone {
        Phone {
            screen: Screen::enter(url, self.access.clone(), Some(self.before)).await,
            access: self.access,
        }
    }
}

impl Phone {
    /// Opens the page: greeted, but at no table yet.
    pub async fn arrive(house: &House) -> Self {
        Self::arrive_at(&house.socket_url(), &house.code).await
    }

    /// Opens the page of the server at an address.
    pub async fn arrive_at(url: &str, code: &str) -> Self {
        let seat = Key::random().expect("randomness").as_str().to_owned();
        let access = Access::Code { code: code.into(), seat };
        Self { screen: Screen::enter(url, access.clone(), None).await, access }
    }

    /// Opens the page over a line that can hold no more than so many bytes unread.
    pub async fn arrive_narrowly(url: &str, code: &str, unread_bytes_max: u32) -> Self {
        let seat = Key::random().expect("randomness").as_str().to_owned();
        let access = Access::Code { code: code.into(), seat };
        let address = url.strip_prefix("ws://").and_then(|rest| rest.split('/').next()).expect("an address");
        let socket = TcpSocket::new_v4().expect("a socket");
        socket.set_recv_buffer_size(unread_bytes_max).expect("a narrow socket");
        let stream = socket.connect(address.parse().expect("an address")).await.expect("a connection");
        let (line, _) = client_async(url, MaybeTlsStream::Plain(stream)).await.expect("a line");
        let screen = Screen::greet(line, access.clone(), None, None).await.expect("the door is open");
        Self { screen, access }
    }

    /// Sits down at a table.
    pub async fn sit(&mut self, group: u16) -> Revision {
        let revision = self.ask(Command::Join { seat: None, group: GroupId(group) }).await.revision();
        self.wait_until(|screen| screen.welcome.group == Some(GroupId(group))).await;
        revision
    }

    /// Writes a note with a new id under the first question.
    pub async fn write(&mut self, text: &str) -> (NoteId, Told) {
        let note = new_note_id();
        let told = self.write_as(&note, 1, text).await;
        (note, told)
    }

    /// Writes a note with a certain id under a question.
    pub async fn write_as(&mut self, note: &NoteId, question: u16, text: &str) -> Told {
        self.ask(writing(note, question, text)).await
    }

    /// The line breaks without a word, and the phone comes back to whichever server is there now.
    pub async fn come_back(self, house: &House) -> Self {
        self.leave().come_back(&house.socket_url()).await
    }

    /// The line breaks without a word.
    pub fn leave(self) -> Away {
        Away { before: self.screen.position(), access: self.access }
    }

    /// What it tells the server about itself when it asks for something beside the line.
    pub fn seat_secret(&self) -> &str {
        match &self.access {
            Access::Code { seat, .. } => seat,
            Access::Key { .. } => unreachable!("a phone comes in by the code"),
        }
    }

    /// The same seat on another device, which says that it has come so far.
    pub async fn second_device_from(&self, house: &House, position: Option<(String, Revision)>) -> Self {
        let screen = Screen::enter(&house.socket_url(), self.access.clone(), position).await;
        Self { screen, access: self.access.clone() }
    }
}

/// The command that writes a note.
pub fn writing(note: &NoteId, question: u16, text: &str) -> Command {
    Command::WriteNote { note: note.clone(), question: QuestionId(question), text: text.into(), group: None }
}

/// An id as a phone makes it.
pub fn new_note_id() -> NoteId {
    NoteId::parse(&uuid::Uuid::now_v7().to_string()).expect("a UUID is a note id")
}

impl Deref for Phone {
    type Target = Screen;

    fn deref(&self) -> &Screen {
        &self.screen
    }
}

impl DerefMut for Phone {
    fn deref_mut(&mut self) -> &mut Screen {
        &mut self.screen
    }
}
