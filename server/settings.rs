//! What the server is told when it starts; gathered here, explained where it is used.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use crate::room::Clock;
use crate::room::pace::Pace;
use crate::workshop::ids::Moment;

/// How one server is set up.
#[derive(Clone, Debug)]
pub struct ServerSettings {
    /// Where it listens; port 0 takes any free one.
    pub listen: SocketAddr,
    /// The folder that holds the database.
    pub data: PathBuf,
    /// What browsers call this server, without a slash at the end; `None` works it out from the network.
    pub public_url: Option<String>,
    /// Whether a proxy of ours stands before the server and says where each visitor comes from.
    pub behind_proxy: bool,
    /// How much one phone may make happen.
    pub pace: Pace,
    /// The server's clock.
    pub clock: Clock,
}

impl ServerSettings {
    /// A server on this machine alone, on any free port.
    pub fn local(data: PathBuf) -> Self {
        Self {
            listen: SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0),
            data,
            public_url: None,
            behind_proxy: false,
            pace: Pace::default(),
            clock: wall_clock,
        }
    }
}

/// The clock of this machine.
pub fn wall_clock() -> Moment {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    Moment(since.map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(i64::MAX)))
}
