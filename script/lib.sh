# What the scripts share: where things are, how to say what happens, and where the tools are found.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=script/versions
source script/versions

TOOLS=${GAZETTE_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/gazette-tools}
WASM_BINDGEN=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock)
export PATH="$TOOLS/trunk-$TRUNK/bin:$TOOLS/wasm-bindgen-cli-$WASM_BINDGEN/bin:$TOOLS/geckodriver-$GECKODRIVER/bin:$PWD/node_modules/.bin:$PATH"

say() { printf '\n\033[1m==> %s\033[0m\n' "$*"; }

has() { command -v "$1" >/dev/null; }

fail() {
  printf '\n%s\n' "$*" >&2
  exit 1
}
