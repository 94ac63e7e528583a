//! Whether the schemas say of content what `press` says, and of documents what is published.
//!
//! To accept a change of the two that are shown whole: `INSTA_UPDATE=always cargo test --package press schemas::`.

use crate::support::site::{Edit::*, Site};
use gazette::model::{Date, DateTime, Href, PartialDate, SiteUrl, Slug};
use jsonschema::Validator;
use press::{
    content,
    language::Language,
    memory::Memory,
    new::{self, Beginning, Kind},
    problem::Severity,
    promise::Promise,
    publish::{self, BuildOptions},
    schema,
    source::{Document, Node, Source, Value as Written},
};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

fn today() -> Date {
    "2026-11-24".parse().unwrap()
}

/// The schemas by their addresses.
fn schemas() -> BTreeMap<String, Value> {
    schema::all(None).into_iter().map(|schema| (schema.address, schema.json)).collect()
}

fn validators() -> BTreeMap<String, Validator> {
    schemas().iter().map(|(address, json)| (address.clone(), jsonschema::validator_for(json).unwrap())).collect()
}

fn assert_valid(validator: &Validator, value: &Value, what: &str) {
    let errors: Vec<_> =
        validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{what}: {errors:#?}");
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    files
}

/// The fields of a content file as editors' programs see them.
fn fields(file: &Path) -> Value {
    let source = Source::read(file, &file.to_string_lossy()).unwrap();
    let document = Document::parse(&source).unwrap_or_else(|_| panic!("{} cannot be read", file.display()));
    to_json(document.fields.root())
}

fn to_json(node: &Node) -> Value {
    match &node.value {
        Written::Null => Value::Null,
        Written::Bool(truth) => json!(truth),
        Written::Integer(integer) => json!(integer),
        Written::Float(float) => json!(float),
        Written::Text(text) => json!(text),
        Written::List(items) => items.iter().map(to_json).collect(),
        Written::Fields(fields) => fields.iter().map(|field| (field.key.clone(), to_json(&field.node))).collect(),
    }
}

/// The address of the schema of a content file, which is named from the content's folder.
fn schema_of(file: &str) -> Option<String> {
    let segments: Vec<&str> = file.split('/').collect();
    let kind = match segments[..] {
        ["files", ..] => return None,
        ["articles", _] => "article",
        ["councils", _, "meetings", _] => "meeting",
        ["councils", _, "papers", _] => "paper",
        ["councils", _, _] => "council",
        ["people", _] => "person",
        ["pages", _] => "page",
        ["accessibility.toml"] => "accessibility",
        [_] => "site",
        _ => panic!("{file} has no kind"),
    };
    Some(format!("/schema/content/{kind}.json"))
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

#[test]
fn every_schema_is_one() {
    let schemas = schemas();
    assert_eq!(schemas.len(), 22);
    for (address, json) in &schemas {
        jsonschema::meta::validate(json).unwrap_or_else(|error| panic!("{address}: {error}"));
        assert!(json["title"].is_string() && json["description"].is_string(), "{address} does not say what it is for");
        let text = json.to_string();
        assert!(!text.contains("\"null\""), "{address} lets null be written");
    }
}

#[test]
fn every_content_file_fits_its_schema() {
    let validators = validators();
    let mut seen = BTreeSet::new();
    for content in [repository().join("content"), repository().join("press/tests/base")] {
        for file in files_below(&content) {
            let name = file.strip_prefix(&content).unwrap().to_str().unwrap();
            let Some(address) = schema_of(name) else { continue };
            assert_valid(&validators[&address], &fields(&file), name);
            seen.insert(address);
        }
    }
    assert_eq!(seen.len(), 8, "no file of some kind: {seen:?}");
}

/// Publishes content with an application that is not one.
fn published(content: &Path, url: Option<&str>) -> BTreeMap<String, String> {
    let folder = tempfile::tempdir().unwrap();
    let app = folder.path().join("app");
    for (file, text) in [
        ("gazette.js", ""),
        ("chosen.js", ""),
        ("gazette.wasm", ""),
        ("style/layers.css", ""),
        ("style/dialogs/dialog.css", ""),
        ("public/x.svg", ""),
    ] {
        fs::create_dir_all(app.join(file).parent().unwrap()).unwrap();
        fs::write(app.join(file), text).unwrap();
    }
    let (content, problems) = press::check::read_and_check(content, today(), &Memory::none(), &|| ()).unwrap();
    assert_eq!(problems.errors(), 0, "{problems}");
    let options = BuildOptions {
        app,
        out: folder.path().join("dist"),
        url: url.map(|url| url.parse().unwrap()),
        compress: false,
    };
    let (pictures, _) = press::pictures::make(&content, &folder.path().join("cache"), || ()).unwrap();
    publish::build(&content, &pictures, &options, Memory::none(), || ()).unwrap();
    let texts = files_below(&options.out).into_iter().filter_map(|file| {
        let name = file.strip_prefix(&options.out).unwrap().to_str().unwrap();
        Some((format!("/{name}"), fs::read_to_string(&file).ok()?))
    });
    texts.collect()
}

#[test]
fn every_published_document_fits_its_schema() {
    let validators = validators();
    let mut seen = BTreeSet::new();
    for content in [repository().join("content"), repository().join("press/tests/base")] {
        let files = published(&content, None);
        // The index of the search is its script's own.
        let is_document = |address: &str| address.starts_with("/data/") && !address.starts_with("/data/search/");
        for (address, text) in files.iter().filter(|(address, _)| is_document(address)) {
            let segments: Vec<&str> = address.split('/').skip(2).collect();
            let name = match segments[..] {
                ["home.json"] => "home",
                ["councils.json"] => "councils",
                ["news.json"] | ["news" | "topics", ..] => "list",
                ["articles", _] => "article",
                ["councils", _] => "council",
                ["councils", _, "members.json"] => "members",
                ["councils", _, "members", "and", _] | ["pages", _] | ["search.json"] => "page",
                ["councils", _, "meetings", _, "pack.json"] => "pack",
                ["councils", _, "meetings.json"] => "meetings",
                ["councils", _, "publications.json"] => "publications",
                ["councils", _, "meetings", _] => "meeting",
                ["councils", _, "papers", _] => "paper",
                ["people", _] => "person",
                _ => panic!("{address} has no schema"),
            };
            let schema = format!("/schema/{name}.json");
            assert_valid(&validators[&schema], &serde_json::from_str(text).unwrap(), address);
            seen.insert(schema);
        }
        let site = files["/index.html"].split_once("id=\"site\">").unwrap().1.split_once("</script>").unwrap().0;
        assert_valid(&validators["/schema/site.json"], &serde_json::from_str(site).unwrap(), "the site");
    }
    assert_eq!(seen.len(), 13, "no document of some kind: {seen:?}");
}

#[test]
fn published_schemas_are_tolerant_but_not_of_anything() {
    let validators = validators();
    let mut page: Value = serde_json::from_str(include_str!("support/blocks.json")).unwrap();
    let body: Vec<gazette::model::Block> = serde_json::from_value(page["body"].clone()).unwrap();
    assert_eq!(gazette::model::skipped(&body), 0);
    // What is written is what the types write.
    page["body"] = serde_json::to_value(&body).unwrap();
    page["weather"] = json!("fine");
    page["head"] = json!({ "title": "T", "description": "D", "above": [], "mood": "good" });
    let validator = &validators["/schema/page.json"];
    assert_valid(validator, &page, "all blocks");
    for (pointer, wrong) in [
        ("/schema", json!("2")),
        ("/id", json!("Not A Slug")),
        ("/date_modified", json!("yesterday")),
        ("/body/0/type", json!("hologram")),
        ("/body/0/text/1", json!({ "sparkle": ["x"] })),
        ("/body/0/text/0", json!(7)),
        ("/body/1/level", json!(1)),
        ("/title", Value::Null),
        ("/head/title", json!(7)),
        ("/head", Value::Null),
    ] {
        let mut page = page.clone();
        *page.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = wrong;
        assert!(!validator.is_valid(&page), "{pointer} may be wrong");
    }
}

#[test]
fn published_schemas_are_named_by_their_addresses() {
    let files = published(&repository().join("press/tests/base"), Some("https://host.example/gazette/"));
    let mut count = 0;
    for (address, text) in files.iter().filter(|(address, _)| address.starts_with("/schema/")) {
        let schema: Value = serde_json::from_str(text).unwrap();
        assert_eq!(schema["$id"], format!("https://host.example/gazette{address}"));
        jsonschema::validator_for(&schema).unwrap();
        count += 1;
    }
    assert_eq!(count, 22);
}

#[test]
fn small_schemas_read_well() {
    let schemas = schemas();
    for (name, address) in [("content-page", "/schema/content/page.json"), ("site", "/schema/site.json")] {
        let text = format!("{:#}", schemas[address]);
        insta::with_settings!({ snapshot_path => "expected", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(format!("schema--{name}"), text);
        });
    }
}

/// A new file of each kind, where it is, and its kind.
const NEW: [(Kind, &str, &str); 6] = [
    (Kind::Article, "third", "articles/third.md"),
    (Kind::Council, "gamma", "councils/gamma/council.toml"),
    (Kind::Meeting, "alpha/winter", "councils/alpha/meetings/winter.toml"),
    (Kind::Paper, "alpha/plan", "councils/alpha/papers/plan.md"),
    (Kind::Person, "cerys", "people/cerys.toml"),
    (Kind::Page, "help", "pages/help.md"),
];

fn begin(site: &Site, kind: Kind, id: &str) -> PathBuf {
    let id = id.parse().unwrap();
    new::begin(&site.content(), &Beginning { kind, id: &id, title: None, today: today(), zone: "UTC" }).unwrap()
}

#[test]
fn a_new_file_fits_its_schema_and_names_it() {
    let (validators, schemas) = (validators(), schemas());
    for (url, base) in [("https://gazette.example/", ""), ("https://gazette.example/sub/", "sub/")] {
        let site = Site::new(&[Replace("site.toml", "https://gazette.example/", url)]);
        for (kind, id, name) in NEW {
            let file = begin(&site, kind, id);
            assert_eq!(file, site.content().join(name));
            let address = schema_of(name).unwrap();
            // When a meeting begins is left to the editor.
            fs::write(&file, fs::read_to_string(&file).unwrap().replace("# start =", "start =")).unwrap();
            assert_valid(&validators[&address], &fields(&file), name);
            let text = fs::read_to_string(&file).unwrap();
            let line = text.lines().find(|line| *line != "+++").unwrap();
            let named =
                line.strip_prefix("#:schema https://gazette.example/").unwrap_or_else(|| panic!("{name}: {line}"));
            let named = named.strip_prefix(base).unwrap();
            assert!(schemas.contains_key(&format!("/{named}")) && address == format!("/{named}"), "{name}: {named}");
        }
        let (_, problems) = site.read_and_check();
        let mut errors = problems.iter().filter(|problem| problem.severity == Severity::Error);
        assert!(errors.all(|error| error.check == Promise::TemplatesAreFilledIn), "{problems}");
    }
}

#[test]
fn without_the_sites_address_a_new_file_names_no_schema() {
    let site = Site::new(&[Remove("site.toml")]);
    let text = fs::read_to_string(begin(&site, Kind::Person, "cerys")).unwrap();
    assert!(text.starts_with("# The name to show."), "{text}");
}

/// A new file with all that it explains in comments written out.
fn written_out(text: &str) -> String {
    let is_key = |text: &str| text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    let lines = text.lines().map(|line| match line.strip_prefix("# ") {
        Some(field) if field.starts_with('[') || field.split_once(" = ").is_some_and(|(key, _)| is_key(key)) => field,
        _ => line,
    });
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

fn full_sample(site: &Site, kind: Kind, id: &str) -> Value {
    let file = begin(site, kind, id);
    fs::write(&file, written_out(&fs::read_to_string(&file).unwrap())).unwrap();
    let sample = fields(&file);
    fs::remove_file(&file).unwrap();
    sample
}

/// What `press` fills in, and what stands in JSON only: new files do not explain it.
const NOT_EXPLAINED: [(&str, &str); 14] = [
    ("", "$schema"),
    ("", "body"),
    ("", "id"),
    ("Membership", "organization_id"),
    ("Relation", "from_id"),
    ("FileLink", "mime_type"),
    ("FileLink", "size"),
    ("FileLink", "pages"),
    ("FileLink", "sha256"),
    ("Image", "width"),
    ("Image", "height"),
    ("Image", "srcset"),
    ("ImageCandidate", "src"),
    ("ImageCandidate", "width"),
];

#[test]
fn a_new_file_explains_every_field_that_there_is() {
    let schemas = schemas();
    for (kind, id, name) in NEW {
        let schema = &schemas[&schema_of(name).unwrap()];
        let mut known = BTreeSet::new();
        let tables = schema["$defs"].as_object().cloned().unwrap_or_default();
        for (table, of) in tables.iter().map(|(name, of)| (name.as_str(), of)).chain([("", schema)]) {
            let fields = of["properties"].as_object().into_iter().flat_map(Map::keys);
            known.extend(fields.map(|field| (table.to_owned(), field.clone())));
        }
        known.retain(|(table, field)| !NOT_EXPLAINED.contains(&(table.as_str(), field.as_str())));
        let mut explained = BTreeSet::new();
        explain(&full_sample(&Site::new(&[]), kind, id), schema, schema, "", &mut explained);
        assert_eq!(explained, known, "{name}");
    }
}

/// Notes each field of a value, by the table that it is of.
fn explain(value: &Value, of: &Value, root: &Value, table: &str, found: &mut BTreeSet<(String, String)>) {
    if let Some(name) = of["$ref"].as_str().and_then(|name| name.strip_prefix("#/$defs/")) {
        return explain(value, &root["$defs"][name], root, name, found);
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| explain(item, &of["items"], root, table, found)),
        Value::Object(fields) => {
            for (field, value) in fields {
                found.insert((table.to_owned(), field.clone()));
                explain(value, &of["properties"][field], root, table, found);
            }
        }
        _ => {}
    }
}

const SITE: &str = r##"{ "$schema": "https://x.example/site.json", "name": "N", "short_name": "S", "description": "D",
    "url": "https://x.example/", "language": "en-GB", "smart_punctuation": true, "share_images": true, "notice": "N", "logo": "/files/a.svg",
    "theme": { "accent": "#9e1f2c", "ground": "#f8f4ea", "text_fonts": ["/files/a.ttf"], "label_fonts": ["/files/b.woff2"] },
    "contact": { "name": "N", "email": "a@x.example", "url": "/about" },
    "licence": { "title": "L", "url": "https://l.example/" }, "navigation": [{ "title": "T", "url": "/news" }],
    "topics": { "first": { "title": "T", "description": "D" } } }"##;

/// Every small change of a value: a field gone, a stranger come, something wrong in the place of something right.
fn changes(value: &Value) -> Vec<Value> {
    let mut changes =
        vec![json!(-7), json!("Yesterday, at 5"), json!("2026-13-01"), json!([{}]), json!({}), json!(true)];
    match value {
        Value::Array(items) => {
            for (place, item) in items.iter().enumerate() {
                changes.extend(self::changes(item).into_iter().map(|changed| {
                    let mut items = items.clone();
                    items[place] = changed;
                    Value::Array(items)
                }));
            }
        }
        Value::Object(fields) => {
            let mut more = fields.clone();
            more.insert("stranger".to_owned(), json!("x"));
            changes.push(Value::Object(more));
            for (name, field) in fields {
                let mut fewer = fields.clone();
                fewer.remove(name);
                changes.push(Value::Object(fewer));
                changes.extend(self::changes(field).into_iter().map(|changed| {
                    let mut fields = fields.clone();
                    fields.insert(name.clone(), changed);
                    Value::Object(fields)
                }));
            }
        }
        _ => {}
    }
    changes
}

#[test]
fn a_schema_refuses_what_press_refuses() {
    let validators = validators();
    let samples = NEW.map(|(kind, id, name)| (name, full_sample(&Site::new(&[]), kind, id)));
    let site: Value = serde_json::from_str(SITE).unwrap();
    for (name, sample) in samples.into_iter().chain([("site.toml", site)]) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(name).with_extension("json");
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        let validator = &validators[&schema_of(name).unwrap()];
        let said_by_press = |value: &Value| {
            fs::write(&file, value.to_string()).unwrap();
            content::read(folder.path(), today(), &Memory::none(), &|| ()).unwrap().1.render(false)
        };
        let mut sample = sample;
        let is_text = ["articles", "pages", "councils/alpha/papers"].iter().any(|of| name.starts_with(of));
        if is_text {
            sample["body"] = json!("A text.");
        }
        sample["$schema"] = json!("https://x.example/schema.json");
        assert_valid(validator, &sample, name);
        let said = said_by_press(&sample);
        assert!(!said.contains("[fields-are-known]"), "{said}");
        let mut refused = 0;
        for change in changes(&sample).into_iter().filter(Value::is_object) {
            let said = said_by_press(&change);
            // What a file's place says, a schema cannot know.
            let is_wrong = said.contains("[fields-are-known]") || said.contains("[names-are-ids]");
            let may_be_wrong = is_wrong || said.contains("[places-and-fields-agree]");
            let fits = validator.is_valid(&change);
            assert!(!(is_wrong && fits), "{name}: the schema lets this pass: {change}\n{said}");
            assert!(may_be_wrong || fits, "{name}: only the schema refuses this: {change}");
            refused += usize::from(!fits);
        }
        assert!(refused > 10, "{name}: {refused} changes were refused");
    }
}

