//! Everything that comes over HTTP, as a table of contents; the only module that says axum and hyper.

mod access;
mod assets;
mod attachments;
mod carry;
mod exports;
mod health;
mod listener;
mod problem;
mod qr;
mod receipts;
mod socket;
mod workshops;

use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::{any, get, post};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::keys::{JoinCode, Key, secretariat_key, wall_key};
use crate::protocol::Links;
use crate::room::Clock;
use crate::room::rooms::Rooms;
use crate::store::Store;
use crate::workshop::limits::ATTACHMENT_BYTES_MAX;
use crate::workshop::people::Role;
use access::Guesses;
use carry::Carried;
use exports::Press;
use receipts::Pages;

/// Bytes in the body of a request: settings and the like; an archive has its own limit.
const BODY_BYTES_MAX: usize = 64 * 1024;
/// Bytes in an archive that is read in: room for 20,000 notes of 1,000 characters, and all the files that may follow a
/// document.
const ARCHIVE_BYTES_MAX: usize = 56 * 1024 * 1024;
/// Bytes in a file that is sent in: more than is taken, so that one who sends too much is told how much it may be.
const FILE_BYTES_MAX: usize = 4 * ATTACHMENT_BYTES_MAX;

/// What every handler may need; cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Inner>);

struct Inner {
    rooms: Rooms,
    store: Store,
    clock: Clock,
    public_url: String,
    behind_proxy: bool,
    guesses: Guesses,
    carried: Carried,
    press: Press,
    pages: Arc<Pages>,
    /// Cancelled when the server is about to stop.
    stopping: CancellationToken,
    /// Every open socket.
    sockets: TaskTracker,
}

impl App {
    /// Everything that the handlers share.
    pub fn new(
        rooms: Rooms,
        store: Store,
        clock: Clock,
        public_url: String,
        behind_proxy: bool,
        stopping: CancellationToken,
    ) -> Self {
        let (guesses, carried, press) = (Guesses::default(), Carried::default(), Press::default());
        Self(Arc::new(Inner {
            rooms,
            store,
            clock,
            public_url,
            behind_proxy,
            guesses,
            carried,
            press,
            pages: Arc::default(),
            stopping,
            sockets: TaskTracker::new(),
        }))
    }

    /// Waits until every socket has said goodbye.
    pub async fn sockets_closed(&self) {
        self.0.sockets.close();
        self.0.sockets.wait().await;
    }

    /// The address that phones open.
    fn join_url(&self, code: &JoinCode) -> String {
        format!("{}/{}", self.0.public_url, code.as_str())
    }

    /// The links that the holder of a key may see and hand out.
    fn links(&self, code: &JoinCode, role: Role, key: &Key) -> Option<Links> {
        match role {
            Role::Facilitator => Some(links_of(&self.0.public_url, code, key)),
            Role::Secretariat => Some(Links {
                join: self.join_url(code),
                facilitator: None,
                secretariat: format!("{}/secretariat#{}", self.0.public_url, key.as_str()),
                wall: format!("{}/wall#{}", self.0.public_url, wall_key(key).as_str()),
            }),
            Role::Wall | Role::Participant => None,
        }
    }
}

/// The links of a workshop as its facilitator sees them.
pub fn links_of(public_url: &str, code: &JoinCode, facilitator: &Key) -> Links {
    let secretariat = secretariat_key(facilitator);
    let link = |page: &str, key: &Key| format!("{public_url}/{page}#{}", key.as_str());
    Links {
        join: format!("{public_url}/{}", code.as_str()),
        facilitator: Some(link("desk", facilitator)),
        wall: link("wall", &wall_key(&secretariat)),
        secretariat: link("secretariat", &secretariat),
    }
}

/// All addresses of the server.
pub fn router(app: App) -> Router {
    // Beside the rest: a whole hall comes in at once, and a line needs neither the headers of a page nor a limit on a body.
    let lines = Router::new().route("/ws", get(socket::for_phones)).route("/ws/desk", get(socket::for_desks));
    Router::new()
        .route("/api/workshops", post(workshops::create))
        .route(
            "/api/workshops/import",
            post(workshops::import).layer(DefaultBodyLimit::max(ARCHIVE_BYTES_MAX)),
        )
        .route("/api/carry", post(carry::give))
        .route("/api/carry/take", post(carry::take))
        .route("/api/workshop/qr.svg", get(qr::show))
        .route("/api/workshop/archive", get(exports::archive))
        .route("/api/workshop/account.json", get(exports::account))
        .route("/api/workshop/remarks.json", get(exports::remarks))
        .route("/api/workshop/summary.json", get(exports::summary))
        .route(
            "/api/workshop/attachments",
            post(attachments::add).layer(DefaultBodyLimit::max(FILE_BYTES_MAX)),
        )
        .route("/api/workshop/attachments/{id}", get(attachments::show))
        .route("/api/workshop/cloud/{picture}", get(exports::cloud))
        .route("/api/workshop/{document}", get(exports::document))
        .route("/kvittering/{code}/{receipt}", get(receipts::show))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/api/{*rest}", any(problem::not_found))
        .fallback(assets::serve)
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
        .layer(middleware::from_fn_with_state(app.clone(), guard))
        .merge(lines)
        .with_state(app)
}

/// Answers whoever connects, until it is over.
pub async fn serve(listener: TcpListener, app: App, over: CancellationToken) {
    listener::serve(listener, router(app), over).await;
}

/// Says back whatever comes over WebSocket, until it is over.
pub async fn serve_echo(listener: TcpListener, over: CancellationToken) {
    listener::serve(listener, socket::echo::router(), over).await;
}

/// Headers that every answer has unless it has set its own.
const HEADERS: [(header::HeaderName, &str); 7] = [
    (header::CACHE_CONTROL, "no-store"),
    (header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// Turns newcomers away while the server stops, and gives every answer its headers; a line sees to itself.
async fn guard(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response =
        if app.0.stopping.is_cancelled() { problem::stopping() } else { next.run(request).await };
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}
