//! Files to download, with what one wants to know before.

use super::file_address;
use crate::{
    markup::{Element, el},
    model::FileLink,
    t,
};

/// A link to a file, followed by its type, size and number of pages.
pub(crate) fn file_link(file: &FileLink) -> Element {
    let link = el("a").attr("href", file_address(&file.url)).attr("rel", "external").add(file.name.clone());
    let alternative = file.alternative_format_contact.as_ref();
    let alternative = alternative.map(|contact| {
        el("span").class("file-alternative").add(format!(" {}", t!("For another format, ask {0}.").with(&[contact])))
    });
    el("span").class("file").add(link).add(" ").add(el("span").class("file-facts").add(facts(file))).add(alternative)
}

/// `(PDF, 24 KB, 2 pages)`
fn facts(file: &FileLink) -> String {
    let kind = file.mime_type.rsplit('/').next().unwrap_or_default().to_ascii_uppercase();
    let pages = file.pages.map(|pages| t!("{0} page|{0} pages").counted(usize::try_from(pages).unwrap_or(usize::MAX)));
    let accessible = file
        .accessible
        .map(|accessible| if accessible { t!("accessible") } else { t!("may not be accessible") }.text().to_owned());
    let facts: Vec<String> = [Some(kind), file.size.map(size), pages, accessible].into_iter().flatten().collect();
    format!("({})", facts.join(", "))
}

/// A size in bytes, in the unit that is read most easily (SI: 1 KB is 1,000 bytes).
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => t!("{0} bytes").with(&[&bytes.to_string()]),
        1_000..1_000_000 => t!("{0} KB").with(&[&bytes.div_ceil(1_000).to_string()]),
        _ => t!("{0} MB").with(&[&format!("{}.{}", bytes / 1_000_000, bytes % 1_000_000 / 100_000)]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_said_in_the_unit_that_is_read_most_easily() {
        for (bytes, text) in
            [(0, "0 bytes"), (999, "999 bytes"), (1_000, "1 KB"), (24_300, "25 KB"), (1_250_000, "1.2 MB")]
        {
            assert_eq!(size(bytes), text);
        }
    }
}
