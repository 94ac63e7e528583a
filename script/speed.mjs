// Measures `press build` on generated content, and prints medians: a cold build, one after an edit of one article, the most
// memory it held; and beside hugo, where that is found (HUGO, or `hugo` on the PATH), run in turn with the same articles.
// Usage: node script/speed.mjs PRESS FOLDER ARTICLES RUNS
import { spawn, spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [press, folder, articles, runs] = process.argv.slice(2);
const content = join(folder, "content");
const hugo = process.env.HUGO ?? "hugo";
const hasHugo = spawnSync(hugo, ["version"]).status === 0;

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
await run(press, ["generate", "--articles", articles, content]);
if (hasHugo) writeHugoSite(join(folder, "hugo"));

const cold = [];
const edited = [];
const other = [];
for (let number = 0; number < Number(runs); number += 1) {
  for (const old of ["dist", "cache", "hugo/public"]) rmSync(join(folder, old), { recursive: true, force: true });
  cold.push(await build());
  appendFileSync(join(content, "articles/article-000000.md"), `\nEdit ${number}.\n`);
  edited.push(await build());
  if (hasHugo) other.push(await run(hugo, ["--quiet", "--source", join(folder, "hugo")]));
}

const pages = Number(/published (\d+) pages/.exec(cold[0].said)[1]);
const seconds = median(cold, "seconds");
console.log(`${articles} articles, ${pages} pages; median of ${runs} with the least and the most`);
console.log(
  `cold build      ${spread(cold)}, at most ${Math.round(median(cold, "megabytes"))} MB; ${Math.round(pages / seconds)} pages a second`,
);
console.log(`one edit        ${spread(edited)}; ${percent(median(edited, "seconds") / seconds)} of the cold build`);
if (hasHugo) {
  console.log(`hugo, cold      ${spread(other)}, at most ${Math.round(median(other, "megabytes"))} MB`);
  console.log(`press / hugo    ${percent(seconds / median(other, "seconds"))}`);
} else {
  console.log("hugo was not found: no comparison. Name it with HUGO=/path/to/hugo");
}

function build() {
  const out = ["--out", join(folder, "dist"), "--cache", join(folder, "cache")];
  return run(press, ["build", "--content", content, "--today", "2026-11-24", ...out]);
}

/** Runs a program: how long it took, what it said, and the most memory it held. */
async function run(program, args) {
  const start = process.hrtime.bigint();
  const child = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  let megabytes = 0;
  child.stderr.on("data", (text) => {
    said += text;
  });
  const timer = setInterval(() => {
    megabytes = Math.max(megabytes, peak(child.pid));
  }, 25);
  const code = await new Promise((resolve) => child.on("close", resolve));
  clearInterval(timer);
  if (code !== 0) throw new Error(`${program} ${args.join(" ")}: ${said}`);
  return { seconds: Number(process.hrtime.bigint() - start) / 1e9, megabytes, said };
}

/** The most memory that a process has held so far, where Linux tells it. */
function peak(pid) {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1000;
  } catch {
    return 0;
  }
}

/** The same articles as the least site that hugo can make of them: pages, lists of 20, topics, feeds and a sitemap. */
function writeHugoSite(site) {
  const layouts = join(site, "layouts/_default");
  mkdirSync(layouts, { recursive: true });
  cpSync(join(content, "articles"), join(site, "content/news"), { recursive: true });
  writeFileSync(
    join(site, "hugo.toml"),
    'baseURL = "https://gazette.example/"\ntitle = "Generated Gazette"\n[pagination]\npagerSize = 20\n[taxonomies]\ntopic = "topics"\n',
  );
  writeFileSync(
    join(layouts, "baseof.html"),
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>{{ block "main" . }}{{ end }}</body></html>\n',
  );
  writeFileSync(
    join(layouts, "single.html"),
    '{{ define "main" }}<main><h1>{{ .Title }}</h1><p>{{ .Summary }}</p>{{ .Content }}</main>{{ end }}\n',
  );
  writeFileSync(
    join(layouts, "list.html"),
    '{{ define "main" }}<main><h1>{{ .Title }}</h1>{{ $pages := .Pages }}{{ if .IsHome }}{{ $pages = .Site.RegularPages }}{{ end }}' +
      '{{ range (.Paginate $pages).Pages }}<h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2><p>{{ .Summary }}</p>{{ end }}</main>{{ end }}\n',
  );
}

function median(results, key) {
  const numbers = results.map((result) => result[key]).toSorted((one, other) => one - other);
  return numbers[Math.floor(numbers.length / 2)];
}

function spread(results) {
  const all = results.map((result) => result.seconds);
  return `${median(results, "seconds").toFixed(2)} s (${Math.min(...all).toFixed(2)} to ${Math.max(...all).toFixed(2)})`;
}

function percent(ratio) {
  return `${(100 * ratio).toFixed(1)} %`;
}
