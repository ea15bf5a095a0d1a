//! From a workshop to its document: which parts there are, and in which order.

use std::collections::{BTreeMap, BTreeSet};

use super::account::{Account, AccountFault};
use super::drawings::{Drawings, Needed};
use super::fonts::is_invisible;
use super::outline::{Block, Fact, Heading, InputDocument, Line, List};
use super::same_words::one_line;
use super::words::{self, Facts, Words};
use super::{annexes, answers, attachments};
use crate::workshop::settings::{Date, Form, Part, PartText, Question};
use crate::workshop::state::State;

/// A document and the account of every note in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Composed {
    pub document: InputDocument,
    pub account: Account,
}

/// What a document is composed with.
#[derive(Clone, Copy)]
pub struct Means<'d> {
    /// Clouds that have been drawn before.
    pub drawings: &'d Drawings,
    /// What its format holds of a drawing; `None` when it shows none.
    pub needed: Option<Needed>,
    /// Whether its format can fold away the notes behind a word.
    pub folds: bool,
}

impl<'d> Means<'d> {
    /// For a document of nothing but text.
    pub fn plain(drawings: &'d Drawings) -> Self {
        Self { drawings, needed: None, folds: false }
    }
}

/// Composes the document of a workshop; refuses when a note is not accounted for exactly once, and names it.
pub fn compose(state: &State) -> Result<Composed, AccountFault> {
    compose_with(state, Means::plain(&Drawings::default()))
}

/// As [`compose`], for a format and with the clouds that have been drawn before.
pub fn compose_with(state: &State, means: Means) -> Result<Composed, AccountFault> {
    let words = words::of(state.settings.language);
    let mut document = InputDocument {
        title: state.settings.title.clone(),
        language: state.settings.language,
        date: state.settings.date.or_else(|| day_of_last_note(state)),
        organiser: state.settings.organiser.clone(),
        subject: words.subject.into(),
        blocks: Vec::new(),
    };
    let answers = answers(state, words, means);
    document.blocks = opening(state, words, &answers);
    document.blocks.extend(answers);
    document.blocks.extend(part(state, Part::Summary, words.summary, "summary"));
    document.blocks.extend(contact(state, words));
    document.blocks.extend(attachments::list(state, words));
    document.blocks.extend(annexes::participants(state, words));
    document.blocks.extend(attachments::contents(state, words));
    unbend(&mut document.title);
    tidy(&mut document.blocks, words);
    let account = Account::of(&document, state)?;
    let mut annexes = annexes::of_account(state, &account, words);
    tidy(&mut annexes, words);
    document.blocks.extend(annexes);
    Ok(Composed { document, account })
}

/// The answers to all questions. Those with a cloud come first into being, so that it is drawn beside all the rest.
fn answers(state: &State, words: &Words, means: Means) -> Vec<Block> {
    let mut order: Vec<(usize, &Question)> = state.questions.iter().enumerate().collect();
    order.sort_by_key(|(_, question)| question.form != Form::Cloud);
    let compose = |(at, question)| (at, answers::of_question(state, question, words, means));
    let composed: BTreeMap<usize, Vec<Block>> = order.into_iter().map(compose).collect();
    composed.into_values().flatten().collect()
}

/// Nothing typed may bend the lines around it, and no bullet stands without anything to see.
fn tidy(blocks: &mut [Block], words: &Words) {
    for block in blocks {
        block.each_text(&mut unbend);
        if let Block::List(list) = block {
            list.lines.iter_mut().for_each(|line| name_unseen(line, words));
        }
    }
}

fn name_unseen(line: &mut Line, words: &Words) {
    if !has_anything_to_see(&line.text) {
        line.text = words.nothing_to_see.into();
        line.quoted = false;
    }
    line.lines.iter_mut().for_each(|line| name_unseen(line, words));
}

fn has_anything_to_see(text: &str) -> bool {
    text.chars().any(|letter| !letter.is_whitespace() && !is_invisible(letter))
}

/// Marks that turn the direction of writing are never drawn, but can bend all that follows them; and code points that
/// are no characters may stand in no web page. They go.
fn unbend(text: &mut String) {
    let bends = |letter| {
        let turns = matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        turns || matches!(letter, '\u{FDD0}'..='\u{FDEF}') || u32::from(letter) & 0xFFFE == 0xFFFE
    };
    // None of them is written with a first byte below this one, and no Norwegian letter with a higher.
    let may_bend = text.bytes().any(|byte| byte >= 0xE2);
    if may_bend && text.contains(bends) {
        text.retain(|letter| !bends(letter));
    }
}

