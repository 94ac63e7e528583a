// Passages: one that is selected is passed on; one that a link is about is found, marked and told, whatever became of the page.
import { hasArrived, heading, isReady, mainLink, open, openBefore } from "./support/app.ts";
import { axeComplaints } from "./support/axe.ts";
import { coveredFocus } from "./support/focus.ts";
import { WASM } from "./support/network.ts";
import { ARTICLE, canonical, NEWS } from "./support/site.ts";
import { expect, type Page, test } from "./support/test.ts";

const PARAGRAPH = "p-no-other-body-in";
const WORDS = "same part in making the case for technology";
const SCRIPT = /\/app\/passage-[^/]*\.js$/;
const LINK = `#${PARAGRAPH}:~:text=${encodeURIComponent(WORDS)}`;

const bar = (page: Page) => page.getByRole("region", { name: "Passage" });
const button = (page: Page, name: string) => bar(page).getByRole("button", { name });
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const block = (page: Page, id: string) => page.locator(`#${id}`);

/** Selects from the first letters of `from` in one block to the last of `to` in the same one or another. */
async function select(page: Page, from: [string, string], to: [string, string] = from): Promise<void> {
  await page.evaluate(
    ([[first, begins], [last, ends]]) => {
      const at = (id: string, words: string, isEnd: boolean): [Node, number] => {
        const nodes = document.createTreeWalker(document.getElementById(id) as Node, NodeFilter.SHOW_TEXT);
        while (nodes.nextNode()) {
          const place = nodes.currentNode.nodeValue?.indexOf(words) ?? -1;
          if (place >= 0) return [nodes.currentNode, isEnd ? place + words.length : place];
        }
        throw new Error(`${id} does not say ${words}`);
      };
      getSelection()?.setBaseAndExtent(...at(first, begins, false), ...at(last, ends, true));
    },
    [from, to] as const,
  );
}

/** What is marked on the page. */
const marked = (page: Page) =>
  page.evaluate(() => [...(CSS.highlights.get("passage") ?? [])].map((range) => `${range}`).join());

/** Whether the block is in sight, and has the focus. */
async function isAt(page: Page, id: string): Promise<void> {
  await expect(block(page, id)).toBeInViewport();
  await expect(block(page, id)).toBeFocused();
}

type Block = { type: string; id: string; text?: unknown[] };

/** Opens the article with its text changed since the link was made. */
async function openChanged(page: Page, link: string, change: (body: Block[]) => Block[]): Promise<void> {
  await page.route(`**${ARTICLE.data}`, async (route) => {
    const response = await route.fetch();
    const document = await response.json();
    await route.fulfill({ response, json: { ...document, body: change(document.body) } });
  });
  await open(page, ARTICLE.path + link);
}

test.use({ permissions: ["clipboard-read", "clipboard-write"], viewport: { width: 1000, height: 500 } });

test("a selection brings the bar, whose link leads back to the very words", async ({ page }) => {
  await open(page, ARTICLE.path);
  await expect(bar(page)).toBeHidden();
  // Whole words are passed on, wherever in them the selection begins and ends.
  await select(page, [PARAGRAPH, "e part in making the case for technolog"]);
  await button(page, "Copy link").click();
  await expect(bar(page).getByRole("status")).toHaveText("Link copied.");
  const link = await clipboard(page);
  expect(link).toBe(canonical(ARTICLE.path) + LINK);
  await page.goto("about:blank");
  await open(page, ARTICLE.path + new URL(link).hash);
  await expect.poll(() => marked(page)).toBe(WORDS);
  await isAt(page, PARAGRAPH);
});

