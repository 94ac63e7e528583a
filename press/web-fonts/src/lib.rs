//! A society's font for its pages: read, measured, and made small.
//!
//! It is read from TrueType, OpenType, WOFF or WOFF2. Of its characters whole rows of [`ROW`] are kept, with all that sets them: kerning,
//! ligatures, the shapes of Arabic letters, figures of one width for tables, the axes of a variable font. What comes out is WOFF2.

mod substitutions;

use fontcull_klippa::{DEFAULT_LAYOUT_FEATURES, Plan, SubsetFlags, subset_font};
use fontcull_skrifa::{
    FontRef, GlyphId, MetadataProvider, Tag,
    instance::{LocationRef, Size},
    raw::{TableProvider, TableRecord, collections::IntSet, types::NameId},
};
use fontcull_write_fonts::FontBuilder;
use std::{
    borrow::Cow,
    panic::{AssertUnwindSafe, catch_unwind},
};
use ttf2woff2::BrotliQuality;

/// What files are made by. To be counted up where they would be others.
pub const RECIPE: u32 = 2;

/// How many characters a row has: Unicode's blocks begin and end with such a row, but for very few.
pub const ROW: u32 = 128;

/// The tables that a part of a font has. In others glyphs have numbers, too, which would no longer be theirs; or browsers never look.
const KEPT: [&[u8; 4]; 27] = [
    b"BASE", b"COLR", b"CPAL", b"GDEF", b"GPOS", b"GSUB", b"HVAR", b"MVAR", b"OS/2", b"STAT", b"avar", b"cmap",
    b"cvar", b"cvt ", b"fpgm", b"fvar", b"gasp", b"glyf", b"gvar", b"head", b"hhea", b"hmtx", b"loca", b"maxp",
    b"name", b"post", b"prep",
];

/// The names that a part of a font keeps: whose it is, what it is called, and its licence.
const NAMES: [u16; 11] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 13, 14];

/// What pages ask of a font in tables (`style/article.css`), besides what browsers do unasked: figures as high as capitals, and all of
/// one width.
const FIGURES: [Tag; 2] = [Tag::new(b"lnum"), Tag::new(b"tnum")];

/// How often letters stand in English, in a thousand (R. Lewand, Cryptological Mathematics, 2000), and between them spaces: a word has
/// nearly five letters.
const FREQUENCIES: [(char, u16); 27] = [
    ('e', 127),
    ('t', 91),
    ('a', 82),
    ('o', 75),
    ('i', 70),
    ('n', 67),
    ('s', 63),
    ('h', 61),
    ('r', 60),
    ('d', 43),
    ('l', 40),
    ('c', 28),
    ('u', 28),
    ('m', 24),
    ('w', 24),
    ('f', 22),
    ('g', 20),
    ('y', 20),
    ('p', 19),
    ('b', 15),
    ('v', 10),
    ('k', 8),
    ('j', 2),
    ('x', 2),
    ('q', 1),
    ('z', 1),
    (' ', 210),
];

/// A font.
#[derive(Clone, Debug)]
pub struct Font {
    /// As TrueType or OpenType.
    bytes: Vec<u8>,
    /// The first and the last weight that it has, such as 400 and 700.
    pub weights: (u16, u16),
    /// Whether it is italic.
    pub is_italic: bool,
    /// Whether its maker lets it be embedded.
    pub embedding: Embedding,
    /// How high and deep its lines are.
    pub lines: Lines,
    /// Why it can be used only as a whole, where it can.
    pub whole: Option<Whole>,
}

/// What a font's maker lets be done with it (OpenType, OS/2, fsType).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Embedding {
    /// It may be embedded.
    Allowed,
    /// It may be embedded in documents that are only read and printed. Whether pages are such its licence says.
    ForReading,
    /// It must not be embedded.
    Forbidden,
}

/// Why a font can be used only as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    /// Its maker wants it so (OpenType, OS/2, fsType, bit 8).
    Wanted,
    /// Its outlines are PostScript's (`CFF`), of which no part can be taken here.
    PostScript,
}

/// The height of lines, in parts of the font's size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lines {
    /// From the line on which letters stand upwards.
    pub ascent: f32,
    /// From there downwards.
    pub descent: f32,
    /// Between lines.
    pub gap: f32,
}

impl Font {
    /// Reads a font.
    ///
    /// # Errors
    /// The bytes are no font that a page can use: says why.
    pub fn read(bytes: &[u8]) -> Result<Font, String> {
        careful(|| Font::read_here(bytes)).ok_or("it is damaged")?
    }

