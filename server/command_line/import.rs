//! `moteplass import`: a workshop from one JSON file into the database.

use std::path::PathBuf;

use anyhow::{Result, anyhow};
use clap::Args;

use super::files::Files;
use super::serve::runtime;
use crate::document::archive::{self, Archive};
use crate::http;
use crate::room::pace::Pace;
use crate::room::rooms::Rooms;
use crate::settings::wall_clock;
use crate::store::Store;

/// Read a workshop from a JSON file into the database, as a new workshop with new links
#[derive(Args, Debug)]
pub struct Import {
    #[command(flatten)]
    files: Files,
    /// Folder that holds the database; made if it is not there
    #[arg(long, env = "MOTEPLASS_DATA", value_name = "FOLDER", default_value = "data")]
    data: PathBuf,
    /// The address that the printed links begin with
    #[arg(long, env = "MOTEPLASS_PUBLIC_URL", value_name = "URL", default_value = "http://localhost:8080")]
    public_url: String,
}

/// Makes the workshop and prints its links.
pub fn run(import: &Import) -> Result<()> {
    let read: Archive = import.files.read_json()?;
    let events = archive::events(&read).map_err(|problem| anyhow!("{problem}"))?;
    let made = runtime()?.block_on(async {
        let (store, tasks) = Store::open(&import.data).await?;
        let rooms = Rooms::new(store.clone(), wall_clock, Pace::default()).await?;
        let made = rooms.import(events).await?;
        rooms.close().await;
        drop((rooms, store));
        tasks.finished().await;
        anyhow::Ok(made)
    })?;
    let links = http::links_of(import.public_url.trim_end_matches('/'), &made.code, &made.keys.facilitator);
    super::links::print(made.code.as_str(), &links)
}
