//! From a question's notes to the words of its cloud: forms meet, people's decisions hold, and what counts is a setting.

use std::collections::{BTreeMap, BTreeSet};

use super::Word;
use super::weight::{self, Weighed};
use crate::text::{Language, alphabetical, analyse, display_form, languages_among, points_of_notes};
use crate::workshop::ids::{GroupId, NoteId, ParticipantId};
use crate::workshop::words::{CloudSettings, Counting, WordDecision};

/// A note as the cloud sees it; notes that are held back or withdrawn are not given to it.
#[derive(Clone, Copy, Debug)]
pub struct CloudNote<'a> {
    /// Which note.
    pub id: &'a NoteId,
    /// What it says.
    pub text: &'a str,
    /// Whose table wrote it.
    pub group: Option<GroupId>,
    /// Who wrote it; none for notes from paper.
    pub participant: Option<ParticipantId>,
}

/// A word of the cloud and what stands behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CloudWord {
    /// The word as it is shown.
    pub text: String,
    /// What counts, as the workshop has it set.
    pub count: usize,
    /// How many people said it; a note without a known writer is a voice of its own.
    pub participants: usize,
    /// How many groups said it.
    pub groups: usize,
    /// The forms that met, each with how many notes wrote it.
    pub forms: BTreeMap<String, usize>,
    /// The notes that say it, by id.
    pub notes: Vec<NoteId>,
    /// Somebody has decided that it is not shown.
    pub hidden: bool,
}

/// Counts the words of a question's notes, in whatever order these come: most said first, equals by the alphabet.
pub fn count(
    notes: &[CloudNote],
    language: Language,
    counting: Counting,
    decisions: &[WordDecision],
) -> Vec<CloudWord> {
    let mut notes = notes.to_vec();
    notes.sort_by(|a, b| a.id.cmp(b.id));
    let texts: Vec<&str> = notes.iter().map(|note| note.text).collect();
    let languages = languages_among(&texts, language);
    let analysed: Vec<_> =
        texts.iter().zip(languages).map(|(text, language)| analyse(text, language)).collect();
    let points = points_of_notes(&analysed);
    let surfaces =
        points.iter().map(|points| points.iter().map(|point| point.surface.clone()).collect::<BTreeSet<_>>());
    let surfaces: Vec<_> = surfaces.collect();
    let mut entries: Vec<Entry> = weight::weigh(&points).into_iter().map(Entry::from).collect();
    decisions.iter().for_each(|decision| decide(&mut entries, decision, &surfaces));
    let mut words: Vec<CloudWord> =
        entries.into_iter().map(|entry| entry.counted(&notes, counting)).collect();
    words.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| alphabetical(&a.text, &b.text)));
    words
}

/// What the wall shows of the counted words, weighed for [`super::place`].
pub fn shown(words: &[CloudWord], settings: CloudSettings) -> Vec<Word> {
    let is_shown = |word: &&CloudWord| !word.hidden && (settings.lone_words || word.participants > 1);
    let weighed = |word: &CloudWord| Word { text: word.text.clone(), weight: word.count as f64 };
    words.iter().filter(is_shown).map(weighed).collect()
}

/// A word while decisions are being followed.
struct Entry {
    text: String,
    forms: BTreeMap<String, usize>,
    notes: BTreeSet<usize>,
    hidden: bool,
}

impl From<Weighed> for Entry {
    fn from(word: Weighed) -> Self {
        Self { text: word.text, forms: word.forms, notes: word.notes.into_iter().collect(), hidden: false }
    }
}

impl Entry {
    fn counted(self, notes: &[CloudNote], counting: Counting) -> CloudWord {
        let notes: Vec<&CloudNote> = self.notes.iter().map(|index| &notes[*index]).collect();
        let participants = voices(&notes, |note| note.participant);
        let groups = voices(&notes, |note| note.group);
        let count = match counting {
            Counting::Participants => participants,
            Counting::Groups => groups,
            Counting::Mentions => notes.len(),
        };
        CloudWord {
            text: self.text,
            count,
            participants,
            groups,
            forms: self.forms,
            notes: notes.into_iter().map(|note| note.id.clone()).collect(),
            hidden: self.hidden,
        }
    }
}

/// How many different speakers some notes have; a note without one speaks for itself.
fn voices<T: Ord>(notes: &[&CloudNote], speaker: impl Fn(&CloudNote) -> Option<T>) -> usize {
    let known: BTreeSet<T> = notes.iter().filter_map(|note| speaker(note)).collect();
    let unknown = notes.iter().filter(|note| speaker(note).is_none()).count();
    known.len() + unknown
}

/// Follows one decision. One about a word that no note says any longer changes nothing, and holds again when one does.
fn decide(entries: &mut Vec<Entry>, decision: &WordDecision, surfaces: &[BTreeSet<String>]) {
    match decision {
        WordDecision::Merge { word, into } => merge(entries, word, into),
        WordDecision::Split { word } => split(entries, word, surfaces),
        WordDecision::Hide { word } => set_hidden(entries, word, true),
        WordDecision::Show { word } => set_hidden(entries, word, false),
        WordDecision::Rename { word, to } => {
            if let Some(at) = position(entries, word) {
                entries[at].text.clone_from(to);
            }
        }
    }
}

