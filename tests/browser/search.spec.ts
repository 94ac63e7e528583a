// The search: what is found as one types, in every state of the page, and what is said where nothing can be.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  hasArrived,
  hasFailed,
  heading,
  isMarked,
  isReady,
  link,
  mainLink,
  mark,
  open,
  scrollTo,
  scrollY,
} from "./support/app.ts";
import { axeComplaints } from "./support/axe.ts";
import { StoppedClock, takeClock } from "./support/clock.ts";
import { type Held, hold, WASM } from "./support/network.ts";
import { APP, PRESS } from "./support/press.ts";
import { noteShifts, shifts } from "./support/shifts.ts";
import { ARTICLE, NEWS, PAPER } from "./support/site.ts";
import { expect, type Locator, type Page, test } from "./support/test.ts";

const SEARCH = { heading: "Search", path: "/search" };
const FOUND = { heading: "Planting the Flag: guidance booklets on the way", path: "/news/planting-the-flag-guidance" };
const SCRIPT = /\/app\/search-/;
const INDEX = /\/data\/search\/index\.json$/;
const WORDS = /\/data\/search\/1\/words-\d+\.json$/;
const FAILED = "The search could not be fetched. Check the connection, and try again.";
const ELSEWHERE = "Searching needs a script, which does not run here.";

const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 320, height: 640 };

const field = (page: Page) => page.getByRole("searchbox", { name: "Search this site" });
const results = (page: Page) => page.locator("main").getByRole("listitem");
const titles = (page: Page) => page.locator("main").getByRole("heading", { level: 2 });
const said = (page: Page) => page.locator("main").getByRole("status");
const again = (page: Page) => page.getByRole("button", { name: "Try again" });
const more = (page: Page) => page.getByRole("button", { name: "More results" });

/** Follows a result that is far down, from 0: the link, its title, and how far down the page was. */
async function leaveByResult(page: Page, place: number): Promise<{ result: Locator; title: string; y: number }> {
  const result = page.locator("main h2 a").nth(place);
  await result.scrollIntoViewIfNeeded();
  const y = await scrollY(page);
  expect(y).toBeGreaterThan(1000);
  const title = (await result.textContent()) ?? "";
  await result.click();
  await hasArrived(page, { heading: title });
  return { result, title, y };
}

test("pages are found as one types, the best first, with the words marked", async ({ page }) => {
  await open(page, SEARCH.path);
  await expect(page.getByText(ELSEWHERE)).toBeHidden();
  await expect(results(page)).toHaveCount(0);
  await field(page).pressSequentially("help de");
  await expect(titles(page).first()).toHaveText(PAPER.heading);
  const first = results(page).first();
  await expect(first).toContainText("Report, DEMO/26/07, 3 September 2026");
  await expect(first.getByRole("link", { name: PAPER.heading })).toHaveAttribute("href", PAPER.path);
  // A word is marked whole, where it begins so.
  await expect(first.locator("mark")).toHaveText(["help", "help"]);
  await field(page).pressSequentially("sk");
  await expect(first.locator("mark")).toHaveText(["help", "desk", "help", "desk"]);
  await expect(said(page)).toHaveText(/^Pages found: \d+$/);
  await field(page).fill("planting the flag");
  await expect(titles(page).first()).toHaveText(FOUND.heading);
  await expect(page).toHaveTitle("Search – The Society Gazette");
});

test("only what is needed is fetched, and that once", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.includes("/data/search/")) asked.push(pathname);
  });
  await open(page, ARTICLE.path);
  await mainLink(page, "Search").click();
  await hasArrived(page, SEARCH);
  await expect(field(page)).toBeVisible();
  expect(asked).toEqual([]);
  for (const [words, title] of [
    ["flag", FOUND.heading],
    ["help", PAPER.heading],
    ["planting flag", FOUND.heading],
  ] as const) {
    await field(page).fill(words);
    await expect(titles(page).first()).toHaveText(title);
  }
  expect(asked.length).toBe(new Set(asked).size);
  expect(asked).toContain("/data/search/index.json");
});

