//! The society's own fonts: which files they are, which part of them pages need, and how style sheets name them.
//!
//! A font that is not there in time is not used on that page (`font-display: optional`). In its place stand fonts of the reader's
//! device, made as wide and high as it.

use crate::{
    content::{Characters, Content, File},
    digest::Digesting,
};
use gazette::model::Href;
use std::{collections::BTreeSet, fs};
use web_fonts::{Font, RECIPE, ROW};

/// Where a page uses a font.
#[derive(Debug)]
pub(crate) struct Slot {
    /// The field of `theme` that names its files.
    pub key: &'static str,
    /// The token of `style/tokens.css`.
    token: &'static str,
    /// What style sheets call it.
    family: &'static str,
    /// The fonts of devices that `style/tokens.css` names.
    system: &'static str,
    /// The weights that every page shows. Their files are fetched with the page.
    everywhere: &'static [u16],
    /// The fonts of devices that stand in its place, by [`STYLES`].
    local: [Local; 4],
}

/// A font of devices.
#[derive(Debug)]
struct Local {
    /// Fonts whose letters have the same widths.
    names: &'static [&'static str],
    /// How wide its letters are on average, as [`Font::average_width`] has it.
    width: f32,
}

/// The styles of each font of devices: the weight, and whether it is italic.
const STYLES: [(u16, bool); 4] = [(400, false), (700, false), (400, true), (700, true)];

/// The fonts of devices were measured on Liberation 2.1, whose letters have the widths of those of Times New Roman and Arial.
pub(crate) const SLOTS: [Slot; 2] = [
    Slot {
        key: "text_fonts",
        token: "--serif",
        family: "Society Text",
        system: "\"Iowan Old Style\", Palatino, \"Palatino Linotype\", P052, \"Book Antiqua\", Georgia, serif",
        everywhere: &[400, 700],
        local: [
            Local { names: &["Times New Roman", "Times", "Liberation Serif"], width: 0.401_368 },
            Local { names: &["Times New Roman Bold", "Times Bold", "Liberation Serif Bold"], width: 0.427_171 },
            Local { names: &["Times New Roman Italic", "Times Italic", "Liberation Serif Italic"], width: 0.402_851 },
            Local {
                names: &["Times New Roman Bold Italic", "Times Bold Italic", "Liberation Serif Bold Italic"],
                width: 0.412_638,
            },
        ],
    },
    Slot {
        key: "label_fonts",
        token: "--sans",
        family: "Society Label",
        system: "system-ui, sans-serif",
        everywhere: &[400],
        local: [
            Local { names: &["Arial", "Helvetica", "Liberation Sans"], width: 0.442_817 },
            Local { names: &["Arial Bold", "Helvetica Bold", "Liberation Sans Bold"], width: 0.478_984 },
            Local { names: &["Arial Italic", "Helvetica Oblique", "Liberation Sans Italic"], width: 0.442_817 },
            Local {
                names: &["Arial Bold Italic", "Helvetica Bold Oblique", "Liberation Sans Bold Italic"],
                width: 0.478_984,
            },
        ],
    },
];

/// A font as pages use it.
#[derive(Clone, Debug)]
pub(crate) struct Face {
    slot: &'static Slot,
    font: Font,
    /// Its address from the site's root.
    pub address: String,
}

/// The fonts that `site.toml` names, each with its place in the list: of files that are not there, nothing.
pub(crate) fn files(content: &Content) -> impl Iterator<Item = (&'static Slot, usize, &Href, Option<&File>)> {
    let slots = SLOTS.iter().zip(content.site.theme().fonts());
    slots.flat_map(move |(slot, fonts)| {
        let each = fonts.iter().enumerate();
        each.map(move |(place, address)| (slot, place, address, content.files.get(address.as_str())))
    })
}

/// Reads a font.
pub(crate) fn read(file: &File) -> Result<Font, String> {
    let bytes = fs::read(&file.disk).map_err(|error| format!("it cannot be read: {error}"))?;
    Font::read(&bytes)
}

/// The rows of characters that pages need: those that stand in them, and Latin, punctuation and currencies in any case, so that few edits
/// change the fonts' files.
pub(crate) fn rows(characters: &Characters<'_>) -> Vec<u16> {
    let always = ['\0', '\u{80}', '\u{2000}', '\u{2080}'];
    let all = always.into_iter().chain(characters.seen());
    let rows: BTreeSet<u16> = all.filter_map(|character| u16::try_from(u32::from(character) / ROW).ok()).collect();
    rows.into_iter().collect()
}

impl Face {
    /// A font of which pages need these rows. Its name says what its file holds.
    pub(crate) fn new(slot: &'static Slot, font: Font, file: &File, rows: &[u16]) -> Face {
        let hash = Digesting::default().add_json(&(RECIPE, &file.sha256, rows)).finish().short();
        let name = file.url.rsplit('/').next().unwrap_or_default();
        let stem = name.split('.').next().unwrap_or_default().to_ascii_lowercase();
        Face { slot, font, address: format!("/app/{stem}-{hash}.woff2") }
    }

