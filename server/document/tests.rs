//! The laws of the document, over workshops that nobody would hold: each note in one place in every format, the same
//! bytes each time, and an archive that comes back as it went.

use base64::Engine;
use base64::prelude::BASE64_STANDARD as BASE64;
use proptest::prelude::*;

use super::account::Account;
use super::archive::{self, Archive, ArchivedBoard, ArchivedLeftOut, ArchivedLine, ArchivedTheme, People};
use super::compose::compose;
use super::outline::{Block, Line};
use super::verify::{Verdict, verify};
use super::{Format, export};
use crate::workshop::ids::{NoteId, QuestionId};
use crate::workshop::state::State;

const FORMATS: [Format; 11] = [
    Format::Pdf,
    Format::PdfWithArchive,
    Format::Docx,
    Format::Odt,
    Format::Html,
    Format::Markdown,
    Format::Plain,
    Format::Xlsx,
    Format::Csv,
    Format::Json,
    Format::Parcel,
];

/// What people type when nobody has told them not to.
const TEXTS: [&str; 20] = [
    "Fast kontaktperson",
    "fast kontaktperson.",
    "Møteplasser for alle, også om kvelden",
    "ensomhet",
    "Ensomhet",
    "psykisk helse, turer",
    "Buorre ovttasbargu čiehká đ ŋ š ŧ ž",
    "👍🏽 ja! 👨‍👩‍👧",
    "日本語とノルウェー語",
    "שלום לכולם",
    "مرحبا بالجميع",
    "a\u{20E3}\u{301}\u{FFFD}",
    "#import *x* $y$ `z` @ref <label> \\ // /* */",
    "<script>alert(1)</script> & &amp; \"'",
    "=HYPERLINK(\"x\";\"y\") | a | b |",
    "- punkt\n- punkt to\n\n1. tre",
    "\u{202E}snudd\u{202C} og \u{200B}usynlig\u{AD}",
    "NULL",
    "123",
    "«Sitat» – med tankestrek …",
];