test("the bar goes with the selection, and with Escape", async ({ page }) => {
  await open(page, ARTICLE.path);
  await select(page, [PARAGRAPH, WORDS]);
  await expect(bar(page)).toBeVisible();
  await page.evaluate(() => getSelection()?.removeAllRanges());
  await expect(bar(page)).toBeHidden();
  await select(page, [PARAGRAPH, WORDS]);
  await expect(bar(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(bar(page)).toBeHidden();
});

test("a passage over several blocks, with marks of every kind, is named by its first and last words", async ({
  page,
}) => {
  await open(page, ARTICLE.path);
  await select(page, [PARAGRAPH, "as government modernises."], ["p-leading-ict-professionals-from", "Leading ICT"]);
  await button(page, "Copy link").click();
  const { hash } = new URL(await clipboard(page));
  expect(decodeURIComponent(hash)).toBe(`#${PARAGRAPH}:~:text=as government modernises.,Leading ICT`);
  await page.goto("about:blank");
  await open(page, ARTICLE.path + hash);
  await expect.poll(() => marked(page)).toMatch(/^as government modernises\..*Leading ICT$/s);
});

test("by keyboard alone: the keys lead to the bar, and the passage is quoted with its citation", async ({ page }) => {
  await open(page, ARTICLE.path);
  await select(page, [PARAGRAPH, WORDS]);
  await expect(bar(page)).toBeVisible();
  await page.keyboard.press("Alt+Shift+KeyP");
  await expect(button(page, "Copy link")).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(bar(page).getByRole("status")).toHaveText("Quotation copied.");
  const [quote, citation] = (await clipboard(page)).split("\n");
  expect(quote).toBe(`“${WORDS}”`);
  expect(citation).toContain(`“${ARTICLE.heading}”, The Society Gazette, 20 November 2026, `);
  expect(citation).toContain(`${canonical(ARTICLE.path)}${LINK} (accessed `);
});

test("where the clipboard refuses, what was to be copied is there to be copied by hand", async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("refused"));
  });
  await open(page, ARTICLE.path);
  await select(page, [PARAGRAPH, WORDS]);
  await button(page, "Copy link").click();
  await expect(bar(page).getByRole("status")).toHaveText(/It could not be copied. It is selected/);
  const kept = bar(page).getByRole("textbox", { name: "To be copied" });
  await expect(kept).toBeFocused();
  await expect(kept).toHaveValue(canonical(ARTICLE.path) + LINK);
  expect((await kept.boundingBox())?.height).toBeGreaterThan(20);
});

