//! Text into XML and HTML: what must be escaped, and what XML cannot carry at all.

/// The text as it stands between tags or in a quoted attribute of XML 1.0 and HTML.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    escape_into(&mut escaped, text);
    escaped
}

/// As [`escape`], at the end of a text that is being written.
pub fn escape_into(out: &mut String, text: &str) {
    let is_plain = |letter: char| {
        let carried = !letter.is_control() || matches!(letter, '\t' | '\n');
        carried && !matches!(letter, '&' | '<' | '>' | '"' | '\u{FFFE}' | '\u{FFFF}')
    };
    let mut rest = text;
    while let Some(at) = rest.find(|letter| !is_plain(letter)) {
        let (plain, special) = rest.split_at(at);
        out.push_str(plain);
        let mut letters = special.chars();
        match letters.next() {
            Some('&') => out.push_str("&amp;"),
            Some('<') => out.push_str("&lt;"),
            Some('>') => out.push_str("&gt;"),
            Some('"') => out.push_str("&quot;"),
            Some(_uncarried) => {}
            None => break,
        }
        rest = letters.as_str();
    }
    out.push_str(rest);
}

/// The first letters of a SHA-256, enough to tell texts apart.
pub fn digest(text: &str, hex_digits: usize) -> String {
    use sha2::{Digest, Sha256};
    let bytes = Sha256::digest(text.as_bytes());
    let halves = bytes.iter().flat_map(|byte| [byte >> 4, byte & 0xF]);
    halves.take(hex_digits).filter_map(|half| char::from_digit(u32::from(half), 16)).collect()
}
