//! Short digests: equal inputs, equal digests, and nobody makes two inputs of one digest.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

/// The first half of a SHA-256.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Digest([u8; 16]);

impl Digest {
    /// The digest of some bytes.
    pub fn of(bytes: &[u8]) -> Digest {
        Digest::from_sha256(&Sha256::digest(bytes))
    }

    fn from_sha256(sha256: &[u8]) -> Digest {
        let mut digest = [0; 16];
        digest.iter_mut().zip(sha256).for_each(|(own, byte)| *own = *byte);
        Digest(digest)
    }

    /// The digest as bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The first 16 hexadecimal digits: enough to tell versions of a file apart.
    pub fn short(&self) -> String {
        hexadecimal(&self.0[..8])
    }
}

/// A digest as it grows.
#[derive(Clone, Debug, Default)]
pub struct Digesting(Sha256);

impl Digesting {
    /// Adds some bytes, and how many they are: two parts are never taken for one.
    pub fn add(&mut self, part: &[u8]) -> &mut Digesting {
        self.0.update(part);
        self.0.update((part.len() as u64).to_le_bytes());
        self
    }

    /// Adds a value, as JSON.
    pub fn add_json(&mut self, value: &impl Serialize) -> &mut Digesting {
        // What cannot be written as JSON is told when it is to be published.
        self.add(&serde_json::to_vec(value).unwrap_or_default())
    }

    /// The digest of all that was added.
    pub fn finish(&self) -> Digest {
        Digest::from_sha256(&self.0.clone().finalize())
    }
}

/// Bytes as lower-case hexadecimal digits.
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_told_apart() {
        let digest = |parts: &[&[u8]]| {
            let mut digesting = Digesting::default();
            for part in parts {
                digesting.add(part);
            }
            digesting.finish()
        };
        assert_ne!(digest(&[b"ab", b"c"]), digest(&[b"a", b"bc"]));
        assert_ne!(digest(&[b"a", b""]), digest(&[b"a"]));
        assert_eq!(digest(&[b"a", b"b"]), digest(&[b"a", b"b"]));
    }
}
