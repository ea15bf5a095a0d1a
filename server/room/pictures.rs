//! Counts, clouds and proposals as they stand: never stored; the newest replaces the one before.

use std::collections::BTreeMap;
use std::sync::Arc;

use tokio::sync::{Notify, watch};

use crate::protocol::{CloudPicture, Counts, Desk, ProposalPicture};
use crate::workshop::ids::QuestionId;

type Clouds = BTreeMap<QuestionId, Arc<CloudPicture>>;
type Proposals = BTreeMap<QuestionId, Arc<ProposalPicture>>;

/// The pictures of one room.
pub struct Pictures {
    counts: watch::Sender<Counts>,
    clouds: watch::Sender<Clouds>,
    proposals: watch::Sender<Proposals>,
    wanted: Notify,
}

impl Default for Pictures {
    fn default() -> Self {
        Self {
            counts: watch::Sender::new(Counts::default()),
            clouds: watch::Sender::new(Clouds::new()),
            proposals: watch::Sender::new(Proposals::new()),
            wanted: Notify::new(),
        }
    }
}

impl Pictures {
    /// One who looks; proposals are for desks alone.
    pub fn look(&self, desks: Option<watch::Receiver<Vec<Desk>>>) -> Onlooker {
        let mut onlooker = Onlooker {
            counts: self.counts.subscribe(),
            counts_seen: None,
            clouds: self.clouds.subscribe(),
            clouds_seen: BTreeMap::new(),
            staff: desks.map(|desks| Staff {
                desks,
                desks_seen: None,
                proposals: self.proposals.subscribe(),
                proposals_seen: BTreeMap::new(),
            }),
        };
        onlooker.counts.mark_changed();
        onlooker.clouds.mark_changed();
        if let Some(staff) = &mut onlooker.staff {
            staff.desks.mark_changed();
            staff.proposals.mark_changed();
        }
        self.wanted.notify_one();
        onlooker
    }

    /// Whether anybody looks.
    pub(super) fn is_watched(&self) -> bool {
        self.counts.receiver_count() > 0
    }

    /// Waits until somebody begins to look.
    pub(super) async fn wanted(&self) {
        self.wanted.notified().await;
    }

    pub(super) fn set_counts(&self, counts: Counts) {
        self.counts.send_if_modified(|known| {
            let is_new = *known != counts;
            *known = counts;
            is_new
        });
    }

    pub(super) fn set_cloud(&self, picture: Arc<CloudPicture>) {
        self.clouds.send_modify(|clouds| {
            clouds.insert(picture.question, picture);
        });
    }

    pub(super) fn set_proposal(&self, picture: Arc<ProposalPicture>) {
        self.proposals.send_modify(|proposals| {
            proposals.insert(picture.question, picture);
        });
    }
}

/// One desk or wall that looks at the pictures.
pub struct Onlooker {
    counts: watch::Receiver<Counts>,
    counts_seen: Option<Counts>,
    clouds: watch::Receiver<Clouds>,
    clouds_seen: Clouds,
    staff: Option<Staff>,
}

struct Staff {
    desks: watch::Receiver<Vec<Desk>>,
    desks_seen: Option<Vec<Desk>>,
    proposals: watch::Receiver<Proposals>,
    proposals_seen: Proposals,
}

/// What is new to one onlooker.
#[derive(Default)]
pub struct News {
    pub counts: Option<Counts>,
    pub clouds: Vec<Arc<CloudPicture>>,
    pub proposals: Vec<Arc<ProposalPicture>>,
    pub desks: Option<Vec<Desk>>,
}

impl Onlooker {
    /// Waits until something is new. May be dropped and called again.
    pub async fn changed(&mut self) {
        let Self { counts, clouds, staff, .. } = self;
        let staff_changed = async {
            match staff {
                Some(staff) => tokio::select! {
                    changed = staff.desks.changed() => changed.is_ok(),
                    changed = staff.proposals.changed() => changed.is_ok(),
                },
                None => std::future::pending().await,
            }
        };
        let room_is_open = tokio::select! {
            changed = counts.changed() => changed.is_ok(),
            changed = clouds.changed() => changed.is_ok(),
            open = staff_changed => open,
        };
        if !room_is_open {
            // The room is gone; its log says so to the session.
            std::future::pending::<()>().await;
        }
    }

    /// Takes what is new.
    pub fn news(&mut self) -> News {
        let counts = self.counts.borrow_and_update().clone();
        let clouds = self.clouds.borrow_and_update().clone();
        let mut news = News { clouds: fresh(&self.clouds_seen, &clouds), ..News::default() };
        self.clouds_seen = clouds;
        if self.counts_seen.as_ref() != Some(&counts) {
            news.counts = Some(counts.clone());
            self.counts_seen = Some(counts);
        }
        if let Some(staff) = &mut self.staff {
            let proposals = staff.proposals.borrow_and_update().clone();
            news.proposals = fresh(&staff.proposals_seen, &proposals);
            staff.proposals_seen = proposals;
            let desks = staff.desks.borrow_and_update().clone();
            if staff.desks_seen.as_ref() != Some(&desks) {
                news.desks = Some(desks.clone());
                staff.desks_seen = Some(desks);
            }
        }
        news
    }
}

fn fresh<T>(seen: &BTreeMap<QuestionId, Arc<T>>, now: &BTreeMap<QuestionId, Arc<T>>) -> Vec<Arc<T>> {
    let is_fresh = |(question, picture): &(&QuestionId, &Arc<T>)| {
        seen.get(question).is_none_or(|known| !Arc::ptr_eq(known, picture))
    };
    now.iter().filter(is_fresh).map(|(_, picture)| Arc::clone(picture)).collect()
}