    fn read_here(bytes: &[u8]) -> Result<Font, String> {
        let bytes = match bytes.get(..4) {
            Some(b"wOFF") => {
                wuff::decompress_woff1(bytes).map_err(|error| format!("its WOFF is damaged: {error:?}"))?
            }
            Some(b"wOF2") => {
                wuff::decompress_woff2(bytes).map_err(|error| format!("its WOFF2 is damaged: {error:?}"))?
            }
            Some(b"ttcf") => return Err("it is a collection of fonts".to_owned()),
            Some([0, 1, 0, 0] | b"OTTO" | b"true") => bytes.to_vec(),
            _ => return Err("it is no TrueType, OpenType, WOFF or WOFF2".to_owned()),
        };
        let font = FontRef::new(&bytes).map_err(|error| error.to_string())?;
        let missing = |name: &str| format!("it has no table `{name}` that can be read");
        let os2 = font.os2().map_err(|_| missing("OS/2"))?;
        if font.charmap().mappings().next().is_none() {
            return Err(missing("cmap"));
        }
        font.hmtx().map_err(|_| missing("hmtx"))?;
        let has = |tag: &[u8; 4]| font.table_data(Tag::new(tag)).is_some();
        let whole = if os2.fs_type() & 0x100 != 0 {
            Some(Whole::Wanted)
        } else if has(b"glyf") {
            None
        } else if has(b"CFF ") || has(b"CFF2") {
            Some(Whole::PostScript)
        } else {
            return Err("it has no outlines".to_owned());
        };
        let weight = os2.us_weight_class().clamp(1, 1000);
        let axis = font.axes().iter().find(|axis| axis.tag() == Tag::new(b"wght"));
        let weights = axis.map_or((weight, weight), |axis| (rounded(axis.min_value()), rounded(axis.max_value())));
        // Bit 0 is italic, bit 9 oblique.
        let is_italic = os2.fs_selection().bits() & 0x201 != 0;
        let (embedding, lines) = (Embedding::of(os2.fs_type()), Lines::of(&font));
        Ok(Font { bytes, weights, is_italic, embedding, lines, whole })
    }

    /// Whether it has a character.
    pub fn has(&self, character: char) -> bool {
        self.font().is_some_and(|font| font.charmap().map(character).is_some())
    }

    /// How wide letters are on average in a weight, as they stand in English, in parts of the font's size. Nothing where it lacks one.
    pub fn average_width(&self, weight: u16) -> Option<f32> {
        let font = self.font()?;
        let weight = weight.clamp(self.weights.0, self.weights.1);
        let location = font.axes().location([("wght", f32::from(weight))]);
        let metrics = font.glyph_metrics(Size::new(1.0), &location);
        let charmap = font.charmap();
        let (mut width, mut count) = (0.0, 0.0);
        for (letter, times) in FREQUENCIES {
            width += metrics.advance_width(charmap.map(letter)?)? * f32::from(times);
            count += f32::from(times);
        }
        Some(width / count)
    }

    /// The font as WOFF2, with the characters of these rows: each is the first character's number divided by [`ROW`]. One that can be
    /// used only as a whole has all of them.
    ///
    /// # Errors
    /// The font is damaged: says where.
    pub fn woff2(&self, rows: &[u16]) -> Result<Vec<u8>, String> {
        let made = careful(|| {
            let part = if self.whole.is_some() { self.bytes.clone() } else { self.part(rows)? };
            ttf2woff2::encode(&part, BrotliQuality::default()).map_err(|error| error.to_string())
        });
        made.ok_or("it is damaged")?
    }

    fn part(&self, rows: &[u16]) -> Result<Vec<u8>, String> {
        let font = self.font().ok_or("it is damaged")?;
        let has = |font: &FontRef<'_>, tag: &[u8; 4]| font.table_data(Tag::new(tag)).is_some();
        let has_layout = has(&font, b"GPOS");
        if !has_layout && has(&font, b"kern") {
            // Old fonts have their kerning in a table that names glyphs by number.
            return with_tables(&numbered(&font, rows)?, tables(&font, &[b"kern"]));
        }
        // Where kerning varies with the weight, no part can be taken of it.
        if !(has_layout && has(&font, b"fvar")) {
            let part = subset(&font, rows, &IntSet::empty(), SubsetFlags::default())?;
            let is_whole = FontRef::new(&part).is_ok_and(|part| !has_layout || has(&part, b"GPOS"));
            if is_whole {
                return Ok(part);
            }
        }
        let mut kept = tables(&font, &[b"GDEF", b"GPOS"]);
        let substitutions = font.gsub().and_then(|gsub| substitutions::of(&gsub, &features().collect()));
        // One that cannot be read browsers would leave out, too.
        kept.extend(substitutions.ok().map(|table| (Tag::new(b"GSUB"), table.into())));
        with_tables(&numbered(&font, rows)?, kept)
    }

