//! Pictures in the sizes in which pages show them: made once, kept in a cache, named by what they hold.
//!
//! So are the parts of the society's fonts. The picture itself stays as it is at its own address, for previews and for browsers that know no `srcset`.

mod attach;
mod cache;
pub(crate) mod faces;
pub(crate) mod icons;
pub(crate) mod share;

use crate::{
    content::{Content, File},
    digest::hexadecimal,
    problem::{Problem, Problems},
    promise::Promise,
    publish::PublishError,
};
use cache::{Cache, Kept};
use gazette::{
    model::{Href, Image, ImageCandidate},
    route::Route,
};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    fs,
    path::{Path, PathBuf},
};

/// The sizes in which the pictures of a site are there.
#[derive(Debug, Default)]
pub struct Pictures {
    /// By the picture's address.
    candidates: HashMap<String, Vec<ImageCandidate>>,
    /// Where each version is, by its address.
    files: BTreeMap<String, PathBuf>,
    /// The images drawn for previews of pages.
    share: HashMap<Route, Image>,
    /// The image drawn for previews of every other page.
    share_of_site: Option<Image>,
    /// The site's icons.
    icons: Vec<icons::Drawn>,
    /// The society's fonts.
    faces: Vec<faces::Made>,
}

/// Makes the pictures that the content shows ready to be published, or takes them from the folder `cache`. `progress` is called
/// after each. A picture that cannot be read is told of, and shown as it is.
///
/// # Errors
/// A file could not be read or written.
pub fn make(content: &Content, cache: &Path, progress: impl Fn() + Sync) -> Result<(Pictures, Problems), PublishError> {
    let mut known = HashSet::new();
    let shown: Vec<_> = content
        .pictures()
        .filter_map(|picture| content.files.get(picture.src.as_str()).map(|file| (file, picture)))
        .filter(|(file, _)| file.mime_type.starts_with("image/") && known.insert(&file.url))
        .collect();
    let has_fonts = content.site.theme().fonts().iter().any(|fonts| !fonts.is_empty());
    if shown.is_empty() && !content.site.draws_share_images() && content.logo().is_none() && !has_fonts {
        return Ok((Pictures::default(), Problems::default()));
    }
    let folder = cache;
    let cache = Cache::open(folder).map_err(PublishError::file("make the folder", folder))?;
    let made: Vec<_> = shown
        .par_iter()
        .map(|(file, picture)| {
            let made = made(file, &cache)?;
            progress();
            Ok((made, file, picture))
        })
        .collect::<Result<_, PublishError>>()?;
    let drawn = share::draw(content, &cache, &progress)?;
    let icons = icons::draw(content, &cache)?;
    let faces = faces::make(content, &cache)?;
    cache.prune().map_err(PublishError::file("read", folder))?;
    let (mut pictures, mut problems) = (Pictures { icons, faces, ..Pictures::default() }, Problems::default());
    for (made, file, picture) in made {
        match made {
            Ok(kept) => pictures.add(file, kept),
            Err(why) => {
                let message = format!("the picture cannot be read: {why}");
                let problem = Problem::warning(Promise::FilesCanBeMeasured, message, picture.place());
                problems.push(problem.help(format!("open `{}`, look at it, and save it anew", file.disk.display())));
            }
        }
    }
    for share::Drawn { route, image, file } in drawn {
        pictures.files.insert(image.src.as_str().to_owned(), file);
        match route {
            Some(route) => _ = pictures.share.insert(route, image),
            None => pictures.share_of_site = Some(image),
        }
    }
    problems.sort();
    Ok((pictures, problems))
}

/// The versions of a picture, or why it has none.
fn made(file: &File, cache: &Cache) -> Result<Result<Vec<Kept>, String>, PublishError> {
    if let Some(kept) = cache.get(&file.sha256) {
        return Ok(Ok(kept));
    }
    let bytes = match measured(file) {
        Err(PublishError::Changed(_)) => return Ok(Err("it was changed just now".to_owned())),
        bytes => bytes?,
    };
    match picture_versions::versions(&bytes) {
        Ok(versions) => {
            let kept =
                cache.put(&file.sha256, &versions).map_err(PublishError::file("keep versions of", &file.disk))?;
            Ok(Ok(kept))
        }
        Err(why) => Ok(Err(why)),
    }
}

/// The bytes of a file as it was measured: what is made of them is kept under their hash.
fn measured(file: &File) -> Result<Vec<u8>, PublishError> {
    let bytes = fs::read(&file.disk).map_err(PublishError::file("read", &file.disk))?;
    let is_same = hexadecimal(&Sha256::digest(&bytes)) == file.sha256;
    if is_same { Ok(bytes) } else { Err(PublishError::Changed(file.disk.display().to_string())) }
}

impl Pictures {
    /// Every version: its address from the site's root, and where it is.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&str, &Path)> {
        self.files.iter().map(|(address, file)| (address.as_str(), file.as_path()))
    }

    /// The image that was drawn for previews of a page: its own, or else the site's. A meeting's pack has the meeting's.
    pub(crate) fn share_image(&self, route: &Route) -> Option<&Image> {
        let own = match route {
            Route::Pack(council, meeting) => self.share.get(&Route::Meeting(council.clone(), meeting.clone())),
            _ => self.share.get(route),
        };
        own.or(self.share_of_site.as_ref())
    }

    /// The site's icons; none where it has no logo.
    pub(crate) fn icons(&self) -> &[icons::Drawn] {
        &self.icons
    }

    /// The society's fonts.
    pub(crate) fn faces(&self) -> &[faces::Made] {
        &self.faces
    }

    fn add(&mut self, picture: &File, kept: Vec<Kept>) {
        let widest = kept.iter().map(|kept| kept.width).max();
        // Where no version is as wide as the picture, and yet it is no wider than pages show, it is itself the widest there is.
        let own =
            picture.width.filter(|&own| own <= picture_versions::WIDEST && widest.is_some_and(|widest| widest < own));
        let mut candidates: Vec<_> = own.and_then(|width| candidate(&picture.url, width)).into_iter().collect();
        for Kept { width, sha256, file } in kept {
            let address = address(&picture.url, &sha256, width);
            candidates.extend(candidate(&address, width));
            self.files.insert(address, file);
        }
        candidates.sort_by_key(|candidate| candidate.width);
        self.candidates.insert(picture.url.clone(), candidates);
    }
}

/// The address of a version from the site's root: `/images/<stem>-<hash>-<width>.webp`.
fn address(picture: &str, sha256: &str, width: u32) -> String {
    let name = picture.rsplit('/').next().unwrap_or(picture);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    format!("/images/{stem}-{}-{width}.webp", sha256.get(..16).unwrap_or(sha256))
}

fn candidate(address: &str, width: u32) -> Option<ImageCandidate> {
    address.parse::<Href>().ok().map(|src| ImageCandidate { src, width })
}
