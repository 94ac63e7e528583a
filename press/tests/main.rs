//! The tests of press from without, in one program: each program more would be linked, and kept on the disk, by itself.

#![allow(clippy::unwrap_used, clippy::panic, reason = "what goes wrong here fails the test")]

mod accessibility;
mod calendars;
mod checks;
mod cli;
mod feeds;
mod guide;
mod harm;
mod icons;
mod incremental;
mod languages;
mod large_council;
mod lineage;
mod meetings;
mod members;
mod pack;
mod pictures;
mod previews;
mod publishing;
mod reading;
mod schemas;
mod search;
mod serve;
mod share_images;
mod statement;
mod structured_data;
mod support;
mod theme;
mod web_fonts;
mod writing;

#[test]
fn each_file_of_tests_is_a_part_of_this_program() {
    let program = include_str!("main.rs");
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let is_of_tests = path.extension().is_some_and(|extension| extension == "rs") && name != "main";
        assert!(!is_of_tests || program.contains(&format!("\nmod {name};\n")), "main.rs has no `mod {name};`");
    }
}
