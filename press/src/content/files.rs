//! Files that the site hands out as they are: measured, so that readers know what they will get.

mod svg;

use super::folder::Item;
use crate::{
    digest::{Digest, hexadecimal},
    memory::{Memory, Stamp},
    problem::{Problem, Problems},
    promise::Promise,
    source::{Node, Value},
};
use gazette::model::{FileLink, Href, Image};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use std::{
    collections::{BTreeMap, HashSet},
    fs,
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
};

const PLAIN: Promise = Promise::FilesHavePlainNames;

/// The files below `files`, by their addresses.
#[derive(Clone, Debug, Default)]
pub struct Files(BTreeMap<String, File>);

/// One file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// Its address from the site's root, such as `/files/agenda.pdf`.
    pub url: String,
    /// Where it is.
    pub disk: PathBuf,
    /// Its size in bytes.
    pub size: u64,
    /// Its media type, by its name.
    pub mime_type: String,
    /// The SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// How wide a picture is, in CSS pixels.
    pub width: Option<u32>,
    /// How high a picture is, in CSS pixels.
    pub height: Option<u32>,
    /// How many pages a PDF has.
    pub pages: Option<u32>,
    /// By what the next build knows that the file is the same, where all is well with it.
    pub(crate) stamp: Option<Stamp>,
}

impl File {
    /// Its bytes, in short.
    pub(crate) fn digest(&self) -> Digest {
        Digest::of(self.sha256.as_bytes())
    }
}

impl Files {
    /// The file at an address of the site; what follows `?` or `#` is not looked at.
    pub fn get(&self, url: &str) -> Option<&File> {
        let end = url.find(['?', '#']).unwrap_or(url.len());
        self.0.get(&url[..end])
    }

    /// All files, by address.
    pub fn iter(&self) -> impl Iterator<Item = &File> {
        self.0.values()
    }

    /// Says of a file of this site what was measured, whatever was said before; of another site's, nothing.
    pub fn complete(&self, link: &mut FileLink) {
        if let Some(file) = self.get(link.url.as_str()) {
            link.size = Some(file.size);
            link.pages = file.pages;
            link.sha256 = Some(file.sha256.clone());
        }
    }

    /// Says how large a picture of this site is.
    pub fn measure_image(&self, image: &mut Image) {
        (image.width, image.height) = self.dimensions(&image.src);
    }

    /// How wide and high the picture at an address is, where that is known.
    pub fn dimensions(&self, src: &Href) -> (Option<u32>, Option<u32>) {
        self.get(src.as_str()).map_or((None, None), |file| (file.width, file.height))
    }

    pub(super) fn measure(items: Vec<Item>, memory: &Memory, problems: &mut Problems) -> Files {
        names_for_hosts(&items, problems);
        let measured: Vec<_> = items
            .into_par_iter()
            .map(|item| {
                let mut problems = Problems::default();
                (measure(&item, memory, &mut problems), problems)
            })
            .collect();
        let mut files = BTreeMap::new();
        for (file, own) in measured {
            problems.append(own);
            files.extend(file.map(|file| (file.url.clone(), file)));
        }
        Files(files)
    }
}

/// Tells of files that have the name under which hosts look for another file, compressed, and under which `--compress` writes that.
fn names_for_hosts(items: &[Item], problems: &mut Problems) {
    let names: HashSet<&str> = items.iter().map(|item| item.below.as_str()).collect();
    for item in items {
        let Some((name, ending)) = item.below.rsplit_once('.') else { continue };
        if !matches!(ending, "gz" | "br") || !names.contains(name) {
            continue;
        }
        let message = format!("hosts would hand this out in the place of `{name}`, as if it were that, compressed");
        let problem = Problem::error(PLAIN, message, item.place());
        problems.push(problem.help(format!("give it a name that is not another file's with `.{ending}` behind it")));
    }
}

fn measure(item: &Item, memory: &Memory, problems: &mut Problems) -> Option<File> {
    let url = item.below.clone();
    if url.split('/').any(|part| part.starts_with('.')) {
        let problem = Problem::warning(PLAIN, "a hidden file is not published", item.place());
        problems.push(problem.help("take it away, or give it a name that does not begin with a dot"));
        return None;
    }
    if !url.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_./".contains(&byte)) {
        let problem = Problem::error(PLAIN, "a name that does not fit in an address", item.place());
        problems.push(problem.help("rename it: letters a to z, digits, `-`, `_` and `.`"));
        return None;
    }
    let stamp = Stamp::of(&item.disk);
    if let Some(known) = stamp.as_ref().and_then(|stamp| memory.file(&url, stamp)) {
        // The content's folder may have been moved.
        return Some(File { disk: item.disk.clone(), ..known.clone() });
    }
    let bytes = match fs::read(&item.disk) {
        Ok(bytes) => bytes,
        Err(error) => {
            let message = format!("the file cannot be read: {error}");
            problems.push(Problem::error(Promise::FilesAreRead, message, item.place()));
            return None;
        }
    };
    let mime_type = media_type(&url);
    let mut file = File {
        url,
        disk: item.disk.clone(),
        size: bytes.len() as u64,
        sha256: hexadecimal(&<Sha256 as sha2::Digest>::digest(&bytes)),
        width: None,
        height: None,
        pages: None,
        mime_type,
        stamp,
    };
    let known = match file.mime_type.as_str() {
        "application/pdf" => {
            file.pages = pages(&bytes);
            file.pages.is_some()
        }
        "image/svg+xml" => {
            let size = svg::size(&bytes);
            (file.width, file.height) = size.unwrap_or_default();
            size.is_ok()
        }
        mime_type if mime_type.starts_with("image/") => {
            let size = imagesize::blob_size(&bytes).ok();
            file.width = size.and_then(|size| u32::try_from(size.width).ok());
            file.height = size.and_then(|size| u32::try_from(size.height).ok());
            if picture_versions::lies_on_its_side(&bytes) {
                std::mem::swap(&mut file.width, &mut file.height);
            }
            size.is_some()
        }
        _ => true,
    };
    if !known {
        file.stamp = None;
        let message = format!("this is not the {} that its name says, or it is damaged", file.mime_type);
        let problem = Problem::warning(Promise::FilesCanBeMeasured, message, item.place());
        problems.push(problem.help("open it, and save it anew"));
    }
    Some(file)
}

fn media_type(name: &str) -> String {
    mime_guess::from_path(name).first_or_octet_stream().essence_str().to_owned()
}

fn pages(pdf: &[u8]) -> Option<u32> {
    // A damaged PDF must not take the whole site down with it.
    let metadata = catch_unwind(AssertUnwindSafe(|| lopdf::Document::load_metadata_mem(pdf)));
    metadata.ok()?.ok().map(|metadata| metadata.page_count).filter(|&pages| pages > 0)
}

/// Puts in the media type of each file that the fields name, by the ending of its address.
pub(super) fn fill_media_types(node: &mut Node) {
    fill(node, false);
}

fn fill(node: &mut Node, is_file: bool) {
    if is_file && let Some(url) = node.get("url").and_then(Node::text) {
        let media_type = media_type(url.split(['?', '#']).next().unwrap_or_default());
        node.fill("mime_type", Value::Text(media_type));
    }
    match &mut node.value {
        Value::List(items) => items.iter_mut().for_each(|item| fill(item, is_file)),
        Value::Fields(fields) => fields.iter_mut().for_each(|field| {
            let is_file = matches!(field.key.as_str(), "agenda_file" | "minutes_file" | "main_file" | "files");
            fill(&mut field.node, is_file);
        }),
        _ => {}
    }
}
