//! What an archive promises: a small one is enough, a mistake is named, and back and forth changes nothing.

use super::*;

fn read(json: &str) -> Result<Archive, String> {
    let archive: Archive = serde_json::from_str(json).map_err(|error| error.to_string())?;
    let state = state(&archive).map_err(|problem| problem.to_string())?;
    Ok(of_state(&state, People::Named))
}

#[track_caller]
fn check_problem(json: &str, expected: &str) {
    let problem = read(json).err().unwrap_or_default();
    assert!(problem.contains(expected), "«{problem}» does not say «{expected}»");
}

const SMALL: &str = r#"{
    "title": "Møteplass Svartskog",
    "questions": [{"title": "Hva virker?"}, {"title": "Hva trengs?", "form": "list"}],
    "notes": [
        {"question": 1, "text": "Nøkkel til skolen"},
        {"id": "n7", "question": 2, "text": "En fast kontaktperson", "group": "Bord 3"},
        {"question": 2, "text": "Buss om kvelden", "group": 2, "standing": "held"}
    ],
    "boards": [{"question": 1, "themes": [{"heading": "Lokaler", "lines": [{"notes": ["n001"]}]}]},
        {"question": 2, "dismissed": [
            {"type": "placement", "note": "n003", "heading": "Reiser"},
            {"type": "same_point", "notes": ["n7", "n003"]}
        ]}]
}"#;

#[test]
fn title_questions_and_notes_are_enough() {
    let archive = read(SMALL).expect("it is a good archive");
    let groups: Vec<&str> = archive.groups.iter().map(|group| group.name.as_str()).collect();
    assert_eq!(groups, ["Gruppe 1", "Bord 3"]);
    let ids: Vec<&str> =
        archive.notes.iter().filter_map(|note| note.id.as_ref()).map(NoteId::as_str).collect();
    assert_eq!(ids, ["n001", "n7", "n003"]);
    assert_eq!(archive.notes[2].standing, Standing::Held);
}

#[test]
fn back_and_forth_changes_nothing() {
    let once = read(SMALL).expect("it is a good archive").to_json();
    assert!(once.contains(r#""heading": "Reiser""#), "what was said no to is kept");
    let twice = read(&once).expect("its own file is good").to_json();
    assert_eq!(once, twice);
}

#[test]
fn the_workshops_kept_as_files_come_back_as_they_are() {
    for name in ["hauglia", "liten-nynorsk"] {
        let file = workshop_file(name);
        let again = read(&file).expect("it is a good archive").to_json();
        assert!(again == file, "{name}.json is not as the archive writes it");
    }
}

#[test]
fn a_nasty_workshop_keeps_every_note_and_every_visible_letter() {
    let file = workshop_file("vrang");
    let written: Archive = serde_json::from_str(&file).expect("it is JSON");
    let once = read(&file).expect("it is a good archive");
    assert_eq!(once.notes.len(), written.notes.len());
    for (note, written) in once.notes.iter().zip(&written.notes) {
        assert_eq!(note.text, crate::workshop::note::clean(&written.text), "{:?}", note.id);
    }
    let twice = read(&once.to_json()).expect("its own file is good");
    assert!(once == twice);
}

/// One of the whole workshops in `fixtures/workshops`.
fn workshop_file(name: &str) -> String {
    let path = format!("{}/fixtures/workshops/{name}.json", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("failed to read `{path}`: {error}"))
}

#[test]
fn a_mistake_is_named_with_its_place() {
    check_problem(r#"{"title": " ", "questions": [], "notes": []}"#, "at title");
    check_problem(
        r#"{"title": "A", "questions": [{"title": "B"}], "notes": [{"question": 2, "text": "c"}]}"#,
        "at notes[0].question: there is no question with the id 2",
    );
    check_problem(
        r#"{"title": "A", "questions": [{"title": "B"}], "notes": [{"question": 1, "text": " "}]}"#,
        "at notes[0].text",
    );
    check_problem(
        r#"{"title": "A", "questions": [{"title": "B"}], "notes": [{"question": 1, "text": "c"}],
            "boards": [{"question": 1, "lines": [{"notes": ["n001"]}, {"notes": ["n001"]}]}]}"#,
        "at boards[0].lines[1]: the note 'n001' stands in two places",
    );
    check_problem(
        r#"{"title": "A", "questions": [{"title": "B"}], "notes": [{"question": 1, "text": "c"}],
            "boards": [{"question": 1, "dismissed": [
                {"type": "placement", "note": "n001", "theme": 3, "heading": "D"}]}]}"#,
        "at boards[0].dismissed[0].theme: there is no theme 3",
    );
    check_problem(
        r#"{"title": "A", "questions": [{"title": "B"}], "notes": [], "date": "4. mai"}"#,
        "'4. mai' is not a date",
    );
}

#[test]
fn the_published_schema_is_the_code() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/archive.schema.json");
    let schema = json_schema();
    if std::env::var_os("UPDATE_BINDINGS").is_some() {
        std::fs::write(path, &schema).expect("the schema is written");
    }
    let on_disk = std::fs::read_to_string(path).unwrap_or_default();
    assert!(on_disk == schema, "{path} is stale: run UPDATE_BINDINGS=1 cargo test published_schema");
}

#[test]
fn an_archive_follows_its_schema() {
    let schema = serde_json::from_str(&json_schema()).expect("the schema is JSON");
    let small = serde_json::from_str(SMALL).expect("it is JSON");
    assert!(jsonschema::is_valid(&schema, &small));
    let whole = serde_json::from_str(&read(SMALL).expect("it is good").to_json()).expect("it is JSON");
    assert!(jsonschema::is_valid(&schema, &whole));
    assert!(!jsonschema::is_valid(&schema, &serde_json::json!({"title": "A", "questions": []})));
}
