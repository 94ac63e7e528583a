use super::*;
use image::{GenericImageView, GrayImage, Rgb, RgbImage, Rgba, RgbaImage};

/// Something like a photograph: no two neighbours are alike.
fn photograph(width: u32, height: u32) -> DynamicImage {
    let mut noise = 1_u32;
    RgbImage::from_fn(width, height, |x, y| {
        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let [grain, ..] = noise.to_be_bytes();
        Rgb([x, y, x + y].map(|light| (light % 200) as u8 / 2 + grain / 4 + 30))
    })
    .into()
}

fn file(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn opened(version: &Version) -> DynamicImage {
    image::load_from_memory_with_format(&version.bytes, ImageFormat::WebP).unwrap()
}

fn sizes(versions: &[Version]) -> Vec<(u32, u32)> {
    versions.iter().map(|version| opened(version).dimensions()).collect()
}

/// A JPEG with what a camera notes: how the picture is to be turned.
fn jpeg_turned(picture: &DynamicImage, orientation: u8) -> Vec<u8> {
    let jpeg = file(picture, ImageFormat::Jpeg);
    let exif =
        [&b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"[..], &[orientation], &b"\0\0\0\0\0\0"[..]]
            .concat();
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], b"\xff\xe1", &length, &exif, &jpeg[2..]].concat()
}

/// Four fields of different colours.
fn fields(width: u32, height: u32) -> DynamicImage {
    RgbImage::from_fn(width, height, |x, y| match (x < width / 2, y < height / 2) {
        (true, true) => Rgb([220, 30, 30]),
        (false, true) => Rgb([30, 200, 30]),
        (true, false) => Rgb([30, 30, 220]),
        (false, false) => Rgb([230, 230, 30]),
    })
    .into()
}

fn is_near(pixel: Rgba<u8>, expected: [u8; 3]) -> bool {
    pixel.0.iter().zip(expected).all(|(one, other)| one.abs_diff(other) < 40)
}

#[test]
fn a_photograph_is_there_in_each_width() {
    let versions = versions(&file(&photograph(2_000, 1_000), ImageFormat::Jpeg)).unwrap();
    assert_eq!(sizes(&versions), [(1_440, 720), (960, 480), (640, 320), (320, 160)]);
    assert!(versions.iter().all(|version| opened(version).width() == version.width));
    assert!(versions.is_sorted_by(|one, other| one.bytes.len() > other.bytes.len()));
}

#[test]
fn no_version_is_wider_than_the_picture_or_nearly_as_wide() {
    let widths = |width| -> Vec<u32> {
        let versions = versions(&file(&photograph(width, 100), ImageFormat::Png)).unwrap();
        versions.iter().map(|version| version.width).collect()
    };
    assert_eq!(widths(1_200), [1_200, 960, 640, 320]);
    assert_eq!(widths(1_000), [1_000, 640, 320]);
    assert_eq!(widths(200), [200]);
}

#[test]
fn a_version_that_is_not_smaller_is_not_offered() {
    let squeezed = Encoder::from_rgb(photograph(900, 600).as_bytes(), 900, 600).encode(5.0).to_vec();
    let versions_of_it = versions(&squeezed).unwrap();
    assert!(versions_of_it.iter().all(|version| version.width < 900), "{:?}", sizes(&versions_of_it));
    assert!(versions_of_it.iter().all(|version| version.bytes.len() < squeezed.len()));
    let dot = file(&RgbImage::new(1, 1).into(), ImageFormat::Gif);
    assert_eq!(versions(&dot).unwrap(), []);
}

#[test]
fn a_drawing_keeps_its_edges() {
    let drawing = fields(1_200, 600);
    let versions = versions(&file(&drawing, ImageFormat::Png)).unwrap();
    assert_eq!(versions[0].width, 1_200);
    assert_eq!(opened(&versions[0]).to_rgb8(), drawing.to_rgb8(), "something was lost");
}

#[test]
fn a_picture_is_turned_as_the_camera_noted() {
    for (orientation, size, top_left) in [
        (1, (600, 400), [220, 30, 30]),
        (3, (600, 400), [230, 230, 30]),
        (6, (400, 600), [30, 30, 220]),
        (8, (400, 600), [30, 200, 30]),
        (5, (400, 600), [220, 30, 30]),
    ] {
        let jpeg = jpeg_turned(&fields(600, 400), orientation);
        let versions = versions(&jpeg).unwrap();
        let shown = opened(versions.last().unwrap());
        assert_eq!(sizes(&versions).first(), Some(&size), "orientation {orientation}");
        assert!(is_near(shown.get_pixel(20, 20), top_left), "orientation {orientation}: {:?}", shown.get_pixel(20, 20));
        assert_eq!(is_on_its_side(super::orientation(&jpeg)), size.0 < size.1, "orientation {orientation}");
    }
}

