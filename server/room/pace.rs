//! How much one phone may make happen: more than any hand can, and far less than a program that runs wild.
//!
//! Nothing is lost by it: whoever is too fast is told how long to wait, and its outbox keeps the rest till then.

use std::collections::HashMap;

use crate::workshop::ids::{Moment, ParticipantId};

/// What one phone may make happen at once: an outbox that filled up during twenty minutes without network, and the
/// «enig» of someone who reads through the whole table's notes.
const BURST: u32 = 100;
/// What one phone may make happen in a minute after that: one note a second is typed by nobody.
const PER_MINUTE: u32 = 60;
/// Milliseconds in a minute.
const MINUTE_MS: i64 = 60_000;

/// The pace that one phone may keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// Events at once, after a rest.
    pub burst: u32,
    /// Events in a minute in the long run; 0 lets every phone do as much as it can.
    pub per_minute: u32,
}

impl Default for Pace {
    fn default() -> Self {
        Self { burst: BURST, per_minute: PER_MINUTE }
    }
}

/// How far ahead of its pace each phone of one room is.
pub struct Paces {
    pace: Pace,
    /// When the phone would be done, had it kept an even pace; the past when it has rested.
    done_at: HashMap<ParticipantId, Moment>,
}

impl Paces {
    /// Nobody has done anything yet.
    pub fn new(pace: Pace) -> Self {
        Self { pace, done_at: HashMap::new() }
    }

    /// Counts one event of a phone; `Err` says how many milliseconds to wait before the next try.
    pub fn count(&mut self, participant: ParticipantId, now: Moment) -> Result<(), u32> {
        let Pace { burst, per_minute } = self.pace;
        if per_minute == 0 {
            return Ok(());
        }
        let each_ms = (MINUTE_MS / i64::from(per_minute)).max(1);
        let latest = now.0 + each_ms * i64::from(burst);
        let done_at = self.done_at.entry(participant).or_insert(now);
        // A clock that was set back must not shut anybody out for the hours that it lost.
        *done_at = Moment(done_at.0.clamp(now.0, latest));
        let next = done_at.0 + each_ms;
        if next > latest {
            return Err(u32::try_from(next - latest).unwrap_or(u32::MAX));
        }
        *done_at = Moment(next);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLA: ParticipantId = ParticipantId(1);
    const KARI: ParticipantId = ParticipantId(2);

    fn paces() -> Paces {
        Paces::new(Pace { burst: 3, per_minute: 60 })
    }

    /// How many of ten events at one moment are counted.
    fn counted(paces: &mut Paces, who: ParticipantId, now: i64) -> usize {
        (0..10).filter(|_| paces.count(who, Moment(now)).is_ok()).count()
    }

    #[test]
    fn a_burst_then_an_even_pace() {
        let mut paces = paces();
        assert_eq!(counted(&mut paces, OLA, 0), 3);
        assert_eq!(paces.count(OLA, Moment(400)), Err(600));
        assert_eq!(counted(&mut paces, OLA, 1_000), 1);
        assert_eq!(counted(&mut paces, OLA, 60_000), 3, "a rest gives the burst back and no more");
        assert_eq!(counted(&mut paces, KARI, 60_000), 3, "each phone has its own pace");
    }

    #[test]
    fn a_clock_that_is_set_back_shuts_nobody_out() {
        let mut paces = paces();
        assert_eq!(counted(&mut paces, OLA, 3_600_000), 3);
        assert_eq!(counted(&mut paces, OLA, 0), 0);
        assert_eq!(paces.count(OLA, Moment(0)), Err(1_000));
        assert_eq!(counted(&mut paces, OLA, 3_600_000), 3);
    }

    #[test]
    fn without_a_pace_anything_goes() {
        let mut paces = Paces::new(Pace { burst: 0, per_minute: 0 });
        assert_eq!(counted(&mut paces, OLA, 0), 10);
    }
}
