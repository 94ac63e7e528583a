//! Each promise, and what is said where it is broken.
//!
//! `base` is a tiny site without a problem. Each sample changes it a little and so breaks the promise it is filed
//! under; all that `press check` then says is kept in `snapshots`. To add a promise, add a sample; to accept what is
//! said, run `INSTA_UPDATE=always cargo test -p press`.

use crate::support::site::{Edit, Edit::*, Site};
use press::{
    check::{self, CHECKS},
    memory::Memory,
    problem::Severity,
    promise::{Breach, Promise, Promise::*},
};
use std::{
    fmt::Write as _,
    fs,
    path::Path,
    time::{Duration, Instant},
};

/// A statement that says all that it must.
const STATEMENT: &str = "organisation = \"Alpha\"\nstatus = \"partially\"\nprepared = 2026-01-05\nreviewed = 2026-10-01\n\n[contact]\nemail = \"help@alpha.example\"\nresponse = \"a week\"\n\n[tested]\ndate = 2026-09-30\nby = \"Alpha\"\nhow = \"By keyboard.\"\n\n[[parts]]\nwhat = \"Old plans have no words.\"\ncriteria = [\"1.1.1\"]\nreason = \"non-compliance\"\nmended_by = 2027-03-01\n";

const GAMMA: &str = "name = \"Gamma Council\"\nclassification = \"council\"\nstatus = \"active\"\nfounding_date = \"2026-02\"\ndissolution_date = \"2026-05\"\n";

/// Nobody is told of as having been at the meeting.
const NOBODY: Edit = Replace(
    "councils/alpha/meetings/autumn.toml",
    "attendance = [{ person_id = \"ada-example\", status = \"present\" }]",
    "",
);

