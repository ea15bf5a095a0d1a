//! Text into XML and HTML: what must be escaped, and what XML cannot carry at all.

/// The text as it stands between tags or in a quoted attribute of XML 1.0 and HTML.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    escape_into(&mut escaped, text);
    escaped
}

/// As [`escape`], at the end of a text that is being written.
pub fn escape_into(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(letter),
            '\u{FFFE}' | '\u{FFFF}' => {}
            control if control.is_control() => {}
            other => out.push(other),
        }
    }
}

/// The first letters of a SHA-256, enough to tell texts apart.
pub fn digest(text: &str, hex_digits: usize) -> String {
    use sha2::{Digest, Sha256};
    let bytes = Sha256::digest(text.as_bytes());
    let mut hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    hex.truncate(hex_digits);
    hex
}
