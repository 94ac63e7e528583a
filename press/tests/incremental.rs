//! A build that remembers the last one gives byte for byte what a full build gives.

use crate::support::published::{application, files};
use crate::support::site::Site;
use press::{
    check,
    memory::Memory,
    pictures,
    publish::{self, BuildOptions, BuildReport},
};
use proptest::{prelude::*, sample::Index};
use std::{collections::BTreeSet, fs, path::Path, path::PathBuf};

/// A site with the folder it is published in, and what builds remember.
struct Press {
    site: Site,
    folder: tempfile::TempDir,
    app: PathBuf,
    compress: bool,
}

impl Press {
    fn new() -> Press {
        Press::compressing(false)
    }

    fn compressing(compress: bool) -> Press {
        let folder = tempfile::tempdir().unwrap();
        let app = application(folder.path());
        Press { site: Site::new(&[]), folder, app, compress }
    }

    fn out(&self) -> PathBuf {
        self.folder.path().join("dist")
    }

    /// Builds the site as it is on a day; nothing, where its content has errors.
    fn build(&self, out: &Path, today: &str, memory: Memory) -> Option<BuildReport> {
        self.build_of(&self.site.content(), out, today, memory)
    }

    /// The same with its content in another folder.
    fn build_of(&self, content: &Path, out: &Path, today: &str, memory: Memory) -> Option<BuildReport> {
        let (content, problems) = check::read_and_check(content, today.parse().unwrap(), &memory, &|| ()).unwrap();
        if problems.errors() > 0 {
            return None;
        }
        let options = BuildOptions { app: self.app.clone(), out: out.to_owned(), url: None, compress: self.compress };
        let (pictures, _) = pictures::make(&content, &self.folder.path().join("pictures"), || ()).unwrap();
        Some(publish::build(&content, &pictures, &options, memory, || ()).unwrap())
    }

    fn memory(&self) -> Memory {
        Memory::open(&self.folder.path().join("cache"), &self.out(), false).unwrap()
    }

    fn build_again(&self, today: &str) -> Option<BuildReport> {
        let report = self.build(&self.out(), today, self.memory())?;
        assert!(report.forgotten.is_none(), "{report:?}");
        Some(report)
    }

    /// Fails where the site is not what a full build makes of the same content.
    fn assert_as_if_full(&self, today: &str) {
        let full = self.folder.path().join("full");
        self.build(&full, today, Memory::none()).unwrap();
        let (full, amended) = (files(&full), files(&self.out()));
        assert_eq!(full.keys().collect::<Vec<_>>(), amended.keys().collect::<Vec<_>>());
        for (address, bytes) in full {
            assert!(amended[&address] == bytes, "{address} differs from that of a full build");
        }
    }

    fn edit(&self, edit: &Edit) {
        let articles = self.site.content().join("articles");
        // Those of the sample site link to one another: without one, nothing would be published.
        let mut made_up: Vec<PathBuf> = fs::read_dir(&articles).unwrap().map(|entry| entry.unwrap().path()).collect();
        made_up.retain(|file| file.file_name().is_some_and(|name| name.to_string_lossy().contains("made-up")));
        made_up.sort();
        let pick = |index: &Index| (!made_up.is_empty()).then(|| made_up[index.index(made_up.len())].clone());
        match edit {
            Edit::Add(number, words) => {
                let text = format!(
                    "+++\ntitle = \"New {number}\"\nsummary = \"Of {words}.\"\ndate = 2026-{:02}-01\ntopics = [\"governance\"]\n\
                     councils = [\"alpha\"]\n+++\n\n![A picture](/files/picture.png)\n\n> Something about {words}.\n> — Ada Example\n",
                    number % 10 + 1
                );
                fs::write(articles.join(format!("made-up-{number}.md")), text).unwrap();
            }
            Edit::Title(index, words) => {
                let Some(file) = pick(index) else { return };
                let text = fs::read_to_string(&file).unwrap();
                let start = text.find("title = \"").unwrap();
                let end = start + text[start..].find('\n').unwrap();
                fs::write(file, format!("{}title = \"Now {words}\"{}", &text[..start], &text[end..])).unwrap();
            }
            Edit::Append(index, words) => {
                let Some(file) = pick(index) else { return };
                let text = fs::read_to_string(&file).unwrap();
                fs::write(file, format!("{text}\nAnd {words}.\n")).unwrap();
            }
            Edit::Rename(index, number) => {
                let Some(file) = pick(index) else { return };
                fs::rename(file, articles.join(format!("made-up-again-{number}.md"))).unwrap();
            }
            Edit::Delete(index) => {
                let Some(file) = pick(index) else { return };
                fs::remove_file(file).unwrap();
            }
            Edit::Council(words) => {
                self.replace("councils/beta/council.toml", "name = \"", &format!("name = \"{words} "));
            }
            Edit::Person(words) => self.replace("people/ada-example.toml", "name = \"", &format!("name = \"{words} ")),
            Edit::Topic(words) => self.replace("site.toml", "title = \"", &format!("title = \"{words} ")),
            Edit::Picture => {
                let file = self.site.content().join("files/picture.png");
                let mut bytes = fs::read(&file).unwrap();
                bytes.push(0);
                fs::write(file, bytes).unwrap();
            }
            Edit::Record(record) => self.edit_record(record),
        }
    }

