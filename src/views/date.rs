//! Dates in words, with the machine's form beside them.

use crate::{
    markup::{Element, el},
    model::{Date, PartialDate},
};

/// A day.
pub(crate) fn date(date: Date) -> Element {
    partial_date(PartialDate::Day(date))
}

/// A date of which a part may be unknown.
pub(crate) fn partial_date(date: PartialDate) -> Element {
    el("time").attr("datetime", date.to_string()).add(date.in_words())
}