/// The word that a decision means: the one shown so, else the one that has it among its forms, for which form is the
/// commonest may change from minute to minute.
fn position(entries: &[Entry], word: &str) -> Option<usize> {
    let shown = entries.iter().position(|entry| entry.text == word);
    shown.or_else(|| entries.iter().position(|entry| entry.forms.contains_key(word)))
}

fn merge(entries: &mut Vec<Entry>, word: &str, into: &str) {
    let Some(from) = position(entries, word) else { return };
    let to = position(entries, into);
    if to == Some(from) {
        return;
    }
    let Some(to) = to else {
        into.clone_into(&mut entries[from].text);
        return;
    };
    let Entry { forms, notes, .. } = std::mem::replace(
        &mut entries[from],
        Entry { text: String::new(), forms: BTreeMap::new(), notes: BTreeSet::new(), hidden: false },
    );
    let target = &mut entries[to];
    for (form, count) in forms {
        *target.forms.entry(form).or_default() += count;
    }
    target.notes.extend(notes);
    entries.remove(from);
}

fn split(entries: &mut Vec<Entry>, word: &str, surfaces: &[BTreeSet<String>]) {
    let Some(at) = position(entries, word) else { return };
    if entries[at].forms.len() < 2 {
        return;
    }
    let whole = entries.remove(at);
    for (form, count) in whole.forms {
        let says = |index: &&usize| surfaces.get(**index).is_some_and(|surfaces| surfaces.contains(&form));
        let notes = whole.notes.iter().filter(says).copied().collect();
        let forms = BTreeMap::from([(form, count)]);
        entries.push(Entry { text: display_form(&forms).to_owned(), forms, notes, hidden: whole.hidden });
    }
}

fn set_hidden(entries: &mut [Entry], word: &str, hidden: bool) {
    if let Some(at) = position(entries, word) {
        entries[at].hidden = hidden;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: [(&str, u16, Option<u32>); 6] = [
        ("Møteplasser", 1, Some(1)),
        ("møteplass", 1, Some(1)),
        ("Møteplass for alle", 2, Some(2)),
        ("dugnad", 2, Some(3)),
        ("Frivillighet", 1, None),
        ("frivillighet", 1, None),
    ];

    fn check(counting: Counting, decisions: &[WordDecision], expected: &[(&str, usize)]) {
        let ids: Vec<NoteId> = (0..SAID.len()).filter_map(|n| NoteId::parse(&format!("n{n}"))).collect();
        let notes = SAID.iter().zip(&ids).map(|((text, group, participant), id)| CloudNote {
            id,
            text,
            group: Some(GroupId(*group)),
            participant: participant.map(ParticipantId),
        });
        let mut notes: Vec<CloudNote> = notes.collect();
        let words = count(&notes, Language::Nb, counting, decisions);
        notes.reverse();
        assert_eq!(
            words,
            count(&notes, Language::Nb, counting, decisions),
            "the order of notes tells nothing"
        );
        let shown = words.iter().filter(|word| !word.hidden).map(|word| (word.text.as_str(), word.count));
        assert_eq!(shown.collect::<Vec<_>>(), expected);
    }

    fn merge(word: &str, into: &str) -> WordDecision {
        WordDecision::Merge { word: word.into(), into: into.into() }
    }

    #[test]
    fn what_counts_is_a_setting() {
        check(Counting::Participants, &[], &[("frivillighet", 2), ("møteplass", 2), ("dugnad", 1)]);
        check(Counting::Mentions, &[], &[("møteplass", 3), ("frivillighet", 2), ("dugnad", 1)]);
        check(Counting::Groups, &[], &[("møteplass", 2), ("dugnad", 1), ("frivillighet", 1)]);
    }

    #[test]
    fn people_merge_split_hide_and_rename() {
        check(
            Counting::Mentions,
            &[merge("dugnad", "frivillighet")],
            &[("frivillighet", 3), ("møteplass", 3)],
        );
        check(
            Counting::Mentions,
            &[WordDecision::Split { word: "møteplass".into() }],
            &[("frivillighet", 2), ("møteplass", 2), ("dugnad", 1), ("møteplasser", 1)],
        );
        let hide = WordDecision::Hide { word: "dugnad".into() };
        check(Counting::Groups, std::slice::from_ref(&hide), &[("møteplass", 2), ("frivillighet", 1)]);
        let show = WordDecision::Show { word: "dugnad".into() };
        check(Counting::Groups, &[hide, show], &[("møteplass", 2), ("dugnad", 1), ("frivillighet", 1)]);
        let rename = WordDecision::Rename { word: "møteplasser".into(), to: "møtested".into() };
        check(Counting::Groups, &[rename], &[("møtested", 2), ("dugnad", 1), ("frivillighet", 1)]);
    }

    #[test]
    fn a_decision_about_a_word_that_nobody_says_changes_nothing() {
        check(
            Counting::Groups,
            &[merge("turgruppe", "tur")],
            &[("møteplass", 2), ("dugnad", 1), ("frivillighet", 1)],
        );
        check(
            Counting::Groups,
            &[merge("dugnad", "innsats")],
            &[("møteplass", 2), ("frivillighet", 1), ("innsats", 1)],
        );
    }
}
