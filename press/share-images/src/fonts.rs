//! The fonts in which images are set: those that are given, in order, and behind them the one that is always there.

use resvg::usvg::{
    FontResolver,
    fontdb::{Database, ID, Source},
};
use skrifa::{FontRef, GlyphId, MetadataProvider, instance::LocationRef, instance::Size};
use std::{fmt, sync::Arc};

/// `DejaVu` Sans Condensed Bold: Latin, Greek, Cyrillic, Armenian, Georgian, Hebrew, Arabic and more.
static SHIPPED: &[u8] = include_bytes!("../fonts/DejaVuSansCondensed-Bold.ttf");

/// A font's file.
type Bytes = Arc<dyn AsRef<[u8]> + Send + Sync>;

/// Fonts, each asked for the characters that those before it lack.
pub struct Fonts {
    database: Arc<Database>,
    faces: Vec<(ID, Bytes)>,
}

impl Fonts {
    /// The fonts of some files (OpenType or TrueType), and the one that is always there.
    ///
    /// # Errors
    /// A file is no font: its place, counted from nought.
    pub fn new(files: Vec<Vec<u8>>) -> Result<Fonts, usize> {
        let mut database = Database::new();
        let mut faces: Vec<(ID, Bytes)> = Vec::new();
        let files = files.into_iter().map(|bytes| Arc::new(bytes) as Bytes);
        for (place, bytes) in files.chain([Arc::new(SHIPPED) as Arc<_>]).enumerate() {
            let id = database.load_font_source(Source::Binary(Arc::clone(&bytes))).first().copied();
            let is_read = font(&*bytes).is_some_and(|font| font.charmap().has_map());
            faces.push((id.filter(|_| is_read).ok_or(place)?, bytes));
        }
        Ok(Fonts { database: Arc::new(database), faces })
    }

    /// The first character of a text that no font has.
    pub fn lacks(&self, text: &str) -> Option<char> {
        let is_drawn = |character: char| {
            character.is_whitespace() || !character.is_control() && (is_unseen(character) || self.has(character))
        };
        text.chars().find(|&character| !is_drawn(character))
    }

    fn has(&self, character: char) -> bool {
        self.face_of(character, &[]).is_some()
    }

    /// The first font that has a character, apart from some.
    fn face_of(&self, character: char, apart_from: &[ID]) -> Option<ID> {
        let mut faces = self.faces.iter().filter(|(id, _)| !apart_from.contains(id));
        faces.find(|(_, bytes)| font(&**bytes).is_some_and(|font| glyph(&font, character).is_some())).map(|(id, _)| *id)
    }

    /// How wide a text is, in pixels. Letters that are joined are narrower than is said here.
    pub(crate) fn width(&self, text: &str, size: u32) -> f32 {
        #[allow(clippy::cast_precision_loss, reason = "sizes are small")]
        let size = Size::new(size as f32);
        let fonts: Vec<FontRef<'_>> = self.faces.iter().filter_map(|(_, bytes)| font(&**bytes)).collect();
        let faces: Vec<_> =
            fonts.iter().map(|font| (font.charmap(), font.glyph_metrics(size, LocationRef::default()))).collect();
        let advance = |character: char| {
            faces.iter().find_map(|(characters, metrics)| metrics.advance_width(characters.map(character)?))
        };
        text.chars().filter(|&character| !is_unseen(character)).filter_map(advance).sum()
    }

    pub(crate) fn database(&self) -> &Arc<Database> {
        &self.database
    }

    /// Chooses fonts by their order alone: what they call themselves does not matter.
    pub(crate) fn resolver(&self) -> FontResolver<'_> {
        FontResolver {
            select_font: Box::new(|_, _| self.faces.first().map(|(id, _)| *id)),
            select_fallback: Box::new(|character, used, _| self.face_of(character, used)),
        }
    }
}

impl fmt::Debug for Fonts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Fonts").field("count", &self.faces.len()).finish_non_exhaustive()
    }
}

fn font(bytes: &(dyn AsRef<[u8]> + Send + Sync)) -> Option<FontRef<'_>> {
    FontRef::from_index(bytes.as_ref(), 0).ok()
}

fn glyph(font: &FontRef<'_>, character: char) -> Option<GlyphId> {
    font.charmap().map(character).filter(|&glyph| glyph != GlyphId::NOTDEF)
}

/// Whether a character is never drawn, in whatever font: joiners, directions, the choice of a variant (Unicode's
/// `Default_Ignorable_Code_Point`, as far as it stands in texts).
fn is_unseen(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_font_has_is_told() {
        let fonts = Fonts::new(Vec::new()).unwrap();
        assert_eq!(fonts.lacks("Âŵŷ ẁ Ж Ω მ ש مجلس a\u{301} 12–14 “x” €"), None);
        assert_eq!(fonts.lacks("On 会議"), Some('会'));
        assert_eq!(fonts.lacks("a\u{7}"), Some('\u{7}'));
        assert_eq!(fonts.lacks("a\u{ffff}"), Some('\u{ffff}'));
    }

    #[test]
    fn what_is_no_font_is_told_by_its_place() {
        assert_eq!(Fonts::new(vec![SHIPPED.to_vec(), b"no font".to_vec()]).err(), Some(1));
        assert_eq!(Fonts::new(vec![SHIPPED[..SHIPPED.len() / 3].to_vec()]).err(), Some(0));
    }
}
