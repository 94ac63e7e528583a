// Passing a page on: the share dialog, by keyboard alone; e-mail; paper.
import { hasArrived, heading, link, open } from "./support/app.ts";
import { axeComplaints } from "./support/axe.ts";
import { ARTICLE, COUNCIL, canonical, HOME } from "./support/site.ts";
import { expect, type Page, test } from "./support/test.ts";

const dialog = (page: Page) => page.getByRole("dialog", { name: "Share this page" });
const shareButton = (page: Page) => page.getByRole("button", { name: "Share", exact: true });
const inDialog = (page: Page, name: string) => dialog(page).getByRole("button", { name });

/** Opens an article's share dialog with the keyboard. */
async function openDialog(page: Page): Promise<void> {
  await open(page, ARTICLE.path);
  await shareButton(page).focus();
  await page.keyboard.press("Enter");
  await expect(dialog(page)).toBeVisible();
}

test("Enter on Share opens the dialog, Tab stays in it, Escape closes it and gives the focus back", async ({
  page,
}) => {
  await openDialog(page);
  await expect(dialog(page)).toContainText(ARTICLE.heading);
  const seen = new Set<string>();
  for (let press = 0; press < 12; press += 1) {
    const focused = await page.evaluate(() => {
      const { activeElement } = document;
      const isPage = activeElement?.closest("#app") && !activeElement.closest("dialog");
      return isPage ? "the page behind" : (activeElement?.textContent ?? "");
    });
    seen.add(focused);
    await page.keyboard.press("Tab");
  }
  expect(seen).toContain("Copy link");
  expect(seen).toContain("E-mail this to a friend");
  expect(seen).toContain("Close");
  expect(seen).not.toContain("the page behind");
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toBeHidden();
  await expect(shareButton(page)).toBeFocused();
});

test("the focus is in the dialog as soon as it is open", async ({ page }) => {
  await openDialog(page);
  expect(await page.evaluate(() => document.activeElement?.closest("dialog")?.id)).toBe("share");
});

test("Close, and a click beside the dialog, close it", async ({ page }) => {
  await openDialog(page);
  await inDialog(page, "Close").press("Enter");
  await expect(dialog(page)).toBeHidden();
  await expect(shareButton(page)).toBeFocused();
  await shareButton(page).click();
  await dialog(page).getByRole("heading").click();
  await expect(dialog(page)).toBeVisible();
  await page.mouse.click(2, 2);
  await expect(dialog(page)).toBeHidden();
});

test("the open dialog can be used by everyone, in light and dark, wide and narrow", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await openDialog(page);
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [1280, 320]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 640 });
      expect(await axeComplaints(page)).toEqual([]);
    }
  }
});

test("Copy link copies the canonical address, and says so", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openDialog(page);
  await inDialog(page, "Copy link").press("Enter");
  await expect(dialog(page).getByRole("status")).toHaveText("Link copied.");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(canonical(ARTICLE.path));
  // What was said is not said again when the dialog is opened again.
  await page.keyboard.press("Escape");
  await shareButton(page).press("Enter");
  await expect(dialog(page).getByRole("status")).toBeEmpty();
});

for (const [what, clipboard] of [
  ["is refused", { writeText: "refuse" }],
  ["is not there", null],
] as const) {
  test(`where the clipboard ${what}, the link is selected, to be copied by hand`, async ({ page }) => {
    await page.addInitScript((clipboard) => {
      const refuse = () => Promise.reject(new DOMException("Refused.", "NotAllowedError"));
      const value = clipboard ? { writeText: refuse } : undefined;
      Object.defineProperty(navigator, "clipboard", { value });
    }, clipboard);
    await openDialog(page);
    await inDialog(page, "Copy link").press("Enter");
    await expect(dialog(page).getByRole("status")).toContainText("could not be copied");
    await expect(page.getByLabel("Link to this page")).toBeFocused();
    const selected = await page.evaluate(() => {
      const { value, selectionStart, selectionEnd } = document.activeElement as HTMLInputElement;
      return value.slice(selectionStart ?? 0, selectionEnd ?? 0);
    });
    expect(selected).toBe(canonical(ARTICLE.path));
  });
}

