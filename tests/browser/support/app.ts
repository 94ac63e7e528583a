// What the tests ask of the application, in a word each.
import { expect, type Locator, type Page, type Response } from "@playwright/test";
import { hold, WASM } from "./network.ts";
import { title } from "./site.ts";

/** Waits until the page answers to the application. */
export async function isReady(page: Page): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("data-app", "ready");
}

/** Waits until the application has given the page up. */
export async function hasFailed(page: Page): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("data-app", "failed");
}

/** Opens an address, and waits for the application. */
export async function open(page: Page, path: string): Promise<Response | null> {
  const response = await page.goto(path);
  await isReady(page);
  return response;
}

/** Moves the pointer, and waits until the page looks at what hands do. */
export async function handsHaveCome(page: Page): Promise<void> {
  const hands = page.waitForResponse((response) => response.url().includes("/app/hands-"));
  await page.mouse.move(5, 5);
  await page.mouse.move(6, 6);
  await (await hands).finished();
  // It has run when another that asks for it has it.
  await page.evaluate((url) => import(url), (await hands).url());
}

/** The page's one `<h1>`. */
export function heading(page: Page): Locator {
  return page.getByRole("heading", { level: 1 });
}

/**
 * Waits until this page has been arrived at: heading, title and focus, and no turn goes on. While one does, the browser shows pictures of
 * the page, and a click that does not reach it is tried at other scroll positions.
 */
export async function hasArrived(page: Page, at: { heading: string }): Promise<void> {
  await isShown(page, at);
  await expect(page.locator("html:active-view-transition")).toHaveCount(0);
}

/** Waits until this page is there, perhaps still turning: heading, title and focus. */
export async function isShown(page: Page, at: { heading: string }): Promise<void> {
  await expect(heading(page)).toHaveText(at.heading);
  await expect(page).toHaveTitle(title(at.heading));
  await expect(heading(page)).toBeFocused();
}

/** A link of the page's main part. */
export function link(page: Page, name: string): Locator {
  return page.locator("main").getByRole("link", { name, exact: true }).first();
}

/** A link of the masthead, which is on every page. */
export function mainLink(page: Page, name: string): Locator {
  return page.getByRole("navigation", { name: "Main" }).getByRole("link", { name, exact: true });
}

/** Marks the document, to tell it from one that is loaded later. */
export async function mark(page: Page): Promise<void> {
  await page.evaluate(() => Object.assign(window, { isMarked: true }));
}

/** Whether the document is the one that was marked. */
export async function isMarked(page: Page): Promise<boolean> {
  return page.evaluate(() => "isMarked" in window);
}

export async function scrollY(page: Page): Promise<number> {
  return page.evaluate(() => Math.round(window.scrollY));
}

/** Scrolls so far, and waits until the page has been told. */
export async function scrollTo(page: Page, y: number): Promise<void> {
  await page.evaluate(async (y) => {
    if (Math.round(window.scrollY) === y) return;
    const told = new Promise((resolve) => document.addEventListener("scroll", resolve, { once: true }));
    window.scrollTo(0, y);
    await told;
  }, y);
}

/** The canonical address that the page gives; `null` where it gives none. */
export async function canonicalOf(page: Page): Promise<string | null> {
  return page.evaluate(() => document.querySelector("link[rel=canonical]")?.getAttribute("href") ?? null);
}

/** Opens a page whose application has not come yet. */
export async function openBefore(page: Page, path: string): Promise<{ release(): void }> {
  const wasm = await hold(page, WASM);
  await page.goto(path, { waitUntil: "commit" });
  await wasm.requested;
  // All of the document is there, with the dialogs at its end.
  await expect.poll(() => page.evaluate(() => document.readyState)).not.toBe("loading");
  return wasm;
}
