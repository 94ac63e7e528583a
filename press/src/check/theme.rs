//! Whether the society's colours can be read, and its fonts be used.

use super::Report;
use crate::{
    content::{Characters, Content, File},
    problem::Place,
    theme::Fault,
    typefaces,
};
use web_fonts::{Embedding, Font, Whole};

/// The list whose fonts headlines are set in.
const HEADLINES: &str = "text_fonts";

/// The least weight for which browsers do not make a bold font of another (CSS Fonts 4).
const LIGHTEST_BOLD: u16 = 600;

pub(super) fn colours(content: &Content, report: &mut Report<'_>) {
    for Fault { field, message, instead } in content.site.colours().faults() {
        let place = content.site.fields.place(&format!("theme/{field}"));
        report.error(message, place, format!("write `{field} = \"{instead}\"`, the nearest of this hue that will do"));
    }
}

pub(super) fn fonts(content: &Content, report: &mut Report<'_>) {
    let mut lacking = None;
    let mut faces: Vec<Named> = Vec::new();
    for (slot, number, address, file) in typefaces::files(content) {
        let place = content.site.fields.place(&format!("theme/{}/{number}", slot.key));
        let Some(file) = file else {
            let help = "put the font into `files`, and write its address, such as `/files/fonts/serif.ttf`";
            report.error(format!("there is no file `{address}`"), place, help);
            continue;
        };
        match typefaces::read(file) {
            Ok(font) => {
                licence(&font, place.clone(), report);
                size(&font, file, place, report);
                let characters = content.characters();
                lacking = lacking.or_else(|| lack(&font, file, &characters, content));
                let face = Named { key: slot.key, file, font };
                if let Some(other) = faces.iter().find(|other| other.is_shown_where(&face)) {
                    alike(other, &face, content.site.fields.place(&format!("theme/{}/{number}", slot.key)), report);
                }
                faces.push(face);
            }
            Err(why) => report.error(
                format!("this is no font that pages can use: {why}"),
                place,
                "name one in TrueType, OpenType, WOFF or WOFF2",
            ),
        }
    }
    bold(&faces, content, report);
    if let Some((message, place)) = lacking {
        report.warning(message, place, "take a font that has it; where few readers will see it, all is well");
    }
}

/// A font, and where it is named.
struct Named<'a> {
    key: &'static str,
    file: &'a File,
    font: Font,
}

impl Named<'_> {
    /// Whether it would be shown in the same places as another.
    fn is_shown_where(&self, other: &Named<'_>) -> bool {
        let ((first, last), (others_first, others_last)) = (self.font.weights, other.font.weights);
        let is_alike = self.key == other.key && self.font.is_italic == other.font.is_italic;
        is_alike && first <= others_last && others_first <= last
    }
}

/// Two fonts of one list that would be shown in the same places.
fn alike(one: &Named<'_>, other: &Named<'_>, place: Place, report: &mut Report<'_>) {
    let style = if one.font.is_italic { "italic" } else { "upright" };
    let weight = one.font.weights.0.max(other.font.weights.0);
    let message = format!(
        "`{}` and `{}` are both {style} and of the weight {weight}: of two such, pages show one",
        one.file.url, other.file.url
    );
    report.warning(message, place, "name one font for each weight, all of one family");
}

/// Headlines are set in a bold font.
fn bold(faces: &[Named<'_>], content: &Content, report: &mut Report<'_>) {
    let mut upright = faces.iter().filter(|face| face.key == HEADLINES && !face.font.is_italic).peekable();
    if upright.peek().is_some() && upright.all(|face| face.font.weights.1 < LIGHTEST_BOLD) {
        report.warning(
            format!("headlines are bold, and none of the `{HEADLINES}` is: browsers make it of what is there"),
            content.site.fields.place(&format!("theme/{HEADLINES}")),
            "name the family's bold font, too, or a variable one",
        );
    }
}

fn licence(font: &Font, place: Place, report: &mut Report<'_>) {
    match font.embedding {
        Embedding::Allowed => {}
        Embedding::ForReading => report.warning(
            "the font's maker lets it be embedded in what is read and printed (OS/2, `fsType` 4)",
            place,
            "look in its licence whether that is so for pages of the web",
        ),
        Embedding::Forbidden => report.error(
            "the font's maker does not let it be embedded (OS/2, `fsType`)",
            place,
            "ask for a licence and a file for the web, or take another font",
        ),
    }
}

fn size(font: &Font, file: &File, place: Place, report: &mut Report<'_>) {
    let (why, help) = match font.whole {
        None => return,
        Some(Whole::Wanted) => {
            let help = "ask its maker for one for the web, of which a part may be taken, or take another font";
            ("its maker wants it so (OS/2, `fsType` 256)", help)
        }
        Some(Whole::PostScript) => {
            let help = "take one with TrueType's outlines (most often `.ttf`), of which pages need a part only";
            ("its outlines are PostScript's", help)
        }
    };
    let message = format!("readers fetch the whole font, of {} kB: {why}", file.size.div_ceil(1_000));
    report.warning(message, place, help);
}

/// The first character that a font lacks, and where it stands.
fn lack(font: &Font, file: &File, characters: &Characters<'_>, content: &Content) -> Option<(String, Place)> {
    let lacking = characters.seen().find(|character| !font.has(*character))?;
    let place = characters.place(lacking).unwrap_or_else(|| content.site.fields.place("theme"));
    let code = u32::from(lacking);
    let message = format!("the font `{}` has no `{lacking}` (U+{code:04X}), which is set in another", file.url);
    Some((message, place))
}
