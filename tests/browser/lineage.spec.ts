// What became of a council, as a diagram.
import { hasArrived, open } from "./support/app.ts";
import { COUNCIL } from "./support/site.ts";
import { expect, test } from "./support/test.ts";

const FORMER = "/councils/socitm-futures-group";

test("the diagram of a merger leads from a former council to the one that came of it", async ({ page }) => {
  await open(page, FORMER);
  const diagram = page.getByRole("group", { name: "Merger" });
  await expect(diagram.getByRole("list", { name: "Before" }).getByRole("listitem")).toHaveCount(2);
  await expect(diagram.getByRole("link", { name: "Socitm Futures Group" })).toHaveAttribute("aria-current", "page");
  await diagram.getByRole("list", { name: "After" }).getByRole("link").click();
  await hasArrived(page, COUNCIL);
});

for (const width of [320, 1280]) {
  test(`the diagram of a merger is read from before to after on a page ${width} pixels wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await open(page, FORMER);
    const diagram = page.getByRole("group", { name: "Merger" });
    const before = await diagram.getByRole("list", { name: "Before" }).boundingBox();
    const after = await diagram.getByRole("list", { name: "After" }).boundingBox();
    if (!before || !after) throw new Error("the diagram is not shown");
    if (width === 320) expect(after.y).toBeGreaterThan(before.y + before.height);
    else expect(after.x).toBeGreaterThan(before.x + before.width);
    expect(after.x + after.width).toBeLessThanOrEqual(width);
  });
}

test("the arrow of the diagram points to what came after, from right to left, too", async ({ page }) => {
  await open(page, FORMER);
  const arrow = (dir: string) =>
    page.locator(".lineage-change").evaluate((element, dir) => {
      document.documentElement.dir = dir;
      return getComputedStyle(element, "::after").content;
    }, dir);
  expect(await arrow("ltr")).toContain("→");
  expect(await arrow("rtl")).toContain("←");
});
