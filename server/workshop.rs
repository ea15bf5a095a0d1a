//! The nouns of a workshop and the rules that bind them; knows no clock, disk or network.
//!
//! A [`command::Command`] is what someone asks for. [`state::State::decide`] answers with an
//! [`event::Event`] (it happened) or a [`refusal::Refusal`] (the rules said no), and
//! [`state::State::apply`] makes an event true. Events are the only truth that is stored.

pub mod attachment;
pub mod board;
pub mod command;
pub mod decide;
pub mod dismissal;
pub mod event;
pub mod ids;
pub mod limits;
pub mod note;
pub mod people;
pub mod refusal;
pub mod settings;
pub mod state;
pub mod synthesis;
pub mod template;
pub mod words;
