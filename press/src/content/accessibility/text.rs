//! The statement in words, as Markdown. Headings, and the words that the law asks for, are those of the model statement; the other
//! sentences are our own.

use super::{Contact, Enforcement, Front, Nation, Part, Reason, Status, Tested, criterion::Criterion};
use gazette::model::Site;

const REGULATIONS: &str =
    "Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018";

/// A part of the statement that its editor wrote in Markdown.
pub(super) struct Piece {
    /// The path of its field.
    pub(super) path: String,
    /// As it stands on the page.
    pub(super) markdown: String,
    /// The level of the heading below which it stands there.
    pub(super) level: u8,
}

/// What the editor wrote in Markdown.
pub(super) fn pieces(front: &Front) -> Vec<Piece> {
    let sentence = |level, path: String, text: &String| Piece { path, markdown: one_line(text), level };
    let text = |level, path: &str, text: &str| Piece { path: path.to_owned(), markdown: text.to_owned(), level };
    let able_to = front.able_to.iter().enumerate().map(|(index, text)| sentence(1, format!("able_to/{index}"), text));
    let parts = front.parts.iter().enumerate().flat_map(|(index, part)| {
        let what = sentence(2, format!("parts/{index}/what"), &part.what);
        let because = part.because.as_ref().map(|text| sentence(2, format!("parts/{index}/because"), text));
        std::iter::once(what).chain(because)
    });
    let introduction = front.introduction.as_deref().map(|introduction| text(1, "introduction", introduction));
    let improvements = front.improvements.as_deref().map(|improvements| text(2, "improvements", improvements));
    let how = text(2, "tested/how", &front.tested.how);
    introduction.into_iter().chain(able_to).chain(parts).chain(improvements).chain([how]).collect()
}

