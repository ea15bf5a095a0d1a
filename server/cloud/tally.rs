//! Counts the words of one question's notes, with what people have decided about them.

use std::collections::{BTreeMap, BTreeSet};

use crate::text::{FormKey, alphabetical, analyse, display_form, languages_among, points_of_notes};
use crate::workshop::ids::{NoteId, QuestionId};
use crate::workshop::note::{Note, Standing};
use crate::workshop::settings::Language;
use crate::workshop::state::{Cloud, State};
use crate::workshop::words::{Counting, WordDecision};

/// One word or expression of a question, as it is counted there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tallied {
    /// The form that people see.
    pub text: String,
    /// How many participants, groups or notes stand behind it, as the workshop counts.
    pub count: u32,
    /// The notes that say it, in the order they were received.
    pub notes: Vec<NoteId>,
    /// Whether somebody decided that it is not shown.
    pub hidden: bool,
}

/// A word while decisions are carried out.
#[derive(Default)]
struct Entry {
    /// The spelling that was decided; without one the commonest form.
    spelling: Option<String>,
    /// The forms that were written, each with the places of its notes.
    forms: BTreeMap<String, BTreeSet<usize>>,
    hidden: bool,
}

/// The words of a question's received notes: most said first, equals by the Norwegian alphabet. Notes that are held
/// back, withdrawn or erased say nothing.
pub fn tally(state: &State, question: QuestionId) -> Vec<Tallied> {
    let notes: Vec<&Note> =
        state.notes.of(question).filter(|note| note.standing == Standing::Received).collect();
    let untouched = Cloud::default();
    let cloud = state.clouds.get(&question).unwrap_or(&untouched);
    let mut entries = entries(&notes, state.settings.language);
    for decision in &cloud.decisions {
        decide(&mut entries, decision);
    }
    let mut words: Vec<Tallied> =
        entries.iter().map(|entry| tallied(entry, &notes, cloud.settings.counting)).collect();
    words.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| alphabetical(&a.text, &b.text)));
    words
}

/// The same, as the wall may show it: without hidden words, and without those that one alone has said unless the
/// workshop wants them.
pub fn shown(state: &State, question: QuestionId) -> Vec<Tallied> {
    let lone_words = state.clouds.get(&question).is_some_and(|cloud| cloud.settings.lone_words);
    let mut words = tally(state, question);
    words.retain(|word| !word.hidden && (lone_words || word.count > 1));
    words
}

fn entries(notes: &[&Note], language: Language) -> Vec<Entry> {
    let texts: Vec<&str> = notes.iter().map(|note| note.text.as_str()).collect();
    let languages = languages_among(&texts, expected(language));
    let analysed: Vec<_> =
        texts.iter().zip(languages).map(|(text, language)| analyse(text, language)).collect();
    let mut entries: BTreeMap<FormKey, Entry> = BTreeMap::new();
    for (at, points) in points_of_notes(&analysed).into_iter().enumerate() {
        for point in points {
            entries.entry(point.form).or_default().forms.entry(point.surface).or_default().insert(at);
        }
    }
    entries.into_values().collect()
}

fn decide(entries: &mut Vec<Entry>, decision: &WordDecision) {
    match decision {
        WordDecision::Merge { word, into } => merge(entries, word, into),
        WordDecision::Rename { word, to } if entries.iter().any(|entry| entry.text() == *to) => {
            merge(entries, word, to);
        }
        WordDecision::Rename { word, to } => {
            if let Some(at) = find(entries, word) {
                entries[at].spelling = Some(to.clone());
            }
        }
        WordDecision::Hide { word } | WordDecision::Show { word } => {
            if let Some(at) = find(entries, word) {
                entries[at].hidden = matches!(decision, WordDecision::Hide { .. });
            }
        }
        WordDecision::Split { word } => {
            let Some(at) = find(entries, word) else { return };
            let whole = entries.swap_remove(at);
            entries.extend(whole.forms.into_iter().map(|(form, notes)| Entry {
                spelling: Some(form.clone()),
                forms: BTreeMap::from([(form, notes)]),
                hidden: whole.hidden,
            }));
        }
    }
}

fn merge(entries: &mut Vec<Entry>, word: &str, into: &str) {
    if word == into {
        return;
    }
    let Some(from) = find(entries, word) else { return };
    let merged = entries.swap_remove(from);
    match find(entries, into) {
        Some(at) => {
            // The word that others are counted as keeps its spelling, however often the others were written.
            let target = &mut entries[at];
            target.spelling.get_or_insert_with(|| into.to_owned());
            for (form, notes) in merged.forms {
                target.forms.entry(form).or_default().extend(notes);
            }
        }
        None => entries.push(Entry { spelling: Some(into.to_owned()), ..merged }),
    }
}

