//! Every promise that the content keeps: its name, its words, and what becomes of a breach.
//!
//! The one list of them. How a promise is kept is for the reading ([`crate::content`], [`crate::markdown`]) or for
//! [`crate::check`]. `docs/checks.md` is written from it.

use std::fmt;

/// What a breach of a promise is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breach {
    /// An error, which keeps the site from being built; in a draft, a warning.
    Error,
    /// A warning.
    Warning,
    /// An error or a warning, as the promise's words say.
    Either,
}

macro_rules! promises {
    ($($promise:ident, $name:literal, $breach:ident, $words:literal;)*) => {
        /// A promise that the content keeps.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Promise {
            $(#[doc = $words] $promise,)*
        }

        impl Promise {
            /// Every promise: those kept in reading first.
            pub const ALL: &[Promise] = &[$(Promise::$promise),*];

            /// Its name, which stands with each problem.
            pub fn name(self) -> &'static str {
                match self {
                    $(Promise::$promise => $name,)*
                }
            }

            /// What is promised.
            pub fn words(self) -> &'static str {
                match self {
                    $(Promise::$promise => $words,)*
                }
            }

            /// What a breach of it is.
            pub fn breach(self) -> Breach {
                match self {
                    $(Promise::$promise => Breach::$breach,)*
                }
            }
        }
    };
}

