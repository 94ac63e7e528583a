//! The program `press`.

use std::process::ExitCode;

fn main() -> ExitCode {
    press::cli::main()
}
