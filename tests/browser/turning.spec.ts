// One page gives way to the next: softly where the browser can and the reader has not asked for less movement, and never late.
import { handsHaveCome, hasArrived, isShown, link, mainLink, open, scrollTo, scrollY } from "./support/app.ts";
import { hold } from "./support/network.ts";
import { ARTICLE, COUNCILS, HOME, NEWS } from "./support/site.ts";
import { expect, type Page, test } from "./support/test.ts";

test("a headline that is followed becomes that of its page, and both are themselves again afterwards", async ({
  page,
}) => {
  await open(page, HOME.path);
  await watchTurns(page);
  await link(page, ARTICLE.heading).click();
  await hasArrived(page, ARTICLE);
  await expect
    .poll(() => turns(page))
    .toEqual([{ from: ["headline", "masthead", "picture"], to: ["headline", "masthead", "picture"] }]);
  await expect.poll(() => names(page)).toEqual(["masthead"]);
  expect(await scrollY(page)).toBe(0);
  // What is no headline fades with the page.
  await mainLink(page, "Councils").click();
  await hasArrived(page, COUNCILS);
  await expect.poll(async () => (await turns(page)).at(-1)).toEqual({ from: ["masthead"], to: ["masthead"] });
});

test("it lasts no longer than a fifth of a second", async ({ page }) => {
  await open(page, HOME.path);
  await watchTurns(page);
  await mainLink(page, "Councils").click();
  await hasArrived(page, COUNCILS);
  const longest = () => page.evaluate(() => (window as unknown as { longest: number }).longest);
  await expect.poll(longest).toBeGreaterThan(0);
  expect(await longest()).toBeLessThanOrEqual(200);
});

test("what is clicked while a page turns is clicked, and ends the turn", async ({ page }) => {
  await open(page, HOME.path);
  await watchTurns(page);
  await page.evaluate(() => Object.assign(window, { isHeld: true }));
  await mainLink(page, "Councils").click();
  await isShown(page, COUNCILS);
  await expect.poll(async () => (await turns(page)).length).toBe(1);
  const isTurning = () => page.evaluate(() => document.documentElement.matches(":active-view-transition"));
  expect(await isTurning()).toBe(true);
  const place = await mainLink(page, "News").boundingBox();
  await page.mouse.click((place?.x ?? 0) + 5, (place?.y ?? 0) + 5);
  await isShown(page, NEWS);
  // Where there is nothing to click the page is simply there.
  await expect.poll(async () => (await turns(page)).length).toBe(2);
  await page.mouse.click(1, 300);
  expect(await isTurning()).toBe(false);
  await expect(page).toHaveURL(NEWS.path);
});

test("for those who asked for less movement, and by going back and forward, the next page is simply there", async ({
  page,
}) => {
  await open(page, HOME.path);
  await watchTurns(page);
  await mainLink(page, "Councils").click();
  await hasArrived(page, COUNCILS);
  await expect.poll(async () => (await turns(page)).length).toBe(1);
  await page.goBack();
  await hasArrived(page, HOME);
  await page.goForward();
  await hasArrived(page, COUNCILS);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await mainLink(page, "News").click();
  await hasArrived(page, NEWS);
  expect(await turns(page)).toHaveLength(1);
});

test("a page whose document is there is shown in the next frame, in one step", async ({ page }) => {
  await open(page, HOME.path);
  await watchTurns(page);
  // Its document comes when one points there.
  const answer = page.waitForResponse((response) => response.url().endsWith(COUNCILS.data));
  await mainLink(page, "Councils").hover();
  await answer;
  await scrollTo(page, 200);
  const frames = await page.evaluate(
    ([name, expected]) =>
      new Promise((resolve) => {
        const seen: string[] = [];
        const look = () => {
          const heading = document.querySelector("h1")?.textContent ?? "";
          seen.push(`${heading} ${Math.round(window.scrollY)}`);
          if (heading === expected || seen.length > 9) resolve(seen);
          else requestAnimationFrame(look);
        };
        const links = [...document.querySelectorAll<HTMLElement>(".masthead-nav a")];
        links.find((link) => link.textContent === name)?.click();
        requestAnimationFrame(look);
      }),
    ["Councils", COUNCILS.heading] as const,
  );
  expect((frames as string[]).slice(-1)).toEqual([`${COUNCILS.heading} 0`]);
  // The frame that the click was in, the one that is kept as the page before, and the next page's.
  expect((frames as string[]).length).toBeLessThanOrEqual(3);
});

