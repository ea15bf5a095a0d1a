//! A clock that is set while people write disturbs nothing: revisions order the notes, and no phone is shut out for the hours
//! that were lost. Linux only, since the clock is laid under the program by the dynamic linker.

use crate::hall::{Hall, a_moment};
use crate::program::{Program, c_library};

/// Seconds ahead of the right time, one after the other: hours and days, to and fro.
const AHEAD: [i64; 7] = [0, 3_600, -3_600, 86_400, -86_400, 5, 0];
/// Notes that are received between two jumps.
const NOTES_BETWEEN: usize = 30;

#[tokio::test]
async fn a_clock_that_jumps_disturbs_nobody() {
    let folder =
        std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("clock-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let library = c_library(&folder, "clock/jumping_clock.c");
    let says = folder.join("ahead");
    let set = |seconds: i64| {
        // Put in place whole, so that the program never reads half a number.
        let beside = says.with_extension("new");
        std::fs::write(&beside, seconds.to_string()).expect("a number");
        std::fs::rename(&beside, &says).expect("a number in place");
    };
    set(0);
    let path = |path: &std::path::Path| path.to_str().expect("a plain path").to_owned();
    let environment = [("LD_PRELOAD", path(&library)), ("CLOCK_AHEAD", path(&says))];
    let environment = environment.each_ref().map(|(name, value)| (*name, value.as_str()));
    let program = Program::start(&[], &environment).await;
    let hall = Hall::open(&program, 10).await;
    for seconds in AHEAD {
        set(seconds);
        let enough = hall.received() + NOTES_BETWEEN;
        while hall.received() < enough {
            a_moment().await;
        }
    }
    let outcome = hall.close(&program).await;
    assert!(outcome.notes >= AHEAD.len() * NOTES_BETWEEN);
    assert!(outcome.spread_ms > 2 * 86_400_000 - 60_000, "the clock did jump");
    let _ = std::fs::remove_dir_all(&folder);
}
