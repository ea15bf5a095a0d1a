//! Takes connections in: one task each, a deadline for those who dawdle over their request, and a good end.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::pin::pin;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower_service::Service;

/// How long a visitor may take over the head of a request; half-open handshakes are cut then.
const HEAD_SECONDS: u64 = 10;
/// How long answers that were begun may take when the server stops.
const LAST_WORDS_SECONDS: u64 = 2;
/// How long to rest when the system gives no more connections, in milliseconds: some will have gone by then.
const REST_MS: u64 = 200;

/// Answers whoever connects, until it is over.
pub async fn serve(listener: TcpListener, router: Router, over: CancellationToken) {
    let connections = TaskTracker::new();
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = over.cancelled() => break,
        };
        match accepted {
            Ok((stream, peer)) => {
                connections.spawn(attend(stream, peer, router.clone(), over.clone()));
            }
            Err(error) => {
                tracing::warn!(%error, "a connection could not be taken in");
                sleep(Duration::from_millis(REST_MS)).await;
            }
        }
    }
    connections.close();
    if timeout(Duration::from_secs(LAST_WORDS_SECONDS), connections.wait()).await.is_err() {
        tracing::warn!("some answers were not finished in time");
    }
}

/// Serves one connection to its end; an upgraded one goes on in a task of its own.
async fn attend(stream: TcpStream, peer: SocketAddr, router: Router, over: CancellationToken) {
    // Small messages must leave at once, not wait for more.
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "a connection cannot be set to send at once");
    }
    let service = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        let mut router = router.clone();
        async move { Ok::<_, Infallible>(router.call(request).await.unwrap_or_else(|never| match never {})) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(Duration::from_secs(HEAD_SECONDS))
        .serve_connection(TokioIo::new(stream), service)
        .with_upgrades();
    let mut connection = pin!(connection);
    // How a visitor's connection ends is the visitor's business.
    tokio::select! {
        _ = connection.as_mut() => {}
        () = over.cancelled() => {
            connection.as_mut().graceful_shutdown();
            let _ = timeout(Duration::from_secs(LAST_WORDS_SECONDS), connection).await;
        }
    }
}
