// How the reader would have pages look: chosen in a dialog, kept by the browser, and seen from the first paint on.
import { hasArrived, hasFailed, mainLink, open } from "./support/app.ts";
import { axeComplaints } from "./support/axe.ts";
import { hold, SCRIPT, WASM } from "./support/network.ts";
import { noteShifts, shifts } from "./support/shifts.ts";
import { ARTICLE, COUNCIL, COUNCILS, HOME, MEETING, MEMBERS } from "./support/site.ts";
import { expect, type Locator, type Page, test } from "./support/test.ts";

const KEY = "gazette-display";

/** The colours of the page's ground (`style/tokens.css`). */
const [LIGHT, DARK] = ["rgb(248, 244, 234)", "rgb(16, 22, 29)"];

test("colours, size of text and width of lines are seen as they are chosen", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await open(page, ARTICLE.path);
  const before = await look(page);
  expect(before.ground).toBe(LIGHT);
  await openDialog(page);
  await choose(page, "Dark");
  expect(await look(page)).toEqual({ ...before, ground: DARK, edge: ["dark"] });
  await choose(page, "Larger");
  const larger = await look(page);
  expect(larger.text).toBeCloseTo(before.text * 1.2, 1);
  await choose(page, "Narrow");
  expect((await look(page)).column).toBeLessThan(larger.column);
  await choose(page, "Wide");
  expect((await look(page)).column).toBeGreaterThan(larger.column);
  await expect(said(page)).toHaveText("This browser remembers it.");
  await page.keyboard.press("Escape");
  await expect(button(page)).toBeFocused();
});

test("what was chosen is there when the page is first painted, whatever becomes of the application", async ({
  page,
  watch,
}) => {
  watch.expect(/Failed to load resource.*\.wasm/, /The application could not start/);
  await page.emulateMedia({ colorScheme: "light" });
  await keep(page, "theme=dark&size=largest&width=narrow");
  await page.route(WASM, (route) => route.abort());
  await page.addInitScript(() => {
    // The first moment at which there is something to paint.
    new MutationObserver((_, observer) => {
      if (!document.body) return;
      observer.disconnect();
      const { backgroundColor } = getComputedStyle(document.body);
      Object.assign(window, { first: [backgroundColor, getComputedStyle(document.documentElement).fontSize] });
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(ARTICLE.path);
  await hasFailed(page);
  const { ground, text, edge } = await look(page);
  expect(await page.evaluate(() => (window as unknown as { first: unknown }).first)).toEqual([DARK, `${text}px`]);
  expect([ground, edge]).toEqual([DARK, ["dark"]]);
  // And it can be chosen anew.
  await openDialog(page);
  await choose(page, "Light");
  expect((await look(page)).ground).toBe(LIGHT);
});

test("before the application has come the dialog can be used, and it stays open when the application comes", async ({
  page,
}) => {
  const wasm = await hold(page, WASM);
  await page.goto(ARTICLE.path);
  await openDialog(page);
  await choose(page, "Dark");
  wasm.release();
  await expect(page.locator("html")).toHaveAttribute("data-app", "ready");
  await expect(dialog(page)).toBeVisible();
  expect((await look(page)).ground).toBe(DARK);
});

test("until its scripts have come the button is not there to be pressed, and its room is kept", async ({ page }) => {
  const script = await hold(page, SCRIPT);
  await page.goto(ARTICLE.path, { waitUntil: "commit" });
  await script.requested;
  const hidden = page.locator("#display-open");
  await expect(hidden).toBeHidden();
  const box = () => hidden.evaluate((element) => JSON.stringify(element.getBoundingClientRect()));
  const before = await box();
  script.release();
  await expect(button(page)).toBeVisible();
  await expect.poll(box).toBe(before);
});

test("moving on keeps what was chosen; a browser that keeps nothing says so", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get: () => {
        throw new DOMException("refused", "SecurityError");
      },
    });
  });
  await open(page, ARTICLE.path);
  await openDialog(page);
  await choose(page, "Dark");
  await expect(said(page)).toHaveText(/remembers nothing: it holds until the page is loaded anew/);
  await page.keyboard.press("Escape");
  await mainLink(page, "Councils").click();
  await hasArrived(page, COUNCILS);
  expect((await look(page)).ground).toBe(DARK);
  await page.reload();
  expect((await look(page)).ground).toBe(LIGHT);
});

for (const nonsense of ["null", '{"theme":"dark"}', "theme=%00&size=9e9&width=__proto__&keys=1", "%E0%A4%A&=&&theme"]) {
  test(`the nonsense ${nonsense} that is kept changes nothing, and can be replaced`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: "light" });
    await open(page, ARTICLE.path);
    const usual = await look(page);
    await keep(page, nonsense);
    await open(page, ARTICLE.path);
    expect(await look(page)).toEqual(usual);
    await openDialog(page);
    for (const name of ["As the system says", "Usual"]) await expect(field(page, name).first()).toBeChecked();
    await choose(page, "Dark");
    expect(await page.evaluate((key) => localStorage.getItem(key), KEY)).toBe("theme=dark");
  });
}

