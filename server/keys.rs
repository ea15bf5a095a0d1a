//! The secrets that open a workshop: long keys in links, and the short join code that is read aloud.
//!
//! A key is never stored, only its hash. The facilitator's key gives the secretariat's, which gives the wall's, so that
//! whoever may hand out a link can see it, and a stolen database opens nothing.

use std::fmt;

use anyhow::{Result, anyhow};
use sha2::{Digest, Sha256};

use crate::workshop::people::SeatHash;

/// Letters of base64url in a key: 22 × 6 bits hold 128 random bits.
const KEY_LETTERS: usize = 22;
/// The shortest secret that a phone may make for its seat, in letters of base64url.
const SEAT_LETTERS_MIN: usize = 22;
/// The longest such secret.
const SEAT_LETTERS_MAX: usize = 128;
/// The alphabet of keys.
const BASE64URL: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The secret at the end of a link; whoever holds it may do what the link is for.
#[derive(Clone, PartialEq, Eq)]
pub struct Key(String);

impl Key {
    /// A key that nobody can guess.
    pub fn random() -> Result<Self> {
        Ok(Self::from_bits(u128::from_le_bytes(random_bytes()?)))
    }

    /// Takes a key as it stands in a link; anything else is `None`.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = text.len() == KEY_LETTERS && text.bytes().all(|letter| BASE64URL.contains(&letter));
        fits.then(|| Self(text.to_owned()))
    }

    /// The key as it stands in a link. Never log it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is stored of the key.
    pub fn hash(&self) -> KeyHash {
        KeyHash(Sha256::digest(self.0.as_bytes()).into())
    }

    /// The key of a role that this one may hand out.
    pub fn derive(&self, purpose: &str) -> Self {
        let digest = Sha256::new().chain_update(purpose).chain_update([0]).chain_update(&self.0).finalize();
        let mut bits = [0; 16];
        bits.copy_from_slice(&digest[..16]);
        Self::from_bits(u128::from_le_bytes(bits))
    }

    fn from_bits(bits: u128) -> Self {
        let letters = (0..KEY_LETTERS).map(|at| char::from(BASE64URL[(bits >> (at * 6) & 63) as usize]));
        Self(letters.collect())
    }
}

/// Says that there is a key, never which.
impl fmt::Debug for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Key(…)")
    }
}

/// SHA-256 of a key: enough to recognise it, not to make it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct KeyHash(pub [u8; 32]);

/// The three keys of one workshop, each made from the one before.
#[derive(Clone, Debug)]
pub struct Keys {
    pub facilitator: Key,
    pub secretariat: Key,
    pub wall: Key,
}

impl Keys {
    /// The keys that follow from the facilitator's.
    pub fn of(facilitator: Key) -> Self {
        let secretariat = secretariat_key(&facilitator);
        let wall = wall_key(&secretariat);
        Self { facilitator, secretariat, wall }
    }
}

/// The secretariat's key, for whoever holds the facilitator's.
pub fn secretariat_key(facilitator: &Key) -> Key {
    facilitator.derive("moteplass secretariat")
}

/// The wall's key, for whoever holds the secretariat's.
pub fn wall_key(secretariat: &Key) -> Key {
    secretariat.derive("moteplass wall")
}

/// The seat of the phone that made this secret; `None` when the secret is too short or has foreign letters.
pub fn seat_of(secret: &str) -> Option<SeatHash> {
    let length = (SEAT_LETTERS_MIN..=SEAT_LETTERS_MAX).contains(&secret.len());
    if !length || !secret.bytes().all(|letter| BASE64URL.contains(&letter)) {
        return None;
    }
    let digest = Sha256::digest(secret.as_bytes());
    let mut hash = String::with_capacity(2 * digest.len());
    let halves = digest.iter().flat_map(|byte| [byte >> 4, byte & 0xf]);
    hash.extend(halves.filter_map(|half| char::from_digit(half.into(), 16)));
    Some(SeatHash(hash))
}

