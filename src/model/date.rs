//! Dates and times as records have them: whole days, days known in part, and moments with their offset.

use super::{reader::read_text, text::written_as_text};
use crate::t;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use time::{Month, OffsetDateTime, Time, UtcOffset};

/// A calendar day, written `2012-03-21` (ISO 8601).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(extend("pattern" = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$", "format" = "date")))]
#[serde(try_from = "String", into = "String")]
pub struct Date(time::Date);

/// A date of which the day, or the day and the month, may be unknown: `2012-03-21`, `2012-03` or `2012` (Popolo).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(extend("pattern" = "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$")))]
#[serde(try_from = "String", into = "String")]
pub enum PartialDate {
    /// Only the year is known.
    Year(i32),
    /// The year and the month are known.
    Month(i32, Month),
    /// The day is known.
    Day(Date),
}

/// A moment with its offset from UTC, written `2026-09-17T10:30:00+01:00` (RFC 3339), and kept as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(extend("pattern" = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])[Tt]([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)([.][0-9]+)?([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$", "format" = "date-time")))]
#[serde(try_from = "String", into = "String")]
pub struct DateTime {
    text: String,
    moment: OffsetDateTime,
}

written_as_text!(Date);
written_as_text!(PartialDate);
written_as_text!(DateTime);
read_text!(Date, Date(time::Date::MIN));
read_text!(PartialDate, PartialDate::Year(0));
read_text!(DateTime, DateTime { text: String::new(), moment: OffsetDateTime::UNIX_EPOCH });

/// Why a text is not a date or a time. Its `Display` says what to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError {
    text: String,
    wanted: &'static str,
}

impl fmt::Display for DateError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "`{}` is not {}", self.text, self.wanted)
    }
}

impl std::error::Error for DateError {}

impl Date {
    /// The day, where there is such a day.
    pub fn from_calendar(year: i32, month: u8, day: u8) -> Option<Date> {
        let month = Month::try_from(month).ok()?;
        (0..=9999).contains(&year).then_some(())?;
        time::Date::from_calendar_date(year, month, day).ok().map(Date)
    }

    /// The day in words: `21 March 2012`.
    pub fn in_words(self) -> String {
        format!("{} {} {}", self.0.day(), name_of(self.0.month()), self.0.year())
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.year()
    }
}

impl PartialDate {
    /// The date in words: `21 March 2012`, `March 2012` or `2012`.
    pub fn in_words(self) -> String {
        match self {
            PartialDate::Year(year) => year.to_string(),
            PartialDate::Month(year, month) => format!("{} {year}", name_of(month)),
            PartialDate::Day(day) => day.in_words(),
        }
    }

    /// The first day that the date may mean, to compare it with another day; `None` after the year 9999.
    pub fn earliest_day(self) -> Option<Date> {
        match self {
            PartialDate::Year(year) => Date::from_calendar(year, 1, 1),
            PartialDate::Month(year, month) => Date::from_calendar(year, month.into(), 1),
            PartialDate::Day(day) => Some(day),
        }
    }

    /// The last day that the date may mean, to compare it with another day; `None` after the year 9999.
    pub fn latest_day(self) -> Option<Date> {
        match self {
            PartialDate::Year(year) => Date::from_calendar(year, 12, 31),
            PartialDate::Month(year, month) => Date::from_calendar(year, month.into(), month.length(year)),
            PartialDate::Day(day) => Some(day),
        }
    }
}

impl DateTime {
    /// The day at the place that the offset belongs to.
    pub fn date(&self) -> Date {
        Date(self.moment.date())
    }

    /// The time of day at that place: `10:30`.
    pub fn time_of_day(&self) -> String {
        format!("{:02}:{:02}", self.moment.hour(), self.moment.minute())
    }

    /// The moment, to compare it with others.
    pub fn moment(&self) -> OffsetDateTime {
        self.moment
    }
}

