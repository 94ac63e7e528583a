//! Files as they travel: compressed beforehand, for hosts that hand out `page.html.br` or `page.html.gz` where the browser takes it
//! (RFC 9110, content codings; brotli: RFC 7932, gzip: RFC 1952).

use flate2::{Compression, write::GzEncoder};
use std::io::{self, Write};

/// A content coding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    /// Brotli.
    Brotli,
    /// Gzip.
    Gzip,
}

/// Endings of the names of files that are text, or shrink as text does.
const TEXT: [&str; 14] =
    ["atom", "css", "csv", "html", "ics", "js", "json", "md", "svg", "txt", "vcf", "wasm", "webmanifest", "xml"];

impl Encoding {
    /// The codings in which the file at an address is written besides.
    pub(super) fn of(address: &str) -> &'static [Encoding] {
        let is_text = address.rsplit_once('.').is_some_and(|(_, ending)| TEXT.contains(&ending));
        if is_text { &[Encoding::Brotli, Encoding::Gzip] } else { &[] }
    }

    /// The address of the compressed file.
    pub(super) fn address(self, address: &str) -> String {
        match self {
            Encoding::Brotli => format!("{address}.br"),
            Encoding::Gzip => format!("{address}.gz"),
        }
    }

    /// The file, compressed: the same bytes on every machine.
    pub(super) fn compress(self, address: &str, bytes: &[u8]) -> io::Result<Vec<u8>> {
        match self {
            Encoding::Brotli => brotli(bytes, quality(address)),
            Encoding::Gzip => {
                let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
                encoder.write_all(bytes)?;
                encoder.finish()
            }
        }
    }
}

/// How hard brotli tries. The last tenth of what can be saved takes twenty times as long: worth it only for what every reader
/// loads, and what is the same for every page.
fn quality(address: &str) -> i32 {
    if address.starts_with("/app/") { 11 } else { 9 }
}

fn brotli(mut bytes: &[u8], quality: i32) -> io::Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams { quality, size_hint: bytes.len(), ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut compressed, &parameters)?;
    Ok(compressed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn what_is_compressed_unpacks_to_the_same() {
        let text = "Agenda, minutes, papers. ".repeat(100);
        let brotli = Encoding::Brotli.compress("/news/a/index.html", text.as_bytes()).unwrap();
        let gzip = Encoding::Gzip.compress("/news/a/index.html", text.as_bytes()).unwrap();
        assert!(brotli.len() < 200 && gzip.len() < 200);
        let (mut one, mut other) = (String::new(), String::new());
        brotli::Decompressor::new(&*brotli, 4096).read_to_string(&mut one).unwrap();
        flate2::read::GzDecoder::new(&*gzip).read_to_string(&mut other).unwrap();
        assert_eq!((one.as_str(), other.as_str()), (text.as_str(), text.as_str()));
    }

    #[test]
    fn only_what_shrinks_is_compressed() {
        for address in ["/index.html", "/data/home.json", "/app/gazette-1.wasm", "/feed.atom"] {
            assert_eq!(Encoding::of(address).len(), 2, "{address}");
        }
        for address in ["/files/agenda.pdf", "/files/a.png", "/_headers", "/images/a.webp"] {
            assert!(Encoding::of(address).is_empty(), "{address}");
        }
    }
}
