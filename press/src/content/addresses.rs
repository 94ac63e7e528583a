//! The addresses that stand in the fields of a file.

use crate::source::{Node, Value};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A text in a file's fields that leads to a place of the site, or opens a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct FieldAddress {
    /// As it is written.
    pub(crate) text: String,
    /// Where.
    pub(crate) range: Range<usize>,
    /// Whether it is a field `url` whose files and pictures no other check looks after.
    pub(crate) is_link: bool,
}

/// Keys under which an address may stand that another check looks at.
const CHECKED_ELSEWHERE: [&str; 7] =
    ["navigation", "image", "agenda_file", "minutes_file", "main_file", "files", "topics"];

/// Every address in the fields.
pub(crate) fn of_fields(fields: &Node) -> Vec<FieldAddress> {
    let mut addresses = Vec::new();
    add(fields, false, true, &mut addresses);
    addresses
}

fn add(node: &Node, is_url: bool, is_checked_here: bool, addresses: &mut Vec<FieldAddress>) {
    match &node.value {
        Value::Text(text) if is_address(text) => {
            let is_link = is_url && is_checked_here;
            addresses.push(FieldAddress { text: text.clone(), range: node.range.clone(), is_link });
        }
        Value::List(items) => items.iter().for_each(|item| add(item, false, is_checked_here, addresses)),
        Value::Fields(fields) => {
            for field in fields {
                let is_checked_here = is_checked_here && !CHECKED_ELSEWHERE.contains(&field.key.as_str());
                add(&field.node, field.key == "url", is_checked_here, addresses);
            }
        }
        _ => {}
    }
}

fn is_address(text: &str) -> bool {
    text.starts_with('/') || is_mail(text)
}

/// Whether an address opens a message (RFC 6068).
pub(crate) fn is_mail(address: &str) -> bool {
    address.get(.."mailto:".len()).is_some_and(|start| start.eq_ignore_ascii_case("mailto:"))
}
