// A council's meetings as a reader's own clock and device show them.
import { heading, isReady, link, open } from "./support/app.ts";
import { axeComplaints } from "./support/axe.ts";
import { hold, WASM } from "./support/network.ts";
import { COUNCIL, canonical, MEETING, MEETINGS, PUBLICATIONS } from "./support/site.ts";
import { expect, type Page, test } from "./support/test.ts";

/** Where the meeting says when it is: at 13:30 in London, in summer. */
const when = (page: Page) => page.locator(".facts .zone");

for (const [timezoneId, words] of [
  ["Europe/Berlin", "; 14:30 in your time zone, UTC+02:00"],
  ["America/New_York", "; 08:30 in your time zone, UTC-04:00"],
  // Where it is tomorrow already.
  ["Pacific/Kiritimati", "; 02:30 on 18 September 2026 in your time zone, UTC+14:00"],
  ["Europe/London", ""],
  // Another zone whose clocks show the same.
  ["Africa/Lagos", ""],
] as const) {
  test.describe(() => {
    test.use({ timezoneId });

    test(`a reader in ${timezoneId} sees ${words === "" ? "no other time" : "their own time, too"}`, async ({
      page,
    }) => {
      await open(page, MEETING.path);
      await expect(when(page)).toHaveText(`Europe/London time, UTC+01:00${words}`);
    });
  });
}

test.describe(() => {
  test.use({ timezoneId: "America/Argentina/Buenos_Aires" });

  for (const width of [320, 500, 800, 1280]) {
    test(`nothing moves when the reader's own time comes, at ${width} pixels`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      const wasm = await hold(page, WASM);
      await page.goto(MEETING.path, { waitUntil: "commit" });
      await wasm.requested;
      await expect(page.locator("footer").last()).toBeAttached();
      await expect(when(page)).not.toContainText("your time zone");
      const before = await below(page);
      wasm.release();
      await isReady(page);
      await expect(when(page)).toContainText("09:30 in your time zone");
      expect(await below(page)).toBe(before);
    });
  }
});

/** Where what stands below the facts begins. */
function below(page: Page): Promise<number> {
  return page.locator(".standing").evaluate((element) => Math.round(element.getBoundingClientRect().y));
}

test.describe("where it is tomorrow already", () => {
  test.use({ timezoneId: "Pacific/Kiritimati" });

  test("what is next and what is past follows the moment, whatever the reader's day", async ({ page }) => {
    const january = "Quarterly meeting, January 2027 (fictional)";
    const next = page.locator("#page-next + ul");
    // In London a minute before the end, and here the day after; then the end.
    await page.clock.setFixedTime(new Date("2027-01-14T15:59:00Z"));
    await open(page, MEETINGS.path);
    await expect(next.getByRole("link", { name: january })).toBeVisible();
    await expect(page.locator("#page-2027")).toHaveCount(0);
    await page.clock.setFixedTime(new Date("2027-01-14T16:00:00Z"));
    await open(page, MEETINGS.path);
    await expect(next.getByRole("link", { name: january })).toHaveCount(0);
    await page.getByRole("navigation", { name: "On this page" }).getByRole("link", { name: "2027" }).click();
    await expect(page.locator("#page-2027")).toBeInViewport();
    const year = page.locator("#page-2027 + ul");
    await expect(year.getByRole("article").filter({ hasText: january })).toContainText("Its time has passed.");
    // Its own page says the same.
    await year.getByRole("link", { name: january }).click();
    await expect(heading(page)).toHaveText(january);
    await expect(page.locator(".standing")).toContainText("Its time has passed.");
  });
});

test("a council is seen at a glance, and what is next moves on while one reads", async ({ page }) => {
  const fact = (term: string) => page.locator(".glance").getByText(term, { exact: true }).locator("+ dd");
  await page.clock.setFixedTime(new Date("2027-01-14T15:59:00Z"));
  await open(page, COUNCIL.path);
  await expect(fact("Members")).toContainText("Jos Creese chairs the council. It has 12 members from 6 sectors");
  await expect(fact("Next meeting")).toHaveText(
    "Quarterly meeting, January 2027 (fictional): 14 January 2027, 13:30 to 16:00, Harbour Room, Placeholder House (fictional), London",
  );
  await expect(fact("Latest decision")).toHaveText(
    "What two services learned from one help desk: Recommendations agreed. (17 September 2026)",
  );
  await expect(fact("Newest paper")).toContainText("2026");
  await expect(fact("Origin")).toContainText("Formed by the merger of");
  await page.clock.setFixedTime(new Date("2027-01-14T16:00:00Z"));
  await link(page, "All about the members").first().click();
  await expect(heading(page)).toHaveText("Local CIO Council: members");
  await page.goBack();
  await expect(fact("Next meeting")).toContainText("April 2027");
});

