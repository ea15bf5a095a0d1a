//! The answers to one question in its form: lines under themes, a plain list, or a word cloud.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::cloud_figure;
use super::compose::Means;
use super::outline::{Block, Heading, Line, List};
use super::same_words::{key, one_line};
use super::words::Words;
use crate::text;
use crate::workshop::board::{self, ROOT};
use crate::workshop::ids::{GroupId, NoteId, QuestionId, ThemeId};
use crate::workshop::note::Standing;
use crate::workshop::settings::{Form, Language, Question};
use crate::workshop::state::State;

/// What a link to a question goes to.
pub fn anchor(question: QuestionId) -> String {
    format!("question-{question}")
}

/// The heading of a question and its answers.
pub fn of_question(state: &State, question: &Question, words: &Words, means: Means) -> Vec<Block> {
    let title = Heading { level: 2, text: one_line(&question.title), anchor: anchor(question.id) };
    let mut blocks = vec![Block::Heading(title)];
    let lead = question.lead.split("\n\n").map(one_line).filter(|paragraph| !paragraph.is_empty());
    blocks.extend(lead.map(Block::Paragraph));
    let sheet = Sheet::of(state, question);
    let answers = match question.form {
        Form::Themes => themes(&sheet, words),
        Form::List => list(&sheet),
        Form::Cloud => cloud(&sheet, words, means),
    };
    if answers.is_empty() {
        blocks.push(Block::Paragraph(words.no_answers.into()));
    }
    blocks.extend(answers);
    blocks
}

/// Whether any line is a quotation.
pub fn quotes_any(blocks: &[Block]) -> bool {
    let mut any = false;
    for block in blocks {
        if let Block::List(list) = block {
            list.lines.iter().for_each(|line| line.walk(1, &mut |line, _| any |= line.quoted));
        }
    }
    any
}

fn themes(sheet: &Sheet, words: &Words) -> Vec<Block> {
    let board = sheet.state.board(sheet.question.id);
    let mut sections: Vec<(String, ThemeId, Vec<Flat>)> = Vec::new();
    for theme in board.themes_in_order() {
        sections.push((one_line(&theme.heading), theme.id, sheet.placed(theme.id)));
    }
    if sheet.state.document.order_by_weight {
        sections.sort_by_key(|(_, _, lines)| std::cmp::Reverse(sheet.weight(lines)));
    }
    sections.retain(|(_, _, lines)| !lines.is_empty());
    let mut rest = sheet.placed(ROOT);
    rest.extend(sheet.unplaced());
    let mut blocks = Vec::new();
    let has_themes = !sections.is_empty();
    for (heading, theme, lines) in sections {
        let anchor = format!("{}-theme-{theme}", anchor(sheet.question.id));
        blocks.push(Block::Heading(Heading { level: 3, text: heading, anchor }));
        blocks.push(sheet.list(lines));
    }
    if !rest.is_empty() {
        if has_themes {
            let anchor = format!("{}-other", anchor(sheet.question.id));
            blocks.push(Block::Heading(Heading { level: 3, text: words.other_input.into(), anchor }));
        }
        blocks.push(sheet.list(rest));
    }
    blocks
}

/// A plain list; the lines of any themes come first, in their order, without headings.
fn list(sheet: &Sheet) -> Vec<Block> {
    let board = sheet.state.board(sheet.question.id);
    let mut lines = sheet.placed(ROOT);
    for theme in board.themes_in_order() {
        lines.extend(sheet.placed(theme.id));
    }
    lines.extend(sheet.unplaced());
    if lines.is_empty() { Vec::new() } else { vec![sheet.list(lines)] }
}

/// The figure, its table of words, and as lines the notes that have no word in the cloud.
fn cloud(sheet: &Sheet, words: &Words, means: Means) -> Vec<Block> {
    let candidates: Vec<&NoteId> = sheet
        .state
        .notes
        .of(sheet.question.id)
        .filter(|note| sheet.is_live(&note.id))
        .map(|note| &note.id)
        .collect();
    let mut blocks = Vec::new();
    let mut in_cloud = HashSet::new();
    if let Some((figure, mut table)) =
        cloud_figure::of_notes(sheet.state, sheet.question, &candidates, words, means)
    {
        in_cloud.extend(figure.words.iter().flat_map(|word| word.notes.iter().cloned()));
        if means.folds {
            table.folded = figure.words.iter().map(|word| sheet.said(&word.said_in)).collect();
        }
        blocks.push(Block::Figure(figure));
        blocks.push(Block::Table(table));
    }
    let wordless: Vec<Flat> =
        candidates.into_iter().filter(|id| !in_cloud.contains(*id)).map(|id| sheet.alone(id)).collect();
    if !wordless.is_empty() {
        blocks.push(sheet.list(wordless));
    }
    blocks
}

