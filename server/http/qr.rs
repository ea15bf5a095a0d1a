//! The QR code that brings a phone to a workshop, as SVG made here.

use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::IntoResponse;
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};

use super::App;
use super::access::key_holder;
use super::problem::Problem;

/// The least width of the picture, in CSS pixels; it scales.
const WIDTH_MIN: u32 = 320;

/// The join address of the key's workshop as a QR code.
pub async fn show(State(app): State<App>, headers: HeaderMap) -> Result<impl IntoResponse, Problem> {
    let holder = key_holder(&app, &headers)?;
    let room = app.0.rooms.open(holder.workshop).await?;
    let svg = svg_of(&app.join_url(room.code()))?;
    Ok(([(header::CONTENT_TYPE, "image/svg+xml")], svg))
}

/// A QR code with the middle level of repair: a corner may be hidden by a head in the room.
fn svg_of(text: &str) -> anyhow::Result<String> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M)?;
    let picture = code
        .render::<svg::Color<'_>>()
        .min_dimensions(WIDTH_MIN, WIDTH_MIN)
        .dark_color(svg::Color("#000"))
        .light_color(svg::Color("#fff"))
        .build();
    Ok(picture)
}
