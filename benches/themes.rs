//! How good and how fast the themes are: `cargo bench --bench themes`.

#[path = "themes/score.rs"]
mod score;

fn main() {
    println!("{:?}", score::score(&[0, 0, 1, 1], &[0, 0, 1, 2]));
}