test("the address keeps the words: for a reload, for the way back, and for a link that is passed on", async ({
  page,
}) => {
  await open(page, ARTICLE.path);
  await mainLink(page, "Search").click();
  await hasArrived(page, SEARCH);
  await field(page).pressSequentially("flag");
  await expect(page).toHaveURL("/search?q=flag");
  await field(page).pressSequentially(" planting");
  await expect(page).toHaveURL("/search?q=flag+planting");
  await expect(titles(page).first()).toHaveText(FOUND.heading);
  await mark(page);
  await link(page, FOUND.heading).click();
  await hasArrived(page, FOUND);
  await page.goBack();
  await hasArrived(page, SEARCH);
  await expect(field(page)).toHaveValue("flag planting");
  await expect(titles(page).first()).toHaveText(FOUND.heading);
  // What was typed letter by letter is one step back.
  await page.goBack();
  await hasArrived(page, ARTICLE);
  expect(await isMarked(page)).toBe(true);
  await page.goForward();
  await hasArrived(page, SEARCH);
  await page.reload();
  await isReady(page);
  await expect(field(page)).toHaveValue("flag planting");
  await expect(titles(page).first()).toHaveText(FOUND.heading);
  await page.goto("/search?q=planting%20%20FLAG");
  await expect(titles(page).first()).toHaveText(FOUND.heading);
  await expect(field(page)).toHaveValue("planting  FLAG");
  await field(page).fill("");
  await expect(results(page)).toHaveCount(0);
  await expect(page).toHaveURL(SEARCH.path);
});

test("back from a result all results are there, and the reader is where they were", async ({ page }) => {
  await open(page, "/search?q=council");
  await expect(results(page)).toHaveCount(20);
  await more(page).click();
  const { result, y } = await leaveByResult(page, 22);
  await page.goBack();
  await hasArrived(page, SEARCH);
  await expect(result).toBeInViewport();
  expect(await scrollY(page)).toBe(y);
});

test("back over a later search to an earlier one, the reader is where they were, too", async ({ page }) => {
  await open(page, "/search?q=council");
  const { result, title, y } = await leaveByResult(page, 12);
  await mainLink(page, "Search").click();
  await hasArrived(page, SEARCH);
  await field(page).fill("flag");
  await expect(titles(page).first()).toHaveText(FOUND.heading);
  await page.goBack();
  await hasArrived(page, { heading: title });
  await page.goBack();
  await hasArrived(page, SEARCH);
  await expect(field(page)).toHaveValue("council");
  await expect(result).toHaveText(title);
  expect(await scrollY(page)).toBe(y);
});

