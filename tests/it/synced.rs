//! Saved before said, as the system itself sees it: `strace` writes down every write, sync and send of the real program, and
//! no send that has a note in it may come before the sync that covers the note. Linux only; skipped without `strace`.

use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStderr, Command, Stdio};

use moteplass::workshop::ids::NoteId;

use crate::program::Program;
use crate::screens::{Desk, Phone, new_note_id, writing};

/// Notes that each phone sends at once: `SYNCED_NOTES=400 cargo test --test it synced` for longer.
fn notes_per_phone() -> usize {
    std::env::var("SYNCED_NOTES").ok().and_then(|number| number.parse().ok()).unwrap_or(20)
}

#[tokio::test]
async fn no_note_is_sent_to_anybody_before_the_sync_that_covers_it() {
    let program = Program::start(&["--phone-pace", "0"], &[]).await;
    let doors = program.new_workshop().await;
    let socket = program.url("ws", "/ws");
    Desk::open_at(&socket, &doors.facilitator).await.open_question(1).await;
    let mut phones = Vec::new();
    for _ in 0..5 {
        let mut phone = Phone::arrive_at(&socket, &doors.code).await;
        phone.sit(1).await;
        phones.push(phone);
    }
    let Some(onlooker) = Onlooker::over(&program) else { return };

    let mut notes = Vec::new();
    for number in 0..notes_per_phone() {
        for phone in &mut phones {
            let note = new_note_id();
            phone.send(note.as_str(), writing(&note, 1, &format!("Innspill {number}"))).await;
            notes.push(note);
        }
        // Turn by turn, so that there is a commit to each handful; the last of them is heard out below.
        for (phone, note) in phones.iter_mut().zip(notes.iter().rev().take(5).rev()) {
            phone.answer(note.as_str()).await.revision();
        }
    }
    let seen = onlooker.leaves();
    for note in &notes {
        check(&seen, note);
    }
}

/// The note is written, then synced, then sent.
fn check(seen: &[String], note: &NoteId) {
    let has_note = |line: &&str| line.contains(note.as_str());
    let first = |call: &str| {
        let place = seen.iter().position(|line| line.contains(call) && has_note(&line.as_str()));
        place.unwrap_or_else(|| panic!("no {call} with note {} was seen", note.as_str()))
    };
    let (written, sent) = (first("pwrite64("), first("sendto("));
    assert!(written < sent, "note {} was sent in line {sent}, written in line {written}", note.as_str());
    assert!(
        syncs(&seen[written..sent]),
        "note {} was sent before it was synced:\n{}\n{}",
        note.as_str(),
        seen[written],
        seen[sent]
    );
}

/// Whether a sync begins and ends well within these lines. A line begins with the number of its thread.
fn syncs(lines: &[String]) -> bool {
    let is_sync = |line: &String| line.contains(" fsync(") || line.contains(" fdatasync(");
    lines.iter().enumerate().filter(|(_, line)| is_sync(line)).any(|(at, line)| {
        let thread = line.split(' ').next();
        let mut ends = lines[at..].iter().filter(|line| line.split(' ').next() == thread);
        let ended = if line.contains("<unfinished") { ends.nth(1) } else { ends.next() };
        ended.is_some_and(|line| line.ends_with("= 0"))
    })
}

/// `strace`, which looks on.
struct Onlooker {
    process: Child,
    log: std::path::PathBuf,
    /// What it says; kept open, so that it may say goodbye.
    _words: BufReader<ChildStderr>,
}

impl Onlooker {
    /// Begins to look; `None` where there is no `strace`, or it may not look.
    fn over(program: &Program) -> Option<Self> {
        let log = program.folder.join("strace");
        let calls = "trace=pwrite64,fsync,fdatasync,sendto";
        let started = Command::new("strace")
            .args(["-f", "-s", "9000", "-e", calls, "-e", "signal=none", "-o"])
            .arg(&log)
            .args(["-p", &program.number().to_string()])
            .stderr(Stdio::piped())
            .spawn();
        let Ok(mut process) = started else {
            eprintln!("SKIPPED: strace is not installed");
            return None;
        };
        let mut words = BufReader::new(process.stderr.take().expect("its words"));
        let mut said = String::new();
        words.read_line(&mut said).expect("its first word");
        if !said.contains("attached") {
            eprintln!("SKIPPED: strace may not look at other processes here: {said}");
            let _ = process.wait();
            return None;
        }
        Some(Self { process, log, _words: words })
    }

    /// Stops looking, and gives what was seen, in order.
    fn leaves(mut self) -> Vec<String> {
        let number = rustix::process::Pid::from_child(&self.process);
        rustix::process::kill_process(number, rustix::process::Signal::INT).expect("it hears");
        self.process.wait().expect("it ends");
        let seen = std::fs::read(&self.log).expect("what was seen");
        String::from_utf8_lossy(&seen).lines().map(str::to_owned).collect()
    }
}
