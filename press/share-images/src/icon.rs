//! The icons of a site, drawn of its society's logo.

use crate::{Fonts, file::SIGNATURE};
use resvg::{
    tiny_skia::{Color, Pixmap, PixmapPaint, Transform},
    usvg::{ImageHrefResolver, ImageKind, Options, Tree},
};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
};

/// The name of all that decides how an icon looks. It changes with anything here that changes a pixel.
pub const ICON_RECIPE: &str = "icon-1";

/// The widest and highest PNG that is read, in pixels.
const LARGEST_SIDE: u32 = 4_096;

/// How an icon is laid out.
#[derive(Clone, Copy, Debug)]
pub struct Icon<'a> {
    /// How wide and high it is, in pixels.
    pub size: u16,
    /// How much of that the logo takes, in hundredths.
    pub share: u8,
    /// What is behind the logo, as `#rrggbb`; nothing where one may see through.
    pub ground: Option<&'a str>,
}

/// Draws an icon of a logo, which is SVG or PNG: as PNG.
///
/// # Errors
/// The logo is neither, is damaged, or there is nothing to be seen of it: why, in words.
pub fn draw_icon(logo: &[u8], icon: &Icon, fonts: &Fonts) -> Result<Vec<u8>, String> {
    // A damaged logo must not take the whole site down with it.
    let drawn = catch_unwind(AssertUnwindSafe(|| drawn(logo, icon, fonts)));
    drawn.unwrap_or_else(|_| Err("the renderer gave up".to_owned()))
}

fn drawn(logo: &[u8], icon: &Icon, fonts: &Fonts) -> Result<Vec<u8>, String> {
    let Icon { size, share, ground } = *icon;
    let size = u32::from(size);
    let longest = png_side(logo);
    if longest.is_some_and(|longest| longest > LARGEST_SIDE) {
        return Err(format!("it is longer than {LARGEST_SIDE} pixels"));
    }
    // A PNG is drawn about as large as it is, and then made smaller, so that every pixel of it counts.
    let halvings = (0..8).find(|halvings| size << halvings >= longest.unwrap_or(0)).unwrap_or(8);
    let mut pixels = fitted(&tree(logo, longest, fonts)?, size << halvings, share)?;
    for _ in 0..halvings {
        pixels = halved(&pixels)?;
    }
    if pixels.pixels().iter().all(|pixel| pixel.alpha() == 0) {
        return Err("there is nothing to be seen".to_owned());
    }
    if let Some(ground) = ground.and_then(colour) {
        let mut whole = pixmap(size)?;
        whole.fill(ground);
        whole.draw_pixmap(0, 0, pixels.as_ref(), &PixmapPaint::default(), Transform::identity(), None);
        pixels = whole;
    }
    pixels.encode_png().map_err(|error| error.to_string())
}

/// The longer side of a PNG, as its header says (ISO/IEC 15948, 11.2.2). `None` for what is no PNG.
fn png_side(logo: &[u8]) -> Option<u32> {
    let header = logo.strip_prefix(SIGNATURE)?.get(8..16)?;
    let (width, height) = header.split_first_chunk::<4>()?;
    Some(u32::from_be_bytes(*width).max(u32::from_be_bytes(height.try_into().ok()?)))
}

/// A logo as something that can be drawn. Nothing beside it is read.
fn tree(logo: &[u8], side: Option<u32>, fonts: &Fonts) -> Result<Tree, String> {
    let picture = side.map(|_| Arc::new(logo.to_vec()));
    let own = |_: &str, _: &Options| picture.clone().map(ImageKind::PNG);
    let image_href_resolver = ImageHrefResolver { resolve_string: Box::new(own), ..ImageHrefResolver::default() };
    let options = Options {
        fontdb: Arc::clone(fonts.database()),
        font_resolver: fonts.resolver(),
        image_href_resolver,
        ..Options::default()
    };
    let read = match side {
        Some(side) => Tree::from_str(&around(side), &options),
        None => Tree::from_data(logo, &options),
    };
    read.map_err(|error| error.to_string())
}

/// A square with a picture in its middle.
fn around(side: u32) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{side}\" height=\"{side}\">\
         <image width=\"{side}\" height=\"{side}\" href=\"logo\"/></svg>"
    )
}

/// A logo in the middle of a square, of which it takes so many hundredths.
fn fitted(logo: &Tree, size: u32, share: u8) -> Result<Pixmap, String> {
    let mut pixels = pixmap(size)?;
    let (width, height) = (logo.size().width(), logo.size().height());
    // Sizes are far below what an `f32` counts exactly.
    #[allow(clippy::cast_precision_loss)]
    let size = size as f32;
    let scale = size * f32::from(share) / 100.0 / width.max(height);
    let middle = |side: f32| (size - side * scale) / 2.0;
    let place = Transform::from_row(scale, 0.0, 0.0, scale, middle(width), middle(height));
    resvg::render(logo, place, &mut pixels.as_mut());
    Ok(pixels)
}

/// Half as wide and high: each pixel is the mean of four.
fn halved(pixels: &Pixmap) -> Result<Pixmap, String> {
    let mut half = pixmap(pixels.width() / 2)?;
    let row = pixels.width() as usize * 4;
    let rows = pixels.data().chunks_exact(2 * row).zip(half.data_mut().chunks_exact_mut(row / 2));
    for (two, one) in rows {
        let (upper, lower) = two.split_at(row);
        for ((upper, lower), pixel) in upper.chunks_exact(8).zip(lower.chunks_exact(8)).zip(one.chunks_exact_mut(4)) {
            for (channel, mean) in pixel.iter_mut().enumerate() {
                let four = [upper[channel], upper[channel + 4], lower[channel], lower[channel + 4]];
                let sum: u16 = four.map(u16::from).iter().sum();
                *mean = u8::try_from((sum + 2) / 4).unwrap_or(u8::MAX);
            }
        }
    }
    Ok(half)
}

