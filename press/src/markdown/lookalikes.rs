//! What other sorts of Markdown have and this one has not: it stays text here, which will not be what was meant.

use crate::typography::ESCAPE;

/// What a piece of text will have been meant as, and what to write instead.
pub(super) fn remark(text: &str, begins_line: bool) -> Option<(&'static str, &'static str)> {
    let in_line = || within_a_line(text);
    if begins_line { at_its_beginning(text).or_else(in_line) } else { in_line() }
}

fn at_its_beginning(line: &str) -> Option<(&'static str, &'static str)> {
    let is_task = ["[ ] ", "[x] ", "[X] "].iter().any(|box_| line.starts_with(box_));
    if is_task {
        return Some(("a task list", "say in words what is done: a page is read, and has no boxes to tick"));
    }
    if line.starts_with(":::") {
        let help =
            "for a part in another language write `{lang=cy}` on the line before it, for one set apart `> [!NOTE]`";
        return Some(("a division between colons", help));
    }
    if line.starts_with(": ") {
        let help =
            "write a list, or a table; for a table’s caption, leave an empty line before it and no other block between";
        return Some(("an explanation of a term, or the caption of a table", help));
    }
    let hashes = line.len() - line.trim_start_matches('#').len();
    if (2..=4).contains(&hashes) && line[hashes..].starts_with(char::is_alphabetic) {
        return Some(("a heading", "leave a space after the `#`"));
    }
    let label = line.strip_prefix('[').and_then(|rest| rest.split_once("]: "));
    if label.is_some_and(|(label, _)| !label.is_empty() && !label.contains(['[', ']'])) {
        let help = "write `[words]: https://…` for a link’s address, `*[HTML]: HyperText Markup Language` for an abbreviation, \
                    `[^1]: …` for a footnote";
        return Some(("an explanation that stands apart", help));
    }
    None
}

fn within_a_line(line: &str) -> Option<(&'static str, &'static str)> {
    if !line.contains(']') || line.contains(ESCAPE) {
        return None;
    }
    if line.contains("](") {
        let help = "close each bracket; a space in an address is `%20`, and no footnote’s mark stands in a picture’s description";
        return Some(("a link or a picture", help));
    }
    if line.contains("[[") && line.contains("]]") {
        return Some(("a link of a wiki", "write `[words](/address)`"));
    }
    None
}