/// The promise that is broken, and how.
const SAMPLES: &[(Promise, &[Edit])] = &[
    // Reading.
    (
        FilesAreRead,
        &[
            Bytes("articles/first.md", b"+++\ntitle = \"\xff\"\n+++\n"),
            Write("articles/second.md", "+++\ntitle = \"The second article\nsummary = 1\n+++\n"),
            Write("pages/about.json", "{\n  \"title\": \"About\",\n}"),
            Write("people/ada-example.json", "[1]"),
            Remove("people/ada-example.toml"),
            Write("people/bilal-sample.json", "{ \"name\": \"Bilal\", \"name\": \"Bilal\" }"),
            Remove("people/bilal-sample.toml"),
            Remove("site.toml"),
            Remove("councils/beta/council.toml"),
        ],
    ),
    (
        FrontMatterIsThere,
        &[
            Write("articles/first.md", "---\ntitle: The first article\n---\n"),
            Write("articles/second.md", "Not much.\n"),
            Write("articles/later.md", "+++\ntitle = \"Later\"\n"),
            Write("articles/unfinished.md", ""),
        ],
    ),
    (
        FieldsAreKnown,
        &[
            Write(
                "articles/second.md",
                "+++\ntitel = \"The second article\"\ndate = 2026\nkind = \"newz\"\ntopics = \"governance\"\ndraft = \"no\"\nmood = \"good\"\nlanguage = 44\nimage = { src = \"javascript:alert(1)\", alt = true }\nfurther_information = [{ title = \"x\" }, { url = \"news\" }]\nrelated = [\"first\", \"First\", 3]\n+++\n\nText.\n",
            ),
            Replace("councils/alpha/council.toml", "role = \"Member\"", "rolle = \"Member\"\nvoting = \"yes\""),
            Replace("councils/alpha/council.toml", "classification = \"council\"", "clasification = \"council\""),
            Replace("councils/alpha/meetings/autumn.toml", "order = 2", "order = -2"),
            Replace("councils/alpha/papers/report.md", "date =", "body = \"x\"\ndate ="),
            Replace("pages/about.json", "\"2026-10-01\"", "null"),
            Replace("pages/about.json", "\"## Who", "[\"## Who"),
            Replace("pages/about.json", ".\"\n}", ".\"]\n}"),
            Replace("site.toml", "title = \"Governance\"", "name = \"Governance\""),
            Replace("site.toml", "\"linkedin\"", "\"linked-in\""),
            Append(
                "site.toml",
                "\n[theme]\naccent = \"#00539f\"\noembed = true\n\n[topics.last]\ntitle = \"Last\"\nlogo = \"/files/picture.png\"\n",
            ),
        ],
    ),
    (
        PlacesAndFieldsAgree,
        &[
            Replace("people/ada-example.toml", "sort_name", "id = \"ada\"\nsort_name"),
            Replace("councils/alpha/council.toml", "id = \"ada\"\n", "id = \"ada\"\norganization_id = \"beta\"\n"),
            Replace("councils/alpha/meetings/autumn.toml", "status =", "organization_ids = [\"beta\"]\nstatus ="),
        ],
    ),
    (
        ContentIsInItsPlace,
        &[
            Write("article/third.md", ""),
            Write("notes.txt", ""),
            Write("articles/third.txt", ""),
            Write("councils/gamma.toml", ""),
            Write("councils/alpha/minutes/june.md", ""),
            Write("people/.hidden", "hidden files are not content"),
            Link("articles/elsewhere.md", "/etc/hostname"),
        ],
    ),
    (
        NamesAreIds,
        &[
            Write("articles/Third_Article.md", ""),
            Write("councils/The Gamma/council.toml", ""),
            Replace("site.toml", "[topics.sharing]", "[topics.Sharing]"),
            Replace("councils/alpha/council.toml", "topics = [\"sharing\"]", ""),
        ],
    ),
    (
        FilesHavePlainNames,
        &[
            Write("files/the agenda.pdf", ""),
            Write("files/été/plan.txt", ""),
            Write("files/.hidden", ""),
            Write("files/fine/Plan_2.final.txt", "a plan"),
            Write("files/members.csv", "name"),
            Write("files/members.csv.gz", "its pages, compressed"),
            Write("files/fine/members.csv.br", "there is no such file beside it"),
        ],
    ),
    (
        FilesCanBeMeasured,
        &[
            Write("files/agenda.pdf", "no pdf"),
            Write("files/picture.png", "no picture"),
            Write("files/plan.svg", "<html/>"),
        ],
    ),
    // Markdown.
    (
        NoHtml,
        &[Append(
            "articles/second.md",
            "\n<div class=\"x\">\nA box\n</div>\n\nA line<br>and <b>another</b>.\n\n<!-- a comment -->\n\n<script>alert(1)</script>\n",
        )],
    ),
    (HeadingsAreInOrder, &[Append("articles/second.md", "\n# One\n\n## Two\n\n#### Four\n\n##### Five\n\n##\n")]),
    (PicturesStandAlone, &[Append("articles/second.md", "\nLook: ![A square.](/files/picture.png) there.\n")]),
    (LinksHaveWords, &[Append("articles/second.md", "\n[](/news/first) and [the first](/news/first \"really\").\n")]),
    (
        LinksSayWhereTheyLead,
        &[Append(
            "articles/second.md",
            "\nFor the agenda [click *here*](/files/agenda.pdf). [Read more…](/news/first)\n\n<https://elsewhere.example/a/very/long/address/that/nobody/reads/to/its/end> but <https://elsewhere.example>\n",
        )],
    ),
    (
        LinksAreSafe,
        &[Append(
            "articles/second.md",
            "\n[a](javascript:alert(1)) [b](news/first) [c](<//evil.example>) [d](<a b>) [e][nowhere] [f][] but [g] is text.\n\n![h](data:image/png;base64,AA)\n",
        )],
    ),
    (
        FootnotesMatch,
        &[Append(
            "articles/second.md",
            "\nNo note.[^none] One.[^one] But \\[^escaped] is text.\n\n[^one]: One.\n[^One]: Another.\n[^two]: Two.\n",
        )],
    ),
    (
        QuotationsAreWhole,
        &[Append("articles/second.md", "\n> — Ada Example\n\nA\n\n> “Well”\n> —\n\nB\n\n> [!DANGER]\n> Do not.\n")],
    ),
    (
        AttributesAreKnown,
        &[Append(
            "articles/second.md",
            "\n[a]{size=2} [b]{#c}\n\n![A square.](/files/picture.png){width=5}\n\n{lang=cy}\n",
        )],
    ),
    (
        LanguagesAreKnown,
        &[
            Append("articles/second.md", "\n[a]{lang=welsh} [b]{lang=en_GB} [c]{dir=up}\n"),
            Replace("articles/first.md", "title =", "language = \"xq\"\ntitle ="),
        ],
    ),
    (
        TablesAreWhole,
        &[Append("articles/second.md", "\n| A |\n| - |\n| 1 | 2 |\nTable: Swallowed\n\nText.\n\nTable: Alone\n")],
    ),
    (AbbreviationsAreExplained, &[Append("articles/second.md", "\n*[CIO]: Chief Information Officer\n*[CEO]:\n")]),
    (CodeNamesItsLanguage, &[Append("articles/second.md", "\n```{.sh}\nls\n```\n\n```sh title\nls\n```\n")]),
    (
        TextIsWhatItSeems,
        &[
            Append("articles/second.md", "\n- [ ] to do\n\n##Heading\n\n[[Page]]\n"),
            Replace("site.toml", "language =", "notice = \"See [the news](/news).\"\nlanguage ="),
        ],
    ),
    (NestingIsShallow, &[Append("articles/second.md", "\n>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> deep\n")]),
    // One file with another.
    (
        ArticlesNameWhatExists,
        &[
            Replace("articles/first.md", "topics = [\"governance\"]", "topics = [\"governence\", \"sharing\"]"),
            Replace("articles/first.md", "councils = [\"alpha\"]", "councils = [\"omega\"]"),
            Replace("articles/first.md", "people = [\"ada-example\"]", "people = [\"ada-exampel\"]"),
            Replace("articles/first.md", "related = [\"second\", \"later\"]", "related = [\"later\", \"secnod\"]"),
        ],
    ),
    (ArticlesRelateToOthers, &[Replace("articles/first.md", "\"later\"]", "\"first\"]")]),
    (
        RelatedArticlesStand,
        &[Replace(
            "articles/second.md",
            "kind =",
            "withdrawn = { date = \"2026-11-02\", explanation = \"It was wrong.\" }\nkind =",
        )],
    ),
    (
        ThingsAreNamedOnce,
        &[
            Replace("articles/first.md", "topics = [\"governance\"]", "topics = [\"governance\", \"governance\"]"),
            Replace("articles/first.md", "\"later\"]", "\"later\", \"second\"]"),
        ],
    ),
    (MembershipsNamePeople, &[Replace("councils/alpha/council.toml", "\"bilal-sample\"", "\"bilal-simple\"")]),
    (
        BodiesNameBodies,
        &[
            Replace(
                "councils/alpha/council.toml",
                "supported_by_id = \"beta\"",
                "supported_by_id = \"bata\"\nparent_id = \"the-society\"",
            ),
            Replace(
                "councils/alpha/council.toml",
                "on_behalf_of_id = \"beta\"\n\n",
                "on_behalf_of_id = \"police\"\n\n",
            ),
            Replace(
                "councils/alpha/council.toml",
                "on_behalf_of_id = \"beta\"\nnote",
                "on_behalf_of_id = \"health\"\nnote",
            ),
            Replace("councils/alpha/council.toml", "original_ids = [\"beta\"]", "original_ids = [\"beta\", \"betta\"]"),
            Replace("councils/alpha/council.toml", "to_id = \"beta\"", "to_id = \"gamma\""),
            Replace(
                "councils/alpha/meetings/autumn.toml",
                "status =",
                "organization_ids = [\"alpha\", \"delta\"]\nstatus =",
            ),
        ],
    ),
    (
        ChangesFitTheirBodies,
        &[
            Write("councils/gamma/council.toml", GAMMA),
            Replace(
                "councils/alpha/council.toml",
                "resulting_ids = [\"alpha\", \"beta\"]",
                "resulting_ids = [\"alpha\"]",
            ),
            Append(
                "councils/alpha/council.toml",
                "\n[[changes]]\ntype = \"merger\"\ndate = \"2021\"\noriginal_ids = [\"gamma\"]\nresulting_ids = [\"alpha\"]\n\n[[changes]]\ntype = \"closure\"\ndate = \"2026-03\"\noriginal_ids = [\"gamma\"]\nresulting_ids = [\"beta\"]\n\n[[changes]]\ntype = \"rename\"\noriginal_ids = [\"gamma\", \"beta\"]\nresulting_ids = [\"beta\"]\n\n[[changes]]\ntype = \"closure\"\ndate = \"2030\"\noriginal_ids = [\"beta\"]\n",
            ),
        ],
    ),
    (
        CouncilsHaveOneChair,
        &[
            Replace("councils/alpha/council.toml", "role = \"Member\"", "role = \"Acting Chair\""),
            Write("councils/gamma/council.toml", GAMMA),
            Append(
                "councils/gamma/council.toml",
                "\n[[memberships]]\nid = \"ada\"\nperson_id = \"ada-example\"\nrole = \"Vice-chair\"\n\n[[memberships]]\nid = \"bilal\"\nperson_id = \"bilal-sample\"\nrole = \"Chair\"\nend_date = \"2026-10\"\n",
            ),
        ],
    ),
    (
        PublicationsFitTogether,
        &[
            Replace(
                "councils/alpha/council.toml",
                "publication_ids = [\"booklet\"]",
                "publication_ids = [\"bookley\"]",
            ),
            Replace("councils/alpha/council.toml", "topics = [\"sharing\"]", "topics = [\"shoring\"]"),
            Replace("councils/alpha/council.toml", "part_of = \"strategy\"", "part_of = \"booklet\""),
        ],
    ),
    (
        AgendasNameWhatExists,
        &[
            Replace("councils/alpha/meetings/autumn.toml", "[\"ada-example\"]", "[\"ida-example\"]"),
            Replace("councils/alpha/meetings/autumn.toml", "[\"report\"]", "[\"reports\"]"),
            Replace("councils/alpha/meetings/autumn.toml", "{ person_id = \"ada-example\"", "{ person_id = \"nobody\""),
        ],
    ),
    (
        PapersNameWhatExists,
        &[
            Replace(
                "councils/alpha/papers/report.md",
                "\"bilal-sample\", \"beta\"",
                "\"bilal-sample\", \"bilal-sampel\"",
            ),
            Replace("councils/alpha/papers/report.md", "[\"autumn\"]", "[\"autum\"]"),
            Replace("councils/alpha/papers/report.md", "\"older-report\"", "\"odler-report\""),
        ],
    ),
    (
        PapersReplaceOlderOnes,
        &[
            Replace("councils/alpha/papers/older-report.md", "paper_type", "supersedes = \"report\"\npaper_type"),
            Write(
                "councils/alpha/papers/itself.md",
                "+++\nname = \"Itself\"\ndate = 2026-09-01\npaper_type = \"paper\"\nsupersedes = \"itself\"\n+++\n",
            ),
            Write(
                "councils/alpha/papers/early.md",
                "+++\nname = \"Early\"\ndate = 2025-09-01\npaper_type = \"paper\"\nsupersedes = \"itself\"\n+++\n",
            ),
        ],
    ),
    (
        AttendeesAreMembers,
        &[
            Replace("councils/alpha/council.toml", "end_date = \"2026\"", "end_date = \"2026-08\""),
            Replace("councils/alpha/council.toml", "on_behalf_of_id = \"beta\"", "start_date = 2026-09-18"),
            Replace(
                "councils/alpha/meetings/autumn.toml",
                "\"present\" }",
                "\"present\" }, { person_id = \"bilal-sample\", status = \"apologies\" }, { person_id = \"guest\", status = \"in-attendance\" }",
            ),
            Write("people/guest.toml", "name = \"A guest\"\n"),
        ],
    ),
    (
        IdsAreUnique,
        &[
            Replace(
                "councils/alpha/meetings/autumn.toml",
                "\"present\" }",
                "\"present\" }, { person_id = \"ada-example\", status = \"apologies\" }",
            ),
            Replace("councils/alpha/council.toml", "id = \"bilal\"", "id = \"ada\""),
            Replace("councils/alpha/council.toml", "id = \"carer\"", "id = \"ada\""),
            Replace("councils/alpha/meetings/autumn.toml", "id = \"report\"", "id = \"welcome\""),
            Write("people/ada-example.json", "{ \"name\": \"Ada Example\" }"),
        ],
    ),
    (
        NamesDiffer,
        &[
            Replace("articles/second.md", "The second article", "The first article"),
            Copy("pages/about.json", "pages/about-us.json"),
            Replace("people/bilal-sample.toml", "Bilal Sample", "Ada Example"),
            Replace("councils/beta/council.toml", "Beta Council", "Alpha Council"),
        ],
    ),
    (
        PagesHaveFreeAddresses,
        &[Copy("pages/about.json", "pages/news.json"), Copy("pages/about.json", "pages/404.json")],
    ),
    (AgendasAreInOrder, &[Replace("councils/alpha/meetings/autumn.toml", "order = 2", "order = 1")]),
    (
        AgendaNumbersFit,
        &[
            Replace("councils/alpha/meetings/autumn.toml", "order = 1", "order = 1\nnumber = \"1\""),
            Replace("councils/alpha/meetings/autumn.toml", "order = 2", "order = 2\nnumber = \"1.1\""),
            Append(
                "councils/alpha/meetings/autumn.toml",
                "\n[[agenda]]\nid = \"three\"\norder = 3\nnumber = \"1\"\nname = \"Three\"\n\n[[agenda]]\nid = \"four\"\norder = 4\nnumber = \"2.1\"\nname = \"Four\"\n\n[[agenda]]\nid = \"five\"\norder = 5\nnumber = \"2.1.1\"\nname = \"Five\"\n\n[[agenda]]\nid = \"six\"\norder = 6\nnumber = \"1.2\"\nname = \"Six\"\n",
            ),
        ],
    ),
    (
        DatesAreInOrder,
        &[
            Replace("articles/first.md", "updated = 2026-10-02", "updated = 2026-09-30"),
            Replace(
                "councils/alpha/council.toml",
                "founding_date = \"2020\"",
                "founding_date = \"2020\"\ndissolution_date = \"2019-12\"",
            ),
            Replace("councils/alpha/council.toml", "end_date = \"2026\"", "end_date = \"2026-02\""),
            Replace("councils/alpha/meetings/autumn.toml", "16:00", "12:00"),
        ],
    ),
    (
        TimesFitTheirZones,
        &[
            Replace("councils/alpha/meetings/autumn.toml", "16:00:00+01:00", "16:00:00Z"),
            Copy("councils/alpha/meetings/autumn.toml", "councils/alpha/meetings/winter.toml"),
            Replace("councils/alpha/meetings/winter.toml", "Europe/London", "Europe/Londinium"),
        ],
    ),
    (
        MeetingsKeepUp,
        &[
            Replace("councils/alpha/meetings/autumn.toml", "\"passed\"", "\"tentative\""),
            Copy("councils/alpha/meetings/autumn.toml", "councils/alpha/meetings/next.toml"),
            Replace("councils/alpha/meetings/next.toml", "\"tentative\"", "\"passed\""),
            Replace("councils/alpha/meetings/next.toml", "2026-09-17", "2027-09-16"),
            Replace("councils/alpha/meetings/next.toml", "2026-09-17", "2027-09-16"),
            Replace(
                "councils/alpha/meetings/next.toml",
                "attendance = [{ person_id = \"ada-example\", status = \"present\" }]",
                "",
            ),
            Copy("councils/alpha/meetings/next.toml", "councils/alpha/meetings/unsaid.toml"),
            Replace("councils/alpha/meetings/unsaid.toml", "\"passed\"", "\"confirmed\""),
            Replace("councils/alpha/meetings/unsaid.toml", "2027-09-16", "2026-11-23"),
            Replace("councils/alpha/meetings/unsaid.toml", "16:00:00+01:00", "16:00:00+00:00"),
            Replace("councils/alpha/meetings/unsaid.toml", "2027-09-16", "2026-11-23"),
            Replace("councils/alpha/meetings/unsaid.toml", "13:30:00+01:00", "13:30:00+00:00"),
        ],
    ),
    (
        CancelledMeetingsHaveNoMinutes,
        &[
            Replace(
                "councils/alpha/meetings/autumn.toml",
                "\"passed\"",
                "\"cancelled\"\nstatus_note = \"It snowed.\"\nminutes_file = { url = \"/files/agenda.pdf\", name = \"Minutes\" }",
            ),
            NOBODY,
            Write(
                "councils/alpha/papers/minutes.md",
                "+++\nname = \"Minutes\"\ndate = 2026-09-20\npaper_type = \"minutes\"\nmeetings = [\"autumn\"]\n+++\n",
            ),
        ],
    ),
    (CancelledMeetingsSayWhy, &[Replace("councils/alpha/meetings/autumn.toml", "\"passed\"", "\"cancelled\""), NOBODY]),
    (
        AttendanceIsInThePast,
        &[
            Copy("councils/alpha/meetings/autumn.toml", "councils/alpha/meetings/next.toml"),
            Replace("councils/alpha/meetings/next.toml", "\"passed\"", "\"confirmed\""),
            Replace("councils/alpha/meetings/next.toml", "2026-09-17", "2026-12-17"),
            Replace("councils/alpha/meetings/next.toml", "13:30:00+01:00", "13:30:00+00:00"),
            Replace("councils/alpha/meetings/next.toml", "2026-09-17", "2026-12-17"),
            Replace("councils/alpha/meetings/next.toml", "16:00:00+01:00", "16:00:00+00:00"),
            Replace(
                "councils/alpha/meetings/next.toml",
                "\"present\" }",
                "\"present\" }, { person_id = \"bilal-sample\", status = \"apologies\" }",
            ),
            Replace("councils/alpha/meetings/autumn.toml", "\"passed\"", "\"cancelled\"\nstatus_note = \"It snowed.\""),
        ],
    ),
    (
        PapersComeInTime,
        &[
            Replace("councils/alpha/papers/report.md", "2026-09-10", "2026-09-18"),
            Write(
                "councils/alpha/papers/minutes.md",
                "+++\nname = \"Minutes\"\ndate = 2026-09-16\npaper_type = \"minutes\"\nmeetings = [\"autumn\"]\n+++\n",
            ),
            Replace("councils/alpha/meetings/autumn.toml", "presenters", "papers = [\"late\"]\npresenters"),
            Write(
                "councils/alpha/papers/late.md",
                "+++\nname = \"Late\"\ndate = 2026-09-18\npaper_type = \"paper\"\n+++\n",
            ),
        ],
    ),
    (
        LinksLeadSomewhere,
        &[
            Append(
                "articles/second.md",
                "\n[a](/news/frist) [b](/councils/alpha/memberz) [c](/files/agneda.pdf) [d](#what-was-sad) [e](/about#nowhere) [f](/topics/governance/page/2) [g](/news/later) [h](/search) [i](/news/page/7?x=1) [j](/) [k](#main) [l](/councils/alpha/meetings/autum) [m](/councils/alpha/meetings/autumn#item-reprot) [n](/councils/alpha/meetings/autumn#item-report) [o](/councils/alpha/papers/report#it-says-mor) [p](/councils/alpha/papers/reprot) [q](/councils/alpha#members) [r](/councils/alpha#publication-booklte) [s](/councils/alpha#strategy-strategy)\n",
            ),
            Append(
                "articles/first.md",
                "\n[a](/feed.json) [b](/feed.atom) [c](/topics/governance/feed.json) [d](/councils/beta/feed.atom) [e](/llms.txt) [f](/robots.txt)\n\n[g](/feed.rss) [h](/topics/governnance/feed.json) [i](/councils/gamma/feed.atom) [j](/news/feed.atom) [k](/feed/1.json) [l](/people/ada-example/feed.json)\n\n[m](/calendar.ics) [n](/councils/alpha/calendar.ics) [o](/councils/beta/calendar.ics) [p](/councils/gamma/calendar.ics) [q](/news/calendar.ics)\n",
            ),
            Append("councils/alpha/papers/older-report.md", "\n[m](/people/ada)\n"),
            Replace("councils/alpha/council.toml", "It works with", "[Members](#council-member) It works with"),
            Replace("articles/first.md", "/about#who-we-are", "/abuot"),
            Replace("people/bilal-sample.toml", "/people/ada-example", "/people/ada-exampel"),
        ],
    ),
    (NavigationLeadsSomewhere, &[Replace("site.toml", "\"/about\"", "\"/aboot\"")]),
    (
        PicturesAreHere,
        &[
            Replace("articles/first.md", "src = \"/files/picture.png\"", "src = \"/files/pictrue.png\""),
            Replace("people/ada-example.toml", "/files/picture.png", "/files/agenda.pdf"),
            Append("articles/second.md", "\n![A square.](https://elsewhere.example/square.png)\n"),
        ],
    ),
    (
        PicturesFitTheWeb,
        &[
            Bytes("files/picture.png", &png::<64>(30_000, 20_000)),
            Bytes("files/heavy.png", &png::<4_300_000>(3_000, 2_000)),
            Append("articles/second.md", "\n![A heavy square.](/files/heavy.png)\n"),
        ],
    ),
    (
        ShareImagesCanBeDrawn,
        &[
            Replace("site.toml", "language = ", "share_images = true\nlanguage = "),
            Replace("articles/second.md", "title = \"The second article\"", "title = \"The 2nd 会議\""),
            Replace("councils/beta/council.toml", "name = \"Beta", "name = \"काउंसिल"),
            Replace("councils/alpha/meetings/autumn.toml", "start = ", "name = \"🗞 Autumn\"\nstart = "),
        ],
    ),
    (
        LogoCanBeDrawn,
        &[
            Replace("site.toml", "language =", "logo = \"/files/logo.png\"\nlanguage ="),
            Bytes("files/logo.png", &png::<64>(128, 64)),
        ],
    ),
    (
        ColoursCanBeRead,
        &[Replace(
            "site.toml",
            "[topics.governance]",
            "[theme]\naccent = \"#E8A33A\"\nground = \"#9DB8D9\"\n\n[topics.governance]",
        )],
    ),
    (
        FontsCanBeUsed,
        &[
            Bytes("files/closed.ttf", &with_fs_type(2)),
            Bytes("files/whole.ttf", &with_fs_type(0x104)),
            Bytes("files/regular.ttf", &with_weight(400)),
            Replace(
                "site.toml",
                "[topics.governance]",
                "[theme]\ntext_fonts = [\"/files/none.ttf\", \"/files/picture.png\", \"/files/regular.ttf\"]\nlabel_fonts = [\"/files/closed.ttf\", \"/files/whole.ttf\"]\n\n[topics.governance]",
            ),
            Append("articles/second.md", "\nOf the 会議.\n"),
        ],
    ),
    (
        FilesAreHere,
        &[
            Replace("councils/alpha/papers/report.md", "/files/agenda.pdf", "/files/report.pdf"),
            Replace("councils/alpha/council.toml", "/files/agenda.pdf", "/files/agendas.pdf"),
            Replace("councils/alpha/meetings/autumn.toml", "/files/agenda.pdf", "https://elsewhere.example/agenda.pdf"),
            Append("councils/alpha/meetings/autumn.toml", "files = [{ url = \"/files\", name = \"All\" }]\n"),
        ],
    ),
    (
        PicturesAreDescribed,
        &[
            Replace("articles/first.md", "alt = \"A square.\"", "alt = \" \""),
            Replace("articles/first.md", "![A square.]", "![]"),
            Replace("people/ada-example.toml", "alt = \"Ada Example.\"", "alt = \"\""),
        ],
    ),
    (
        TextsAreWritten,
        &[
            Replace("articles/first.md", "title = \"The first article\"", "title = \"\""),
            Replace("articles/second.md", "summary = \"What happened second.\"", "summary = ' '"),
            Write("articles/later.md", "+++\ntitle = \"Later\"\nsummary = \"Later\"\ndate = 2027-01-01\n+++\n"),
            Replace("councils/alpha/council.toml", "role = \"Chair\"", "role = \"\""),
        ],
    ),
    (
        AccessibilityStatementHolds,
        &[
            Write("accessibility.toml", STATEMENT),
            Replace("accessibility.toml", "\"partially\"", "\"fully\""),
            Replace("accessibility.toml", "2026-10-01", "2025-10-01"),
            Replace("accessibility.toml", "2026-09-30", "2026-12-24"),
            Replace("accessibility.toml", "email = \"help@alpha.example\"", ""),
            Replace("accessibility.toml", "2027-03-01", "2026-03-01"),
            Append(
                "accessibility.toml",
                "\n[[parts]]\nwhat = \"Films.\"\nreason = \"disproportionate-burden\"\nmended_by = 2027-01-01\n\n[[parts]]\nwhat = \"Maps.\"\nreason = \"outside-scope\"\n",
            ),
        ],
    ),
    (
        TemplatesAreFilledIn,
        &[
            Write(
                "articles/third.md",
                "+++\ntitle = \"Third\"\nsummary = \"What happened, told in a sentence or two.\"\ndate = 2026-10-01\n+++\n\nWritten.\n",
            ),
            Write(
                "pages/help.json",
                "{ \"title\": \"Help\", \"summary\": \"How to be helped.\", \"body\": \"Write the page here, in Markdown. Headings begin at `##`; an empty line ends a paragraph.\\n\\nThen more.\" }",
            ),
            Append(
                "councils/alpha/papers/report.md",
                "\nWrite the paper here, in Markdown. Headings begin at `##`; an empty line ends a paragraph.\n",
            ),
            Replace(
                "councils/alpha/council.toml",
                "It works with",
                "Write here what the council is for. It works with",
            ),
        ],
    ),
    (
        SummariesAreShort,
        &[Replace(
            "articles/first.md",
            "What happened first.",
            "What happened, what happened then, what happened after that, and what happened at the very end, when all that could happen had happened and everybody who had been there when it happened went home to tell of what had happened, and of what had not happened though it might have, and of what would have to happen before such a thing could happen again.",
        )],
    ),
    (TopicsAreUsed, &[Append("site.toml", "\n[topics.nothing]\ntitle = \"Nothing\"\n")]),
    (
        FilesAreUsed,
        &[
            Write("files/notes/leftover.txt", "Nobody links here."),
            Write("files/draft.txt", "A draft links here."),
            Append("articles/unfinished.md", "\n[Its plan](/files/draft.txt)\n"),
        ],
    ),
    (
        MailLinksAreShort,
        &[
            Append(
                "articles/second.md",
                "\n[Write to us](mailto:editors@gazette.example?body=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx)\n",
            ),
            Replace(
                "articles/first.md",
                "url = \"/about#who-we-are\"",
                "url = \"MAILTO:a@b.example?body=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"",
            ),
            Replace(
                "pages/about.json",
                "About this site.",
                "日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本",
            ),
        ],
    ),
    (
        ChangesHaveHappened,
        &[
            Replace(
                "articles/first.md",
                "updated = 2026-10-02",
                "updated = 2062-10-02\nchanges = [{ date = \"2026-12\", note = \"A name.\" }]\nwithdrawn = { date = \"2027\", explanation = \"It was wrong.\" }",
            ),
            Replace("pages/about.json", "2026-10-01", "2026-11-25"),
        ],
    ),
    (
        DescriptionsSaySomething,
        &[
            Replace("articles/first.md", "alt = \"A square.\"", "alt = \"Picture.png\""),
            Replace("people/ada-example.toml", "alt = \"Ada Example.\"", "alt = \"A photo of Ada Example.\""),
            Append("articles/second.md", "\n![Image of a square.](/files/picture.png)\n"),
        ],
    ),
    (
        SummariesSayMore,
        &[
            Replace("articles/first.md", "What happened first.", "The First Article."),
            Replace("pages/about.json", "About this site.", "About"),
        ],
    ),
];

