//! `moteplass serve`: runs the server and prints the links that one starts from.

use std::io::Write;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;

use crate::room::pace::Pace;
use crate::server::{self, Running};
use crate::settings::{ServerSettings, wall_clock};
use crate::telemetry::{self, LOG_DEFAULT, LogForm};

/// Where the server listens when nobody says otherwise.
const PORT_DEFAULT: u16 = 8_080;
/// Open files that are asked for: one for each phone, and room for the rest.
const OPEN_FILES_WANTED: u64 = 200_000;

/// Run the server; phones on the same network can join
#[derive(Args, Debug)]
pub struct Serve {
    #[command(flatten)]
    pub place: Place,
}

/// Where a server listens and keeps its data.
#[derive(Args, Clone, Debug)]
pub struct Place {
    /// Network address to listen on; 0.0.0.0 lets phones in, 127.0.0.1 only this machine
    #[arg(long, env = "MOTEPLASS_ADDRESS", default_value_t = IpAddr::V4(Ipv4Addr::UNSPECIFIED))]
    pub address: IpAddr,
    /// Port to listen on; 0 takes any free one
    #[arg(long, env = "MOTEPLASS_PORT", default_value_t = PORT_DEFAULT)]
    pub port: u16,
    /// Folder for the database; made if it is not there
    #[arg(long, env = "MOTEPLASS_DATA", value_name = "FOLDER", default_value = "data")]
    pub data: PathBuf,
    /// What browsers call this server, such as https://moteplass.example.no; found by itself on a local network
    #[arg(long, env = "MOTEPLASS_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,
    /// A proxy of yours stands before the server and sets X-Forwarded-For
    #[arg(long, env = "MOTEPLASS_BEHIND_PROXY")]
    pub behind_proxy: bool,
    /// Notes, corrections and the like that one phone may send in a minute, in the long run; 0 sets no limit
    #[arg(long, env = "MOTEPLASS_PHONE_PACE", value_name = "NUMBER", default_value_t = Pace::default().per_minute)]
    pub phone_pace: u32,
    /// What to log: error, warn, info, debug, or a filter such as info,moteplass::room=debug
    #[arg(long, env = "MOTEPLASS_LOG", value_name = "FILTER", default_value = LOG_DEFAULT)]
    pub log: String,
    /// How log lines look
    #[arg(long, env = "MOTEPLASS_LOG_FORM", value_enum, default_value_t = LogForm::Text)]
    pub log_form: LogForm,
}

impl Place {
    /// The same as the server takes it.
    pub fn settings(&self) -> ServerSettings {
        ServerSettings {
            listen: SocketAddr::new(self.address, self.port),
            data: self.data.clone(),
            public_url: self.public_url.as_ref().map(|url| url.trim_end_matches('/').to_owned()),
            behind_proxy: self.behind_proxy,
            pace: Pace { per_minute: self.phone_pace, ..Pace::default() },
            clock: wall_clock,
        }
    }
}

/// Runs until it is told to stop.
pub fn run(serve: &Serve) -> Result<()> {
    telemetry::start(&serve.place.log, serve.place.log_form);
    runtime()?.block_on(async {
        let running = server::start(serve.place.settings()).await?;
        // Nobody need be reading; a server does not end for that.
        let _ = say_where(&running);
        stop_when_told(running).await
    })
}

fn say_where(running: &Running) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "moteplass is running at {}", running.public_url)?;
    writeln!(out, "\nMake a workshop: {}/new#{}", running.public_url, running.organiser_key.as_str())?;
    writeln!(out, "(The link is secret: whoever has it can make workshops here.)\n\nStop with Ctrl-C.")
}

/// The runtime of a server, with room for many phones.
pub fn runtime() -> Result<tokio::runtime::Runtime> {
    raise_file_limit();
    tokio::runtime::Builder::new_multi_thread().enable_all().build().context("the runtime does not start")
}

/// Waits for Ctrl-C or SIGTERM, then stops the server in good order.
pub async fn stop_when_told(running: Running) -> Result<()> {
    told_to_stop().await?;
    tracing::info!("stopping: screens are told to come back, what was received is saved");
    running.stop().await;
    tracing::info!("stopped");
    Ok(())
}

#[cfg(unix)]
async fn told_to_stop() -> Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate()).context("cannot hear SIGTERM")?;
    tokio::select! {
        heard = tokio::signal::ctrl_c() => heard.context("cannot hear Ctrl-C"),
        _ = terminate.recv() => Ok(()),
    }
}

#[cfg(not(unix))]
async fn told_to_stop() -> Result<()> {
    tokio::signal::ctrl_c().await.context("cannot hear Ctrl-C")
}

/// Every phone is an open file; many systems begin with 1,024.
#[cfg(unix)]
fn raise_file_limit() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = getrlimit(Resource::Nofile);
    let wanted = limit.maximum.map_or(OPEN_FILES_WANTED, |most| most.min(OPEN_FILES_WANTED));
    if limit.current.is_some_and(|now| now < wanted)
        && let Err(error) = setrlimit(Resource::Nofile, Rlimit { current: Some(wanted), ..limit })
    {
        tracing::warn!(%error, "the limit on open files cannot be raised; fewer phones may join");
    }
}

#[cfg(not(unix))]
fn raise_file_limit() {}
