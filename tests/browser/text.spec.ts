// What readers do to text, so that they can read it, and where they are in it.
import { open } from "./support/app.ts";
import { coveredFocus } from "./support/focus.ts";
import { ARTICLE, COUNCIL, GUIDE, HOME, MEETING, MEMBERS, NOWHERE, PAGES } from "./support/site.ts";
import { expect, type Page, test } from "./support/test.ts";

/** The spacing that a reader may ask for (WCAG 2.2, 1.4.12). */
const SPACING =
  "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }" +
  "p { margin-bottom: 2em !important }";
const LARGE = ":root { --size: 2 !important }";

for (const { kind, path } of [...PAGES, GUIDE, NOWHERE]) {
  test(`the text of ${kind} may be set wider, or twice as large, and none of it is cut off`, async ({
    page,
    watch,
  }) => {
    if (path === NOWHERE.path) watch.expect(/404.*news\/not-there/, /404.*data\/articles\/not-there\.json/);
    await open(page, path);
    for (const [width, style] of [
      [1280, SPACING],
      [320, SPACING],
      [640, LARGE],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await restyle(page, style);
      expect(await page.evaluate(cutOff), `${width} px wide, ${style}`).toEqual([]);
    }
  });
}

for (const { kind, path } of [HOME, ARTICLE, COUNCIL, MEMBERS, MEETING]) {
  test(`on ${kind} whatever Tab reaches is in sight, with nothing before it`, async ({ page }) => {
    await open(page, path);
    for (let stop = 0; stop < 40; stop++) {
      await page.keyboard.press("Tab");
      expect(await page.evaluate(coveredFocus), `stop ${stop}`).toBeNull();
    }
  });
}

/** Sets a style of the reader's own, as an extension of the browser does: in the place of the one before. */
function restyle(page: Page, style: string): Promise<void> {
  return page.evaluate((style) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    document.adoptedStyleSheets = [sheet];
  }, style);
}

/** What is wider than the page, or is cut off where one cannot scroll to it. A field scrolls what is in it. */
function cutOff(): string[] {
  const root = document.documentElement;
  const found = root.scrollWidth > root.clientWidth ? [`the page is ${root.scrollWidth} pixels wide`] : [];
  for (const element of document.querySelectorAll<HTMLElement>("body *:not(input)")) {
    const { overflowX, overflowY, clipPath } = getComputedStyle(element);
    const isCut =
      (/hidden|clip/.test(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
      (/hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + 1);
    // What is clipped to nothing is for screen readers alone.
    if (isCut && clipPath === "none") found.push(`${element.tagName}.${element.className} cuts its content off`);
  }
  return found;
}
