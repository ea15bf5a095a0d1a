//! Utkast til oppsummering: sentences that only count and name what the document has, each with its sources.
//!
//! Nothing is concluded here; what the secretariat thinks of it, the secretariat writes.

use std::collections::BTreeSet;

use serde::Serialize;

use super::outline::{Block, FigureWord, InputDocument, Line};
use super::place::At;
use super::words::{self, Words};
use crate::workshop::board::Place;
use crate::workshop::ids::{GroupId, NoteId, QuestionId, ThemeId};
use crate::workshop::settings::Question;
use crate::workshop::state::State;

/// A sentence of the draft and what it was made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DraftSentence {
    pub text: String,
    /// The themes, lines or questions that say so; empty for one that only counts.
    pub sources: Vec<At>,
}

/// Themes, lines or words that one sentence names: more is a list, not a summary.
const NAMED_MAX: usize = 3;
/// Letters of a line that a sentence repeats; a longer one is named by its beginning.
const LINE_LETTERS_MAX: usize = 90;

/// The sentences, in the order of the document; none when nothing has been said.
pub fn draft(state: &State, document: &InputDocument) -> Vec<DraftSentence> {
    let words = words::of(document.language);
    let mut sentences = Vec::new();
    let answers = answers(state, document);
    if answers.iter().any(|answer| !answer.sections.is_empty() || !answer.cloud.is_empty()) {
        sentences.push(DraftSentence { text: whole(state, words), sources: Vec::new() });
    }
    sentences.extend(answers.iter().filter_map(|answer| of_answer(state, answer, words)));
    sentences
}

fn whole(state: &State, words: &Words) -> String {
    let groups: BTreeSet<GroupId> = state.notes.iter().map(|note| note.group).collect();
    let counts = [state.participants.len(), groups.len(), state.notes.len(), state.questions.len()];
    (words.draft_whole)(counts.map(as_number))
}

/// What the document has under one question.
struct Answer<'a> {
    question: &'a Question,
    sections: Vec<Section<'a>>,
    cloud: &'a [FigureWord],
}

/// The lines under one heading; those without a theme have none.
struct Section<'a> {
    theme: Option<ThemeId>,
    heading: &'a str,
    lines: Vec<&'a Line>,
}

impl<'a> Answer<'a> {
    fn take(&mut self, lines: &'a [Line]) {
        if self.sections.is_empty() {
            self.sections.push(Section { theme: None, heading: "", lines: Vec::new() });
        }
        if let Some(section) = self.sections.last_mut() {
            lines.iter().for_each(|line| line.walk(1, &mut |line, _| section.lines.push(line)));
        }
    }
}

/// A thing that can be named, the groups behind it, and where it is.
struct Named {
    name: String,
    count: usize,
    at: At,
}

fn answers<'a>(state: &'a State, document: &'a InputDocument) -> Vec<Answer<'a>> {
    let mut answers: Vec<Answer> = Vec::new();
    let mut open = false;
    for block in &document.blocks {
        match block {
            Block::Heading(heading) if heading.level == 2 => {
                let question = question_of(&heading.anchor).and_then(|id| state.question(id));
                open = question.is_some();
                answers.extend(question.map(|question| Answer {
                    question,
                    sections: Vec::new(),
                    cloud: &[],
                }));
            }
            Block::Heading(heading) => {
                if let Some(answer) = answers.last_mut().filter(|_| open) {
                    let theme = heading.anchor.split_once("-theme-").and_then(|(_, id)| id.parse().ok());
                    let (theme, heading) = (theme.map(ThemeId), heading.text.as_str());
                    answer.sections.push(Section { theme, heading, lines: Vec::new() });
                }
            }
            Block::List(list) => {
                if let Some(answer) = answers.last_mut().filter(|_| open) {
                    answer.take(&list.lines);
                }
            }
            Block::Figure(figure) => {
                if let Some(answer) = answers.last_mut().filter(|_| open) {
                    answer.cloud = &figure.words;
                }
            }
            Block::Facts(_) | Block::Contents | Block::Paragraph(_) | Block::Table(_) | Block::File(_) => {}
        }
    }
    answers
}

fn question_of(anchor: &str) -> Option<QuestionId> {
    anchor.strip_prefix("question-")?.parse().ok().map(QuestionId)
}

/// One sentence for one question: its themes by weight, its lines by weight, the words of its cloud, or only how much
/// was said.
fn of_answer(state: &State, answer: &Answer, words: &Words) -> Option<DraftSentence> {
    let title = answer.question.title.trim();
    if !answer.cloud.is_empty() {
        let named: Vec<String> = answer
            .cloud
            .iter()
            .take(NAMED_MAX)
            .map(|word| format!("«{}» ({})", word.text, word.count))
            .collect();
        let sources = vec![At { question: Some(answer.question.id), ..At::default() }];
        return Some(DraftSentence { text: (words.draft_cloud)(title, &listed(&named, words)), sources });
    }
    let themes = heaviest(themes(state, answer), 1);
    if !themes.is_empty() {
        return Some(sentence(&themes, |named| (words.draft_themes)(title, named), words));
    }
    // A line that one group alone stands behind is no tendency.
    let lines = heaviest(lines(state, answer), 2);
    if !lines.is_empty() {
        return Some(sentence(&lines, |named| (words.draft_lines)(title, named), words));
    }
    let notes: Vec<&NoteId> = answer.sections.iter().flat_map(notes_of).collect();
    let groups = as_number(groups(state, &notes));
    let sources = vec![At { question: Some(answer.question.id), ..At::default() }];
    (!notes.is_empty())
        .then(|| DraftSentence { text: (words.draft_count)(title, as_number(notes.len()), groups), sources })
}

