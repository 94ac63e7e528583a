//! A picture made smaller: read within limits, brought to sRGB, turned upright, and written as WebP.
//!
//! Where the picture comes from and where its versions go is not known here.

use fast_image_resize::Resizer;
use image::{
    AnimationDecoder, DynamicImage, ImageDecoder, ImageFormat, ImageResult, Limits,
    codecs::{gif::GifDecoder, jpeg::JpegDecoder, png::PngDecoder, webp::WebPDecoder},
    metadata::Orientation,
};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use std::{
    io::Cursor,
    panic::{AssertUnwindSafe, catch_unwind},
};
use webp::{Encoder, WebPConfig};

/// The name of all that decides what becomes of a picture. It changes with anything below that changes a byte.
pub const RECIPE: &str = "webp-1";

/// The widest and highest picture that is read, in pixels.
pub const LARGEST_SIDE: u32 = 6_000;

/// How wide versions are, in pixels: for small pictures on all screens, for telephones, and for a line of text on screens
/// of one and of two pixels to each of CSS.
const WIDTHS: [u32; 3] = [320, 640, 960];

/// The widest version, in pixels. A narrower picture has a version of its own width.
pub const WIDEST: u32 = 1_440;

/// How much memory reading a picture may take, in bytes: the largest has 16 bits for each of four channels.
const MOST_MEMORY: u64 = LARGEST_SIDE as u64 * LARGEST_SIDE as u64 * 8 + 64 * 1024 * 1024;

/// How like the picture a version is, from 0 to 100 (libwebp).
const QUALITY: f32 = 75.0;

/// How much work goes into making a version small, from 0 to 6 (libwebp).
const METHOD: i32 = 4;

/// The same for versions that lose nothing, for which the work grows faster.
const LOSSLESS_METHOD: i32 = 2;

/// The most colours of a picture that is drawn rather than photographed.
const FEW_COLOURS: usize = 4_096;

/// How many bytes a version must save: in a document and on a page, naming it takes about so many.
const LEAST_SAVED: usize = 100;

/// One version of a picture.
#[derive(Debug, PartialEq, Eq)]
pub struct Version {
    /// Its width in pixels.
    pub width: u32,
    /// The file: WebP.
    pub bytes: Vec<u8>,
}

/// The versions of a picture, widest first. Each has fewer bytes than all that are wider, and than the picture, so that it is
/// worth its name. There are none of a picture that moves, or is of a kind that is not read here.
///
/// # Errors
/// The picture is damaged, or too large: why, in words.
pub fn versions(bytes: &[u8]) -> Result<Vec<Version>, String> {
    // A damaged picture must not take the whole site down with it.
    let made = catch_unwind(AssertUnwindSafe(|| {
        let Some(picture) = read(bytes).map_err(|error| error.to_string())? else { return Ok(Vec::new()) };
        smaller(picture, bytes.len())
    }));
    made.unwrap_or_else(|_| Err("the decoder gave up".to_owned()))
}

/// How a picture is turned before it is shown: by what the camera noted (EXIF), where its header can be read.
fn orientation(bytes: &[u8]) -> Orientation {
    let read = || match image::guess_format(bytes).ok()? {
        ImageFormat::Jpeg => JpegDecoder::new(Cursor::new(bytes)).ok()?.orientation().ok(),
        ImageFormat::Png => PngDecoder::with_limits(Cursor::new(bytes), limits()).ok()?.orientation().ok(),
        ImageFormat::WebP => WebPDecoder::new(Cursor::new(bytes)).ok()?.orientation().ok(),
        _ => None,
    };
    catch_unwind(AssertUnwindSafe(read)).ok().flatten().unwrap_or(Orientation::NoTransforms)
}

/// Whether what the camera noted makes a wide picture high, and a high one wide.
pub fn lies_on_its_side(bytes: &[u8]) -> bool {
    is_on_its_side(orientation(bytes))
}