#[test]
fn what_is_transparent_stays_so() {
    let mut glass = RgbaImage::from_pixel(800, 400, Rgba([10, 120, 200, 255]));
    for (x, y, pixel) in glass.enumerate_pixels_mut() {
        // Seen through, it is bright red: that must not bleed into what is seen.
        *pixel = if x < 400 { Rgba([255, 0, 0, 0]) } else { Rgba([10, 120, (y % 200) as u8, 255]) };
    }
    for version in versions(&file(&glass.into(), ImageFormat::Png)).unwrap() {
        let shown = opened(&version).to_rgba8();
        let (width, height) = shown.dimensions();
        assert_eq!(shown.get_pixel(width / 4, height / 2).0[3], 0);
        let beside = shown.get_pixel(width / 2 + 2, height / 2).0;
        assert!(beside[3] > 250 && beside[0] < 60, "{beside:?} at {width}");
    }
}

#[test]
fn colours_of_another_space_look_the_same_in_srgb() {
    let green = RgbImage::from_pixel(600, 300, Rgb([0, 200, 0])).into();
    let png = |profile: Option<ColorProfile>| {
        let mut bytes = Vec::new();
        let mut encoder = image::codecs::png::PngEncoder::new(&mut bytes);
        if let Some(profile) = profile {
            image::ImageEncoder::set_icc_profile(&mut encoder, profile.encode().unwrap()).unwrap();
        }
        DynamicImage::write_with_encoder(&green, encoder).unwrap();
        let version = versions(&bytes).unwrap().remove(0);
        opened(&version).get_pixel(100, 100)
    };
    assert!(is_near(png(None), [0, 200, 0]));
    assert!(is_near(png(Some(ColorProfile::new_srgb())), [0, 200, 0]));
    // Adobe RGB reaches greens that are more than the greenest of sRGB: it is shown as the most there is.
    let adobe = png(Some(ColorProfile::new_adobe_rgb()));
    assert!(adobe.0[1] > 195 && adobe != png(None), "{adobe:?}");
    let p3 = png(Some(ColorProfile::new_display_p3()));
    assert!(p3 != png(None), "{p3:?}");
}

#[test]
fn pictures_without_colours_are_read() {
    let grey = GrayImage::from_fn(700, 300, |x, y| image::Luma([((x + y) % 250) as u8]));
    let versions = versions(&file(&grey.into(), ImageFormat::Jpeg)).unwrap();
    assert!(!versions.is_empty());
}

#[test]
fn what_moves_is_left_alone() {
    let frames = [10, 200].map(|light| image::Frame::new(RgbaImage::from_pixel(600, 300, Rgba([light, 0, 0, 255]))));
    let mut moving = Vec::new();
    image::codecs::gif::GifEncoder::new(&mut moving).encode_frames(frames).unwrap();
    assert_eq!(versions(&moving), Ok(Vec::new()));
    assert_eq!(versions(b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), Ok(Vec::new()));
}

#[test]
fn a_picture_made_to_fill_the_memory_is_refused() {
    // The header of a PNG of 30,000 × 30,000 pixels, and of one row of it.
    for (width, height) in [(30_000_u32, 30_000_u32), (30_000, 1), (1, 6_001)] {
        let small = file(&RgbImage::new(2, 2).into(), ImageFormat::Png);
        let mut bomb = small.clone();
        bomb[16..20].copy_from_slice(&width.to_be_bytes());
        bomb[20..24].copy_from_slice(&height.to_be_bytes());
        let crc = crc32(&bomb[12..29]);
        bomb[29..33].copy_from_slice(&crc.to_be_bytes());
        let refused = versions(&bomb).unwrap_err();
        assert!(refused.contains("limit") || refused.contains("dimensions"), "{width} × {height}: {refused}");
    }
}

/// The checksum of PNG (ISO 3309).
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 })
    })
}

#[test]
fn whatever_is_damaged_is_an_error_or_a_picture_and_never_a_panic() {
    let picture = photograph(120, 80);
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::WebP] {
        let whole = file(&picture, format);
        assert!(versions(&whole).is_ok());
        for length in (0..whole.len()).step_by(whole.len() / 40 + 1) {
            let _ = versions(&whole[..length]);
        }
        for place in (0..whole.len()).step_by(whole.len() / 60 + 1) {
            let mut damaged = whole.clone();
            damaged[place] ^= 0x5a;
            let _ = versions(&damaged);
        }
    }
    let png = file(&picture, ImageFormat::Png);
    assert!(versions(&png[..png.len() / 2]).is_err(), "half a picture is taken for a whole one");
}
