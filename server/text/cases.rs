//! The cases in `fixtures/text/`, which anyone can read and correct, hold.

use super::*;

/// The rows of a fixture, without comments.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
}

/// Fails with all rows that do not hold.
fn check(failures: Vec<String>) {
    assert!(failures.is_empty(), "{} cases do not hold:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn compounds_come_apart_where_people_would_take_them_apart() {
    let wrong = rows(include_str!("../../fixtures/text/compounds.tsv")).filter_map(|row| {
        let (language, word, expected) = (Language::from_code(row[0]), row[1], row[2]);
        let tokens = analyse(word, language);
        let parts: Vec<&str> = tokens[0].parts.iter().map(|part| part.form.lemma()).collect();
        let found = if parts.is_empty() { "-".to_owned() } else { parts.join("+") };
        (found != expected).then(|| format!("{word}: {found}, expected {expected}"))
    });
    check(wrong.collect());
}

#[test]
fn forms_of_one_word_meet_and_other_words_do_not() {
    let mut wrong = Vec::new();
    for row in rows(include_str!("../../fixtures/text/forms.tsv")) {
        let keys: Vec<FormKey> = row[1..]
            .iter()
            .map(|written| {
                let (language, word) = written.split_once(':').unwrap_or(("nb", written));
                analyse(word, Language::from_code(language))[0].form.clone()
            })
            .collect();
        let holds = match row[0] {
            "meet" => keys.iter().all(|key| *key == keys[0]),
            "apart" => (0..keys.len()).all(|at| !keys[at + 1..].contains(&keys[at])),
            unknown => panic!("{unknown} is neither meet nor apart"),
        };
        if !holds {
            wrong.push(format!("{}: {keys:?}", row.join(" ")));
        }
    }
    check(wrong);
}

#[test]
fn the_language_of_a_note_is_found_or_left_open() {
    let all: Vec<Vec<&str>> = rows(include_str!("../../fixtures/text/languages.tsv")).collect();
    let mut wrong = Vec::new();
    for row in &all {
        let found = language_of(row[1]);
        let expected = Language::from_code(row[0]);
        // Leaving it open is allowed, a wrong guess is not.
        if found != expected && found != Language::Unknown {
            wrong.push(format!("{}: {:?}, expected {}", row[1], found, row[0]));
        }
    }
    check(wrong);
    let labelled = all.iter().filter(|row| row[0] != "-").count();
    let found = all.iter().filter(|row| row[0] != "-" && language_of(row[1]) != Language::Unknown).count();
    assert!(found * 10 >= labelled * 8, "only {found} of {labelled} are found");
}