test("the link to the search empties it where it is open, and back brings the words again", async ({ page }) => {
  await open(page, SEARCH.path);
  await field(page).fill("flag");
  await expect(results(page)).not.toHaveCount(0);
  await expect(page).toHaveURL("/search?q=flag");
  await mainLink(page, "Search").focus();
  await expect(mainLink(page, "Search")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(field(page)).toHaveValue("");
  await expect(results(page)).toHaveCount(0);
  await page.goBack();
  await expect(field(page)).toHaveValue("flag");
  await expect(titles(page).first()).toHaveText(FOUND.heading);
});

test("a link within the page leaves the words where they are", async ({ page }) => {
  await open(page, SEARCH.path);
  await field(page).fill("flag");
  await expect(page).toHaveURL("/search?q=flag");
  const skip = page.getByRole("link", { name: "Skip to content" });
  await skip.press("Enter");
  await expect(page.locator("#main")).toBeFocused();
  await expect(page).toHaveURL("/search?q=flag#main");
  await expect(field(page)).toHaveValue("flag");
  await field(page).fill("desk");
  await expect(page).toHaveURL("/search?q=desk#main");
});

test("leaving before the search has begun leaves the next page's address alone", async ({ page }) => {
  await takeClock(page);
  await open(page, ARTICLE.path);
  await mainLink(page, "Search").click();
  await hasArrived(page, SEARCH);
  const clock = await StoppedClock.stop(page);
  await field(page).fill("flag");
  await clock.hasTimer(150);
  await page.evaluate(() => history.back());
  await hasArrived(page, ARTICLE);
  await page.clock.runFor(150);
  await expect(page).toHaveURL(ARTICLE.path);
  // It was not forgotten.
  await page.evaluate(() => history.forward());
  await hasArrived(page, SEARCH);
  await expect(page).toHaveURL(SEARCH.path);
});

test("a page whose address begins like the search's keeps its own", async ({ page }) => {
  await takeClock(page);
  await open(page, SEARCH.path);
  await expect(field(page)).toBeVisible();
  const clock = await StoppedClock.stop(page);
  await field(page).fill("flag");
  await clock.hasTimer(150);
  await page.evaluate(() => history.replaceState(history.state, "", "/search-tips"));
  await page.clock.runFor(150);
  await expect(page).toHaveURL("/search-tips");
});

test("where nothing is found, that is said; words of one or two letters count when they are whole", async ({
  page,
}) => {
  await open(page, "/search?q=flag+zzzz");
  await expect(said(page)).toHaveText("Nothing was found. Try fewer words, or others.");
  await expect(results(page)).toHaveCount(0);
  await expect(more(page)).toBeHidden();
  await field(page).fill("fl");
  await expect(page).toHaveURL("/search?q=fl");
  await expect(said(page)).toHaveText("Nothing was found. Try fewer words, or others.");
  // Beside others they are the beginning of a word that is still being written.
  await field(page).fill("flag pl");
  await expect(titles(page).first()).toHaveText(FOUND.heading);
  await field(page).fill("IT strategy");
  await expect(results(page).first().locator("mark").first()).toHaveText(/^(IT|strategy)$/i);
});

test("twenty are shown at once, and the keyboard goes on from the first of those that “More results” brings", async ({
  page,
}) => {
  await open(page, "/search?q=council");
  await expect(results(page)).toHaveCount(20);
  const count = Number(/\d+/.exec((await said(page).textContent()) ?? "")?.[0]);
  expect(count).toBeGreaterThan(20);
  for (let shown = 20; shown < count; shown += 20) {
    await more(page).press("Enter");
    await expect(results(page)).toHaveCount(Math.min(shown + 20, count));
    await expect(results(page).nth(shown).getByRole("link")).toBeFocused();
  }
  await expect(more(page)).toBeHidden();
  expect(new Set(await titles(page).allTextContents()).size).toBeGreaterThan(20);
});

test("where the index cannot be had that is said, and trying again mends it", async ({ page, watch }) => {
  watch.expect(/503.*index\.json/);
  await page.route(INDEX, (route) => route.fulfill({ status: 503 }));
  await open(page, "/search?q=flag");
  await expect(said(page)).toHaveText(FAILED);
  await expect(page.getByText(FAILED).first()).toBeVisible();
  await page.unroute(INDEX);
  await again(page).press("Enter");
  await expect(titles(page).first()).toHaveText(FOUND.heading);
  await expect(again(page)).toBeHidden();
  await expect(page.getByText(FAILED)).toHaveCount(0);
  // The button is gone: the keyboard goes on from what it brought.
  await expect(results(page).first().getByRole("link")).toBeFocused();
});

test("offline that is said, and results come by themselves when the connection is back", async ({
  page,
  context,
  watch,
}) => {
  watch.allow(/ERR_INTERNET_DISCONNECTED/);
  await open(page, SEARCH.path);
  await expect(field(page)).toBeVisible();
  await context.setOffline(true);
  await field(page).fill("flag");
  await expect(said(page)).toHaveText(FAILED);
  await context.setOffline(false);
  await expect(titles(page).first()).toHaveText(FOUND.heading);
});

test("a file of another edition has the index fetched anew, past the cache, once", async ({ page }) => {
  await page.addInitScript(() => {
    const modes: string[] = [];
    const fetch = window.fetch;
    window.fetch = (input, init) => {
      const request = new Request(input, init);
      if (request.url.includes("/data/search/")) modes.push(`${request.cache} ${request.url.split("/").pop()}`);
      return fetch(input, init);
    };
    Object.assign(window, { modes });
  });
  const modes = () => page.evaluate(() => (window as unknown as { modes: string[] }).modes);
  const outdated = { revision: "of yesterday", common: [], words: {} };
  await page.route(WORDS, (route) => route.fulfill({ json: outdated }), { times: 1 });
  await open(page, "/search?q=flag");
  await expect(titles(page).first()).toHaveText(FOUND.heading);
  expect((await modes()).filter((mode) => mode.endsWith(" index.json"))).toEqual([
    "default index.json",
    "reload index.json",
  ]);
  expect((await modes()).slice(-2)).toEqual([
    expect.stringMatching(/^reload words-/),
    expect.stringMatching(/^reload pages-/),
  ]);
  // Where that does not help either, it is an error.
  let answers = 0;
  await page.route(WORDS, (route) => {
    answers += 1;
    return route.fulfill({ json: outdated });
  });
  await page.reload();
  await expect(said(page)).toHaveText(FAILED);
  expect(answers).toBe(2);
});

test("that it takes long is said after 400 milliseconds, and results take its place", async ({ page }) => {
  await takeClock(page);
  const index = await hold(page, INDEX);
  await open(page, SEARCH.path);
  await expect(field(page)).toBeVisible();
  const clock = await StoppedClock.stop(page);
  await field(page).fill("flag");
  await clock.passTimer(150);
  await index.requested;
  const waiting = page.locator("main").getByText("Loading…").first();
  await clock.passTimer(400, async () => expect(waiting).toHaveCount(0));
  await expect(waiting).toBeVisible();
  index.release();
  await expect(titles(page).first()).toHaveText(FOUND.heading);
  await expect(waiting).toHaveCount(0);
  // Of what does not take long it is not said, nor afterwards.
  await field(page).fill("desk");
  await clock.passTimer(150);
  await expect(titles(page).first()).toHaveText(PAPER.heading);
  await page.clock.runFor(400);
  await expect(waiting).toHaveCount(0);
});

test("how many were found is told to screen readers when nobody has typed for a second", async ({ page }) => {
  await takeClock(page);
  await open(page, SEARCH.path);
  await expect(field(page)).toBeVisible();
  const clock = await StoppedClock.stop(page);
  await field(page).fill("fla");
  await clock.passTimer(150);
  await expect(titles(page).first()).toHaveText(FOUND.heading);
  await clock.passTimer(1_000, async () => expect(said(page)).toHaveText(""));
  await expect(said(page)).toHaveText(/^Pages found: \d+$/);
  // Who asks for it is told at once.
  await field(page).fill("zzzz");
  await field(page).press("Enter");
  await expect(said(page)).toHaveText(/^Nothing was found/);
});

/** Opens a page whose application has not come yet. */
async function openBefore(page: Page, path: string): Promise<Held> {
  const wasm = await hold(page, WASM);
  await page.goto(path, { waitUntil: "commit" });
  await wasm.requested;
  await expect(field(page)).toBeVisible();
  return wasm;
}

test("it works before the application has come, and keeps what is typed, what is selected and the focus when that comes", async ({
  page,
}) => {
  const wasm = await openBefore(page, SEARCH.path);
  await field(page).pressSequentially("planting flag");
  await expect(titles(page).first()).toHaveText(FOUND.heading);
  await expect(page.locator("html")).not.toHaveAttribute("data-app");
  await field(page).evaluate((field: HTMLInputElement) => field.setSelectionRange(2, 5, "backward"));
  const link = await results(page).first().getByRole("link").elementHandle();
  wasm.release();
  await isReady(page);
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue("planting flag");
  expect(
    await field(page).evaluate(({ selectionStart, selectionEnd, selectionDirection }: HTMLInputElement) => [
      selectionStart,
      selectionEnd,
      selectionDirection,
    ]),
  ).toEqual([2, 5, "backward"]);
  // It is the same, not one like it.
  expect(await link?.evaluate((link) => link.isConnected)).toBe(true);
  await expect(page.getByText(ELSEWHERE)).toBeHidden();
  await mark(page);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Backspace");
  await expect(page).toHaveURL("/search?q=planing+flag");
  await field(page).fill("planting");
  await results(page).first().getByRole("link").click();
  await hasArrived(page, FOUND);
  expect(await isMarked(page)).toBe(true);
});

test("the application's coming moves neither the reader among the results nor the focus", async ({ page }) => {
  const wasm = await openBefore(page, "/search?q=council");
  await expect(results(page)).toHaveCount(20);
  const link = results(page).nth(15).getByRole("link");
  await link.focus();
  await scrollTo(page, 1500);
  wasm.release();
  await isReady(page);
  expect(await scrollY(page)).toBe(1500);
  await expect(link).toBeFocused();
});

test("it works where the application cannot start", async ({ page, watch }) => {
  watch.expect(/ERR_FAILED.*\.wasm/, /The application could not start; the page works without it\./);
  await page.route(WASM, (route) => route.abort());
  await page.goto(SEARCH.path);
  await hasFailed(page);
  await field(page).fill("planting flag");
  await expect(page).toHaveURL("/search?q=planting+flag");
  await link(page, FOUND.heading).click();
  await expect(heading(page)).toHaveText(FOUND.heading);
  await page.goBack();
  await expect(field(page)).toHaveValue("planting flag");
  await expect(titles(page).first()).toHaveText(FOUND.heading);
  await field(page).fill("council");
  await expect(results(page)).toHaveCount(20);
  await page.getByRole("button", { name: "More results" }).click();
  await expect(results(page).nth(20)).toBeVisible();
});

test("where its script cannot be had, the page says so, and leads to the lists", async ({ page, watch }) => {
  watch.expect(/ERR_FAILED.*\/app\/search-/);
  await page.route(SCRIPT, (route) => route.abort());
  await open(page, SEARCH.path);
  await expect(page.getByText(ELSEWHERE)).toBeVisible();
  await link(page, "News").click();
  await hasArrived(page, NEWS);
});

test.describe("with scripts off", () => {
  test.use({ javaScriptEnabled: false });

  test("the page says so at once, and leads to the lists", async ({ page }) => {
    await page.goto(SEARCH.path);
    expect(await page.getByText(ELSEWHERE).isVisible()).toBe(true);
    await expect(page.getByRole("searchbox")).toHaveCount(0);
    await link(page, "News").click();
    await expect(heading(page)).toHaveText(NEWS.heading);
  });
});

test("by the keyboard alone one comes from any page to the field, to a result, and back", async ({ page }) => {
  await open(page, ARTICLE.path);
  await page.keyboard.press("/");
  await expect(heading(page)).toHaveText(SEARCH.heading);
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue("");
  await page.keyboard.type("planting/");
  await page.keyboard.press("Enter");
  await expect(titles(page).first()).toHaveText(FOUND.heading);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Search" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(results(page).first().getByRole("link")).toBeFocused();
  // On the page itself the key leads into the field.
  await page.keyboard.press("/");
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue("planting/");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await hasArrived(page, FOUND);
  await page.goBack();
  await hasArrived(page, SEARCH);
});

test("it can be used by everyone, in light and dark, wide and narrow, whatever it says", async ({ page, watch }) => {
  test.slow();
  watch.expect(/503.*index\.json/);
  const complaints = new Set<string>();
  const look = async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      for (const size of [WIDE, NARROW]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize(size);
        for (const complaint of await axeComplaints(page)) complaints.add(complaint);
      }
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  };
  await open(page, SEARCH.path);
  await expect(field(page)).toBeVisible();
  await look();
  await field(page).fill("council");
  await expect(results(page)).toHaveCount(20);
  await look();
  await field(page).fill("zzzz");
  await expect(said(page)).toHaveText(/^Nothing was found/);
  await look();
  await page.route(INDEX, (route) => route.fulfill({ status: 503 }));
  await page.goto("/search?q=flag");
  await expect(again(page)).toBeVisible();
  await look();
  expect([...complaints]).toEqual([]);
});

