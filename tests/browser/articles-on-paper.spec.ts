// "Print these articles": a list with its articles as one document.
import { open } from "./support/app.ts";
import { axeComplaints } from "./support/axe.ts";
import { Paper, squeeze } from "./support/paper.ts";
import { ARTICLE, GUIDE, NEWS, TOPIC, title } from "./support/site.ts";
import { expect, type Locator, type Page, test } from "./support/test.ts";

const AS_ONE = "?view=print&with=articles";

/** What is for the screen only. */
const FOR_THE_SCREEN = [
  "Skip to content",
  "Back to the page",
  "Articles ready",
  "Next story",
  "Contact:",
  "Follow this topic",
];

const said = (page: Page): Locator => page.locator(".print-bar").getByRole("status");
const contents = (page: Page): Locator => page.locator(".list-contents").getByRole("link");

async function isReady(page: Page, articles: number): Promise<void> {
  await expect(said(page)).toHaveText(`Articles ready to be printed: ${articles}.`, { timeout: 15_000 });
}

/** Answers a page of a list with one that has older ones, which are at `older`. */
async function withOlder(page: Page, path: string, older: string): Promise<void> {
  await page.route(new RegExp(`${path}(\\?.*)?$`), async (route) => {
    const response = await route.fetch();
    const link = `<nav><a rel="next" href="${older}">Older articles</a></nav></main>`;
    await route.fulfill({ response, body: (await response.text()).replace("</main>", link) });
  });
}

test("the articles of a list are printed as one document: all in their order, and nothing of the ways around them", async ({
  page,
}) => {
  test.slow();
  await open(page, NEWS.path);
  const titles = await page.locator(".article-list h3").allTextContents();
  await page.getByRole("link", { name: "Print these articles" }).click();
  await isReady(page, titles.length);
  const paper = await Paper.print(page, "A4");
  let from = 0;
  for (const text of [...titles, ...titles].map(squeeze)) {
    const at = paper.text.indexOf(text, from);
    expect(at, `"${text}" is not printed, or not in its place`).toBeGreaterThanOrEqual(from);
    from = at + text.length;
  }
  for (const { text, path } of [ARTICLE, GUIDE]) {
    expect(paper.text).toContain(squeeze(text));
    expect(paper.text).toContain(squeeze(path));
  }
  for (const words of FOR_THE_SCREEN) expect(paper.text).not.toContain(squeeze(words));
  // Each begins a sheet, and says where it came from.
  const firsts = paper.sheets.map((sheet) => squeeze(sheet).replace(squeeze(title(NEWS.heading)), ""));
  for (const text of titles) expect(firsts.filter((first) => first.startsWith(squeeze(text))).length).toBe(1);
  expect(paper.text.match(/Revision[0-9a-f]{16}/g)).toHaveLength(titles.length + 1);
  expect(paper.facts.get("Tagged")).toBe("yes");
});

test("in such a document each name is there once, and each link within it leads to its place", async ({ page }) => {
  await page.goto(`${NEWS.path}${AS_ONE}`);
  await isReady(page, await contents(page).count());
  const { twice, nowhere, within } = await page.evaluate(() => {
    const ids = Array.from(document.querySelectorAll("[id]"), ({ id }) => id);
    const links = Array.from(document.querySelectorAll("main a[href^='#']"), (link) => link.getAttribute("href") ?? "");
    return {
      twice: ids.filter((id, place) => ids.indexOf(id) !== place),
      nowhere: links.filter((link) => !ids.includes(link.slice(1))),
      within: links.length,
    };
  });
  expect(twice).toEqual([]);
  expect(nowhere).toEqual([]);
  expect(within).toBeGreaterThan(await contents(page).count());
  await contents(page).nth(3).click();
  await expect(page.locator("#article-4 h1")).toBeInViewport();
  expect(await axeComplaints(page)).toEqual([]);
});

test("an article that cannot be had is named, on the paper too, and fetched when it is tried again", async ({
  page,
  watch,
}) => {
  watch.expect(/ERR_FAILED/);
  await page.route(/\/news\/council-papers-in-the-open$/, (route) => route.abort());
  await page.goto(`${TOPIC.path}${AS_ONE}`);
  await expect(said(page)).toHaveText("Could not be fetched: “A council that shows its papers”.");
  expect(await axeComplaints(page)).toEqual([]);
  const { text } = await Paper.print(page, "A4");
  expect(text).toContain(squeeze("“A council that shows its papers” is missing here."));
  expect(text).toContain(squeeze("What the booklets cover"));
  await page.unroute(/\/news\/council-papers-in-the-open$/);
  await page.getByRole("button", { name: "Try again" }).click();
  await isReady(page, 2);
  await expect(page.getByRole("button", { name: "Print", exact: true })).toBeFocused();
  await expect(page.getByRole("button", { name: "Try again" })).toBeHidden();
  await expect(page.getByText("is missing here")).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "What the record holds" })).toBeVisible();
});

