// Moving about: what a browser does when it loads a page, the application does when it shows one.
import {
  canonicalOf,
  hasArrived,
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
import { hold } from "./support/network.ts";
import { ABOUT, ARTICLE, COUNCIL, COUNCILS, canonical, HOME, NEWS, type PageKind, PERSON } from "./support/site.ts";
import { expect, type Locator, type Page, test } from "./support/test.ts";

/** A paragraph in the middle of [`ARTICLE`]. */
const PARAGRAPH = "p-the-strategy-looks-ahead";

test("links lead from page to page in one document: title, canonical link, focus, word and position follow", async ({
  page,
}) => {
  await open(page, HOME.path);
  await mark(page);
  await scrollTo(page, 300);
  for (const at of [ARTICLE, COUNCIL, PERSON]) {
    await link(page, at.heading).click();
    await hasArrived(page, at);
    await expect(page).toHaveURL(at.path);
    expect(await canonicalOf(page)).toBe(canonical(at.path));
    await expect(page.locator("#announcement")).toHaveText(at.heading);
    expect(await scrollY(page)).toBe(0);
    await expect(page.locator("main")).toContainText(at.text);
  }
  expect(await isMarked(page)).toBe(true);
});

test("what search engines read follows, and what previews were told of the page before is taken back", async ({
  page,
}) => {
  await open(page, ARTICLE.path);
  await expect(page.locator("script[type='application/ld+json']")).toHaveCount(1);
  await mainLink(page, "Councils").click();
  await hasArrived(page, COUNCILS);
  await expect(page).toHaveTitle(new RegExp(`^${COUNCILS.heading} – `));
  expect(await canonicalOf(page)).toBe(canonical(COUNCILS.path));
  await expect(page.locator("head meta[name='description']")).toHaveAttribute("content", /^The councils and groups /);
  // What previews were told of the article is there no more.
  await expect(page.locator("head").locator("script[type='application/ld+json'], meta[property]")).toHaveCount(0);
});

test("the place that the reader is at is marked in the navigation", async ({ page }) => {
  await open(page, NEWS.path);
  await expect(mainLink(page, "News")).toHaveAttribute("aria-current", "page");
  await mainLink(page, "Councils").click();
  await hasArrived(page, COUNCILS);
  await expect(mainLink(page, "Councils")).toHaveAttribute("aria-current", "page");
  await expect(mainLink(page, "News")).not.toHaveAttribute("aria-current");
});

test("back and forward show the page and its scroll position in the first frame", async ({ page }) => {
  await open(page, HOME.path);
  const onHome = await scrollTowards(page, COUNCIL.heading);
  await link(page, COUNCIL.heading).click();
  await hasArrived(page, COUNCIL);
  const onCouncil = await scrollTowards(page, ARTICLE.heading);
  await link(page, ARTICLE.heading).click();
  await hasArrived(page, ARTICLE);
  expect(await firstFrame(page, () => page.goBack())).toEqual({ heading: COUNCIL.heading, y: onCouncil });
  await hasArrived(page, COUNCIL);
  expect(await firstFrame(page, () => page.goBack())).toEqual({ heading: HOME.heading, y: onHome });
  await hasArrived(page, HOME);
  expect(await firstFrame(page, () => page.goForward())).toEqual({ heading: COUNCIL.heading, y: onCouncil });
  await hasArrived(page, COUNCIL);
  expect(await scrollY(page)).toBe(onCouncil);
});

test("after going back and forward a link leads to its page and its address", async ({ page }) => {
  await open(page, HOME.path);
  await link(page, ARTICLE.heading).click();
  await hasArrived(page, ARTICLE);
  await page.goBack();
  await hasArrived(page, HOME);
  await page.goForward();
  await hasArrived(page, ARTICLE);
  await mainLink(page, "Councils").click();
  await hasArrived(page, COUNCILS);
  await expect(page).toHaveURL(COUNCILS.path);
  await page.goBack();
  await hasArrived(page, ARTICLE);
  await expect(page).toHaveURL(ARTICLE.path);
  // The way that once was forward is gone: a link to where it led must lead there again.
  await mainLink(page, "Councils").click();
  await hasArrived(page, COUNCILS);
  await expect(page).toHaveURL(COUNCILS.path);
});

test("the history is a browser's own, whatever the way through the site", async ({ page }) => {
  // Forty pages, each turned.
  test.slow();
  const places = [NEWS, COUNCILS, ABOUT];
  const names = ["News", "Councils", "About"];
  await open(page, HOME.path);
  const entries: PageKind[] = [HOME];
  let now = 0;
  for (const random of randomNumbers(40)) {
    const choice = random % 5;
    const place = places[choice % places.length] ?? NEWS;
    if (choice === 3 && now > 0) {
      now -= 1;
      await page.goBack();
    } else if (choice === 4 && now < entries.length - 1) {
      now += 1;
      await page.goForward();
    } else if (place !== entries[now]) {
      now += 1;
      entries.splice(now, entries.length, place);
      await mainLink(page, names[places.indexOf(place)] ?? "").click();
    }
    const at = entries[now] ?? HOME;
    await hasArrived(page, at);
    await expect(page).toHaveURL(at.path);
  }
  expect(await page.evaluate(() => history.length)).toBeGreaterThanOrEqual(entries.length);
});

test("a fragment link within the page scrolls to its place and gives it the focus; back undoes it", async ({
  page,
}) => {
  await open(page, COUNCIL.path);
  await mark(page);
  const toMeetings = page.getByRole("navigation", { name: "On this page" }).getByRole("link", { name: "Meetings" });
  const meetings = page.getByRole("heading", { level: 2, name: "Meetings" });
  await toMeetings.scrollIntoViewIfNeeded();
  const from = await scrollY(page);
  await toMeetings.click();
  await expect(meetings).toBeFocused();
  await expect(meetings).toBeInViewport();
  await expect(page).toHaveURL(`${COUNCIL.path}${await toMeetings.getAttribute("href")}`);
  const y = await scrollY(page);
  expect(y).toBeGreaterThan(from);
  await scrollTo(page, from);
  await toMeetings.click();
  await expect(meetings).toBeInViewport();
  await scrollTo(page, y + 100);
  await page.goBack();
  await expect(page).toHaveURL(COUNCIL.path);
  await expect.poll(() => scrollY(page)).toBe(from);
  expect(await isMarked(page)).toBe(true);
});

test("a link to a paragraph of another page reveals it, even where its document takes long", async ({ page }) => {
  await open(page, HOME.path);
  await mark(page);
  const teaser = link(page, ARTICLE.heading);
  await teaser.evaluate((link, id) => link.setAttribute("href", `${link.getAttribute("href")}#${id}`), PARAGRAPH);
  const document = await hold(page, `**${ARTICLE.data}`);
  await teaser.click();
  await expect(heading(page)).toHaveText("Loading…");
  document.release();
  const paragraph = page.locator(`#${PARAGRAPH}`);
  await expect(paragraph).toBeInViewport();
  await expect(paragraph).toBeFocused();
  await expect(page).toHaveURL(`${ARTICLE.path}#${PARAGRAPH}`);
  expect(await isMarked(page)).toBe(true);
});

test("a fragment in the address is kept when the application takes the page over", async ({ page }) => {
  await open(page, `${ARTICLE.path}#${PARAGRAPH}`);
  await expect(page.locator(`#${PARAGRAPH}`)).toBeInViewport();
  // Reading with the keyboard goes on from there.
  await page.keyboard.press("Tab");
  const follows = await page.evaluate((id) => {
    const place = document.getElementById(id)?.compareDocumentPosition(document.activeElement ?? document);
    return place === Node.DOCUMENT_POSITION_FOLLOWING;
  }, PARAGRAPH);
  expect(follows).toBe(true);
});

test("loading the page anew keeps its scroll position, and those of the pages before it", async ({ page }) => {
  await open(page, HOME.path);
  const onHome = await scrollTowards(page, COUNCIL.heading);
  await link(page, COUNCIL.heading).click();
  await hasArrived(page, COUNCIL);
  await scrollTo(page, 500);
  await page.reload();
  await isReady(page);
  await expect.poll(() => scrollY(page)).toBe(500);
  await page.goBack();
  await hasArrived(page, HOME);
  await expect.poll(() => scrollY(page)).toBe(onHome);
});

const LEFT_TO_THE_BROWSER: [string, Parameters<Locator["click"]>[0]][] = [
  ["Control", { modifiers: ["Control"] }],
  ["Shift", { modifiers: ["Shift"] }],
  ["the middle button", { button: "middle" }],
];
for (const [how, options] of LEFT_TO_THE_BROWSER) {
  test(`a link clicked with ${how} opens in a tab or window of its own`, async ({ page, context }) => {
    await open(page, NEWS.path);
    const opened = context.waitForEvent("page");
    await link(page, ARTICLE.heading).click(options);
    const other = await opened;
    await isReady(other);
    await expect(heading(other)).toHaveText(ARTICLE.heading);
    await expect(page).toHaveURL(NEWS.path);
    await expect(heading(page)).toHaveText(NEWS.heading);
  });
}

test("a link to a file is left to the browser", async ({ page }) => {
  await open(page, COUNCIL.path);
  const file = page.locator("main a[href$='.pdf']").first();
  const href = await file.getAttribute("href");
  // No content: the browser stays where it is.
  await page.route("**/*.pdf", (route) => route.fulfill({ status: 204 }));
  const asked = page.waitForRequest((request) => request.isNavigationRequest());
  await file.click();
  expect(new URL((await asked).url()).pathname).toBe(href);
  await expect(heading(page)).toHaveText(COUNCIL.heading);
});

/** Scrolls until a link is in the middle of the window, and says how far that is. */
async function scrollTowards(page: Page, name: string): Promise<number> {
  const box = await link(page, name).boundingBox();
  const y = Math.round((await scrollY(page)) + (box?.y ?? 0) - 300);
  await scrollTo(page, y);
  expect(await scrollY(page)).toBe(y);
  return y;
}

/** What the page shows in the first frame after its address changed. */
async function firstFrame(page: Page, move: () => Promise<unknown>): Promise<unknown> {
  await page.evaluate(() => {
    const seen = new Promise((resolve) => {
      const look = () => resolve({ heading: document.querySelector("h1")?.textContent, y: Math.round(window.scrollY) });
      addEventListener("popstate", () => requestAnimationFrame(look), { once: true });
    });
    Object.assign(window, { seen });
  });
  await move();
  return page.evaluate(() => (window as unknown as { seen: unknown }).seen);
}

/** Numbers that are as good as random, and the same in each run. */
function randomNumbers(count: number): number[] {
  let number = 1;
  return Array.from({ length: count }, () => {
    number = (number * 48_271) % 2_147_483_647;
    return number >> 8;
  });
}
