//! Themed sets on file: notes that a person has put under headings.

use std::fs;
use std::path::Path;

use moteplass::text::Language;
use moteplass::themes::NoteIn;
use moteplass::workshop::ids::NoteId;
use serde::Deserialize;

#[derive(Deserialize)]
struct File {
    name: String,
    #[serde(default)]
    language: String,
    #[serde(default)]
    question: String,
    themes: Vec<FileTheme>,
}

#[derive(Deserialize)]
struct FileTheme {
    heading: String,
    notes: Vec<String>,
}

/// Notes with the themes that a person gave them.
pub struct ThemedSet {
    /// What the set is called.
    pub name: String,
    /// The code of its language, perhaps with a remark.
    pub language_code: String,
    /// What was asked.
    pub question: String,
    /// The headings, in order.
    pub headings: Vec<String>,
    /// The notes.
    pub texts: Vec<String>,
    /// Their ids, which tell nothing of the theme.
    pub ids: Vec<NoteId>,
    /// The number of each note's theme.
    pub gold: Vec<usize>,
}

impl ThemedSet {
    /// All sets of a folder, in order of file name.
    pub fn read_folder(folder: &Path) -> Vec<ThemedSet> {
        let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
        let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
        paths.sort();
        let text = |path: &Path| fs::read_to_string(path).ok();
        paths.iter().filter_map(|path| serde_json::from_str(&text(path)?).ok()).map(ThemedSet::of).collect()
    }

    fn of(file: File) -> ThemedSet {
        let mut set = ThemedSet {
            name: file.name,
            language_code: file.language,
            question: file.question,
            headings: Vec::new(),
            texts: Vec::new(),
            ids: Vec::new(),
            gold: Vec::new(),
        };
        for (number, theme) in file.themes.into_iter().enumerate() {
            set.headings.push(theme.heading);
            for text in theme.notes {
                // 7919 is prime to 10,007: neighbours in a theme get ids far from each other.
                let id = format!("n{}", set.texts.len() * 7919 % 10_007);
                set.ids.extend(NoteId::parse(&id));
                set.texts.push(text);
                set.gold.push(number);
            }
        }
        set
    }

    /// The language that the set is said to be in.
    pub fn language(&self) -> Language {
        Language::from_code(self.language_code.get(..2).unwrap_or(""))
    }

    /// The notes, as the engine takes them.
    pub fn notes(&self) -> Vec<NoteIn<'_>> {
        self.ids.iter().zip(&self.texts).map(|(id, text)| NoteIn { id, text, group: None }).collect()
    }
}
