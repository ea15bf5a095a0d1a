//! A disk that is really full: a file system of a few megabytes in a namespace of the program's own, and a file that takes the
//! rest of it. Linux only; skipped, with the reason said, where one may not make a namespace.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use moteplass::workshop::ids::NoteId;

use crate::house::new_folder;
use crate::program::Program;
use crate::screens::{Desk, Phone, Told};

/// Room on the disk: for a database, and a log that has not been folded into it yet.
const DISK_BYTES: &str = "8m";
/// Letters of each note: long, so that the last corner of the disk is soon used up.
const NOTE_LETTERS: usize = 1_000;
/// Notes in a row that find no room before the disk counts as full to the last corner.
const REFUSED: usize = 20;
/// Mounts a small disk at the first argument, and becomes what the rest of them say.
const MOUNT: &str = r#"mount -t tmpfs -o size="$1" small "$0" && shift && exec "$@""#;

/// The command that gives what follows it a small disk at a folder, and nobody else.
fn small_disk_at(folder: &Path) -> Vec<String> {
    let folder = folder.to_str().expect("a plain path");
    let words = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", MOUNT, folder, DISK_BYTES];
    words.map(str::to_owned).into()
}

/// Why a small disk cannot be had here, if it cannot.
fn hindrance(under: &[String]) -> Option<String> {
    match Command::new(&under[0]).args(&under[1..]).arg("true").output() {
        Ok(tried) if tried.status.success() => None,
        Ok(tried) => Some(String::from_utf8_lossy(&tried.stderr).trim().to_owned()),
        Err(error) => Some(format!("{}: {error}", under[0])),
    }
}

/// Fills what is left of a disk, to the last page.
fn fill(disk: &Path) -> PathBuf {
    let path = disk.join("what-else-is-on-the-disk");
    let mut ballast = File::create(&path).expect("room for a name");
    while ballast.write_all(&[0; 4096]).is_ok() {}
    path
}

/// Writes until the disk has no corner left: the notes that were received, and those that were not.
async fn write_until_full(phone: &mut Phone) -> (Vec<String>, Vec<(NoteId, String)>) {
    let (mut received, mut refused) = (Vec::new(), Vec::new());
    while refused.len() < REFUSED {
        let number = received.len() + refused.len();
        let text = format!("Innspill {number}, {}", "langt ".repeat(NOTE_LETTERS / 6));
        match phone.write(text.trim()).await {
            (_, Told::Accepted(_)) => received.push(text.trim().to_owned()),
            (note, Told::Busy) => refused.push((note, text.trim().to_owned())),
            (_, told) => panic!("a full disk is answered with {told:?}"),
        }
    }
    (received, refused)
}

#[tokio::test]
async fn on_a_disk_that_is_really_full_each_note_is_answered_and_service_comes_back_with_the_room() {
    let folder = new_folder();
    let data = folder.join("data");
    fs::create_dir_all(&data).expect("a folder");
    let under = small_disk_at(&data);
    if let Some(why) = hindrance(&under) {
        eprintln!("skipped: no disk of one's own can be made here ({why})");
        return;
    }
    let program = Program::start_under(under, folder, &["--phone-pace", "0"]).await;
    // The disk as the program sees it.
    let disk = PathBuf::from(format!("/proc/{}/root", program.number()))
        .join(data.strip_prefix("/").expect("a whole path"));
    let doors = program.new_workshop().await;
    let socket = program.url("ws", "/ws");
    Desk::open_at(&socket, &doors.facilitator).await.open_question(1).await;
    let mut phone = Phone::arrive_at(&socket, &doors.code).await;
    phone.sit(1).await;
    phone.write("Før").await.1.revision();

    let ballast = fill(&disk);
    let (received, refused) = write_until_full(&mut phone).await;
    let mut expected = vec!["Før".to_owned()];
    expected.extend(received);
    let texts = Desk::open_at(&socket, &doors.facilitator).await.note_texts();
    assert_eq!(texts, expected, "whoever comes can read all that is there");

    fs::remove_file(ballast).expect("room again");
    for (note, text) in refused {
        phone.write_as(&note, 1, &text).await.revision();
        expected.push(text);
    }
    assert_eq!(Desk::open_at(&socket, &doors.facilitator).await.note_texts(), expected);

    // As a power cut would leave it, on another disk.
    let found = Program::start_under(Vec::new(), copy_of(&disk), &[]).await;
    let texts = Desk::open_at(&found.url("ws", "/ws"), &doors.facilitator).await.note_texts();
    assert_eq!(texts, expected, "and all of it is on the disk");
}

/// A folder for another program, with what lies on a disk now.
fn copy_of(disk: &Path) -> PathBuf {
    let folder = new_folder();
    let data = folder.join("data");
    fs::create_dir_all(&data).expect("a folder");
    for file in fs::read_dir(disk).expect("the disk") {
        let file = file.expect("a file");
        fs::copy(file.path(), data.join(file.file_name())).expect("a copy");
    }
    folder
}
