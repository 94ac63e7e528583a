//! The fonts in `fonts`, in which images for previews are set.

use super::folder::Item;
use crate::{
    digest::{Digest, Digesting},
    problem::{Problem, Problems},
    promise::Promise,
};
use std::{fs, sync::Arc};

/// The fonts of the site, and behind them the one that is always there.
#[derive(Clone, Debug)]
pub struct Fonts {
    fonts: Arc<share_images::Fonts>,
    /// What is in their files.
    pub digest: Digest,
}

impl Fonts {
    /// Reads the fonts in a folder, by name, where there is one.
    pub(super) fn read(folder: Option<&Item>, problems: &mut Problems) -> Fonts {
        let mut files = Vec::new();
        let items = folder.map(|folder| folder.items(problems));
        for item in items.unwrap_or_default() {
            match fs::read(&item.disk) {
                Ok(bytes) => files.push((item, bytes)),
                Err(error) => {
                    let message = format!("the font cannot be read: {error}");
                    problems.push(Problem::error(Promise::FilesAreRead, message, item.place()));
                }
            }
        }
        loop {
            match share_images::Fonts::new(files.iter().map(|(_, bytes)| bytes.clone()).collect()) {
                Ok(fonts) => {
                    let mut digest = Digesting::default();
                    for (_, bytes) in &files {
                        digest.add(bytes);
                    }
                    return Fonts { fonts: Arc::new(fonts), digest: digest.finish() };
                }
                Err(place) => {
                    let (item, _) = files.remove(place);
                    let problem = Problem::error(Promise::FilesAreRead, "this is no font", item.place());
                    problems.push(problem.help("put TrueType or OpenType fonts here, which end in .ttf or .otf"));
                }
            }
        }
    }

    /// The fonts themselves.
    pub fn get(&self) -> &share_images::Fonts {
        &self.fonts
    }

    /// The first character of a text that none of them has.
    pub fn lack(&self, text: &str) -> Option<char> {
        self.fonts.lacks(text)
    }
}