fn is_on_its_side(orientation: Orientation) -> bool {
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    matches!(orientation, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH)
}

/// A picture as it stands in its file.
struct Picture {
    pixels: DynamicImage,
    orientation: Orientation,
    /// An ICC profile.
    profile: Option<Vec<u8>>,
    /// Whether the file loses nothing of what was drawn.
    is_lossless: bool,
}

fn limits() -> Limits {
    let mut limits = Limits::no_limits();
    limits.max_image_width = Some(LARGEST_SIDE);
    limits.max_image_height = Some(LARGEST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    limits
}

/// Reads a picture; `None` for one that is left alone.
fn read(bytes: &[u8]) -> ImageResult<Option<Picture>> {
    let file = Cursor::new(bytes);
    match image::guess_format(bytes) {
        Ok(ImageFormat::Jpeg) => decode(JpegDecoder::new(file)?, false).map(Some),
        Ok(ImageFormat::Png) => {
            let decoder = PngDecoder::with_limits(file, limits())?;
            if decoder.is_apng()? { Ok(None) } else { decode(decoder, true).map(Some) }
        }
        Ok(ImageFormat::WebP) => {
            let decoder = WebPDecoder::new(file)?;
            if decoder.has_animation() { Ok(None) } else { decode(decoder, false).map(Some) }
        }
        Ok(ImageFormat::Gif) => {
            let mut decoder = GifDecoder::new(file.clone())?;
            decoder.set_limits(limits())?;
            let moves = decoder.into_frames().nth(1).is_some();
            if moves { Ok(None) } else { decode(GifDecoder::new(file)?, true).map(Some) }
        }
        _ => Ok(None),
    }
}

fn decode(mut decoder: impl ImageDecoder, is_lossless: bool) -> ImageResult<Picture> {
    decoder.set_limits(limits())?;
    // What is said of a picture may be damaged where the picture is not: then it is shown as browsers show it.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    let pixels = DynamicImage::from_decoder(decoder)?;
    let pixels = if pixels.color().has_alpha() { pixels.into_rgba8().into() } else { pixels.into_rgb8().into() };
    Ok(Picture { pixels, orientation, profile, is_lossless })
}

/// Makes each version from the one that is next wider, so that the whole picture is gone through once only.
fn smaller(picture: Picture, size: usize) -> Result<Vec<Version>, String> {
    let Picture { pixels, orientation, profile, is_lossless } = picture;
    let is_drawn = is_lossless && has_few_colours(&pixels);
    let across = if is_on_its_side(orientation) { pixels.height() } else { pixels.width() };
    let widest = across.min(WIDEST);
    let (width, height) = scaled(pixels.width(), pixels.height(), widest, across);
    let Some(mut pixels) = in_srgb(resized(pixels, width, height)?, profile.as_deref()) else { return Ok(Vec::new()) };
    pixels.apply_orientation(orientation);
    let mut versions: Vec<Version> = Vec::new();
    let mut fewest = size;
    for width in widths(widest) {
        let (_, height) = scaled(pixels.width(), pixels.height(), width, pixels.width());
        pixels = resized(pixels, width, height)?;
        let bytes = encoded(&pixels, is_drawn && width == across)?;
        if bytes.len() + LEAST_SAVED <= fewest {
            fewest = bytes.len();
            versions.push(Version { width, bytes });
        }
    }
    Ok(versions)
}

/// The widths of the versions, widest first. None is nearly as wide as the widest.
fn widths(widest: u32) -> impl Iterator<Item = u32> {
    std::iter::once(widest).chain(WIDTHS.into_iter().rev().filter(move |width| width * 5 <= widest * 4))
}

/// Width and height as they become when `whole` becomes `part`.
fn scaled(width: u32, height: u32, part: u32, whole: u32) -> (u32, u32) {
    let scale = |side: u32| {
        let side = (u64::from(side) * u64::from(part) + u64::from(whole) / 2) / u64::from(whole.max(1));
        u32::try_from(side).unwrap_or(u32::MAX).max(1)
    };
    (scale(width), scale(height))
}

fn resized(pixels: DynamicImage, width: u32, height: u32) -> Result<DynamicImage, String> {
    if (pixels.width(), pixels.height()) == (width, height) {
        return Ok(pixels);
    }
    let mut smaller = DynamicImage::new(width, height, pixels.color());
    Resizer::new().resize(&pixels, &mut smaller, None).map_err(|error| error.to_string())?;
    Ok(smaller)
}

/// The colours as sRGB has them; pictures that say nothing of theirs mean that, and so do those whose profile cannot be read.
/// `None` for inks, which only their printer knows.
fn in_srgb(pixels: DynamicImage, profile: Option<&[u8]>) -> Option<DynamicImage> {
    let Some(profile) = profile.and_then(|profile| ColorProfile::new_from_slice(profile).ok()) else {
        return Some(pixels);
    };
    if profile.color_space == DataColorSpace::Cmyk {
        return None;
    }
    if profile.color_space != DataColorSpace::Rgb {
        return Some(pixels);
    }
    let layout = if pixels.color().has_alpha() { Layout::Rgba } else { Layout::Rgb };
    let srgb = ColorProfile::new_srgb();
    let Ok(transform) = profile.create_transform_8bit(layout, &srgb, layout, TransformOptions::default()) else {
        return Some(pixels);
    };
    let mut changed = DynamicImage::new(pixels.width(), pixels.height(), pixels.color());
    let done = match (&pixels, &mut changed) {
        (DynamicImage::ImageRgb8(from), DynamicImage::ImageRgb8(to)) => transform.transform(from, to),
        (DynamicImage::ImageRgba8(from), DynamicImage::ImageRgba8(to)) => transform.transform(from, to),
        _ => return Some(pixels),
    };
    Some(if done.is_ok() { changed } else { pixels })
}

/// Whether a picture is drawn: such a picture is smaller, and sharper, where nothing of it is lost.
fn has_few_colours(pixels: &DynamicImage) -> bool {
    let bytes_each = usize::from(pixels.color().bytes_per_pixel());
    let mut colours = std::collections::HashSet::new();
    pixels.as_bytes().chunks_exact(bytes_each).all(|colour| {
        colours.insert(colour);
        colours.len() <= FEW_COLOURS
    })
}

/// The pixels as WebP; where they are as they were drawn, with or without loss, whichever has fewer bytes. Once made smaller, a
/// drawing has as many colours as a photograph.
fn encoded(pixels: &DynamicImage, as_drawn: bool) -> Result<Vec<u8>, String> {
    let lossy = encoded_as(pixels, false)?;
    if !as_drawn {
        return Ok(lossy);
    }
    let lossless = encoded_as(pixels, true)?;
    Ok(if lossless.len() <= lossy.len() { lossless } else { lossy })
}

fn encoded_as(pixels: &DynamicImage, lossless: bool) -> Result<Vec<u8>, String> {
    let (width, height) = (pixels.width(), pixels.height());
    let encoder = match pixels {
        DynamicImage::ImageRgb8(pixels) => Encoder::from_rgb(pixels, width, height),
        DynamicImage::ImageRgba8(pixels) => Encoder::from_rgba(pixels, width, height),
        _ => return Err("it has colours of a kind that cannot be written".to_owned()),
    };
    let mut config = WebPConfig::new().map_err(|()| "the encoder did not begin".to_owned())?;
    config.quality = QUALITY;
    config.method = if lossless { LOSSLESS_METHOD } else { METHOD };
    config.lossless = lossless.into();
    let written = encoder.encode_advanced(&config).map_err(|error| format!("it could not be written: {error:?}"))?;
    Ok(written.to_vec())
}

#[cfg(test)]
mod tests;
