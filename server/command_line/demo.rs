//! `moteplass demo`: an example workshop in which simulated phones write while one watches.

mod phone;
mod script;

use anyhow::{Context, Result};
use clap::Args;
use tokio_util::sync::CancellationToken;

use super::serve::{Place, runtime, stop_when_told};
use crate::document::archive;
use crate::server;
use crate::telemetry;
use script::{Pace, Script};

/// The example: a whole workshop in the archive's form.
const EXAMPLE: &str = include_str!("../../fixtures/workshops/hauglia.json");

/// The example's own folder under the data folder, so that it never mixes with real workshops.
const FOLDER: &str = "demo";

/// Try everything: an example workshop with simulated phones that write as you watch
#[derive(Args, Debug)]
pub struct Demo {
    #[command(flatten)]
    place: Place,
    /// Write everything at once instead of over some minutes
    #[arg(long)]
    fast: bool,
}

/// Runs the example until it is told to stop.
pub fn run(demo: &Demo) -> Result<()> {
    telemetry::start(&demo.place.log, demo.place.log_form);
    let pace = if demo.fast { Pace::Fast } else { Pace::Lifelike };
    runtime()?.block_on(async {
        let mut settings = demo.place.settings();
        settings.data.push(FOLDER);
        let running = server::start(settings).await?;
        let script = Script::of(EXAMPLE, pace)?;
        let events = archive::events(&script.opening).context("the example is not a workshop")?;
        let made = running.rooms.import(events).await?;
        let links = running.links(&made.code, &made.keys.facilitator);
        println!("An example workshop is running at {}\n", running.public_url);
        super::links::print(made.code.as_str(), &links)?;
        println!("\nSimulated phones are writing now. Stop with Ctrl-C.");
        let over = CancellationToken::new();
        let playing = tokio::spawn(script.play(
            running.address,
            made.code.as_str().to_owned(),
            made.keys.facilitator.clone(),
            over.clone(),
        ));
        let stopped = stop_when_told(running).await;
        over.cancel();
        playing.await.context("the simulated phones broke")?;
        stopped
    })
}
