//! Spectral clustering: the graph's slowest waves as places, and k-means among them.

use super::likeness::Graph;
use super::linkage::renumber;

/// Rounds of power iteration; enough for the order of the waves to settle.
const ROUNDS: usize = 40;
/// Rounds of k-means; it settles in far fewer.
const MEANS_ROUNDS_MAX: usize = 20;

/// The first `waves` eigenvectors of the normalised graph, slowest first, one row per item.
pub fn waves(graph: &Graph, waves: usize) -> Vec<Vec<f32>> {
    let items = graph.len();
    let waves = waves.min(items);
    let scale: Vec<f32> = graph
        .iter()
        .map(|edges| {
            let degree: f32 = edges.iter().map(|(_, w)| w).sum();
            if degree > 0.0 { degree.sqrt().recip() } else { 0.0 }
        })
        .collect();
    let mut columns: Vec<Vec<f32>> = (0..waves).map(|wave| start_column(items, wave)).collect();
    orthonormalise(&mut columns);
    for _ in 0..ROUNDS {
        for column in &mut columns {
            *column = step(graph, &scale, column);
        }
        orthonormalise(&mut columns);
    }
    (0..items).map(|item| columns.iter().map(|column| column[item]).collect()).collect()
}

/// The first so many waves of each row, each row made of length one.
pub fn slowest(rows: &[Vec<f32>], waves: usize) -> Vec<Vec<f32>> {
    let cut = |row: &Vec<f32>| {
        let mut row: Vec<f32> = row.iter().take(waves).copied().collect();
        let length = row.iter().map(|x| x * x).sum::<f32>().sqrt();
        if length > 0.0 {
            row.iter_mut().for_each(|x| *x /= length);
        }
        row
    };
    rows.iter().map(cut).collect()
}

/// One step of (I + D^-½ W D^-½) / 2, whose eigenvalues are not negative.
fn step(graph: &Graph, scale: &[f32], column: &[f32]) -> Vec<f32> {
    graph
        .iter()
        .enumerate()
        .map(|(item, edges)| {
            let sum: f32 =
                edges.iter().map(|(other, w)| w * scale[*other as usize] * column[*other as usize]).sum();
            (column[item] + scale[item] * sum) / 2.0
        })
        .collect()
}

/// A start that is the same every time and has a little of everything in it.
fn start_column(items: usize, wave: usize) -> Vec<f32> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64.wrapping_mul(wave as u64 + 1);
    (0..items)
        .map(|_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 40) as f32 / (1_u64 << 24) as f32 - 0.5
        })
        .collect()
}

fn orthonormalise(columns: &mut [Vec<f32>]) {
    for at in 0..columns.len() {
        let (before, rest) = columns.split_at_mut(at);
        let column = &mut rest[0];
        for earlier in before.iter() {
            let along = product(column, earlier);
            column.iter_mut().zip(earlier).for_each(|(a, b)| *a -= along * b);
        }
        let length = column.iter().map(|x| x * x).sum::<f32>().sqrt();
        if length > f32::EPSILON {
            column.iter_mut().for_each(|x| *x /= length);
        }
    }
}

/// k-means of the rows; the starts are the rows farthest from each other, beginning with row `first`.
pub fn means(rows: &[Vec<f32>], themes: usize, first: usize) -> Vec<usize> {
    if rows.is_empty() {
        return Vec::new();
    }
    let mut centres = vec![rows[first % rows.len()].clone()];
    let mut nearest: Vec<f32> = rows.iter().map(|row| distance(row, &centres[0])).collect();
    while centres.len() < themes.min(rows.len()) {
        let mut far = 0;
        for (item, value) in nearest.iter().enumerate() {
            if *value > nearest[far] {
                far = item;
            }
        }
        centres.push(rows[far].clone());
        for (item, row) in rows.iter().enumerate() {
            nearest[item] = nearest[item].min(distance(row, &rows[far]));
        }
    }
    let mut homes = vec![usize::MAX; rows.len()];
    for _ in 0..MEANS_ROUNDS_MAX {
        let next: Vec<usize> = rows.iter().map(|row| closest(row, &centres)).collect();
        if next == homes {
            break;
        }
        homes = next;
        for (theme, centre) in centres.iter_mut().enumerate() {
            let members: Vec<&Vec<f32>> =
                rows.iter().zip(&homes).filter(|(_, home)| **home == theme).map(|(row, _)| row).collect();
            if members.is_empty() {
                continue;
            }
            for (place, value) in centre.iter_mut().enumerate() {
                *value = members.iter().map(|row| row[place]).sum::<f32>() / members.len() as f32;
            }
        }
    }
    renumber(&homes)
}

fn closest(row: &[f32], centres: &[Vec<f32>]) -> usize {
    let mut best = (f32::INFINITY, 0);
    for (theme, centre) in centres.iter().enumerate() {
        let far = distance(row, centre);
        if far < best.0 {
            best = (far, theme);
        }
    }
    best.1
}

fn distance(a: &[f32], b: &[f32]) -> f32 {
    in_lanes(a, b, |x, y| (x - y) * (x - y))
}

fn product(a: &[f32], b: &[f32]) -> f32 {
    in_lanes(a, b, |x, y| x * y)
}

/// The sum over the pairs, eight sums side by side so that the machine can take eight pairs at a time; always added up in
/// the same order.
fn in_lanes(a: &[f32], b: &[f32], of: impl Fn(f32, f32) -> f32) -> f32 {
    let (first, second) = (a.chunks_exact(8), b.chunks_exact(8));
    let rest: f32 = first.remainder().iter().zip(second.remainder()).map(|(x, y)| of(*x, *y)).sum();
    let mut sums = [0.0_f32; 8];
    for (a, b) in first.zip(second) {
        for lane in 0..8 {
            sums[lane] += of(a[lane], b[lane]);
        }
    }
    sums.iter().sum::<f32>() + rest
}
