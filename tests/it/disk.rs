//! Saved before said, on the real program over a disk with bad days: full, slow, failing. Linux only, since the bad days are
//! laid under the program by the dynamic linker.

use std::path::PathBuf;

use moteplass::protocol::ClientMessage;
use moteplass::workshop::ids::NoteId;

use crate::program::{Doors, Program, c_library};
use crate::screens::{Desk, Phone, Told, new_note_id, writing};

/// A server over a disk that obeys the test.
struct BadDisk {
    program: Program,
    doors: Doors,
    folder: PathBuf,
    says: PathBuf,
    trace: PathBuf,
}

impl BadDisk {
    async fn open(name: &str) -> Self {
        let folder =
            PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("disk-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let (says, trace) = (folder.join("says"), folder.join("trace"));
        let _ = std::fs::remove_file(&trace);
        std::fs::write(&says, "good").expect("a word");
        let library = c_library(&folder, "disk/bad_disk.c");
        let path = |path: &PathBuf| path.to_str().expect("a plain path").to_owned();
        let environment =
            [("LD_PRELOAD", path(&library)), ("BAD_DISK", path(&says)), ("BAD_DISK_TRACE", path(&trace))];
        let environment = environment.each_ref().map(|(name, value)| (*name, value.as_str()));
        let program = Program::start(&[], &environment).await;
        let doors = program.new_workshop().await;
        let disk = Self { program, doors, folder, says, trace };
        disk.desk().await.open_question(1).await;
        disk
    }

    /// What kind of day it is from now on.
    fn becomes(&self, word: &str) {
        // Put in place whole, so that the program never reads half a word.
        let beside = self.says.with_extension("new");
        std::fs::write(&beside, word).expect("a word");
        std::fs::rename(&beside, &self.says).expect("a word in place");
    }

    async fn desk(&self) -> Desk {
        Desk::open_at(&self.program.url("ws", "/ws"), &self.doors.facilitator).await
    }

    async fn phone(&self) -> Phone {
        let mut phone = Phone::arrive_at(&self.program.url("ws", "/ws"), &self.doors.code).await;
        phone.sit(1).await;
        phone
    }

    /// The texts that a desk sees which comes now.
    async fn texts(&self) -> Vec<String> {
        self.desk().await.note_texts()
    }
}

impl Drop for BadDisk {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

#[tokio::test]
async fn a_full_disk_is_answered_reading_goes_on_and_writing_comes_back_by_itself() {
    let mut disk = BadDisk::open("full").await;
    let mut phone = disk.phone().await;
    phone.write("Før").await.1.revision();
    disk.becomes("full");
    let mut refused: Vec<(NoteId, String)> = Vec::new();
    for number in 0..20 {
        let text = format!("Mens disken var full {number}");
        let (note, told) = phone.write(&text).await;
        assert_eq!(told, Told::Busy, "each is answered, and none is said to be saved");
        refused.push((note, text));
    }
    assert_eq!(disk.texts().await, ["Før"], "whoever comes can read all that is there");
    disk.becomes("good");
    for (note, text) in &refused {
        phone.write_as(note, 1, text).await.revision();
    }
    let expected: Vec<&str> =
        ["Før"].into_iter().chain(refused.iter().map(|(_, text)| text.as_str())).collect();
    assert_eq!(disk.texts().await, expected);
    disk.program.kill();
    disk.program.start_again().await;
    assert_eq!(disk.texts().await, expected);
}

#[tokio::test]
async fn after_a_failed_sync_nothing_is_acknowledged_on_that_handle() {
    let mut disk = BadDisk::open("failing").await;
    let mut phone = disk.phone().await;
    phone.write("Før").await.1.revision();
    disk.becomes("fail");
    let (note, told) = phone.write("Kanskje lagret").await;
    assert_eq!(told, Told::Fault, "nobody knows whether it is there");
    disk.becomes("good");
    phone.write_as(&note, 1, "Kanskje lagret").await.revision();
    phone.write("Etter").await.1.revision();
    let expected = ["Før", "Kanskje lagret", "Etter"];
    assert_eq!(disk.texts().await, expected, "and then it is there once");
    disk.program.kill();
    disk.program.start_again().await;
    assert_eq!(disk.texts().await, expected);

    let trace = std::fs::read_to_string(&disk.trace).expect("a trace");
    let lines: Vec<&str> = trace.lines().collect();
    let failed = lines.iter().position(|line| line.starts_with("failed ")).expect("a sync that failed");
    let handle = lines[failed].trim_start_matches("failed ");
    let next = lines[failed + 1..].iter().find(|line| line.ends_with(&format!(" {handle}")));
    assert_eq!(next, Some(&format!("closed {handle}").as_str()), "the handle is never synced again");
}

#[tokio::test]
async fn nothing_is_acknowledged_or_shown_before_it_is_synced() {
    let disk = BadDisk::open("slow").await;
    let mut writer = disk.phone().await;
    let mut reader = disk.phone().await;
    let before = (writer.head, reader.head);
    disk.becomes("hold");
    let note = new_note_id();
    writer.send("held", writing(&note, 1, "Ikke lagret ennå")).await;
    // Both lines are alive and answer while the disk does not.
    for phone in [&mut writer, &mut reader] {
        let heard = phone.pictures.len();
        phone.say(&ClientMessage::Ping).await;
        phone.wait_until(|phone| phone.pictures.len() > heard).await;
    }
    assert_eq!((writer.head, reader.head), before);
    assert!(writer.told("held").is_none(), "not acknowledged before it is on the disk");
    disk.becomes("good");
    let revision = writer.answer("held").await.revision();
    reader.wait_for(revision).await;
    assert_eq!(reader.note_texts(), ["Ikke lagret ennå"]);
}
