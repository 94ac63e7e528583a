//! The program `press`.

use std::process::ExitCode;

/// A page is many small values, made by several threads at once: the system's allocator takes a fifth of a build's time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    press::cli::main()
}
