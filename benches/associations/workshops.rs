//! Practice workshops on file: a question, headings, and notes under each.

use std::collections::BTreeSet;
use std::path::Path;

use moteplass::text::{self, Language};
use moteplass::themes::associations;
use moteplass::themes::features::Reading;

/// What a note says, as far as it may point somewhere.
pub type Terms = Vec<(String, f32)>;

/// One workshop, read: each note's terms with the number of its theme. A heading is a note of its theme as well.
pub struct Workshop {
    /// The notes.
    pub notes: Vec<(usize, Terms)>,
}

/// A workshop as it is written.
#[derive(Default)]
struct Written {
    language: String,
    question: String,
    headings: Vec<String>,
    notes: Vec<(usize, String)>,
}

/// All workshops of a folder's text files, in order of file name.
pub fn read_folder(folder: &Path) -> std::io::Result<Vec<Workshop>> {
    let mut paths: Vec<_> = std::fs::read_dir(folder)?.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let mut written = Vec::new();
    for path in &paths {
        written.extend(parse(&std::fs::read_to_string(path)?));
    }
    Ok(written.iter().map(read).collect())
}

/// `# nb | question`, `## heading`, `- note`; other lines say nothing.
fn parse(source: &str) -> Vec<Written> {
    let mut workshops: Vec<Written> = Vec::new();
    for line in source.lines().map(str::trim) {
        if let Some(head) = line.strip_prefix("# ") {
            let (language, question) = head.split_once('|').unwrap_or(("nb", head));
            let (language, question) = (language.trim().to_owned(), question.trim().to_owned());
            workshops.push(Written { language, question, ..Written::default() });
            continue;
        }
        let Some(workshop) = workshops.last_mut() else { continue };
        if let Some(heading) = line.strip_prefix("## ") {
            workshop.headings.push(heading.to_owned());
        } else if let (Some(note), Some(theme)) =
            (line.strip_prefix("- "), workshop.headings.len().checked_sub(1))
        {
            workshop.notes.push((theme, note.to_owned()));
        }
    }
    workshops
}

fn read(written: &Written) -> Workshop {
    let language = if written.language == "nn" { Language::Nn } else { Language::Nb };
    let headings = written.headings.iter().enumerate();
    let all: Vec<(usize, &str)> = written
        .notes
        .iter()
        .map(|(theme, note)| (*theme, note.as_str()))
        .chain(headings.map(|(theme, heading)| (theme, heading.as_str())))
        .collect();
    let texts: Vec<&str> = all.iter().map(|(_, text)| *text).collect();
    let languages = text::languages_among(&texts, language);
    let question = text::analyse(&written.question, language);
    let asked: BTreeSet<String> =
        question.iter().filter(|token| token.is_content()).map(|token| token.stem.clone()).collect();
    let terms = |text: &str, language| {
        associations::terms(&Reading::of(text::analyse(text, language)), &asked).into_iter().collect()
    };
    let notes = all.iter().zip(languages).map(|((theme, text), language)| (*theme, terms(text, language)));
    Workshop { notes: notes.collect() }
}