test("a device without a way of its own to share is offered none", async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, "share"));
  await openDialog(page);
  await expect(inDialog(page, "Share with this device…")).toBeHidden();
});

test.describe("with a device's own way to share", () => {
  /** Fakes it: it notes what is shared, and ends as told. */
  async function fakeShare(page: Page, error?: string): Promise<() => Promise<unknown>> {
    await page.addInitScript((error) => {
      const share = async (data: unknown) => {
        Object.assign(window, { shared: data });
        if (error) throw new DOMException("No.", error);
      };
      Object.defineProperty(Navigator.prototype, "share", { value: share, configurable: true });
    }, error);
    return () => page.evaluate(() => (window as unknown as { shared: unknown }).shared);
  }

  test("it is given the title and the address", async ({ page }) => {
    const shared = await fakeShare(page);
    await openDialog(page);
    await inDialog(page, "Share with this device…").press("Enter");
    await expect(dialog(page).getByRole("status")).toHaveText("Shared.");
    expect(await shared()).toEqual({ title: ARTICLE.heading, url: canonical(ARTICLE.path) });
  });

  test("nothing is said where the reader changes his mind", async ({ page }) => {
    const shared = await fakeShare(page, "AbortError");
    await openDialog(page);
    await inDialog(page, "Share with this device…").press("Enter");
    await expect.poll(shared).toBeTruthy();
    await expect(dialog(page).getByRole("status")).toBeEmpty();
  });

  test("where it fails another way is named", async ({ page }) => {
    await fakeShare(page, "NotAllowedError");
    await openDialog(page);
    await inDialog(page, "Share with this device…").press("Enter");
    await expect(dialog(page).getByRole("status")).toContainText("copy the link instead");
  });
});

test("the e-mail about a page has its title, its summary and its address, on lines of their own", async ({ page }) => {
  await open(page, ARTICLE.path);
  const summary = await page.locator(".page-summary").textContent();
  const href = await page.getByRole("link", { name: "E-mail this to a friend" }).first().getAttribute("href");
  expect(href).toContain("%0D%0A");
  expect(href).not.toMatch(/[+\s]/);
  const message = new URL(href ?? "").searchParams;
  expect(message.get("subject")).toBe(ARTICLE.heading);
  expect(message.get("body")).toBe(`${ARTICLE.heading}\r\n\r\n${summary}\r\n\r\n${canonical(ARTICLE.path)}\r\n`);
});

test("the e-mail and the dialog are about the page that is shown", async ({ page }) => {
  await open(page, ARTICLE.path);
  await link(page, COUNCIL.heading).click();
  await hasArrived(page, COUNCIL);
  const mail = page.getByRole("link", { name: "E-mail this to a friend" }).first();
  expect(await mail.getAttribute("href")).toContain(encodeURIComponent(canonical(COUNCIL.path)));
  await shareButton(page).click();
  await expect(dialog(page)).toContainText(COUNCIL.heading);
  await expect(page.getByLabel("Link to this page")).toHaveValue(canonical(COUNCIL.path));
});

test("Printable version opens the browser's own print dialog", async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => Object.assign(window, { isPrinted: true });
  });
  await open(page, ARTICLE.path);
  await page.getByRole("button", { name: "Printable version" }).press("Enter");
  expect(await page.evaluate(() => "isPrinted" in window)).toBe(true);
});

test("going back closes the dialog, and the page before can be used", async ({ page }) => {
  await open(page, HOME.path);
  await link(page, ARTICLE.heading).click();
  await hasArrived(page, ARTICLE);
  await shareButton(page).click();
  await expect(dialog(page)).toBeVisible();
  await page.goBack();
  await expect(heading(page)).toHaveText(HOME.heading);
  await expect(dialog(page)).toBeHidden();
  await expect(heading(page)).toBeFocused();
});
