//! The expected and the found, compared: a verdict for each note, and what no note says.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::eye::Eye;
use super::sections::{FoundSection, Place, Section};
use super::{ReadLine, Report, Verdict};
use crate::document::account::{Account, Resting};
use crate::workshop::ids::NoteId;

/// The expected and the found, side by side.
pub struct Comparison<'a> {
    pub expected: Vec<Section<'a>>,
    pub found: BTreeMap<Place, FoundSection>,
    /// How a note is marked in this kind of file; `None` where it has no marks.
    pub mark: Option<fn(&NoteId) -> String>,
    pub see: Eye,
}

impl Comparison<'_> {
    /// What holds, note by note, and what the file says that no note says.
    pub fn report(self, account: &Account) -> Report {
        let mut verdicts: BTreeMap<&NoteId, Verdict> = BTreeMap::new();
        let mut used: BTreeMap<Place, BTreeSet<usize>> = BTreeMap::new();
        for section in &self.expected {
            for (wanted, line) in &section.lines {
                for note in &line.notes {
                    let (verdict, places) = self.look_for(note, wanted, section);
                    for (place, at) in places {
                        used.entry(place).or_default().insert(at);
                    }
                    verdicts.insert(note, verdict);
                }
            }
        }
        let all_marks: BTreeSet<&String> =
            self.found.values().flat_map(|section| &section.lines).flat_map(|line| &line.marks).collect();
        let mut words: BTreeMap<&NoteId, Vec<String>> = BTreeMap::new();
        for (word, notes) in self.expected.iter().flat_map(|section| &section.folded) {
            notes.iter().for_each(|note| words.entry(note).or_default().push(word.clone()));
        }
        let notes = account
            .notes
            .iter()
            .map(|entry| {
                let verdict = match entry.resting {
                    Resting::Bullet | Resting::Merged => {
                        verdicts.remove(&entry.id).unwrap_or(Verdict::Missing)
                    }
                    Resting::Figure => {
                        let own = (self.see)(entry.at.as_deref().unwrap_or_default());
                        let others = words.remove(&entry.id).unwrap_or_default();
                        let verdicts =
                            std::iter::once(own).chain(others).map(|word| self.look_for_word(&word));
                        let fault = verdicts.into_iter().find(|verdict| *verdict != Verdict::Holds);
                        fault.unwrap_or(Verdict::Holds)
                    }
                    Resting::Omitted => {
                        let marked = self.mark.is_some_and(|mark| all_marks.contains(&mark(&entry.id)));
                        if marked { Verdict::Printed } else { Verdict::Holds }
                    }
                };
                (entry.id.clone(), verdict)
            })
            .collect();
        Report { notes, strangers: self.strangers(&used) }
    }

    /// Where a note's line is in the file: by its words under its heading, else by its mark, else by its words elsewhere.
    fn look_for(&self, note: &NoteId, wanted: &str, section: &Section) -> (Verdict, Vec<(Place, usize)>) {
        let place = &section.place;
        // Lines that differ only in signs that no font has read the same in a PDF; there may be as many as expected.
        let same_place = self.expected.iter().filter(|other| other.place == section.place);
        let alike = same_place.flat_map(|section| &section.lines).filter(|(text, _)| text == wanted).count();
        let mark = self.mark.map(|mark| mark(note));
        let here: Vec<(Place, usize)> = self
            .all_lines()
            .filter(|(at, _, found)| *at == place && found.text == wanted)
            .map(|(at, index, _)| (at.clone(), index))
            .collect();
        let marked: Vec<(&Place, usize, &ReadLine)> = self
            .all_lines()
            .filter(|(_, _, found)| mark.as_ref().is_some_and(|mark| found.marks.contains(mark)))
            .collect();
        let places =
            || here.iter().cloned().chain(marked.iter().map(|(at, index, _)| ((*at).clone(), *index)));
        let verdict = match (here.len(), marked.as_slice()) {
            (many, _) if many > alike => Verdict::Doubled,
            (some @ 1.., []) if mark.is_none() && some < alike => Verdict::Missing,
            (_, [_, _, ..]) => Verdict::Doubled,
            (1.., []) if mark.is_some() => Verdict::Unmarked,
            (1.., [(at, index, _)]) if !here.contains(&((*at).clone(), *index)) => Verdict::Doubled,
            (1.., _) => Verdict::Holds,
            (_, [(at, _, found)]) if *at == place => Verdict::Changed { found: found.text.clone() },
            (_, [(at, _, _)]) => Verdict::Moved { under: under(at) },
            (_, []) => {
                let elsewhere = self.all_lines().find(|(_, _, found)| found.text == wanted);
                match elsewhere.filter(|_| mark.is_none() && !self.is_expected_elsewhere(wanted, place)) {
                    Some((at, index, _)) => {
                        return (Verdict::Moved { under: under(at) }, vec![(at.clone(), index)]);
                    }
                    None => Verdict::Missing,
                }
            }
        };
        (verdict, places().collect())
    }

    /// Whether the row of a word stands as often as it should, with its counts. Words that no font has may look alike.
    fn look_for_word(&self, word: &str) -> Verdict {
        let of_word = |row: &&Vec<String>| row.first().is_some_and(|cell| cell == word);
        let mut wanted: Vec<_> =
            self.expected.iter().flat_map(|section| &section.rows).filter(of_word).collect();
        let mut found: Vec<_> =
            self.found.values().flat_map(|section| &section.rows).filter(of_word).collect();
        wanted.sort_unstable();
        found.sort_unstable();
        match found.len().cmp(&wanted.len()) {
            Ordering::Less => Verdict::Missing,
            Ordering::Greater => Verdict::Doubled,
            Ordering::Equal if found == wanted => Verdict::Holds,
            Ordering::Equal => {
                let other = found.iter().find(|row| !wanted.contains(row));
                Verdict::Changed { found: other.map(|row| row.join(" ")).unwrap_or_default() }
            }
        }
    }

    fn all_lines(&self) -> impl Iterator<Item = (&Place, usize, &ReadLine)> {
        self.found.iter().flat_map(|(place, section)| {
            section.lines.iter().enumerate().map(move |(at, line)| (place, at, line))
        })
    }

    /// Whether the same words rightly stand under another heading too.
    fn is_expected_elsewhere(&self, wanted: &str, place: &Place) -> bool {
        let others = self.expected.iter().filter(|section| section.place != *place);
        others.flat_map(|section| &section.lines).any(|(text, _)| text == wanted)
    }

    /// Lines and paragraphs under the questions that the outline does not have.
    fn strangers(&self, used: &BTreeMap<Place, BTreeSet<usize>>) -> Vec<String> {
        let mut strangers = Vec::new();
        for (place, section) in &self.found {
            let used_here = used.get(place);
            let unused = |at: &usize| !used_here.is_some_and(|used| used.contains(at));
            let lines = section.lines.iter().enumerate().filter(|(at, _)| unused(at));
            strangers.extend(lines.map(|(_, line)| line.text.clone()));
            let known: Vec<&String> = self
                .expected
                .iter()
                .filter(|expected| expected.place == *place)
                .flat_map(|expected| &expected.paragraphs)
                .collect();
            let is_known = |text: &String| {
                known
                    .iter()
                    .any(|known| text == *known || text.ends_with(known.as_str()) && !known.is_empty())
            };
            let paragraphs = section.paragraphs.iter().filter(|text| !text.is_empty() && !is_known(text));
            strangers.extend(paragraphs.cloned());
            let rows_known: Vec<&Vec<String>> = self
                .expected
                .iter()
                .filter(|expected| expected.place == *place)
                .flat_map(|expected| &expected.rows)
                .collect();
            let rows = section.rows.iter().filter(|row| !rows_known.contains(row));
            strangers.extend(rows.map(|row| row.join(" ")));
        }
        strangers
    }
}

fn under((question, theme): &Place) -> String {
    if theme.is_empty() { question.clone() } else { theme.clone() }
}
