//! Says back what it hears, over a line like any other: so that others' cases for WebSocket judge ours.

use axum::Router;
use axum::extract::ws::WebSocketUpgrade;
use axum::response::Response;
use axum::routing::get;
use bytes::Bytes;

use super::line::{self, Incoming, Line};

/// The longest message that is said back: the largest of the known cases are 16 MiB.
const MESSAGE_BYTES_MAX: usize = 16 * 1024 * 1024;
/// How long a reader may take over one of those: as long as the cases wait for it.
const WRITE_SECONDS: u64 = 100;

/// The only address of a server that only says back.
pub fn router() -> Router {
    Router::new().route("/", get(upgraded))
}

async fn upgraded(upgrade: WebSocketUpgrade) -> Response {
    line::set_up(upgrade, MESSAGE_BYTES_MAX)
        .on_upgrade(|socket| say_back(Line::patient(socket, WRITE_SECONDS)))
}

async fn say_back(mut line: Line) {
    while let Some(incoming) = line.next().await {
        let said = match incoming {
            Incoming::Text(text) => line.feed_frame(Bytes::from(text)).await,
            Incoming::Binary(bytes) => line.feed_binary(bytes).await,
            Incoming::Life => Ok(()),
            Incoming::Unusable(code) => return line.close(code, "not understood").await,
        };
        if said.is_err() || line.flush().await.is_err() {
            return;
        }
    }
}
