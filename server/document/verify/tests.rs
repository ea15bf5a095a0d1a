//! A faultless file holds; take away, double or change any one line, and the note is named.

use std::io::{Cursor, Read};

use super::*;
use crate::document::archive;
use crate::document::package::{Part, package};
use crate::document::{Format, export};

const WORKSHOP: &str = r##"{
    "title": "Møteplass Åsgrenda", "date": "2026-05-04",
    "questions": [
        {"title": "Hva virker?", "form": "themes"}, {"title": "Hva trengs?", "form": "list"},
        {"title": "Hva sammen?", "form": "cloud"}
    ],
    "notes": [
        {"id": "a1", "question": 1, "text": "Nøkkel til gymsalen & klubbhuset <gratis>"},
        {"id": "a2", "question": 1, "text": "Vi får nøkkel"},
        {"id": "a3", "question": 1, "text": "Fast kontaktperson i kommunen som svarer når vi ringer om kvelden"},
        {"id": "a4", "question": 1, "text": "Trukket innspill", "standing": "withdrawn"},
        {"id": "b1", "question": 2, "text": "Ett skjema for søknader 👍"},
        {"id": "b2", "question": 2, "text": "Buss om kvelden"},
        {"id": "b3", "question": 2, "text": "#import *x* $y$ <b>&amp;"},
        {"id": "c1", "question": 3, "text": "ensomhet"}, {"id": "c2", "question": 3, "text": "turer"}
    ],
    "boards": [
        {"question": 1, "themes": [{"heading": "Lokaler", "lines": [
            {"notes": ["a1", "a2"]}, {"notes": ["a3"], "level": 2}]}]},
        {"question": 2, "left_out": [{"note": "b2", "reason": "Sagt i et annet spørsmål"}]}
    ]
}"##;

fn workshop() -> State {
    let archive: archive::Archive = serde_json::from_str(WORKSHOP).expect("it is an archive");
    archive::state(&archive).expect("it is a good one")
}

fn file(format: Format) -> Vec<u8> {
    export(&workshop(), format).expect("it can be exported").bytes
}

fn verdict(bytes: &[u8], note: &str) -> Verdict {
    let report = verify(bytes, &workshop()).expect("it can be read");
    let found = report.notes.into_iter().find(|(id, _)| id.as_str() == note);
    found.map(|(_, verdict)| verdict).expect("every note is reported")
}

#[test]
fn a_faultless_file_holds() {
    for format in [Format::Html, Format::Docx, Format::Odt, Format::Pdf] {
        let report = verify(&file(format), &workshop()).expect("it can be read");
        assert!(report.holds(), "{format:?}: {report:?}");
        assert_eq!(report.notes.len(), 9);
    }
}

#[test]
fn a_file_of_odd_texts_holds() {
    let odd = include_str!("../../../fixtures/workshops/vrang.json");
    let archive: archive::Archive = serde_json::from_str(odd).expect("it is an archive");
    let state = archive::state(&archive).expect("it is a good one");
    for format in [Format::Html, Format::Docx, Format::Odt, Format::Pdf] {
        let file = export(&state, format).expect("it can be exported").bytes;
        let report = verify(&file, &state).expect("it can be read");
        let other: Vec<_> = report.notes.iter().filter(|(_, verdict)| *verdict != Verdict::Holds).collect();
        assert!(report.holds(), "{format:?}: {other:?}, {:?}", report.strangers);
    }
}

#[test]
fn a_fault_in_a_page_names_its_note() {
    let page = String::from_utf8(file(Format::Html)).expect("UTF-8");
    let line = page.lines().find(|line| line.contains("data-notes=\"a3\"")).expect("the line").to_owned();
    assert_eq!(verdict(page.replace(&line, "").as_bytes(), "a3"), Verdict::Missing);
    assert_eq!(verdict(page.replace(&line, &line.repeat(2)).as_bytes(), "a3"), Verdict::Doubled);
    let changed = page.replace("Fast kontaktperson", "Ingen kontaktperson");
    assert!(matches!(verdict(changed.as_bytes(), "a3"), Verdict::Changed { .. }));
    let unmarked = page.replace("data-notes=\"a3\"", "");
    assert_eq!(verdict(unmarked.as_bytes(), "a3"), Verdict::Unmarked);
    let without_word = page.replace("<summary>turer</summary>", "<summary></summary>");
    assert_eq!(verdict(without_word.as_bytes(), "c2"), Verdict::Missing);
    let said_otherwise = page.replace("<li>turer</li>", "<li>bilturer</li>");
    assert!(matches!(verdict(said_otherwise.as_bytes(), "c2"), Verdict::Changed { .. }));
    let printed = page.replace("data-notes=\"a3\"", "data-notes=\"a3 a4\"");
    assert_eq!(verdict(printed.as_bytes(), "a4"), Verdict::Printed);
    let invented = page.replace(&line, &format!("{line}<li>Noe ingen har sagt</li>"));
    let report = verify(invented.as_bytes(), &workshop()).expect("it can be read");
    assert_eq!(report.strangers, ["Noe ingen har sagt"]);
}

#[test]
fn a_fault_in_an_office_file_names_its_note() {
    for (format, part) in [(Format::Docx, "word/document.xml"), (Format::Odt, "content.xml")] {
        let bytes = file(format);
        let changed = with_part(&bytes, part, |xml| xml.replace("Fast kontaktperson", "Løs kontaktperson"));
        assert!(matches!(verdict(&changed, "a3"), Verdict::Changed { .. }), "{format:?}");
        assert_eq!(verdict(&changed, "a1"), Verdict::Holds);
        let moved = with_part(&bytes, part, |xml| xml.replace("Lokaler<", "Penger<"));
        assert!(matches!(verdict(&moved, "a3"), Verdict::Moved { .. }), "{format:?}");
    }
}

/// The same office file with one part changed.
fn with_part(bytes: &[u8], name: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let names: Vec<String> = zip.file_names().map(|name| name.expect("a name").into_owned()).collect();
    let mut parts = Vec::new();
    for own in &names {
        let mut content = Vec::new();
        zip.by_name(own).expect("a part").read_to_end(&mut content).expect("its bytes");
        if own == name {
            content = change(std::str::from_utf8(&content).expect("UTF-8")).into_bytes();
        }
        parts.push(content);
    }
    let part = |(name, bytes)| {
        let (name, bytes): (&String, &Vec<u8>) = (name, bytes);
        Ok(Part { name: name.into(), bytes, stored: name == "mimetype" })
    };
    package(names.iter().zip(&parts).map(part)).expect("a zip")
}
