#![allow(clippy::unwrap_used, reason = "what goes wrong here fails the test")]

use super::*;
use fontcull_skrifa::raw::types::{BigEndian, GlyphId16};
use fontcull_write_fonts::{
    dump_table,
    tables::{
        gsub::{Gsub, SingleSubst, SubstitutionLookup, SubstitutionLookupList},
        layout::{
            CoverageFormat1, CoverageTable, Feature, FeatureList, FeatureRecord, LangSys, Lookup, LookupFlag, Script,
            ScriptList, ScriptRecord,
        },
    },
};

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

/// What substitutions of one glyph for another are called, and between which characters' glyphs they are: from [`LATIN`] to others.
const SUBSTITUTIONS: [(Tag, &str, &str); 3] = [
    (Tag::new(b"lnum"), "0123456789", "₀₁₂₃₄₅₆₇₈₉"),
    (Tag::new(b"smcp"), "a", "я"),
    (Tag::new(b"tnum"), "0123456789", "αβγδεζηθικ"),
];

/// The font with [`SUBSTITUTIONS`] in the place of its own. A variable one has one axis, of weights, on which nothing varies.
fn with_substitutions(is_variable: bool) -> Font {
    const HEAD: &[u8] = &[0, 1, 0, 0, 0, 16, 0, 2, 0, 1, 0, 20, 0, 0, 0, 8];
    /// 300, 700 and 900, and the number of the axis's name.
    const WEIGHTS: &[u8] = &[1, 44, 0, 0, 2, 188, 0, 0, 3, 132, 0, 0, 0, 0, 0, 2];
    let whole = FontRef::new(DEJAVU).unwrap();
    let glyph = |character| GlyphId16::try_from(whole.charmap().map(character).unwrap()).unwrap();
    let lookups = SUBSTITUTIONS.map(|(_, from, to)| {
        let mut pairs: Vec<_> = from.chars().map(glyph).zip(to.chars().map(glyph)).collect();
        pairs.sort_unstable();
        let (from, to) = pairs.into_iter().unzip();
        let single = SingleSubst::format_2(CoverageTable::Format1(CoverageFormat1::new(from)), to);
        SubstitutionLookup::Single(Lookup::new(LookupFlag::empty(), vec![single]))
    });
    let feature = |(number, (tag, ..)): (u16, (Tag, _, _))| FeatureRecord::new(tag, Feature::new(None, vec![number]));
    let features = (0..).zip(SUBSTITUTIONS).map(feature).collect();
    let script = Script::new(Some(LangSys::new(vec![0, 1, 2])), Vec::new());
    let gsub = Gsub::new(
        ScriptList::new(vec![ScriptRecord::new(Tag::new(b"DFLT"), script)]),
        FeatureList::new(features),
        SubstitutionLookupList::new(lookups.into()),
    );
    let mut builder = FontBuilder::new();
    builder.add_raw(Tag::new(b"GSUB"), dump_table(&gsub).unwrap());
    if is_variable {
        builder.add_raw(Tag::new(b"fvar"), [HEAD, b"wght", WEIGHTS].concat());
    }
    Font::read(&builder.copy_missing_tables(whole).build()).unwrap()
}

/// The glyphs of these characters, and those that a feature puts in their places.
fn reached(font: &FontRef<'_>, feature: Tag, characters: &str) -> IntSet<GlyphId> {
    let gsub = font.gsub().unwrap();
    let list = gsub.feature_list().unwrap();
    let records = list.feature_records().iter().filter(|record| record.feature_tag() == feature);
    let features = records.map(|record| record.feature(list.offset_data()).unwrap());
    let lookups = features.flat_map(|feature| feature.lookup_list_indices().iter().map(BigEndian::get)).collect();
    let mut glyphs = characters.chars().map(|character| font.charmap().map(character).unwrap()).collect();
    gsub.closure_glyphs(&lookups, &mut glyphs).unwrap();
    glyphs
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
fn figures_for_tables_are_kept_with_their_glyphs_and_nothing_leads_to_an_empty_one() {
    for is_variable in [false, true] {
        let part = Font::read(&with_substitutions(is_variable).woff2(&LATIN).unwrap()).unwrap();
        assert_eq!(part.weights, if is_variable { (300, 900) } else { (700, 700) });
        let font = part.font().unwrap();
        let (loca, glyf) = (font.loca(None).unwrap(), font.glyf().unwrap());
        for (feature, from, _) in SUBSTITUTIONS {
            let reached = reached(&font, feature, from);
            let is_kept = feature != Tag::new(b"smcp");
            assert_eq!(reached.len(), if is_kept { 20 } else { 1 }, "{feature} {is_variable}");
            assert!(reached.iter().all(|glyph| loca.get_glyf(glyph, &glyf).unwrap().is_some()), "{feature}");
        }
    }
}

#[test]
fn pages_ask_for_no_other_features() {
    let sheet = include_str!("../../../style/article.css");
    assert!(sheet.contains("font-variant-numeric: lining-nums tabular-nums;"));
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../style");
    let sheets = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let sheets = sheets.filter(|sheet| sheet.is_file()).map(|sheet| std::fs::read_to_string(sheet).unwrap());
    let asked: usize =
        sheets.map(|sheet| sheet.matches("font-variant").count() + sheet.matches("font-feature").count()).sum();
    assert_eq!(asked, 1, "what pages ask for stands in FIGURES");
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