    /// The file as it is published.
    pub(crate) fn woff2(&self, rows: &[u16]) -> Result<Vec<u8>, String> {
        self.font.woff2(rows)
    }

    /// Whether every page shows it.
    fn is_everywhere(&self) -> bool {
        let (first, last) = self.font.weights;
        !self.font.is_italic && self.slot.everywhere.iter().any(|weight| (first..=last).contains(weight))
    }

    /// How far it is from a style.
    fn distance(&self, (weight, is_italic): (u16, bool)) -> (bool, u16) {
        let nearest = weight.clamp(self.font.weights.0, self.font.weights.1);
        (self.font.is_italic != is_italic, nearest.abs_diff(weight))
    }

    fn rule(&self, base: &str) -> String {
        let (first, last) = self.font.weights;
        let weights = if first == last { first.to_string() } else { format!("{first} {last}") };
        let style = style_of(self.font.is_italic);
        format!(
            "@font-face{{font-family:\"{}\";src:url(\"{base}{}\")format(\"woff2\");font-weight:{weights};font-style:{style};\
             font-display:optional}}",
            self.slot.family, self.address
        )
    }
}

/// What style sheets say of the fonts, for a site below `base`; nothing where there are none.
pub(crate) fn style(faces: &[Face], base: &str) -> String {
    let mut css: String = faces.iter().map(|face| face.rule(base)).collect();
    let mut tokens = Vec::new();
    for slot in &SLOTS {
        let own: Vec<&Face> = faces.iter().filter(|face| face.slot.key == slot.key).collect();
        if !own.is_empty() {
            css.extend(STYLES.iter().zip(&slot.local).filter_map(|(style, local)| stand_in(slot, &own, *style, local)));
            tokens.push(format!("{}:\"{}\",\"{} Fallback\",{}", slot.token, slot.family, slot.family, slot.system));
        }
    }
    if tokens.is_empty() { css } else { format!("{css}@layer tokens{{:root{{{}}}}}", tokens.join(";")) }
}

/// A font of devices, made as wide and high as the society's font of that style; nothing where that lacks Latin letters.
fn stand_in(slot: &Slot, faces: &[&Face], style: (u16, bool), local: &Local) -> Option<String> {
    let face = faces.iter().min_by_key(|face| face.distance(style))?;
    let size = face.font.average_width(style.0)? / local.width;
    let sources: Vec<_> = local.names.iter().map(|name| format!("local(\"{name}\")")).collect();
    let lines = face.font.lines;
    // What is overridden counts in parts of the size as it was adjusted.
    let part = |value: f32| format!("{:.2}%", value / size * 100.0);
    Some(format!(
        "@font-face{{font-family:\"{} Fallback\";src:{};font-weight:{};font-style:{};size-adjust:{:.2}%;ascent-override:{};\
         descent-override:{};line-gap-override:{}}}",
        slot.family,
        sources.join(","),
        style.0,
        style_of(style.1),
        size * 100.0,
        part(lines.ascent),
        part(lines.descent),
        part(lines.gap)
    ))
}

fn style_of(is_italic: bool) -> &'static str {
    if is_italic { "italic" } else { "normal" }
}

/// The links that have the fonts fetched with the page: those that every page shows.
pub(crate) fn preloads(faces: &[Face], base: &str) -> String {
    let addresses: BTreeSet<&str> =
        faces.iter().filter(|face| face.is_everywhere()).map(|face| face.address.as_str()).collect();
    let link = |address: &str| {
        format!("<link rel=\"preload\" as=\"font\" type=\"font/woff2\" crossorigin href=\"{base}{address}\">\n")
    };
    addresses.into_iter().map(link).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fonts_of_devices_are_those_of_the_pages() {
        let tokens = include_str!("../../style/tokens.css");
        for slot in &SLOTS {
            let line = format!("{}: {};", slot.token, slot.system);
            assert!(tokens.contains(&line), "style/tokens.css has no `{line}`");
        }
    }

    #[test]
    fn the_fonts_of_devices_have_the_widths_that_are_written_down() {
        let styles = ["Regular", "Bold", "Italic", "BoldItalic"];
        for (slot, family) in SLOTS.iter().zip(["Serif", "Sans"]) {
            for (local, style) in slot.local.iter().zip(styles) {
                let file = format!("/usr/share/fonts/truetype/liberation/Liberation{family}-{style}.ttf");
                let bytes = fs::read(&file).unwrap_or_else(|error| panic!("{file}: {error}: script/bootstrap --tests"));
                let width = Font::read(&bytes).unwrap().average_width(400).unwrap();
                assert!((width - local.width).abs() < 0.000_01, "{file}: {width}, not {}", local.width);
            }
        }
    }
}
