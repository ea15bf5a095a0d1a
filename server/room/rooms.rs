//! All rooms of this server: found by code or key, opened from the disk when somebody comes.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use anyhow::{Context, Result, anyhow};
use tokio::sync::{OnceCell, mpsc};
use tokio_util::task::TaskTracker;

use super::analyst::Analyst;
use super::core::Core;
use super::pace::Pace;
use super::pictures::Pictures;
use super::presence::Presence;
use super::task::Task;
use super::{Clock, MAILBOX_MAX, Room, RoomHandle};
use crate::keys::{JoinCode, Key, KeyHash, Keys};
use crate::store::{NewWorkshop, Store, WorkshopId, WorkshopRow};
use crate::workshop::event::{Event, Recorded};
use crate::workshop::ids::Revision;
use crate::workshop::people::{By, Role};

/// Times that a new code is drawn before the server gives up: codes taken are rare.
const CODE_TRIES: usize = 20;

/// The rooms of one server; cheap to clone.
#[derive(Clone)]
pub struct Rooms(Arc<Inner>);

struct Inner {
    store: Store,
    clock: Clock,
    pace: Pace,
    doors: RwLock<Doors>,
    open: Mutex<HashMap<WorkshopId, Opened>>,
    tasks: TaskTracker,
}

/// A room that is open or is being opened.
#[derive(Default)]
struct Opened {
    room: Arc<OnceCell<RoomHandle>>,
    /// Whether nobody was there when the rooms were last looked through.
    empty_before: bool,
}

/// What workshops are found by, in memory: a guessed code never touches the disk.
#[derive(Default)]
struct Doors {
    codes: HashMap<JoinCode, WorkshopId>,
    keys: HashMap<KeyHash, (WorkshopId, Role)>,
    code_of: HashMap<WorkshopId, JoinCode>,
}

/// A workshop that was just made.
pub struct Made {
    pub workshop: WorkshopId,
    pub code: JoinCode,
    pub keys: Keys,
}

impl Rooms {
    /// Reads the list of workshops; no room is opened yet.
    pub async fn new(store: Store, clock: Clock, pace: Pace) -> Result<Self> {
        let mut doors = Doors::default();
        for row in store.workshops().await? {
            doors.add(&row);
        }
        Ok(Self(Arc::new(Inner {
            store,
            clock,
            pace,
            doors: RwLock::new(doors),
            open: Mutex::default(),
            tasks: TaskTracker::new(),
        })))
    }

    /// The workshop that a join code leads to.
    pub fn by_code(&self, code: &JoinCode) -> Option<WorkshopId> {
        self.doors(|doors| doors.codes.get(code).copied())
    }

    /// The workshop that a key leads to, and what it lets its holder do.
    pub fn by_key(&self, key: &Key) -> Option<(WorkshopId, Role)> {
        self.doors(|doors| doors.keys.get(&key.hash()).copied())
    }

    /// The room of a workshop, opened from the disk if it is not open.
    pub async fn open(&self, workshop: WorkshopId) -> Result<RoomHandle> {
        let cell = {
            let mut open = self.0.open.lock().unwrap_or_else(PoisonError::into_inner);
            let opened = open.entry(workshop).or_default();
            if opened.room.get().is_some_and(RoomHandle::is_closed) {
                opened.room = Arc::default();
            }
            opened.empty_before = false;
            Arc::clone(&opened.room)
        };
        cell.get_or_try_init(|| self.start(workshop)).await.cloned()
    }

    /// Makes a workshop that begins with these events, now, by the facilitator.
    pub async fn create(&self, events: Vec<Event>) -> Result<Made> {
        let (at, by) = ((self.0.clock)(), By::role(Role::Facilitator));
        let number = |(event, revision)| Recorded { revision: Revision(revision), at, by: by.clone(), event };
        self.import(events.into_iter().zip(1..).map(number).collect()).await
    }

    /// Makes a workshop of events that happened elsewhere, from revision 1; the keys are stored nowhere.
    pub async fn import(&self, events: Vec<Recorded>) -> Result<Made> {
        let created_at = (self.0.clock)();
        let keys = Keys::of(Key::random()?);
        let row = self
            .0
            .store
            .create(NewWorkshop { code: self.free_code()?, keys: keys.clone(), created_at, events })
            .await
            .map_err(|not_saved| anyhow!("a new workshop was not saved: {not_saved:?}"))?;
        self.0.doors.write().unwrap_or_else(PoisonError::into_inner).add(&row);
        Ok(Made { workshop: row.id, code: row.code, keys })
    }

    /// Closes rooms where nobody has been since the last time this was asked; they are opened again when somebody comes.
    pub fn close_empty(&self) {
        let mut open = self.0.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.retain(|_, opened| {
            // Nobody else holds the cell or the room, so nobody has anything to wait for.
            let is_empty =
                Arc::strong_count(&opened.room) == 1 && opened.room.get().is_some_and(RoomHandle::is_alone);
            let was_empty = std::mem::replace(&mut opened.empty_before, is_empty);
            !(is_empty && was_empty)
        });
    }

    /// Lets go of all rooms and waits until what they had begun is saved.
    pub async fn close(&self) {
        self.0.open.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.0.tasks.close();
        self.0.tasks.wait().await;
    }

    async fn start(&self, workshop: WorkshopId) -> Result<RoomHandle> {
        let code =
            self.doors(|doors| doors.code_of.get(&workshop).cloned()).context("there is no such workshop")?;
        let events = self.0.store.since(workshop, Revision(0)).await?;
        let core = Core::new(events, self.0.pace);
        let log = Arc::clone(core.log());
        let (mailbox, asked) = mpsc::channel(MAILBOX_MAX);
        let task = Task { workshop, core, store: self.0.store.clone(), clock: self.0.clock };
        let presence = Presence::default();
        let pictures = Arc::new(Pictures::default());
        let analyst = Analyst::new(Arc::clone(&log), &presence, Arc::clone(&pictures));
        self.0.tasks.spawn(task.run(asked));
        self.0.tasks.spawn(analyst.run());
        Ok(RoomHandle(Arc::new(Room { workshop, code, log, presence, pictures, mailbox })))
    }

    fn free_code(&self) -> Result<JoinCode> {
        for _ in 0..CODE_TRIES {
            let code = JoinCode::random()?;
            if self.by_code(&code).is_none() {
                return Ok(code);
            }
        }
        Err(anyhow!("no free join code was found in {CODE_TRIES} draws"))
    }

    fn doors<T>(&self, look: impl FnOnce(&Doors) -> T) -> T {
        look(&self.0.doors.read().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Doors {
    fn add(&mut self, row: &WorkshopRow) {
        self.codes.insert(row.code.clone(), row.id);
        self.code_of.insert(row.id, row.code.clone());
        self.keys.extend(row.key_hashes.map(|(hash, role)| (hash, (row.id, role))));
    }
}
