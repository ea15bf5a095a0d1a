//! `moteplass export`: one workshop out of the database, as one JSON file.

use std::path::PathBuf;

use anyhow::{Context, Result, anyhow, bail};
use clap::Args;

use super::files::Files;
use super::serve::runtime;
use crate::document::archive::{self, People};
use crate::keys::JoinCode;
use crate::store::{Store, WorkshopRow};
use crate::workshop::ids::Revision;
use crate::workshop::state::State;

/// Take one workshop out of the database as one JSON file, to keep or to move
#[derive(Args, Debug)]
pub struct Export {
    /// The workshop's join code; not needed when there is only one
    #[arg(value_name = "CODE")]
    code: Option<String>,
    /// Folder that holds the database
    #[arg(long, env = "MOTEPLASS_DATA", value_name = "FOLDER", default_value = "data")]
    data: PathBuf,
    /// Also what participants said about themselves
    #[arg(long)]
    with_people: bool,
    /// File to write; without it, standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Writes the archive.
pub fn run(export: &Export) -> Result<()> {
    if !export.data.is_dir() {
        bail!("there is no folder {}", export.data.display());
    }
    let people = if export.with_people { People::Named } else { People::Counted };
    let json = runtime()?.block_on(async {
        let (store, tasks) = Store::open(&export.data).await?;
        let chosen = choose(store.workshops().await?, export.code.as_deref())?;
        let events = store.since(chosen.id, Revision(0)).await?;
        drop(store);
        tasks.finished().await;
        anyhow::Ok(archive::of_state(&State::replay(&events), people).to_json())
    })?;
    Files { input: None, output: export.output.clone() }.write(json.as_bytes())
}

fn choose(workshops: Vec<WorkshopRow>, code: Option<&str>) -> Result<WorkshopRow> {
    let codes = || workshops.iter().map(|row| row.code.as_str()).collect::<Vec<_>>().join(", ");
    match code {
        Some(typed) => {
            let code = JoinCode::parse(typed).ok_or_else(|| anyhow!("'{typed}' is not a join code"))?;
            let known = codes();
            let found = workshops.into_iter().find(|row| row.code == code);
            found.with_context(|| format!("no workshop has the code {typed}; there are: {known}"))
        }
        None if workshops.len() > 1 => bail!("say which workshop by its code; there are: {}", codes()),
        None => workshops.into_iter().next().context("there is no workshop in this database"),
    }
}
