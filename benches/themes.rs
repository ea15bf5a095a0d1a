//! How good and how fast the themes are: `cargo bench --bench themes`.
#[path = "themes/score.rs"]
mod score;
fn main() {}