fn sentence(named: &[Named], say: impl Fn(&str) -> String, words: &Words) -> DraftSentence {
    let list: Vec<String> = named
        .iter()
        .map(|one| format!("«{}» ({})", one.name, (words.groups)(as_number(one.count))))
        .collect();
    DraftSentence {
        text: say(&listed(&list, words)),
        sources: named.iter().map(|one| one.at.clone()).collect(),
    }
}

fn listed(named: &[String], words: &Words) -> String {
    words.list(&named.iter().map(String::as_str).collect::<Vec<_>>())
}

fn themes(state: &State, answer: &Answer) -> Vec<Named> {
    let themes = answer.sections.iter().filter_map(|section| Some((section, section.theme?)));
    themes
        .map(|(section, theme)| Named {
            name: section.heading.to_owned(),
            count: groups(state, &notes_of(section)),
            at: At { question: Some(answer.question.id), theme: Some(theme), ..At::default() },
        })
        .collect()
}

fn lines(state: &State, answer: &Answer) -> Vec<Named> {
    let lines = answer.sections.iter().flat_map(|section| &section.lines);
    lines
        .map(|line| {
            let notes: Vec<&NoteId> = line.notes.iter().collect();
            Named {
                name: beginning(&line.text),
                count: groups(state, &notes),
                at: at_line(state, answer.question.id, line),
            }
        })
        .collect()
}

fn at_line(state: &State, question: QuestionId, line: &Line) -> At {
    let note = line.notes.first().cloned();
    let place = note.as_ref().map(|note| state.board(question).place(note));
    let line = match place {
        Some(Place::Line(line)) => Some(line.id),
        Some(Place::LeftOut(_) | Place::Nowhere) | None => None,
    };
    At { question: Some(question), line, note, ..At::default() }
}

/// The first ones by weight, at least so heavy; equals keep the order of the document.
fn heaviest(mut named: Vec<Named>, count_min: usize) -> Vec<Named> {
    named.retain(|one| one.count >= count_min);
    named.sort_by_key(|one| std::cmp::Reverse(one.count));
    named.truncate(NAMED_MAX);
    named
}

fn notes_of<'a>(section: &Section<'a>) -> Vec<&'a NoteId> {
    section.lines.iter().flat_map(|line| &line.notes).collect()
}

/// How many groups wrote some notes.
fn groups(state: &State, notes: &[&NoteId]) -> usize {
    let groups = notes.iter().filter_map(|id| state.notes.get(id)).map(|note| note.group);
    groups.collect::<BTreeSet<_>>().len()
}

fn as_number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The line without the point at its end, or its first words when it is long.
fn beginning(text: &str) -> String {
    let text = text.trim_end_matches(['.', ' ']);
    if text.chars().count() <= LINE_LETTERS_MAX {
        return text.to_owned();
    }
    let cut: String = text.chars().take(LINE_LETTERS_MAX).collect();
    let whole_words = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{whole_words} …")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::archive;
    use crate::document::compose::compose;
    use crate::document::lint::lint;
    use crate::workshop::settings::{Part, PartText};

    fn fixture(json: &str) -> State {
        archive::state(&serde_json::from_str(json).expect("an archive")).expect("a good one")
    }

    fn text(state: &State) -> Vec<String> {
        let document = compose(state).expect("the account holds").document;
        draft(state, &document).into_iter().map(|sentence| sentence.text).collect()
    }

    #[test]
    fn a_draft_counts_and_names_what_the_document_has() {
        let state = fixture(include_str!("../../fixtures/workshops/hauglia.json"));
        insta::assert_snapshot!("the_draft_of_a_summary", text(&state).join("\n"));
        let state = fixture(include_str!("../../fixtures/workshops/liten-nynorsk.json"));
        insta::assert_snapshot!("the_draft_of_a_nynorsk_summary", text(&state).join("\n"));
    }

    #[test]
    fn a_draft_leaves_nothing_to_remark_on() {
        let mut state = fixture(include_str!("../../fixtures/workshops/hauglia.json"));
        let summary = PartText { heading: String::new(), text: text(&state).join(" ") };
        state.parts.insert(Part::Summary, summary);
        let document = compose(&state).expect("the account holds").document;
        let remarks = lint(&state, &document);
        assert!(remarks.iter().all(|remark| remark.at.part != Some(Part::Summary)), "{remarks:?}");
    }

    #[test]
    fn where_nothing_is_said_there_is_no_draft() {
        let state = fixture(r#"{"title": "A", "questions": [{"title": "B"}], "notes": []}"#);
        assert!(text(&state).is_empty());
    }
}