test("with forced colours the marks are the system’s, behind the words as on them", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await open(page, "/search?q=flag");
  const [mark, system] = await results(page)
    .locator("mark")
    .first()
    .evaluate((mark) => {
      const system = document.createElement("i");
      document.body.append(system);
      system.style.cssText = "color: MarkText; background: Mark; forced-color-adjust: none";
      return [mark, system].map((element) => {
        const { color, backgroundColor } = getComputedStyle(element);
        return [color, backgroundColor];
      });
    });
  expect(mark).toEqual(system);
});

test("what is pressed is large enough to be touched", async ({ page }) => {
  await page.setViewportSize(NARROW);
  await open(page, "/search?q=council");
  await expect(more(page)).toBeVisible();
  for (const control of [field(page), page.getByRole("button", { name: "Search" }), more(page)]) {
    const box = await control.boundingBox();
    expect(Math.min(box?.height ?? 0, box?.width ?? 0)).toBeGreaterThanOrEqual(44);
  }
});

for (const [width, size] of [
  ["wide", WIDE],
  ["narrow", NARROW],
] as const) {
  test(`nothing moves on a ${width} page while its parts come one after the other`, async ({ page }) => {
    await noteShifts(page);
    await page.setViewportSize(size);
    const held = [await hold(page, SCRIPT), await hold(page, INDEX), await hold(page, WORDS)];
    await page.goto("/search?q=council");
    for (const part of held) {
      await part.requested;
      expect(await shifts(page)).toEqual([]);
      part.release();
    }
    await expect(results(page)).toHaveCount(20);
    await isReady(page);
    expect(await shifts(page)).toEqual([]);
  });
}

