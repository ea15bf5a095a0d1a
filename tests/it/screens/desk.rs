//! Arbeidsflaten og storskjermen: opened by a key.

use std::ops::{Deref, DerefMut};

use moteplass::keys::Key;
use moteplass::protocol::Access;
use moteplass::workshop::command::Command;
use moteplass::workshop::ids::{QuestionId, Revision};
use moteplass::workshop::people::Hand;

use super::screen::Screen;
use crate::house::House;

/// A desk of the facilitator or the secretariat.
pub struct Desk(Screen);

/// The screen in front of the room: it only looks.
pub struct Wall(Screen);

impl Desk {
    /// Opens a desk and reads what there is.
    pub async fn open(house: &House, key: &Key) -> Self {
        Self::open_at(&house.socket_url(), key).await
    }

    /// Opens a desk at an address.
    pub async fn open_at(url: &str, key: &Key) -> Self {
        let hand = Hand { id: Key::random().expect("randomness").as_str().into(), initials: "AB".into() };
        let access = Access::Key { key: key.as_str().into() };
        let entered = Screen::try_enter(url, access, None, Some(hand)).await;
        let mut screen = entered.expect("the key opens");
        screen.catch_up().await;
        Self(screen)
    }

    /// Opens a question without a clock.
    pub async fn open_question(&mut self, question: u16) -> Revision {
        self.ask(Command::OpenQuestion { question: QuestionId(question), minutes: None }).await.revision()
    }
}

impl Wall {
    /// Opens the wall and reads what there is.
    pub async fn open(house: &House, key: &Key) -> Self {
        let access = Access::Key { key: key.as_str().into() };
        let mut screen = Screen::enter(&house.socket_url(), access, None).await;
        screen.catch_up().await;
        Self(screen)
    }
}

impl Deref for Desk {
    type Target = Screen;

    fn deref(&self) -> &Screen {
        &self.0
    }
}

impl DerefMut for Desk {
    fn deref_mut(&mut self) -> &mut Screen {
        &mut self.0
    }
}

impl Deref for Wall {
    type Target = Screen;

    fn deref(&self) -> &Screen {
        &self.0
    }
}

impl DerefMut for Wall {
    fn deref_mut(&mut self) -> &mut Screen {
        &mut self.0
    }
}