test("all is put back as it was at first, and then follows the system again", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await open(page, ARTICLE.path);
  const usual = await look(page);
  await keep(page, "theme=dark&size=largest&width=wide");
  await open(page, ARTICLE.path);
  await openDialog(page);
  for (const name of ["Dark", "Largest", "Wide"]) await expect(field(page, name)).toBeChecked();
  await dialog(page).getByRole("button", { name: "Reset all" }).click();
  await expect(said(page)).toHaveText("All is as it was at first.");
  expect(await look(page)).toEqual(usual);
  expect(await page.evaluate((key) => localStorage.getItem(key), KEY)).toBeNull();
  await page.emulateMedia({ colorScheme: "dark" });
  expect((await look(page)).ground).toBe(DARK);
});

test("another tab follows, with its dialog open or not", async ({ page, context }) => {
  await page.emulateMedia({ colorScheme: "light" });
  const other = await context.newPage();
  await other.emulateMedia({ colorScheme: "light" });
  await open(page, ARTICLE.path);
  await open(other, HOME.path);
  await openDialog(other);
  await openDialog(page);
  await choose(page, "Dark");
  await expect.poll(async () => (await look(other)).ground).toBe(DARK);
  await expect(field(other, "Dark")).toBeChecked();
});

test("paper is as it always was", async ({ page }) => {
  await open(page, ARTICLE.path);
  await page.emulateMedia({ media: "print" });
  const paper = await look(page);
  await keep(page, "theme=dark&size=largest&width=narrow");
  for (const path of [ARTICLE.path, `${ARTICLE.path}?view=print`]) {
    await page.goto("about:blank");
    await page.emulateMedia({ media: path.includes("print") ? "screen" : "print" });
    await page.goto(path);
    await expect(page.locator("html")).toHaveAttribute("data-app", "ready");
    const { ground, text } = await look(page);
    expect({ ground, text }, path).toEqual({ ground: paper.ground, text: paper.text });
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe("light");
  }
});

for (const { kind, path } of [HOME, ARTICLE, COUNCIL, MEMBERS, MEETING]) {
  test(`with the largest text and wide lines ${kind} is never wider than the window`, async ({ page }) => {
    await keep(page, "size=largest&width=wide");
    await open(page, path);
    for (const width of [320, 480, 768, 980, 1100, 1280, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wide, `${width} pixels`).toBe(0);
    }
  });
}

test("the open dialog can be used by everyone, in light and dark, wide and narrow, with the largest text, and nothing moves", async ({
  page,
}) => {
  test.setTimeout(60_000);
  await noteShifts(page);
  for (const [width, size] of [
    [1280, ""],
    [320, ""],
    [320, "largest"],
  ] as const) {
    await page.setViewportSize({ width, height: 640 });
    await keep(page, `size=${size}`);
    await open(page, ARTICLE.path);
    await openDialog(page);
    for (const name of ["Light", "Dark"]) {
      await choose(page, name);
      expect(await axeComplaints(page), `${width} ${size} ${name}`).toEqual([]);
    }
    const { left, right } = await dialog(page).evaluate((element) => ({
      left: element.scrollWidth - element.clientWidth,
      right: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    }));
    expect([left, right]).toEqual([0, 0]);
    expect(await shifts(page)).toEqual([]);
  }
});

test("the button is large enough for a finger, and no taller than the row that it stands in", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, ARTICLE.path);
  const box = await button(page).boundingBox();
  const row = await page.getByRole("navigation", { name: "Main" }).boundingBox();
  expect(box?.width).toBeGreaterThanOrEqual(44);
  expect(box?.height).toBeGreaterThanOrEqual(44);
  expect([box?.y, box?.height]).toEqual([row?.y, row?.height]);
});

function button(page: Page): Locator {
  return page.getByRole("button", { name: "Display" });
}

function dialog(page: Page): Locator {
  return page.getByRole("dialog", { name: "Display" });
}

function field(page: Page, name: string): Locator {
  return dialog(page).getByRole("radio", { name, exact: true });
}

function said(page: Page): Locator {
  return dialog(page).getByRole("status");
}

async function openDialog(page: Page): Promise<void> {
  await button(page).click();
  await expect(dialog(page)).toBeVisible();
}

async function choose(page: Page, name: string): Promise<void> {
  await field(page, name).check();
}

/** Has this kept by the browser, as if it had been chosen on an earlier visit. */
async function keep(page: Page, choice: string): Promise<void> {
  await page.goto("/robots.txt");
  await page.evaluate(([key, choice]) => localStorage.setItem(key, choice), [KEY, choice] as const);
}

/** How the page looks: its ground, the size of its text, the width of its column, and for which systems it gives its edge a colour. */
function look(page: Page): Promise<{ ground: string; text: number; column: number; edge: string[] }> {
  return page.evaluate(() => ({
    ground: getComputedStyle(document.body).backgroundColor,
    text: Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
    column: document.querySelector(".body")?.getBoundingClientRect().width ?? 0,
    // Of the two, the one that holds, as a browser reads them.
    edge: [...document.querySelectorAll<HTMLMetaElement>("meta[name=theme-color]")]
      .filter(({ media }) => matchMedia(media).matches)
      .map((meta) => (meta.dataset.media?.includes("dark") ? "dark" : "light")),
  }));
}
