#![no_main]
#[path = "../../tests/support/bytes.rs"]
mod bytes;

libfuzzer_sys::fuzz_target!(|data: &[u8]| bytes::toml(data));
