// The main journeys, by keyboard alone. No test here uses the pointer, or puts the focus anywhere: only keys move it.
import { hasArrived, heading, isReady, open } from "./support/app.ts";
import { ARTICLE, COUNCIL, COUNCILS, canonical, HOME, MEETING, MEMBERS, PAPER } from "./support/site.ts";
import { expect, type Locator, type Page, test } from "./support/test.ts";

/** More stops than any page has before what is looked for. */
const MOST_STOPS = 80;

/** Presses Tab until the focus is on what is looked for, and sees that it is in sight there. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press("Tab");
    if (await wanted.evaluate((element) => element === document.activeElement)) {
      await expect(wanted).toBeInViewport();
      return;
    }
  }
  throw new Error(`Tab does not reach ${wanted}`);
}

/** Goes to what is looked for by Tab, and presses Enter there. */
async function enter(page: Page, wanted: Locator): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.press("Enter");
}

const link = (page: Page, name: string | RegExp) => page.locator("main").getByRole("link", { name }).first();
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

test("home, an article, its link copied from the share dialog, how it is printed, and back", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, HOME.path);
  await enter(page, link(page, ARTICLE.heading));
  await hasArrived(page, ARTICLE);

  await enter(page, button(page, "Share"));
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  await enter(page, dialog.getByRole("button", { name: "Copy link" }));
  await expect(dialog.getByRole("status")).toHaveText("Link copied.");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(canonical(ARTICLE.path));
  // The focus goes round in the dialog, and comes back to its beginning.
  await enter(page, dialog.getByRole("button", { name: "Close" }));
  await expect(dialog).toBeHidden();
  await expect(button(page, "Share")).toBeFocused();

  await page.keyboard.press("Shift+Tab");
  await expect(link(page, "Preview")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${ARTICLE.path}?view=print`);
  await isReady(page);
  await enter(page, page.getByRole("link", { name: "Back to the page" }));
  await expect(page).toHaveURL(ARTICLE.path);
  await isReady(page);
  await expect(heading(page)).toHaveText(ARTICLE.heading);
});

test("home, a council, its members found by sector and words, and a person", async ({ page }) => {
  await open(page, HOME.path);
  await enter(page, page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Councils" }));
  await hasArrived(page, COUNCILS);
  await enter(page, link(page, COUNCIL.heading));
  await hasArrived(page, COUNCIL);
  await enter(page, link(page, "All about the members"));
  await hasArrived(page, MEMBERS);

  await tabTo(page, page.getByRole("searchbox", { name: "Search" }));
  await page.keyboard.type("esme");
  await tabTo(page, page.getByRole("combobox", { name: "Sector" }));
  await page.keyboard.type("Health");
  const said = page.getByRole("search", { name: "Find members" }).locator(".filter-count");
  await expect(said).toHaveText("1 of 12 members");
  await enter(page, link(page, "Esme Placeholder"));
  await hasArrived(page, { heading: "Esme Placeholder" });
});

test("past all that every page begins with, to a meeting and one of its papers", async ({ page }) => {
  await open(page, COUNCIL.path);
  await enter(page, page.getByRole("link", { name: "Skip to content" }));
  await expect(page.locator("#main")).toBeFocused();
  await enter(page, link(page, MEETING.heading));
  await hasArrived(page, MEETING);
  await enter(page, link(page, PAPER.heading));
  await hasArrived(page, PAPER);
});

test("the next meeting, from the home page, and its calendar", async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-11-24T10:00:00Z"));
  await open(page, HOME.path);
  const next = page.getByRole("region", { name: "Next meetings" }).getByRole("link").first();
  await enter(page, next);
  await expect(page.getByText("Add to calendar")).toBeVisible();
  await enter(page, page.locator("summary", { hasText: "Add to calendar" }));
  await expect(page.getByRole("link", { name: /Download/ })).toBeVisible();
});
