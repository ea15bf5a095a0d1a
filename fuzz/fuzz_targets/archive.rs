//! An archive as somebody sends it in: read or refused, never a panic; what was read can be written and read again, and
//! written the second time it is the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use moteplass_fuzz::document::archive::{self, Archive, People};
use moteplass_fuzz::workshop::state::State;

fuzz_target!(|bytes: &[u8]| {
    let Ok(read) = serde_json::from_slice::<Archive>(bytes) else { return };
    let Ok(events) = archive::events(&read) else { return };
    let written = archive::of_state(&State::replay(&events), People::Named);
    let again = archive::events(&written).expect("what was written can be read");
    let rewritten = archive::of_state(&State::replay(&again), People::Named);
    assert_eq!(written, rewritten, "what is read and written again is the same");
});
