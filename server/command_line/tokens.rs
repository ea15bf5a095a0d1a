//! `moteplass tokens`: shows how a text is understood, one token a line; how one sees why the program did what it did.

use anyhow::Result;
use clap::{Args, ValueEnum};

use super::files::Files;
use crate::text::{self, Kind, Language, Stop, Token, WordClass};
use crate::themes::concepts::lexicon;

/// Show how a text is read: its words, their basic form, the parts of compounds, expressions, concepts, and what is passed over
///
/// Write the text after the command, or give it as a file or on standard input, one note a line.
/// Useful when you wonder why two words were, or were not, counted as one.
#[derive(Args, Debug)]
pub struct Tokens {
    /// The text; without it, the lines of --input or of standard input
    text: Vec<String>,
    /// nb, nn, en or se; without it, found for each line
    #[arg(long, short, value_name = "CODE")]
    language: Option<String>,
    /// How the result is written
    #[arg(long, value_enum, default_value_t = Format::Tsv)]
    format: Format,
    #[command(flatten)]
    files: Files,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// A table with a heading line, columns parted by tab
    Tsv,
}

/// Runs the subcommand.
pub fn run(tokens: &Tokens) -> Result<()> {
    let input = if tokens.text.is_empty() { tokens.files.read_text()? } else { tokens.text.join(" ") };
    match tokens.format {
        Format::Tsv => tokens.files.write(table(&input, tokens.language.as_deref()).as_bytes()),
    }
}

/// The heading and one line for each token.
fn table(input: &str, language: Option<&str>) -> String {
    let lines: Vec<&str> = input.lines().collect();
    let languages = match language {
        Some(code) => vec![Language::from_code(code); lines.len()],
        None => text::languages_of(&lines),
    };
    let mut table = String::from(
        "line\tstart\tend\tsurface\tkind\tfolded\tform\tclass\tstem\tparts\tstop\tlanguage\tphrase\tconcepts\n",
    );
    for (index, (line, language)) in lines.iter().zip(languages).enumerate() {
        let tokens = text::analyse(line, language);
        let (phrases, concepts) = (phrases(&tokens), concepts(&tokens, language));
        for (at, token) in tokens.iter().enumerate() {
            table.push_str(&row(index + 1, token, language, [&phrases[at], &concepts[at]]));
        }
    }
    table
}

/// For each token the expression of two or more words that it begins, or nothing.
fn phrases(tokens: &[Token]) -> Vec<String> {
    let mut phrases = vec![String::new(); tokens.len()];
    let noun_phrases = text::noun_phrases(tokens).into_iter().filter(|range| range.len() > 1);
    for range in noun_phrases.chain(text::expressions::expressions(tokens)) {
        let words: Vec<&str> = tokens[range.clone()].iter().map(Token::shown).collect();
        phrases[range.start] = words.join(" ");
    }
    phrases
}

/// For each token the concepts that it is the first to speak of, with how surely, or nothing.
fn concepts(tokens: &[Token], language: Language) -> Vec<String> {
    let mut concepts: Vec<Vec<String>> = vec![Vec::new(); tokens.len()];
    for hit in lexicon().hits(tokens) {
        let concept = lexicon().concept(hit.concept);
        let name = if language == Language::Nn { concept.heading_nn } else { concept.heading_nb };
        concepts[hit.token].push(format!("{name} {:.2}", hit.weight));
    }
    concepts.into_iter().map(|names| names.join("; ")).collect()
}

fn row(line: usize, token: &Token, language: Language, more: [&str; 2]) -> String {
    let parts: Vec<&str> = token.parts.iter().map(|part| part.form.lemma()).collect();
    let fields = [
        line.to_string(),
        token.span.start.to_string(),
        token.span.end.to_string(),
        token.surface.clone(),
        kind_name(token.kind).into(),
        token.folded.clone(),
        token.form.as_str().into(),
        class_name(token.form.class()).into(),
        token.stem.clone(),
        parts.join("+"),
        stop_name(token.stop).into(),
        language.code().into(),
        more[0].into(),
        more[1].into(),
    ];
    // A token can hold no tab or line end, but a control character might still upset a terminal.
    let clean = fields.map(|field| field.replace(char::is_control, " "));
    clean.join("\t") + "\n"
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Word => "word",
        Kind::Name => "name",
        Kind::Acronym => "acronym",
        Kind::Number => "number",
        Kind::Percent => "percent",
        Kind::Address => "address",
        Kind::Emoji => "emoji",
        Kind::Abbreviation => "abbreviation",
        Kind::Punctuation => "sign",
    }
}

fn class_name(class: WordClass) -> &'static str {
    match class {
        WordClass::Noun => "noun",
        WordClass::Verb => "verb",
        WordClass::Adjective => "adjective",
        WordClass::Other => "other",
        WordClass::Name => "name",
    }
}

fn stop_name(stop: Stop) -> &'static str {
    match stop {
        Stop::No => "",
        Stop::Filler => "filler",
        Stop::Stop => "stop",
    }
}
