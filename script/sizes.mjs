// Prints what readers download, compressed as a CDN does it (brotli, quality 11), and fails where a budget is exceeded.
// Usage: node script/sizes.mjs DIST
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const [dist = "dist"] = process.argv.slice(2);
const ARTICLE = "news/local-cio-council-merger";
const files = readdirSync(join(dist, "app")).map((name) => join(dist, "app", name));
const page = readFileSync(join(dist, ARTICLE, "index.html"), "utf8");
/** What is asked for at once stands in the page; the rest when it is needed. */
const [atOnce, later] = [true, false].map((is) => files.filter((file) => page.includes(basename(file)) === is));
/** How large the one of those is whose name begins and ends so. */
const size = (start, end) =>
  brotli(atOnce.find((file) => basename(file).startsWith(`${start}-`) && file.endsWith(end)));

const [, styles] = /<style>(.*?)<\/style>/s.exec(page);
const html = brotli(join(dist, ARTICLE, "index.html"));
const first = size("chosen", ".js");
const data = brotli(join(dist, "data/articles/local-cio-council-merger.json"));
const dialogs = size("dialogs", ".css");
const wasm = size("gazette", ".wasm");
const js = size("gazette", ".js");

const rows = [
  ["to read an article (HTML and CSS)", html, 14_000],
  ["of that, all of the CSS by itself", brotliOf(Buffer.from(styles)), 12_000],
  ["the script for which it waits (JS)", first, 500],
  ["its document (JSON)", data],
  ["the sheet of its dialogs (CSS)", dialogs],
  ["wasm", wasm],
  ["JS", js],
  ["wasm and JS, with that for which it waits", wasm + js + first, 130_000],
  ["all, for an article with the application", html + first + data + dialogs + wasm + js],
  ...later.map((file) => [`JS when it is needed: ${basename(file).replace(/-\w+\.js$/, "")}`, brotli(file)]),
];
for (const [what, bytes, budget] of rows) {
  const limit = budget ? `  (budget ${budget.toLocaleString("en")})` : "";
  console.log(`${bytes.toLocaleString("en").padStart(9)} bytes  ${what}${limit}`);
}
const exceeded = rows.filter(([, bytes, budget]) => budget && bytes > budget);
for (const [what] of exceeded) console.error(`Over budget: ${what}`);
process.exitCode = exceeded.length > 0 ? 1 : 0;

function brotli(file) {
  return brotliOf(readFileSync(file));
}

function brotliOf(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
  return brotliCompressSync(bytes, { params: { ...params, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
}
