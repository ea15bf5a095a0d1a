//! The program as it is delivered: a process of its own, that can be killed, told to stop, and given a bad disk.

use std::io::{BufRead, BufReader, Lines};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};

use moteplass::keys::Key;
use tokio::sync::watch;
use tokio::task::spawn_blocking;

use crate::house::new_folder;

/// A folder with a server that runs on it, most of the time.
pub struct Program {
    pub folder: PathBuf,
    environment: Vec<(String, String)>,
    /// A command that the program is started by, if not by itself.
    under: Vec<String>,
    arguments: Vec<String>,
    process: Option<Child>,
    /// What the process says; kept open, for nobody hears the rest.
    words: Option<Lines<BufReader<ChildStdout>>>,
    /// Where the server listens now; `None` while it is down.
    address: watch::Sender<Option<String>>,
    organiser_key: String,
}

/// What opens a workshop.
#[derive(Clone)]
pub struct Doors {
    pub code: String,
    pub facilitator: Key,
}

/// Builds a library from a source beside these tests, to be laid under the program by `LD_PRELOAD`.
#[cfg(target_os = "linux")]
pub fn c_library(folder: &std::path::Path, source: &str) -> PathBuf {
    let library = folder.join("under.so");
    let built = Command::new("cc")
        .args(["-O1", "-shared", "-fPIC", "-o"])
        .arg(&library)
        .arg(PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it")).join(source))
        .arg("-ldl")
        .status();
    assert!(built.expect("a C compiler, as SQLite needs one").success());
    library
}

impl Program {
    /// Starts the program on an empty folder. `arguments` are added to `serve`.
    pub async fn start(arguments: &[&str], environment: &[(&str, &str)]) -> Self {
        let folder = new_folder();
        std::fs::create_dir_all(&folder).expect("a folder");
        let mut program = Self::in_folder(folder, arguments);
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        program.environment = environment.iter().map(owned).collect();
        program.start_again().await;
        program
    }

    /// Starts the program on a folder that is there already, by a command that ends as the program itself; none if empty.
    pub async fn start_under(under: Vec<String>, folder: PathBuf, arguments: &[&str]) -> Self {
        let mut program = Self::in_folder(folder, arguments);
        program.under = under;
        program.start_again().await;
        program
    }

    fn in_folder(folder: PathBuf, arguments: &[&str]) -> Self {
        Self {
            folder,
            environment: Vec::new(),
            under: Vec::new(),
            arguments: arguments.iter().map(|argument| (*argument).to_owned()).collect(),
            process: None,
            words: None,
            address: watch::Sender::new(None),
            organiser_key: String::new(),
        }
    }

    /// Starts the program on the folder that is there. It says itself where it listens.
    pub async fn start_again(&mut self) {
        let log = std::fs::File::options().create(true).append(true).open(self.log_path()).expect("a log");
        let words = self.under.iter().map(String::as_str).chain([env!("CARGO_BIN_EXE_moteplass")]);
        let mut words = words.chain(["serve", "--address", "127.0.0.1", "--port", "0", "--data"]);
        let mut process = Command::new(words.next().expect("a program"))
            .args(words)
            .arg(self.folder.join("data"))
            .args(&self.arguments)
            .envs(self.environment.iter().cloned())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .expect("the program starts");
        let mut lines = BufReader::new(process.stdout.take().expect("its words")).lines();
        self.process = Some(process);
        let heard = spawn_blocking(move || {
            let mut after = |beginning: &str| loop {
                let line = lines.next().expect("it says where it listens").expect("a line");
                if let Some(rest) = line.strip_prefix(beginning) {
                    return rest.to_owned();
                }
            };
            let (url, maker) = (after("moteplass is running at http://"), after("Make a workshop: "));
            (url, maker, lines)
        });
        let (url, maker, lines) = heard.await.expect("it has started");
        self.words = Some(lines);
        self.organiser_key = maker.split('#').nth(1).expect("a key").to_owned();
        self.address.send_replace(Some(url));
    }

    /// Ends the process as the kernel does when memory is out: at once, wherever it is.
    pub fn kill(&mut self) {
        self.address.send_replace(None);
        let mut process = self.process.take().expect("the program runs");
        process.kill().expect("it is killed");
        process.wait().expect("its end");
    }

    /// Tells the program to stop, as the system does before it restarts a service.
    pub fn tell_to_stop(&self) {
        let number = rustix::process::Pid::from_raw(self.number().cast_signed()).expect("a process");
        rustix::process::kill_process(number, rustix::process::Signal::TERM).expect("it hears");
    }

    /// The number of the process.
    pub fn number(&self) -> u32 {
        self.process.as_ref().map(Child::id).expect("the program runs")
    }

    /// Waits until the process has ended by itself.
    pub async fn ended(&mut self) -> ExitStatus {
        let mut process = self.process.take().expect("the program runs");
        let status = spawn_blocking(move || process.wait()).await.expect("a task").expect("its end");
        self.address.send_replace(None);
        status
    }

    /// Where the server listens, to look at or to wait for.
    pub fn address(&self) -> watch::Receiver<Option<String>> {
        self.address.subscribe()
    }

    /// An address on the server, by scheme.
    pub fn url(&self, scheme: &str, path: &str) -> String {
        let address = self.address.borrow();
        format!("{scheme}://{}{path}", address.as_deref().expect("the program runs"))
    }

    /// Makes a workshop with two groups.
    pub async fn new_workshop(&self) -> Doors {
        let made: serde_json::Value = reqwest::Client::new()
            .post(self.url("http", "/api/workshops"))
            .bearer_auth(&self.organiser_key)
            .json(&serde_json::json!({ "settings": { "title": "Møteplass" }, "groups": 2 }))
            .send()
            .await
            .expect("an answer")
            .json()
            .await
            .expect("a workshop");
        let text = |value: &serde_json::Value| value.as_str().expect("a text").to_owned();
        let link = text(&made["links"]["facilitator"]);
        let key = link.split('#').nth(1).and_then(Key::parse).expect("a key");
        Doors { code: text(&made["code"]), facilitator: key }
    }

    /// Everything that the program has logged so far.
    pub fn logged(&self) -> String {
        std::fs::read_to_string(self.log_path()).expect("the log")
    }

    /// The database file.
    pub fn database(&self) -> PathBuf {
        self.folder.join("data").join("moteplass.sqlite")
    }

    fn log_path(&self) -> PathBuf {
        self.folder.join("log")
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("the program's own words:\n{}", self.logged());
        }
        if let Some(process) = &mut self.process {
            let _ = process.kill();
            let _ = process.wait();
        }
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