test("on paper are the results, and not the form", async ({ page }) => {
  await open(page, "/search?q=council");
  await expect(results(page)).toHaveCount(20);
  await page.emulateMedia({ media: "print" });
  await expect(field(page)).toBeHidden();
  await expect(more(page)).toBeHidden();
  await expect(results(page).first()).toBeVisible();
  // The links of the paragraph that is not shown are not on it either.
  await expect(page.getByRole("heading", { name: "Links" })).toBeHidden();
});

interface Entry {
  title: string;
  summary?: string;
  lang?: string;
  dir?: string;
}

/** Answers with an index of these segments: pages, words, and the words that most pages have. */
async function indexOf(page: Page, ...all: { pages: Entry[]; words: Record<string, number[]>; common?: string[] }[]) {
  await page.route(/\/data\/search\//, (route) => {
    const [, file, id] = /\/data\/search\/((\d+)\/)?/.exec(route.request().url()) ?? [];
    const revision = "made up";
    if (!file) {
      const segments = all.map(({ pages }, place) => ({ id: place + 1, revision, pages: pages.length, shards: 1 }));
      return route.fulfill({ json: { segments } });
    }
    const { pages, words, common = [] } = all[Number(id) - 1] ?? { pages: [], words: {} };
    const from = Number(/pages-(\d+)/.exec(route.request().url())?.[1] ?? 0) * 32;
    const shown = pages.slice(from, from + 32).map((entry) => ({ url: ARTICLE.path, note: "News", ...entry }));
    return route.fulfill({ json: { revision, words, common, pages: shown } });
  });
}

