//! Counts the words of one question's notes, with what people have decided about them.

use std::collections::BTreeSet;

use super::weight::{Weighed, weigh};
use crate::text::{alphabetical, analyse_notes, languages_among, points_of_notes};
use crate::workshop::board::Place;
use crate::workshop::ids::{NoteId, ParticipantId, QuestionId};
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
    /// How many people said it, however the workshop counts.
    pub voices: u32,
    /// All else that it has been called: the forms that were written, and the spellings of what counts as it.
    pub names: BTreeSet<String>,
    /// The notes that say it, in the order they were received.
    pub notes: Vec<NoteId>,
    /// Whether somebody decided that it is not shown.
    pub hidden: bool,
}

impl Tallied {
    /// Whether one person alone has said it, however often.
    pub fn is_alone(&self) -> bool {
        self.voices <= 1
    }
}

/// A word while decisions are carried out.
struct Entry {
    /// The spelling that was decided; without one the commonest form.
    spelling: Option<String>,
    /// Spellings that were decided before, also of the words that were merged into this one.
    spelled: BTreeSet<String>,
    word: Weighed,
    hidden: bool,
}

/// The words of a question's notes: most said first, equals by the Norwegian alphabet. Notes that are held back, withdrawn
/// or erased say nothing, nor do those that the secretariat has left out: the figure says what the document says.
pub fn tally(state: &State, question: QuestionId) -> Vec<Tallied> {
    let board = state.board(question);
    let counts = |note: &&Note| {
        note.standing == Standing::Received && !matches!(board.place(&note.id), Place::LeftOut(_))
    };
    let notes: Vec<&Note> = state.notes.of(question).filter(counts).collect();
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

/// Those that the wall may show: no hidden words, and, unless the workshop wants them, none that one person alone has said.
pub fn shown<'a>(state: &State, question: QuestionId, words: &'a [Tallied]) -> Vec<&'a Tallied> {
    let lone_words = state.clouds.get(&question).is_some_and(|cloud| cloud.settings.lone_words);
    words.iter().filter(|word| !word.hidden && (lone_words || !word.is_alone())).collect()
}

fn entries(notes: &[&Note], language: Language) -> Vec<Entry> {
    let texts: Vec<&str> = notes.iter().map(|note| note.text.as_str()).collect();
    let languages = languages_among(&texts, expected(language));
    let weighed = weigh(&points_of_notes(&analyse_notes(&texts, &languages)), expected(language));
    weighed
        .into_iter()
        .map(|word| Entry { spelling: None, spelled: BTreeSet::new(), word, hidden: false })
        .collect()
}

fn decide(entries: &mut Vec<Entry>, decision: &WordDecision) {
    match decision {
        WordDecision::Merge { word, into } => merge(entries, word, into),
        WordDecision::Rename { word, to } if entries.iter().any(|entry| entry.text() == *to) => {
            merge(entries, word, to);
        }
        WordDecision::Rename { word, to } => {
            if let Some(at) = find(entries, word) {
                let old = entries[at].spelling.replace(to.clone());
                entries[at].spelled.extend(old);
            }
        }
        WordDecision::Hide { word } | WordDecision::Show { word } => {
            if let Some(at) = find(entries, word) {
                entries[at].hidden = matches!(decision, WordDecision::Hide { .. });
            }
        }
        WordDecision::Split { word } => {
            let Some(at) = find(entries, word) else { return };
            let Entry { word: Weighed { forms, language }, hidden, .. } = entries.swap_remove(at);
            for (form, notes) in forms {
                let word = Weighed { forms: [(form.clone(), notes)].into(), language };
                match entries.iter_mut().find(|entry| entry.text() == form) {
                    Some(same) => same.word.join(word),
                    None => {
                        entries.push(Entry { spelling: Some(form), spelled: BTreeSet::new(), word, hidden })
                    }
                }
            }
        }
    }
}

fn merge(entries: &mut Vec<Entry>, word: &str, into: &str) {
    if word == into {
        return;
    }
    let Some(from) = find(entries, word) else { return };
    let Entry { spelling, spelled, word: merged, hidden } = entries.swap_remove(from);
    let spelled = spelled.into_iter().chain(spelling);
    match find(entries, into) {
        Some(at) => {
            // The word that others are counted as keeps its spelling, however often the others were written.
            let target = &mut entries[at];
            target.spelling.get_or_insert_with(|| into.to_owned());
            target.spelled.extend(spelled);
            target.word.join(merged);
        }
        None => {
            let spelling = Some(into.to_owned());
            entries.push(Entry { spelling, spelled: spelled.collect(), word: merged, hidden });
        }
    }
}

