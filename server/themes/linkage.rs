//! Average linkage: the two groups that are most alike on average are joined, until enough are left.

use super::likeness::Table;

/// What average linkage must keep apart: pairs of items that may never meet.
pub type Apart = std::collections::BTreeSet<(usize, usize)>;

/// Joins items until `themes` groups are left, or nothing alike enough may be joined; gives each item's group,
/// numbered by the first item in each. `sizes` says how many notes an item stands for.
pub fn average_linkage(table: &Table, sizes: &[f32], themes: usize, least: f32, apart: &Apart) -> Vec<usize> {
    let items = table.items;
    let mut likeness = table.clone();
    for &(a, b) in apart {
        likeness.set(a, b, f32::NEG_INFINITY);
    }
    let mut sizes = sizes.to_vec();
    let mut group: Vec<usize> = (0..items).collect();
    let mut alive: Vec<usize> = (0..items).collect();
    let mut best: Vec<(f32, usize)> = (0..items).map(|item| best_partner(&likeness, &alive, item)).collect();
    while alive.len() > themes.max(1) {
        let Some(&a) = alive.iter().max_by(|a, b| best[**a].0.total_cmp(&best[**b].0).then(b.cmp(a))) else {
            break;
        };
        let (value, b) = best[a];
        if value < least || value == f32::NEG_INFINITY {
            break;
        }
        let (keep, gone) = (a.min(b), a.max(b));
        let (kept_size, gone_size) = (sizes[keep], sizes[gone]);
        alive.retain(|item| *item != gone);
        for &other in alive.iter().filter(|other| **other != keep) {
            let mixed = (likeness.get(keep, other) * kept_size + likeness.get(gone, other) * gone_size)
                / (kept_size + gone_size);
            likeness.set(keep, other, mixed);
        }
        sizes[keep] += gone_size;
        group.iter_mut().filter(|label| **label == gone).for_each(|label| *label = keep);
        best[keep] = best_partner(&likeness, &alive, keep);
        for &other in alive.iter().filter(|other| **other != keep) {
            let value = likeness.get(other, keep);
            if best[other].1 == keep || best[other].1 == gone {
                best[other] = best_partner(&likeness, &alive, other);
            } else if value > best[other].0 {
                best[other] = (value, keep);
            }
        }
    }
    renumber(&group)
}

/// Groups numbered 0, 1, 2 … by the first item of each.
pub fn renumber(groups: &[usize]) -> Vec<usize> {
    let mut seen = std::collections::BTreeMap::new();
    groups
        .iter()
        .map(|group| {
            let next = seen.len();
            *seen.entry(*group).or_insert(next)
        })
        .collect()
}

fn best_partner(likeness: &Table, alive: &[usize], item: usize) -> (f32, usize) {
    let mut best = (f32::NEG_INFINITY, item);
    for &other in alive {
        let value = likeness.get(item, other);
        if other != item && value > best.0 {
            best = (value, other);
        }
    }
    best
}
