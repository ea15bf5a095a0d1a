//! Rings when something seldom may have happened, so that a session woken by news does not look everywhere else too.
//!
//! A screen is woken for each note of its room, and hears, stops or is asked for life far more rarely. To look at all of that
//! each time costs as much as the sending. What is listened to through a bell is looked at only after it has rung.

use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker};

use futures_util::task::AtomicWaker;

/// A bell of one session.
pub struct Bell {
    clapper: Arc<Clapper>,
    waker: Waker,
}

/// What others hold, to ring by.
struct Clapper {
    rung: AtomicBool,
    owner: AtomicWaker,
}

impl Bell {
    /// A bell that has rung: the first time, everything is looked at.
    pub fn new() -> Self {
        let clapper = Arc::new(Clapper { rung: AtomicBool::new(true), owner: AtomicWaker::new() });
        Self { waker: Waker::from(Arc::clone(&clapper)), clapper }
    }

    /// Has what is behind it looked at the next time, whatever has happened.
    pub fn ring(&self) {
        self.clapper.rung.store(true, Ordering::Release);
    }

    /// Waits for a future that is looked at only when it has woken the bell. It may be dropped and made anew, as long as what it
    /// waits for remembers the bell meanwhile.
    pub async fn answer<T>(&self, future: impl Future<Output = T>) -> T {
        let mut future = pin!(future);
        poll_fn(|context| {
            // Before the look at the bell: what rings in between wakes.
            self.clapper.owner.register(context.waker());
            if !self.clapper.rung.swap(false, Ordering::AcqRel) {
                return Poll::Pending;
            }
            let done = future.as_mut().poll(&mut Context::from_waker(&self.waker));
            if done.is_ready() {
                // There may be more where that came from.
                self.ring();
            }
            done
        })
        .await
    }
}

impl Wake for Clapper {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.rung.store(true, Ordering::Release);
        self.owner.wake();
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;
    use tokio::sync::mpsc;

    use super::Bell;

    #[tokio::test]
    async fn what_is_behind_a_bell_is_looked_at_when_it_has_rung_and_not_before() {
        let bell = Bell::new();
        let (say, mut said) = mpsc::unbounded_channel();
        let looks = std::cell::Cell::new(0);
        let mut look = || {
            let heard = bell.answer(async {
                looks.set(looks.get() + 1);
                said.recv().await
            });
            heard.now_or_never().flatten()
        };
        assert_eq!((look(), looks.get()), (None, 1), "the first time it looks");
        assert_eq!((look(), looks.get()), (None, 1), "nothing has come");
        say.send('a').expect("somebody listens");
        say.send('b').expect("somebody listens");
        assert_eq!((look(), looks.get()), (Some('a'), 2));
        assert_eq!((look(), looks.get()), (Some('b'), 3), "there may be more where that came from");
        assert_eq!((look(), looks.get()), (None, 4));
        assert_eq!((look(), looks.get()), (None, 4));
        bell.ring();
        assert_eq!((look(), looks.get()), (None, 5), "it can be rung by hand");
    }

    #[tokio::test]
    async fn one_who_waits_is_woken_by_the_bell() {
        let bell = Bell::new();
        let (say, mut said) = mpsc::unbounded_channel();
        let waits = async { bell.answer(said.recv()).await };
        let says = async {
            tokio::task::yield_now().await;
            say.send('a').expect("somebody listens");
        };
        let (heard, ()) = tokio::join!(waits, says);
        assert_eq!(heard, Some('a'));
    }
}
