//! A simulated phone or desk: a real line to the server that asks what it is told to ask.

use futures_util::{SinkExt, StreamExt};
use tokio::sync::mpsc;
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::Message;
use tokio_util::sync::CancellationToken;

use crate::protocol::{Access, ClientMessage};
use crate::workshop::command::Command;
use crate::workshop::ids::Revision;

/// Holds the line until it breaks or all is over, and asks what comes.
pub async fn follow(
    url: String,
    access: Access,
    mut commands: mpsc::Receiver<Command>,
    over: CancellationToken,
) {
    let Ok((line, _)) = connect_async(&url).await else {
        tracing::warn!("a simulated phone did not get through");
        return;
    };
    let (mut say, mut hear) = line.split();
    let hello = ClientMessage::Hello { access, epoch: None, after: Revision(0), hand: None };
    if say.send(text_of(&hello)).await.is_err() {
        return;
    }
    let mut asked = 0_u32;
    loop {
        tokio::select! {
            command = commands.recv() => {
                let Some(command) = command else { break };
                asked += 1;
                let ask = ClientMessage::Ask { mark: asked.to_string(), command };
                if say.send(text_of(&ask)).await.is_err() {
                    break;
                }
            }
            // What the server says is read and let go; pings are answered by the line itself.
            heard = hear.next() => if !matches!(heard, Some(Ok(_))) { break },
            () = over.cancelled() => break,
        }
    }
    // The server may be gone already.
    let _ = say.close().await;
}

fn text_of(message: &ClientMessage) -> Message {
    Message::text(serde_json::to_string(message).expect("a message is plain JSON"))
}