    fn font(&self) -> Option<FontRef<'_>> {
        FontRef::new(&self.bytes).ok()
    }
}

impl Embedding {
    /// Where several bits are set, the one that allows most counts.
    fn of(fs_type: u16) -> Embedding {
        let bitmaps_only = fs_type & 0x200 != 0;
        match fs_type & 0xf {
            _ if bitmaps_only => Embedding::Forbidden,
            0 | 1 => Embedding::Allowed,
            bits if bits & 8 != 0 => Embedding::Allowed,
            bits if bits & 4 != 0 => Embedding::ForReading,
            _ => Embedding::Forbidden,
        }
    }
}

impl Lines {
    fn of(font: &FontRef<'_>) -> Lines {
        let metrics = font.metrics(Size::new(1.0), LocationRef::default());
        Lines { ascent: metrics.ascent, descent: -metrics.descent, gap: metrics.leading }
    }
}

/// A part of a font, in which each glyph keeps its number: what is left out is empty.
fn numbered(font: &FontRef<'_>, rows: &[u16]) -> Result<Vec<u8>, String> {
    let glyphs = font.maxp().map_err(|error| error.to_string())?.num_glyphs();
    let last = GlyphId::from(glyphs.saturating_sub(1));
    subset(font, rows, &[last].into_iter().collect(), SubsetFlags::SUBSET_FLAGS_RETAIN_GIDS)
}

fn subset(font: &FontRef<'_>, rows: &[u16], glyphs: &IntSet<GlyphId>, flags: SubsetFlags) -> Result<Vec<u8>, String> {
    let characters = rows.iter().flat_map(|&row| u32::from(row) * ROW..(u32::from(row) + 1) * ROW);
    let is_kept = |tag: Tag| KEPT.iter().any(|kept| tag == Tag::new(kept));
    let tags = font.table_directory.table_records().iter().map(TableRecord::tag);
    let plan = Plan::new(
        glyphs,
        &characters.collect(),
        font,
        flags,
        &tags.filter(|tag| !is_kept(*tag)).collect(),
        &IntSet::all(),
        &features().collect(),
        &NAMES.iter().copied().map(NameId::new).collect(),
        &IntSet::all(),
    );
    subset_font(font, &plan).map_err(|error| error.to_string())
}

/// The features that a part of a font has: others would need glyphs that no page shows.
fn features() -> impl Iterator<Item = Tag> {
    DEFAULT_LAYOUT_FEATURES.iter().copied().chain(FIGURES)
}

/// Tables of a font.
type Tables<'a> = Vec<(Tag, Cow<'a, [u8]>)>;

/// Those of these tables that a font has, as they are.
fn tables<'a>(font: &FontRef<'a>, tags: &[&[u8; 4]]) -> Tables<'a> {
    let tags = tags.iter().map(|tag| Tag::new(tag));
    tags.filter_map(|tag| Some((tag, font.table_data(tag)?.as_bytes().into()))).collect()
}

/// A part of a font, with these tables in the place of its own.
fn with_tables(part: &[u8], tables: Tables<'_>) -> Result<Vec<u8>, String> {
    let part = FontRef::new(part).map_err(|error| error.to_string())?;
    let mut builder = FontBuilder::new();
    for (tag, table) in tables {
        builder.add_raw(tag, table);
    }
    Ok(builder.copy_missing_tables(part).build())
}

/// Whether these are all the bytes of a WOFF2 file.
pub fn is_whole(bytes: &[u8]) -> bool {
    let length = bytes.get(8..12).and_then(|length| length.try_into().ok()).map(u32::from_be_bytes);
    bytes.starts_with(b"wOF2") && length.is_some_and(|length| usize::try_from(length) == Ok(bytes.len()))
}

/// What something gives; nothing where a damaged font made it panic, which must not take the whole site down with it.
fn careful<T>(make: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(make)).ok()
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is within the range of weights")]
fn rounded(weight: f32) -> u16 {
    weight.clamp(1.0, 1000.0).round() as u16
}

#[cfg(test)]
mod tests;
