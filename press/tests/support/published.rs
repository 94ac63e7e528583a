//! What is published: the application that goes into it, and the files that come out.

use press::{
    content::Content,
    memory::Memory,
    pictures::Pictures,
    publish::{self, BuildOptions},
};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// A folder with an application that is not one, but has its files.
pub(crate) fn application(folder: &Path) -> PathBuf {
    let app = folder.join("app");
    for (file, text) in [
        ("gazette.js", "export {};"),
        ("chosen.js", "{}"),
        ("gazette.wasm", "\0asm"),
        ("style/layers.css", "@layer base;"),
        ("style/base.css", "@layer base { p { margin: 0; } }"),
        ("style/dialogs/dialog.css", "@layer base { dialog { margin: 0; } }"),
        ("public/icons/one.svg", "<svg/>"),
    ] {
        let file = app.join(file);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    app
}

/// Publishes content with its pictures as they are, at another address where one is given: all files by their addresses.
pub(crate) fn publish(content: &Content, url: Option<&str>) -> BTreeMap<String, Vec<u8>> {
    publish_with(content, &Pictures::default(), url)
}

/// The same with these pictures.
pub(crate) fn publish_with(content: &Content, pictures: &Pictures, url: Option<&str>) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let (app, out) = (application(folder.path()), folder.path().join("dist"));
    let options = BuildOptions { app, out, url: url.map(|url| url.parse().unwrap()), compress: false };
    publish::build(content, pictures, &options, Memory::none(), || ()).unwrap();
    files(&options.out)
}

/// All files below a folder by their addresses.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fn add(folder: &Path, above: &str, files: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let address = format!("{above}/{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                add(&entry.path(), &address, files);
            } else {
                files.insert(address, fs::read(entry.path()).unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    add(folder, "", &mut found);
    found
}

/// A file as text.
pub(crate) fn text<'a>(files: &'a BTreeMap<String, Vec<u8>>, address: &str) -> &'a str {
    std::str::from_utf8(files.get(address).unwrap_or_else(|| panic!("there is no {address}"))).unwrap()
}
