//! The three screens as test clients with verbs: what they hear they keep, and they wait for levels, never for moments.

mod desk;
mod phone;
mod screen;

pub use desk::{Desk, Wall};
pub use phone::{Away, Phone, new_note_id, writing};
pub use screen::{Screen, Told};