/// The word that is shown so, or else the one that has the form: what is shown may have changed since the decision.
fn find(entries: &[Entry], word: &str) -> Option<usize> {
    let shown = entries.iter().position(|entry| entry.text() == word);
    shown.or_else(|| entries.iter().position(|entry| entry.forms.contains_key(word)))
}

impl Entry {
    fn text(&self) -> String {
        let counts = || self.forms.iter().map(|(form, notes)| (form.clone(), notes.len())).collect();
        self.spelling.clone().unwrap_or_else(|| display_form(&counts()).to_owned())
    }
}

fn tallied(entry: &Entry, notes: &[&Note], counting: Counting) -> Tallied {
    let places: BTreeSet<usize> = entry.forms.values().flatten().copied().collect();
    let behind: Vec<&Note> = places.iter().map(|at| notes[*at]).collect();
    let count = match counting {
        Counting::Mentions => behind.len(),
        Counting::Groups => behind.iter().map(|note| note.group).collect::<BTreeSet<_>>().len(),
        // Staff write for many: each of their notes counts as one voice.
        Counting::Participants => {
            let voices = behind.iter().filter_map(|note| note.author).collect::<BTreeSet<_>>().len();
            voices + behind.iter().filter(|note| note.author.is_none()).count()
        }
    };
    Tallied {
        text: entry.text(),
        count: u32::try_from(count).unwrap_or(u32::MAX),
        notes: behind.iter().map(|note| note.id.clone()).collect(),
        hidden: entry.hidden,
    }
}

fn expected(language: Language) -> crate::text::Language {
    match language {
        Language::Nb => crate::text::Language::Nb,
        Language::Nn => crate::text::Language::Nn,
        Language::En => crate::text::Language::En,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workshop::event::{Event, Recorded};
    use crate::workshop::ids::{GroupId, Moment, ParticipantId, Revision};
    use crate::workshop::note::NoteText;
    use crate::workshop::people::{By, Role};
    use crate::workshop::words::CloudSettings;

    const QUESTION: QuestionId = QuestionId(4);

    /// Notes as (participant, group, text), then what was decided; what the tally shows.
    #[track_caller]
    fn check(notes: &[(u32, u16, &str)], decisions: Vec<Event>, expected: &[(&str, u32)]) {
        let written = notes.iter().zip(1..).map(|((author, group, text), number)| Event::NoteWritten {
            note: NoteId::parse(&format!("n{number}")).expect("an id"),
            question: QUESTION,
            group: GroupId(*group),
            author: Some(ParticipantId(*author)),
            text: NoteText::parse(text).expect("a text"),
        });
        let events = written.chain(decisions).zip(1..).map(|(event, revision)| Recorded {
            revision: Revision(revision),
            at: Moment(0),
            by: By::role(Role::Facilitator),
            event,
        });
        let state = State::replay(&events.collect::<Vec<_>>());
        let words = tally(&state, QUESTION);
        let shown = words.iter().filter(|word| !word.hidden).map(|word| (word.text.as_str(), word.count));
        assert_eq!(shown.collect::<Vec<_>>(), expected);
    }

    fn decided(decision: WordDecision) -> Event {
        Event::WordDecided { question: QUESTION, decision }
    }

    fn counted_by(counting: Counting) -> Event {
        let settings = CloudSettings { counting, lone_words: false };
        Event::CloudSet { question: QUESTION, settings }
    }

    const NOTES: &[(u32, u16, &str)] =
        &[(1, 1, "Ensomhet"), (1, 1, "ensomhet blant eldre"), (2, 1, "Ensomhet"), (3, 2, "Psykisk helse")];

    #[test]
    fn a_word_counts_once_for_each_participant_group_or_note() {
        let of = |counting| vec![counted_by(counting), decided(WordDecision::Hide { word: "eldre".into() })];
        check(NOTES, of(Counting::Participants), &[("ensomhet", 2), ("psykisk helse", 1)]);
        check(NOTES, of(Counting::Groups), &[("ensomhet", 1), ("psykisk helse", 1)]);
        check(NOTES, of(Counting::Mentions), &[("ensomhet", 3), ("psykisk helse", 1)]);
    }

    #[test]
    fn people_decide_how_words_meet_and_what_they_are_called() {
        let merged = WordDecision::Merge { word: "psykisk helse".into(), into: "ensomhet".into() };
        let named = WordDecision::Rename { word: "ensomhet".into(), to: "Ensomhet og psykisk helse".into() };
        let hidden = WordDecision::Hide { word: "eldre".into() };
        check(NOTES, [merged, named, hidden].map(decided).into(), &[("Ensomhet og psykisk helse", 3)]);
    }

    #[test]
    fn a_note_that_is_held_back_says_nothing() {
        let held = Event::NoteHeld { note: NoteId::parse("n4").expect("an id") };
        let hidden = decided(WordDecision::Hide { word: "eldre".into() });
        check(NOTES, vec![held, hidden], &[("ensomhet", 2)]);
    }
}
