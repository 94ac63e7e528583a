#![allow(clippy::unwrap_used, reason = "what goes wrong here fails the test")]

use super::*;

/// A font with kerning, ligatures and Arabic, which images for previews are set in.
const DEJAVU: &[u8] = include_bytes!("../../share-images/fonts/DejaVuSansCondensed-Bold.ttf");

/// Basic Latin, Latin-1, and punctuation.
const LATIN: [u16; 3] = [0, 1, 0x40];
const ARABIC: [u16; 2] = [0xc, 0xd];

fn dejavu() -> Font {
    Font::read(DEJAVU).unwrap()
}

/// The font with two bytes of a table set.
fn with(tag: [u8; 4], offset: usize, value: u16) -> Vec<u8> {
    let font = FontRef::new(DEJAVU).unwrap();
    let record = font.table_directory.table_records().iter().find(|record| record.tag() == Tag::new(&tag)).unwrap();
    let at = usize::try_from(record.offset()).unwrap() + offset;
    let mut bytes = DEJAVU.to_vec();
    bytes[at..at + 2].copy_from_slice(&value.to_be_bytes());
    bytes
}

fn with_fs_type(fs_type: u16) -> Font {
    Font::read(&with(*b"OS/2", 8, fs_type)).unwrap()
}

/// The features of a font's `GPOS` and `GSUB`.
fn features(sfnt: &[u8]) -> [Vec<String>; 2] {
    let font = FontRef::new(sfnt).unwrap();
    let [positions, substitutions] = [
        font.gpos().unwrap().feature_list().unwrap().feature_records().to_vec(),
        font.gsub().unwrap().feature_list().unwrap().feature_records().to_vec(),
    ];
    [positions, substitutions].map(|records| records.iter().map(|record| record.feature_tag().to_string()).collect())
}

#[test]
fn a_part_is_a_small_font_that_has_its_characters_and_no_others() {
    let part = dejavu().woff2(&LATIN).unwrap();
    assert!(is_whole(&part) && part.len() < 30_000, "{}", part.len());
    let again = Font::read(&part).unwrap();
    let kept = ['a', 'é', '’', 'ŵ', 'ب'].map(|character| again.has(character));
    assert_eq!(kept, [true, true, true, false, false]);
    assert_eq!((again.weights, again.lines), ((700, 700), dejavu().lines));
    assert_eq!(again.average_width(700), dejavu().average_width(700));
}

#[test]
fn kerning_ligatures_and_the_shapes_of_arabic_letters_are_kept() {
    let whole = features(DEJAVU);
    let part = features(&Font::read(&dejavu().woff2(&[&LATIN[..], &ARABIC].concat()).unwrap()).unwrap().bytes);
    for (of, feature) in [(0, "kern"), (0, "mark"), (1, "liga"), (1, "init"), (1, "medi"), (1, "fina"), (1, "rlig")] {
        let has = |all: &[Vec<String>; 2]| all[of].iter().any(|tag| tag == feature);
        assert!(has(&whole) && has(&part), "{feature} {part:?}");
    }
}

#[test]
fn the_same_part_is_the_same_bytes() {
    assert_eq!(dejavu().woff2(&LATIN).unwrap(), dejavu().woff2(&LATIN).unwrap());
}

#[test]
fn what_its_maker_allows_is_known() {
    let of = |fs_type| with_fs_type(fs_type).embedding;
    assert_eq!([0, 8, 12].map(of), [Embedding::Allowed; 3]);
    assert_eq!(of(4), Embedding::ForReading);
    assert_eq!([2, 0x200].map(of), [Embedding::Forbidden; 2]);
}

#[test]
fn a_font_whose_maker_wants_it_whole_stays_whole() {
    let font = with_fs_type(0x100);
    assert_eq!(font.whole, Some(Whole::Wanted));
    assert!(Font::read(&font.woff2(&LATIN).unwrap()).unwrap().has('ب'));
}

#[test]
fn what_is_no_font_is_refused_and_nothing_panics() {
    for bytes in [&b""[..], b"wOF2", b"wOFF", b"OTTO", b"<svg/>", &[0, 1, 0, 0, 0, 40, 0, 0, 0, 0, 0, 0]] {
        assert!(Font::read(bytes).is_err(), "{bytes:?}");
    }
    for length in (0..DEJAVU.len()).step_by(40_009) {
        if let Ok(font) = Font::read(&DEJAVU[..length]) {
            let _ = font.woff2(&LATIN);
        }
    }
    let part = dejavu().woff2(&LATIN).unwrap();
    assert!(!is_whole(&part[..part.len() - 1]) && Font::read(&part[..part.len() - 9]).is_err());
}
