//! The real server from the outside: started on a free port with a database of its own, met by phones, desks and walls.
//!
//! Each file is named by the property that it holds the server to.

mod house;
mod screens;

mod access;
mod arranging;
mod command_line;
mod crowd;
mod exporting;
mod one_note;
mod rejoining;
mod tidy;
