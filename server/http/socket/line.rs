//! One WebSocket with its manners: writes that take too long end it, and a goodbye is waited for.

use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket};
use bytes::Bytes;
use futures_util::{SinkExt, StreamExt};
use tokio::time::timeout;

use crate::protocol::ServerMessage;
use crate::room;

/// How long one write may take before the reader counts as gone; it comes back by revision.
const WRITE_SECONDS: u64 = 10;
/// How long the other side may take to answer a goodbye.
const GOODBYE_SECONDS: u64 = 5;

/// Why a line is closed, by the numbers of RFC 6455 and its registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CloseCode(u16);

impl CloseCode {
    /// Only text is spoken here.
    pub const NOT_TEXT: Self = Self(1003);
    /// Not let in, or not understood.
    pub const POLICY: Self = Self(1008);
    /// The server is restarting; the reason says how many milliseconds to wait.
    pub const RESTART: Self = Self(1012);
    /// Too slow, or too much to do: come back.
    pub const AGAIN_LATER: Self = Self(1013);
}

/// The line is gone; there is nobody to tell.
#[derive(Debug)]
pub struct Gone;

/// What came over the line.
pub enum Incoming {
    Text(Utf8Bytes),
    /// A sign of life.
    Life,
    /// Something that is not text.
    Foreign,
}

/// One WebSocket.
pub struct Line {
    socket: WebSocket,
    fed: bool,
}

impl Line {
    /// Takes over an upgraded socket.
    pub fn new(socket: WebSocket) -> Self {
        Self { socket, fed: false }
    }

    /// What comes next; `None` when the line is gone. May be dropped and called again.
    pub async fn next(&mut self) -> Option<Incoming> {
        // A close frame is answered by the stream itself as it is read on to its end.
        while let Some(message) = self.socket.next().await {
            match message.ok()? {
                Message::Text(text) => return Some(Incoming::Text(text)),
                Message::Ping(_) | Message::Pong(_) => return Some(Incoming::Life),
                Message::Binary(_) => return Some(Incoming::Foreign),
                Message::Close(_) => {}
            }
        }
        None
    }

    /// The next text; `None` when the line is gone or something else came.
    pub async fn next_text(&mut self) -> Option<Utf8Bytes> {
        loop {
            match self.next().await? {
                Incoming::Text(text) => return Some(text),
                Incoming::Life => {}
                Incoming::Foreign => return None,
            }
        }
    }

    /// Puts a message in the write buffer.
    pub async fn feed(&mut self, message: &ServerMessage) -> Result<(), Gone> {
        self.feed_frame(room::frame(message)).await
    }

    /// Puts a frame that others may share in the write buffer.
    pub async fn feed_frame(&mut self, frame: Bytes) -> Result<(), Gone> {
        let text = Utf8Bytes::try_from(frame).map_err(|_| Gone)?;
        self.write(Message::Text(text)).await
    }

    /// Asks for a sign of life.
    pub async fn ping(&mut self) -> Result<(), Gone> {
        self.write(Message::Ping(Bytes::new())).await?;
        self.flush().await
    }

    /// Sends what was fed.
    pub async fn flush(&mut self) -> Result<(), Gone> {
        if !std::mem::take(&mut self.fed) {
            return Ok(());
        }
        let done = timeout(Duration::from_secs(WRITE_SECONDS), self.socket.flush()).await;
        done.map_err(|_| Gone)?.map_err(|_| Gone)
    }

    /// Says goodbye and waits for the answer, or not for long.
    pub async fn close(mut self, code: CloseCode, reason: &str) {
        let frame = CloseFrame { code: code.0, reason: reason.into() };
        let goodbye = async {
            if self.socket.send(Message::Close(Some(frame))).await.is_ok() {
                while let Some(Ok(_)) = self.socket.next().await {}
            }
        };
        // One who does not answer is left.
        let _ = timeout(Duration::from_secs(GOODBYE_SECONDS), goodbye).await;
    }

    async fn write(&mut self, message: Message) -> Result<(), Gone> {
        self.fed = true;
        let done = timeout(Duration::from_secs(WRITE_SECONDS), self.socket.feed(message)).await;
        done.map_err(|_| Gone)?.map_err(|_| Gone)
    }
}