fn pixmap(size: u32) -> Result<Pixmap, String> {
    Pixmap::new(size, size).ok_or_else(|| "there is no room for its pixels".to_owned())
}

fn colour(text: &str) -> Option<Color> {
    let [_, red, green, blue] = u32::from_str_radix(text.strip_prefix('#')?, 16).ok()?.to_be_bytes();
    Some(Color::from_rgba8(red, green, blue, u8::MAX))
}

/// An icon as the file `favicon.ico`, for which programs look that do not read the page: a header, and the PNG.
pub fn ico(png: &[u8], size: u8) -> Vec<u8> {
    let length = u32::try_from(png.len()).unwrap_or(u32::MAX).to_le_bytes();
    let header = [&[0, 0, 1, 0, 1, 0, size, size, 0, 0, 1, 0, 32, 0][..], &length, &[22, 0, 0, 0]].concat();
    [&header, png].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::is_whole;

    const LOGO: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 20\"><rect width=\"40\" height=\"20\" fill=\"#00539f\"/></svg>";
    const ICON: Icon<'static> = Icon { size: 64, share: 100, ground: None };

    fn fonts() -> Fonts {
        Fonts::new(Vec::new()).unwrap()
    }

    fn pixels(logo: &[u8], icon: &Icon) -> Pixmap {
        let png = draw_icon(logo, icon, &fonts()).unwrap();
        assert!(is_whole(&png));
        Pixmap::decode_png(&png).unwrap()
    }

    fn at(pixels: &Pixmap, x: u32, y: u32) -> [u8; 4] {
        let colour = pixels.pixel(x, y).unwrap().demultiply();
        [colour.red(), colour.green(), colour.blue(), colour.alpha()]
    }

    #[test]
    fn a_logo_stands_in_the_middle_of_its_icon() {
        let icon = pixels(LOGO.as_bytes(), &ICON);
        assert_eq!((icon.width(), icon.height()), (64, 64));
        for (y, alpha) in [(14, 0), (18, 255), (46, 255), (50, 0)] {
            assert_eq!([at(&icon, 1, y)[3], at(&icon, 62, y)[3]], [alpha; 2], "row {y}");
        }
        assert_eq!(at(&icon, 32, 32), [0x00, 0x53, 0x9f, 0xff]);
    }

    #[test]
    fn on_a_ground_there_is_room_around_it_and_one_sees_nowhere_through() {
        let icon = pixels(LOGO.as_bytes(), &Icon { size: 100, share: 60, ground: Some("#f8f4ea") });
        for (x, y, logo) in
            [(0, 0, false), (18, 50, false), (22, 50, true), (77, 50, true), (82, 50, false), (50, 30, false)]
        {
            let expected = if logo { [0x00, 0x53, 0x9f, 0xff] } else { [0xf8, 0xf4, 0xea, 0xff] };
            assert_eq!(at(&icon, x, y), expected, "{x}, {y}");
        }
    }

    #[test]
    fn each_pixel_of_a_png_counts() {
        let mut chequered = Pixmap::new(512, 512).unwrap();
        for (place, pixel) in chequered.data_mut().chunks_exact_mut(4).enumerate() {
            let is_white = (place % 512 + place / 512) % 2 == 0;
            pixel.copy_from_slice(&if is_white { [255; 4] } else { [0, 0, 0, 255] });
        }
        let icon = pixels(&chequered.encode_png().unwrap(), &ICON);
        for (x, y) in [(0, 0), (31, 31), (32, 31), (63, 63), (5, 40)] {
            assert_eq!(at(&icon, x, y), [128, 128, 128, 255], "{x}, {y}");
        }
    }

    #[test]
    fn what_cannot_be_drawn_is_refused() {
        let png = Pixmap::new(64, 64).unwrap().encode_png().unwrap();
        let long = [SIGNATURE, b"\0\0\0\x0dIHDR\0\0\x20\0\0\0\0\x20"].concat();
        let picture = concat!("<image href=\"", env!("CARGO_MANIFEST_DIR"), "/../tests/base/files/picture.png\"");
        let elsewhere = LOGO.replace("<rect", picture).into_bytes();
        for (logo, why) in [
            (&b""[..], "SVG data parsing failed"),
            (b"<svg", "SVG data parsing failed"),
            (b"GIF89a", "SVG data parsing failed"),
            (&png, "nothing to be seen"),
            (&png[..40], "nothing to be seen"),
            (&long, "longer than 4096 pixels"),
            (&elsewhere, "nothing to be seen"),
        ] {
            let refused = draw_icon(logo, &ICON, &fonts()).expect_err(&String::from_utf8_lossy(logo));
            assert!(refused.contains(why), "{refused}");
        }
    }

    #[test]
    fn a_file_ico_names_the_size_and_place_of_its_png() {
        let png = draw_icon(LOGO.as_bytes(), &Icon { size: 32, ..ICON }, &fonts()).unwrap();
        let file = ico(&png, 32);
        assert_eq!(file[..8], [0, 0, 1, 0, 1, 0, 32, 32]);
        assert_eq!(file[14..18], u32::try_from(png.len()).unwrap().to_le_bytes());
        assert!(file[18..22] == [22, 0, 0, 0] && file[22..] == png);
    }
}
