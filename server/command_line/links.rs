//! Prints a workshop's links, and its QR code as letters, in a terminal.

use anyhow::Result;
use qrcode::render::unicode::Dense1x2;
use qrcode::{EcLevel, QrCode};

use crate::protocol::Links;

/// What a person in front of the terminal needs to get everybody in.
pub fn print(code: &str, links: &Links) -> Result<()> {
    let picture = QrCode::with_error_correction_level(&links.join, EcLevel::L)?
        .render::<Dense1x2>()
        .dark_color(Dense1x2::Light)
        .light_color(Dense1x2::Dark)
        .build();
    println!("{picture}\n");
    println!("  Phones        {}   (or the code {code})", links.join);
    if let Some(facilitator) = &links.facilitator {
        println!("  Facilitator   {facilitator}");
    }
    println!("  Wall          {}", links.wall);
    println!("  Secretariat   {}", links.secretariat);
    println!("\nAll but the first are secret: whoever holds a link has its role.");
    Ok(())
}
