//! What became of bodies: told on the page of each body concerned, in words and as a diagram.

use crate::support::published::{application, files, text};
use crate::support::site::{Edit::*, Site};
use press::{
    memory::Memory,
    publish::{self, BuildOptions},
};

const ALPHA: &str = "councils/alpha/council.toml";
const OLD: &str = "type = \"split\"\noriginal_ids = [\"beta\"]\nresulting_ids = [\"alpha\", \"beta\"]";

/// The change as the pages of `alpha` and `beta` tell of it: the sentence, and the diagram without its markup.
fn told(change: &'static str, beta: &'static str) -> [String; 2] {
    let beta = Replace("councils/beta/council.toml", "\"active\"", beta);
    let (site, folder) = (Site::new(&[Replace(ALPHA, OLD, change), beta]), tempfile::tempdir().unwrap());
    let (content, problems) = site.read_and_check();
    assert_eq!(problems.errors(), 0, "{}", problems.render(false));
    let options =
        BuildOptions { app: application(folder.path()), out: folder.path().join("dist"), url: None, compress: false };
    publish::build(&content, &press::pictures::Pictures::default(), &options, Memory::none(), || ()).unwrap();
    let files = files(&options.out);
    ["alpha", "beta"].map(|id| {
        let page = text(&files, &format!("/councils/{id}/index.html"));
        let (_, rest) = page.split_once(">Where it came from</h2>").unwrap_or_else(|| panic!("{id} tells nothing"));
        let (section, _) = rest.split_once("</section>").unwrap();
        words(section)
    })
}

/// The text of markup, with ` | ` where a list, a paragraph or an item ends.
fn words(html: &str) -> String {
    let mut words = String::new();
    let mut rest = html.replace("</li>", " | ").replace("</p>", " | ").replace("</strong>", " ");
    while let Some((text, after)) = rest.split_once('<') {
        words += text;
        rest = after.split_once('>').unwrap().1.to_owned();
    }
    (words + &rest).trim_end_matches([' ', '|']).to_owned()
}

#[test]
fn a_merger_is_told_on_both_sides() {
    let change =
        "type = \"merger\"\ndate = \"2026-05\"\noriginal_ids = [\"alpha\", \"beta\"]\nresulting_ids = [\"alpha\"]";
    let diagram = "Alpha Council as it was before | Beta Council | Merger May 2026 | Alpha Council";
    assert_eq!(
        told(change, "\"merged\""),
        [
            format!("Formed by the merger of the previous Alpha Council and Beta Council (May 2026). | {diagram}"),
            format!("Became, by a merger, a part of Alpha Council (May 2026). | {diagram}"),
        ]
    );
}

#[test]
fn a_change_of_name_is_told_on_both_sides() {
    let change = "type = \"rename\"\noriginal_ids = [\"beta\"]\nresulting_ids = [\"alpha\"]";
    let diagram = "Beta Council | Change of name  | Alpha Council";
    assert_eq!(
        told(change, "\"closed\""),
        [
            format!("Was called, before it was renamed, Beta Council. | {diagram}"),
            format!("Was renamed to Alpha Council. | {diagram}"),
        ]
    );
}

#[test]
fn a_division_is_told_on_both_sides() {
    let diagram = "Beta Council as it was before | Division  | Alpha Council | Beta Council";
    let [alpha, beta] = told(OLD, "\"active\"");
    assert_eq!(alpha, format!("Came out of the division of Beta Council. | {diagram}"));
    assert!(beta.ends_with(diagram), "{beta}");
}

#[test]
fn a_closure_has_nothing_after_it() {
    let change =
        "type = \"closure\"\ndate = \"2026\"\noriginal_ids = [\"alpha\", \"beta\"]\ndescription = \"Both ended.\"";
    let told = told(change, "\"closed\"");
    let expected =
        "Was closed (2026). | Both ended. | Alpha Council | Beta Council | Closure 2026 | Nothing follows it.";
    assert_eq!(told, [expected, expected]);
}
