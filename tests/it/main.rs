//! The real server from the outside: started on a free port with a database of its own, met by phones, desks and walls.
//!
//! Each file is named by the property that it holds the server to.

mod hall;
mod house;
mod program;
mod screens;
mod steady;

mod access;
mod arranging;
mod attaching;
#[cfg(target_os = "linux")]
mod clock;
mod command_line;
mod crowd;
mod dawdling;
#[cfg(target_os = "linux")]
mod disk;
mod exporting;
#[cfg(target_os = "linux")]
mod full_disk;
mod killed;
mod noise;
mod one_note;
mod parting;
mod quiet;
mod rejoining;
mod storm;
#[cfg(target_os = "linux")]
mod synced;
mod tidy;
mod too_much;
mod wifi;