test("who goes on before a page has come sees the last one that was asked for", async ({ page }) => {
  await open(page, HOME.path);
  await watchTurns(page);
  await page.evaluate(() => {
    const links = [...document.querySelectorAll<HTMLElement>(".masthead-nav a")];
    for (const link of links) link.click();
    links.find((link) => link.textContent === "Councils")?.click();
  });
  await hasArrived(page, COUNCILS);
  await expect(page).toHaveURL(COUNCILS.path);
  await expect.poll(() => names(page)).toEqual(["masthead"]);
});

test("before the script for it has come the next page is simply there", async ({ page }) => {
  const hands = await hold(page, /\/app\/hands-/);
  await open(page, HOME.path);
  await mainLink(page, "Councils").click();
  await hasArrived(page, COUNCILS);
  hands.release();
});

test("without the application the browser turns the pages, if movement is wanted", async ({ page, watch }) => {
  watch.expect(/ERR_FAILED.*\.wasm/, /The application could not start/);
  await page.route(/\.wasm$/, (route) => route.abort());
  await page.addInitScript(() => {
    addEventListener("pagereveal", (event) => {
      const { viewTransition } = event as Event & { viewTransition: unknown };
      document.documentElement.dataset.turned = `${viewTransition != null}`;
    });
  });
  for (const [reducedMotion, turned] of [
    ["no-preference", "true"],
    ["reduce", "false"],
  ] as const) {
    await page.emulateMedia({ reducedMotion });
    await page.goto(HOME.path);
    await expect(page.locator("html")).toHaveAttribute("data-app", "failed");
    await mainLink(page, "Councils").click();
    await expect(page).toHaveURL(COUNCILS.path);
    await expect(page.locator("html")).toHaveAttribute("data-turned", turned);
  }
});

test("what is shown of a page that takes long has the place of its title and its text, and does not move when it comes", async ({
  page,
}) => {
  await open(page, HOME.path);
  const document = await hold(page, /local-cio-council-merger\.json/);
  await link(page, ARTICLE.heading).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Loading…");
  const place = (of: string) =>
    page.locator(of).evaluate((element) => {
      const { left, width } = element.getBoundingClientRect();
      return [Math.round(left), Math.round(width)];
    });
  const [title, lines] = [await place("h1"), await place(".skeleton")];
  document.release();
  await hasArrived(page, ARTICLE);
  expect(await place("h1")).toEqual(title);
  expect(await place(".body")).toEqual(lines);
});

interface Turn {
  from: string[];
  to: string[];
}

/** Has the page tell of each turn: which names parts of it have before and after, and how long the longest of it lasts. */
async function watchTurns(page: Page): Promise<void> {
  await handsHaveCome(page);
  await page.evaluate(() => {
    const now = () =>
      [...document.querySelectorAll("body *")]
        .map((element) => getComputedStyle(element).viewTransitionName)
        .filter((name) => name !== "none")
        .sort();
    const turns: Turn[] = [];
    Object.assign(window, { turns, longest: 0, names: now });
    const start = document.startViewTransition.bind(document);
    document.startViewTransition = (change) => {
      const turn: Turn = { from: now(), to: [] };
      const transition = start(change);
      transition.ready.then(
        () => {
          turn.to = now();
          turns.push(turn);
          const parts = document.getAnimations().map(({ effect }) => effect?.getComputedTiming().endTime ?? 0);
          Object.assign(window, { longest: Math.max(...parts.map(Number)) });
          // A test may want to have it last.
          if ("isHeld" in window) for (const animation of document.getAnimations()) animation.pause();
        },
        () => {},
      );
      return transition;
    };
  });
}

function turns(page: Page): Promise<Turn[]> {
  return page.evaluate(() => (window as unknown as { turns: Turn[] }).turns);
}

/** The names that parts of the page have now. */
function names(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as { names: () => string[] }).names());
}
