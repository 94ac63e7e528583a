// What the browser makes of the manifest and the icons.
import { open } from "./support/app.ts";
import { HOME, SITE } from "./support/site.ts";
import { expect, test } from "./support/test.ts";

test("the browser finds a manifest without a fault, with which the site can be installed", async ({
  page,
  context,
}) => {
  await open(page, HOME.path);
  const session = await context.newCDPSession(page);
  const { url, data, errors } = await session.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  expect(new URL(url).pathname).toBe("/manifest.webmanifest");
  expect(JSON.parse(data ?? "{}").name).toBe(SITE);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  // A context of its own is to Chromium a private window, in which nothing is installed.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito")).toEqual([]);
});

test("each icon that a page links to is a picture", async ({ page }) => {
  await open(page, HOME.path);
  const icons = page.locator("link[rel=icon], link[rel=apple-touch-icon]");
  expect(await icons.count()).toBe(2);
  for (const icon of await icons.all()) {
    const width = await icon.evaluate(async (link: HTMLLinkElement) => {
      const image = new Image();
      image.src = link.href;
      await image.decode();
      return image.naturalWidth;
    });
    expect(width).toBeGreaterThanOrEqual(32);
  }
});