const FONT: &[u8; 667_844] = include_bytes!("../share-images/fonts/DejaVuSansCondensed-Bold.ttf");

/// A font that says of itself how heavy it is: the third field of its table `OS/2`.
const fn with_weight(weight: u16) -> [u8; FONT.len()] {
    with_field(4, weight)
}

/// A font that says of itself what may be done with it: the fourth field of its table `OS/2`.
const fn with_fs_type(bits: u16) -> [u8; FONT.len()] {
    with_field(8, bits)
}

/// A font with another value at this place of its table `OS/2`.
const fn with_field(place: usize, value: u16) -> [u8; FONT.len()] {
    let mut font = *FONT;
    let mut record = 12;
    while !(font[record] == b'O' && font[record + 1] == b'S' && font[record + 2] == b'/') {
        record += 16;
    }
    let start = u32::from_be_bytes([font[record + 8], font[record + 9], font[record + 10], font[record + 11]]) as usize;
    [font[start + place], font[start + place + 1]] = value.to_be_bytes();
    font
}

/// So many bytes that begin as a PNG of this size does.
const fn png<const BYTES: usize>(width: u32, height: u32) -> [u8; BYTES] {
    let mut png = [0; BYTES];
    let (start, rest) = png.split_at_mut(16);
    start.copy_from_slice(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR");
    let (across, rest) = rest.split_at_mut(4);
    across.copy_from_slice(&width.to_be_bytes());
    rest.split_at_mut(4).0.copy_from_slice(&height.to_be_bytes());
    png
}

#[test]
fn the_base_has_no_problem() {
    let site = Site::new(&[]);
    assert_eq!(site.problems(), "0 errors, 0 warnings\n");
}

#[test]
fn what_systems_put_beside_files_is_not_seen() {
    let site = Site::new(&[]);
    for folder in
        ["", "articles", "councils", "councils/alpha", "councils/alpha/papers", "people", "pages", "files", "fonts"]
    {
        let folder = site.content().join(folder);
        fs::create_dir_all(&folder).unwrap();
        for name in [".DS_Store", "._first.md", "Thumbs.db", "desktop.ini", "Desktop.ini"] {
            fs::write(folder.join(name), "\0").unwrap();
        }
    }
    assert_eq!(site.problems(), "0 errors, 0 warnings\n");
    let (content, _) = site.read_and_check();
    assert!(content.files.get("/files/Thumbs.db").is_none());
}

/// What ships is an example to others. The day is given, since meetings pass.
#[test]
fn the_demonstration_has_no_problem() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
    let (_, problems) =
        check::read_and_check(&content, "2026-11-24".parse().unwrap(), &Memory::none(), &|| ()).unwrap();
    assert_eq!(problems.render(false), "0 errors, 0 warnings\n");
}

