//! What follows the answers: the participant list, the account, and the annexes that the secretariat asked for.

use std::collections::BTreeMap;

use super::account::{Account, Entry, Omission, Resting, Sum};
use super::outline::{Block, Column, Heading, Line, List, Table};
use super::same_words::one_line;
use super::words::Words;
use crate::workshop::people::Person;
use crate::workshop::settings::ParticipantList;
use crate::workshop::state::State;

/// Those who said yes to being printed: by name, or only their organisations; nothing when there is nobody to list.
pub fn participants(state: &State, words: &Words) -> Vec<Block> {
    let people: Vec<&Person> = state
        .participants
        .values()
        .filter_map(|participant| participant.person.as_ref())
        .filter(|person| person.may_be_printed)
        .collect();
    match state.document.participants {
        ParticipantList::Nobody => Vec::new(),
        ParticipantList::Organisations => organisations(&people, words),
        ParticipantList::Consenting => named(&people, words),
    }
}

fn named(people: &[&Person], words: &Words) -> Vec<Block> {
    let cell = |text: &str| if text.is_empty() { "–".to_owned() } else { one_line(text) };
    let rows: Vec<Vec<String>> = people
        .iter()
        .filter(|person| !person.name.is_empty())
        .map(|person| vec![cell(&person.name), cell(&person.organisation), cell(&person.title)])
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = [words.name, words.organisation, words.person_title];
    let columns = columns.map(|heading| Column { heading: heading.into(), numeric: false }).into();
    vec![
        heading(2, words.participants, "participants"),
        Block::Table(Table { caption: String::new(), columns, rows, folded: Vec::new() }),
    ]
}

fn organisations(people: &[&Person], words: &Words) -> Vec<Block> {
    let mut names: BTreeMap<Vec<u32>, String> = BTreeMap::new();
    for name in people.iter().map(|person| one_line(&person.organisation)).filter(|name| !name.is_empty()) {
        names.entry(collation(&name)).or_insert(name);
    }
    if names.is_empty() {
        return Vec::new();
    }
    let lines = names.into_values().map(Line::plain).collect();
    vec![heading(2, words.organisations, "participants"), Block::List(List { numbered: false, lines })]
}

/// Norwegian order: case aside, and æ, ø, å after z.
fn collation(name: &str) -> Vec<u32> {
    const AFTER_Z: u32 = 'z' as u32 + 1;
    name.to_lowercase()
        .chars()
        .map(|letter| match letter {
            'æ' | 'ä' => AFTER_Z,
            'ø' | 'ö' => AFTER_Z + 1,
            'å' => AFTER_Z + 2,
            other if (other as u32) < AFTER_Z => other as u32,
            other => other as u32 + 3,
        })
        .collect()
}

/// The account as it is printed, and the annexes.
pub fn of_account(state: &State, account: &Account, words: &Words) -> Vec<Block> {
    let mut blocks = Vec::new();
    if state.document.annex_merged {
        blocks.extend(merged(state, account, words));
        blocks.extend(left_out(state, account, words));
    }
    if state.document.annex_received {
        blocks.extend(received(state, account, words));
    }
    if state.document.account {
        blocks.push(heading(2, words.account, "account"));
        blocks.push(Block::Paragraph(words.account_lead.into()));
        blocks.push(Block::Paragraph(words.sum(&account.sum())));
        blocks.push(Block::Table(sums(state, account, words)));
        blocks.extend(reasons(account, words));
    }
    blocks
}