async function finds(page: Page, query: string, ...expected: string[]): Promise<void> {
  await field(page).fill(query);
  await field(page).press("Enter");
  await expect(titles(page)).toHaveText(expected);
}

test("words are the same however they are written", async ({ page }) => {
  const forms = {
    cafe: ["Cafe\u0301", "CAFÉ"],
    xii: ["Ⅻ", "xii"],
    τελος: ["ΤΈΛΟΣ", "τέλος"],
    محمد: ["مُحَمَّد", "محمد"],
    字: ["字"],
    "2nd": ["2nd-best", "2ND"],
  };
  const pages = Object.keys(forms).map((title) => ({ title, summary: `Of ${title}` }));
  const words = Object.fromEntries(pages.map(({ title }, number) => [title, [number, 9]]));
  await indexOf(page, { pages, words: { ...words, best: [pages.length - 1, 9] } });
  await open(page, SEARCH.path);
  for (const [word, spellings] of Object.entries(forms)) {
    for (const spelling of spellings) {
      await finds(page, spelling, word);
      await expect(page.locator("main mark").first()).toHaveText(word);
    }
  }
  // Single letters and digits of English say nothing.
  await finds(page, "a 1");
  await finds(page, "a café 1", "cafe");
});

test("the words of a query are those of the index", async () => {
  const { wordsOf } = (await import(new URL("../../search.js", import.meta.url).href)) as {
    wordsOf: (text: string) => string[];
  };
  // `press/src/terms.rs` reads the same table for texts.
  const samples: { text: string; index: string[]; query?: string[] }[] = JSON.parse(
    readFileSync("press/tests/support/search-words.json", "utf8"),
  );
  for (const { text, index, query = index } of samples) expect(wordsOf(text), text).toEqual(query);
});

