// With scripts off: all there is to read, and links.
import { heading, link } from "./support/app.ts";
import { ARTICLE, COUNCIL, canonical, HOME, NOWHERE, PAGES, title } from "./support/site.ts";
import { expect, test } from "./support/test.ts";

test.use({ javaScriptEnabled: false });

for (const { kind, path, heading: text, text: words } of PAGES) {
  test(`${kind} can be read with scripts off`, async ({ page }) => {
    await page.goto(path);
    await expect(heading(page)).toHaveText(text);
    await expect(page).toHaveTitle(title(text));
    await expect(page.locator("main")).toContainText(words);
    // Nothing is shown that needs the application.
    await expect(page.getByRole("button")).toHaveCount(0);
  });
}

test("links lead from page to page with scripts off", async ({ page }) => {
  await page.goto(HOME.path);
  await link(page, ARTICLE.heading).click();
  await expect(heading(page)).toHaveText(ARTICLE.heading);
  await link(page, COUNCIL.heading).click();
  await expect(heading(page)).toHaveText(COUNCIL.heading);
  await page.goBack();
  await expect(heading(page)).toHaveText(ARTICLE.heading);
});

test("a page can be e-mailed with scripts off", async ({ page }) => {
  await page.goto(ARTICLE.path);
  const href = await page.getByRole("link", { name: "E-mail this to a friend" }).getAttribute("href");
  expect(href).toMatch(/^mailto:\?subject=/);
  expect(href).not.toContain("+");
  const message = new URL(href ?? "");
  expect(message.searchParams.get("subject")).toBe(ARTICLE.heading);
  expect(message.searchParams.get("body")).toContain(canonical(ARTICLE.path));
});

test("agendas open with scripts off", async ({ page }) => {
  await page.goto(COUNCIL.path);
  const agenda = page.locator("details", { hasText: "Agenda" }).first();
  await expect(agenda.getByRole("listitem").first()).toBeHidden();
  await agenda.getByText("Agenda", { exact: true }).click();
  await expect(agenda.getByRole("listitem").first()).toBeVisible();
});

test("an address without a page says so with scripts off", async ({ page, watch }) => {
  watch.allow(/404/);
  const response = await page.goto(NOWHERE.path);
  expect(response?.status()).toBe(404);
  await expect(heading(page)).toHaveText(NOWHERE.heading);
  await link(page, "See all news").click();
  await expect(heading(page)).toHaveText("News");
});
