//! Dates in words, with the machine's form beside them.

use crate::model::{Date, PartialDate};
use leptos::prelude::*;

/// A day.
pub(crate) fn date(date: Date) -> impl IntoView {
    partial_date(PartialDate::Day(date))
}

/// A date of which a part may be unknown.
pub(crate) fn partial_date(date: PartialDate) -> impl IntoView {
    view! { <time datetime=date.to_string()>{date.in_words()}</time> }
}
