// Paper: what is printed is the text, and where it came from.
import { execFileSync } from "node:child_process";
import { heading, open } from "./support/app.ts";
import { ARTICLE, COUNCIL, canonical } from "./support/site.ts";
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
];

for (const { kind, path, heading: text, text: words } of [ARTICLE, COUNCIL]) {
  test(`${kind} is printed with its headline, text and address, and without what is for the screen`, async ({
    page,
  }) => {
    await open(page, path);
    const printed = await print(page);
    expect(printed).toContain(squeeze(text));
    expect(printed).toContain(squeeze(words));
    expect(printed).toContain(canonical(path));
    for (const text of FOR_THE_SCREEN) expect(printed).not.toContain(squeeze(text));
    expect(printed.startsWith("TheSocietyGazette")).toBe(true);
  });
}

test("an article is printed without the ways to other pages", async ({ page }) => {
  await open(page, ARTICLE.path);
  const lines = pdfText(await page.pdf({ format: "A4" })).split(/[\n\f]/);
  for (const text of ["News", "Councils", "About", "Home", "Related", "↩"]) expect(lines).not.toContain(text);
  expect(lines).toContain("Further information");
});

test("the agendas of a council's meetings are printed, open or not", async ({ page }) => {
  await open(page, COUNCIL.path);
  expect(await print(page)).toContain(squeeze("Dates of the next meetings"));
});

test("a page can be printed with the share dialog open, which is not printed", async ({ page }) => {
  await open(page, ARTICLE.path);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const printed = await print(page);
  expect(printed).toContain(squeeze(ARTICLE.text));
  expect(printed).not.toContain(squeeze("Copy link"));
});

test("a page is printed with scripts off as it is with them", async ({ page, browser, baseURL }) => {
  await open(page, ARTICLE.path);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(`${baseURL}${ARTICLE.path}`);
  await expect(heading(plain)).toBeVisible();
  expect(await print(plain)).toBe(await print(page));
  await context.close();
});

/** The printed text, without its spaces and line ends: where lines end is the paper's affair. */
async function print(page: Page): Promise<string> {
  return squeeze(pdfText(await page.pdf({ format: "A4" })));
}

function pdfText(pdf: Buffer): string {
  return execFileSync("pdftotext", ["-", "-"], { input: pdf, encoding: "utf8" });
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, "");
}
