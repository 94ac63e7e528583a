// Single keys as shortcuts: each presses what is on the page, none is in anybody's way, and all can be turned off.
import { handsHaveCome, hasArrived, open } from "./support/app.ts";
import { hold } from "./support/network.ts";
import { ARTICLE, COUNCIL, COUNCILS, HOME, MEMBERS, NEWS } from "./support/site.ts";
import { expect, type Locator, type Page, test } from "./support/test.ts";

const HANDS = /\/app\/hands-/;
const PREVIOUS = { heading: "Planting the Flag: guidance booklets on the way" };

test("g and a letter lead to the main places, j and k from story to story", async ({ page }) => {
  await open(page, COUNCIL.path);
  for (const [keys, at] of [
    ["gn", NEWS],
    ["gc", COUNCILS],
    ["gh", HOME],
  ] as const) {
    await press(page, keys);
    await hasArrived(page, at);
  }
  await open(page, ARTICLE.path);
  await press(page, "k");
  await hasArrived(page, PREVIOUS);
  await press(page, "j");
  await hasArrived(page, ARTICLE);
  // A letter that leads nowhere without `g` before it.
  await press(page, "hn");
  await expect(page).toHaveURL(ARTICLE.path);
});

test("the slash leads into the search, and is not written there; what is written is no shortcut", async ({ page }) => {
  await open(page, MEMBERS.path);
  const search = page.getByRole("searchbox");
  await press(page, "/");
  await expect(search).toBeFocused();
  await expect(search).toHaveValue("");
  await page.keyboard.type("g/s?");
  await expect(search).toHaveValue("g/s?");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("Firefox's own use of the slash gives way, where the page has a search as where it leads to one", async ({
  page,
}) => {
  for (const { path } of [ARTICLE, MEMBERS]) {
    await open(page, path);
    const isDefault = () =>
      page.evaluate(() =>
        document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "/", bubbles: true, cancelable: true })),
      );
    const hands = page.waitForResponse(HANDS);
    expect(await isDefault(), "the first key of all").toBe(false);
    await (await hands).finished();
    expect(await isDefault()).toBe(false);
  }
});

test("s opens the share dialog, in which keys do nothing; p prints", async ({ page }) => {
  await page.addInitScript(() =>
    Object.assign(window, { printed: 0, print: () => Object.assign(window, { printed: 1 }) }),
  );
  const printed = () => page.evaluate(() => (window as unknown as { printed: number }).printed);
  await open(page, ARTICLE.path);
  await press(page, "s");
  const share = page.getByRole("dialog", { name: "Share this page" });
  await expect(share).toBeVisible();
  await press(page, "p?gh");
  await expect(share).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(share).toBeHidden();
  await expect(page.getByRole("button", { name: "Share" })).toBeFocused();
  expect(await printed()).toBe(0);
  await press(page, "p");
  await expect.poll(printed).toBe(1);
  await expect(page).toHaveURL(ARTICLE.path);
});

test("? lists the keys; there they are turned off, which is remembered, and on again", async ({ page }) => {
  await open(page, ARTICLE.path);
  await press(page, "?");
  await expect(dialog(page).getByText("Keyboard shortcuts")).toBeFocused();
  await expect(dialog(page).getByRole("listitem")).toHaveCount(9);
  await dialog(page).getByRole("checkbox", { name: "Turn them off" }).check();
  await page.keyboard.press("Escape");
  for (const visit of ["now", "later"]) {
    await press(page, "?s");
    await press(page, "gh");
    await expect(page.getByRole("dialog"), visit).toHaveCount(0);
    await expect(page).toHaveURL(ARTICLE.path);
    await open(page, ARTICLE.path);
  }
  await page.getByRole("button", { name: "Display" }).click();
  await dialog(page).getByRole("button", { name: "Reset all" }).click();
  await expect(page.locator("#display-said")).not.toBeEmpty();
  await page.keyboard.press("Escape");
  await press(page, "?");
  await expect(dialog(page)).toBeVisible();
});

test("where the page is as paper shows it, no key opens what is not there", async ({ page }) => {
  await open(page, `${ARTICLE.path}?view=print`);
  await handsHaveCome(page);
  await press(page, "?");
  await expect(page.locator("dialog[open]")).toHaveCount(0);
  await page.getByRole("link", { name: "Back to the page" }).click();
  await expect(page).toHaveURL(ARTICLE.path);
});

test("with Control, Alt or the Windows key, held down, or on a keyboard of other letters, nothing is done", async ({
  page,
}) => {
  await open(page, ARTICLE.path);
  const nothing = [
    { key: "s", ctrlKey: true },
    { key: "s", metaKey: true },
    { key: "s", altKey: true },
    { key: "s", repeat: true },
    // Where `s` is on other keyboards.
    { key: "ы", code: "KeyS" },
    { key: "σ", code: "KeyS" },
  ];
  for (const init of nothing) {
    await page.evaluate(
      (init) => document.body.dispatchEvent(new KeyboardEvent("keydown", { ...init, bubbles: true })),
      init,
    );
  }
  await press(page, "?");
  await expect(dialog(page)).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(1);
  // By the letter, wherever it is: `?` is on another key of a French keyboard.
  await page.keyboard.press("Escape");
  await page.evaluate(() =>
    document.body.dispatchEvent(
      new KeyboardEvent("keydown", { key: "?", code: "KeyM", shiftKey: true, bubbles: true }),
    ),
  );
  await expect(dialog(page)).toBeVisible();
});

test("what is for hands is fetched at their first move, and not before", async ({ page }) => {
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  const isFetched = () => fetched.some((path) => path.startsWith("/app/hands-"));
  await open(page, ARTICLE.path);
  expect(isFetched()).toBe(false);
  await press(page, "?");
  await expect(dialog(page)).toBeVisible();
  expect(isFetched()).toBe(true);
});

test("keys that are pressed before that has come are not lost, and keep their order", async ({ page }) => {
  const hands = await hold(page, HANDS);
  await open(page, COUNCIL.path);
  await press(page, "gn");
  await hands.requested;
  hands.release();
  await hasArrived(page, NEWS);
});

/** Presses one key after the other. */
async function press(page: Page, keys: string): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

function dialog(page: Page): Locator {
  return page.getByRole("dialog", { name: "Display" });
}
