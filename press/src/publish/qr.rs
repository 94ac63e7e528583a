//! The QR codes of pages' addresses.

use fast_qr::{ECL, QRBuilder};
use gazette::model::Qr;

/// The code of an address, at level M: one that was folded, or printed badly, is still read. `None` where the address is too
/// long for any code.
pub(super) fn code_of(address: &str) -> Option<Qr> {
    let code = QRBuilder::new(address).ecl(ECL::M).build().ok()?;
    Qr::new(code.size, |column, row| code[row][column].value())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_of_an_address_has_its_finder_patterns() {
        let code = code_of("https://gazette.example/news/an-article-with-a-long-name-in-its-address").unwrap();
        let far = code.side() - 7;
        for (column, row) in [(0, 0), (far, 0), (0, far)] {
            let ring: String = (0..7).map(|x| if code.is_dark(column + x, row + 1) { '#' } else { '.' }).collect();
            let middle: String = (0..7).map(|x| if code.is_dark(column + x, row + 3) { '#' } else { '.' }).collect();
            assert_eq!((ring.as_str(), middle.as_str()), ("#.....#", "#.###.#"), "at {column}, {row}");
        }
        assert!(code_of(&"x".repeat(3_000)).is_none());
    }
}
