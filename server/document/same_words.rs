//! When two wordings are the same line: case, white space, final punctuation and the shape of quotes aside.

/// What two wordings share when a reader would say that they are the same.
pub fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    let mut after_blank = false;
    for letter in text.chars() {
        if letter.is_whitespace() {
            after_blank = true;
            continue;
        }
        if after_blank && !key.is_empty() {
            key.push(' ');
        }
        after_blank = false;
        match letter {
            '\u{AD}' => {}
            '”' | '“' | '«' | '»' => key.push('"'),
            '–' | '—' => key.push('-'),
            '’' => key.push('\''),
            plain if plain.is_ascii() => key.push(plain.to_ascii_lowercase()),
            other => key.extend(other.to_lowercase()),
        }
    }
    key.truncate(key.trim_end_matches([' ', '.', ':', ';']).len());
    key
}

/// The text on one line: every run of white space becomes one blank.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn shape_aside_the_words_decide() {
        assert_eq!(key("Økt  tilskudd."), key("økt tilskudd"));
        assert_eq!(key("Si «ja» – alltid;"), key("si \"ja\" - alltid"));
        assert_ne!(key("Økt tilskudd"), key("Okt tilskudd"));
    }
}