/// A question with what its lines need to know.
struct Sheet<'a> {
    state: &'a State,
    question: &'a Question,
    /// Found when the first line asks.
    languages: OnceCell<HashMap<&'a NoteId, text::Language>>,
    /// Lines whose theme is gone are read as the question's own list, so that no note is lost.
    lines: BTreeMap<ThemeId, Vec<&'a board::Line>>,
}

/// A line before it is nested: only notes that may be printed are behind it.
struct Flat {
    level: u8,
    notes: Vec<NoteId>,
    text: String,
    quoted: bool,
    /// Whether the secretariat gave it other words than its note's.
    reworded: bool,
}

impl<'a> Sheet<'a> {
    fn of(state: &'a State, question: &'a Question) -> Self {
        let board = state.board(question.id);
        let mut lines: BTreeMap<ThemeId, Vec<&board::Line>> = BTreeMap::new();
        for line in board.lines.values() {
            let theme = if board.themes.contains_key(&line.theme) { line.theme } else { ROOT };
            lines.entry(theme).or_default().push(line);
        }
        for lines in lines.values_mut() {
            lines.sort_by_key(|line: &&board::Line| (line.rank, line.id));
        }
        Self { state, question, languages: OnceCell::new(), lines }
    }

    /// The language of each note; what a note does not tell itself, the others may.
    fn languages(&self) -> &HashMap<&'a NoteId, text::Language> {
        self.languages.get_or_init(|| {
            let notes: Vec<_> = self.state.notes.of(self.question.id).collect();
            let texts: Vec<&str> = notes.iter().map(|note| note.text.as_str()).collect();
            notes.into_iter().map(|note| &note.id).zip(text::languages_of(&texts)).collect()
        })
    }

    /// Whether a note may be printed: received, and not left out.
    fn is_live(&self, id: &NoteId) -> bool {
        let left_out = match self.state.board(self.question.id).place(id) {
            board::Place::LeftOut(_) => true,
            board::Place::Line(_) | board::Place::Nowhere => false,
        };
        !left_out && self.is_received(id)
    }

    fn is_received(&self, id: &NoteId) -> bool {
        self.state.notes.get(id).is_some_and(|note| note.standing == Standing::Received)
    }

    fn text_of(&self, id: &NoteId) -> String {
        self.state.notes.get(id).map(|note| one_line(note.text.as_str())).unwrap_or_default()
    }

    /// The lines of a theme that have something to print. The lines under one that has not, move up.
    fn placed(&self, theme: ThemeId) -> Vec<Flat> {
        let mut lines = Vec::new();
        let mut dropped_levels: Vec<u8> = Vec::new();
        let own = self.lines.get(&theme).map(Vec::as_slice).unwrap_or_default();
        for line in own {
            dropped_levels.retain(|level| *level < line.level);
            let notes = self.live_notes(line);
            let Some(first) = notes.first() else {
                dropped_levels.push(line.level);
                continue;
            };
            let level = line.level - dropped_levels.len().min(usize::from(line.level - 1)) as u8;
            let text = line.wording.as_deref().map_or_else(|| self.text_of(first), one_line);
            lines.push(Flat { level, text, quoted: line.quoted, reworded: line.wording.is_some(), notes });
        }
        lines
    }

    /// The notes of a line that may be printed and whose place is this line.
    fn live_notes(&self, line: &board::Line) -> Vec<NoteId> {
        let board = self.state.board(self.question.id);
        let here = |note: &NoteId| match board.place(note) {
            board::Place::Line(place) => place.id == line.id,
            board::Place::LeftOut(_) | board::Place::Nowhere => false,
        };
        line.notes.iter().filter(|note| self.is_received(note) && here(note)).cloned().collect()
    }

    /// Notes that nobody has placed, in the order received.
    fn unplaced(&self) -> Vec<Flat> {
        self.state.unplaced(self.question.id).into_iter().map(|id| self.alone(id)).collect()
    }

    fn alone(&self, id: &NoteId) -> Flat {
        Flat { level: 1, notes: vec![id.clone()], text: self.text_of(id), quoted: false, reworded: false }
    }

    fn groups(&self, notes: &[NoteId]) -> BTreeSet<GroupId> {
        notes.iter().filter_map(|id| self.state.notes.get(id)).map(|note| note.group).collect()
    }

    /// How many groups stand behind some lines.
    fn weight(&self, lines: &[Flat]) -> usize {
        lines.iter().flat_map(|line| self.groups(&line.notes)).collect::<BTreeSet<_>>().len()
    }

    /// The lines of notes that say the same word.
    fn said(&self, notes: &[NoteId]) -> Vec<Line> {
        merge_same(notes.iter().map(|id| self.alone(id)).collect())
            .into_iter()
            .map(|flat| self.line(flat))
            .collect()
    }

    /// The finished list of one heading.
    fn list(&self, lines: Vec<Flat>) -> Block {
        let mut lines = nest(merge_same(lines), &|flat| self.line(flat));
        if self.state.document.order_by_weight {
            lines.sort_by_key(|line| {
                let mut notes = Vec::new();
                line.walk(1, &mut |line, _| notes.extend(line.notes.iter().cloned()));
                std::cmp::Reverse(self.groups(&notes).len())
            });
        }
        Block::List(List { numbered: false, lines })
    }

    fn line(&self, flat: Flat) -> Line {
        let Flat { level: _, notes, text, quoted, reworded } = flat;
        Line {
            language: self.language(&notes, reworded.then_some(&*text)),
            aside: self.aside(&notes),
            text,
            quoted,
            notes,
            ..Line::default()
        }
    }

    /// The language of the note that gives the words, or of the secretariat's own, when it is another than the
    /// document's.
    fn language(&self, notes: &[NoteId], wording: Option<&str>) -> Option<&'static str> {
        let of_note = notes.first().and_then(|id| self.languages().get(id)).copied();
        let of_wording = wording.map(text::language_of);
        let found = of_wording.or(of_note)?.code();
        let own = match self.state.settings.language {
            Language::Nb => "nb",
            Language::Nn => "nn",
            Language::En => "en",
        };
        (!found.is_empty() && found != own).then_some(found)
    }

    /// The groups behind a line, by name or by number, as the document's options ask.
    fn aside(&self, notes: &[NoteId]) -> String {
        if self.state.document.group_names {
            let groups = self.groups(notes);
            let listed = self.state.groups.iter().filter(|group| groups.contains(&group.id));
            return listed.map(|group| group.name.as_str()).collect::<Vec<_>>().join(", ");
        }
        if self.state.document.group_count {
            let groups = self.groups(notes);
            let words = super::words::of(self.state.settings.language);
            return (words.groups)(u32::try_from(groups.len()).unwrap_or(u32::MAX));
        }
        String::new()
    }
}

