// What goes wrong while the reader moves about: the page says what happened and what can be done, and is never empty.
import { canonicalOf, handsHaveCome, hasArrived, heading, link, mainLink, mark, open, scrollY } from "./support/app.ts";
import { StoppedClock, takeClock } from "./support/clock.ts";
import { count, hold } from "./support/network.ts";
import { ARTICLE, COUNCIL, COUNCILS, HOME, NEWS } from "./support/site.ts";
import { expect, type Page, test, type Watch } from "./support/test.ts";

const DOCUMENT = `**${ARTICLE.data}`;

type Answer = Parameters<Page["route"]>[1];

const status =
  (status: number): Answer =>
  (route) =>
    route.fulfill({ status, contentType: "text/plain", body: "no" });
const body =
  (body: string, contentType = "application/json"): Answer =>
  (route) =>
    route.fulfill({ contentType, body });

/** Shows the home page, with the clock stopped, and clicks a link whose document is answered like this. */
async function follow(page: Page, answer: Answer): Promise<{ clock: StoppedClock; requests: () => number }> {
  await takeClock(page);
  await open(page, HOME.path);
  const clock = await StoppedClock.stop(page);
  const requests = count(page, ARTICLE.data);
  await page.route(DOCUMENT, answer);
  await link(page, ARTICLE.heading).click();
  return { clock, requests };
}

/** Waits until the page has failed with this title, and says what it must. */
async function saysSo(page: Page, title: string): Promise<void> {
  await hasArrived(page, { heading: title });
  await expect(page).toHaveURL(ARTICLE.path);
  await expect(page.locator("#announcement")).toHaveText(title);
  await expect(page.locator("main p").first()).not.toBeEmpty();
  expect(await scrollY(page)).toBe(0);
  expect(await canonicalOf(page)).toBe(null);
  for (const [name, path] of [
    ["Go to the home page", HOME.path],
    ["See all news", NEWS.path],
    ["See the councils", COUNCILS.path],
  ] as const) {
    await expect(link(page, name)).toHaveAttribute("href", path);
  }
}

const tryAgain = (page: Page) => page.getByRole("button", { name: "Try again" });

/** Offline, the browser may also look for pictures in vain. */
const OFFLINE = /ERR_INTERNET_DISCONNECTED.*\.(svg|png)/;

/** The browser tells of each answer that is no success on the console. */
const expectOnConsole = (watch: Watch, what: number | string) =>
  watch.expect(new RegExp(`Failed to load resource.*${what}.*${ARTICLE.data}`));

test("a page that is not there is not asked for twice, and there is nothing to try again", async ({ page, watch }) => {
  expectOnConsole(watch, 404);
  const { requests } = await follow(page, status(404));
  await saysSo(page, "Page not found");
  expect(requests()).toBe(1);
  await expect(tryAgain(page)).toHaveCount(0);
  await link(page, "See the councils").click();
  await hasArrived(page, COUNCILS);
});

test("a host that answers a missing document with a page and 200 is understood", async ({ page }) => {
  await follow(page, body("<!doctype html><title>Home</title><h1>Home</h1>", "text/html"));
  await saysSo(page, "Page not found");
});

test("an error of the site is asked about three times, later each time, then said; trying again mends it", async ({
  page,
  watch,
}) => {
  expectOnConsole(watch, 500);
  const { clock, requests } = await follow(page, status(500));
  await clock.passTimer(400, async () => expect(requests()).toBe(1));
  await clock.passTimer(1600, async () => expect(requests()).toBe(2));
  await saysSo(page, "The site has a problem");
  await expect(page.locator("main")).toContainText("status 500");
  expect(requests()).toBe(3);
  await page.unroute(DOCUMENT);
  await tryAgain(page).click();
  await hasArrived(page, ARTICLE);
  expect(requests()).toBe(4);
});