/// The word that is shown so, or else the one that has the form: what is shown may have changed since the decision.
fn find(entries: &[Entry], word: &str) -> Option<usize> {
    let shown = entries.iter().position(|entry| entry.text() == word);
    shown.or_else(|| entries.iter().position(|entry| entry.word.forms.contains_key(word)))
}

impl Entry {
    fn text(&self) -> String {
        self.spelling.clone().unwrap_or_else(|| self.word.text())
    }
}

fn tallied(entry: &Entry, notes: &[&Note], counting: Counting) -> Tallied {
    let behind: Vec<&Note> = entry.word.notes().into_iter().map(|at| notes[at]).collect();
    let authors: BTreeSet<ParticipantId> = behind.iter().filter_map(|note| note.author).collect();
    // Staff write for many: each of their notes counts as one voice.
    let voices = authors.len() + behind.iter().filter(|note| note.author.is_none()).count();
    let count = match counting {
        Counting::Mentions => behind.len(),
        Counting::Groups => behind.iter().map(|note| note.group).collect::<BTreeSet<_>>().len(),
        Counting::Participants => voices,
    };
    let text = entry.text();
    let whole = |count| u32::try_from(count).unwrap_or(u32::MAX);
    let spelled = entry.word.forms.keys().chain(&entry.spelled);
    let names = spelled.filter(|name| **name != text).cloned().collect();
    Tallied {
        text,
        count: whole(count),
        voices: whole(voices),
        names,
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
    use crate::workshop::board::{Change, Deed, LeftOut};
    use crate::workshop::event::{Event, Recorded};
    use crate::workshop::ids::{GroupId, Moment, Revision};
    use crate::workshop::note::NoteText;
    use crate::workshop::people::{By, Role};
    use crate::workshop::words::CloudSettings;

    const QUESTION: QuestionId = QuestionId(4);

    /// Notes as (participant, group, text), then what was decided.
    fn state_of(notes: &[(u32, u16, &str)], decisions: Vec<Event>) -> State {
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
        State::replay(&events.collect::<Vec<_>>())
    }

    /// What the tally shows of them.
    #[track_caller]
    fn check(notes: &[(u32, u16, &str)], decisions: Vec<Event>, expected: &[(&str, u32)]) {
        let state = state_of(notes, decisions);
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
    fn a_word_remembers_what_it_has_been_called() {
        let named = WordDecision::Rename { word: "psykisk helse".into(), to: "Psyken".into() };
        let merged = WordDecision::Merge { word: "Psyken".into(), into: "ensomhet".into() };
        let state = state_of(NOTES, [named, merged].map(decided).into());
        let words = tally(&state, QUESTION);
        let ensomhet = words.iter().find(|word| word.text == "ensomhet").expect("the word");
        let names: Vec<&str> = ensomhet.names.iter().map(String::as_str).collect();
        assert_eq!(names, ["Psyken", "psykisk helse"]);
    }

    #[test]
    fn a_note_that_is_held_back_withdrawn_or_left_out_says_nothing() {
        let note = || NoteId::parse("n4").expect("an id");
        let left_out = Change::LeftOut {
            note: note(),
            from: None,
            to: Some(LeftOut { reason: "Står to ganger".into() }),
        };
        let left_out = Event::BoardChanged {
            question: QUESTION,
            deed: Deed::NotesLeftOut,
            changes: vec![left_out],
            undoes: None,
        };
        for silenced in [Event::NoteHeld { note: note() }, Event::NoteWithdrawn { note: note() }, left_out] {
            let hidden = decided(WordDecision::Hide { word: "eldre".into() });
            check(NOTES, vec![silenced, hidden], &[("ensomhet", 2)]);
        }
    }

    #[test]
    fn a_word_that_one_person_has_said_alone_is_not_for_the_wall() {
        let notes = &[(1, 1, "Kystlag"), (1, 1, "kystlag"), (2, 1, "Natur"), (3, 1, "natur")];
        for counting in [Counting::Participants, Counting::Groups, Counting::Mentions] {
            let state = state_of(notes, vec![counted_by(counting)]);
            let words = tally(&state, QUESTION);
            let shown = shown(&state, QUESTION, &words);
            let shown: Vec<&str> = shown.iter().map(|word| word.text.as_str()).collect();
            assert_eq!(shown, ["natur"], "{counting:?}");
        }
    }
}
