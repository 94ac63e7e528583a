#!/usr/bin/env node
// Makes what readers download of the application from what Trunk built.
//
//   node script/pack.mjs [--dev] IN_DIR OUT_DIR
//
// IN_DIR is Trunk's output. OUT_DIR is replaced when the new one is whole: `gazette.js` (the boot module and the one that wasm-bindgen
// made, in one), the modules that it asks for later, named by their hashes, `chosen.js`, for which a page waits, `gazette.wasm`, `style/` and `public/`.
// `--dev` only puts them together; otherwise all are made as small as they can be: exports that the script does not use are dropped with all that only they need,
// names that the two share are cut short, and then each is optimised by itself.

import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";

const MODULE = "gazette.js";
const FIRST = "chosen.js";
const ROOT = fileURLToPath(new URL("..", import.meta.url));

// What rustc emits beyond the first version of WebAssembly.
const FEATURES = [
  "--enable-bulk-memory",
  "--enable-multivalue",
  "--enable-mutable-globals",
  "--enable-nontrapping-float-to-int",
  "--enable-reference-types",
  "--enable-sign-ext",
];

// Code that is taken apart first, and put together anew, comes out smaller than what rustc has put together.
const PASSES = ["--flatten", "--rereloop", "-O2", "-Oz", "-Oz", "-Oz", "--strip-producers", "--strip-target-features"];

