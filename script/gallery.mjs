// Takes pictures of one page of each sort: on a telephone, a tablet and a desktop, in light, dark and forced colours, and of its printed sheets.
// Usage: node script/gallery.mjs DIST FOLDER
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { browse } from "./browse.mjs";

const [dist, folder] = process.argv.slice(2);
const WIDTHS = [320, 768, 1440];
const LOOKS = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  forced: { colorScheme: "dark", forcedColors: "active" },
};
const FORMATS = ["A4", "Letter"];

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
await browse(process.env.PRESS ?? "target/debug/press", dist, async (origin, browser) => {
  const sections = [];
  for (const [sort, path] of pagesOfEachSort()) sections.push(await pictures(browser, origin, sort, path));
  writeFileSync(join(folder, "index.html"), gallery(sections));
});

/** The path of the longest page of each sort, by a name for the sort: `councils-x-members` of `/councils/a/members`. */
function pagesOfEachSort() {
  const paths = readdirSync(dist, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("index.html"))
    .map((file) => [`/${file.replace(/\/?index\.html$/, "")}`, readFileSync(join(dist, file)).length])
    .sort(([, one], [, other]) => other - one);
  const sorts = new Map();
  for (const [path] of paths) {
    const sort = path
      .split("/")
      .filter(Boolean)
      .map((word, depth) => (depth % 2 === 1 ? "x" : word));
    const name = sort.join("-") || "home";
    if (!sorts.has(name)) sorts.set(name, path);
  }
  return sorts;
}

async function pictures(browser, origin, sort, path) {
  const files = [];
  for (const [look, options] of Object.entries(LOOKS)) {
    const context = await browser.newContext({ ...options, locale: "en-GB" });
    const page = await context.newPage();
    await page.goto(origin + path);
    await page.locator("html[data-app=ready]").waitFor({ state: "attached" });
    await page.evaluate(() => {
      for (const image of document.images) image.loading = "eager";
      return Promise.allSettled(Array.from(document.images, (image) => image.decode()));
    });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const file = `${sort}-${width}-${look}.png`;
      await page.screenshot({ path: join(folder, file), fullPage: true });
      files.push([file, width]);
    }
    if (look === "dark") {
      for (const format of FORMATS) {
        const pdf = await page.pdf({ format, tagged: true, outline: true });
        const name = `${sort}-${format}`;
        execFileSync("pdftoppm", ["-r", "72", "-png", "-", join(folder, name)], { input: pdf });
        const sheets = readdirSync(folder).filter((file) => file.startsWith(`${name}-`) && /-\d+\.png$/.test(file));
        for (const file of sheets.sort()) files.push([file, 600]);
      }
    }
    await context.close();
  }
  const images = files.map(
    ([file, width]) => `<a href="${file}"><img src="${file}" alt="${file}" width="${width / 3}"></a>`,
  );
  return `<section><h2>${sort}</h2><p>${path}</p>${images.join("\n")}</section>`;
}

function gallery(sections) {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Gallery</title>
<style>body{font:1rem sans-serif;background:#888}img{margin:4px;vertical-align:top}</style>
<h1>Gallery</h1>${sections.join("\n")}</html>
`;
}