#[test]
fn json_may_name_its_schema_but_toml_has_a_comment_for_it() {
    let about = r#"{ "$schema": "https://x.example/page.json", "title": "A", "summary": "S", "body": "Who we are." }"#;
    let site =
        Site::new(&[Write("pages/help.json", about), Append("people/ada-example.toml", "\n\"$schema\" = \"x\"\n")]);
    let problems = site.problems();
    assert!(problems.contains("there is no field `$schema` here") && problems.contains("1 error,"), "{problems}");
    assert!(!problems.contains("help.json"), "{problems}");
}

#[test]
fn a_link_to_a_schema_leads_somewhere_and_one_to_a_missing_schema_does_not() {
    let text = "\nSee [the](/schema/article.json), [schemas](/schema/content/meeting.json#).\n";
    let site = Site::new(&[Append("articles/second.md", text)]);
    assert_eq!(site.read_and_check().1.errors(), 0, "{}", site.problems());
    let site = Site::new(&[Append("articles/second.md", "\nSee [no](/schema/content/artcle.json).\n")]);
    assert!(site.problems().contains("[links-lead-somewhere]"), "{}", site.problems());
}

/// The definition of a type in any schema.
fn definition(name: &str) -> Validator {
    let schemas = schemas();
    let found = schemas.values().find_map(|schema| schema["$defs"].get(name)).unwrap_or_else(|| panic!("{name}"));
    jsonschema::validator_for(found).unwrap()
}