test("where words have no spaces any part of a sentence is found, and marked", async ({ page }) => {
  const pages = [{ title: "東京都の会議", summary: "（ガイドﾍﾞﾙ）" }, { title: "京都" }];
  const words = {
    東京: [0, 40],
    京都: [0, 40, 1, 40],
    都: [1, 40],
    都の: [0, 40],
    の会: [0, 40],
    会議: [0, 40],
    議: [0, 40],
  };
  await indexOf(page, { pages, words: { ...words, カイ: [0, 8], ヘル: [0, 8], ル: [0, 8] } });
  await open(page, SEARCH.path);
  const marks = page.locator("main mark");
  for (const [query, marked] of [
    ["会議", ["会議"]],
    ["東京都", ["東京都"]],
    ["東京 会議", ["東京", "会議"]],
    ["議", ["議"]],
    ["ガイ", ["ガイ"]],
    ["ベル", ["ﾍﾞﾙ"]],
  ] as const) {
    await finds(page, query, "東京都の会議");
    await expect(marks).toHaveText([...marked]);
  }
  await finds(page, "京都", "東京都の会議", "京都");
  await finds(page, "京", "東京都の会議", "京都");
  await expect(marks).toHaveText(["京", "京"]);
  // Two letters are whole: they are not the beginning of a word that is still being written.
  await finds(page, "会議 東北");
});

test("whole words come before beginnings, and all words must be there but those that most pages have", async ({
  page,
}) => {
  await indexOf(
    page,
    {
      pages: [{ title: "Old covering" }, { title: "Old cover" }, { title: "The old cover of the old" }],
      words: { cover: [1, 40, 2, 40], covering: [0, 40], the: [2, 40], them: [0, 1] },
      common: ["the"],
    },
    { pages: [{ title: "New cover" }, { title: "New cover, too" }], words: { cover: [0, 40, 1, 40] } },
  );
  await open(page, SEARCH.path);
  // Of equal ones the newer segment's come first, and within one those with the lower number.
  await finds(page, "COVER", "New cover", "New cover, too", "Old cover", "The old cover of the old", "Old covering");
  await finds(page, "cover the", "The old cover of the old", "Old cover", "Old covering");
  await finds(page, "the", "The old cover of the old", "Old covering");
  await finds(page, "cover them", "Old covering");
  await finds(page, "cov", "New cover", "New cover, too", "Old covering", "Old cover", "The old cover of the old");
  await finds(page, "co");
});

test("a word that most pages have, and no title, leaves the best first", async ({ page }) => {
  const pages = [{ title: "Of covers, in passing" }, { title: "Cover" }];
  await indexOf(page, { pages, words: { been: [], cover: [1, 40], covers: [0, 40] }, common: ["been"] });
  await open(page, SEARCH.path);
  await finds(page, "cover been", "Cover", "Of covers, in passing");
  await finds(page, "been");
});

test("an answer that comes after the words have changed is not shown", async ({ page }) => {
  const pages = Array.from({ length: 33 }, (_, number) => ({ title: `Page ${number}` }));
  await indexOf(page, { pages, words: { early: [0, 9], late: [32, 9] } });
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const address = "/data/search/1/pages-1.json";
  await page.route(`**${address}`, async (route) => {
    await released;
    await route.fallback();
  });
  await open(page, SEARCH.path);
  const asked = page.waitForRequest(`**${address}`);
  await field(page).fill("late");
  await asked;
  await finds(page, "early", "Page 0");
  const came = page.waitForResponse(`**${address}`);
  release();
  await (await came).finished();
  // What the page did with it is done when another answer has come.
  await page.evaluate(async (address) => (await fetch(address)).json(), address);
  await expect(titles(page)).toHaveText(["Page 0"]);
  await finds(page, "late", "Page 32");
});

