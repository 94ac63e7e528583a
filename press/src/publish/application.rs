//! The application as it was built: its module, its wasm, the style sheets, and what is copied as it stands.

use super::{PublishError, output::Output};
use crate::digest::Digest;
use lightningcss::stylesheet::{ParserOptions, PrinterOptions, StyleSheet};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// The sheet that states the order of the layers: it comes before all others.
const FIRST_SHEET: &str = "layers.css";

/// The built application. Its files are named by the hash of their bytes, so that they may be kept for ever.
pub(super) struct Application {
    /// The address of the module from the site's root.
    pub(super) module: String,
    /// The address of the script for which a page waits before it is painted.
    pub(super) chosen: String,
    /// The address of the wasm.
    pub(super) wasm: String,
    /// All style sheets that a page needs to be read, in one, minified.
    pub(super) style: String,
    /// The address of one more: that of what is opened, for which no page waits.
    pub(super) dialogs: String,
    /// The scripts, the wasm and the sheet of what is opened: their addresses and bytes.
    files: Vec<(String, Vec<u8>)>,
    /// What is copied as it stands: where it is, and its address.
    public: Vec<(PathBuf, String)>,
}

impl Application {
    /// Reads what `script/build-app` left in `folder`.
    pub(super) fn read(folder: &Path) -> Result<Application, PublishError> {
        let hashed = |name: &str, extension: &str| {
            let bytes = read(&folder.join(format!("{name}.{extension}")))?;
            Ok::<_, PublishError>((format!("/app/{name}-{}.{extension}", Digest::of(&bytes).short()), bytes))
        };
        let (module, chosen, wasm) = (hashed("gazette", "js")?, hashed("chosen", "js")?, hashed("gazette", "wasm")?);
        let style_folder = folder.join("style");
        let sheet = style(&style_folder.join("dialogs"))?.into_bytes();
        let dialogs = (format!("/app/dialogs-{}.css", Digest::of(&sheet).short()), sheet);
        let mut files = vec![module.clone(), chosen.clone(), wasm.clone(), dialogs.clone()];
        // What the module asks for later is named by its hash already.
        let is_named =
            |name: &&String| has_extension(name, "js") && !["gazette.js", "chosen.js"].contains(&name.as_str());
        for name in names(folder)?.iter().filter(is_named) {
            files.push((format!("/app/{name}"), read(&folder.join(name))?));
        }
        let mut public = Vec::new();
        find_files(&folder.join("public"), "", &mut public)?;
        Ok(Application {
            module: module.0,
            chosen: chosen.0,
            wasm: wasm.0,
            style: style(&style_folder)?,
            dialogs: dialogs.0,
            files,
            public,
        })
    }

    /// Writes the application's files.
    pub(super) fn write(&self, output: &Output) -> Result<(), PublishError> {
        self.files.iter().try_for_each(|(address, bytes)| output.write_if_new(address, bytes))?;
        self.public.iter().try_for_each(|(file, address)| output.write_if_new(address, read(file)?))
    }
}

fn has_extension(name: &str, extension: &str) -> bool {
    Path::new(name).extension().is_some_and(|found| found == extension)
}

/// All style sheets of a folder in one, minified.
fn style(folder: &Path) -> Result<String, PublishError> {
    let mut sheets: Vec<String> = names(folder)?.into_iter().filter(|name| has_extension(name, "css")).collect();
    sheets.sort_by_key(|name| (name != FIRST_SHEET, name.clone()));
    let mut css = String::new();
    for name in sheets {
        let file = folder.join(&name);
        css += &fs::read_to_string(&file).map_err(PublishError::file("read", &file))?;
    }
    minify(&css).map_err(|problem| PublishError::Application { folder: folder.to_owned(), problem })
}

fn minify(css: &str) -> Result<String, String> {
    let sheet = StyleSheet::parse(css, ParserOptions::default()).map_err(|error| error.to_string())?;
    let options = PrinterOptions { minify: true, ..PrinterOptions::default() };
    sheet.to_css(options).map(|printed| printed.code).map_err(|error| error.to_string())
}

fn names(folder: &Path) -> Result<Vec<String>, PublishError> {
    let entries = fs::read_dir(folder).map_err(PublishError::file("read", folder))?;
    let names: io::Result<Vec<_>> =
        entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect();
    let mut names = names.map_err(PublishError::file("read", folder))?;
    names.sort();
    Ok(names)
}

/// All files below a folder, with their addresses below `above`.
fn find_files(folder: &Path, above: &str, found: &mut Vec<(PathBuf, String)>) -> Result<(), PublishError> {
    for name in names(folder)? {
        let (path, address) = (folder.join(&name), format!("{above}/{name}"));
        if path.is_dir() {
            find_files(&path, &address, found)?;
        } else {
            found.push((path, address));
        }
    }
    Ok(())
}

fn read(file: &Path) -> Result<Vec<u8>, PublishError> {
    fs::read(file).map_err(PublishError::file("read", file))
}
