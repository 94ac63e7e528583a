// A society's own fonts: used where they come in time, and nothing moves where they come late.
import { execFileSync } from "node:child_process";
import { appendFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import type { Page, TestInfo } from "@playwright/test";
import { heading, isReady } from "./support/app.ts";
import { hold } from "./support/network.ts";
import { APP, PRESS, type Server } from "./support/press.ts";
import { noteShifts, shifts } from "./support/shifts.ts";
import { ARTICLE } from "./support/site.ts";
import { expect, test } from "./support/test.ts";

/** A font with a licence that allows it, in which images for previews are set. */
const FONT = "press/share-images/fonts/DejaVuSansCondensed-Bold.ttf";
const FILE = /\/app\/own-[0-9a-f]{16}\.woff2$/;

/** The site that ships, with a font of its own, published for one test. */
async function siteWithFont(serve: typeof Server.start, info: TestInfo): Promise<Server> {
  const content = info.outputPath("content");
  cpSync("content", content, { recursive: true });
  mkdirSync(`${content}/files/fonts`);
  cpSync(FONT, `${content}/files/fonts/own.ttf`);
  const file = `${content}/site.toml`;
  const theme = 'text_fonts = ["/files/fonts/own.ttf"]\nlabel_fonts = ["/files/fonts/own.ttf"]\n';
  const settings = readFileSync(file, "utf8");
  if (settings.includes("\n[theme]\n")) writeFileSync(file, settings.replace("\n[theme]\n", `\n[theme]\n${theme}`));
  else appendFileSync(file, `\n[theme]\n${theme}`);
  const out = info.outputPath("site");
  const options = ["--content", content, "--app", APP, "--out", out, "--cache", info.outputPath("cache")];
  execFileSync(PRESS, ["build", ...options], { stdio: "pipe" });
  return serve("--out", out);
}

/** Whether the page has the font; and which of its text is set in it. */
async function fontsOf(page: Page): Promise<{ loaded: string[]; text: string; label: string }> {
  return page.evaluate(async () => {
    await document.fonts.ready;
    const first = (selector: string) => {
      const element = document.querySelector(selector);
      return element ? (getComputedStyle(element).fontFamily.split(",")[0] ?? "") : "";
    };
    const own = [...document.fonts].filter(({ family }) => /^"?Society (Text|Label)"?$/.test(family));
    const loaded = own.filter(({ status }) => status === "loaded").map(({ family }) => family.replaceAll('"', ""));
    return { loaded, text: first("h1"), label: first(".masthead nav") };
  });
}

/** How wide the headline's words are, by which two fonts are told apart. */
async function widthOfHeadline(page: Page): Promise<number> {
  return heading(page).evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return Math.round(Math.max(...[...range.getClientRects()].map(({ width }) => width)));
  });
}

test("text and labels are set in the society's font, which is fetched once and may be kept for ever", async ({
  page,
  serve,
  request,
}, info) => {
  test.slow();
  const server = await siteWithFont(serve, info);
  const fetched: string[] = [];
  const warnings: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "font") fetched.push(request.url());
  });
  page.on("console", (message) => {
    // What the watch lets pass for documents is not to be said of a font.
    if (/preload/.test(message.text()) && /woff2/.test(message.text())) warnings.push(message.text());
  });
  await page.goto(`${server.origin}${ARTICLE.path}`);
  await isReady(page);
  await expect(page.locator("head link[rel=preload][as=font]")).toHaveCount(1);
  const fonts = await fontsOf(page);
  expect(fonts).toEqual({
    loaded: ["Society Text", "Society Label"],
    text: '"Society Text"',
    label: '"Society Label"',
  });
  expect(fetched).toEqual([expect.stringMatching(FILE)]);
  // Chromium remarks on what was preloaded and not used three seconds after the page has loaded.
  await page.waitForFunction(() => {
    const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    return entry !== undefined && entry.loadEventEnd > 0 && performance.now() > entry.loadEventEnd + 4_000;
  });
  expect(warnings).toEqual([]);
  const font = await request.get(fetched[0] ?? "");
  expect(font.headers()["content-type"]).toBe("font/woff2");
  expect(font.headers()["cache-control"]).toContain("immutable");
  const original = await request.get(`${server.origin}/files/fonts/own.ttf`);
  expect(original.status()).toBe(404);
});

test("a font that comes late moves nothing: the page keeps what stands in its place", async ({ page, serve }, info) => {
  test.slow();
  const server = await siteWithFont(serve, info);
  await noteShifts(page);
  const font = await hold(page, FILE);
  await page.goto(`${server.origin}${ARTICLE.path}`, { waitUntil: "commit" });
  await font.requested;
  await isReady(page);
  await expect(heading(page)).toHaveText(ARTICLE.heading);
  const before = await widthOfHeadline(page);
  const comes = page.waitForResponse(FILE);
  font.release();
  await (await comes).finished();
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
  expect(await widthOfHeadline(page)).toBe(before);
  expect(await shifts(page)).toEqual([]);
});
