// Paper: what is printed is the text, and where it came from.
import { open } from "./support/app.ts";
import { type Format, Paper, squeeze } from "./support/paper.ts";
import {
  ARTICLE,
  COMPARISON,
  COUNCIL,
  COUNCILS,
  canonical,
  GUIDE,
  HOME,
  MEETING,
  MEETINGS,
  MEMBERS,
  NEWS,
  PACK,
  PAPER,
  type PageKind,
  PERSON,
  PUBLICATIONS,
  TOPIC,
  title,
} from "./support/site.ts";
import { expect, type Page, test } from "./support/test.ts";

/** What is for the screen only. */
const FOR_THE_SCREEN = [
  "Skip to content",
  "E-mail this to a friend",
  "Printable version",
  "Share this page",
  "Copy link",
  "On this page",
  "Previous story",
  "Next story",
  "Contact:",
  "Clear filters",
  "Add to calendar",
  "minutes to read",
  "↩",
];

/** Each kind of page, with how many sheets it may take, on one of the formats, with scripts on or off, in light or dark. */
const PRINTED: [PageKind, number, Format, "on" | "off", "light" | "dark"][] = [
  [HOME, 3, "A4", "off", "dark"],
  [NEWS, 3, "Letter", "on", "light"],
  [ARTICLE, 3, "A4", "on", "dark"],
  [ARTICLE, 4, "Letter", "off", "light"],
  [GUIDE, 4, "A4", "on", "dark"],
  [COUNCILS, 2, "Letter", "off", "dark"],
  [COUNCIL, 9, "A4", "on", "light"],
  [MEMBERS, 4, "Letter", "on", "dark"],
  [COMPARISON, 3, "A4", "off", "light"],
  [MEETINGS, 4, "Letter", "off", "light"],
  [PUBLICATIONS, 5, "A4", "on", "dark"],
  [MEETING, 4, "Letter", "on", "dark"],
  [PACK, 14, "A4", "on", "light"],
  [PAPER, 3, "Letter", "off", "dark"],
  [PERSON, 2, "A4", "on", "light"],
];

for (const [kind, most, format, scripts, colorScheme] of PRINTED) {
  test(`${kind.kind} is printed on ${format} with scripts ${scripts}, from ${colorScheme}`, async ({
    browser,
    baseURL,
  }) => {
    const context = await browser.newContext({
      baseURL: baseURL ?? "",
      colorScheme,
      javaScriptEnabled: scripts === "on",
    });
    const page = await context.newPage();
    if (scripts === "on") await open(page, kind.path);
    else await page.goto(kind.path);
    const paper = await Paper.print(page, format);
    const { text, sheets, facts } = paper;

    // The page, and nothing of the way around it.
    expect(text.startsWith("TheSocietyGazette")).toBe(true);
    if (kind !== HOME) expect(text).toContain(squeeze(kind.heading));
    expect(text).toContain(squeeze(kind.text));
    for (const words of FOR_THE_SCREEN) expect(text).not.toContain(squeeze(words));
    await expectInOrder(page, text);

    // Page numbers, and the title on every sheet but the first.
    expect(sheets.length).toBeLessThanOrEqual(most);
    sheets.forEach((sheet, place) => {
      expect(squeeze(sheet)).toContain(`Page${place + 1}of${sheets.length}`);
      if (place > 0) expect(sheet.trimStart().startsWith(title(kind.heading).slice(0, 60))).toBe(true);
    });

    // Nothing that is for hands.
    await page.emulateMedia({ media: "print" });
    await expect(page.locator("button, input, select, summary").filter({ visible: true })).toHaveCount(0);

    // Links: each once, absolute, and each with a mark.
    const notes = await page.locator(".link-notes li").allTextContents();
    expect(new Set(notes).size).toBe(notes.length);
    notes.forEach((note, place) => {
      expect(note).toMatch(/^https?:\/\/[^/]/);
      expect(text.split(`[${place + 1}]`).length, note).toBeGreaterThan(2);
    });
    expect(text).toContain(
      squeeze(
        notes
          .map((note, place) => `[${place + 1}] ${note}`)
          .slice(-1)
          .join(""),
      ),
    );

    // Where it came from.
    expect(text).toContain(squeeze(`${title(kind.heading)} ${canonical(kind.path)}`));
    expect(text).toMatch(/Revision[0-9a-f]{16}/);
    expect(/Printed\d+\w+2\d{3}/.test(text)).toBe(scripts === "on");
    expect(codeOf(paper)).toBe(canonical(kind.path));

    // A document that a screen reader can read.
    expect(facts.get("Title")).toBe(title(kind.heading));
    expect(facts.get("Tagged")).toBe("yes");
    expect(paper.structure).toMatch(kind === HOME ? /\bH2\b/ : /\bH1\b/);
    await expectNoHeadingAtTheFoot(page, sheets);
    await context.close();
  });
}