#[test]
fn every_broken_promise_is_told_with_its_place_and_the_remedy() {
    for (promise, edits) in SAMPLES {
        let site = Site::new(edits);
        let problems = site.problems();
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(promise.name(), problems);
        });
    }
}

#[test]
fn every_promise_has_one_sample_that_breaks_it_as_its_words_say() {
    for promise in Promise::ALL {
        let samples: Vec<_> = SAMPLES.iter().filter(|(broken, _)| broken == promise).collect();
        let [(_, edits)] = samples[..] else { panic!("{} samples of `{promise}`", samples.len()) };
        let (_, problems) = Site::new(edits).read_and_check();
        let told: Vec<_> = problems.iter().filter(|problem| problem.check == *promise).collect();
        let is_told = |severity| told.iter().any(|problem| problem.severity == severity);
        let breach = match (is_told(Severity::Error), is_told(Severity::Warning)) {
            (true, false) => Breach::Error,
            (false, true) => Breach::Warning,
            (true, true) => Breach::Either,
            (false, false) => panic!("{promise} was not told of:\n{problems}"),
        };
        assert_eq!(breach, promise.breach(), "{promise}");
    }
}

#[test]
fn no_promise_is_checked_twice() {
    for (promise, _) in CHECKS {
        assert_eq!(CHECKS.iter().filter(|(other, _)| other == promise).count(), 1, "{promise}");
    }
}