promises! {
    // Files and fields.
    FilesAreRead, "files-are-read", Error, "every file can be read, and is the TOML, JSON or Markdown that its name says";
    FrontMatterIsThere, "front-matter-is-there", Error, "a Markdown file begins with its fields, between two lines `+++`";
    FieldsAreKnown, "fields-are-known", Error, "every field is known and of its type, and none that is needed is missing";
    PlacesAndFieldsAgree, "places-and-fields-agree", Error, "no field says otherwise than the name of its file or folder";
    ContentIsInItsPlace, "content-is-in-its-place", Error, "there is nothing in the content that belongs elsewhere";
    NamesAreIds, "names-are-ids", Error, "files, folders and topics are named by ids: lower-case words joined by hyphens";
    FilesHavePlainNames, "files-have-plain-names", Either, "names in `files` fit in an address, and none is another's with `.gz` or `.br` behind it (errors), nor hidden (a warning)";
    FilesCanBeMeasured, "files-can-be-measured", Warning, "a picture or PDF is what its name says, and not damaged";
    // Texts.
    NoHtml, "no-html", Error, "there is no HTML in a text";
    HeadingsAreInOrder, "headings-are-in-order", Error, "headings have words, are of level 2 to 4, and skip no level";
    PicturesStandAlone, "pictures-stand-alone", Error, "a picture has a paragraph to itself";
    LinksHaveWords, "links-have-words", Either, "a link has words (an error), and no title that nobody would see (a warning)";
    LinksSayWhereTheyLead, "links-say-where-they-lead", Warning, "a link's words make sense by themselves: not `here`, nor a long address";
    LinksAreSafe, "links-are-safe", Error, "an address begins with https:, http:, mailto:, tel:, / or #, and is there";
    FootnotesMatch, "footnotes-match", Error, "each footnote has one mark and each mark one footnote";
    QuotationsAreWhole, "quotations-are-whole", Error, "a quotation has words, and a line of whose words they are has a name";
    TablesAreWhole, "tables-are-whole", Either, "a table's rows have no more cells than its head (an error), and a caption has its table (a warning)";
    AttributesAreKnown, "attributes-are-known", Error, "what stands in braces is known, and belongs to something";
    AbbreviationsAreExplained, "abbreviations-are-explained", Either, "an abbreviation has words (an error), and stands in the text (a warning)";
    CodeNamesItsLanguage, "code-names-its-language", Either, "what follows the backticks before code is the name of a language (an error), and nothing else (a warning)";
    LanguagesAreKnown, "languages-are-known", Either, "a language is written as in BCP 47 (an error), is one widely known, and the site’s is one that the interface has words in (warnings)";
    TextIsWhatItSeems, "text-is-what-it-seems", Warning, "nothing is shown as it is written where other kinds of Markdown would read it";
    NestingIsShallow, "nesting-is-shallow", Error, "lists, quotations and emphasis stand at most 16 deep in one another";
    // One file with another.
    ArticlesNameWhatExists, "articles-name-what-exists", Error, "an article's topics, councils, people and related articles exist";
    ArticlesRelateToOthers, "articles-relate-to-others", Error, "an article is not related to itself";
    RelatedArticlesStand, "related-articles-stand", Warning, "no article sends its readers on to one that was withdrawn";
    ThingsAreNamedOnce, "things-are-named-once", Warning, "no article names a topic, council, person or article twice";
    MembershipsNamePeople, "memberships-name-people", Error, "every membership is of a person who exists";
    BodiesNameBodies, "bodies-name-bodies", Error, "changes, relations and bodies name bodies that exist";
    ChangesFitTheirBodies, "changes-fit-their-bodies", Either, "a change names as many bodies as such a change has (else an error), and their statuses and dates fit it (else a warning)";
    CouncilsHaveOneChair, "councils-have-one-chair", Warning, "an active council whose members are told has one chair among them";
    PublicationsFitTogether, "publications-fit-together", Error, "strategies, publications and topics name each other rightly";
    AgendasNameWhatExists, "agendas-name-what-exists", Error, "those present, presenters and papers of a meeting exist";
    PapersNameWhatExists, "papers-name-what-exists", Error, "a paper's originators, meetings and older paper exist";
    PapersReplaceOlderOnes, "papers-replace-older-ones", Error, "no paper replaces itself, a younger one, or one that replaces it";
    AttendeesAreMembers, "attendees-are-members", Warning, "those whose attendance is told were members on the day, or are told of as in attendance";
    TopicsAreUsed, "topics-are-used", Warning, "every topic has an article or a publication";
    IdsAreUnique, "ids-are-unique", Error, "no two things of one list have the same id, nor a member and a vacancy of one council";
    NamesDiffer, "names-differ", Warning, "no two articles, pages, councils or people have the same title or name";
    PagesHaveFreeAddresses, "pages-have-free-addresses", Error, "no page has an address that the site itself needs";
    // Order and time.
    AgendasAreInOrder, "agendas-are-in-order", Error, "the items of an agenda count upwards";
    AgendaNumbersFit, "agenda-numbers-fit", Either, "an agenda's numbers differ (else an error), and one such as 3.1 stands below 3 (else a warning)";
    DatesAreInOrder, "dates-are-in-order", Error, "nothing ends before it begins, or is changed before it is published";
    ChangesHaveHappened, "changes-have-happened", Warning, "no article or page was changed or withdrawn on a day to come";
    TimesFitTheirZones, "times-fit-their-zones", Error, "a meeting's offset is that of its time zone on the day";
    MeetingsKeepUp, "meetings-keep-up", Warning, "a meeting's status fits the day";
    CancelledMeetingsHaveNoMinutes, "cancelled-meetings-have-no-minutes", Error, "there are no minutes of what did not take place";
    CancelledMeetingsSayWhy, "cancelled-meetings-say-why", Warning, "a meeting that is cancelled gives the reason";
    AttendanceIsInThePast, "attendance-is-in-the-past", Error, "nobody was at a meeting that is still to come, or was cancelled";
    PapersComeInTime, "papers-come-in-time", Warning, "a paper is no younger than the meeting that took it, and minutes are no older than theirs";
    // Addresses and files.
    LinksLeadSomewhere, "links-lead-somewhere", Either, "a link within the site leads to what exists (an error), and is published (a warning)";
    NavigationLeadsSomewhere, "navigation-leads-somewhere", Error, "the site's main places exist";
    MailLinksAreShort, "mail-links-are-short", Either, "a `mailto:` address has at most 2,000 characters: one that is written (an error), or that shares a page (a warning)";
    PicturesAreHere, "pictures-are-here", Error, "every picture is in `files`";
    PicturesFitTheWeb, "pictures-fit-the-web", Either, "a picture has at most 6,000 pixels on each side (more is an error), and at most 4 MB (more is a warning)";
    ShareImagesCanBeDrawn, "share-images-can-be-drawn", Warning, "the fonts have each character of the titles that stand on images for previews";
    LogoCanBeDrawn, "logo-can-be-drawn", Either, "the society's logo is an SVG or a PNG and can be drawn (else an error), and a PNG has at least 512 pixels on each side (else a warning)";
    ColoursCanBeRead, "colours-can-be-read", Error, "text has a contrast of 4.5 to 1, in the society's colours too, and what else must be seen 3 to 1 (WCAG 2.2)";
    FontsCanBeUsed, "fonts-can-be-used", Either, "the society's fonts are in `files`, can be read, and may be embedded (else an error), have each character of the site's words, are one for each weight and bold for headlines, and a part of them can be taken (else a warning)";
    FilesAreHere, "files-are-here", Error, "every file of this site is in `files`";
    FilesAreUsed, "files-are-used", Warning, "something refers to each file in `files`";
    // Words.
    PicturesAreDescribed, "pictures-are-described", Error, "every picture says what it shows";
    DescriptionsSaySomething, "descriptions-say-something", Warning, "a picture's words are not its file's name, and do not begin with `image of`";
    TextsAreWritten, "texts-are-written", Error, "no title, name, summary or text is blank";
    AccessibilityStatementHolds, "accessibility-statement-holds", Either, "an accessibility statement has the status that its parts give it, says of each part what its reason asks for, whom to turn to and when it was made (else an error), was reviewed within a year, and is in the site’s language (else a warning)";
    TemplatesAreFilledIn, "templates-are-filled-in", Error, "no sentence with which `press new` begins a file still stands in it, unless it is a draft";
    SummariesAreShort, "summaries-are-short", Warning, "a summary has at most 300 characters";
    SummariesSayMore, "summaries-say-more", Warning, "a summary is not the title again";
}

impl fmt::Display for Promise {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}