/// Characters of a join code: none that looks like another, none that sounds like another in Norwegian or English, and
/// no vowels, so that no code is a word.
const CODE_ALPHABET: &[u8; 15] = b"FJKMRTW23456789";
/// Characters in a join code: 11 million codes, guessed at most a few times a second from one address.
const CODE_LETTERS: usize = 6;
/// What is often read, heard or typed instead of a character of the alphabet.
const CODE_MISHEARD: [(char, char); 11] = [
    ('B', '8'),
    ('D', 'T'),
    ('G', '6'),
    ('H', 'K'),
    ('N', 'M'),
    ('P', 'T'),
    ('Q', '9'),
    ('S', '5'),
    ('V', 'W'),
    ('Y', 'J'),
    ('Z', '2'),
];

/// Møtekode: the short code that brings a phone to a workshop.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct JoinCode(String);

impl JoinCode {
    /// A code at random.
    pub fn random() -> Result<Self> {
        let mut bits = u64::from_le_bytes(random_bytes()?);
        let mut letters = String::with_capacity(CODE_LETTERS);
        for _ in 0..CODE_LETTERS {
            letters.push(char::from(CODE_ALPHABET[(bits % CODE_ALPHABET.len() as u64) as usize]));
            bits /= CODE_ALPHABET.len() as u64;
        }
        Ok(Self(letters))
    }

    /// Takes a code as people type it: any case, with blanks or hyphens, with the usual mishearings; else `None`.
    pub fn parse(typed: &str) -> Option<Self> {
        if typed.len() > 4 * CODE_LETTERS {
            return None;
        }
        let letters: Option<String> = typed
            .chars()
            .filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '–' | '.'))
            .map(as_meant)
            .collect();
        letters.filter(|letters| letters.len() == CODE_LETTERS).map(Self)
    }

    /// The code in capitals, without blanks.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Says that there is a code, never which.
impl fmt::Debug for JoinCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JoinCode(…)")
    }
}

fn as_meant(typed: char) -> Option<char> {
    let letter = typed.to_ascii_uppercase();
    let meant = CODE_MISHEARD.iter().find(|(heard, _)| *heard == letter).map_or(letter, |(_, meant)| *meant);
    (meant.is_ascii() && CODE_ALPHABET.contains(&(meant as u8))).then_some(meant)
}

/// Random letters that are nobody's secret: the mark of one database file, the number of one request.
pub fn random_mark() -> Result<String> {
    Ok(format!("{:016x}", u64::from_le_bytes(random_bytes()?)))
}

fn random_bytes<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| anyhow!("the system gives no random numbers: {error}"))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, expected: Option<&str>) {
        assert_eq!(JoinCode::parse(typed).as_ref().map(JoinCode::as_str), expected, "{typed}");
    }

    #[test]
    fn a_code_is_understood_as_people_say_it() {
        check("FJK234", Some("FJK234"));
        check("fjk 234", Some("FJK234"));
        check(" fjk-234 ", Some("FJK234"));
        check("VBZSDN", Some("W825TM"));
        check("FJK23", None);
        check("FJK2345", None);
        check("FJK23O", None);
        check("ФJK234", None);
    }

    #[test]
    fn a_mishearing_is_never_a_character_of_its_own() {
        for (heard, meant) in CODE_MISHEARD {
            assert!(!CODE_ALPHABET.contains(&(heard as u8)), "{heard}");
            assert!(CODE_ALPHABET.contains(&(meant as u8)), "{meant}");
        }
    }

    #[test]
    fn keys_give_the_keys_below_them_and_say_nothing_in_a_log() {
        let keys = Keys::of(Key::from_bits(7));
        assert_eq!(secretariat_key(&keys.facilitator), keys.secretariat);
        assert_eq!(wall_key(&keys.secretariat), keys.wall);
        assert_ne!(keys.facilitator, keys.secretariat);
        assert_ne!(keys.secretariat, keys.wall);
        assert!(Key::parse(keys.wall.as_str()).is_some());
        assert_eq!(format!("{:?}", keys.wall), "Key(…)");
    }

    #[test]
    fn a_seat_needs_a_long_secret() {
        assert!(seat_of("kort").is_none());
        assert!(seat_of("ærligtalt-ærligtalt-ærligtalt").is_none());
        assert_eq!(seat_of("abcdefghijklmnopqrstuv").map(|seat| seat.0.len()), Some(64));
    }
}
