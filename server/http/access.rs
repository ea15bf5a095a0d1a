//! Who may come in: keys from links, codes from phones, and a brake on guessing that never locks out a roomful.
//!
//! Wrong codes are counted per address. An address that has guessed too much is not shut out, since fifty people may share
//! it with one joker: its visitors come in one at a time, so that guessing is slow and joining takes seconds.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use axum::http::{HeaderMap, header};
use tokio::time::Instant;

use super::App;
use super::problem::Problem;
use crate::keys::{JoinCode, Key};
use crate::store::WorkshopId;
use crate::workshop::people::Role;

/// Whoever sent a request with a key.
pub struct KeyHolder {
    pub workshop: WorkshopId,
    pub role: Role,
}

/// The holder of the key in the `Authorization` header.
pub fn key_holder(app: &App, headers: &HeaderMap) -> Result<KeyHolder, Problem> {
    let key = bearer(headers).ok_or(Problem::UnknownKey)?;
    let (workshop, role) = app.0.rooms.by_key(&key).ok_or(Problem::UnknownKey)?;
    Ok(KeyHolder { workshop, role })
}

/// The same, if the holder is of the staff.
pub fn staff(app: &App, headers: &HeaderMap) -> Result<KeyHolder, Problem> {
    let holder = key_holder(app, headers)?;
    match holder.role {
        Role::Facilitator | Role::Secretariat => Ok(holder),
        Role::Wall | Role::Participant => Err(Problem::NotAllowed),
    }
}

/// Whether the request has the key of whoever may make workshops.
pub fn is_organiser(app: &App, headers: &HeaderMap) -> bool {
    // Hashes are compared, so that the time it takes says nothing about the key.
    bearer(headers).is_some_and(|key| key.hash() == app.0.store.organiser_key().hash())
}

fn bearer(headers: &HeaderMap) -> Option<Key> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    Key::parse(value.strip_prefix("Bearer ")?.trim())
}

/// Where a visitor comes from: the address itself, or what our own proxy says that it is.
pub fn visitor(app: &App, headers: &HeaderMap, peer: SocketAddr) -> IpAddr {
    if !app.0.behind_proxy {
        return peer.ip();
    }
    // The last entry is the one that our proxy wrote; those before it are the visitor's own word.
    let forwarded =
        headers.get_all("x-forwarded-for").iter().next_back().and_then(|value| value.to_str().ok());
    let last =
        forwarded.and_then(|list| list.rsplit(',').next()).and_then(|address| address.trim().parse().ok());
    last.unwrap_or(peer.ip())
}

/// Lets a visitor in when it is its turn, and gives the address that its wrong guesses count for.
pub async fn enter(app: &App, headers: &HeaderMap, peer: SocketAddr) -> Result<IpAddr, Problem> {
    let address = visitor(app, headers, peer);
    if app.0.guesses.enter(address).await { Ok(address) } else { Err(Problem::TooManyTries) }
}

/// The workshop that a join code leads to; a wrong one counts as a guess.
pub fn by_code(app: &App, address: IpAddr, code: &str) -> Result<WorkshopId, Problem> {
    JoinCode::parse(code).and_then(|code| app.0.rooms.by_code(&code)).ok_or_else(|| wrong_guess(app, address))
}

/// Counts a wrong guess; its answer says no more than that there is nothing.
pub fn wrong_guess(app: &App, address: IpAddr) -> Problem {
    app.0.guesses.wrong(address);
    Problem::NotFound
}

/// Wrong guesses that an address may make before its visitors come in one at a time.
const GUESSES_FREE: u32 = 30;
/// A guess is forgotten after so many seconds.
const GUESS_FORGOTTEN_SECONDS: u64 = 10;
/// Visitors from an address that has guessed too much come in this far apart, in milliseconds.
const SLOW_ENTRY_MS: u64 = 100;
/// Visitors who wait at such an address: a roomful; more are turned away.
const WAITING_MAX: u32 = 100;
/// Addresses that are remembered; when there are more, those that have calmed down are forgotten.
const ADDRESSES_MAX: usize = 10_000;

/// Wrong guesses, per address.
#[derive(Default)]
pub struct Guesses(Mutex<HashMap<IpAddr, Guesser>>);

struct Guesser {
    wrong: u32,
    /// When the count was last brought up to date.
    counted_at: Instant,
    /// When the next visitor may come in.
    next_entry: Instant,
}

impl Guesses {
    /// Waits for one's turn; `false` when too many wait already. An address that has not guessed never waits.
    pub async fn enter(&self, address: IpAddr) -> bool {
        let now = Instant::now();
        let turn = {
            let mut guessers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let Some(guesser) = guessers.get_mut(&network(address)) else { return true };
            guesser.forget(now);
            if guesser.wrong < GUESSES_FREE {
                return true;
            }
            let turn = guesser.next_entry.max(now);
            if turn > now + Duration::from_millis(SLOW_ENTRY_MS) * WAITING_MAX {
                return false;
            }
            guesser.next_entry = turn + Duration::from_millis(SLOW_ENTRY_MS);
            turn
        };
        tokio::time::sleep_until(turn).await;
        true
    }

    /// Counts a wrong guess.
    pub fn wrong(&self, address: IpAddr) {
        let now = Instant::now();
        let mut guessers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if guessers.len() >= ADDRESSES_MAX {
            guessers.retain(|_, guesser| {
                guesser.forget(now);
                guesser.wrong > 0
            });
        }
        let fresh = Guesser { wrong: 0, counted_at: now, next_entry: now };
        let guesser = guessers.entry(network(address)).or_insert(fresh);
        guesser.forget(now);
        guesser.wrong = (guesser.wrong + 1).min(2 * GUESSES_FREE);
    }
}

impl Guesser {
    fn forget(&mut self, now: Instant) {
        let forgotten = now.saturating_duration_since(self.counted_at).as_secs() / GUESS_FORGOTTEN_SECONDS;
        if forgotten > 0 {
            self.wrong = self.wrong.saturating_sub(u32::try_from(forgotten).unwrap_or(u32::MAX));
            self.counted_at = now;
        }
    }
}

/// One household has a whole /64 of IPv6.
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(address) => IpAddr::V4(address),
        IpAddr::V6(address) => match address.to_ipv4_mapped() {
            Some(address) => IpAddr::V4(address),
            None => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() >> 64 << 64)),
        },
    }
}
