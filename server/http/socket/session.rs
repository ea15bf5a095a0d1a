//! A visitor who was let in: hears what it asks, sends what happened and what was answered, and says goodbye.

use std::collections::VecDeque;
use std::pin::pin;
use std::time::Duration;

use axum::extract::ws::Utf8Bytes;
use futures_util::FutureExt;
use serde::Deserialize;
use tokio::time::{Instant, Interval, MissedTickBehavior, interval_at};

use super::Guest;
use super::bell::Bell;
use super::gallery::Gallery;
use super::line::{CloseCode, Gone, Incoming, Line};
use crate::http::App;
use crate::keys::random_mark;
use crate::protocol::{ClientMessage, PROTOCOL_VERSION, ServerMessage, Welcome};
use crate::room::follower::{Follower, Step};
use crate::room::presence::Present;
use crate::room::{Answer, Answering};
use crate::workshop::ids::Revision;
use crate::workshop::refusal::Refusal;

/// How often a sign of life is asked for: below the half minute after which proxies cut silent lines.
const PING_SECONDS: u64 = 25;
/// Pings without any sign of life before the line counts as dead.
const PINGS_MISSED_MAX: u32 = 2;
/// Commands of one line that wait for their answers; then the line is not read until one comes.
const WAITING_MAX: usize = 64;
/// Letters of a mark: a note's id and then some.
const MARK_BYTES_MAX: usize = 128;
/// Screens come back within so many milliseconds after a restart, each at its own moment.
const RETURN_SPREAD_MS: u64 = 3_000;

/// One visitor and its line.
pub struct Session {
    app: App,
    line: Line,
    guest: Guest,
    follower: Follower,
    present: Present,
    pictures: Option<Box<Gallery>>,
    /// Answers in the order of the questions.
    waiting: VecDeque<(String, Answering)>,
    ping: Interval,
    pings_missed: u32,
}

/// Why a session ends.
enum End {
    Gone,
    Close(CloseCode, String),
}

/// What happens seldom, beside all the news.
enum Seldom {
    Heard(Option<Incoming>),
    PingDue,
    Stopping,
}

impl From<Gone> for End {
    fn from(gone: Gone) -> Self {
        match gone {
            Gone::Left => Self::Gone,
            Gone::Slow => Self::Close(CloseCode::AGAIN_LATER, "too slow".into()),
        }
    }
}

impl Session {
    /// A session that has not said welcome yet.
    pub fn new(app: App, line: Line, guest: Guest, follower: Follower) -> Self {
        let every = Duration::from_secs(PING_SECONDS);
        let mut ping = interval_at(Instant::now() + every, every);
        ping.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let present = guest.room.presence().enter(guest.role, guest.hand.clone());
        let pictures =
            guest.room.look(&guest.who).map(|onlooker| Box::new(Gallery::new(onlooker, guest.role)));
        Self {
            app,
            line,
            guest,
            follower,
            present,
            pictures,
            waiting: VecDeque::new(),
            ping,
            pings_missed: 0,
        }
    }

    /// Serves the visitor to the end.
    pub async fn run(mut self) {
        let end = match self.serve().await {
            Ok(end) | Err(end) => end,
        };
        drop(self.waiting);
        drop(self.present);
        match end {
            End::Gone => {}
            End::Close(code, reason) => self.line.close(code, &reason).await,
        }
    }

    async fn serve(&mut self) -> Result<End, End> {
        self.welcome(self.follower.cursor() == Revision(0)).await?;
        // Listened to once, not anew in each round: all sockets would queue for its lock.
        let mut stopping = pin!(self.app.0.stopping.clone().cancelled_owned());
        let bell = Bell::new();
        loop {
            self.send_news().await?;
            self.line.flush().await?;
            let hears = self.waiting.len() < WAITING_MAX;
            if !hears {
                // The line does not ring while it is not listened to.
                bell.ring();
            }
            let seldom = async {
                tokio::select! {
                    incoming = self.line.next(), if hears => Seldom::Heard(incoming),
                    _ = self.ping.tick() => Seldom::PingDue,
                    () = &mut stopping => Seldom::Stopping,
                }
            };
            tokio::select! {
                seldom = bell.answer(seldom) => match seldom {
                    Seldom::Heard(Some(incoming)) => self.hear(incoming).await?,
                    Seldom::Heard(None) => return Ok(End::Gone),
                    Seldom::PingDue => self.ask_for_life().await?,
                    Seldom::Stopping => return Ok(End::Close(CloseCode::RESTART, return_after())),
                },
                (mark, answer) = next_answer(&mut self.waiting) => {
                    // What happened is sent before the answer that it happened.
                    self.send_news().await?;
                    self.answer(mark, answer).await?;
                }
                messages = news_of(&mut self.pictures) => {
                    for message in messages {
                        self.line.feed(&message).await?;
                    }
                }
                open = self.follower.moved() => if !open {
                    return Ok(End::Close(CloseCode::AGAIN_LATER, "the room reopens".into()));
                },
            }
        }
    }

