// Measures pages with Lighthouse, as a telephone and as a desktop, three times each, and prints the medians. It fails where one is
// below what docs/quality.md promises.
// Usage: node script/lighthouse.mjs DIST FOLDER-OF-LIGHTHOUSE [FOLDER-FOR-REPORTS]
//
// The site is measured at its own address, over HTTP/2 and compressed by brotli, as a CDN sends it: a server here stands for the
// CDN, before `press serve`, and the browser takes the site's host for this machine.
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createSecureServer } from "node:http2";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { serve } from "./browse.mjs";

const [dist = "dist", tools, reports] = process.argv.slice(2);
const PAGES = {
  home: "/",
  article: "/news/local-cio-council-merger",
  council: "/councils/local-cio-council",
  meeting: "/councils/local-cio-council/meetings/2026-09-quarterly",
};
const LEAST = {
  mobile: { performance: 98, accessibility: 100, "best-practices": 100, seo: 100 },
  desktop: { performance: 100, accessibility: 100, "best-practices": 100, seo: 100 },
};
const TIMES = 3;
const ATTEMPTS = 4;

const load = (name) => import(pathToFileURL(createRequire(join(tools, "package.json")).resolve(name)).href);
const { default: lighthouse, desktopConfig } = await load("lighthouse");
const { launch } = await load("chrome-launcher");
const site = new URL(/<link rel="canonical" href="([^"]*)">/.exec(readFileSync(join(dist, "index.html"), "utf8"))[1]);
if (reports) mkdirSync(reports, { recursive: true });

const missed = await serve(process.env.PRESS ?? "target/debug/press", dist, (origin) => asCdn(origin, measureAll));
for (const what of missed) console.error(`Below what is promised: ${what}`);
process.exitCode = missed.length > 0 ? 1 : 0;

/** Stands for a CDN before the origin: TLS, HTTP/2, brotli. */
async function asCdn(origin, use) {
  const compressed = new Map();
  const server = createSecureServer({ allowHTTP1: true, ...certificate() }, async (request, response) => {
    const answer = await fetch(origin + request.url);
    const headers = Object.fromEntries(answer.headers);
    let body = Buffer.from(await answer.arrayBuffer());
    if (/text|json|javascript|wasm|xml/.test(headers["content-type"] ?? "")) {
      if (!compressed.has(request.url)) compressed.set(request.url, brotli(body));
      body = compressed.get(request.url);
      headers["content-encoding"] = "br";
    }
    for (const name of ["connection", "transfer-encoding", "keep-alive"]) delete headers[name];
    response.writeHead(answer.status, { ...headers, "content-length": body.length }).end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    return await use(server.address().port);
  } finally {
    server.close();
  }
}

function brotli(bytes) {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
}

/** A certificate for this run, which the browser is told to take. */
function certificate() {
  const folder = mkdtempSync(join(tmpdir(), "gazette-"));
  const [key, cert] = ["key.pem", "cert.pem"].map((name) => join(folder, name));
  const kind = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", `/CN=${site.hostname}`];
  execFileSync("openssl", [...kind, "-keyout", key, "-out", cert], { stdio: "ignore" });
  const pair = { key: readFileSync(key), cert: readFileSync(cert) };
  rmSync(folder, { recursive: true });
  return pair;
}

async function measureAll(port) {
  const missed = [];
  console.log(`| page | as | ${Object.keys(LEAST.mobile).join(" | ")} | LCP | TBT | CLS |`);
  console.log("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
  for (const [name, path] of Object.entries(PAGES)) {
    for (const [device, least] of Object.entries(LEAST)) {
      const results = [];
      for (let time = 0; time < TIMES; time += 1) results.push(await measure(port, path, device));
      results.sort((one, other) => one.categories.performance.score - other.categories.performance.score);
      const median = results[Math.floor(TIMES / 2)];
      if (reports) writeFileSync(join(reports, `${name}-${device}.json`), JSON.stringify(median));
      const scores = Object.keys(least).map((category) => Math.round(median.categories[category].score * 100));
      const times = ["largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"];
      const shown = times.map((audit) => median.audits[audit].displayValue);
      console.log(`| ${[name, device, ...scores, ...shown].join(" | ")} |`);
      Object.entries(least).forEach(([category, score], place) => {
        if (scores[place] < score) missed.push(`${category} of ${name} as ${device}: ${failures(median, category)}`);
      });
    }
  }
  return missed;
}

/** What pulls a category down. */
function failures({ categories, audits }, category) {
  const below = categories[category].auditRefs.filter(({ id, weight }) => weight > 0 && audits[id].score < 1);
  return below
    .map(({ id }) => `${id} ${audits[id].displayValue ?? ""} ${audits[id].explanation ?? ""}`.trim())
    .join("; ");
}

/** One page. On a busy machine the browser's trace can lack its beginning: then it is measured again. */
async function measure(port, path, device) {
  for (let attempt = 1; ; attempt += 1) {
    const result = await measureOnce(port, path, device);
    if (!result.runtimeError) return result;
    if (attempt === ATTEMPTS) throw new Error(`${path} cannot be measured: ${result.runtimeError.message}`);
  }
}

/** In a browser of its own. */
async function measureOnce(port, path, device) {
  const chrome = await launch({
    chromePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    logLevel: "silent",
    chromeFlags: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--ignore-certificate-errors",
      `--host-resolver-rules=MAP ${site.hostname}:443 127.0.0.1:${port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
    ],
  });
  try {
    const flags = { port: chrome.port, logLevel: "error", output: "json" };
    const result = await lighthouse(new URL(path, site).href, flags, device === "desktop" ? desktopConfig : undefined);
    return result.lhr;
  } finally {
    chrome.kill();
  }
}
