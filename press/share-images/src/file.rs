//! An image as a PNG file (ISO/IEC 15948): of few colours, since it has few.

use png::{BitDepth, ColorType, Compression, Encoder, Filter};
use resvg::tiny_skia::Pixmap;
use std::collections::HashMap;

/// How many colours there are from one colour to another, at the edges of letters.
const STEPS: u8 = 80;

pub(crate) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The file of an image whose pixels are of these colours, or between two.
pub(crate) fn png(pixels: &Pixmap, between: &[[&str; 2]]) -> Result<Vec<u8>, String> {
    let palette = palette(between);
    let mut known: HashMap<[u8; 3], u8> = HashMap::new();
    let mut indexed = Vec::with_capacity(pixels.pixels().len());
    let mut last = ([0; 3], nearest([0; 3], &palette));
    for pixel in pixels.pixels() {
        // All is painted over an opaque ground.
        let colour = [pixel.red(), pixel.green(), pixel.blue()];
        if colour != last.0 {
            last = (colour, *known.entry(colour).or_insert_with(|| nearest(colour, &palette)));
        }
        indexed.push(last.1);
    }
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, pixels.width(), pixels.height());
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette.concat());
    encoder.set_compression(Compression::Balanced);
    encoder.set_filter(Filter::NoFilter);
    let written = encoder.write_header().and_then(|mut writer| {
        writer.write_image_data(&indexed)?;
        writer.finish()
    });
    written.map_err(|error| error.to_string())?;
    Ok(file)
}

fn palette(between: &[[&str; 2]]) -> Vec<[u8; 3]> {
    let colours = between.iter().flat_map(|ends| {
        let [from, to] = ends.map(channels);
        (0..=STEPS).map(move |step| std::array::from_fn(|channel| mixed(from[channel], to[channel], step)))
    });
    colours.collect()
}

/// A colour's red, green and blue, from `#rrggbb`.
fn channels(colour: &str) -> [u8; 3] {
    std::array::from_fn(|channel| {
        let digits = colour.get(1 + 2 * channel..3 + 2 * channel);
        digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()).unwrap_or_default()
    })
}

fn mixed(from: u8, to: u8, step: u8) -> u8 {
    let [from, to, step, steps] = [from, to, step, STEPS].map(u32::from);
    u8::try_from((from * (steps - step) + to * step + steps / 2) / steps).unwrap_or_default()
}

/// The place of the colour of the palette that is most like another.
fn nearest(colour: [u8; 3], palette: &[[u8; 3]]) -> u8 {
    let distance = |other: &[u8; 3]| -> u32 {
        colour.iter().zip(other).map(|(&one, &other)| u32::from(one.abs_diff(other)).pow(2)).sum()
    };
    (0..=u8::MAX).zip(palette).min_by_key(|(_, other)| distance(other)).map_or(0, |(place, _)| place)
}

/// Whether a file is a whole PNG, as far as the sums in it tell.
pub fn is_whole(file: &[u8]) -> bool {
    let Some(mut rest) = file.strip_prefix(SIGNATURE) else { return false };
    loop {
        let Some((length, after)) = rest.split_first_chunk::<4>() else { return false };
        let Some((kind_and_data, after)) = after.split_at_checked(4 + u32::from_be_bytes(*length) as usize) else {
            return false;
        };
        let Some((sum, after)) = after.split_first_chunk::<4>() else { return false };
        if crc32fast::hash(kind_and_data) != u32::from_be_bytes(*sum) {
            return false;
        }
        if kind_and_data.starts_with(b"IEND") {
            return after.is_empty();
        }
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Card, Colours, Fonts, draw};

    #[test]
    fn what_is_damaged_is_not_whole() {
        let colours = Colours { ground: "#f8f4ea", accent: "#9e1f2c" };
        let card = Card { above: "", title: "Title", below: "", site: "Site", is_rtl: false, colours };
        let file = draw(&card, &Fonts::new(Vec::new()).unwrap()).unwrap();
        assert!(is_whole(&file));
        assert!((0..file.len()).all(|end| !is_whole(&file[..end])));
        assert!(!is_whole(&[&file[..], b"x"].concat()));
        for place in (0..file.len()).step_by(97).chain([file.len() - 1]) {
            let mut damaged = file.clone();
            damaged[place] ^= 1;
            assert!(!is_whole(&damaged), "byte {place}");
        }
    }

    #[test]
    fn colours_are_given_back() {
        let palette = palette(&[["#ffffff", "#14273c"], ["#f8f4ea", "#9e1f2c"]]);
        assert!(palette.len() <= 256);
        for colour in ["#ffffff", "#14273c", "#f8f4ea", "#9e1f2c"].map(channels) {
            assert_eq!(palette[usize::from(nearest(colour, &palette))], colour);
        }
    }
}