    /// Sends what came since, until there is nothing more.
    async fn send_news(&mut self) -> Result<(), End> {
        while let Some(step) = self.follower.next_step() {
            match step {
                Step::Frames(frames) => {
                    for frame in frames {
                        self.line.feed_frame(frame).await?;
                    }
                }
                Step::Anew => self.welcome(true).await?,
            }
        }
        Ok(())
    }

    async fn answer(&mut self, mark: String, answer: Answer) -> Result<(), End> {
        self.line.feed(&answer_message(mark, answer)).await?;
        // Answers that are ready leave in the same write.
        while let Some((mark, answer)) = next_answer(&mut self.waiting).now_or_never() {
            self.line.feed(&answer_message(mark, answer)).await?;
        }
        Ok(())
    }

    async fn welcome(&mut self, reset: bool) -> Result<(), End> {
        let seat = self.follower.seat();
        let code = self.guest.room.code();
        let key = self.guest.key.as_ref();
        let welcome = Welcome {
            version: PROTOCOL_VERSION,
            epoch: self.app.0.store.epoch().to_owned(),
            head: self.follower.target(),
            reset,
            now: (self.app.0.clock)(),
            role: self.guest.role,
            you: seat.map(|seat| seat.participant),
            group: seat.map(|seat| seat.group),
            code: code.as_str().to_owned(),
            join_url: self.app.join_url(code),
            links: key.and_then(|key| self.app.links(code, self.guest.role, key)),
        };
        Ok(self.line.feed(&ServerMessage::Welcome(welcome)).await?)
    }

    async fn hear(&mut self, incoming: Incoming) -> Result<(), End> {
        self.pings_missed = 0;
        match incoming {
            Incoming::Life => Ok(()),
            Incoming::Binary(_) => Err(End::Close(CloseCode::NOT_TEXT, "not understood".into())),
            Incoming::Unusable(code) => Err(End::Close(code, "not understood".into())),
            Incoming::Text(text) => self.hear_text(&text).await,
        }
    }

    async fn hear_text(&mut self, text: &Utf8Bytes) -> Result<(), End> {
        match serde_json::from_str(text) {
            Ok(ClientMessage::Ask { mark, command }) if mark.len() <= MARK_BYTES_MAX => {
                let answering = self.guest.room.ask(self.guest.asker.clone(), command);
                self.waiting.push_back((mark, answering));
                Ok(())
            }
            Ok(ClientMessage::Look { question, at }) => {
                self.present.look(question, at);
                Ok(())
            }
            Ok(ClientMessage::Ping) => {
                Ok(self.line.feed(&ServerMessage::Pong { now: (self.app.0.clock)() }).await?)
            }
            Ok(ClientMessage::Hello { .. } | ClientMessage::Ask { .. }) | Err(_) => self.misheard(text).await,
        }
    }

    /// A command that is not understood is refused by its mark, so that it does not block the next; other noise ends it.
    async fn misheard(&mut self, text: &Utf8Bytes) -> Result<(), End> {
        #[derive(Deserialize)]
        struct Marked {
            mark: String,
        }
        match serde_json::from_str::<Marked>(text) {
            Ok(Marked { mark }) if mark.len() <= MARK_BYTES_MAX => {
                Ok(self.line.feed(&ServerMessage::Refused { mark, refusal: Refusal::Malformed }).await?)
            }
            Ok(_) | Err(_) => Err(End::Close(CloseCode::POLICY, "not understood".into())),
        }
    }

    async fn ask_for_life(&mut self) -> Result<(), End> {
        if self.pings_missed >= PINGS_MISSED_MAX {
            return Err(End::Gone);
        }
        self.pings_missed += 1;
        Ok(self.line.ping().await?)
    }
}

/// The answer to the oldest question; waits for ever when there is none. May be dropped and called again.
async fn next_answer(waiting: &mut VecDeque<(String, Answering)>) -> (String, Answer) {
    let Some((_, answering)) = waiting.front_mut() else { return std::future::pending().await };
    let answer = answering.await;
    let mark = waiting.pop_front().map(|(mark, _)| mark);
    (mark.unwrap_or_default(), answer)
}

/// The pictures that are new; a phone has none and waits for ever.
async fn news_of(pictures: &mut Option<Box<Gallery>>) -> Vec<ServerMessage> {
    match pictures {
        Some(gallery) => gallery.news().await,
        None => std::future::pending().await,
    }
}

fn answer_message(mark: String, answer: Answer) -> ServerMessage {
    match answer {
        Answer::Accepted(revision) => ServerMessage::Accepted { mark, revision },
        Answer::Refused(refusal) => ServerMessage::Refused { mark, refusal },
        Answer::Busy => ServerMessage::Busy { mark, wait_ms: 0 },
        Answer::TooFast { wait_ms } => ServerMessage::Busy { mark, wait_ms },
        Answer::Broken => {
            let request = random_mark().unwrap_or_else(|_| "0".into());
            tracing::warn!(request, "a command was not saved");
            ServerMessage::Fault { mark, request }
        }
    }
}

/// How many milliseconds to wait before coming back, different for each.
fn return_after() -> String {
    let drawn = random_mark().ok().and_then(|mark| u64::from_str_radix(&mark, 16).ok());
    (drawn.unwrap_or(0) % RETURN_SPREAD_MS).to_string()
}
