//! Whether the society's colours can be read.

use super::Report;
use crate::{content::Content, theme::Fault};

pub(super) fn colours(content: &Content, report: &mut Report<'_>) {
    for Fault { field, message, instead } in content.site.theme().faults() {
        let place = content.site.fields.place(&format!("theme/{field}"));
        report.error(message, place, format!("write `{field} = \"{instead}\"`, the nearest of this hue that will do"));
    }
}
