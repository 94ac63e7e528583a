// All that a council publishes: its papers by year, and found by kind and year.
import { open } from "./support/app.ts";
import { PUBLICATIONS } from "./support/site.ts";
import { expect, type Page, test } from "./support/test.ts";

/** The years that have a heading on the page. */
const years = (page: Page) => page.locator("#page-paper-list h3:visible").allTextContents();
const said = (page: Page) => page.getByRole("search", { name: "Find papers" }).locator(".filter-count");
const choice = (page: Page, name: string) => page.getByRole("combobox", { name, exact: true });

test("papers stand by year, and a year’s heading goes with the last of its papers", async ({ page }) => {
  await open(page, PUBLICATIONS.path);
  expect(await years(page)).toEqual(["2026", "2025"]);
  await choice(page, "Year").selectOption("2025");
  expect(await years(page)).toEqual(["2025"]);
  await expect(said(page)).toHaveText(/^4 of \d+ papers$/);
  await choice(page, "Year").selectOption("");
  expect(await years(page)).toEqual(["2026", "2025"]);
});

test("a search that nothing matches leaves no heading behind, and the address keeps it", async ({ page }) => {
  await open(page, `${PUBLICATIONS.path}?q=no%20such%20paper`);
  expect(await years(page)).toEqual([]);
  await expect(page.getByText("No paper matches.")).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).click();
  expect(await years(page)).toEqual(["2026", "2025"]);
});
