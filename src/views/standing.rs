//! How a meeting stands, seen at the reader's time: in the same words on its own page and in lists.

use super::{app, callout};
use crate::{
    markup::{Element, Markup, el, live, many},
    model::CalloutKind,
    model::{MeetingStatus, Now, Standing},
    t,
    words::Word,
};
use leptos::prelude::*;

/// How the meeting stands, and why, as its own page says it.
pub(crate) fn standing(standing: Standing, note: Option<String>) -> Markup {
    let now = app().now;
    live(move || {
        let line = standing_line(standing, now.get());
        let note = note.clone().map(|note| el("p").class("standing").add(note));
        if standing.status == MeetingStatus::Cancelled {
            callout(CalloutKind::Important).add(line).add(note).into()
        } else {
            many([Some(line), note])
        }
    })
}

/// How the meeting stands as lists say it.
pub(crate) fn standing_line(standing: Standing, now: Now) -> Element {
    let (status, awaited) = in_words(standing, now);
    let awaited = awaited.map(|awaited| many([Markup::from(" "), el("span").add(awaited).into()]));
    el("p").class("standing").add(el("strong").add(status)).add(awaited)
}

/// How it stands, and what is still to come.
fn in_words(standing: Standing, now: Now) -> (Word, Option<Word>) {
    let is_past = standing.ending.is_before(now);
    let to_come = match (standing.has_agenda, standing.has_papers) {
        (false, _) => Some(t!("Agenda and papers are due.")),
        (true, false) => Some(t!("Papers are due.")),
        (true, true) => None,
    };
    let minutes_awaited = (!standing.has_minutes).then_some(t!("Minutes are awaited."));
    match (standing.status, is_past) {
        (MeetingStatus::Cancelled, false) => (t!("Cancelled: this meeting will not take place."), None),
        (MeetingStatus::Cancelled, true) => (t!("Cancelled: this meeting did not take place."), None),
        (MeetingStatus::Tentative, false) => (t!("The date is still to be confirmed."), to_come),
        (MeetingStatus::Tentative, true) => (t!("Its time has passed. It was never confirmed."), None),
        (MeetingStatus::Confirmed, false) => (t!("The date is confirmed."), to_come),
        (MeetingStatus::Confirmed, true) => (t!("Its time has passed."), minutes_awaited),
        (MeetingStatus::Passed, _) => (t!("This meeting has been held."), minutes_awaited),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Ending;

    fn standing(status: MeetingStatus) -> Standing {
        let ending = Ending::new(&"2026-09-17T10:30:00+01:00".parse().unwrap(), None);
        Standing { status, ending, has_agenda: true, has_papers: true, has_minutes: true }
    }

    #[test]
    fn a_meeting_says_how_it_stands_at_the_readers_time() {
        let before = |standing| in_words(standing, Now::on("2026-09-17".parse().unwrap()));
        let after = |standing| in_words(standing, Now::on("2026-09-18".parse().unwrap()));
        let cancelled = standing(MeetingStatus::Cancelled);
        assert_eq!(before(cancelled).0, t!("Cancelled: this meeting will not take place."));
        assert_eq!(after(cancelled).0, t!("Cancelled: this meeting did not take place."));
        let confirmed = Standing { has_papers: false, has_minutes: false, ..standing(MeetingStatus::Confirmed) };
        assert_eq!(before(confirmed), (t!("The date is confirmed."), Some(t!("Papers are due."))));
        assert_eq!(after(confirmed), (t!("Its time has passed."), Some(t!("Minutes are awaited."))));
        let tentative = Standing { has_agenda: false, ..confirmed };
        assert_eq!(
            before(Standing { status: MeetingStatus::Tentative, ..tentative }).1,
            Some(t!("Agenda and papers are due."))
        );
        assert_eq!(after(standing(MeetingStatus::Tentative)).0, t!("Its time has passed. It was never confirmed."));
        assert_eq!(after(standing(MeetingStatus::Passed)), (t!("This meeting has been held."), None));
    }
}
