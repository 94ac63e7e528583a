//! The walk-through in docs/writing.md, done as it is read: each file is written, each command is run, and what it prints is
//! compared. A block that is neither must be marked `text`, so that no example escapes.

use crate::support::published;
use std::{env, fs, path::Path, process::Command};

const GUIDE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/writing.md");

/// The day of the walk-through, 2026-11-24, in seconds.
const DAY: &str = "1795478400";

#[test]
fn each_example_does_what_the_guide_says() {
    let written = fs::read_to_string(GUIDE).unwrap();
    let done = follow(&written);
    if env::var("GUIDE_UPDATE").as_deref() == Ok("always") {
        fs::write(GUIDE, done).unwrap();
        return;
    }
    for (number, (says, does)) in written.lines().zip(done.lines()).enumerate() {
        let remedy = "`GUIDE_UPDATE=always cargo test -p press guide::` writes what press does: look at the difference";
        assert_eq!(says, does, "docs/writing.md:{} (left) is not what press does (right); {remedy}", number + 1);
    }
    assert_eq!(written, done, "docs/writing.md goes on, or ends too early");
}

/// The guide with what its commands print when they are run in their order.
fn follow(guide: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    published::application(&folder.path().join("target"));
    let mut done = String::new();
    let mut lines = guide.split_inclusive('\n');
    while let Some(line) = lines.next() {
        done += line;
        let Some(fence) = fence(line) else { continue };
        let block: String = lines.by_ref().take_while(|line| line.trim_end() != fence).collect();
        match line.trim_end().trim_start_matches('`').split_once(' ').unwrap_or((line.trim_matches(['`', '\n']), "")) {
            ("console", "") => done += &run(&block, folder.path()),
            ("text", "") => done += &block,
            (_, file) if !file.is_empty() => {
                write(&folder.path().join(file), &block);
                done += &block;
            }
            (language, _) => panic!("a block of `{language}` names no file: name one, or mark it `text`"),
        }
        done += fence;
        done.push('\n');
    }
    done
}

/// The backticks that begin a block, and end it.
fn fence(line: &str) -> Option<&str> {
    let length = line.len() - line.trim_start_matches('`').len();
    (length >= 3).then(|| &line[..length])
}

fn write(file: &Path, text: &str) {
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

/// The commands of a block, each with what it prints.
fn run(block: &str, folder: &Path) -> String {
    block.lines().filter_map(|line| line.strip_prefix("$ press ")).map(|arguments| press(arguments, folder)).collect()
}

fn press(arguments: &str, folder: &Path) -> String {
    // Words in quotation marks are one argument.
    let parts = arguments.split('"').enumerate();
    let words =
        parts.flat_map(|(part, text)| if part % 2 == 1 { vec![text] } else { text.split_whitespace().collect() });
    let output = Command::new(env!("CARGO_BIN_EXE_press"))
        .args(words)
        .env("SOURCE_DATE_EPOCH", DAY)
        .env("TZ", "Europe/London")
        .current_dir(folder)
        .output()
        .unwrap();
    let [printed, said] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    let code = match output.status.code() {
        Some(0) => String::new(),
        code => format!("[exit {}]\n", code.unwrap()),
    };
    format!("$ press {arguments}\n{printed}{said}{code}")
}
