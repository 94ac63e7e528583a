//! Made-up content in any amount, for measuring: the same for the same number, on every machine.

pub mod council;

use std::{
    fmt::Write,
    fs, io,
    path::{Path, PathBuf},
};

const SITE: &str = r#"name = "Generated Gazette"
description = "Made-up articles, for measuring."
url = "https://gazette.example/"
language = "en-GB"
notice = "Everything on this site is made up by a program."

[topics.first]
title = "First topic"

[topics.second]
title = "Second topic"
"#;

const WORDS: [&str; 48] = [
    "council", "member", "service", "public", "report", "meeting", "local", "sector", "change", "shared", "people",
    "record", "agenda", "paper", "minute", "budget", "digital", "library", "town", "county", "review", "group",
    "chair", "officer", "strategy", "network", "school", "road", "health", "fire", "police", "data", "plan", "year",
    "month", "place", "work", "team", "supplier", "contract", "system", "note", "letter", "answer", "question", "idea",
    "result", "vote",
];

/// Writes a folder of content with so many articles of about 600 words each, which a seed decides.
///
/// # Errors
/// A file could not be written, or `folder` is there already.
pub fn generate(folder: &Path, articles: usize, seed: u64) -> io::Result<()> {
    if folder.exists() {
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, format!("`{}` is there already", folder.display())));
    }
    fs::create_dir_all(folder.join("articles"))?;
    fs::write(folder.join("site.toml"), SITE)?;
    (0..articles).try_for_each(|number| fs::write(file(folder, number), article(number, articles, seed)))
}

fn file(folder: &Path, number: usize) -> PathBuf {
    folder.join("articles").join(format!("{}.md", id(number)))
}

fn id(number: usize) -> String {
    format!("article-{number:06}")
}

fn article(number: usize, articles: usize, seed: u64) -> String {
    let mut words = Words::new(seed, number);
    let (year, month, day) = (2000 + number % 26, 1 + number / 26 % 12, 1 + number / 312 % 28);
    let topic = if number.is_multiple_of(2) { "first" } else { "second" };
    let related = id((number + 1) % articles);
    let mut text = format!(
        "+++\ntitle = \"{} {number}\"\nsummary = \"{}\"\ndate = {year}-{month:02}-{day:02}\ntopics = [\"{topic}\"]\n",
        words.sentence(6).trim_end_matches('.'),
        words.sentence(20),
    );
    // Writing to a string cannot fail.
    if articles > 1 {
        let _ = writeln!(text, "related = [\"{related}\"]");
    }
    text += "+++\n";
    for section in 0..5 {
        let _ = write!(text, "\n## {}\n\n", words.sentence(4).trim_end_matches('.'));
        for _ in 0..3 {
            let _ = writeln!(text, "{} *{}* {}\n", words.sentence(14), words.word(), words.sentence(16));
        }
        match section {
            1 => text += "> A few words that somebody said.\n> — A. N. Other, member\n",
            2 => text += "| Year | Members |\n| --- | ---: |\n| 2024 | 12 |\n| 2025 | 14 |\n",
            3 => {
                let _ = writeln!(text, "- one\n- two, with [a link](/news/{related})\n- three");
            }
            _ => {}
        }
    }
    text
}

/// Words in an order that only the seed decides (the xorshift generator).
struct Words(u64);

impl Words {
    fn new(seed: u64, number: usize) -> Words {
        // Mixed, so that neighbours differ; and never 0, from which nothing comes.
        Words((seed << 32 ^ number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn word(&mut self) -> &'static str {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        WORDS[usize::try_from(self.0 % WORDS.len() as u64).unwrap_or_default()]
    }

    fn sentence(&mut self, length: usize) -> String {
        let words: Vec<&str> = (0..length).map(|_| self.word()).collect();
        let sentence = words.join(" ");
        format!("{}{}.", sentence[..1].to_uppercase(), &sentence[1..])
    }
}
