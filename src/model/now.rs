//! When a page is seen.

use super::{Date, DateTime};

/// When a page is seen: on a day, and at a moment of it where that is known. Whoever makes pages ahead knows only the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// The day, where the reader is.
    pub today: Date,
    /// The seconds since 1970, in UTC.
    timestamp: Option<i64>,
}

/// When something ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ending {
    /// The last day, at the place.
    day: Date,
    /// The seconds from 1970, in UTC, to the end.
    timestamp: i64,
}

impl Now {
    /// Some time on a day.
    pub fn on(today: Date) -> Now {
        Now { today, timestamp: None }
    }

    /// A moment, in seconds since 1970 in UTC, on the day that it is where the reader is.
    pub fn at(today: Date, timestamp: i64) -> Now {
        Now { today, timestamp: Some(timestamp) }
    }
}

impl Ending {
    /// The end of what begins at `start`. Where it is not known, it is the end of the day at the place.
    pub fn new(start: &DateTime, end: Option<&DateTime>) -> Ending {
        let last = end.unwrap_or(start);
        let moment = last.moment();
        let (hour, minute, second) = moment.to_hms();
        let of_day = 3600 * i64::from(hour) + 60 * i64::from(minute) + i64::from(second);
        let to_midnight = if end.is_some() { 0 } else { 86_400 - of_day };
        Ending { day: last.date(), timestamp: moment.unix_timestamp() + to_midnight }
    }

    /// Whether it is over. Seen on a day of which no more is known, it is over the day after.
    pub fn is_before(self, now: Now) -> bool {
        match now.timestamp {
            Some(timestamp) => self.timestamp <= timestamp,
            None => self.day < now.today,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ending(start: &str, end: Option<&str>) -> Ending {
        Ending::new(&start.parse().unwrap(), end.map(|end| end.parse().unwrap()).as_ref())
    }

    fn at(moment: &str) -> Now {
        let moment: DateTime = moment.parse().unwrap();
        Now::at(moment.date(), moment.moment().unix_timestamp())
    }

    /// The days are the place's own, also on those on which its clocks change, and where the moment is of another day in UTC.
    #[test]
    fn seen_on_a_day_it_is_over_the_day_after_its_last() {
        for (start, end, day, next) in [
            ("2026-03-10T10:00:00Z", Some("2026-03-11T12:00:00Z"), "2026-03-11", "2026-03-12"),
            ("2026-03-29T00:30:00+00:00", None, "2026-03-29", "2026-03-30"),
            ("2026-03-29T23:30:00+01:00", None, "2026-03-29", "2026-03-30"),
            ("2026-10-25T00:30:00+01:00", None, "2026-10-25", "2026-10-26"),
            ("2026-10-25T23:30:00+00:00", None, "2026-10-25", "2026-10-26"),
            ("2026-11-25T09:00:00+14:00", None, "2026-11-25", "2026-11-26"),
        ] {
            let over = [day, next].map(|day| ending(start, end).is_before(Now::on(day.parse().unwrap())));
            assert_eq!(over, [false, true], "{start}");
        }
    }

    #[test]
    fn seen_at_a_moment_it_is_over_when_it_ends_wherever_the_reader_is() {
        let meeting = ending("2026-11-24T19:00:00Z", Some("2026-11-24T21:00:00Z"));
        for (moment, over) in [
            ("2026-11-24T20:59:59Z", false),
            ("2026-11-25T10:59:59+14:00", false),
            ("2026-11-24T21:00:00Z", true),
            ("2026-11-24T10:00:00-11:00", true),
        ] {
            assert_eq!(meeting.is_before(at(moment)), over, "{moment}");
        }
    }

    #[test]
    fn without_an_end_it_lasts_until_midnight_at_its_place() {
        let meeting = ending("2026-11-25T09:30:15+14:00", None);
        assert!(!meeting.is_before(at("2026-11-25T09:59:59Z")));
        assert!(meeting.is_before(at("2026-11-25T10:00:00Z")));
    }
}
