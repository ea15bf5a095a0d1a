//! Weighs the words of a word cloud: each note counts once for each thing it says, and the inflected forms of a word meet.

use std::collections::{BTreeMap, BTreeSet};

use crate::text::{FormKey, Language, Point, alphabetical, display_form_in};

/// One word or expression of a cloud with what it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weighed {
    /// The forms that met, each with the notes that wrote it, by their place in the input.
    pub forms: BTreeMap<String, BTreeSet<usize>>,
    /// The language of the whole: of forms that are as common, its own is shown.
    pub language: Language,
}

impl Weighed {
    /// The form that people see: the commonest that was written, at a tie one of the language.
    pub fn text(&self) -> String {
        let counts = self.forms.iter().map(|(form, notes)| (form.clone(), notes.len())).collect();
        display_form_in(&counts, self.language).to_owned()
    }

    /// Counts what says another word as saying this one too.
    pub fn join(&mut self, other: Self) {
        for (form, notes) in other.forms {
            self.forms.entry(form).or_default().extend(notes);
        }
    }

    /// The notes that say it, by their place in the input, in that order.
    pub fn notes(&self) -> BTreeSet<usize> {
        self.forms.values().flatten().copied().collect()
    }
}

/// Weighs what the notes say ([`crate::text::points_of_notes`]): most said first, equals by the Norwegian alphabet.
pub fn weigh(notes: &[Vec<Point>], language: Language) -> Vec<Weighed> {
    let mut words: BTreeMap<&FormKey, Weighed> = BTreeMap::new();
    for (at, points) in notes.iter().enumerate() {
        for point in points {
            let word =
                words.entry(&point.form).or_insert_with(|| Weighed { forms: BTreeMap::new(), language });
            word.forms.entry(point.surface.clone()).or_default().insert(at);
        }
    }
    // What reads as one word in bokmål may read as another in nynorsk; spelled alike they are one to whoever looks.
    let mut shown: BTreeMap<String, Weighed> = BTreeMap::new();
    for word in words.into_values() {
        let none = || Weighed { forms: BTreeMap::new(), language };
        shown.entry(word.text()).or_insert_with(none).join(word);
    }
    let mut ranked: Vec<(usize, String, Weighed)> =
        shown.into_iter().map(|(text, word)| (word.notes().len(), text, word)).collect();
    ranked.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| alphabetical(&a.1, &b.1)));
    ranked.into_iter().map(|(_, _, word)| word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{analyse, points_of_notes};

    fn check(notes: &[&str], expected: &[(&str, usize)]) {
        let analysed: Vec<_> = notes.iter().map(|note| analyse(note, Language::Unknown)).collect();
        let words = weigh(&points_of_notes(&analysed), Language::Unknown);
        let shown: Vec<(String, usize)> =
            words.iter().map(|word| (word.text(), word.notes().len())).collect();
        let expected: Vec<(String, usize)> =
            expected.iter().map(|(text, count)| ((*text).to_owned(), *count)).collect();
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
    fn the_answers_of_a_list_and_expressions_in_a_sentence_stay_together() {
        check(
            &["Trygge voksne, turstier og lokale ildsjeler"],
            &[("lokale ildsjeler", 1), ("trygge voksne", 1), ("turstier", 1)],
        );
        check(
            &["Kommunen må gi frie midler til lag som samler folk med svak psykisk helse"],
            &[("folk", 1), ("frie midler", 1), ("lag", 1), ("psykisk helse", 1), ("svak", 1)],
        );
    }

    #[test]
    fn a_word_inside_a_counted_expression_is_not_counted_again() {
        check(
            &[
                "psykisk helse",
                "Psykisk helse hos unge, og psykisk helse på skolen",
                "Vi må snakke mye mer om psykisk helse på arbeidsplassen",
                "Helse",
            ],
            &[
                ("psykisk helse", 3),
                ("arbeidsplassen", 1),
                ("helse", 1),
                ("skolen", 1),
                ("snakke", 1),
                ("unge", 1),
            ],
        );
    }

    #[test]
    fn what_is_spelled_alike_is_one_word_in_bokmaal_and_nynorsk_together() {
        let notes = [
            ("Jeg ønsker at dere tenner lyset i gata", Language::Nb),
            ("Eg ynskjer at de tenner lyset i gata", Language::Nn),
        ];
        let analysed: Vec<_> = notes.iter().map(|(note, language)| analyse(note, *language)).collect();
        let words = weigh(&points_of_notes(&analysed), Language::Nb);
        let counts: Vec<usize> =
            words.iter().filter(|word| word.text() == "lyset").map(|word| word.notes().len()).collect();
        assert_eq!(counts, [2]);
    }

    #[test]
    fn of_equally_common_forms_the_one_of_the_language_is_shown() {
        let shown = |notes: &[&str], language| {
            let analysed: Vec<_> = notes.iter().map(|note| analyse(note, Language::Unknown)).collect();
            weigh(&points_of_notes(&analysed), language).iter().map(Weighed::text).collect::<Vec<_>>()
        };
        let forms = [
            ("møteplasser", "møteplassar"),
            ("ensomhet", "einsemd"),
            ("mangler", "manglar"),
            ("kommuner", "kommunar"),
        ];
        for (bokmaal, nynorsk) in forms {
            assert!(shown(&[nynorsk, bokmaal], Language::Nb).contains(&bokmaal.to_owned()), "{bokmaal}");
            assert!(shown(&[bokmaal, nynorsk], Language::Nn).contains(&nynorsk.to_owned()), "{nynorsk}");
        }
        assert_eq!(shown(&["møteplassar", "møteplasser"], Language::Nb), ["møteplasser"]);
        assert_eq!(shown(&["møteplassar", "møteplassar", "møteplasser"], Language::Nb), ["møteplassar"]);
    }

    #[test]
    fn names_keep_their_capitals_and_a_note_counts_once() {
        check(&["NAV, NAV og mer NAV", "Røde Kors"], &[("NAV", 1), ("Røde Kors", 1)]);
    }

    #[test]
    fn a_verb_is_an_answer_and_not_what_a_sentence_is_about() {
        let notes = [
            "Vi spør naboene i blokka om de går på kafeen etter kirkekaffen",
            "synge, danse, lese, bake, male",
        ];
        let analysed: Vec<_> = notes.map(|note| analyse(note, Language::Nb)).into();
        let words: Vec<String> = weigh(&points_of_notes(&analysed), Language::Nb)
            .iter()
            .map(|word| word.text().to_owned())
            .collect();
        assert!(words.contains(&"danse".into()) && words.contains(&"kirkekaffen".into()), "{words:?}");
        assert!(!words.iter().any(|word| word == "spør" || word == "går"), "{words:?}");
    }
}
