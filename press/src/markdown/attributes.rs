//! Attributes in braces, `{lang=cy}` or `{credit="Ada Example"}`, as Pandoc and Djot have them.

use crate::typography::ESCAPE;

/// The longest attributes that are looked for, in bytes.
const LONGEST: usize = 500;

/// Words that in braces can only be meant as attributes.
const KEYS: [&str; 5] = ["lang", "dir", "credit", "accessible", "alternative_format_contact"];

/// Names with their values, or what is wrong, with the remedy.
pub(super) type Attributes = Result<Vec<(String, String)>, (String, &'static str)>;

/// What stands in braces.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Braces {
    /// How long they are, in bytes.
    pub length: usize,
    /// What they say.
    pub attributes: Attributes,
}

/// The attributes with which a text begins. `None` where it begins with something else, be it with braces.
pub(super) fn parse(text: &str) -> Option<Braces> {
    let inner = text.strip_prefix('{')?;
    let mut in_quotes = false;
    let end = inner.char_indices().take_while(|&(at, c)| at < LONGEST && c != '\n').find_map(|(at, c)| {
        in_quotes ^= c == '"';
        (c == '}' && !in_quotes).then_some(at)
    })?;
    let length = end + 2;
    let tokens = tokens(&inner[..end]);
    let first = tokens.first()?;
    let wrong = |message: String, help| Some(Braces { length, attributes: Err((message, help)) });
    let pairs: Option<Vec<(String, String)>> = tokens.iter().map(|token| pair(token)).collect();
    if let Some(pairs) = pairs {
        return Some(Braces { length, attributes: Ok(pairs) });
    }
    if let Some(id) = tokens.iter().find(|token| is_mark(token, '#')) {
        return wrong(
            format!("`{id}` would be an id"),
            "take it out: each part of a page has an id, made of its first words",
        );
    }
    if let Some(class) = tokens.iter().find(|token| is_mark(token, '.')) {
        return wrong(
            format!("`{class}` would be a class"),
            "take it out: how text looks is settled for the whole site",
        );
    }
    let word = first.split(|c: char| !c.is_ascii_alphabetic() && c != '_').next().unwrap_or_default();
    let is_meant = KEYS.contains(&word) || tokens.iter().any(|token| pair(token).is_some());
    let help = "write names and values: `{lang=cy}`, or `{credit=\"Ada Example\"}` where the value has spaces";
    if is_meant { wrong("these attributes cannot be read".to_owned(), help) } else { None }
}

/// The words of the attributes; what stands in quotation marks is part of one.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens = vec![String::new()];
    let mut in_quotes = false;
    for c in text.chars().filter(|&c| c != ESCAPE) {
        in_quotes ^= c == '"';
        if c.is_whitespace() && !in_quotes {
            tokens.push(String::new());
        } else if let Some(token) = tokens.last_mut() {
            token.push(c);
        }
    }
    tokens.retain(|token| !token.is_empty());
    tokens
}

fn pair(token: &str) -> Option<(String, String)> {
    let (key, value) = token.split_once('=')?;
    let is_name = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    let value = match value.strip_prefix('"') {
        Some(quoted) => quoted.strip_suffix('"').filter(|quoted| !quoted.contains('"'))?,
        None => Some(value).filter(|value| !value.is_empty() && !value.contains(['"', '=']))?,
    };
    is_name.then(|| (key.to_owned(), value.trim().to_owned()))
}

fn is_mark(token: &str, mark: char) -> bool {
    token.strip_prefix(mark).is_some_and(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_told_from_text_in_braces() {
        let read = |text| parse(text).and_then(|braces| Some((braces.length, braces.attributes.ok()?)));
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(read("{lang=cy}x"), Some((9, vec![pair("lang", "cy")])));
        assert_eq!(
            read("{ lang=\"ar\" credit=\"A } B\" }"),
            Some((28, vec![pair("lang", "ar"), pair("credit", "A } B")]))
        );
        for text in ["{}", "{a}", "{a, b}", "{ }", "{lang=cy", "{lang\n=cy}", "{1=2}", "{=x}", "x{lang=cy}"] {
            assert_eq!(parse(text), None, "{text}");
        }
        for (text, message) in [
            ("{#id}", "an id"),
            ("{.wide lang=cy}", "a class"),
            ("{lang: cy}", "cannot be read"),
            ("{lang cy}", "cannot be read"),
            ("{lang=cy dir}", "cannot be read"),
            ("{credit=Ada Example}", "cannot be read"),
        ] {
            let Some(Braces { attributes: Err((found, _)), .. }) = parse(text) else { panic!("{text} is no fault") };
            assert!(found.contains(message), "{text}: {found}");
        }
    }
}
