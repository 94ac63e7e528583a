//! The parts of the society's fonts that pages need: made once, since it takes seconds.

use super::{cache::Cache, measured};
use crate::{
    content::Content,
    publish::PublishError,
    typefaces::{Face, files, rows},
};
use std::{
    io,
    path::{Path, PathBuf},
};
use web_fonts::{Font, is_whole};

/// A font, and where it is.
#[derive(Clone, Debug)]
pub(crate) struct Made {
    pub face: Face,
    pub file: PathBuf,
}

/// Makes the file of each font that is not in the cache.
pub(super) fn make(content: &Content, cache: &Cache) -> Result<Vec<Made>, PublishError> {
    if !files(content).any(|(_, _, _, file)| file.is_some()) {
        return Ok(Vec::new());
    }
    let rows = rows(&content.characters());
    let made = files(content).filter_map(|(slot, _, _, file)| file.map(|file| (slot, file)));
    made.map(|(slot, file)| {
        let font = Font::read(&measured(file)?).map_err(io::Error::other);
        let font = font.map_err(PublishError::file("use the font", &file.disk))?;
        let face = Face::new(slot, font, file, &rows);
        let file = made_file(&face, &rows, cache).map_err(PublishError::file("make a part of", &file.disk))?;
        Ok(Made { face, file })
    })
    .collect()
}

fn made_file(face: &Face, rows: &[u16], cache: &Cache) -> io::Result<PathBuf> {
    let name = Path::new(&face.address).file_name().unwrap_or_default().to_string_lossy();
    if let Some(file) = cache.drawn(&name, is_whole) {
        return Ok(file);
    }
    face.woff2(rows).map_err(io::Error::other).and_then(|woff2| cache.keep_drawn(&name, &woff2))
}