/// How far a time is from UTC, in words: `UTC`, `UTC+01:00`.
pub fn offset_in_words(offset: UtcOffset) -> String {
    let (hours, minutes, _) = offset.as_hms();
    if hours == 0 && minutes == 0 {
        return "UTC".to_owned();
    }
    let sign = if hours < 0 || minutes < 0 { '-' } else { '+' };
    format!("UTC{sign}{:02}:{:02}", hours.unsigned_abs(), minutes.unsigned_abs())
}

/// The name of a month in the language that is spoken.
fn name_of(month: Month) -> &'static str {
    let name = match month {
        Month::January => t!("January"),
        Month::February => t!("February"),
        Month::March => t!("March"),
        Month::April => t!("April"),
        Month::May => t!("May"),
        Month::June => t!("June"),
        Month::July => t!("July"),
        Month::August => t!("August"),
        Month::September => t!("September"),
        Month::October => t!("October"),
        Month::November => t!("November"),
        Month::December => t!("December"),
    };
    name.text()
}

/// `digits` as a number, where they are exactly `length` ASCII digits.
fn number(digits: &str, length: usize) -> Option<u16> {
    (digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.parse().ok())?
}

fn parse_partial(text: &str) -> Option<PartialDate> {
    let mut parts = text.split('-');
    let year = i32::from(number(parts.next()?, 4)?);
    let Some(month) = parts.next() else { return Some(PartialDate::Year(year)) };
    let month = Month::try_from(u8::try_from(number(month, 2)?).ok()?).ok()?;
    let Some(day) = parts.next() else { return Some(PartialDate::Month(year, month)) };
    let day = u8::try_from(number(day, 2)?).ok()?;
    if parts.next().is_some() {
        return None;
    }
    Date::from_calendar(year, month.into(), day).map(PartialDate::Day)
}

/// A moment as RFC 3339 writes it. The parser of `time` would be a kilobyte of the download; a test compares the two.
fn parse_moment(text: &str) -> Option<OffsetDateTime> {
    let (date, rest) = text.split_at_checked(10)?;
    let (time, rest) = rest.strip_prefix(['T', 't', ' '])?.split_at_checked(8)?;
    let (nanosecond, offset) = parse_fraction(rest)?;
    let [hour, minute, second] = two_digits(time)?;
    let Date(date) = date.parse().ok()?;
    let time = Time::from_hms_nano(hour, minute, second, nanosecond).ok()?;
    Some(date.with_time(time).assume_offset(parse_offset(offset)?))
}

/// A fraction of a second in nanoseconds, if there is one, and what follows it.
fn parse_fraction(text: &str) -> Option<(u32, &str)> {
    let Some(text) = text.strip_prefix('.') else { return Some((0, text)) };
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at_checked(end).filter(|_| end > 0)?;
    let nine = digits.bytes().chain(std::iter::repeat(b'0')).take(9);
    Some((nine.fold(0, |number, digit| number * 10 + u32::from(digit - b'0')), rest))
}

/// `Z`, or hours and minutes from UTC such as `+01:00`.
fn parse_offset(text: &str) -> Option<UtcOffset> {
    if matches!(text, "Z" | "z") {
        return Some(UtcOffset::UTC);
    }
    let (sign, text) = text.split_at_checked(1)?;
    let [hours, minutes] = two_digits(text)?.map(u8::cast_signed);
    match sign {
        _ if hours > 23 => None,
        "+" => UtcOffset::from_hms(hours, minutes, 0).ok(),
        "-" => UtcOffset::from_hms(-hours, -minutes, 0).ok(),
        _ => None,
    }
}

/// Numbers of two digits, with colons between them.
fn two_digits<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut parts = text.split(':');
    let mut numbers = [0; N];
    for place in &mut numbers {
        *place = u8::try_from(number(parts.next()?, 2)?).ok()?;
    }
    parts.next().is_none().then_some(numbers)
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match parse_partial(text) {
            Some(PartialDate::Day(day)) => Ok(day),
            _ => Err(DateError { text: text.to_owned(), wanted: "a day: write year-month-day, such as 2026-03-21" }),
        }
    }
}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        parse_partial(text).ok_or_else(|| DateError {
            text: text.to_owned(),
            wanted: "a date: write 2026-03-21, or 2026-03 or 2026 where the rest is not known",
        })
    }
}

