//! One new note between two runs: the theme it belongs in, with the reason, or none.

use std::collections::BTreeMap;

use super::features::{Features, Reading, Vector};
use super::middles::Middles;
use super::reasons::Said;
use super::{NoteIn, Proposal, Recipe};
use crate::text::{self, Language};
use crate::workshop::ids::{NoteId, ThemeId};

/// A note farther than this from every theme is not placed.
const NEAR_MIN: f32 = 0.25;
/// The nearest theme must be this many times nearer than the next, or the note is not placed.
const CLEAR_MARGIN: f32 = 1.1;

/// Where a new note belongs, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placement {
    /// The theme.
    pub theme: ThemeId,
    /// What the note shares with it, most shared first.
    pub reasons: Vec<String>,
}

/// The themes of a proposal, ready to be asked where a new note belongs.
pub struct Placer {
    language: Language,
    features: Features,
    themes: Vec<ThemeId>,
    middles: Middles,
    /// Per theme: what its notes say.
    said: Vec<Said>,
}

impl Placer {
    /// Learns the themes of a proposal from their notes. Takes as long as reading all the notes; asking is quick.
    pub fn new(
        question: Option<&str>,
        language: Language,
        notes: &[NoteIn<'_>],
        proposal: &Proposal,
    ) -> Placer {
        let mut notes = notes.to_vec();
        notes.sort_by(|a, b| a.text.cmp(b.text).then_with(|| a.id.cmp(b.id)));
        let texts: Vec<&str> = notes.iter().map(|note| note.text).collect();
        let languages = text::languages_among(&texts, language);
        let analysed = texts.iter().zip(&languages).map(|(note, own)| text::analyse(note, *own));
        let readings: Vec<Reading> = analysed.map(Reading::of).collect();
        let question = question.map(|question| text::analyse(question, language)).unwrap_or_default();
        let (features, vectors) = Features::learn(&readings, &question, Recipe::default().weights);
        let places: BTreeMap<&NoteId, usize> =
            notes.iter().enumerate().map(|(at, note)| (note.id, at)).collect();
        let members: Vec<Vec<usize>> = proposal
            .themes
            .iter()
            .map(|theme| theme.notes.iter().filter_map(|note| places.get(note).copied()).collect())
            .collect();
        let said = members.iter().map(|members| Said::in_notes(members.iter().map(|note| &readings[*note])));
        let vectors_of =
            |members: &Vec<usize>| members.iter().map(|note| &vectors[*note]).collect::<Vec<&Vector>>();
        Placer {
            language,
            said: said.collect(),
            themes: proposal.themes.iter().map(|theme| theme.id).collect(),
            middles: Middles::of(members.iter().map(vectors_of)),
            features,
        }
    }

    /// The theme that a new note belongs in, and why; `None` when no theme is clearly nearest.
    pub fn place(&self, note: &str) -> Option<Placement> {
        let language =
            text::languages_among(&[note], self.language).first().copied().unwrap_or(self.language);
        let reading = Reading::of(text::analyse(note, language));
        let near = self.middles.nearness(&self.features.vector(&reading));
        let mut best: Option<usize> = None;
        for theme in 0..near.len() {
            if best.is_none_or(|best| near[theme] > near[best]) {
                best = Some(theme);
            }
        }
        let best = best.filter(|best| near[*best] >= NEAR_MIN)?;
        let next =
            (0..near.len()).filter(|theme| *theme != best).map(|theme| near[theme]).fold(0.0, f32::max);
        (near[best] >= next * CLEAR_MARGIN).then(|| Placement {
            theme: self.themes[best],
            reasons: self.said[best].reasons(&reading, self.language, 0),
        })
    }
}
