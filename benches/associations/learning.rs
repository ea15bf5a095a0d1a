//! Learns directions of words so that notes of one theme point the same way and notes of its neighbours do not.
//!
//! The loss is that of supervised contrastive learning (Khosla and others 2020, the variant with the sum inside the
//! logarithm), held within one workshop at a time; the steps are Adam's (Kingma and Ba 2015).

use std::collections::BTreeMap;

use moteplass::themes::associations::{DIRECTIONS, Direction};

use crate::workshops::Workshop;

/// How it is learned; chosen by how well it tells themes apart in workshops that were held out.
pub struct Course {
    /// How many times all workshops are gone through.
    pub rounds: usize,
    /// How many workshops there are to a step.
    pub at_once: usize,
    /// How sharply the nearest count: a product of two directions is divided by this.
    pub temperature: f32,
    /// The share of a note's terms that is left out each time, so that no word leans on another.
    pub left_out: f32,
    /// How strongly directions are drawn to nothing: a word that is seldom seen says little.
    pub decay: f32,
    /// The first step's length; it falls to nothing along a cosine.
    pub step: f32,
}

impl Default for Course {
    fn default() -> Course {
        Course { rounds: 24, at_once: 16, temperature: 0.2, left_out: 0.5, decay: 1e-3, step: 0.02 }
    }
}

/// How far the first directions reach before anything is learned.
const FIRST_REACH: f32 = 0.1;
/// Adam's memories of the slope and of its square.
const MEMORY: (f32, f32) = (0.9, 0.999);
/// Keeps a division by nothing away.
const LEAST: f32 = 1e-6;

/// What has been learned: where each term points.
pub struct Learned {
    /// The rows of the terms, in order of spelling.
    pub rows: BTreeMap<String, usize>,
    /// Each row's direction, not of length one: the longer, the more it says.
    pub directions: Vec<Direction>,
}

/// A note as rows and amounts.
type Sparse = Vec<(usize, f32)>;

impl Learned {
    /// Where these terms point together, of length one.
    pub fn point(&self, terms: &[(String, f32)]) -> Direction {
        let known = terms.iter().filter_map(|(key, amount)| Some((*self.rows.get(key)?, *amount)));
        unit(&sum(&self.directions, &known.collect::<Sparse>())).0
    }
}

/// Goes through the workshops, in an order and with omissions that are the same each time.
pub fn learn(workshops: &[Workshop], course: &Course) -> Learned {
    let keys = workshops.iter().flat_map(|workshop| &workshop.notes).flat_map(|(_, terms)| terms);
    let mut rows: BTreeMap<String, usize> = keys.map(|(key, _)| (key.clone(), 0)).collect();
    rows.values_mut().enumerate().for_each(|(at, row)| *row = at);
    let sparse = |workshop: &Workshop| -> Vec<(usize, Sparse)> {
        let note = |(theme, terms): &(usize, Vec<(String, f32)>)| {
            (*theme, terms.iter().map(|(key, amount)| (rows[key], *amount)).collect())
        };
        workshop.notes.iter().map(note).collect()
    };
    let practice: Vec<Vec<(usize, Sparse)>> = workshops.iter().map(sparse).collect();
    let mut chance = Chance(1);
    let mut directions: Vec<Direction> =
        (0..rows.len()).map(|_| std::array::from_fn(|_| chance.bell() * FIRST_REACH)).collect();
    let mut adam = Adam::over(rows.len());
    for round in 0..course.rounds {
        let mut order: Vec<usize> = (0..practice.len()).collect();
        chance.shuffle(&mut order);
        let done = round as f32 / course.rounds as f32;
        let step = course.step * 0.5 * (1.0 + (std::f32::consts::PI * done).cos());
        let mut loss = 0.0;
        for batch in order.chunks(course.at_once) {
            let mut slope: Vec<Direction> = vec![[0.0; DIRECTIONS]; rows.len()];
            for workshop in batch {
                loss += look(&practice[*workshop], &directions, course, &mut chance, &mut slope);
            }
            adam.step(&mut directions, &mut slope, course.decay, step);
        }
        eprintln!("round {:2}: loss {:.4}", round + 1, loss / practice.len() as f32);
    }
    Learned { rows, directions }
}

