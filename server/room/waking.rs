//! When the phones of a room are woken: at once while the server keeps up, and the more seldom the further it is behind.
//!
//! To tell fifty phones costs the same whether they are told of one note or of ten, and nearly all that a busy hall costs is
//! the telling. Whoever asked is answered at once all the same, and then sees everything up to its own note: only news of what
//! others have written waits, and is gathered into one frame.

use std::time::Duration;

use tokio::time::Instant;

/// How long phones may stay asleep over what no phone is told. They are woken then, so that they are never more than this
/// behind: a second device of one who joined learns it. Longer than a hall takes to sit down, since to wake those who already
/// sit costs as much as to seat the rest.
const ASIDE_WAITS: Duration = Duration::from_secs(5);

/// How long a turn of all that is ready to run may take while the server counts as keeping up.
const PROMPT_TURN: Duration = Duration::from_micros(200);
/// Phones are woken at most once in so many turns of a server that does not keep up …
const TURNS_APART: u32 = 100;
/// … and news never waits longer than this for more.
const NEWS_WAITS_MAX: Duration = Duration::from_millis(250);

/// When to wake the phones of one room.
#[derive(Default)]
pub struct Waking {
    /// How long a turn takes: a mean in which the latest counts a quarter.
    turn: Duration,
    woken: Option<Instant>,
    due: Option<Instant>,
}

impl Waking {
    /// Takes note of how long it took until all others that were ready had run once.
    pub fn turn_took(&mut self, turn: Duration) {
        self.turn = (self.turn * 3 + turn) / 4;
    }

    /// There is something that phones are told.
    pub fn news(&mut self, now: Instant) {
        let due = self.woken.map_or(now, |woken| (woken + self.apart()).max(now));
        self.due = Some(self.due.map_or(due, |before| before.min(due)));
    }

    /// There is something that no phone is told, but that moves the head of the log.
    pub fn aside(&mut self, now: Instant) {
        self.due.get_or_insert(now + ASIDE_WAITS);
    }

    /// When the phones are to be woken, if they are.
    pub fn due(&self) -> Option<Instant> {
        self.due
    }

    /// Whether to wake them now; whoever asks does so if the answer is yes.
    pub fn wakes(&mut self, now: Instant) -> bool {
        let wakes = self.due.is_some_and(|due| due <= now);
        if wakes {
            self.due = None;
            self.woken = Some(now);
        }
        wakes
    }

    /// How long there is between two times.
    fn apart(&self) -> Duration {
        if self.turn < PROMPT_TURN { Duration::ZERO } else { (self.turn * TURNS_APART).min(NEWS_WAITS_MAX) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MS: Duration = Duration::from_millis(1);

    /// A waking whose turns have long taken so much, and which has just woken the phones.
    fn just_woken(turn: Duration, now: Instant) -> Waking {
        let mut waking = Waking::default();
        (0..40).for_each(|_| waking.turn_took(turn));
        waking.news(now);
        assert!(waking.wakes(now), "the first news goes at once, however busy the server is");
        waking
    }

    #[test]
    fn a_server_that_keeps_up_tells_everything_at_once() {
        let now = Instant::now();
        let mut waking = just_woken(MS / 10, now);
        for _ in 0..3 {
            waking.news(now);
            assert!(waking.wakes(now));
        }
        assert!(!waking.wakes(now), "nothing new");
    }

    #[test]
    fn a_server_that_is_behind_gathers_news_but_not_for_ever() {
        let now = Instant::now();
        for (turn_ms, apart_ms) in [(1, 100), (2, 200), (20, 250)] {
            let mut waking = just_woken(MS * turn_ms, now);
            for early in [now, now + MS * 10] {
                waking.news(early);
                assert!(!waking.wakes(early));
            }
            let due = waking.due().expect("there is news");
            assert!((due - now).abs_diff(MS * apart_ms) < MS, "{turn_ms}: {:?}", due - now);
            assert!(waking.wakes(due));
            assert_eq!(waking.due(), None);
        }
    }

    #[test]
    fn what_no_phone_is_told_waits_long_and_goes_along_with_news() {
        let now = Instant::now();
        let mut waking = Waking::default();
        waking.aside(now);
        waking.aside(now + MS);
        assert_eq!(waking.due(), Some(now + ASIDE_WAITS));
        waking.news(now + MS);
        assert!(waking.wakes(now + MS));
        assert_eq!(waking.due(), None);
    }
}
