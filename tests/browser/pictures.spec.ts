// Pictures: the size that fits is fetched, and nothing moves when it comes.
import { open } from "./support/app.ts";
import { noteShifts, shifts } from "./support/shifts.ts";
import { ARTICLE } from "./support/site.ts";
import { expect, test } from "./support/test.ts";

test("an article's picture is shown from a smaller version, and nothing moves when it comes", async ({ page }) => {
  await noteShifts(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, ARTICLE.path);
  const picture = page.locator(".lead-figure img");
  await picture.scrollIntoViewIfNeeded();
  const shown = () => picture.evaluate((image: HTMLImageElement) => image.complete && image.currentSrc);
  await expect.poll(shown).toMatch(/\/images\/[\w.-]+-[0-9a-f]{16}-\d+\.webp$/);
  await expect(picture).toHaveAttribute("fetchpriority", "high");
  expect(await shifts(page)).toEqual([]);
});

test("a picture in the text waits until it is near, and says how large it will be", async ({ page }) => {
  await open(page, ARTICLE.path);
  const pictures = page.locator(".body .figure img");
  await expect(pictures).not.toHaveCount(0);
  for (const picture of await pictures.all()) {
    await expect(picture).toHaveAttribute("loading", "lazy");
    await expect(picture).toHaveAttribute("width", /^\d+$/);
    await expect(picture).toHaveAttribute("height", /^\d+$/);
  }
});

test("a version may be kept for ever", async ({ page, request }) => {
  await open(page, ARTICLE.path);
  const srcset = await page.locator(".lead-figure img").getAttribute("srcset");
  const [version] = (srcset ?? "").split(" ");
  const response = await request.get(version ?? "");
  expect(response.status()).toBe(200);
  expect(response.headers()["content-type"]).toBe("image/webp");
  expect(response.headers()["cache-control"]).toContain("immutable");
});
