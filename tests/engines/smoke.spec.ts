// What a reader does, in each engine: what only one engine could show, tests/browser holds.
import { By, Key } from "selenium-webdriver";
import { ARTICLE, COUNCIL, HOME, PAGES } from "../browser/support/site.ts";
import { expect, test } from "./support/test.ts";

const SHARE_DIALOG = /^Share this /;

test("every kind of page becomes the application", async ({ reader }) => {
  for (const { path, heading } of PAGES) {
    await reader.open(path);
    await reader.hasHeading(heading);
    expect(await reader.ask(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  }
});

test("an article is read, a link of it is followed within the application, and the way back leads where it left", async ({
  reader,
}) => {
  await reader.open(HOME.path);
  await reader.ask(() => Object.assign(window, { isMarked: true }) && null);
  await (await reader.link(ARTICLE.heading)).click();
  await reader.hasArrived(ARTICLE);
  expect(await reader.ask(() => document.querySelector("main")?.textContent)).toContain(ARTICLE.text);
  const council = await reader.link(COUNCIL.heading);
  const left = await reader.scrollTo(council);
  await council.click();
  await reader.hasArrived(COUNCIL);
  expect(await reader.ask(() => scrollY)).toBe(0);
  await reader.driver.navigate().back();
  await reader.hasHeading(ARTICLE.heading);
  await expect.poll(() => reader.ask(() => Math.round(scrollY))).toBe(left);
  expect(await reader.path()).toBe(ARTICLE.path);
  expect(await reader.ask(() => "isMarked" in window), "the document is the one that was opened").toBe(true);
});

test("the share dialog opens with the focus in it, and closes with Escape, which gives the focus back", async ({
  reader,
}) => {
  await reader.open(ARTICLE.path);
  await (await reader.named("button", "^Share$")).sendKeys(Key.ENTER);
  const dialog = await reader.named("dialog", SHARE_DIALOG);
  expect(await dialog.getText()).toContain(ARTICLE.heading);
  expect(await reader.ask(() => document.activeElement?.closest("dialog")?.id)).toBe("share");
  await reader.driver.switchTo().activeElement().sendKeys(Key.ESCAPE);
  await expect.poll(() => dialog.isDisplayed()).toBe(false);
  await expect.poll(() => reader.ask(() => document.activeElement?.textContent)).toBe("Share");
  await (await reader.named("button", "^Share$")).click();
  await (await reader.named("button", "^Close$")).click();
  await expect.poll(() => dialog.isDisplayed()).toBe(false);
});

test("the print view is the page as paper shows it, and leads back", async ({ reader }) => {
  await reader.open(`${ARTICLE.path}?view=print`);
  await reader.named("button", "^Print$");
  expect(await reader.isShown("nav[aria-label=Main]")).toBe(false);
  expect(await reader.isShown(".link-notes")).toBe(true);
  await (await reader.named("link", "^Back to the page$")).click();
  await expect.poll(() => reader.path()).toBe(ARTICLE.path);
  await expect.poll(() => reader.isShown("nav[aria-label=Main]")).toBe(true);
  expect(await reader.isShown(".link-notes")).toBe(false);
});

test("a link to a passage leads to its block, and where scripts can know of the passage, its words are marked", async ({
  reader,
}) => {
  const [id, words] = ["p-no-other-body-in", "same part in making the case for technology"];
  await reader.open(`${ARTICLE.path}#${id}:~:text=${encodeURIComponent(words)}`);
  await expect.poll(() => reader.ask(() => document.activeElement?.id)).toBe(id);
  await expect.poll(() => reader.isInSight(`#${id}`)).toBe(true);
  expect(await reader.path()).toBe(`${ARTICLE.path}#${id}`);
  // WebKit marks the words itself, until the application has come, and keeps them from scripts.
  const isTold = await reader.ask(() => {
    const { navigation } = window as { navigation?: { currentEntry?: { url?: string } } };
    return [performance.getEntriesByType("navigation")[0]?.name, navigation?.currentEntry?.url].join().includes(":~:");
  });
  if (!isTold) return;
  const marked = () => reader.ask(() => [...(CSS.highlights.get("passage") ?? [])].map((range) => `${range}`).join());
  await expect.poll(marked).toBe(words);
  await reader.named("region", "^Passage$");
  await reader.driver.findElement(By.id(id)).sendKeys(Key.ESCAPE);
  await expect.poll(() => reader.isShown("#passage")).toBe(false);
});

test("a link is told by a line under it", async ({ reader }) => {
  await reader.open(ARTICLE.path);
  const lines = await reader.ask(() => {
    const links = [...document.querySelectorAll(".body p a:not(.permalink)")];
    return links.map((link) => getComputedStyle(link).textDecorationLine);
  });
  expect(new Set(lines)).toEqual(new Set(["underline"]));
});

test("the page is dark where the reader has chosen that, and stays so", async ({ reader }) => {
  await reader.open(ARTICLE.path);
  await reader.driver.findElement(By.id("display-open")).click();
  await expect.poll(() => reader.isShown("#display")).toBe(true);
  await reader.driver.findElement(By.css("#display [name=theme][value=dark]")).click();
  await expect.poll(() => reader.brightness()).toBeLessThan(100);
  await reader.open(HOME.path);
  expect(await reader.brightness()).toBeLessThan(100);
  // The next test has the same browser.
  await reader.ask(() => localStorage.clear());
});

test("the page is light where the system is", async ({ reader }) => {
  await reader.open(ARTICLE.path);
  expect(await reader.brightness()).toBeGreaterThan(200);
});
