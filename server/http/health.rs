//! For whoever watches the server: is it alive, and can it take visitors?

use axum::extract::State;

use super::App;
use super::problem::Problem;

/// The process answers.
pub async fn alive() -> &'static str {
    "ok\n"
}

/// The database answers too.
pub async fn ready(State(app): State<App>) -> Result<&'static str, Problem> {
    if app.0.store.is_well().await { Ok("ok\n") } else { Err(Problem::Busy) }
}
