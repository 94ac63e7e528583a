//! A council with a large record is published in pieces that a reader on a slow line can load.

use crate::support::published::{application, files};
use press::{
    check,
    generate::{self, council},
    memory::Memory,
    publish::{self, BuildOptions},
};
use std::{cmp::Reverse, collections::BTreeMap};

/// The most that a page or a document may have, compressed with brotli as well as it can be: bytes.
const MOST: usize = 60_000;

/// So many of the heaviest are compressed. Those after them are of the same kinds, and lighter.
const HEAVIEST: usize = 12;

/// The large council, checked and published.
fn published() -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let content = folder.path().join("content");
    generate::generate(&content, 4, 1).unwrap();
    council::add(&content, council::LARGE, 1).unwrap();
    let (content, problems) =
        check::read_and_check(&content, "2026-11-24".parse().unwrap(), &Memory::none(), &|| ()).unwrap();
    assert_eq!(problems.render(false), "0 errors, 0 warnings\n");
    let options =
        BuildOptions { app: application(folder.path()), out: folder.path().join("dist"), url: None, compress: false };
    publish::build(&content, &press::pictures::Pictures::default(), &options, Memory::none(), || ()).unwrap();
    files(&options.out)
}

fn brotli(mut bytes: &[u8]) -> usize {
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, size_hint: bytes.len(), ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut compressed, &parameters).unwrap();
    compressed.len()
}

#[test]
fn no_page_and_no_document_of_a_large_council_is_large() {
    let files = published();
    assert!(files.contains_key(&format!("/councils/{}/index.html", council::COUNCIL)));
    let is_read = |address: &str| address.ends_with("/index.html") || address.starts_with("/data/");
    let mut heaviest: Vec<_> = files.iter().filter(|(address, _)| is_read(address)).collect();
    heaviest.sort_by_key(|(_, bytes)| Reverse(bytes.len()));
    heaviest.truncate(HEAVIEST);
    let sizes = heaviest.iter().map(|(address, bytes)| (brotli(bytes), bytes.len(), address));
    let too_large: Vec<_> = sizes.filter(|(compressed, ..)| *compressed > MOST).collect();
    let told = too_large
        .iter()
        .map(|(compressed, bytes, address)| format!("{address}: {compressed} bytes, {bytes} before compression"));
    let told: Vec<String> = told.collect();
    assert!(too_large.is_empty(), "more than {MOST} bytes:\n{}", told.join("\n"));
}
