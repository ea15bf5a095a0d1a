//! The log cut into pieces, whose frames are made once and shared: the latest commits as they came, and before them chapters,
//! so that a hall that comes in, or comes back, after a hundred commits is sent the same few frames.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, PoisonError};

use bytes::Bytes;

use super::viewer::Viewer;
use crate::workshop::ids::Revision;

/// Commits that are pieces of their own: at ten commits a second, half a minute of a bad line.
const LATEST_MAX: usize = 256;
/// Events in one chapter, and in one frame for a follower who is behind. Some 100 KB: a whole evening's notes in a frame or
/// two, and no more than that is ever held for one who reads slowly.
pub const CHAPTER_EVENTS_MAX: usize = 500;
/// Pieces that a follower takes at a time, so that it looks up between them.
const AT_ONCE: usize = 64;

/// All pieces of a log: each begins where the one before it ends.
#[derive(Default)]
pub struct Pieces {
    chapters: Vec<Piece>,
    latest: VecDeque<Piece>,
}

/// A part of the log, and its frames, one for each kind of viewer that has asked.
pub struct Piece {
    /// The revision before its first event.
    pub after: Revision,
    /// The revision of its last event.
    pub head: Revision,
    /// Whether there is anything in it for phones: a hall that sits down makes many pieces that no phone need look into.
    is_for_phones: bool,
    frames: Mutex<BTreeMap<Viewer, Option<Bytes>>>,
}

impl Pieces {
    /// Chapters up to a revision: what the log held before anybody followed it.
    pub fn up_to(head: Revision) -> Self {
        let starts = (0..head.0).step_by(CHAPTER_EVENTS_MAX);
        let chapter = |start: u32| {
            let end = start.saturating_add(CHAPTER_EVENTS_MAX as u32).min(head.0);
            Piece::new(Revision(start), Revision(end), true)
        };
        Self { chapters: starts.map(chapter).collect(), latest: VecDeque::new() }
    }

    /// Adds a commit; the oldest of the latest goes into a chapter.
    pub fn add(&mut self, after: Revision, head: Revision, is_for_phones: bool) {
        self.latest.push_back(Piece::new(after, head, is_for_phones));
        if self.latest.len() > LATEST_MAX
            && let Some(old) = self.latest.pop_front()
        {
            match self.chapters.last_mut() {
                Some(chapter) if chapter.takes(&old) => {
                    *chapter =
                        Piece::new(chapter.after, old.head, chapter.is_for_phones || old.is_for_phones);
                }
                Some(_) | None => self.chapters.push(old),
            }
        }
    }

    /// What follows on a revision, if a piece begins there: a chapter, or some of the latest commits.
    pub fn following(&self, after: Revision) -> impl Iterator<Item = &Piece> {
        let chapter = self.chapters.binary_search_by_key(&after, |piece| piece.after).ok();
        let first = self.latest.partition_point(|piece| piece.after < after);
        let begins_here = self.latest.get(first).is_some_and(|piece| piece.after == after);
        let latest = self.latest.range(first..).take(if begins_here { AT_ONCE } else { 0 });
        chapter.and_then(|at| self.chapters.get(at)).into_iter().chain(latest)
    }

    /// Forgets all frames: something in the events was emptied.
    pub fn forget_frames(&mut self) {
        for piece in self.chapters.iter_mut().chain(&mut self.latest) {
            *piece = Piece::new(piece.after, piece.head, piece.is_for_phones);
        }
    }
}

impl Piece {
    fn new(after: Revision, head: Revision, is_for_phones: bool) -> Self {
        Self { after, head, is_for_phones, frames: Mutex::default() }
    }

    /// The frame for a kind of viewer, made the first time that it is asked for; `None` if nothing here is for its eyes.
    pub fn frame(&self, viewer: Viewer, make: impl FnOnce() -> Option<Bytes>) -> Option<Bytes> {
        if viewer.is_phone() && !self.is_for_phones {
            return None;
        }
        if viewer.is_one_phone() && self.events() > CHAPTER_EVENTS_MAX / 2 {
            // Large, and nobody else will ask for it.
            return make();
        }
        let mut frames = self.frames.lock().unwrap_or_else(PoisonError::into_inner);
        frames.entry(viewer).or_insert_with(make).clone()
    }

    fn takes(&self, next: &Self) -> bool {
        self.events() + next.events() <= CHAPTER_EVENTS_MAX
    }

    fn events(&self) -> usize {
        (self.head.0 - self.after.0) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::{CHAPTER_EVENTS_MAX, LATEST_MAX, Pieces, Revision};

    #[test]
    fn the_pieces_hold_the_whole_log_each_where_the_one_before_it_ends() {
        let mut pieces = Pieces::up_to(Revision(1_203));
        let mut head = 1_203;
        for commit in 0..3 * LATEST_MAX as u32 {
            let after = Revision(head);
            head += 1 + commit % 7;
            pieces.add(after, Revision(head), commit % 3 == 0);
        }
        let mut reached = Revision(0);
        while reached < Revision(head) {
            let before = reached;
            for piece in pieces.following(reached) {
                assert_eq!(piece.after, reached, "no gap and no overlap");
                assert!(piece.events() <= CHAPTER_EVENTS_MAX && piece.events() > 0);
                reached = piece.head;
            }
            assert!(reached > before, "a piece begins where the last one ended");
        }
        assert_eq!(reached, Revision(head));
        assert!(pieces.following(reached).next().is_none());
        assert!(pieces.following(Revision(1)).next().is_none(), "no piece begins inside another");
        assert!(pieces.latest.len() <= LATEST_MAX && pieces.chapters.len() < 12);
    }
}