test("a result says its language and direction, and what is text stays text", async ({ page }) => {
  const title = "<img src=x onerror=alert(1)> & محمد";
  await indexOf(page, { pages: [{ title, summary: "مُحَمَّد", lang: "ar", dir: "rtl" }], words: { محمد: [0, 9] } });
  await open(page, "/search?q=محمد");
  await expect(titles(page)).toHaveText([title]);
  await expect(results(page)).toHaveAttribute("lang", "ar");
  await expect(results(page)).toHaveAttribute("dir", "rtl");
  // Marks, if they change how long a word is, belong to it.
  await expect(page.locator("main mark")).toHaveText(["محمد", "مُحَمَّد"]);
});

test("on a site in another language, under a path of its host, it speaks that language", async ({
  page,
  serve,
}, info) => {
  test.slow();
  for (const [sample, says, query] of [
    ["welsh", { label: "Chwilio’r wefan hon", found: /^Tudalennau a gafwyd: \d+$/, dir: "ltr" }, "cyfarfod"],
    ["arabic", { label: "البحث في هذا الموقع", found: /^الصفحات التي عُثر عليها: \d+$/, dir: "rtl" }, "المجلس"],
  ] as const) {
    const out = info.outputPath(sample);
    const site = ["--content", `samples/${sample}`, "--today", "2026-11-24", "--url", "https://host.example/gazette/"];
    execFileSync(PRESS, ["build", ...site, "--app", APP, "--out", out], { stdio: "pipe" });
    const server = await serve("--out", out, "--base", "/gazette");
    await page.goto(`${server.origin}/gazette/search`);
    await isReady(page);
    const input: Locator = page.getByRole("searchbox", { name: says.label });
    await input.fill(query);
    await expect(said(page)).toHaveText(says.found);
    await expect(page).toHaveURL(/\/gazette\/search\?q=/);
    await expect(results(page).first().getByRole("link")).toHaveAttribute("href", /^\/gazette\//);
    expect(await input.evaluate((input) => getComputedStyle(input.closest("form") ?? input).direction)).toBe(says.dir);
    expect(await axeComplaints(page)).toEqual([]);
    const title = (await titles(page).first().textContent()) ?? "";
    await results(page).first().getByRole("link").click();
    await expect(heading(page)).toHaveText(title);
    await page.goto("about:blank");
  }
});

test("on a site in Japanese what is within a sentence is found", async ({ page, serve }, info) => {
  const [content, out] = [info.outputPath("content"), info.outputPath("site")];
  const fields = { name: "例の新聞", description: "例です。", url: "https://host.example/", language: "ja" };
  const toml = (fields: Record<string, string>) =>
    Object.entries(fields).map(([name, value]) => `${name} = ${JSON.stringify(value)}\n`);
  mkdirSync(join(content, "articles"), { recursive: true });
  writeFileSync(join(content, "site.toml"), toml(fields).join(""));
  for (const [id, title, text] of [
    ["one", "来月の予定", "東京都の議会は来月の会議で予算を決めます。"],
    ["two", "図書館から", "京都の図書館は水曜日に休みます。"],
  ] as const) {
    const front = `${toml({ title, summary: `「${title}」のお知らせ。` }).join("")}date = 2026-11-01\n`;
    writeFileSync(join(content, "articles", `${id}.md`), `+++\n${front}+++\n${text}\n`);
  }
  execFileSync(
    PRESS,
    ["build", "--content", content, "--app", APP, "--out", out, "--cache", info.outputPath("cache")],
    {
      stdio: "pipe",
    },
  );
  const server = await serve("--out", out);
  await page.goto(`${server.origin}/search`);
  await isReady(page);
  await finds(page, "予算", "来月の予定");
  await finds(page, "東京都の会議", "来月の予定");
  await finds(page, "図書館", "図書館から");
  await expect(page.locator("main mark")).toHaveText(["図書館", "図書館"]);
  await finds(page, "京都", "来月の予定", "図書館から");
  await finds(page, "休", "図書館から");
});