test("what is answered with an error is not taken for an article", async ({ page, watch }) => {
  watch.expect(/503/);
  await page.route(/\/news\/council-papers-in-the-open$/, async (route) => {
    await route.fulfill({ response: await route.fetch(), status: 503 });
  });
  await page.goto(`${TOPIC.path}${AS_ONE}`);
  await expect(said(page)).toHaveText("Could not be fetched: “A council that shows its papers”.");
});

test("the dialog for printing opens when all articles have come, and their pictures", async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => {
      const pictures = Array.from(document.images, (picture) => picture.complete && picture.naturalWidth > 0);
      Object.assign(window, { wereThere: pictures });
    };
  });
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/news\/planting-the-flag-booklets$/, async (route) => {
    await released;
    await route.continue();
  });
  await page.goto(`${TOPIC.path}${AS_ONE}`);
  await expect(said(page)).toHaveText("The articles are being fetched.");
  await page.getByRole("button", { name: "Print", exact: true }).click();
  const wereThere = () => page.evaluate(() => (window as unknown as { wereThere?: boolean[] }).wereThere);
  expect(await wereThere()).toBeUndefined();
  release();
  await expect.poll(wereThere).toEqual([true]);
});

test("no more than four articles are fetched at once", async ({ page }) => {
  let [now, most] = [0, 0];
  await page.route(/\/news\/[^/?]+$/, async (route) => {
    most = Math.max(most, ++now);
    const response = await route.fetch();
    now -= 1;
    await route.fulfill({ response });
  });
  await page.goto(`${NEWS.path}${AS_ONE}`);
  await expect(contents(page)).not.toHaveCount(0);
  await isReady(page, await contents(page).count());
  expect(most).toBe(4);
});

test("where a list goes on, its older articles may be printed with the others", async ({ page }) => {
  await withOlder(page, TOPIC.path, "/topics/leadership");
  await page.goto(`${TOPIC.path}${AS_ONE}`);
  await isReady(page, 2);
  const link = page.getByRole("link", { name: "With older articles" });
  await link.click();
  await isReady(page, 3);
  await expect(link).toHaveCount(0);
  await expect(page.locator("#article-3 h1")).toHaveText((await contents(page).nth(2).textContent()) ?? "");
  await page.getByRole("link", { name: "Back to the page" }).click();
  await expect(page).toHaveURL(TOPIC.path);
});

test("an older page that cannot be had is said, and tried again", async ({ page, watch }) => {
  watch.expect(/ERR_FAILED/);
  await withOlder(page, TOPIC.path, "/topics/leadership");
  await page.route(/\/topics\/leadership$/, (route) => route.abort());
  await page.goto(`${TOPIC.path}?view=print&with=all`);
  await expect(said(page)).toHaveText("Could not be fetched: “Older articles”.");
  await page.unroute(/\/topics\/leadership$/);
  await page.getByRole("button", { name: "Try again" }).click();
  await isReady(page, 3);
});

test("a document of 200 articles is the longest, and says so", async ({ page }) => {
  test.slow();
  await page.route(/\/news\/page\/1$/, async (route) => {
    const item = '<li><article><h3><a href="/news/small">Small</a></h3><time>Today</time></article></li>';
    await route.fulfill({ contentType: "text/html", body: `<ul class="article-list">${item.repeat(200)}</ul>` });
  });
  await page.route(/\/news\/small$/, (route) =>
    route.fulfill({ contentType: "text/html", body: "<main>Small</main>" }),
  );
  await withOlder(page, NEWS.path, "/news/page/1");
  await page.goto(`${NEWS.path}?view=print&with=all`);
  await isReady(page, 200);
  await expect(page.getByText("The list goes on: no more than 200 articles are printed at once.")).toBeVisible();
  await expect(contents(page)).toHaveCount(200);
});

test("of articles printed as one document, those that were withdrawn say so on their own sheets only", async ({
  page,
}) => {
  await page.goto(`${TOPIC.path}${AS_ONE}`);
  await isReady(page, 2);
  await page.locator("#article-2 article.page").evaluate((article) => article.classList.add("withdrawn"));
  const { sheets } = await Paper.print(page, "A4");
  const first = sheets.findLastIndex((sheet) => sheet.includes("find each of them in the record"));
  expect(first).toBeGreaterThan(1);
  expect(sheets.map((sheet) => sheet.includes("Withdrawn"))).toEqual(sheets.map((_, place) => place >= first));
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a list is printed by itself, wherever the address leads", async ({ page }) => {
    await page.goto(`${TOPIC.path}${AS_ONE}`);
    await expect(page.getByRole("link", { name: "Print these articles" })).toBeHidden();
    expect((await Paper.print(page, "A4")).text).toContain(squeeze("A council that shows its papers"));
  });
});