/// What a newcomer reads is what is done: written anew when snapshots are accepted.
#[test]
fn the_document_lists_every_promise() {
    const START: &str = "## The promises\n\n";
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/checks.md");
    let written = fs::read_to_string(&file).unwrap();
    let (before, _) = written.split_once(START).unwrap();
    let rows = Promise::ALL.iter().map(|promise| {
        let breach = match promise.breach() {
            Breach::Error => "an error",
            Breach::Warning => "a warning",
            Breach::Either => "either",
        };
        format!("| `{promise}` | {} | {breach} |\n", promise.words())
    });
    let table = rows.collect::<String>();
    let expected = format!("{before}{START}| name | what is promised | a breach is |\n| --- | --- | --- |\n{table}");
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::write(&file, &expected).unwrap();
    }
    assert!(fs::read_to_string(&file).unwrap() == expected, "run INSTA_UPDATE=always cargo test -p press");
}

/// How long it takes to read and check the base with some more articles, and how many problems there are.
fn checked_with(articles: &[(String, String)]) -> (Duration, usize) {
    let site = Site::new(&[]);
    for (id, text) in articles {
        let fields = format!("title = \"Of {id}\"\nsummary = \"Made up.\"\ndate = 2026-10-01");
        fs::write(site.content().join(format!("articles/{id}.md")), format!("+++\n{fields}\n+++\n{text}")).unwrap();
    }
    let start = Instant::now();
    let (_, problems) = site.read_and_check();
    (start.elapsed(), problems.len())
}

