//! Weighs the words of a word cloud: each note counts once for each thing it says, and the inflected forms of a word meet.

use std::collections::BTreeMap;

use crate::text::{FormKey, Point, alphabetical, display_form};

/// One word or expression of a cloud with what it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weighed {
    /// The form that people see: the commonest that was written.
    pub text: String,
    /// How many notes say it.
    pub count: usize,
    /// The forms that met, each with how many notes wrote it.
    pub forms: BTreeMap<String, usize>,
    /// The notes that say it, by their place in the input, in that order.
    pub notes: Vec<usize>,
}

/// Weighs what the notes say ([`crate::text::points_of_notes`]): most said first, equals by the Norwegian alphabet.
pub fn weigh(notes: &[Vec<Point>]) -> Vec<Weighed> {
    let mut words: BTreeMap<&FormKey, (BTreeMap<String, usize>, Vec<usize>)> = BTreeMap::new();
    for (index, points) in notes.iter().enumerate() {
        for point in points {
            let (forms, users) = words.entry(&point.form).or_default();
            *forms.entry(point.surface.clone()).or_default() += 1;
            users.push(index);
        }
    }
    let weighed = words.into_values().map(|(forms, notes)| Weighed {
        text: display_form(&forms).to_owned(),
        count: notes.len(),
        forms,
        notes,
    });
    let mut weighed: Vec<Weighed> = weighed.collect();
    weighed.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| alphabetical(&a.text, &b.text)));
    weighed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Language, analyse, points_of_notes};

    fn check(notes: &[&str], expected: &[(&str, usize)]) {
        let analysed: Vec<_> = notes.iter().map(|note| analyse(note, Language::Unknown)).collect();
        let words = weigh(&points_of_notes(&analysed));
        let shown: Vec<(&str, usize)> = words.iter().map(|word| (word.text.as_str(), word.count)).collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn forms_meet_and_expressions_stay_together() {
        check(
            &[
                "Møteplasser",
                "møteplass",
                "En god møteplass for alle!",
                "Psykisk helse",
                "psykisk helse og idrett",
            ],
            &[("møteplass", 3), ("psykisk helse", 2), ("idrett", 1)],
        );
    }

    #[test]
    fn names_keep_their_capitals_and_a_note_counts_once() {
        check(&["NAV, NAV og mer NAV", "Røde Kors"], &[("NAV", 1), ("Røde Kors", 1)]);
    }
}
