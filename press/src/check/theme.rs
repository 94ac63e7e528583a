//! Whether the society's colours can be read, and its fonts be used.

use super::Report;
use crate::{
    content::{Characters, Content, File},
    problem::Place,
    theme::Fault,
    typefaces,
};
use web_fonts::{Embedding, Font, Whole};

pub(super) fn colours(content: &Content, report: &mut Report<'_>) {
    for Fault { field, message, instead } in content.site.colours().faults() {
        let place = content.site.fields.place(&format!("theme/{field}"));
        report.error(message, place, format!("write `{field} = \"{instead}\"`, the nearest of this hue that will do"));
    }
}

pub(super) fn fonts(content: &Content, report: &mut Report<'_>) {
    let mut lacking = None;
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
            }
            Err(why) => report.error(
                format!("this is no font that pages can use: {why}"),
                place,
                "name one in TrueType, OpenType, WOFF or WOFF2",
            ),
        }
    }
    if let Some((message, place)) = lacking {
        report.warning(message, place, "take a font that has it; where few readers will see it, all is well");
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