test("an error that passes is never shown", async ({ page, watch }) => {
  expectOnConsole(watch, 503);
  let answers = 0;
  const { clock, requests } = await follow(page, async (route) => {
    answers += 1;
    if (answers === 1) await route.fulfill({ status: 503 });
    else await route.continue();
  });
  await clock.passTimer(400);
  await hasArrived(page, ARTICLE);
  expect(requests()).toBe(2);
});

test("what the site refuses is not asked for twice by itself", async ({ page, watch }) => {
  expectOnConsole(watch, 403);
  const { requests } = await follow(page, status(403));
  await saysSo(page, "The site has a problem");
  expect(requests()).toBe(1);
  await expect(tryAgain(page)).toBeVisible();
});

for (const [what, json] of [
  ["cut short", '{"schema":"1","revision":"0","id":"local-cio-council-mer'],
  ["empty", ""],
  ["of another sort", '{"schema":"1","revision":"0","councils":[]}'],
] as const) {
  test(`a document that is ${what} is said to be unreadable; trying again mends it`, async ({ page }) => {
    await follow(page, body(json));
    await saysSo(page, "The page could not be read");
    await page.unroute(DOCUMENT);
    await tryAgain(page).click();
    await hasArrived(page, ARTICLE);
  });
}

test("trying again passes the browser's cache by", async ({ page, watch }) => {
  expectOnConsole(watch, 403);
  await page.addInitScript(() => {
    const modes: string[] = [];
    const fetch = window.fetch;
    window.fetch = (input, init) => {
      // However it is asked for: by a request, or by an address and how to ask.
      modes.push(new Request(input, init).cache);
      return fetch(input, init);
    };
    Object.assign(window, { modes });
  });
  await follow(page, status(403));
  await saysSo(page, "The site has a problem");
  await page.unroute(DOCUMENT);
  await tryAgain(page).click();
  await hasArrived(page, ARTICLE);
  expect(await page.evaluate(() => (window as unknown as { modes: string[] }).modes.slice(-2))).toEqual([
    "default",
    "reload",
  ]);
});

test("a document of a newer site than this tab asks for the page to be loaded anew", async ({ page }) => {
  await follow(page, body('{"schema":"2","revision":"0"}'));
  await saysSo(page, "The site has been updated");
  await page.unroute(DOCUMENT);
  await mark(page);
  const loaded = page.waitForEvent("load");
  await page.getByRole("button", { name: "Load the page anew" }).click();
  await loaded;
  await expect(heading(page)).toHaveText(ARTICLE.heading);
  expect(await page.evaluate(() => "isMarked" in window)).toBe(false);
});

test("fields and parts that this tab does not know yet are left out, and the rest is shown", async ({
  page,
  request,
}) => {
  const document = await (await request.get(ARTICLE.data)).json();
  document.mood = { of: "the future" };
  document.body.splice(1, 0, { type: "hologram", id: "h" });
  await follow(page, body(JSON.stringify(document)));
  await hasArrived(page, ARTICLE);
  await expect(page.locator("main")).toContainText(ARTICLE.text);
  await expect(page.locator("main")).toContainText("Something on this page is of a kind that this tab cannot show.");
});

test("a connection that breaks is tried three times, then said; trying again mends it", async ({ page, watch }) => {
  expectOnConsole(watch, "ERR_CONNECTION_FAILED");
  const { clock, requests } = await follow(page, (route) => route.abort("connectionfailed"));
  await clock.passTimer(400);
  await clock.passTimer(1600);
  await saysSo(page, "The site did not answer");
  expect(requests()).toBe(3);
  await page.unroute(DOCUMENT);
  await tryAgain(page).click();
  await hasArrived(page, ARTICLE);
});

test("offline, the page says so, and comes by itself when the connection is back", async ({ page, context, watch }) => {
  expectOnConsole(watch, "ERR_INTERNET_DISCONNECTED");
  watch.allow(OFFLINE);
  await open(page, HOME.path);
  await handsHaveCome(page);
  await context.setOffline(true);
  await link(page, ARTICLE.heading).click();
  await saysSo(page, "You are offline");
  await expect(tryAgain(page)).toBeVisible();
  await context.setOffline(false);
  await hasArrived(page, ARTICLE);
});

