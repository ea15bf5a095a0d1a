//! `moteplass echo`: says back what it hears over WebSocket; not for people, but for `benches/realtime`.

use std::net::{Ipv4Addr, SocketAddr};

use anyhow::{Context, Result};
use clap::Args;
use tokio_util::sync::CancellationToken;

use super::serve::runtime;
use crate::{http, server};

/// Say back what comes over WebSocket, so that conformance cases can be run on it; to this machine only
#[derive(Args, Debug)]
pub struct Echo {
    /// Port to listen on; 0 takes any free one
    #[arg(long, default_value_t = 0)]
    pub port: u16,
}

/// Runs until it is ended.
pub fn run(echo: &Echo) -> Result<()> {
    runtime()?.block_on(async {
        let listener = server::listen(SocketAddr::from((Ipv4Addr::LOCALHOST, echo.port)))?;
        println!("{}", listener.local_addr().context("the listening socket has no address")?);
        http::serve_echo(listener, CancellationToken::new()).await;
        Ok(())
    })
}
