// Paragraphs and headings link to themselves, quietly.
import { handsHaveCome, open } from "./support/app.ts";
import { ARTICLE } from "./support/site.ts";
import { expect, type Page, test } from "./support/test.ts";

const HEADING = "what-has-changed";
const PARAGRAPH = "p-leading-ict-professionals-from";

const permalink = (page: Page, id: string) => page.locator(`#${id} > .permalink`);

/** How much of the mark is seen. */
const opacity = (page: Page, id: string) =>
  permalink(page, id).evaluate((link) => getComputedStyle(link, "::before").opacity);

test("the mark of a paragraph is seen where the reader points, and leads there", async ({ page }) => {
  await open(page, ARTICLE.path);
  await expect(permalink(page, PARAGRAPH)).toBeHidden();
  await page.locator(`#${PARAGRAPH}`).hover();
  await expect(permalink(page, PARAGRAPH)).toHaveCSS("visibility", "visible");
  expect(await opacity(page, PARAGRAPH)).toBe("1");
  const box = await page.locator(`#${PARAGRAPH}`).boundingBox();
  await page.mouse.click((box?.x ?? 0) - 14, (box?.y ?? 0) + 12);
  await expect(page).toHaveURL(`${ARTICLE.path}#${PARAGRAPH}`);
  await expect(page.locator(`#${PARAGRAPH}`)).toBeFocused();
});

test("a heading is a link to itself, and called as it was", async ({ page }) => {
  await open(page, ARTICLE.path);
  await expect(page.getByRole("heading", { name: "What has changed", exact: true })).toBeVisible();
  await permalink(page, HEADING).focus();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  await expect(permalink(page, HEADING)).toBeFocused();
  expect(await opacity(page, HEADING)).toBe("1");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${ARTICLE.path}#${HEADING}`);
});

test("the arrow keys lead from one mark to the next, and the Tab key past them", async ({ page }) => {
  await open(page, ARTICLE.path);
  await handsHaveCome(page);
  const ids = await page
    .locator(".body > * > .permalink")
    .evaluateAll((all) => all.map((link) => link.parentElement?.id));
  const focused = () => page.evaluate(() => document.activeElement?.parentElement?.id);
  await permalink(page, ids[0] ?? "").focus();
  for (const id of ids.slice(1)) {
    await page.keyboard.press("ArrowDown");
    expect(await focused()).toBe(id);
  }
  await page.keyboard.press("ArrowUp");
  expect(await focused()).toBe(ids.at(-2));
  // Those that nobody has been at are no stops, and nothing to a screen reader.
  await page.reload();
  await open(page, ARTICLE.path);
  await expect(page.locator("main").getByRole("link", { name: "Link to this place" })).toHaveCount(1);
});

test("nothing of the marks is on paper, or in what is copied", async ({ page }) => {
  await open(page, ARTICLE.path);
  expect(await page.locator(`#${PARAGRAPH}`).evaluate((paragraph) => paragraph.textContent)).not.toContain("¶");
  await page.emulateMedia({ media: "print" });
  await expect(permalink(page, PARAGRAPH)).toHaveCSS("display", "none");
});
