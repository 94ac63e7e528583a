// Long texts: what is in them and where in it one is, how long they take, and the way back to the top.
import { handsHaveCome, heading, open, scrollTo, scrollY } from "./support/app.ts";
import { Paper } from "./support/paper.ts";
import { ABOUT, ARTICLE, COUNCIL, GUIDE, HOME, PAPER } from "./support/site.ts";
import { expect, type Locator, type Page, test } from "./support/test.ts";

for (const { kind, path } of [ARTICLE, GUIDE, ABOUT, PAPER]) {
  test(`the contents of ${kind} name its sections, and lead to them`, async ({ page }) => {
    await open(page, path);
    const sections = await page.locator(".body > h2").allInnerTexts();
    await expect(contents(page).getByRole("link")).toHaveText(sections);
    const last = sections.at(-1) ?? "";
    await contents(page).getByRole("link", { name: last, exact: true }).click();
    await expect(page.locator(".body > h2").last()).toBeFocused();
    await expect(current(page)).toHaveText(last);
  });
}

test("on a wide screen contents stand beside the text, in sight as one reads on, and take no room from it", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 800 });
  await open(page, GUIDE.path);
  const text = await box(page.locator(".body > p").first());
  for (const y of [0, 1500]) {
    await scrollTo(page, y);
    const list = await box(contents(page));
    expect(list.x + list.width, "beside the text").toBeLessThan(text.x);
    if (y) expect(Math.round(list.y), "in sight").toBeGreaterThan(0);
  }
  await page.evaluate(() => document.querySelector(".beside")?.remove());
  await scrollTo(page, 0);
  expect(await box(page.locator(".body > p").first())).toEqual(text);
});

test("on a narrow screen, beside wide lines and in large type contents stand above the text, and cut nothing off", async ({
  page,
}) => {
  await open(page, GUIDE.path);
  for (const [width, choice] of [
    [320, ""],
    [1100, ""],
    [1280, "width=wide"],
    [1280, "size=largest"],
    [1440, "size=largest"],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.evaluate((choice) => localStorage.setItem("gazette-display", choice), choice);
    await open(page, GUIDE.path);
    const [list, text] = [await box(contents(page)), await box(page.locator(".body > p").first())];
    expect(list.y + list.height, `${width} ${choice}`).toBeLessThanOrEqual(text.y);
    expect(list.x).toBe(text.x);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  }
});

for (const { kind, path } of [GUIDE, COUNCIL]) {
  test(`the section of ${kind} that one is in is marked as one scrolls, wherever one comes from`, async ({ page }) => {
    await open(page, path);
    await handsHaveCome(page);
    await expect(current(page)).toHaveCount(0);
    const places = await contents(page)
      .getByRole("link")
      .evaluateAll((links) =>
        links.map((link) => {
          const section = document.getElementById((link as HTMLAnchorElement).hash.slice(1));
          return {
            name: link.textContent,
            y: Math.round((section?.getBoundingClientRect().top ?? 0) + window.scrollY),
          };
        }),
      );
    const most = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
    const reachable = places.filter(({ y }) => y < most);
    expect(reachable.length).toBeGreaterThan(2);
    for (const { name, y } of [...reachable, ...reachable.toReversed()]) {
      await scrollTo(page, y);
      await expect(current(page)).toHaveText(name ?? "");
      await expect(current(page)).toHaveCount(1);
    }
    await scrollTo(page, most);
    await expect(current(page)).toHaveText(places.at(-1)?.name ?? "");
    await scrollTo(page, 0);
    await expect(current(page)).toHaveCount(0);
  });
}

test("contents are marked where the application could not start, too", async ({ page, watch }) => {
  watch.expect(/ERR_FAILED.*\.wasm/, /The application could not start/);
  await page.route(/\.wasm$/, (route) => route.abort());
  await page.goto(GUIDE.path);
  await expect(page.locator("html")).toHaveAttribute("data-app", "failed");
  await handsHaveCome(page);
  await scrollTo(page, 1500);
  await expect(current(page)).toHaveCount(1);
});

test("contents are not on paper, and a short text has none", async ({ page }) => {
  await open(page, GUIDE.path);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".contents")).toBeHidden();
  const paper = await Paper.print(page, "A4");
  expect(paper.text).not.toContain("Backtotop");
  await page.emulateMedia({ media: "screen" });
  await open(page, "/news/planting-the-flag-booklets");
  await expect(contents(page)).toHaveCount(0);
});

test("the end of a page leads back to its top, without movement, and the keyboard goes on from there", async ({
  page,
}) => {
  await open(page, COUNCIL.path);
  const top = page.getByRole("contentinfo").getByRole("link", { name: "Back to top" });
  await top.scrollIntoViewIfNeeded();
  expect(await scrollY(page)).toBeGreaterThan(500);
  await top.click();
  await expect.poll(() => scrollY(page)).toBe(0);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.goBack();
  await expect(heading(page)).toHaveText(COUNCIL.heading);
});

test("an article says how many minutes it takes, to search engines too; one of a minute does not", async ({ page }) => {
  await open(page, ARTICLE.path);
  await expect(page.locator(".byline")).toContainText("3 minutes to read");
  const [said] = await page.locator("script[type='application/ld+json']").allTextContents();
  expect(said).toContain('"timeRequired":"PT3M"');
  await open(page, HOME.path);
  await page.getByRole("link", { name: ARTICLE.heading, exact: true }).first().click();
  await expect(page.locator(".byline")).toContainText("3 minutes to read");
});

function contents(page: Page): Locator {
  return page.getByRole("navigation", { name: "On this page" });
}

function current(page: Page): Locator {
  return contents(page).locator("[aria-current='location']");
}

async function box(of: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await of.boundingBox();
  if (!box) throw new Error("it is not shown");
  return box;
}