impl FromStr for DateTime {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match parse_moment(text) {
            Some(moment) => Ok(DateTime { text: text.to_owned(), moment }),
            None => Err(DateError {
                text: text.to_owned(),
                wanted: "a time with its offset from UTC: write it as 2026-09-17T10:30:00+01:00",
            }),
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}-{:02}", self.0.year(), u8::from(self.0.month()), self.0.day())
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PartialDate::Year(year) => write!(formatter, "{year:04}"),
            PartialDate::Month(year, month) => write!(formatter, "{year:04}-{:02}", u8::from(*month)),
            PartialDate::Day(day) => day.fmt(formatter),
        }
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::format_description::well_known::Rfc3339;

    #[test]
    fn a_partial_date_is_kept_as_it_is_known() {
        for (text, words) in [("2012", "2012"), ("2012-03", "March 2012"), ("2012-03-21", "21 March 2012")] {
            let date: PartialDate = text.parse().unwrap();
            assert_eq!((date.to_string(), date.in_words()), (text.to_owned(), words.to_owned()));
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for bad in
            ["", "12", "2012-3", "2012-13", "2012-02-30", "2012-03-21-01", "+2012", "2012-03-21T10:00:00Z", "١٢٣٤"]
        {
            assert!(bad.parse::<PartialDate>().is_err(), "{bad:?} was taken for a date");
        }
        assert!("2012-03".parse::<Date>().is_err(), "a month was taken for a day");
    }

    #[test]
    fn a_time_keeps_its_offset() {
        let time: DateTime = "2026-09-17T10:30:00+01:00".parse().unwrap();
        assert_eq!(time.to_string(), "2026-09-17T10:30:00+01:00");
        assert_eq!((time.date().to_string(), time.time_of_day()), ("2026-09-17".to_owned(), "10:30".to_owned()));
        for (offset, words) in [("+01:00", "UTC+01:00"), ("-00:30", "UTC-00:30"), ("+05:45", "UTC+05:45"), ("Z", "UTC")]
        {
            let time: DateTime = format!("2026-09-17T10:30:00{offset}").parse().unwrap();
            assert_eq!(offset_in_words(time.moment().offset()), words);
        }
        for bad in ["2026-09-17", "2026-09-17T10:30", "2026-09-17T10:30:00", "2026-09-17T25:00:00Z"] {
            assert!(bad.parse::<DateTime>().is_err(), "{bad:?} was taken for a time");
        }
    }

    proptest! {
        #[test]
        fn a_time_is_read_as_its_standard_says(
            text in "[0-9]{4}-[01][0-9]-[0-3][0-9][Tt ][0-2][0-9]:[0-6][0-9]:[0-5][0-9](\\.[0-9]{0,12})?([Zz]|[+-][0-2][0-9]:[0-6][0-9])?",
            cut in 0_usize..60,
        ) {
            for text in [text.as_str(), text.get(..cut).unwrap_or_default(), &text.replace(':', "-")] {
                let expected = OffsetDateTime::parse(text, &Rfc3339).ok();
                prop_assert_eq!(parse_moment(text), expected, "{}", text);
            }
        }
    }

    #[test]
    fn a_month_begins_on_its_first_day() {
        let earliest = |text: &str| text.parse::<PartialDate>().unwrap().earliest_day().unwrap().to_string();
        assert_eq!([earliest("2024-02"), earliest("2023")], ["2024-02-01", "2023-01-01"]);
    }

    #[test]
    fn a_month_ends_on_its_last_day() {
        let latest = |text: &str| text.parse::<PartialDate>().unwrap().latest_day().unwrap().to_string();
        assert_eq!(latest("2024-02"), "2024-02-29");
        assert_eq!(latest("2023"), "2023-12-31");
    }
}
