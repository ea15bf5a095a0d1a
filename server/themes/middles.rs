//! The middle of each theme: where a note that stands outside the grouping is placed, and how near each note lies.

use super::features::Vector;

/// The middles of some themes, ready to be asked which is nearest.
#[derive(Clone, Debug, Default)]
pub struct Middles {
    themes: usize,
    /// Per theme: the length of the sum of its vectors.
    lengths: Vec<f32>,
    /// Per feature: the themes that have it, with weight.
    users: Vec<Vec<(u32, f32)>>,
}

impl Middles {
    /// The middles of the groups of vectors.
    pub fn of<'a>(groups: impl Iterator<Item = Vec<&'a Vector>>) -> Middles {
        let mut middles = Middles::default();
        for (theme, vectors) in groups.enumerate() {
            middles.themes = theme + 1;
            let mut sum: std::collections::BTreeMap<u32, f32> = std::collections::BTreeMap::new();
            for (feature, weight) in vectors.iter().flat_map(|vector| vector.iter()) {
                *sum.entry(*feature).or_insert(0.0) += weight;
            }
            let length = sum.values().map(|weight| weight * weight).sum::<f32>().sqrt();
            middles.lengths.push(length);
            for (feature, weight) in sum {
                let feature = feature as usize;
                if middles.users.len() <= feature {
                    middles.users.resize(feature + 1, Vec::new());
                }
                middles.users[feature].push((theme as u32, weight / length));
            }
        }
        middles
    }

    /// How near the vector is to each theme.
    pub fn nearness(&self, vector: &[(u32, f32)]) -> Vec<f32> {
        let mut near = vec![0.0; self.themes];
        for (feature, weight) in vector {
            for (theme, theirs) in self.users.get(*feature as usize).into_iter().flatten() {
                near[*theme as usize] += weight * theirs;
            }
        }
        near
    }

    /// How near a vector is to the middle of its own theme when it is itself left out: `near` is how near it is with
    /// itself, `square` its product with itself.
    pub fn nearness_without(&self, theme: usize, near: f32, square: f32) -> f32 {
        let length = self.lengths[theme];
        let product = near * length;
        let rest = length * length - 2.0 * product + square;
        // What rounding leaves of a theme of one is no middle.
        if rest > square * 1e-3 { (product - square) / rest.sqrt() } else { 0.0 }
    }

    /// The nearest theme and how near it is, the first of equals; `None` when nothing is shared with any.
    pub fn nearest(&self, vector: &[(u32, f32)]) -> Option<(usize, f32)> {
        let mut best: Option<(usize, f32)> = None;
        for (theme, near) in self.nearness(vector).into_iter().enumerate() {
            if near > best.map_or(0.0, |(_, near)| near) {
                best = Some((theme, near));
            }
        }
        best
    }
}
