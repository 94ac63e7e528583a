//! What to write in the place of HTML.

/// What to write instead of `html`, judged by its first tag.
pub(super) fn instead(html: &str) -> &'static str {
    let html = html.trim_start();
    if html.starts_with("<!--") {
        return "take it out, or turn it into a `> [!NOTE]` if readers may see it";
    }
    let name = html.trim_start_matches(['<', '/']);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    match name[..end].to_ascii_lowercase().as_str() {
        "br" => "end the line with a backslash, or leave an empty line",
        "b" | "strong" => "write `**…**`",
        "i" | "em" | "cite" => "write `*…*`",
        "a" => "write `[words](https://…)`",
        "img" | "picture" | "figure" | "figcaption" => {
            "write `![what it shows](/files/… \"caption\")` in a paragraph of its own"
        }
        "sup" => "write `^…^`",
        "sub" => "write `~…~`",
        "del" | "s" | "strike" => "write `~~…~~`",
        "code" | "tt" | "kbd" | "samp" => "write the code between backticks",
        "pre" => "write the code between two lines of three backticks",
        "p" | "div" | "section" | "center" => "leave an empty line between paragraphs; the page sees to the rest",
        "span" | "font" | "u" | "mark" | "small" | "style" => {
            "take it out: how text looks is settled for the whole site; `*…*` and `**…**` give weight"
        }
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "write `## …`, `### …` or `#### …`",
        "ul" | "ol" | "li" | "dl" | "dt" | "dd" => "write each item on a line that begins with `- ` or `1. `",
        "table" | "thead" | "tbody" | "tr" | "th" | "td" => {
            "write rows as `| one | two |`, with a line `| --- | --- |` below the first"
        }
        "blockquote" | "q" => "begin each line with `> `",
        "hr" => "write a line `---`",
        "details" | "summary" | "aside" => "write `> [!NOTE]` and begin each line with `> `",
        "script" | "iframe" | "object" | "embed" | "video" | "audio" | "form" | "input" | "button" => {
            "put the file in `files` and link to it: `[words](/files/…)`; nothing else runs in a page"
        }
        _ => "write Markdown; a `<` that is meant as a character is written `\\<`",
    }
}
