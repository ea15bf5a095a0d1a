//! How alike two notes are, and who is most like whom.

use super::features::Vector;

/// A note that is like no other is not thereby brought nearer than this makes it.
const REACH_MIN: f32 = 1e-3;

/// The product of two vectors: how alike two notes are.
pub fn likeness(a: &[(u32, f32)], b: &[(u32, f32)]) -> f32 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while i < a.len() && j < b.len() {
        match a[i].0.cmp(&b[j].0) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += a[i].1 * b[j].1;
                i += 1;
                j += 1;
            }
        }
    }
    sum
}

/// A full table of likeness between items; symmetric.
#[derive(Clone, Debug)]
pub struct Table {
    /// How many items.
    pub items: usize,
    cells: Vec<f32>,
}

impl Table {
    /// A table of nothing but zero.
    pub fn zero(items: usize) -> Table {
        Table { items, cells: vec![0.0; items * items] }
    }

    /// The likeness of every pair of vectors, found feature by feature.
    pub fn of(vectors: &[Vector]) -> Table {
        let mut table = Table::zero(vectors.len());
        let features = vectors.iter().flatten().map(|(number, _)| *number as usize + 1).max().unwrap_or(0);
        let mut users: Vec<Vec<(u32, f32)>> = vec![Vec::new(); features];
        for (item, vector) in vectors.iter().enumerate() {
            let row = item * table.items;
            for &(number, weight) in vector {
                for &(other, other_weight) in &users[number as usize] {
                    table.cells[row + other as usize] += weight * other_weight;
                }
                users[number as usize].push((item as u32, weight));
            }
        }
        for a in 0..table.items {
            for b in 0..a {
                table.cells[b * table.items + a] = table.cells[a * table.items + b];
            }
        }
        table
    }

    /// How alike two items are.
    pub fn get(&self, a: usize, b: usize) -> f32 {
        self.cells[a * self.items + b]
    }

    /// Sets the likeness of two items, both ways.
    pub fn set(&mut self, a: usize, b: usize, value: f32) {
        self.cells[a * self.items + b] = value;
        self.cells[b * self.items + a] = value;
    }

    /// One item's likeness to all.
    pub fn row(&self, item: usize) -> &[f32] {
        &self.cells[item * self.items..(item + 1) * self.items]
    }
}

/// The table with each likeness set down by how like others the two are, on average over their `nearest`: a note of common
/// words is a little like all, and would otherwise be everyone's neighbour.
pub fn levelled(table: &Table, nearest: usize, strength: f32) -> Table {
    let reach = |item: usize| {
        let others = (0..table.items).filter(|other| *other != item);
        let mut near: Vec<f32> = others.map(|other| table.get(item, other)).collect();
        near.sort_unstable_by(|a, b| b.total_cmp(a));
        near.truncate(nearest);
        let mean = near.iter().sum::<f32>() / near.len().max(1) as f32;
        mean.max(REACH_MIN).powf(strength / 2.0)
    };
    let reach: Vec<f32> = (0..table.items).map(reach).collect();
    let mut levelled = table.clone();
    for (at, cell) in levelled.cells.iter_mut().enumerate() {
        *cell /= reach[at / table.items] * reach[at % table.items];
    }
    levelled
}

/// Who is near whom: for each item its neighbours with strength; symmetric.
pub type Graph = Vec<Vec<(u32, f32)>>;

/// Joins each item to the `nearest` most like it; ties by number.
pub fn neighbours(table: &Table, nearest: usize) -> Graph {
    let mut graph: Graph = vec![Vec::new(); table.items];
    for item in 0..table.items {
        let row = table.row(item);
        let mut others: Vec<u32> = (0..table.items as u32)
            .filter(|other| *other as usize != item && row[*other as usize] > 0.0)
            .collect();
        others.sort_by(|a, b| row[*b as usize].total_cmp(&row[*a as usize]).then(a.cmp(b)));
        for &other in others.iter().take(nearest) {
            let strength = row[other as usize] / 2.0;
            graph[item].push((other, strength));
            graph[other as usize].push((item as u32, strength));
        }
    }
    for edges in &mut graph {
        edges.sort_by_key(|(other, _)| *other);
        edges.dedup_by(|later, earlier| {
            let same = later.0 == earlier.0;
            if same {
                earlier.1 += later.1;
            }
            same
        });
    }
    graph
}
