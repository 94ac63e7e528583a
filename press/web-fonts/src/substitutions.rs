//! The table `GSUB` of a font whose glyphs keep their numbers, some of them empty.

use fontcull_skrifa::{
    Tag,
    raw::{
        Offset, ReadError,
        collections::IntSet,
        tables::{
            gsub::Gsub,
            layout::{FeatureRecord, FeatureTableSubstitutionRecord, FeatureVariations},
        },
    },
};

/// The table as it is, but that all features do nothing except these: the others could lead to glyphs that are empty.
pub(super) fn of(gsub: &Gsub<'_>, features: &IntSet<Tag>) -> Result<Vec<u8>, ReadError> {
    let mut bytes = gsub.offset_data().as_bytes().to_vec();
    let places = places(gsub)?;
    let (kept, others): (Vec<_>, Vec<_>) = places.into_iter().partition(|(tag, _)| features.contains(*tag));
    for (_, place) in others {
        // Two features that do the same may share their table.
        if kept.iter().any(|(_, kept)| *kept == place) {
            continue;
        }
        // Behind the place of its parameters stands how many lookups a feature has.
        bytes.get_mut(place + 2..place + 4).ok_or(ReadError::OutOfBounds)?.fill(0);
    }
    Ok(bytes)
}

/// Where the table has its features, with those that take their places in some of a variable font's designs.
fn places(gsub: &Gsub<'_>) -> Result<Vec<(Tag, usize)>, ReadError> {
    let start = gsub.feature_list_offset().to_usize();
    let list = gsub.feature_list()?;
    let records = list.feature_records();
    let place = |record: &FeatureRecord| (record.feature_tag(), start + record.feature_offset().to_usize());
    let mut places: Vec<_> = records.iter().filter(|record| !record.feature_offset().is_null()).map(place).collect();
    if let (Some(start), Some(variations)) = (gsub.feature_variations_offset(), gsub.feature_variations()) {
        let start = start.offset().to_usize();
        for (number, place) in places_of_variations(&variations?)? {
            let record = records.get(usize::from(number)).ok_or(ReadError::OutOfBounds)?;
            places.push((record.feature_tag(), start + place));
        }
    }
    Ok(places)
}

/// The number of each feature that varies, and where the one is that takes its place.
fn places_of_variations(variations: &FeatureVariations<'_>) -> Result<Vec<(u16, usize)>, ReadError> {
    let mut places = Vec::new();
    for record in variations.feature_variation_records() {
        let start = record.feature_table_substitution_offset().offset().to_usize();
        let Some(table) = record.feature_table_substitution(variations.offset_data()) else { continue };
        let place = |other: &FeatureTableSubstitutionRecord| {
            (other.feature_index(), start + other.alternate_feature_offset().to_usize())
        };
        let others = table?.substitutions().iter();
        places.extend(others.filter(|other| !other.alternate_feature_offset().is_null()).map(place));
    }
    Ok(places)
}