    fn edit_record(&self, record: &Record) {
        match record {
            Record::Meeting(number, words, status) => {
                let bodies = if number % 2 == 0 { "\"alpha\", \"beta\"" } else { "\"alpha\"" };
                let text = format!(
                    "name = \"{words}\"\norganization_ids = [{bodies}]\nstart = \"202{}-05-0{}T10:00:00+00:00\"\n\
                     status = \"{status}\"\nstatus_note = \"Since {words}.\"\n\n[[agenda]]\nid = \"item\"\norder = 1\n\
                     name = \"{words}\"\npresenters = [\"bilal-sample\"]\npapers = [\"older-report\"]\n",
                    6 + number % 2,
                    1 + number % 9
                );
                self.write(&meeting(*number), &text);
            }
            Record::Item(words) => {
                self.replace("councils/alpha/meetings/autumn.toml", "name = \"Wel", &format!("name = \"{words} Wel"));
            }
            Record::Paper(number, words) => {
                let supersedes = if number % 2 == 0 { "supersedes = \"older-report\"\n" } else { "" };
                let text = format!(
                    "+++\nname = \"{words}\"\ndate = 2026-0{}-01\npaper_type = \"paper\"\noriginators = [\"ada-example\"]\n\
                     meetings = [\"autumn\"]\n{supersedes}+++\n\n{words}.\n\n> Yes.\n> — Ada Example\n",
                    1 + number % 9
                );
                self.write(&paper(*number), &text);
            }
            Record::Person(number, words) => {
                // Words of one whose name two people have are nobody's.
                let name = if number % 2 == 0 { "Ada Example" } else { words };
                self.write(&person(*number), &format!("name = \"{name}\"\n"));
            }
            Record::Seat(number, words) => {
                let seat = format!("id = \"made-up-{number}\"");
                let file = "councils/alpha/council.toml";
                let text = fs::read_to_string(self.site.content().join(file)).unwrap();
                if !text.contains(&seat) {
                    let seat = format!("\n[[memberships]]\n{seat}\nperson_id = \"bilal-sample\"\nrole = \"{words}\"\n");
                    self.write(file, &(text + &seat));
                }
            }
            Record::File(words) => {
                let file = self.site.content().join("files/agenda.pdf");
                let mut bytes = fs::read(&file).unwrap();
                bytes.extend(words.bytes());
                fs::write(file, bytes).unwrap();
            }
            Record::Remove(number) => {
                for file in [meeting(*number), paper(*number), person(*number)] {
                    // It may not be there.
                    let _ = fs::remove_file(self.site.content().join(file));
                }
            }
        }
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.site.content().join(file), text).unwrap();
    }

    fn replace(&self, file: &str, from: &str, to: &str) {
        let file = self.site.content().join(file);
        let text = fs::read_to_string(&file).unwrap();
        fs::write(file, text.replacen(from, to, 1)).unwrap();
    }
}

/// What an editor may do between two builds.
#[derive(Clone, Debug)]
enum Edit {
    Add(u8, String),
    Title(Index, String),
    Append(Index, String),
    Rename(Index, u8),
    Delete(Index),
    Council(String),
    Person(String),
    Topic(String),
    Picture,
    Record(Record),
}

