//! The live line of a screen: upgraded, greeted, let in; then [`session`] takes over.

mod bell;
pub mod echo;
mod gallery;
mod line;
mod session;

use std::net::SocketAddr;
use std::time::Duration;

use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{ConnectInfo, State};
use axum::http::HeaderMap;
use axum::response::Response;

use self::line::{CloseCode, Line};
use self::session::Session;
use super::access::visitor;
use super::{App, problem};
use crate::keys::{JoinCode, Key, seat_of};
use crate::protocol::{Access, ClientMessage, Denial, ServerMessage};
use crate::room::follower::{Position, Who};
use crate::room::{Asker, RoomHandle};
use crate::workshop::limits::TITLE_CHARS_MAX;
use crate::workshop::people::{By, Hand, Role};

/// The longest message from a phone: eight times the longest note, so that one that is too long is refused by its mark and
/// does not end the line. The page counts before it sends, so beyond this nobody is left without an answer.
const PHONE_MESSAGE_BYTES_MAX: usize = 128 * 1024;
/// The longest message from a desk: a whole summary, or a step on a board of thousands of notes.
const DESK_MESSAGE_BYTES_MAX: usize = 1024 * 1024;
/// How long a visitor may take to say who it is.
const HELLO_SECONDS: u64 = 10;

/// The line for phones; desks and walls may use it too, as long as what they say is short.
pub async fn for_phones(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Response {
    upgraded(app, peer, &headers, upgrade, PHONE_MESSAGE_BYTES_MAX)
}

/// The line for desks, whose messages may be long.
pub async fn for_desks(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Response {
    upgraded(app, peer, &headers, upgrade, DESK_MESSAGE_BYTES_MAX)
}

fn upgraded(
    app: App,
    peer: SocketAddr,
    headers: &HeaderMap,
    upgrade: WebSocketUpgrade,
    message_bytes_max: usize,
) -> Response {
    if app.0.stopping.is_cancelled() {
        return problem::stopping();
    }
    let address = visitor(&app, headers, peer);
    // Counted from here, so that a server which stops also waits for those who are on their way in.
    let counted = app.0.sockets.token();
    line::set_up(upgrade, message_bytes_max).on_upgrade(move |socket| async move {
        // Each in a box of its own: what was needed to come in is given back before the long stay.
        if let Some(session) = Box::pin(greet(app, address, Line::new(socket))).await {
            Box::pin(session.run()).await;
        }
        drop(counted);
    })
}

/// Hears who it is, lets it in or says why not.
async fn greet(app: App, address: std::net::IpAddr, mut line: Line) -> Option<Session> {
    let hello = tokio::time::timeout(Duration::from_secs(HELLO_SECONDS), line.next_text()).await;
    let text = match hello.unwrap_or(Err(CloseCode::POLICY)) {
        Ok(text) => text,
        Err(code) => {
            line.close(code, "hello").await;
            return None;
        }
    };
    let Ok(ClientMessage::Hello { access, epoch, after, hand }) = serde_json::from_str(&text) else {
        deny(line, Denial::Malformed).await;
        return None;
    };
    let guest = match enter(&app, address, access, hand).await {
        Ok(guest) => guest,
        Err(denial) => {
            deny(line, denial).await;
            return None;
        }
    };
    let same_epoch = epoch.as_deref() == Some(app.0.store.epoch());
    let follower = guest.room.follow(guest.who.clone(), Position { same_epoch, after });
    Some(Session::new(app, line, guest, follower))
}

/// One who was let in.
struct Guest {
    room: RoomHandle,
    role: Role,
    who: Who,
    asker: Asker,
    hand: Option<Hand>,
    /// The key of staff and wall.
    key: Option<Key>,
}

async fn enter(
    app: &App,
    address: std::net::IpAddr,
    access: Access,
    hand: Option<Hand>,
) -> Result<Guest, Denial> {
    if !app.0.guesses.enter(address).await {
        return Err(Denial::TooManyTries);
    }
    let wrong = || {
        app.0.guesses.wrong(address);
        Denial::Unknown
    };
    let (workshop, role, seat, key) = match access {
        Access::Code { code, seat } => {
            let seat = seat_of(&seat).ok_or(Denial::Malformed)?;
            let code = JoinCode::parse(&code).ok_or_else(wrong)?;
            let workshop = app.0.rooms.by_code(&code).ok_or_else(wrong)?;
            (workshop, Role::Participant, Some(seat), None)
        }
        Access::Key { key } => {
            let key = Key::parse(&key).ok_or_else(wrong)?;
            let (workshop, role) = app.0.rooms.by_key(&key).ok_or_else(wrong)?;
            (workshop, role, None, Some(key))
        }
    };
    let room = app.0.rooms.open(workshop).await.map_err(|error| {
        tracing::error!(workshop = workshop.0, error = format!("{error:#}"), "a room could not be opened");
        Denial::Busy
    })?;
    let hand = hand.map(trimmed);
    let by = By { role, participant: None, hand: hand.clone() };
    let (who, asker) = match (role, seat) {
        (Role::Participant, Some(seat)) => (Who::Phone(seat.clone()), Asker::Phone(seat)),
        (Role::Wall, _) => (Who::Wall, Asker::Staff(by)),
        (Role::Facilitator | Role::Secretariat, _) => (Who::Desk, Asker::Staff(by)),
        (Role::Participant, None) => return Err(Denial::Malformed),
    };
    Ok(Guest { room, role, who, asker, hand, key })
}

/// A hand is stored with everything it does, so it is kept short.
fn trimmed(hand: Hand) -> Hand {
    let short =
        |text: String| text.chars().filter(|letter| !letter.is_control()).take(TITLE_CHARS_MAX).collect();
    Hand { id: short(hand.id), initials: short(hand.initials) }
}

async fn deny(mut line: Line, reason: Denial) {
    let _ = line.feed(&ServerMessage::Denied { reason }).await;
    let code = match reason {
        Denial::Busy | Denial::TooManyTries => CloseCode::AGAIN_LATER,
        Denial::Unknown | Denial::Malformed => CloseCode::POLICY,
    };
    line.close(code, "denied").await;
}