/// One row a question and one for all; only the columns that say something.
fn sums(state: &State, account: &Account, words: &Words) -> Table {
    type Part = (&'static str, fn(&Sum) -> u32);
    let parts: [Part; 5] = [
        (words.received, |sum| sum.received),
        (words.printed, |sum| sum.printed),
        (words.merged, |sum| sum.merged),
        (words.in_cloud, |sum| sum.in_cloud),
        (words.not_printed, Sum::not_printed),
    ];
    let total = account.sum();
    let shown: Vec<Part> = parts
        .into_iter()
        .enumerate()
        .filter(|(at, (_, part))| *at < 2 || part(&total) > 0)
        .map(|(_, part)| part)
        .collect();
    let row = |name: String, sum: &Sum| {
        let counts = shown.iter().map(|(_, part)| part(sum).to_string());
        std::iter::once(name).chain(counts).collect::<Vec<String>>()
    };
    let mut rows: Vec<Vec<String>> = state
        .questions
        .iter()
        .map(|question| {
            let own = account.notes.iter().filter(|entry| entry.question == question.id);
            row(one_line(&question.title), &Sum::of(own))
        })
        .collect();
    rows.push(row(words.total.into(), &total));
    let first = Column { heading: words.question.into(), numeric: false };
    let rest = shown.iter().map(|(name, _)| Column { heading: (*name).into(), numeric: true });
    let columns = std::iter::once(first).chain(rest).collect();
    Table { caption: words.account_table.into(), columns, rows, folded: Vec::new() }
}

/// Why some notes are not printed, and how many for each reason.
fn reasons(account: &Account, words: &Words) -> Option<Block> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for entry in account.notes.iter().filter(|entry| entry.omission.is_some()) {
        *counts.entry(entry.reason.as_deref().unwrap_or_default()).or_default() += 1;
    }
    let column = |heading: &str, numeric| Column { heading: heading.into(), numeric };
    (!counts.is_empty()).then(|| {
        Block::Table(Table {
            caption: words.not_printed_table.into(),
            columns: vec![column(words.reason_heading, false), column(words.note, true)],
            rows: counts
                .into_iter()
                .map(|(reason, count)| vec![one_line(reason), count.to_string()])
                .collect(),
            folded: Vec::new(),
        })
    })
}

/// Each line that is made of several notes, with those notes as they were received under it.
fn merged(state: &State, account: &Account, words: &Words) -> Vec<Block> {
    let mut lines: Vec<(&str, Option<&str>, Vec<Line>)> = Vec::new();
    let mut at: BTreeMap<(&str, Option<&str>), usize> = BTreeMap::new();
    for entry in account.notes.iter().filter(|entry| entry.resting == Resting::Merged) {
        let place = (entry.at.as_deref().unwrap_or_default(), entry.under.as_deref());
        let index = *at.entry(place).or_insert_with(|| {
            lines.push((place.0, place.1, Vec::new()));
            lines.len() - 1
        });
        lines[index].2.push(note_line(state, entry));
    }
    if lines.is_empty() {
        return Vec::new();
    }
    let lines = lines.into_iter().map(|(text, _, lines)| Line { lines, ..Line::plain(text) }).collect();
    vec![
        heading(2, words.annex_merged, "merged"),
        Block::Paragraph(words.annex_merged_lead.into()),
        Block::List(List { numbered: false, lines }),
    ]
}

/// A note in its own words with its group.
fn note_line(state: &State, entry: &Entry) -> Line {
    let note = state.notes.get(&entry.id);
    let group = note.and_then(|note| state.group(note.group)).map(|group| group.name.clone());
    let text = note.map(|note| one_line(note.text.as_str())).unwrap_or_default();
    Line { aside: group.unwrap_or_default(), ..Line::plain(text) }
}

/// The notes that the secretariat left out, with the reason for each.
fn left_out(state: &State, account: &Account, words: &Words) -> Vec<Block> {
    let column = |heading: &str| Column { heading: heading.into(), numeric: false };
    let rows: Vec<Vec<String>> = account
        .notes
        .iter()
        .filter(|entry| entry.omission == Some(Omission::LeftOut))
        .map(|entry| {
            vec![note_line(state, entry).printed(), one_line(entry.reason.as_deref().unwrap_or_default())]
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = vec![column(words.note), column(words.reason_heading)];
    vec![
        heading(2, words.annex_left_out, "left-out"),
        Block::Table(Table { caption: String::new(), columns, rows, folded: Vec::new() }),
    ]
}

/// All notes that may be printed, question by question, in their own words.
fn received(state: &State, account: &Account, words: &Words) -> Vec<Block> {
    let mut blocks = vec![
        heading(2, words.annex_received, "received"),
        Block::Paragraph(words.annex_received_lead.into()),
    ];
    for (question, number) in state.questions.iter().zip(1..) {
        let own = account.notes.iter().filter(|entry| entry.question == question.id);
        let lines: Vec<Line> = own
            .filter(|entry| matches!(entry.omission, None | Some(Omission::LeftOut)))
            .map(|entry| note_line(state, entry))
            .collect();
        if !lines.is_empty() {
            let (anchor, title) = (format!("received-{}", question.id), one_line(&question.title));
            blocks.push(heading(3, &format!("{} {number}: {title}", words.question), &anchor));
            blocks.push(Block::List(List { numbered: false, lines }));
        }
    }
    blocks
}

fn heading(level: u8, text: &str, anchor: &str) -> Block {
    Block::Heading(Heading { level, text: text.into(), anchor: anchor.into() })
}