#[test]
fn a_pattern_refuses_what_the_type_refuses() {
    type Reads = fn(&str) -> bool;
    let types: [(&str, Reads, &[&str], &[&str]); 7] = [
        (
            "Language",
            |text| text.parse::<Language>().is_ok(),
            &["cy", "en-GB", "zh-Hant-TW", "es-419", "de-1996", "EN"],
            &["", "e", "en_GB", "en-UK", "Welsh", "en-", "ar rtl"],
        ),
        ("Slug", |text| text.parse::<Slug>().is_ok(), &["a", "a-1"], &["", "A", "a--b", "-a", "a_b", "é"]),
        (
            "Date",
            |text| text.parse::<Date>().is_ok(),
            &["2026-03-21"],
            &["2026", "2026-3-21", "2026-13-01", "x2026-03-21"],
        ),
        (
            "PartialDate",
            |text| text.parse::<PartialDate>().is_ok(),
            &["2026", "2026-03", "2026-03-21"],
            &["", "26", "2026-", "2026-00", "2026-03-32", "March"],
        ),
        (
            "DateTime",
            |text| text.parse::<DateTime>().is_ok(),
            &["2026-09-17T10:30:00+01:00", "2026-09-17T10:30:00.5Z"],
            &["2026-09-17", "2026-09-17T10:30:00", "2026-09-17T10:30+01:00", "2026-09-17T25:30:00Z"],
        ),
        (
            "Href",
            |text| text.parse::<Href>().is_ok(),
            &["/", "/news?x#y", "#part", "https://x.example", "HTTP://x/", "mailto:a@b", "tel:1"],
            &[
                "",
                "#",
                "news",
                "//x",
                "javascript:alert(1)",
                "https:x",
                "http:///x",
                "/a b",
                "/a\\b",
                "data:x",
                "mailto:",
            ],
        ),
        (
            "SiteUrl",
            |text| text.parse::<SiteUrl>().is_ok(),
            &["https://x.example", "http://127.0.0.1:80/a/b/"],
            &["", "x.example", "ftp://x/", "https://", "https://x/?q", "https://x//y/", "https://a b/"],
        ),
    ];
    for (name, reads, good, bad) in types {
        let validator = definition(name);
        for (texts, is_good) in [(good, true), (bad, false)] {
            for text in texts {
                assert_eq!(reads(text), is_good, "{name}: {text:?}");
                assert_eq!(validator.is_valid(&json!(text)), is_good, "the schema of {name}: {text:?}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_a_type_reads_fits_its_pattern(
        texts in prop::collection::vec("[0-9]{4}(-[0-3][0-9]){0,2}([Tt][0-2][0-9]:[0-6][0-9]:[0-6][0-9](\\.[0-9]{0,9})?([Zz]|[+-][0-2][0-9]:[0-6][0-9])?)?|[a-zA-Z0-9-]{0,9}|(https?|HTTPS|mailto|tel|x)?:?[/#]{0,3}\\PC{0,6}|https?://[a-z.:\\[\\]]{0,3}[/a-z.~_-]{0,6}", 800),
    ) {
        let names = ["Slug", "Date", "PartialDate", "DateTime", "Href", "SiteUrl", "Language"].map(definition);
        for text in texts {
            let reads = [
                text.parse::<Slug>().is_ok(), text.parse::<Date>().is_ok(), text.parse::<PartialDate>().is_ok(),
                text.parse::<DateTime>().is_ok(), text.parse::<Href>().is_ok(), text.parse::<SiteUrl>().is_ok(),
                text.parse::<Language>().is_ok(),
            ];
            for (validator, reads) in names.iter().zip(reads) {
                prop_assert!(!reads || validator.is_valid(&json!(text)), "{:?}", text);
            }
        }
    }
}
