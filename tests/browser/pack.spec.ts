// A meeting's pack: all that somebody takes to the meeting, on one page.
import { hasArrived, link, open } from "./support/app.ts";
import { MEETING, PACK } from "./support/site.ts";
import { expect, test } from "./support/test.ts";

test("a meeting leads to its pack, whose contents lead to each part", async ({ page }) => {
  await open(page, MEETING.path);
  await link(page, "Meeting pack").click();
  await hasArrived(page, PACK);
  const contents = page.getByRole("navigation", { name: "Contents" });
  const parts = await contents.getByRole("link").allTextContents();
  expect(parts.slice(0, 2)).toEqual(["Agenda", "Minutes of the June 2026 meeting (fictional)"]);
  expect(parts.slice(-2)).toEqual(["Attendance sheet", "Notes"]);
  for (const part of parts) {
    await contents.getByRole("link", { name: part, exact: true }).click();
    await expect(page.getByRole("heading", { level: 2, name: part, exact: true })).toBeInViewport();
  }
  const sheet = page.getByRole("table").filter({ has: page.getByRole("columnheader", { name: "Signature" }) });
  await expect(sheet.getByRole("rowheader", { name: "Ada Example" })).toBeVisible();
});

test("an item of the agenda leads to its papers within the pack", async ({ page }) => {
  await open(page, PACK.path);
  await page
    .locator("#pack-agenda")
    .locator("xpath=..")
    .getByRole("link", { name: /^What two services learned/ })
    .click();
  await expect(page).toHaveURL(`${PACK.path}#paper-shared-service-lessons`);
  await expect(page.locator("#paper-shared-service-lessons")).toBeInViewport();
});

test("each part of a printed pack begins a sheet, behind the contents", async ({ page }) => {
  await open(page, PACK.path);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("navigation", { name: "Contents" })).toBeVisible();
  const parts = page.locator(".pack-part");
  expect(await parts.count()).toBeGreaterThan(4);
  for (const part of await parts.all()) await expect(part).toHaveCSS("break-before", "page");
});
