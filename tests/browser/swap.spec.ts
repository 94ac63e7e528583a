// The swap: the application takes the prerendered page's place, and the reader notices nothing.
import { heading, isReady, link, open, openBefore, scrollTo, scrollY } from "./support/app.ts";
import { ARTICLE, COUNCIL, HOME, NEWS, PAGES } from "./support/site.ts";
import { expect, type Page, test } from "./support/test.ts";

/** Counts how often the application looks whether anything is selected, in pages that are opened from here on. */
async function countLooks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const { getSelection } = window;
    Object.assign(window, { looks: 0 });
    window.getSelection = () => {
      // Scripts of the page look where something changes; the application looks again and again.
      if (!event) Object.assign(window, { looks: (window as unknown as { looks: number }).looks + 1 });
      return getSelection();
    };
  });
}

/** Lets the application come, and look twice whether the reader's hands are at rest. */
async function comesAndWaits(page: Page, wasm: { release(): void }): Promise<void> {
  const looks = () => page.evaluate(() => (window as unknown as { looks: number }).looks);
  const before = await looks();
  wasm.release();
  await expect.poll(looks).toBeGreaterThan(before + 1);
  await expect(page.locator("html")).not.toHaveAttribute("data-app");
}

test("before the application has come the page is there to be read, and its buttons are not there to be pressed", async ({
  page,
}) => {
  const wasm = await openBefore(page, ARTICLE.path);
  await expect(heading(page)).toHaveText(ARTICLE.heading);
  await expect(page.locator("main")).toContainText(ARTICLE.text);
  await expect(page.locator("html")).not.toHaveAttribute("data-app");
  await expect(page.getByRole("button", { name: "Share" })).toBeHidden();
  wasm.release();
  await isReady(page);
  await expect(page.getByRole("button", { name: "Share" })).toBeVisible();
});

for (const { kind, path } of PAGES) {
  test(`${kind} moves by no pixel when the application takes it over`, async ({ page }) => {
    const wasm = await openBefore(page, path);
    const before = await places(page);
    const released = await page.evaluate(() => performance.now());
    wasm.release();
    await isReady(page);
    expect(await places(page)).toEqual(before);
    expect(await layoutShifts(page, released)).toEqual([]);
  });
}

test("the scroll position and the focused link are kept", async ({ page }) => {
  const wasm = await openBefore(page, ARTICLE.path);
  // By keyboard: the link is the sixth or so that Tab comes to, below the fold.
  const focused = link(page, "Planting the Flag");
  await focused.evaluate((element) => element.setAttribute("data-is", "prerendered"));
  await page.locator("[href^='#fn-']").first().focus();
  while (!(await focused.evaluate((element) => element === document.activeElement))) await page.keyboard.press("Tab");
  await scrollTo(page, (await scrollY(page)) + 150);
  const y = await scrollY(page);
  wasm.release();
  await isReady(page);
  await expect(focused).not.toHaveAttribute("data-is");
  await expect(focused).toBeFocused();
  expect(await scrollY(page)).toBe(y);
  // The keyboard goes on from there.
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText("Planting the Flag: guidance booklets on the way");
});

test("what was opened stays open, and what was scrolled sideways stays so", async ({ page }) => {
  const wasm = await openBefore(page, `${COUNCIL.path}/meetings`);
  const agenda = page.locator("main details").nth(1);
  await agenda.locator("summary").click();
  await agenda.evaluate((element) => element.setAttribute("data-is", "prerendered"));
  await scrollTo(page, 900);
  const y = await scrollY(page);
  wasm.release();
  await isReady(page);
  await expect(agenda).not.toHaveAttribute("data-is");
  await expect(agenda).toHaveAttribute("open");
  await expect(page.locator("main details[open]")).toHaveCount(1);
  expect(await scrollY(page)).toBe(y);

  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto("about:blank");
  await page.unrouteAll();
  const again = await openBefore(page, COUNCIL.path);
  const table = page.locator("main .table").first();
  const scrolled = await table.evaluate((element) => {
    element.scrollLeft = 20;
    return element.scrollLeft;
  });
  expect(scrolled).toBe(20);
  again.release();
  await isReady(page);
  expect(await table.evaluate((element) => element.scrollLeft)).toBe(20);
});

test("a press is a click, also where it ends a selection, and where the application comes in between", async ({
  page,
}) => {
  await countLooks(page);
  for (const isSelected of [true, false]) {
    await page.goto("about:blank");
    await page.unrouteAll();
    const wasm = await openBefore(page, ARTICLE.path);
    if (isSelected) {
      await page.evaluate(() => getSelection()?.selectAllChildren(document.querySelector("main h2") ?? document.body));
      await comesAndWaits(page, wasm);
    }
    const news = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "News" });
    const box = await news.boundingBox();
    if (!box) throw new Error("the link is not shown");
    await page.mouse.move(box.x + 5, box.y + 5);
    await page.mouse.down();
    await comesAndWaits(page, wasm);
    await page.mouse.up();
    await expect(heading(page)).toHaveText(NEWS.heading);
  }
});

test("the page is not taken over while text of it is selected", async ({ page }) => {
  await countLooks(page);
  const wasm = await openBefore(page, ARTICLE.path);
  await page.evaluate(() => getSelection()?.selectAllChildren(document.querySelector("main .body p") ?? document.body));
  const selected = await page.evaluate(() => getSelection()?.toString());
  expect(selected).toContain("Socitm");
  await comesAndWaits(page, wasm);
  // A selection that changes is still one.
  await page.evaluate(() => getSelection()?.selectAllChildren(document.querySelector("main h2") ?? document.body));
  await expect(page.locator("html")).not.toHaveAttribute("data-app");
  expect(await page.evaluate(() => getSelection()?.toString())).toBe("What has changed");
  await page.evaluate(() => getSelection()?.collapseToEnd());
  await isReady(page);
});

test("what the reader's day changes is right once the application has come", async ({ page }) => {
  await page.clock.setFixedTime(new Date("2031-05-01T10:00:00Z"));
  await open(page, COUNCIL.path);
  await expect(page.locator("main")).toContainText("No meeting is announced at present.");
  await page.getByRole("link", { name: "The Society Gazette" }).first().click();
  await expect(heading(page)).toHaveText(HOME.heading);
  await expect(page.getByRole("heading", { name: "Next meetings" })).toHaveCount(0);
});

/** Where everything stands. */
function places(page: Page): Promise<unknown> {
  return page.evaluate(() => {
    const elements = document.querySelectorAll("header, main, footer, h1, h2, h3, p, li, img, table, a, button");
    return Array.from(elements, (element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return `${element.tagName} ${[x, y, width, height].map(Math.round)}`;
    });
  });
}

/** How far anything has moved since a moment of the page's own time, frame by frame, as browsers measure it. */
function layoutShifts(page: Page, since: number): Promise<number[]> {
  return page.evaluate(async (since) => {
    const shifts: number[] = [];
    const note = (entries: PerformanceEntryList) => {
      const later = entries.filter((entry) => entry.startTime >= since);
      for (const entry of later) shifts.push((entry as PerformanceEntry & { value: number }).value);
    };
    const observer = new PerformanceObserver((list) => note(list.getEntries()));
    observer.observe({ type: "layout-shift", buffered: true });
    // What moved is known when the frame after has been shown.
    for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
    note(observer.takeRecords());
    return shifts;
  }, since);
}