/// The loss of one workshop; its slope is added.
fn look(
    notes: &[(usize, Sparse)],
    directions: &[Direction],
    course: &Course,
    chance: &mut Chance,
    slope: &mut [Direction],
) -> f32 {
    let mut kept = |terms: &Sparse| -> Sparse {
        terms.iter().copied().filter(|_| chance.share() >= course.left_out).collect()
    };
    let kept: Vec<Sparse> = notes.iter().map(|(_, terms)| kept(terms)).collect();
    let points: Vec<(Direction, f32)> = kept.iter().map(|terms| unit(&sum(directions, terms))).collect();
    let many = notes.len();
    let mut pulls: Vec<Direction> = vec![[0.0; DIRECTIONS]; many];
    let mut loss = 0.0;
    for (at, (theme, _)) in notes.iter().enumerate() {
        let near = |other: usize| dot(&points[at].0, &points[other].0) / course.temperature;
        let near: Vec<f32> =
            (0..many).map(|other| if other == at { f32::NEG_INFINITY } else { near(other) }).collect();
        let most = near.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let odds: Vec<f32> = near.iter().map(|near| (near - most).exp()).collect();
        let all: f32 = odds.iter().sum();
        let own: f32 = (0..many).filter(|other| notes[*other].0 == *theme).map(|other| odds[other]).sum();
        if own <= 0.0 {
            continue;
        }
        loss -= (own / all).ln() / many as f32;
        for other in 0..many {
            let wanted = if notes[other].0 == *theme { odds[other] / own } else { 0.0 };
            let pull = (odds[other] / all - wanted) / (many as f32 * course.temperature);
            add(&mut pulls[at], &points[other].0, pull);
            add(&mut pulls[other], &points[at].0, pull);
        }
    }
    for ((terms, (point, length)), pull) in kept.iter().zip(&points).zip(&pulls) {
        let along = dot(pull, point);
        let across: Direction = std::array::from_fn(|at| (pull[at] - point[at] * along) / length);
        for (row, amount) in terms {
            add(&mut slope[*row], &across, *amount);
        }
    }
    loss
}

/// The steps of Adam, with what it remembers of each number.
struct Adam {
    slopes: Vec<Direction>,
    squares: Vec<Direction>,
    steps: i32,
}

impl Adam {
    fn over(rows: usize) -> Adam {
        let zero = || vec![[0.0; DIRECTIONS]; rows];
        Adam { slopes: zero(), squares: zero(), steps: 0 }
    }

    fn step(&mut self, directions: &mut [Direction], slope: &mut [Direction], decay: f32, step: f32) {
        self.steps += 1;
        let (of_slope, of_square) = MEMORY;
        let (slope_seen, square_seen) = (1.0 - of_slope.powi(self.steps), 1.0 - of_square.powi(self.steps));
        for (row, direction) in directions.iter_mut().enumerate() {
            for (at, number) in direction.iter_mut().enumerate() {
                let now = slope[row][at] + decay * *number;
                let slopes = &mut self.slopes[row][at];
                *slopes = of_slope * *slopes + (1.0 - of_slope) * now;
                let squares = &mut self.squares[row][at];
                *squares = of_square * *squares + (1.0 - of_square) * now * now;
                *number -= step * (*slopes / slope_seen) / ((*squares / square_seen).sqrt() + 1e-8);
            }
        }
    }
}

/// Chance that is the same each time (SplitMix64: Steele, Lea and Flood 2014).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 up to 1.
    fn share(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1_u64 << 24) as f32
    }

    /// Around 0, most often within 1: the sum of twelve shares.
    fn bell(&mut self) -> f32 {
        (0..12).map(|_| self.share()).sum::<f32>() - 6.0
    }

    fn shuffle(&mut self, order: &mut [usize]) {
        for at in (1..order.len()).rev() {
            order.swap(at, (self.next() % (at as u64 + 1)) as usize);
        }
    }
}

fn sum(directions: &[Direction], terms: &Sparse) -> Direction {
    let mut sum = [0.0; DIRECTIONS];
    for (row, amount) in terms {
        add(&mut sum, &directions[*row], *amount);
    }
    sum
}

fn add(sum: &mut Direction, direction: &Direction, amount: f32) {
    sum.iter_mut().zip(direction).for_each(|(sum, number)| *sum += amount * number);
}

fn dot(a: &Direction, b: &Direction) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// The direction with length one, and how long it was.
fn unit(direction: &Direction) -> (Direction, f32) {
    let length = dot(direction, direction).sqrt() + LEAST;
    (direction.map(|number| number / length), length)
}