/// A file's properties need a date even when nobody has said when the workshop was held.
fn day_of_last_note(state: &State) -> Option<Date> {
    let last = state.notes.iter().map(|note| note.written_at).max().filter(|last| last.0 > 0)?;
    let last = jiff::Timestamp::from_millisecond(last.0).ok()?;
    Some(Date(last.to_zoned(jiff::tz::TimeZone::UTC).date()))
}

/// What comes before the first question: the facts, the contents, the introduction and the questions.
fn opening(state: &State, words: &Words, answers: &[Block]) -> Vec<Block> {
    let mut blocks = vec![Block::Facts(facts(state, words)), Block::Contents];
    blocks.extend(introduction(state, words));
    if !state.questions.is_empty() {
        blocks.push(Block::Paragraph(words.questions_follow.into()));
        let lines = state.questions.iter().map(|question| Line {
            link: Some(answers::anchor(question.id)),
            ..Line::plain(one_line(&question.title))
        });
        blocks.push(Block::List(List { numbered: true, lines: lines.collect() }));
    }
    if answers::quotes_any(answers) {
        blocks.push(Block::Paragraph(words.quotations.into()));
    }
    blocks
}

fn facts(state: &State, words: &Words) -> Vec<Fact> {
    let settings = &state.settings;
    let recipients: Vec<&str> = settings.recipients.iter().map(String::as_str).collect();
    [
        (words.to, words.list(&recipients)),
        (words.from, settings.organiser.clone()),
        (words.place, settings.place.clone()),
        (words.date, settings.date.map(|date| words.long_date(date)).unwrap_or_default()),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(label, value)| Fact { label, value })
    .collect()
}

/// The secretariat's own introduction, or the facts of the workshop in sentences.
fn introduction(state: &State, words: &Words) -> Vec<Block> {
    let written = part(state, Part::Introduction, "", "introduction");
    if !written.is_empty() {
        return written;
    }
    let organisations: BTreeSet<String> = state
        .participants
        .values()
        .filter_map(|participant| participant.person.as_ref())
        .map(|person| person.organisation.trim().to_lowercase())
        .filter(|name| !name.is_empty())
        .collect();
    let groups: BTreeSet<_> = state.notes.iter().map(|note| note.group).collect();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let facts = Facts {
        organiser: &state.settings.organiser,
        place: &state.settings.place,
        date: state.settings.date.map(|date| words.long_date(date)),
        participants: count(state.participants.len()),
        organisations: count(organisations.len()),
        groups: count(groups.len()),
        account: state.document.account,
    };
    (words.introduction)(&facts).into_iter().map(Block::Paragraph).collect()
}

/// A part that the secretariat wrote, under its heading; nothing when it is empty. Without a usual heading there is
/// one only if the secretariat gave one.
fn part(state: &State, part: Part, usual_heading: &str, anchor: &str) -> Vec<Block> {
    let Some(written) = state.parts.get(&part).filter(|written| !written.text.trim().is_empty()) else {
        return Vec::new();
    };
    let mut blocks = Vec::from_iter(heading(written, usual_heading, anchor));
    blocks.extend(text_blocks(&written.text));
    blocks
}

fn heading(written: &PartText, usual: &str, anchor: &str) -> Option<Block> {
    let text = if written.heading.trim().is_empty() { usual } else { written.heading.trim() };
    (!text.is_empty()).then(|| Block::Heading(Heading { level: 2, text: text.into(), anchor: anchor.into() }))
}

/// Paragraphs have an empty line between them; one whose lines all begin with a hyphen or a bullet is a list.
pub fn text_blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    for paragraph in text.split("\n\n") {
        let lines: Vec<String> = paragraph.lines().map(one_line).filter(|line| !line.is_empty()).collect();
        let bullets: Option<Vec<&str>> = lines.iter().map(|line| bullet(line)).collect();
        match bullets {
            Some(bullets) if !bullets.is_empty() => blocks.push(Block::List(List {
                numbered: false,
                lines: bullets.into_iter().map(Line::plain).collect(),
            })),
            Some(_) => {}
            None => blocks.push(Block::Paragraph(lines.join("\n"))),
        }
    }
    blocks
}

/// What follows a typed bullet.
pub fn bullet(line: &str) -> Option<&str> {
    ["- ", "– ", "• ", "* "].iter().find_map(|mark| line.strip_prefix(mark)).map(str::trim)
}

/// Contact and greeting: the secretariat's, or the contact of the settings.
fn contact(state: &State, words: &Words) -> Vec<Block> {
    let mut blocks = part(state, Part::Contact, words.contact, "contact");
    if blocks.is_empty() && !state.settings.contact.is_empty() {
        blocks.extend(heading(&PartText::default(), words.contact, "contact"));
        blocks.push(Block::Paragraph(state.settings.contact.clone()));
    }
    blocks.extend(part(state, Part::Greeting, "", "greeting"));
    blocks
}