/// What an editor may do to the record of a council. What is made up has a few ids, so that it changes and goes again.
#[derive(Clone, Debug)]
enum Record {
    Meeting(u8, String, &'static str),
    Item(String),
    Paper(u8, String),
    Person(u8, String),
    Seat(u8, String),
    File(String),
    Remove(u8),
}

fn meeting(number: u8) -> String {
    format!("councils/alpha/meetings/made-up-{}.toml", number % 3)
}

fn paper(number: u8) -> String {
    format!("councils/alpha/papers/made-up-{}.md", number % 3)
}

fn person(number: u8) -> String {
    format!("people/made-up-{}.toml", number % 3)
}

fn record() -> impl Strategy<Value = Record> {
    let words = || "[A-Z][a-z]{1,8}( [a-z]{1,8}){0,2}";
    let status = prop::sample::select(vec!["tentative", "confirmed", "cancelled", "passed"]);
    prop_oneof![
        3 => (any::<u8>(), words(), status).prop_map(|(number, words, status)| Record::Meeting(number, words, status)),
        1 => words().prop_map(Record::Item),
        3 => (any::<u8>(), words()).prop_map(|(number, words)| Record::Paper(number, words)),
        2 => (any::<u8>(), words()).prop_map(|(number, words)| Record::Person(number, words)),
        1 => (any::<u8>(), words()).prop_map(|(number, words)| Record::Seat(number, words)),
        1 => words().prop_map(Record::File),
        2 => any::<u8>().prop_map(Record::Remove),
    ]
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let words = || "[A-Z][a-z]{1,8}( [a-z]{1,8}){0,2}";
    let edit = prop_oneof![
        4 => (any::<u8>(), words()).prop_map(|(number, words)| Edit::Add(number, words)),
        3 => (any::<Index>(), words()).prop_map(|(index, words)| Edit::Title(index, words)),
        3 => (any::<Index>(), words()).prop_map(|(index, words)| Edit::Append(index, words)),
        2 => (any::<Index>(), any::<u8>()).prop_map(|(index, number)| Edit::Rename(index, number)),
        2 => any::<Index>().prop_map(Edit::Delete),
        1 => words().prop_map(Edit::Council),
        1 => words().prop_map(Edit::Person),
        1 => words().prop_map(Edit::Topic),
        1 => Just(Edit::Picture),
        12 => record().prop_map(Edit::Record),
    ];
    prop::collection::vec(edit, 1..4)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 30, ..ProptestConfig::default() })]

    #[test]
    fn after_any_edits_the_site_is_what_a_full_build_makes(
        rounds in prop::collection::vec((edits(), prop::bool::weighted(0.2)), 1..6),
        compress in any::<bool>(),
    ) {
        let press = Press::compressing(compress);
        for number in 0..4 {
            press.edit(&Edit::Add(number, "all".into()));
        }
        press.build_again("2026-11-24").unwrap();
        for (edits, is_next_day) in rounds {
            for edit in &edits {
                press.edit(edit);
            }
            let today = if is_next_day { "2027-03-01" } else { "2026-11-24" };
            press.build_again(today).unwrap();
            press.assert_as_if_full(today);
        }
    }
}

#[test]
fn an_edit_makes_only_the_pages_anew_that_show_it() {
    let press = Press::new();
    let first = press.build_again("2026-11-24").unwrap();
    assert_eq!(first.made, first.pages);
    assert_eq!(press.build_again("2026-11-24").unwrap().made, 0);
    // Nothing but the article itself shows its text.
    let first = press.site.content().join("articles/first.md");
    fs::write(&first, fs::read_to_string(&first).unwrap() + "\nMore of it.\n").unwrap();
    assert_eq!(press.build_again("2026-11-24").unwrap().made, 1);
}

#[test]
fn on_another_day_only_the_pages_are_made_anew_that_tell_past_from_to_come() {
    let press = Press::new();
    press.build_again("2026-11-24").unwrap();
    let report = press.build_again("2026-11-25").unwrap();
    assert!(report.made > 0 && report.made < report.pages, "{report:?}");
    press.assert_as_if_full("2026-11-25");
}

#[test]
fn an_article_whose_day_has_come_is_shown_by_those_that_were_waiting_for_it() {
    let press = Press::new();
    let related = || fs::read_to_string(press.out().join("data/articles/first.json")).unwrap().contains("\"later\"");
    press.build_again("2026-11-24").unwrap();
    assert!(!related());
    press.build_again("2027-03-01").unwrap();
    assert!(related());
    press.assert_as_if_full("2027-03-01");
}

