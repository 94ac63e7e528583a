// Every kind of page, opened directly.
import { readFileSync } from "node:fs";
import { heading, isReady, open } from "./support/app.ts";
import { axeComplaints, JUDGED } from "./support/axe.ts";
import { canonical, GUIDE, NOWHERE, PAGES, title } from "./support/site.ts";
import { expect, type Page, test, type Watch } from "./support/test.ts";

const ALL = [...PAGES, GUIDE, NOWHERE];

const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 320, height: 640 };

/** A page that was never published is answered with 404, which the browser tells on the console. */
function expectNotFound(watch: Watch, path: string): void {
  if (path === NOWHERE.path) watch.expect(/404.*news\/not-there/, /404.*data\/articles\/not-there\.json/);
}

for (const { kind, path, heading: text } of ALL) {
  test(`${kind} becomes the application, with one heading, one main part and its title`, async ({ page, watch }) => {
    expectNotFound(watch, path);
    await open(page, path);
    await expect(heading(page)).toHaveText(text);
    await expect(page.locator("h1")).toHaveCount(1);
    await expect(page.locator("main")).toHaveCount(1);
    await expect(page.locator("main#main")).toBeVisible();
    await expect(page).toHaveTitle(title(text));
  });

  test(`${kind} can be used by everyone, in light and dark, wide and narrow`, async ({ page, watch }) => {
    expectNotFound(watch, path);
    await open(page, path);
    const complaints = new Set<string>();
    for (const colorScheme of ["light", "dark"] as const) {
      for (const size of [WIDE, NARROW]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize(size);
        for (const complaint of await axeComplaints(page)) complaints.add(complaint);
      }
    }
    expect([...complaints]).toEqual([]);
    expect(await overflow(page), "pixels that must be scrolled to sideways").toBe(0);
  });
}

test("what axe cannot decide is decided in docs/accessibility.md", () => {
  const rows =
    readFileSync("docs/accessibility.md", "utf8").match(/^\| `[a-z-]+` \| (`\w+`|none is given) \|.*$/gm) ?? [];
  const told = rows.map((row) => row.split(" | ").slice(0, 3).join(" | ").replaceAll("`", "").replace("| ", ""));
  expect(told).toEqual(JUDGED.map(({ rule, why, within }) => `${rule} | ${why || "none is given"} | ${within}`));
});

test("the first thing that Tab reaches is the link that skips to the content, and it does", async ({ page }) => {
  await open(page, "/news");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("Enter");
  await expect(page.locator("#main")).toBeFocused();
  await page.keyboard.press("Tab");
  const isInMain = () => page.evaluate(() => document.activeElement?.closest("#main") !== null);
  expect(await isInMain()).toBe(true);
});

test("every address of the sitemap answers with its heading and canonical link, and becomes the application", async ({
  page,
  request,
}) => {
  test.slow();
  const sitemap = await (await request.get("/sitemap.xml")).text();
  const paths = Array.from(sitemap.matchAll(/<loc>(.*?)<\/loc>/g), ([, address]) => new URL(address ?? "").pathname);
  expect(paths.length).toBeGreaterThan(20);
  for (const path of paths) {
    await test.step(path, async () => {
      const response = await page.goto(path);
      expect(response?.status()).toBe(200);
      const html = (await response?.text()) ?? "";
      await isReady(page);
      const text = await heading(page).textContent();
      expect(text).not.toBe("");
      const [, prerendered] = /<h1[^>]*>(.*?)<\/h1>/.exec(html) ?? [];
      expect(prerendered).toBe(escapeHtml(text ?? ""));
      expect(html).toContain(`<link rel="canonical" href="${canonical(path)}">`);
    });
  }
});

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