/// All of the page but its title.
pub(super) fn markdown(front: &Front, site: &Site) -> String {
    let Front { organisation, contact, improvements, prepared, reviewed, tested, .. } = front;
    let organisation = plain(organisation);
    let sections = [
        opening(front, site, &organisation),
        accessible(front),
        format!(
            "## Feedback and contact information\n\nIf you need something of this website in another form, such as large print, easy \
             read, an accessible PDF, an audio recording or braille:\n\n{}\n\nWe think about what you ask for, and answer within {}.",
            ways(contact),
            plain(&contact.response)
        ),
        "## Reporting accessibility problems with this website\n\nWe want to know of problems. If you find one that is not on this page, or \
         think that we do not meet the accessibility regulations, tell us in any of the ways above."
            .to_owned(),
        enforcement(front),
        format!(
            "## Technical information about this website’s accessibility\n\n{organisation} is committed to making its website accessible, in \
             accordance with the {REGULATIONS}.\n\n### Compliance status\n\nThis website is {}",
            compliance(front)
        ),
        not_accessible(&front.parts),
        improvements
            .as_deref()
            .map(|text| format!("## What we’re doing to improve accessibility\n\n{text}"))
            .unwrap_or_default(),
        format!(
            "## Preparation of this accessibility statement\n\nThis statement was prepared on {}. It was last reviewed on {}.\n\n{}",
            prepared.in_words(),
            reviewed.in_words(),
            test(tested)
        ),
    ];
    sections.into_iter().filter(|section| !section.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn opening(front: &Front, site: &Site, organisation: &str) -> String {
    let scope = match &front.scope {
        Some(scope) => one_line(scope),
        None => match plain(&site.name) {
            name if name.is_empty() => "this website".to_owned(),
            // The address is that of the page that one reads: the site may be published at another than its own.
            name => format!("[{name}](/)"),
        },
    };
    let introduction = front.introduction.as_deref().map(|text| format!("{text}\n\n")).unwrap_or_default();
    let about = format!("{introduction}This accessibility statement applies to {scope}. {organisation} runs it.");
    if front.able_to.is_empty() {
        return about;
    }
    format!(
        "{about}\n\nWe want as many people as possible to be able to use it. You should be able to:\n\n{}",
        list(front.able_to.iter().map(|text| one_line(text)))
    )
}

fn accessible(front: &Front) -> String {
    const HEADING: &str = "## How accessible this website is";
    if front.parts.is_empty() {
        return format!("{HEADING}\n\nWe know of no part of this website that is not accessible.");
    }
    let parts = list(front.parts.iter().map(|part| one_line(&part.what)));
    format!("{HEADING}\n\nWe know that some parts of this website are not fully accessible:\n\n{parts}")
}

fn ways(contact: &Contact) -> String {
    let email = contact.email.as_deref().map(|email| format!("e-mail [{}](<mailto:{email}>)", plain(email)));
    let phone = contact.phone.as_deref().map(plain).map(|phone| match contact.call() {
        Some(number) => format!("call [{phone}](<{number}>)"),
        None => format!("call {phone}"),
    });
    let post = contact.post.as_deref().map(|post| format!("write to {}", plain(post)));
    list([email, phone, post].into_iter().flatten())
}

fn enforcement(front: &Front) -> String {
    const HEADING: &str = "## Enforcement procedure";
    if let Some(Enforcement { name, url }) = &front.enforcement {
        let name = plain(name);
        return format!(
            "{HEADING}\n\n{name} is responsible for enforcing the {REGULATIONS} (the ‘accessibility regulations’). If you are not happy with \
             how we respond to your complaint, [contact {name}](<{url}>)."
        );
    }
    let (body, contact) = match front.nation {
        Nation::England | Nation::Scotland | Nation::Wales => (
            "The Equality and Human Rights Commission (EHRC)",
            "contact the [Equality Advisory and Support Service (EASS)](https://www.equalityadvisoryservice.com/)",
        ),
        Nation::NorthernIreland => (
            "The Equality Commission for Northern Ireland (ECNI)",
            "contact the [Equality Commission for Northern Ireland](https://www.equalityni.org/)",
        ),
    };
    format!(
        "{HEADING}\n\n{body} is responsible for enforcing the {REGULATIONS} (the ‘accessibility regulations’). If you’re not happy with how we \
         respond to your complaint, {contact}."
    )
}

fn compliance(front: &Front) -> String {
    let standard = "the [Web Content Accessibility Guidelines version 2.2](https://www.w3.org/TR/WCAG22/) AA standard";
    let reasons = front.parts.iter().map(|part| part.reason);
    let why = match (
        reasons.clone().any(|reason| reason == Reason::NonCompliance),
        reasons.clone().any(|reason| reason == Reason::DisproportionateBurden),
    ) {
        (true, true) => "the non-compliances and exemptions",
        (false, true) => "the exemptions",
        _ => "the non-compliances",
    };
    match front.status {
        Status::Fully => format!("fully compliant with {standard}."),
        Status::Partially => format!("partially compliant with {standard}, due to {why} listed below."),
        Status::Not => {
            format!("not compliant with {standard}. {}{} are listed below.", why[..1].to_uppercase(), &why[1..])
        }
    }
}

fn not_accessible(parts: &[Part]) -> String {
    if parts.is_empty() {
        return String::new();
    }
    let groups = [
        (Reason::NonCompliance, "Non-compliance with the accessibility regulations"),
        (Reason::DisproportionateBurden, "Disproportionate burden"),
        (Reason::OutsideScope, "Content that’s not within the scope of the accessibility regulations"),
    ];
    let mut text =
        "## Non-accessible content\n\nThe content listed below is non-accessible for the following reasons.".to_owned();
    for (reason, heading) in groups {
        let of_this: Vec<_> = parts.iter().filter(|part| part.reason == reason).map(in_full).collect();
        if !of_this.is_empty() {
            text.extend(["\n\n### ", heading, "\n\n", &list(of_this.into_iter())]);
        }
    }
    text
}

fn in_full(part: &Part) -> String {
    let mut sentences = vec![one_line(&part.what)];
    if let [one] = part.criteria[..] {
        sentences.push(format!("This fails WCAG 2.2 success criterion {}.", named(one)));
    } else if let Some((last, others)) = part.criteria.split_last() {
        let others: Vec<_> = others.iter().copied().map(named).collect();
        sentences.push(format!("This fails WCAG 2.2 success criteria {} and {}.", others.join(", "), named(*last)));
    }
    sentences.extend(part.because.as_deref().map(one_line));
    sentences.extend(part.mended_by.map(|day| format!("We plan to mend this by {}.", day.in_words())));
    sentences.join(" ")
}

fn named(Criterion { number, name }: Criterion) -> String {
    format!("{number} ({name})")
}

fn test(Tested { date, by, how }: &Tested) -> String {
    format!(
        "This website was last tested on {} against the WCAG 2.2 AA standard. The test was carried out by {}.\n\n{how}",
        date.in_words(),
        plain(by)
    )
}

fn list(items: impl Iterator<Item = String>) -> String {
    items.map(|item| format!("- {item}")).collect::<Vec<_>>().join("\n")
}

/// Markdown that stays in its paragraph.
fn one_line(markdown: &str) -> String {
    markdown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text in which nothing is Markdown.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    for character in one_line(text).chars() {
        if "\\`*_[]{}<>#|~&!^".contains(character) {
            plain.push('\\');
        }
        plain.push(character);
    }
    plain
}