#[test]
fn whatever_a_page_names_may_change() {
    let press = Press::new();
    press.build_again("2026-11-24").unwrap();
    for (file, begins) in [
        ("articles/second.md", "title = \""),
        ("articles/second.md", "summary = \""),
        ("articles/first.md", "title = \""),
        ("articles/first.md", "further_information = [{ title = \""),
        ("articles/first.md", "alt = \""),
        ("councils/alpha/council.toml", "name = \""),
        ("people/ada-example.toml", "name = \""),
        ("site.toml", "name = \""),
        ("site.toml", "[topics.governance]\ntitle = \""),
        ("site.toml", "description = \"What bodies"),
    ] {
        press.replace(file, begins, &format!("{begins} Changed "));
        let report = press.build_again("2026-11-24").unwrap();
        assert!(report.made > 0, "nothing shows what follows {begins} in {file}");
        press.assert_as_if_full("2026-11-24");
    }
    // A picture of another size, of which smaller versions are made.
    image::RgbImage::new(1600, 900).save(press.site.content().join("files/picture.png")).unwrap();
    press.build_again("2026-11-24").unwrap();
    press.assert_as_if_full("2026-11-24");
}

#[test]
fn what_somebody_changed_or_removed_in_the_site_is_written_again() {
    let press = Press::new();
    press.build_again("2026-11-24").unwrap();
    fs::write(press.out().join("news/first/index.html"), "<p>Mine").unwrap();
    fs::remove_file(press.out().join("data/home.json")).unwrap();
    assert_eq!(press.build_again("2026-11-24").unwrap().made, 2);
    press.assert_as_if_full("2026-11-24");
}

#[test]
fn a_site_that_another_build_put_in_its_place_is_replaced_as_a_whole() {
    let press = Press::new();
    press.build_again("2026-11-24").unwrap();
    let elsewhere = Memory::open(&press.folder.path().join("other-cache"), &press.out(), false).unwrap();
    press.build(&press.out(), "2026-11-24", elsewhere).unwrap();
    fs::write(press.out().join("stray.html"), "<p>Mine").unwrap();
    press.build_again("2026-11-24").unwrap();
    press.assert_as_if_full("2026-11-24");
}

#[test]
fn a_memory_that_is_damaged_is_no_memory() {
    let press = Press::new();
    press.build_again("2026-11-24").unwrap();
    let cache = press.folder.path().join("cache");
    let memory = fs::read_dir(&cache).unwrap().next().unwrap().unwrap().path();
    let bytes = fs::read(&memory).unwrap();
    for length in [0, 1, 20, bytes.len() / 2, bytes.len() - 1] {
        fs::write(&memory, &bytes[..length]).unwrap();
        let report = press.build_again("2026-11-24").unwrap();
        assert_eq!(report.made, report.pages, "with {length} bytes of memory");
        press.assert_as_if_full("2026-11-24");
    }
}

#[test]
fn files_of_content_that_was_moved_are_published_from_where_they_are() {
    let press = Press::new();
    press.build_again("2026-11-24").unwrap();
    press.build_again("2026-11-24").unwrap();
    let moved = press.site.content().with_file_name("moved");
    fs::rename(press.site.content(), &moved).unwrap();
    fs::remove_file(press.out().join("files/agenda.pdf")).unwrap();
    press.build_of(&moved, &press.out(), "2026-11-24", press.memory()).unwrap();
    assert!(press.out().join("files/agenda.pdf").is_file());
    fs::rename(&moved, press.site.content()).unwrap();
    press.assert_as_if_full("2026-11-24");
}

#[test]
fn a_site_that_writes_in_another_way_is_made_anew() {
    let press = Press::new();
    let article = "+++\ntitle = \"It's made up\"\nsummary = \"Of it.\"\ndate = 2026-01-01\n+++\n\nIt's \"so\".\n\n> Yes.\n> — Ada O'Example\n";
    fs::write(press.site.content().join("articles/made-up-1.md"), article).unwrap();
    press.build_again("2026-11-24").unwrap();
    press.build_again("2026-11-24").unwrap();
    press.replace("site.toml", "language = ", "smart_punctuation = true\nlanguage = ");
    press.build_again("2026-11-24").unwrap();
    press.assert_as_if_full("2026-11-24");
    let page = fs::read_to_string(press.out().join("news/made-up-1/index.html")).unwrap();
    assert!(page.contains("It’s made up") && page.contains("It’s “so”.") && page.contains("O’Example"), "{page}");
    press.replace("site.toml", "\"en-GB\"", "\"de\"");
    press.build_again("2026-11-24").unwrap();
    press.assert_as_if_full("2026-11-24");
    let page = fs::read_to_string(press.out().join("news/made-up-1/index.html")).unwrap();
    assert!(page.contains("It’s „so“."), "{page}");
}