/// Lines in the same words under one heading become one; what stood under the later one moves to the first.
fn merge_same(lines: Vec<Flat>) -> Vec<Flat> {
    let mut kept: Vec<Flat> = Vec::with_capacity(lines.len());
    let mut at_key: HashMap<String, usize> = HashMap::with_capacity(lines.len());
    // The line that the ones under a doubled line now belong to, and the level of the doubled line.
    let mut moved: Option<(usize, u8)> = None;
    let mut under: BTreeMap<usize, Vec<Flat>> = BTreeMap::new();
    for line in lines {
        let same = key(&line.text);
        let below_moved = moved.filter(|(_, level)| line.level > *level);
        match (at_key.get(&same), below_moved) {
            (Some(&first), _) => {
                if below_moved.is_none() {
                    moved = Some((first, line.level));
                }
                kept[first].notes.extend(line.notes);
            }
            (None, Some((first, _))) => under.entry(first).or_default().push(line),
            (None, None) => {
                moved = None;
                at_key.insert(same, kept.len());
                kept.push(line);
            }
        }
    }
    if under.is_empty() {
        return kept;
    }
    with_moved(kept, under)
}

/// Puts moved lines last under the lines that they now belong to; they may double others there, so once more.
fn with_moved(kept: Vec<Flat>, mut under: BTreeMap<usize, Vec<Flat>>) -> Vec<Flat> {
    let mut all = Vec::new();
    for (at, line) in kept.into_iter().enumerate() {
        let level = line.level;
        all.push(line);
        for moved in under.remove(&at).into_iter().flatten() {
            all.push(Flat { level: (level + 1).min(3), ..moved });
        }
    }
    merge_same(all)
}

/// Makes a tree of lines with levels; a level that is skipped is closed up.
fn nest(lines: Vec<Flat>, finish: &impl Fn(Flat) -> Line) -> Vec<Line> {
    let mut open: Vec<Line> = Vec::new();
    let mut roots = Vec::new();
    let close_to = |open: &mut Vec<Line>, roots: &mut Vec<Line>, depth: usize| {
        while open.len() > depth {
            if let Some(done) = open.pop() {
                open.last_mut().map_or(&mut *roots, |parent| &mut parent.lines).push(done);
            }
        }
    };
    for flat in lines {
        let depth = usize::from(flat.level.saturating_sub(1)).min(open.len());
        close_to(&mut open, &mut roots, depth);
        open.push(finish(flat));
    }
    close_to(&mut open, &mut roots, 0);
    roots
}