/// A PNG of one pixel.
const PICTURE: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU\x00\
\x00\x00\x0aIDATx\x9cch\x00\x00\x00\x82\x00\x81w\xcdr\xb6\x00\x00\x00\x00IEND\xaeB`\x82";

/// Decisions that come from a list of numbers, so that a failing workshop can shrink.
struct Dice<'a>(std::slice::Iter<'a, u8>);

impl Dice<'_> {
    fn below(&mut self, sides: usize) -> usize {
        usize::from(*self.0.next().unwrap_or(&0)) % sides.max(1)
    }
}

fn workshop(numbers: &[u8]) -> Archive {
    let dice = &mut Dice(numbers.iter());
    let mut archive: Archive = serde_json::from_str(
        r#"{"title": "Møteplass <1> & 2", "questions": [], "notes": [], "document": {}}"#,
    )
    .expect("it is an archive");
    archive.language =
        serde_json::from_str(["\"nb\"", "\"nn\"", "\"en\""][dice.below(3)]).expect("a language");
    archive.document = serde_json::from_value(serde_json::json!({
        "order_by_weight": dice.below(4) == 1, "annex_merged": dice.below(3) == 1,
        "annex_received": dice.below(4) == 1, "group_count": dice.below(4) == 1, "group_names": dice.below(5) == 1
    }))
    .expect("options");
    for number in 0..1 + dice.below(3) {
        let form = ["themes", "list", "cloud"][dice.below(3)];
        let question = serde_json::json!({ "title": format!("Spørsmål {number}?"), "form": form });
        archive.questions.push(serde_json::from_value(question).expect("a question"));
    }
    for number in 0..dice.below(24) {
        let standing = ["received", "received", "received", "received", "held", "withdrawn", "erased"];
        let note = serde_json::json!({
            "id": format!("n-{number}"), "question": 1 + dice.below(archive.questions.len()),
            "group": 1 + dice.below(3), "text": TEXTS[dice.below(TEXTS.len())],
            "standing": standing[dice.below(standing.len())],
        });
        archive.notes.push(serde_json::from_value(note).expect("a note"));
    }
    for number in 0..dice.below(3) {
        // A text that follows the document may say the same as a note, and is still no note.
        let content = [BASE64.encode(TEXTS[dice.below(TEXTS.len())]), BASE64.encode(PICTURE)];
        let attachment = serde_json::json!({
            "name": format!("../vedlegg <{number}>.txt"), "title": TEXTS[dice.below(TEXTS.len())],
            "content": content[dice.below(2)]
        });
        archive.attachments.push(serde_json::from_value(attachment).expect("an attachment"));
    }
    for number in 1..=archive.questions.len() {
        let board = board(&archive, QuestionId(number as u16), dice);
        archive.boards.push(board);
    }
    archive
}

fn board(archive: &Archive, question: QuestionId, dice: &mut Dice) -> ArchivedBoard {
    let mut board = ArchivedBoard {
        question,
        themes: Vec::new(),
        lines: Vec::new(),
        left_out: Vec::new(),
        dismissed: Vec::new(),
    };
    for number in 0..dice.below(3) {
        let heading = format!("Tema {}", number % 2);
        board.themes.push(ArchivedTheme { id: None, heading, named_by_hand: true, lines: Vec::new() });
    }
    let own = archive.notes.iter().filter(|note| note.question == question);
    let ids: Vec<NoteId> = own.filter_map(|note| note.id.clone()).collect();
    for id in ids {
        match dice.below(6) {
            0 => {}
            1 => board.left_out.push(ArchivedLeftOut { note: id, reason: "Gjelder noe annet".into() }),
            2 if board.lines.last().is_some() => {
                board.lines.last_mut().expect("there is one").notes.push(id);
            }
            _placed => {
                let wording = (dice.below(5) == 1).then(|| "Skrevet om av sekretariatet".to_owned());
                let level = 1 + dice.below(3) as u8;
                let quoted = wording.is_none() && dice.below(6) == 1;
                let line =
                    ArchivedLine { id: None, notes: vec![id], wording, level, quoted, placed_by_hand: true };
                let at = dice.below(board.themes.len() + 1);
                match board.themes.get_mut(at) {
                    Some(theme) => theme.lines.push(line),
                    None => board.lines.push(line),
                }
            }
        }
    }
    board
}

/// A workshop that nobody would hold, the same for the same numbers.
pub fn state(numbers: &[u8]) -> State {
    archive::state(&workshop(numbers)).expect("the made-up workshop is a good one")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn every_note_has_one_place(numbers in prop::collection::vec(any::<u8>(), 0..160)) {
        let state = state(&numbers);
        let composed = compose(&state).expect("the account holds");
        prop_assert_eq!(composed.account.notes.len(), state.notes.len());
        let sum = composed.account.sum();
        let parts = sum.printed + sum.merged + sum.in_cloud + sum.left_out + sum.withdrawn + sum.held + sum.erased;
        prop_assert_eq!(parts, sum.received);
    }

    #[test]
    fn the_files_hold_what_the_account_says(numbers in prop::collection::vec(any::<u8>(), 0..160)) {
        let state = state(&numbers);
        for format in [Format::Html, Format::Docx, Format::Odt] {
            let file = export(&state, format).expect("it can be exported");
            let report = verify(&file.bytes, &state).expect("it can be read");
            prop_assert!(report.holds(), "{:?}: {:?}", format, report);
        }
    }

    #[test]
    fn every_format_tells_of_the_same_notes(numbers in prop::collection::vec(any::<u8>(), 0..160)) {
        let state = state(&numbers);
        let account = compose(&state).expect("the account holds").account;
        let sum = super::words::of(state.settings.language).sum(&account.sum());
        for format in [Format::Docx, Format::Odt, Format::Html, Format::Markdown, Format::Plain, Format::Xlsx] {
            let file = export(&state, format).expect("it can be exported");
            prop_assert_eq!(&file.account, &account, "{:?}", format);
        }
        for format in [Format::Html, Format::Markdown] {
            let text = String::from_utf8(export(&state, format).expect("it can be exported").bytes).expect("UTF-8");
            prop_assert!(text.contains(&sum), "{:?} does not say «{}»", format, sum);
        }
        let table = export(&state, Format::Csv).expect("it can be exported").bytes;
        let mut rows = ::csv::ReaderBuilder::new().delimiter(b';').from_reader(&table[..]);
        let ids: Vec<String> = rows.records().map(|row| row.expect("a row")[0].to_owned()).collect();
        let notes: Vec<String> = state.notes.iter().map(|note| note.id.to_string()).collect();
        prop_assert_eq!(ids, notes);
    }

    #[test]
    fn an_archive_comes_back_as_it_went(numbers in prop::collection::vec(any::<u8>(), 0..160)) {
        let once = archive::of_state(&state(&numbers), People::Named).to_json();
        let read: Archive = serde_json::from_str(&once).expect("its own file is good");
        let again = archive::of_state(&archive::state(&read).expect("and can be replayed"), People::Named);
        prop_assert_eq!(again.to_json(), once);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn a_pdf_holds_what_its_account_says(numbers in prop::collection::vec(any::<u8>(), 0..160)) {
        let state = state(&numbers);
        let file = export(&state, Format::Pdf).expect("no text can stop a PDF");
        let report = verify(&file.bytes, &state).expect("it can be read");
        let wrong: Vec<_> = report.notes.iter().filter(|(_, verdict)| *verdict != Verdict::Holds).collect();
        prop_assert!(wrong.is_empty() && report.strangers.is_empty(), "{:?} {:?}", wrong, report.strangers);
    }
}

#[test]
fn the_same_workshop_gives_the_same_bytes() {
    let numbers: Vec<u8> = (0..200_u8).map(|number| number.wrapping_mul(37)).collect();
    for format in FORMATS {
        let file = || export(&state(&numbers), format).expect("it can be exported").bytes;
        assert!(file() == file(), "{format:?} differs from one time to the next");
    }
}

#[track_caller]
fn read_fixture(json: &str) -> String {
    let archive: Archive = serde_json::from_str(json).expect("the fixture is an archive");
    let state = archive::state(&archive).expect("the fixture is a good workshop");
    String::from_utf8(export(&state, Format::Markdown).expect("it can be exported").bytes).expect("UTF-8")
}

#[test]
fn what_people_read() {
    insta::assert_snapshot!(
        "a_small_workshop",
        read_fixture(include_str!("../../fixtures/workshops/liten-nynorsk.json"))
    );
    insta::assert_snapshot!(
        "a_nasty_workshop",
        read_fixture(include_str!("../../fixtures/workshops/vrang.json"))
    );
}

#[test]
fn a_sum_that_does_not_hold_is_refused_and_names_the_note() {
    let json = r#"{"title": "A", "questions": [{"title": "B", "form": "list"}],
        "notes": [{"id": "x", "question": 1, "text": "Ja"}, {"id": "y", "question": 1, "text": "Nei"}]}"#;
    let state = archive::state(&serde_json::from_str(json).expect("an archive")).expect("a good one");
    let whole = compose(&state).expect("the account holds").document;
    let with_lines = |change: &dyn Fn(&mut Vec<Line>)| {
        let mut document = whole.clone();
        for block in &mut document.blocks {
            if let Block::List(list) = block
                && list.lines.iter().any(|line| !line.notes.is_empty())
            {
                change(&mut list.lines);
            }
        }
        Account::of(&document, &state).map_err(|fault| fault.to_string()).err().unwrap_or_default()
    };
    let id = |id| NoteId::parse(id).expect("an id");
    assert_eq!(with_lines(&|_| {}), "");
    let missing = with_lines(&|lines| drop(lines.pop()));
    assert_eq!(missing, "the account does not hold: note 'y' has no place in the document");
    let twice = with_lines(&|lines| lines.push(lines[0].clone()));
    assert_eq!(twice, "the account does not hold: note 'x' stands in more than one place");
    let unknown = with_lines(&|lines| lines[0].notes.push(id("z")));
    assert_eq!(unknown, "the account does not hold: note 'z' is printed but was never received");
}
