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
    if is_one_line(text) {
        return text.to_owned();
    }
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Whether there are no blanks but single ones between words, as in nearly every note; unsure is no.
fn is_one_line(text: &str) -> bool {
    // Blanks that are not ASCII are written with one of these first; so are a few signs that are no blanks.
    let may_be_blank = |byte| matches!(byte, b'\t'..=b'\r' | 0xc2 | 0xe1..=0xe3);
    let mut before = b' ';
    for byte in text.bytes() {
        if may_be_blank(byte) || (byte == b' ' && before == b' ') {
            return false;
        }
        before = byte;
    }
    before != b' ' || text.is_empty()
}

#[cfg(test)]
mod tests {
    use super::{key, one_line};

    #[test]
    fn every_run_of_white_space_is_one_blank() {
        let cases = [
            ("", ""),
            (" ", ""),
            ("Økt tilskudd", "Økt tilskudd"),
            (" Økt tilskudd", "Økt tilskudd"),
            ("Økt tilskudd ", "Økt tilskudd"),
            ("Økt  tilskudd", "Økt tilskudd"),
            ("Økt\ntilskudd\r\n", "Økt tilskudd"),
            ("Økt\u{a0}tilskudd\u{2003}nå", "Økt tilskudd nå"),
            ("«Økt» – tilskudd", "«Økt» – tilskudd"),
        ];
        for (text, line) in cases {
            assert_eq!(one_line(text), line);
        }
    }

    #[test]
    fn shape_aside_the_words_decide() {
        assert_eq!(key("Økt  tilskudd."), key("økt tilskudd"));
        assert_eq!(key("Si «ja» – alltid;"), key("si \"ja\" - alltid"));
        assert_ne!(key("Økt tilskudd"), key("Okt tilskudd"));
    }
}
