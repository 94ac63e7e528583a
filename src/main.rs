//! The browser program: takes the prerendered page over.

fn main() {
    gazette::browser::start();
}
