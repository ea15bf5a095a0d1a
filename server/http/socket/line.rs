//! One WebSocket with its manners: writes that take too long end it, and a goodbye is waited for.

use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket, WebSocketUpgrade};
use bytes::Bytes;
use futures_util::{SinkExt, StreamExt, poll};
use tokio::time::timeout;
use tokio_tungstenite::tungstenite;

use crate::protocol::ServerMessage;
use crate::room;

/// Read buffer of one socket: with tungstenite's 128 KiB an idle phone would cost 133 KB, with this some 8.
const READ_BUFFER_BYTES: usize = 4 * 1024;
/// Write buffer of one socket: an answer and what happened meanwhile leave in one write.
const WRITE_BUFFER_BYTES: usize = 16 * 1024;
/// How long one write may take before the reader counts as gone; it comes back by revision.
const WRITE_SECONDS: u64 = 10;
/// How long the other side may take to answer a goodbye.
const GOODBYE_SECONDS: u64 = 5;

/// Why a line is closed, by the numbers of RFC 6455 and its registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CloseCode(u16);

impl CloseCode {
    /// What came is not WebSocket.
    pub const PROTOCOL: Self = Self(1002);
    /// Only text is spoken here.
    pub const NOT_TEXT: Self = Self(1003);
    /// What came is not UTF-8.
    pub const NOT_UTF8: Self = Self(1007);
    /// Not let in, or not understood.
    pub const POLICY: Self = Self(1008);
    /// A message is longer than any that makes sense.
    pub const TOO_LONG: Self = Self(1009);
    /// The server is restarting; the reason says how many milliseconds to wait.
    pub const RESTART: Self = Self(1012);
    /// Too slow, or too much to do: come back.
    pub const AGAIN_LATER: Self = Self(1013);
}

/// Why nothing more can be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gone {
    /// The line is gone; there is nobody to tell.
    Left,
    /// The other side reads too slowly; it may come back, and loses nothing by it.
    Slow,
}

/// What came over the line.
pub enum Incoming {
    Text(Utf8Bytes),
    /// Nobody here speaks it but the echo.
    Binary(Bytes),
    /// A sign of life.
    Life,
    /// Something that nobody can answer, and what the goodbye says of it.
    Unusable(CloseCode),
}

/// Sets up what becomes a line: buffers of our size, and the longest message that makes sense on it.
pub fn set_up(upgrade: WebSocketUpgrade, message_bytes_max: usize) -> WebSocketUpgrade {
    upgrade
        .read_buffer_size(READ_BUFFER_BYTES)
        .write_buffer_size(WRITE_BUFFER_BYTES)
        .max_message_size(message_bytes_max)
        .max_frame_size(message_bytes_max)
}

/// One WebSocket.
pub struct Line {
    socket: WebSocket,
    fed: bool,
    patience: Duration,
}

impl Line {
    /// Takes over an upgraded socket.
    pub fn new(socket: WebSocket) -> Self {
        Self::patient(socket, WRITE_SECONDS)
    }

    /// The same, for messages so large that an honest reader may need longer for one.
    pub fn patient(socket: WebSocket, write_seconds: u64) -> Self {
        Self { socket, fed: false, patience: Duration::from_secs(write_seconds) }
    }

    /// What comes next; `None` when the line is gone. May be dropped and called again.
    pub async fn next(&mut self) -> Option<Incoming> {
        // A close frame is answered by the stream itself as it is read on to its end.
        while let Some(message) = self.socket.next().await {
            match message {
                Ok(Message::Text(text)) => return Some(Incoming::Text(text)),
                Ok(Message::Ping(_) | Message::Pong(_)) => return Some(Incoming::Life),
                Ok(Message::Binary(bytes)) => return Some(Incoming::Binary(bytes)),
                Ok(Message::Close(_)) => {}
                Err(error) => return unusable(error).map(Incoming::Unusable),
            }
        }
        None
    }

    /// The next text; why there is none when something else came or the line is gone.
    pub async fn next_text(&mut self) -> Result<Utf8Bytes, CloseCode> {
        loop {
            match self.next().await.ok_or(CloseCode::POLICY)? {
                Incoming::Text(text) => return Ok(text),
                Incoming::Life => {}
                Incoming::Binary(_) => return Err(CloseCode::NOT_TEXT),
                Incoming::Unusable(code) => return Err(code),
            }
        }
    }

    /// Puts a message in the write buffer.
    pub async fn feed(&mut self, message: &ServerMessage) -> Result<(), Gone> {
        self.feed_frame(room::frame(message)).await
    }

    /// Puts a frame that others may share in the write buffer.
    pub async fn feed_frame(&mut self, frame: Bytes) -> Result<(), Gone> {
        let text = Utf8Bytes::try_from(frame).map_err(|_| Gone::Left)?;
        self.write(Message::Text(text)).await
    }

    /// Puts bytes that are not text in the write buffer.
    pub async fn feed_binary(&mut self, bytes: Bytes) -> Result<(), Gone> {
        self.write(Message::Binary(bytes)).await
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
        within(self.patience, self.socket.flush()).await
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
        within(self.patience, self.socket.feed(message)).await
    }
}

/// Waits so long for a write and no longer. Most are done at once, and then no clock is asked.
async fn within(
    patience: Duration,
    write: impl Future<Output = Result<(), axum::Error>>,
) -> Result<(), Gone> {
    let mut write = pin!(write);
    let done = match poll!(write.as_mut()) {
        Poll::Ready(done) => done,
        Poll::Pending => timeout(patience, write).await.map_err(|_| Gone::Slow)?,
    };
    done.map_err(|_| Gone::Left)
}

/// What to say of a line that cannot be read on; `None` when it has simply ended.
fn unusable(error: axum::Error) -> Option<CloseCode> {
    use tungstenite::error::{Error, ProtocolError};
    match *error.into_inner().downcast::<Error>().ok()? {
        Error::Capacity(_) => Some(CloseCode::TOO_LONG),
        Error::Utf8(_) => Some(CloseCode::NOT_UTF8),
        Error::Protocol(ProtocolError::ResetWithoutClosingHandshake) => None,
        Error::Protocol(_) => Some(CloseCode::PROTOCOL),
        _ => None,
    }
}