test("the passage is e-mailed by the dialog, or the page, as is ticked there", async ({ page }) => {
  await open(page, ARTICLE.path);
  await select(page, [PARAGRAPH, WORDS]);
  await button(page, "Share…").click();
  const dialog = page.getByRole("dialog", { name: "Share this passage" });
  await expect(dialog).toBeVisible();
  const message = page.getByLabel("Message");
  await expect(message).toHaveValue(new RegExp(`^${ARTICLE.heading}\n\n“${WORDS}”\n\n`));
  await expect(message).toHaveValue(new RegExp(`\n${canonical(ARTICLE.path)}#`));
  await page.getByLabel("With the summary").uncheck();
  await expect(message).toHaveValue(`${ARTICLE.heading}\n\n“${WORDS}”\n\n${canonical(ARTICLE.path)}${LINK}\n`);
  await page.getByLabel("Only the passage that you have selected").uncheck();
  await expect(page.getByRole("dialog", { name: "Share this page" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Link to this page" })).toHaveValue(canonical(ARTICLE.path));
  await expect(message).not.toHaveValue(/“same part/);
});

test("the dialog offers the passage where one is selected, and only there", async ({ page }) => {
  await open(page, ARTICLE.path);
  const share = page.getByRole("button", { name: "Share", exact: true });
  const choice = page.getByLabel("Only the passage that you have selected");
  await share.click();
  await expect(choice).toBeHidden();
  await page.keyboard.press("Escape");
  await select(page, [PARAGRAPH, WORDS]);
  await expect(bar(page)).toBeVisible();
  await share.press("Enter");
  await choice.check();
  await expect(page.getByRole("textbox", { name: "Link to this passage" })).toHaveValue(canonical(ARTICLE.path) + LINK);
});

test("Escape in the dialog leads back to the bar, with the passage still selected", async ({ page }) => {
  await open(page, ARTICLE.path);
  await select(page, [PARAGRAPH, WORDS]);
  await page.keyboard.press("Alt+Shift+KeyP");
  await button(page, "Share…").press("Enter");
  await expect(page.getByRole("dialog", { name: "Share this passage" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(button(page, "Share…")).toBeFocused();
  expect(await page.evaluate(() => `${getSelection()}`)).toBe(WORDS);
});

test("what can be done with a selection is offered when it can be done", async ({ page }) => {
  const wasm = await openBefore(page, ARTICLE.path);
  const script = page.waitForResponse(SCRIPT);
  await select(page, [PARAGRAPH, WORDS]);
  await script;
  await page.evaluate(() => getSelection()?.modify("extend", "forward", "word"));
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await expect(bar(page)).toBeHidden();
  await page.evaluate(() => getSelection()?.removeAllRanges());
  wasm.release();
  await isReady(page);
  await select(page, [PARAGRAPH, WORDS]);
  await expect(bar(page)).toBeVisible();
});

test("where the application cannot start, a selection brings no bar, and that of a link can be closed", async ({
  page,
  watch,
}) => {
  watch.expect(/ERR_FAILED.*\.wasm/, /The application could not start; the page works without it\./);
  await page.route(WASM, (route) => route.abort());
  await page.goto(ARTICLE.path + LINK);
  await expect(page.locator("html")).toHaveAttribute("data-app", "failed");
  await expect(bar(page)).toContainText("is marked");
  await button(page, "Close").click();
  await expect(bar(page)).toBeHidden();
  await select(page, [PARAGRAPH, WORDS]);
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await expect(bar(page)).toBeHidden();
});

test("who has read on by the time that the application comes is not taken back to the passage", async ({ page }) => {
  const wasm = await openBefore(page, ARTICLE.path + LINK);
  await page.mouse.move(300, 300);
  await page.mouse.wheel(0, 5000);
  await expect(block(page, PARAGRAPH)).not.toBeInViewport();
  const y = await page.evaluate(() => scrollY);
  wasm.release();
  await isReady(page);
  await expect.poll(() => marked(page)).toBe(WORDS);
  expect(await page.evaluate(() => scrollY)).toBe(y);
});

for (const width of [1000, 320]) {
  test(`the bar covers nothing that Tab reaches on a page ${width} pixels wide, and the end of it can be read`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 500 });
    await open(page, ARTICLE.path + LINK);
    await expect(bar(page)).toBeVisible();
    await page.getByRole("link", { name: "Skip to content" }).focus();
    for (let stop = 0; stop < 40; stop++) {
      expect(await page.evaluate(coveredFocus), `stop ${stop}`).toBeNull();
      await page.keyboard.press("Tab");
    }
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    const last = await page.locator(".footer > :last-child").boundingBox();
    const above = (await bar(page).boundingBox())?.y ?? 0;
    expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual(above);
  });
}

test("the mark of a passage can be cleared, and goes with the page", async ({ page }) => {
  await open(page, ARTICLE.path + LINK);
  await expect.poll(() => marked(page)).toBe(WORDS);
  await expect(bar(page)).toContainText("The passage that the link is about is marked.");
  await expect(page.locator("#announcement")).toHaveText("The passage that the link is about is marked.");
  await button(page, "Close").press("Enter");
  await expect(bar(page)).toBeHidden();
  await expect.poll(() => marked(page)).toBe("");
  await expect(block(page, PARAGRAPH)).toBeFocused();
  await page.goto("about:blank");
  await open(page, ARTICLE.path + LINK);
  await expect(bar(page)).toBeVisible();
  await mainLink(page, "News").click();
  await hasArrived(page, NEWS);
  await expect(bar(page)).toBeHidden();
  await expect.poll(() => marked(page)).toBe("");
});

test("a paragraph that was put in before it does not lead astray", async ({ page }) => {
  const before: Block = { type: "paragraph", id: "p-new", text: [`New: ${WORDS}, said twice. `.repeat(30)] };
  await openChanged(page, LINK, (body) => [before, ...body]);
  await isAt(page, PARAGRAPH);
  await expect.poll(() => marked(page)).toBe(WORDS);
  expect(
    await page.evaluate(
      (id) =>
        document.getElementById(id)?.contains([...(CSS.highlights.get("passage") ?? [])][0]?.startContainer as Node),
      PARAGRAPH,
    ),
  ).toBe(true);
});

test("a passage whose paragraph has another beginning now is found by its words", async ({ page }) => {
  await openChanged(page, LINK, (body) =>
    body.map((block) =>
      block.id === PARAGRAPH
        ? { ...block, id: "p-since-then-no-other", text: ["Since then: ", ...(block.text ?? [])] }
        : block,
    ),
  );
  await isAt(page, "p-since-then-no-other");
  await expect.poll(() => marked(page)).toBe(WORDS);
});

test("where a passage was edited, the page says so and goes to its paragraph", async ({ page }) => {
  await openChanged(page, LINK, (body) =>
    body.map((block) => (block.id === PARAGRAPH ? { ...block, text: ["No other body makes the case."] } : block)),
  );
  await isAt(page, PARAGRAPH);
  await expect.poll(() => marked(page)).toBe("");
  await expect(bar(page)).toContainText("has changed, or is gone");
  await expect(page.locator("#announcement")).toHaveText(/has changed, or is gone/);
});

test("where a paragraph is gone, the page says so and goes to the place most like it, if there is one", async ({
  page,
}) => {
  const alike: Block = { type: "paragraph", id: "p-alike", text: ["It plays a part in making a case for technology."] };
  await openChanged(page, LINK, (body) => [...body.filter(({ id }) => id !== PARAGRAPH), alike]);
  await isAt(page, "p-alike");
  await expect(bar(page)).toContainText("has changed, or is gone");
});

test("where nothing is like it, the page begins at its beginning", async ({ page }) => {
  await open(page, `${ARTICLE.path}#p-never-there:~:text=xylophones%20yodel`);
  await expect(bar(page)).toContainText("has changed, or is gone");
  await expect(heading(page)).toBeInViewport();
});

test("with a passage marked, or selected, the page alone is printed", async ({ page }) => {
  await open(page, ARTICLE.path + LINK);
  for (const state of ["marked", "selected"]) {
    if (state === "selected") await select(page, [PARAGRAPH, WORDS]);
    await expect(page.locator(`#passage[data-state=${state}]`)).toBeVisible();
    await page.emulateMedia({ media: "print" });
    await expect(page.locator(`#passage[data-state=${state}]`)).toBeHidden();
    await page.emulateMedia({ media: "screen" });
  }
});

test("an address that is not encoded as it should be is no fault of the page's, and the keys lead to what can be pressed", async ({
  page,
}) => {
  await open(page, `${ARTICLE.path}?x=:~:#%zz:~:text=%E0%A4%A`);
  await expect(bar(page)).toContainText("has changed, or is gone");
  await page.keyboard.press("Alt+Shift+KeyP");
  await expect(button(page, "Close")).toBeFocused();
});

test("the bar can be used by everyone, in light and dark, wide and narrow", async ({ page }) => {
  test.setTimeout(60_000);
  for (const [width, link] of [
    [1280, ""],
    [320, ""],
    [320, LINK],
  ] as const) {
    await page.setViewportSize({ width, height: 640 });
    await page.goto("about:blank");
    await open(page, ARTICLE.path + link);
    if (!link) await select(page, [PARAGRAPH, WORDS]);
    await expect(bar(page)).toBeVisible();
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await axeComplaints(page)).toEqual([]);
    }
  }
});