test("a page that was read before is there offline", async ({ page, context, watch }) => {
  watch.allow(OFFLINE);
  // A picture that had not been needed before cannot be had.
  watch.allow(/ERR_INTERNET_DISCONNECTED.*\/images\//);
  await open(page, HOME.path);
  await link(page, ARTICLE.heading).click();
  await hasArrived(page, ARTICLE);
  await context.setOffline(true);
  await page.goBack();
  await hasArrived(page, HOME);
  await link(page, ARTICLE.heading).click();
  await hasArrived(page, ARTICLE);
});

test("an answer that does not come in ten seconds is given up; trying again asks again", async ({ page }) => {
  await takeClock(page);
  await open(page, HOME.path);
  const clock = await StoppedClock.stop(page);
  const requests = count(page, ARTICLE.data);
  const document = await hold(page, DOCUMENT);
  await link(page, ARTICLE.heading).click();
  await document.requested;
  const given = page.waitForEvent("requestfailed", (request) => request.url().endsWith(ARTICLE.data));
  await clock.hasTimer(10_000);
  await page.clock.runFor(9_999);
  await expect(heading(page)).toHaveText("Loading…");
  await page.clock.runFor(1);
  await given;
  await saysSo(page, "The page took too long");
  document.release();
  await tryAgain(page).click();
  await hasArrived(page, ARTICLE);
  expect(requests()).toBe(2);
});

test("waiting is not shown before 200 milliseconds have passed, and then it is", async ({ page }) => {
  await takeClock(page);
  await open(page, HOME.path);
  const clock = await StoppedClock.stop(page);
  const document = await hold(page, DOCUMENT);
  await link(page, ARTICLE.heading).click();
  await document.requested;
  await clock.passTimer(200, async () => {
    await expect(heading(page)).toHaveText(HOME.heading);
    await expect(page).toHaveTitle(HOME.heading);
  });
  await expect(heading(page)).toHaveText("Loading…");
  await expect(page.locator("#announcement")).toHaveText("Loading…");
  await expect(page.locator("[aria-busy=true]")).toBeVisible();
  await expect(page).toHaveURL(ARTICLE.path);
  document.release();
  await hasArrived(page, ARTICLE);
  await expect(page.locator("[aria-busy]")).toHaveCount(0);
});

test("what comes within 200 milliseconds is shown at once, without a word of waiting", async ({ page }) => {
  await takeClock(page);
  await open(page, HOME.path);
  await StoppedClock.stop(page);
  await page.evaluate(() => {
    const said: string[] = [];
    const note = () => said.push(document.querySelector("#announcement")?.textContent ?? "");
    new MutationObserver(note).observe(document.querySelector("#announcement") ?? document, { childList: true });
    Object.assign(window, { said });
  });
  await link(page, ARTICLE.heading).click();
  await hasArrived(page, ARTICLE);
  expect(await page.evaluate(() => (window as unknown as { said: string[] }).said)).toEqual([ARTICLE.heading]);
});

test("leaving for another page gives up the one that was waited for", async ({ page }) => {
  await open(page, HOME.path);
  const document = await hold(page, DOCUMENT);
  const given = page.waitForEvent("requestfailed");
  await link(page, ARTICLE.heading).click();
  await document.requested;
  await mainLink(page, "Councils").click();
  await hasArrived(page, COUNCILS);
  expect((await given).url()).toContain(ARTICLE.data);
  document.release();
  await link(page, COUNCIL.heading).click();
  await hasArrived(page, COUNCIL);
  // Given up is not forgotten: it can be asked for again.
  await link(page, ARTICLE.heading).click();
  await hasArrived(page, ARTICLE);
});
