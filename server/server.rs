//! The server as a whole: started from its settings, running at an address, stopped without losing anything.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket};
use std::time::Duration;

use anyhow::{Context, Result};
use tokio::net::{TcpListener, TcpSocket};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::http::{self, App};
use crate::keys::{JoinCode, Key};
use crate::protocol::Links;
use crate::room::rooms::Rooms;
use crate::settings::ServerSettings;
use crate::store::{Store, StoreTasks};

/// Connections that may wait to be accepted: a thousand phones scan a code at once.
const BACKLOG: u32 = 4_096;
/// How long screens may take to say goodbye, in seconds; with the rest, the server has stopped within ten.
const GOODBYE_SECONDS: u64 = 6;

/// How often empty rooms are looked for, in seconds; a room that is empty twice is closed.
const SWEEP_SECONDS: u64 = 600;

/// A server that runs.
pub struct Running {
    /// Where it listens.
    pub address: SocketAddr,
    /// What browsers call it.
    pub public_url: String,
    /// The key of whoever may make workshops on it.
    pub organiser_key: Key,
    /// Its rooms, for whoever runs it in the same process.
    pub rooms: Rooms,
    app: App,
    store: Store,
    store_tasks: StoreTasks,
    stopping: CancellationToken,
    /// Cancelled when nobody is answered any more.
    over: CancellationToken,
    serving: JoinHandle<()>,
    sweeping: JoinHandle<()>,
}

/// Starts a server.
pub async fn start(settings: ServerSettings) -> Result<Running> {
    let listener = listen(settings.listen)?;
    let address = listener.local_addr().context("the listening socket has no address")?;
    let public_url = settings.public_url.unwrap_or_else(|| url_of(address));
    let (store, store_tasks) = Store::open(&settings.data).await?;
    let rooms = Rooms::new(store.clone(), settings.clock, settings.pace).await?;
    let stopping = CancellationToken::new();
    let app = App::new(
        rooms.clone(),
        store.clone(),
        settings.clock,
        public_url.clone(),
        settings.behind_proxy,
        stopping.clone(),
    );
    let over = CancellationToken::new();
    let serving = tokio::spawn(http::serve(listener, app.clone(), over.clone()));
    let sweeping = tokio::spawn(sweep(rooms.clone(), stopping.clone()));
    let organiser_key = store.organiser_key().clone();
    Ok(Running {
        address,
        public_url,
        organiser_key,
        rooms,
        app,
        store,
        store_tasks,
        stopping,
        over,
        serving,
        sweeping,
    })
}

impl Running {
    /// The links of a workshop that was made here.
    pub fn links(&self, code: &JoinCode, facilitator: &Key) -> Links {
        http::links_of(&self.public_url, code, facilitator)
    }

    /// Turns newcomers away, says goodbye to every screen, and returns when all that was received is on the disk.
    pub async fn stop(self) {
        self.stopping.cancel();
        let goodbye =
            tokio::time::timeout(Duration::from_secs(GOODBYE_SECONDS), self.app.sockets_closed()).await;
        if goodbye.is_err() {
            tracing::warn!("some screens did not say goodbye in time");
        }
        self.over.cancel();
        for task in [self.serving, self.sweeping] {
            if let Err(error) = task.await {
                tracing::error!(%error, "a task of the server broke");
            }
        }
        self.rooms.close().await;
        drop((self.app, self.rooms, self.store));
        self.store_tasks.finished().await;
    }
}

/// Closes rooms that everybody has left, so that a server may run for years.
async fn sweep(rooms: Rooms, stopping: CancellationToken) {
    let mut every = tokio::time::interval(Duration::from_secs(SWEEP_SECONDS));
    loop {
        tokio::select! {
            _ = every.tick() => rooms.close_empty(),
            () = stopping.cancelled() => return,
        }
    }
}

/// Listens, with room for many who come at once.
pub fn listen(address: SocketAddr) -> Result<TcpListener> {
    let socket = match address {
        SocketAddr::V4(_) => TcpSocket::new_v4(),
        SocketAddr::V6(_) => TcpSocket::new_v6(),
    };
    let socket = socket.context("the system gives no socket")?;
    socket.set_reuseaddr(true).context("cannot set up the listening socket")?;
    socket.bind(address).with_context(|| format!("cannot listen on {address}: is the port taken?"))?;
    socket.listen(BACKLOG).with_context(|| format!("cannot listen on {address}"))
}

/// What phones on the same network can call a server that listens here.
fn url_of(address: SocketAddr) -> String {
    let ip = if address.ip().is_unspecified() { lan_address(address) } else { address.ip() };
    format!("http://{}", SocketAddr::new(ip, address.port()))
}

/// The address by which this machine would reach the network. A UDP socket is pointed, nothing is sent.
fn lan_address(listening: SocketAddr) -> IpAddr {
    let loopback =
        if listening.is_ipv4() { IpAddr::V4(Ipv4Addr::LOCALHOST) } else { IpAddr::V6(Ipv6Addr::LOCALHOST) };
    let pointed = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).and_then(|socket| {
        // An address that is set aside for documentation: it decides the way out, and is never spoken to.
        socket.connect((Ipv4Addr::new(203, 0, 113, 1), 9))?;
        socket.local_addr()
    });
    pointed.map_or(loopback, |address| address.ip())
}
