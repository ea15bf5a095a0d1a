//! The subcommands that work on files: what they write, and what they say of input that is wrong.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

/// Runs the program on some input.
fn run(arguments: &[&str], input: &str) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_moteplass"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = program.stdin.take().expect("its input");
    // A program that refuses its arguments does not read what comes.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    program.wait_with_output().expect("the program ends")
}

/// What it wrote, when all went well.
fn result(arguments: &[&str], input: &Value) -> Value {
    let output = run(arguments, &input.to_string());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// What it said when it ended with 2.
fn refused(arguments: &[&str], input: &str) -> String {
    let output = run(arguments, input);
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(2), "{arguments:?} {input}: {said}");
    assert!(output.stdout.is_empty(), "nothing is written: {arguments:?} {input}");
    said
}

fn fixture(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/workshops").join(name);
    std::fs::read_to_string(path).expect("the fixture")
}

fn notes() -> Value {
    json!({"language": "nb", "question": "Hva bremser?", "notes": [
        {"id": "a", "text": "Mangel på lokaler", "group": "Bord 1"},
        {"id": 2, "text": "Lokalene er for dyre"},
        {"id": "c", "text": "Ensomhet blant eldre"},
        {"id": "d", "text": "Eldre er ensomme"},
    ]})
}

#[test]
fn words_are_counted_with_their_forms_and_notes() {
    let cloud = json!({"notes": [{"id": 1, "text": "møteplass"}, {"id": "2", "text": "Møteplasser"}]});
    let words = result(&["words"], &cloud)["words"].clone();
    assert_eq!(words.as_array().expect("words").len(), 1, "{words}");
    assert_eq!((&words[0]["count"], &words[0]["notes"]), (&json!(2), &json!([1, "2"])));
}

#[test]
fn every_note_is_in_one_theme_or_alone() {
    let proposal = result(&["themes"], &notes());
    let themes = proposal["themes"].as_array().expect("themes");
    let mut ids: Vec<&Value> =
        themes.iter().flat_map(|theme| theme["notes"].as_array().expect("notes")).collect();
    ids.extend(proposal["alone"].as_array().expect("alone"));
    ids.sort_by_key(ToString::to_string);
    assert_eq!(ids, [&json!("a"), &json!("c"), &json!("d"), &json!(2)]);
    assert!(themes.iter().all(|theme| theme["heading"].as_str().is_some_and(|heading| !heading.is_empty())));
}

#[test]
fn a_cloud_is_placed_and_goes_on_from_the_one_before() {
    let size = ["--width", "800", "--height", "450"];
    let words = json!({"words": [{"text": "helse", "weight": 3}, {"text": "natur", "weight": 1}]});
    let first = result(&["cloud", size[0], size[1], size[2], size[3]], &words);
    assert_eq!((&first["canvas"], &first["dropped"]), (&json!([800, 450]), &json!([])));
    assert_eq!(first["words"].as_array().map(Vec::len), Some(2));
    let previous = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("previous-cloud.json");
    std::fs::write(&previous, first.to_string()).expect("a file");
    let again = result(
        &["cloud", "--width", "800", "--height", "450", "--previous", previous.to_str().expect("a path")],
        &words,
    );
    assert_eq!((again["words"].as_array().map(Vec::len), &again["dropped"]), (Some(2), &json!([])));
    let svg = run(&["cloud", "--format", "svg"], &words.to_string()).stdout;
    assert!(svg.starts_with(b"<svg"));
}

#[test]
fn tokens_show_parts_phrases_and_concepts() {
    let output = run(&["tokens", "--format", "tsv"], "Frivillighetspolitikken må se psykisk helse");
    let table = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(table.lines().nth(1).is_some_and(|row| row.contains("frivillighet+politikk")), "{table}");
    assert!(table.lines().nth(4).is_some_and(|row| row.contains("\tpsykisk helse\t")), "{table}");
    assert!(table.lines().nth(1).is_some_and(|row| row.contains("Frivillighet 1.00")), "{table}");
}

#[test]
fn a_document_and_its_account_are_made_and_hold() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let path = |name: &str| folder.join(name).to_str().expect("a path").to_owned();
    let archive = path("small.json");
    std::fs::write(&archive, fixture("liten-nynorsk.json")).expect("a file");
    for format in ["pdf", "docx", "odt", "html"] {
        let (file, account) = (path(&format!("small.{format}")), path("small.account.json"));
        let made = run(
            &["document", "--format", format, "--input", &archive, "--output", &file, "--account", &account],
            "",
        );
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        let account: Value =
            serde_json::from_slice(&std::fs::read(account).expect("the account")).expect("JSON");
        assert_eq!(account["notes"].as_array().map(Vec::len), Some(30));
        let verified = run(&["verify", &file, "--archive", &archive], "");
        assert!(verified.status.success(), "{format}: {}", String::from_utf8_lossy(&verified.stdout));
    }
    let other = path("other.json");
    std::fs::write(&other, fixture("vrang.json")).expect("a file");
    let verified = run(&["verify", &path("small.pdf"), "--archive", &other], "");
    assert_eq!(verified.status.code(), Some(1), "a document of another workshop does not hold");
}

#[test]
fn wrong_input_is_refused_with_its_place() {
    assert!(refused(&["words"], "{").contains("line 1"));
    assert!(refused(&["words"], r#"{"notes":[{"id":"a","text":3}]}"#).contains("notes[0].text"));
    let twice = r#"{"notes":[{"id":"a","text":"x"},{"id":"a","text":"y"}]}"#;
    assert!(refused(&["words"], twice).contains("notes[1].id"));
    assert!(refused(&["themes"], twice).contains("notes[1].id"));
    assert!(refused(&["themes"], r#"{"language":"nb"}"#).contains("notes"));
    assert!(refused(&["cloud"], r#"{"words":[{"text":"a","weight":-1}]}"#).contains("words[0].weight"));
    assert!(refused(&["cloud"], r#"{"words":[{"text":" ","weight":1}]}"#).contains("words[0].text"));
    refused(&["cloud", "--width", "0"], r#"{"words":[]}"#);
    let ajar = fixture("vrang.json").replace("\"closed\"", "\"ajar\"");
    assert!(refused(&["document", "--format", "md"], &ajar).contains("questions[0].phase"));
    refused(&["document", "--format", "rtf"], "{}");
    assert!(refused(&["words", "--input", "no-such-file.json"], "").contains("no-such-file.json"));
}