const work = mkdtempSync(join(tmpdir(), "gazette-pack-"));
let next;
try {
  const { input, output, isDev } = readArguments();
  // Beside OUT_DIR, whose place it takes: `press serve --watch` would publish half of it.
  next = `${output}.new-${process.pid}`;
  const glue = trim(theOne(input, /^gazette-\w+\.js$/));
  const wasm = theOne(input, /^gazette-\w+_bg\.wasm$/);
  const boot = theOne(input, /^boot\.js$/);
  for (const name of ["style", "public"]) theOne(input, RegExp(`^${name}$`));

  let [scripts, packed] = [await bundle(boot, glue), wasm];
  if (!isDev) {
    packed = join(work, "gazette.wasm");
    const names = shrinkWasm(wasm, packed, scripts.get(MODULE));
    scripts = await bundle(boot, dropImports(glue, names), names);
  }

  mkdirSync(next, { recursive: true });
  for (const name of ["style", "public"]) cpSync(join(input, name), join(next, name), { recursive: true });
  cpSync(packed, join(next, "gazette.wasm"));
  writeFileSync(join(next, FIRST), await classic(theOne(input, RegExp(`^${FIRST}$`)), isDev));
  for (const [name, script] of scripts) writeFileSync(join(next, name), script);
  replace(output, next);
} catch (error) {
  console.error(`pack: ${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true });
  if (next) rmSync(next, { recursive: true, force: true });
}

function readArguments() {
  const { values, positionals } = parseArgs({ options: { dev: { type: "boolean" } }, allowPositionals: true });
  if (positionals.length !== 2) throw new Error("usage: node script/pack.mjs [--dev] IN_DIR OUT_DIR");
  const [input, output] = positionals.map((folder) => resolve(folder));
  if (!existsSync(input)) throw new Error(`${input} is not there: build the application with Trunk first`);
  if (`${input}/`.startsWith(`${output}/`))
    throw new Error(`${output} would be replaced while it is read: name another`);
  return { input, output, isDev: values.dev };
}

/** Puts a new folder in the place of an old one, where that is there. */
function replace(folder, next) {
  const old = `${folder}.old-${process.pid}`;
  if (existsSync(folder)) renameSync(folder, old);
  renameSync(next, folder);
  rmSync(old, { recursive: true, force: true });
}

/** The one entry of a folder whose name matches. */
function theOne(folder, pattern) {
  const names = readdirSync(folder).filter((name) => pattern.test(name));
  if (names.length !== 1) throw new Error(`${folder} has ${names.length} entries named ${pattern.source}, not one`);
  return join(folder, names[0]);
}

/** Joins the boot module and wasm-bindgen's, and gives that and what it asks for later, by name; with `names`, minified and with the names that it shares with the wasm cut short. */
async function bundle(boot, glue, names) {
  const shared = names && {
    minify: true,
    mangleProps: RegExp(`^(?:${[...names.keys()].join("|")})$`),
    mangleQuoted: true,
    mangleCache: Object.fromEntries(names),
  };
  const { outputFiles } = await build({
    entryPoints: [boot],
    alias: { gazette: glue },
    bundle: true,
    splitting: true,
    outdir: work,
    entryNames: "gazette",
    charset: "utf8",
    format: "esm",
    legalComments: "none",
    logLevel: "error",
    // Nothing is exported to scripts: the classes for that may go, and what would free their instances.
    define: { "Symbol.dispose": "undefined" },
    pure: ["FinalizationRegistry"],
    minifySyntax: true,
    target: "es2022",
    write: false,
    ...shared,
  });
  return new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
}

/** The script for which pages wait, as one that is no module: modules wait for the page. */
async function classic(script, isDev) {
  const options = { format: "iife", minify: !isDev, target: "es2022", write: false, logLevel: "error" };
  const { outputFiles } = await build({ entryPoints: [script], ...options });
  return outputFiles[0].text;
}

/** Writes the wasm as small as it can be for this script. Gives the short names of what is still imported and exported. */
function shrinkWasm(wasm, to, script) {
  const used = new Set([...script.matchAll(/\bwasm\.(\w+)/g)].map(([, name]) => name));
  if (used.size === 0) throw new Error("the script calls nothing of the wasm: wasm-bindgen writes it in another way");
  const exports = WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(wasm))).map(({ name }) => name);
  const graph = exports.map((name) => ({ name, export: name, ...(used.has(name) && { root: true }) }));
  const [graphFile, kept] = [join(work, "graph.json"), join(work, "kept.wasm")];
  writeFileSync(graphFile, JSON.stringify(graph));
  binaryen("wasm-metadce", wasm, "--graph-file", graphFile, "-o", kept);
  // Low memory is unused: rustc puts the stack there, and only a stack that has all but overflown comes near.
  const map = JSON.parse(
    binaryen("wasm-opt", kept, ...PASSES, "--low-memory-unused", "--minify-imports-and-exports-and-modules", "-o", to),
  );
  const names = [...map.imports.map(([, long, short]) => [long, short]), ...map.exports];
  return new Map([["./gazette_bg.js", "a"], ...names]);
}

/**
 * The module of wasm-bindgen without what nothing here needs: the upkeep of classes that no script makes, and with it the code in the wasm
 * that is for that alone; and what it knows to say of a value when the program panics, where the value's own words do.
 */
function trim(glue) {
  const file = join(work, "glue.js");
  const text = readFileSync(glue, "utf8")
    .replace(/^const IntoUnderlying\w+Finalization = .*?;\n/gms, "")
    .replace(/^function debugString\(val\) \{\n.*?^\}\n/ms, "const debugString = String;\n");
  writeFileSync(file, text);
  return file;
}

/** The module of wasm-bindgen without the functions that the wasm imports no more. They stand each on lines of its own. */
function dropImports(glue, names) {
  const file = join(work, "gazette.js");
  const text = readFileSync(glue, "utf8");
  const entries = /^ {8}(__wb\w+): function\(.*?^ {8}\},\n/gms;
  writeFileSync(
    file,
    text.replace(entries, (entry, name) => (names.has(name) ? entry : "")),
  );
  return file;
}

function binaryen(tool, ...args) {
  const options = { encoding: "utf8", maxBuffer: 1 << 26, stdio: ["ignore", "pipe", "inherit"] };
  return execFileSync(join(ROOT, "node_modules/.bin", tool), [...FEATURES, ...args], options);
}
