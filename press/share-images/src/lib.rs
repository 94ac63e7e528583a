//! The image with which messengers and social networks preview a page: a few lines of text on the site's colours, as PNG; and the
//! icons of the site, drawn of its logo.
//!
//! Only the fonts that are given and the one that stands beside this code are used, so that equal words give equal bytes on every
//! machine.

mod file;
mod fonts;
mod icon;
mod lines;

pub use file::is_whole;
pub use fonts::Fonts;
pub use icon::{ICON_RECIPE, Icon, draw_icon, ico};
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree},
};
use std::{fmt::Write as _, sync::Arc};

/// The name of all that decides how an image looks. It changes with anything here that changes a pixel.
pub const RECIPE: &str = "share-2";

/// How wide an image is, in pixels.
pub const WIDTH: u32 = 1_200;

/// How high an image is, in pixels.
pub const HEIGHT: u32 = 630;

/// Between the text and the image's left and right edges, in pixels.
const MARGIN: u32 = 80;

/// How long a line may be, in pixels: what the margins leave of the width.
const MEASURE: f32 = 1_040.0;

/// In which sizes a title is set, in pixels, and over how many lines at most: the first that fits.
const TITLE_SIZES: [(u32, usize); 4] = [(88, 2), (72, 3), (58, 4), (50, 5)];

/// The size of all other text, in pixels.
const SMALL: u32 = 34;

/// Where the band with the site's name begins.
const BAND: u32 = 530;

/// Between the middle of the title and the image's upper edge, in pixels.
const MIDDLE: u32 = 285;

const NAVY: &str = "#14273c";
const SLATE: &str = "#53606d";

/// The colours that a site may choose, as `#rrggbb`.
#[derive(Clone, Copy, Debug)]
pub struct Colours<'a> {
    /// What text stands on; the site's name is written in it.
    pub ground: &'a str,
    /// What the page belongs to is written in it, and it is the line along the upper edge.
    pub accent: &'a str,
}

/// What stands on an image. The fonts must have all of it.
#[derive(Clone, Copy, Debug)]
pub struct Card<'a> {
    /// What the page belongs to; may be empty.
    pub above: &'a str,
    /// The page's title.
    pub title: &'a str,
    /// When, and where; may be empty.
    pub below: &'a str,
    /// The site's name; may be empty.
    pub site: &'a str,
    /// Whether the text runs from right to left.
    pub is_rtl: bool,
    /// The site's colours.
    pub colours: Colours<'a>,
}

/// Draws an image: PNG of [`WIDTH`] × [`HEIGHT`] pixels.
///
/// # Errors
/// It could not be drawn: why, in words.
pub fn draw(card: &Card, fonts: &Fonts) -> Result<Vec<u8>, String> {
    let options =
        Options { fontdb: Arc::clone(fonts.database()), font_resolver: fonts.resolver(), ..Options::default() };
    let tree = Tree::from_str(&svg(card, fonts), &options).map_err(|error| error.to_string())?;
    let mut pixels = Pixmap::new(WIDTH, HEIGHT).ok_or("there is no room for its pixels")?;
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    let Colours { ground, accent } = card.colours;
    file::png(&pixels, &[[ground, NAVY], [ground, accent], [ground, SLATE]])
}

/// The image as SVG.
fn svg(card: &Card, fonts: &Fonts) -> String {
    let Colours { ground, accent } = card.colours;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\">\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"{ground}\"/>\
         <rect width=\"{WIDTH}\" height=\"12\" fill=\"{accent}\"/>\
         <rect y=\"{BAND}\" width=\"{WIDTH}\" height=\"{}\" fill=\"{NAVY}\"/>",
        HEIGHT - BAND
    );
    let is_rtl = card.is_rtl;
    let mut line = |y: u32, size: u32, colour: &str, text: &str| add_line(&mut svg, is_rtl, (y, size, colour), text);
    let small = |text: &str| lines::wrap(text, fonts, SMALL, MEASURE, 1).pop().unwrap_or_default();
    line(92, SMALL, accent, &small(card.above));
    let (size, title) = title(card.title, fonts);
    let leading = size + size / 5;
    let lines = u32::try_from(title.len()).unwrap_or_default();
    // The baseline of the first line, so that the middle of all of them is where it should be.
    let mut y = MIDDLE + size * 9 / 10 - lines * leading / 2;
    for text in &title {
        line(y, size, NAVY, text);
        y += leading;
    }
    line(488, SMALL, SLATE, &small(card.below));
    line(592, SMALL, ground, &small(card.site));
    svg.push_str("</svg>");
    svg
}

/// A title's size and lines: as large as fits.
fn title(title: &str, fonts: &Fonts) -> (u32, Vec<String>) {
    let set = |(size, most): (u32, usize)| (size, lines::wrap(title, fonts, size, MEASURE, most));
    let fits = TITLE_SIZES.into_iter().find(|&(size, most)| lines::fits(title, fonts, size, MEASURE, most));
    set(fits.unwrap_or(TITLE_SIZES[TITLE_SIZES.len() - 1]))
}

fn add_line(svg: &mut String, is_rtl: bool, (y, size, colour): (u32, u32, &str), text: &str) {
    if text.is_empty() {
        return;
    }
    let (x, anchor) = if is_rtl { (WIDTH - MARGIN, "end") } else { (MARGIN, "start") };
    // The renderer takes every line for one from left to right: the other direction is said by characters (UAX #9, RLE and PDF).
    let is_read_rtl =
        is_rtl && text.chars().any(|letter| matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fefc}'));
    let (start, end) = if is_read_rtl { ("\u{202b}", "\u{202c}") } else { ("", "") };
    // Writing to a string cannot fail.
    let _ = write!(svg, "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" text-anchor=\"{anchor}\" fill=\"{colour}\">");
    svg.push_str(start);
    for character in text.chars() {
        match character {
            '<' => svg.push_str("&lt;"),
            '>' => svg.push_str("&gt;"),
            '&' => svg.push_str("&amp;"),
            other => svg.push(other),
        }
    }
    svg.push_str(end);
    svg.push_str("</text>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_those_of_the_pages() {
        let tokens = include_str!("../../../style/tokens.css");
        for (name, colour) in [("navy", NAVY), ("slate", SLATE)] {
            assert!(tokens.contains(&format!("--{name}: {colour};")), "{name} is another colour on pages");
        }
    }

    #[test]
    fn whatever_the_title_is_an_image_is_drawn() {
        let fonts = Fonts::new(Vec::new()).unwrap();
        for title in ["<b>&amp;</b> \"'", "", " ", "a\u{301}\u{ad}b\u{200d}\u{202e}c\u{2066}", "—", &"W".repeat(400)]
        {
            assert!(fonts.lacks(title).is_none(), "{title:?}");
            let colours = Colours { ground: "#f8f4ea", accent: "#9e1f2c" };
            let card = Card { above: title, title, below: title, site: title, is_rtl: true, colours };
            assert!(is_whole(&draw(&card, &fonts).unwrap()), "{title:?}");
        }
    }
}
