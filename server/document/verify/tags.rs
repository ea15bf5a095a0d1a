//! A small reader of XML and of HTML that is as tidy as XML: tags, attributes and text, one after the other.

/// What comes next in the file.
#[derive(Clone, Debug, PartialEq)]
pub enum Token<'a> {
    Start { name: &'a str, attributes: &'a str, closed: bool },
    End { name: &'a str },
    Text(String),
}

/// The tokens of a file. What is not understood is passed over.
pub fn tokens(xml: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = xml;
    while !rest.is_empty() {
        let Some(at) = rest.find('<') else {
            tokens.push(Token::Text(unescape(rest)));
            break;
        };
        if at > 0 {
            tokens.push(Token::Text(unescape(&rest[..at])));
        }
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let end = end_of_tag(rest);
        let inside = rest[1..end].trim_end_matches('>');
        rest = &rest[end..];
        match inside.chars().next() {
            Some('/') => tokens.push(Token::End { name: inside[1..].trim() }),
            Some('!' | '?') | None => {}
            Some(_) => {
                let closed = inside.ends_with('/');
                let inside = inside.trim_end_matches('/');
                let (name, attributes) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
                tokens.push(Token::Start { name, attributes, closed });
            }
        }
    }
    tokens
}

/// Just past the `>` that ends a tag; one inside quotes does not.
fn end_of_tag(rest: &str) -> usize {
    let mut quote = None;
    for (at, letter) in rest.char_indices() {
        match (quote, letter) {
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), close) if open == close => quote = None,
            (None, '>') => return at + 1,
            (None | Some(_), _) => {}
        }
    }
    rest.len()
}

/// The value of one attribute.
pub fn attribute(attributes: &str, name: &str) -> Option<String> {
    let mut rest = attributes;
    while let Some((key, after)) = rest.split_once('=') {
        let after = after.trim_start();
        let quote = after.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        let (value, next) = after[1..].split_once(quote)?;
        if key.trim() == name {
            return Some(unescape(value));
        }
        rest = next;
    }
    None
}

fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let entity = rest.find(';').map(|end| &rest[1..end]);
        let letter = entity.and_then(|entity| match entity {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            "nbsp" => Some('\u{A0}'),
            number => {
                let number = number.strip_prefix('#')?;
                let code = match number.strip_prefix(['x', 'X']) {
                    Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                    None => number.parse().ok()?,
                };
                char::from_u32(code)
            }
        });
        match (letter, entity) {
            (Some(letter), Some(entity)) => {
                out.push(letter);
                rest = &rest[entity.len() + 2..];
            }
            (Some(_) | None, _) => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_text_come_in_order() {
        let tokens = tokens("<a b=\"1 > 0\">x &amp; y<br/></a>");
        let expected = [
            Token::Start { name: "a", attributes: "b=\"1 > 0\"", closed: false },
            Token::Text("x & y".into()),
            Token::Start { name: "br", attributes: "", closed: true },
            Token::End { name: "a" },
        ];
        assert_eq!(tokens, expected);
        assert_eq!(attribute("a='1' w:b=\"2 &lt; 3\"", "w:b").as_deref(), Some("2 < 3"));
    }
}
