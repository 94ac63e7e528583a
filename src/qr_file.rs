//! A QR code as a file to keep: a `data:` address of a picture, with its quiet zone, black on white.
//!
//! The PNG is written here, not drawn on a canvas: browsers that guard against being recognised falsify what is read from one.

use crate::{mail::encode_byte, model::Qr};

/// The pixels of a module's side.
const SCALE: usize = 8;

/// The code as SVG.
pub fn svg(code: &Qr) -> String {
    let (side, zone) = (code.side() + 2 * Qr::QUIET_ZONE, Qr::QUIET_ZONE);
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{0}\" viewBox=\"-{zone} -{zone} {side} {side}\" \
         shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M-{zone}-{zone}h{side}v{side}h-{side}z\"/>\
         <path stroke=\"#000\" d=\"{1}\"/></svg>",
        side * SCALE,
        code.strokes()
    );
    address("image/svg+xml", svg.as_bytes())
}

/// The code as PNG (ISO/IEC 15948): one bit for each pixel, and not compressed.
pub fn png(code: &Qr) -> String {
    let dimension = code.side();
    let modules = dimension + 2 * Qr::QUIET_ZONE;
    let size = length(modules * SCALE);
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    // One bit, grey, and of all else the one way that there is.
    chunk(&mut file, *b"IHDR", &[&size[..], &size, &[1, 0, 0, 0, 0]].concat());
    // The data is a stream of zlib (RFC 1950).
    let mut data = vec![0x78, 1];
    let (mut a, mut b) = (1, 0);
    for y in 0..modules {
        // A line of pixels begins with the name of its filter, none. A module has eight pixels, and so takes a byte.
        let mut line = vec![0];
        for x in 0..modules {
            let (x, y) = (x.wrapping_sub(Qr::QUIET_ZONE), y.wrapping_sub(Qr::QUIET_ZONE));
            line.push(if x < dimension && y < dimension && code.is_dark(x, y) { 0 } else { 0xFF });
        }
        for repeated in 1..=SCALE {
            // Each line is a block that is stored (RFC 1951, 3.2.4): whether it is the last, its length, the same inverted.
            let [_, _, high, low] = length(line.len());
            data.extend([u8::from(y + 1 == modules && repeated == SCALE), low, high, !low, !high]);
            for &byte in &line {
                a = (a + u32::from(byte)) % 65_521;
                b = (b + a) % 65_521;
            }
            data.extend_from_slice(&line);
        }
    }
    data.extend((b << 16 | a).to_be_bytes());
    chunk(&mut file, *b"IDAT", &data);
    chunk(&mut file, *b"IEND", &[]);
    address("image/png", &file)
}

/// A length as PNG has it. No picture of a code comes near the end of 32 bits.
fn length(length: usize) -> [u8; 4] {
    u32::try_from(length).unwrap_or_default().to_be_bytes()
}

/// Adds a chunk: its length, its type, its data, and the check of the two.
fn chunk(file: &mut Vec<u8>, kind: [u8; 4], data: &[u8]) {
    file.extend(length(data.len()));
    let mut crc = u32::MAX;
    for &byte in kind.iter().chain(data) {
        file.push(byte);
        crc ^= u32::from(byte);
        for _ in 0..8 {
            crc = crc >> 1 ^ if crc & 1 == 1 { 0xEDB8_8320 } else { 0 };
        }
    }
    file.extend((!crc).to_be_bytes());
}

/// A file as an address (RFC 2397).
fn address(media_type: &str, file: &[u8]) -> String {
    let mut address = ["data:", media_type, ","].concat();
    for &byte in file {
        encode_byte(byte, &mut address);
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;
    use percent_encoding::percent_decode_str;

    fn file(address: &str, media_type: &str) -> Vec<u8> {
        let data = address.strip_prefix("data:").and_then(|rest| rest.strip_prefix(media_type)).unwrap();
        percent_decode_str(data.strip_prefix(',').unwrap()).collect()
    }

    #[test]
    fn a_picture_has_the_codes_size_with_its_quiet_zone() {
        let code = Qr::new(21, |column, row| (column + row) % 2 == 0).unwrap();
        let svg = String::from_utf8(file(&svg(&code), "image/svg+xml")).unwrap();
        assert!(svg.contains("width=\"232\" height=\"232\" viewBox=\"-4 -4 29 29\""), "{svg}");
        assert!(svg.contains("d=\"M-4-4h29v29h-29z\"") && svg.contains(&code.strokes()), "{svg}");
        let png = file(&png(&code), "image/png");
        assert_eq!(png[..8], *b"\x89PNG\r\n\x1a\n");
        assert_eq!(png[16..26], [0, 0, 0, 232, 0, 0, 0, 232, 1, 0]);
        // The standard's own example of an end.
        assert_eq!(png[png.len() - 12..], *b"\0\0\0\0IEND\xAE\x42\x60\x82");
    }
}