test("what was set on the screen is not printed: an open dialog, a passage that the address marks", async ({
  page,
}) => {
  await open(page, `${ARTICLE.path}#what-has-changed`);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const { text } = await Paper.print(page, "A4");
  expect(text).toContain(squeeze(ARTICLE.text));
  expect(text).not.toContain(squeeze("Copy link"));
});

test("the agendas of a council's meetings are printed, open or not", async ({ page }) => {
  await open(page, COUNCIL.path);
  expect((await Paper.print(page, "A4")).text).toContain(squeeze("Dates of the next meetings"));
});

test("a page that was moved to is printed under its own title, with its own code", async ({ page }) => {
  await open(page, HOME.path);
  await page.locator("main").getByRole("link", { name: ARTICLE.heading, exact: true }).first().click();
  await expect(page).toHaveTitle(title(ARTICLE.heading));
  const paper = await Paper.print(page, "A4");
  expect(paper.sheets[1]?.trimStart().startsWith(title(ARTICLE.heading))).toBe(true);
  expect(codeOf(paper)).toBe(canonical(ARTICLE.path));
});

test("what was withdrawn says so on every sheet", async ({ page }) => {
  await open(page, GUIDE.path);
  await page.locator("article.page").evaluate((article) => article.classList.add("withdrawn"));
  const { sheets } = await Paper.print(page, "A4");
  expect(sheets.length).toBeGreaterThan(1);
  for (const sheet of sheets) expect(sheet).toContain("Withdrawn");
});

test("no row of a table is split between sheets, and each sheet begins with the table's head", async ({ page }) => {
  await open(page, GUIDE.path);
  await page
    .locator(".table")
    .first()
    .evaluate((frame) => {
      const row = (n: number) => `Row ${n} begins. ${"It goes on for some lines. ".repeat(5 + n)} Row ${n} ends.`;
      const [body, head] = [frame.querySelector("tbody"), frame.querySelector("th")];
      if (head) head.textContent = "Provoked head";
      for (let n = 1; n <= 40; n++) body?.insertRow().insertCell().append(row(n));
    });
  const { sheets } = await Paper.print(page, "Letter");
  for (let n = 1; n <= 40; n++) {
    const on = (words: string) => sheets.findIndex((sheet) => squeeze(sheet).includes(squeeze(words)));
    expect(on(`Row ${n} begins.`)).toBeGreaterThanOrEqual(0);
    expect(on(`Row ${n} ends.`), `row ${n}`).toBe(on(`Row ${n} begins.`));
  }
  const withRows = sheets.filter((sheet) => /Row \d+ begins/.test(sheet));
  expect(withRows.length).toBeGreaterThan(2);
  for (const sheet of withRows) expect(sheet).toContain("Provoked head");
});

test("pictures that nobody came near are printed, once the button is pressed", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 320 });
  await page.addInitScript(() => {
    window.print = () => {
      const pictures = Array.from(document.images, (picture) => picture.complete && picture.naturalWidth > 0);
      Object.assign(window, { wereThere: pictures });
    };
  });
  await open(page, ARTICLE.path);
  await page.getByRole("button", { name: "Printable version" }).click();
  const wereThere = () => page.evaluate(() => (window as unknown as { wereThere?: boolean[] }).wereThere ?? []);
  await expect.poll(async () => (await wereThere()).length).toBeGreaterThan(1);
  expect(await wereThere()).not.toContain(false);
});

test("a page is shown as on paper, for those who want to look first", async ({ page }) => {
  await open(page, ARTICLE.path);
  await expect(page.locator(".provenance")).toBeHidden();
  await page.getByRole("link", { name: "Preview" }).click();
  await expect(page).toHaveURL(`${ARTICLE.path}?view=print`);
  await expect(page.locator("html")).toHaveAttribute("data-app", "ready");
  await expect(page.locator(".provenance")).toBeVisible();
  await expect(page.locator(".link-notes")).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Main" })).toBeHidden();
  await expect(page.locator("meta[name=robots]")).toHaveAttribute("content", "noindex");
  await expect(page.getByRole("button", { name: "Print", exact: true })).toBeVisible();
  expect((await Paper.print(page, "A4")).text).not.toContain(squeeze("Back to the page"));
  await page.getByRole("link", { name: "Back to the page" }).click();
  await expect(page).toHaveURL(ARTICLE.path);
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
  await expect(page.locator("meta[name=robots]")).toHaveCount(0);
});