test("a meeting's minutes are one step from its page and from the list", async ({ page }) => {
  const minutes = "Minutes of the June 2026 meeting (fictional)";
  await open(page, MEETINGS.path);
  const june = page.getByRole("article").filter({ hasText: "Quarterly meeting, June 2026" });
  await june.getByRole("link", { name: "Minutes", exact: true }).click();
  await expect(heading(page)).toHaveText(minutes);
  await open(page, `${COUNCIL.path}/meetings/2026-06-quarterly`);
  await page.locator(".page-header").getByRole("link", { name: "Minutes", exact: true }).click();
  await expect(heading(page)).toHaveText(minutes);
});

test("what was cancelled goes into nobody's calendar", async ({ page }) => {
  await open(page, `${COUNCIL.path}/meetings/2026-03-quarterly`);
  await expect(page.getByText("Cancelled: this meeting did not take place.")).toBeVisible();
  await expect(page.getByText("Add to calendar")).toHaveCount(0);
});

for (const { kind, path } of [COUNCIL, MEETINGS, MEETING]) {
  test(`from ${kind} a calendar is subscribed to, kept, or copied, by keyboard`, async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await open(page, path);
    const calendar = page.locator("details.calendar");
    await calendar.locator("summary").focus();
    await page.keyboard.press("Enter");
    const address = canonical(`${COUNCIL.path}/calendar.ics`);
    const href = (name: RegExp) => calendar.getByRole("link", { name }).getAttribute("href");
    expect(await href(/Subscribe/)).toBe(address.replace("https:", "webcal:"));
    const file = (await href(/Download/)) ?? "";
    expect(file).toBe(path === MEETING.path ? `${path}.ics` : `${COUNCIL.path}/calendar.ics`);
    expect(await page.request.get(file).then((response) => response.headers()["content-type"])).toContain(
      "text/calendar",
    );
    await calendar.getByRole("button", { name: "Copy the address" }).press("Enter");
    await expect(calendar.getByRole("status")).toHaveText("Link copied.");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
    expect(await axeComplaints(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await axeComplaints(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
}

test("an item of an agenda is passed on by its own link, and then the page by its own", async ({ page }) => {
  await open(page, MEETING.path);
  const item = canonical(`${MEETING.path}#item-shared-service-lessons`);
  await page.getByRole("button", { name: "Share item 3", exact: true }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Share this item" });
  await expect(dialog).toContainText("3 What two services learned from one help desk");
  await expect(dialog.getByLabel("Link to this item")).toHaveValue(item);
  const mail = await page.locator("#share-mail").getAttribute("href");
  expect(new URL(mail ?? "").searchParams.get("body")).toContain(item);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Share item 3", exact: true })).toBeFocused();
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const whole = page.getByRole("dialog", { name: "Share this meeting" });
  await expect(whole.getByLabel("Link to this meeting")).toHaveValue(canonical(MEETING.path));
});

test("what only a screen can do is not printed", async ({ page }) => {
  await open(page, MEETING.path);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("button", { name: "Share item 3", exact: true })).toBeHidden();
  await expect(page.getByText("Add to calendar")).toBeHidden();
});

test("papers are found by their kind, and the choice is kept in the address", async ({ page }) => {
  await open(page, PUBLICATIONS.path);
  const report = page.getByRole("link", { name: PUBLICATIONS.text });
  const minutes = page.getByRole("link", { name: "Minutes of the June 2026 meeting (fictional)" });
  await expect(minutes).toBeVisible();
  await page.getByLabel("Kind").selectOption("report");
  await expect(minutes).toBeHidden();
  await expect(report).toBeVisible();
  await expect(page).toHaveURL(/\?kind=report$/);
  await page.reload();
  await isReady(page);
  await expect(minutes).toBeHidden();
  await expect(report).toBeVisible();
});

test("from a paper one comes to the item of the agenda that it belongs to", async ({ page }) => {
  await open(page, `${COUNCIL.path}/papers/shared-service-lessons`);
  await link(page, "3 What two services learned from one help desk").click();
  await expect(heading(page)).toHaveText(MEETING.heading);
  await expect(page.locator("#item-shared-service-lessons")).toBeInViewport();
});
