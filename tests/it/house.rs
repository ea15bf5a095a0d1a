//! A server for one test: its own folder, any free port, one workshop with the standard questions.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use moteplass::keys::{Key, Keys};
use moteplass::server::{self, Running};
use moteplass::settings::ServerSettings;
use moteplass::workshop::settings::Settings;
use moteplass::workshop::template;

use crate::screens::{Desk, Phone, Wall};

/// Tests that have asked for a folder so far.
static FOLDERS: AtomicU32 = AtomicU32::new(0);

/// A running server with one workshop.
pub struct House {
    folder: PathBuf,
    running: Option<Running>,
    pub code: String,
    pub keys: Keys,
}

impl House {
    /// Starts a server on an empty folder and makes a workshop with eight groups.
    pub async fn open() -> Self {
        Self::open_with(|_| {}).await
    }

    /// The same, set up otherwise.
    pub async fn open_with(set: impl FnOnce(&mut ServerSettings)) -> Self {
        let folder = new_folder();
        let mut wanted = ServerSettings::local(folder.clone());
        set(&mut wanted);
        let running = server::start(wanted).await.expect("the server starts");
        let settings = Settings { title: "Møteplass folkehelse".into(), ..Settings::default() };
        let events = template::standard(settings, 8);
        let made = running.rooms.create(events).await.expect("a workshop");
        Self { folder, running: Some(running), code: made.code.as_str().into(), keys: made.keys }
    }

    /// Stops the server and starts another on the same folder.
    pub async fn restart(&mut self) {
        self.stop().await;
        let settings = ServerSettings::local(self.folder.clone());
        self.running = Some(server::start(settings).await.expect("the server starts again"));
    }

    /// Stops the server in good order.
    pub async fn stop(&mut self) {
        if let Some(running) = self.running.take() {
            running.stop().await;
        }
    }

    /// The bytes of every file in the folder.
    pub fn files_on_disk(&self) -> Vec<Vec<u8>> {
        let entries = std::fs::read_dir(&self.folder).expect("the folder");
        entries.map(|entry| std::fs::read(entry.expect("an entry").path()).expect("a file")).collect()
    }

    /// The running server.
    pub fn running(&self) -> &Running {
        self.running.as_ref().expect("the server runs")
    }

    /// Where sockets go.
    pub fn socket_url(&self) -> String {
        format!("ws://{}/ws", self.running().address)
    }

    /// An address on the server.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.running().address)
    }

    /// A new phone at a table.
    pub async fn phone(&self, group: u16) -> Phone {
        let mut phone = Phone::arrive(self).await;
        phone.sit(group).await;
        phone
    }

    /// The facilitator's desk.
    pub async fn desk(&self) -> Desk {
        Desk::open(self, &self.keys.facilitator).await
    }

    /// The secretariat's desk.
    pub async fn secretariat(&self) -> Desk {
        Desk::open(self, &self.keys.secretariat).await
    }

    /// The wall.
    pub async fn wall(&self) -> Wall {
        Wall::open(self, &self.keys.wall).await
    }

    /// A desk with the first question open.
    pub async fn desk_with_open_question(&self) -> Desk {
        let mut desk = self.desk().await;
        desk.open_question(1).await;
        desk
    }

    /// A request with a key, ready to send.
    pub fn request(&self, method: reqwest::Method, path: &str, key: &Key) -> reqwest::RequestBuilder {
        reqwest::Client::new().request(method, self.url(path)).bearer_auth(key.as_str())
    }
}

/// A folder that no other test has; it is not made yet.
pub fn new_folder() -> PathBuf {
    let number = FOLDERS.fetch_add(1, Ordering::Relaxed);
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{}-{number}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    folder
}

impl Drop for House {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