test("where a page came from does not stand alone on a sheet, wherever the page ends, and no sheet is left empty", async ({
  page,
}) => {
  test.slow();
  await open(page, TOPIC.path);
  for (let height = 0; height <= 200; height += 10) {
    await page.locator(".article-list").evaluate((list, height) => {
      list.style.paddingTop = `${height}mm`;
    }, height);
    const { sheets } = await Paper.print(page, "A4");
    const last = squeeze(sheets.at(-1) ?? "");
    expect(last, `with ${height} mm more`).toMatch(
      /https:\/\/gazette\.example\/news\/.*Revision.*OpenGovernmentLicence/,
    );
    expect(squeeze(sheets[0] ?? ""), `with ${height} mm more`).toContain(squeeze(TOPIC.text));
  }
});

test("a list that was filtered is shown as on paper, and printed, as it was filtered", async ({ page }) => {
  const chosen = `${MEMBERS.path}?sector=health&view=table`;
  await open(page, chosen);
  await page.getByRole("link", { name: "Preview" }).click();
  await expect(page).toHaveURL(`${chosen}&view=print`);
  await expect(page.locator("html")).toHaveAttribute("data-app", "ready");
  await expect(page.locator("#page-member-list tr:visible")).toHaveCount(2);
  await expect(page.locator("#page-member-list")).toHaveAttribute("data-view", "table");
  const { text } = await Paper.print(page, "A4");
  expect(text).toContain("IslaFictitious");
  expect(text).not.toContain("CerysSpecimen");
  await page.getByRole("link", { name: "Back to the page" }).click();
  await expect(page).toHaveURL(chosen);
  await expect(page.getByRole("combobox", { name: "Sector" })).toHaveValue("health");
});

test("what is chosen after the page has come is shown as on paper, too, in another tab as well", async ({ page }) => {
  await open(page, PUBLICATIONS.path);
  await page.getByRole("combobox", { name: "Kind" }).selectOption("minutes");
  const preview = page.getByRole("link", { name: "Preview" });
  await preview.click({ button: "right" });
  await expect(preview).toHaveAttribute("href", /[?]kind=minutes&view=print$/);
  await preview.press("Enter");
  await expect(page).toHaveURL(`${PUBLICATIONS.path}?kind=minutes&view=print`);
});

test("where the view cannot be had, the page is as the screen shows it", async ({ page, watch }) => {
  watch.expect(/ERR_FAILED/);
  await page.route(/\/app\/print-view/, (route) => route.abort());
  await open(page, `${TOPIC.path}?view=print&with=articles`);
  await expect(page.getByRole("button", { name: "Printable version" })).toBeVisible();
});

/** The code, which stands at the end. */
function codeOf(paper: Paper): string | undefined {
  return paper.code(paper.sheets.length);
}

/** All paragraphs and headings of the page's text are printed in their order. */
async function expectInOrder(page: Page, printed: string): Promise<void> {
  const words = page.locator(".body").locator(":scope > p, :scope > h2, :scope > h3");
  const texts = await words.evaluateAll((all) => all.map((one) => one.firstChild?.textContent ?? ""));
  let from = 0;
  for (const text of texts.map((text) => squeeze(text).slice(0, 40))) {
    const at = printed.indexOf(text, from);
    expect(at, `"${text}" is not printed, or not in its place`).toBeGreaterThanOrEqual(from);
    from = at;
  }
}

/** The last line of a sheet above its foot is no heading. */
async function expectNoHeadingAtTheFoot(page: Page, sheets: readonly string[]): Promise<void> {
  const headings = (await page.locator("main :is(h1, h2, h3, h4)").allTextContents()).map(squeeze);
  // It stands at the foot of each sheet, too.
  const notice = squeeze((await page.locator(".notice").textContent()) ?? "");
  for (const sheet of sheets.slice(0, -1)) {
    const lines = sheet.split("\n").map((line) => squeeze(line.replace(/\[\d+\]/g, "")));
    const foot = lines.findLastIndex((line) => /Page\d+of\d+$/.test(line));
    const last = lines.slice(0, foot).findLast((line) => !notice.includes(line)) ?? "";
    expect(headings, "a sheet ends with a heading").not.toContain(last);
  }
}