#[test]
fn an_image_for_previews_is_drawn_only_where_its_words_have_changed() {
    let press = Press::new();
    for number in 1..4 {
        press.edit(&Edit::Add(number, "images".to_owned()));
    }
    press.replace("site.toml", "language = ", "share_images = true\nlanguage = ");
    let drawn = || {
        let folder = fs::read_dir(press.folder.path().join("pictures/pictures")).unwrap();
        let files = folder.map(|entry| entry.unwrap()).filter(|file| file.path().extension().unwrap() == "png");
        // A file that is written again has another time.
        files.map(|file| (file.file_name(), file.metadata().unwrap().modified().unwrap())).collect::<BTreeSet<_>>()
    };
    press.build_again("2026-11-24").unwrap();
    let before = drawn();
    assert!(before.len() > 7, "{before:?}");
    press.replace("articles/made-up-2.md", "title = \"New 2", "title = \"Newer 2");
    press.build_again("2026-11-24").unwrap();
    let after = drawn();
    assert_eq!((after.difference(&before).count(), before.difference(&after).count()), (1, 0));
    press.assert_as_if_full("2026-11-24");
    // What is not on an image draws none.
    press.replace("articles/made-up-2.md", "summary = \"", "summary = \"More ");
    assert!(press.build_again("2026-11-24").unwrap().made > 0);
    assert_eq!(drawn(), after);
    press.assert_as_if_full("2026-11-24");
    // The site's name stands on all.
    press.replace("site.toml", "name = \"", "name = \"New ");
    press.build_again("2026-11-24").unwrap();
    assert_eq!(drawn().len(), after.len() + before.len());
    press.assert_as_if_full("2026-11-24");
    press.replace("site.toml", "share_images = true\n", "");
    press.build_again("2026-11-24").unwrap();
    press.assert_as_if_full("2026-11-24");
}

#[test]
fn oembed_documents_come_and_go_and_follow_their_articles() {
    let press = Press::new();
    press.edit(&Edit::Add(1, "oembed".to_owned()));
    press.build_again("2026-11-24").unwrap();
    press.replace("site.toml", "language = ", "oembed = true\nlanguage = ");
    press.build_again("2026-11-24").unwrap();
    press.assert_as_if_full("2026-11-24");
    let document = press.out().join("news/made-up-1/oembed.json");
    fs::remove_file(&document).unwrap();
    assert_eq!(press.build_again("2026-11-24").unwrap().made, 1);
    press.assert_as_if_full("2026-11-24");
    press.replace("articles/made-up-1.md", "title = \"New", "title = \"Newer");
    press.build_again("2026-11-24").unwrap();
    press.assert_as_if_full("2026-11-24");
    assert!(fs::read_to_string(&document).unwrap().contains("\"title\":\"Newer 1\""));
    press.replace("site.toml", "oembed = true\n", "");
    press.build_again("2026-11-24").unwrap();
    press.assert_as_if_full("2026-11-24");
    assert!(!document.exists());
}

#[test]
fn icons_and_colours_follow_the_site() {
    let press = Press::new();
    let svg = |colour: &str| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><rect width=\"8\" height=\"8\" fill=\"{colour}\"/></svg>"
        )
    };
    let logo = press.site.content().join("files/logo.svg");
    fs::write(&logo, svg("#00539f")).unwrap();
    press.replace("site.toml", "language = ", "logo = \"/files/logo.svg\"\nlanguage = ");
    press.build_again("2026-11-24").unwrap();
    press.assert_as_if_full("2026-11-24");
    let icon = || fs::read(press.out().join("icon-512.png")).unwrap();
    let before = icon();
    fs::write(&logo, svg("#9e1f2c")).unwrap();
    press.build_again("2026-11-24").unwrap();
    press.assert_as_if_full("2026-11-24");
    assert!(before != icon());
    press.replace("site.toml", "[topics.governance]", "[theme]\nground = \"#f4faf6\"\n\n[topics.governance]");
    assert!(press.build_again("2026-11-24").unwrap().made > 0);
    press.assert_as_if_full("2026-11-24");
    press.replace("site.toml", "logo = \"/files/logo.svg\"\n", "");
    press.build_again("2026-11-24").unwrap();
    press.assert_as_if_full("2026-11-24");
    assert!(!press.out().join("manifest.webmanifest").exists());
}