#[test]
fn many_links_to_parts_of_one_long_text_are_checked_in_no_time() {
    let mut long = String::new();
    for number in 0..4000 {
        write!(long, "\n## Part {number}\n\nWords of *part* {number}.\n").unwrap();
    }
    let links = |fragment: &str| {
        let mut links = String::new();
        for number in 0..400 {
            write!(links, "\n[Words of part {number}](/news/long{fragment})\n").unwrap();
        }
        [("long".to_owned(), long.clone()), ("links".to_owned(), links)]
    };
    let (plain, to_parts) = (checked_with(&links("")), checked_with(&links("#part-7")));
    assert_eq!((plain.1, to_parts.1), (0, 0));
    assert!(to_parts.0 < 5 * plain.0, "{:?} with parts, {:?} without", to_parts.0, plain.0);
}

#[test]
fn many_broken_links_are_told_of_in_no_time() {
    let articles = |address: &dyn Fn(usize) -> String| {
        let article = |number: usize| {
            let id = format!("made-up-article-number-{number:03}");
            (id, format!("\nSee [another of these articles]({}).\n", address(number)))
        };
        (0..500).map(article).collect::<Vec<_>>()
    };
    let whole = checked_with(&articles(&|_| "/news/made-up-article-number-007".to_owned()));
    let broken = checked_with(&articles(&|number| format!("/news/what-there-once-was-{number}")));
    assert_eq!((whole.1, broken.1), (0, 500));
    assert!(broken.0 < 10 * whole.0, "{:?} with broken links, {:?} without", broken.0, whole.0);
}
