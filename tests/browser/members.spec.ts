// A council's members: found, sorted, laid out, and kept so in the address.
import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import type { TestInfo } from "@playwright/test";
import { handsHaveCome, hasArrived, heading, isReady, link, open } from "./support/app.ts";
import { axeComplaints } from "./support/axe.ts";
import { APP, PRESS } from "./support/press.ts";
import { COUNCIL, MEMBERS } from "./support/site.ts";
import { expect, type Locator, type Page, test } from "./support/test.ts";

const search = (page: Page) => page.getByRole("searchbox", { name: "Search" });
const choice = (page: Page, name: string) => page.getByRole("combobox", { name, exact: true });
const said = (page: Page) => page.getByRole("search", { name: "Find members" }).locator(".filter-count");

/** The names of the members that are shown, from the first to the last. */
async function names(page: Page): Promise<string[]> {
  return list(page).getByRole("rowheader").allTextContents();
}

function list(page: Page): Locator {
  return page.locator("#page-member-list").locator("tr:visible");
}

test("members are found by their sector, and their number is announced", async ({ page }) => {
  await open(page, MEMBERS.path);
  await expect(said(page)).toHaveText("12 members");
  await handsHaveCome(page);
  await choice(page, "Sector").selectOption("Health (2)");
  await expect(said(page)).toHaveText("2 of 12 members");
  expect(await names(page)).toEqual(["Isla Fictitious", "Esme Placeholder"]);
  await expect(page).toHaveURL(`${MEMBERS.path}?sector=health`);
  await expect(page.locator("#announcement")).toHaveText("2 of 12 members");
});

test("those who hear the page are told how many are left once, when nobody has typed for a while", async ({ page }) => {
  await page.clock.install({ time: "2026-11-24T10:00:00" });
  await open(page, MEMBERS.path);
  await handsHaveCome(page);
  await page.clock.pauseAt("2026-11-24T11:00:00");
  await page.evaluate(() => {
    const heard: string[] = [];
    const region = document.getElementById("announcement") as HTMLElement;
    new MutationObserver(() => heard.push(region.textContent)).observe(region, { childList: true });
    Object.assign(window, { heard });
  });
  const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  for (const letter of "police") {
    await search(page).press(letter);
    await page.clock.runFor(900);
  }
  await expect(said(page)).not.toHaveText("12 members");
  expect(await heard()).toEqual([]);
  await page.clock.runFor(200);
  await expect.poll(heard).toEqual([await said(page).textContent()]);
});

test("a link to the list from the list itself shows all of it again", async ({ page }) => {
  await open(page, COUNCIL.path);
  await page.locator(`main a[href="${MEMBERS.path}"]`).first().click();
  await hasArrived(page, MEMBERS);
  await search(page).fill("cerys");
  await expect(said(page)).toHaveText("1 of 12 members");
  await page.evaluate((path) => {
    const link = document.createElement("a");
    link.href = path;
    document.querySelector("#app")?.append(link);
    link.click();
  }, MEMBERS.path);
  await expect(page).toHaveURL(MEMBERS.path);
  await expect(said(page)).toHaveText("12 members");
});

test("words are found in any letters, with and without accents, and in any order", async ({ page }) => {
  await open(page, MEMBERS.path);
  await search(page).fill("ESMÉ");
  expect(await names(page)).toEqual(["Esme Placeholder"]);
  await search(page).fill("police cerys ");
  expect(await names(page)).toEqual(["Cerys Specimen"]);
  await expect(said(page)).toHaveText("1 of 12 members");
});

test("where nobody matches it is said, and everybody comes back when the filters are cleared", async ({ page }) => {
  await open(page, MEMBERS.path);
  const none = page.getByText("Nobody matches.");
  const clear = page.getByRole("button", { name: "Clear filters" });
  await expect(none).toBeHidden();
  await expect(clear).toBeHidden();
  await search(page).fill("nobody of this name");
  await expect(none).toBeVisible();
  await expect(said(page)).toHaveText("0 of 12 members");
  await clear.click();
  await expect(none).toBeHidden();
  await expect(said(page)).toHaveText("12 members");
  await expect(search(page)).toBeFocused();
  await expect(page).toHaveURL(MEMBERS.path);
});

test("members are sorted as the reader likes, and back", async ({ page }) => {
  await open(page, MEMBERS.path);
  const byRole = await names(page);
  expect(byRole.slice(0, 2)).toEqual(["Jos Creese", "Ada Example"]);
  await choice(page, "Sort by").selectOption("Sector");
  const bySector = await names(page);
  expect(bySector.slice(0, 2)).toEqual(["Hari Pretend", "Lowri Fabricated"]);
  // Whoever has no sector comes last.
  expect(bySector.at(-1)).toBe("Jos Creese");
  await choice(page, "Sort by").selectOption("Member since");
  expect((await names(page)).slice(-3)).toEqual(["Lowri Fabricated", "Kofi Stand-In", "Jos Creese"]);
  await choice(page, "Sort by").selectOption("Role");
  expect(await names(page)).toEqual(byRole);
});

test("the choice outlives a reload, a step to another page and back, and is no step of its own", async ({ page }) => {
  await open(page, COUNCIL.path);
  await link(page, "All about the members").click();
  await hasArrived(page, MEMBERS);
  await choice(page, "Sector").selectOption("Local government (3)");
  await search(page).fill("téch é");
  await choice(page, "Show as").selectOption("Table");
  const address = `${MEMBERS.path}?q=t%C3%A9ch%20%C3%A9&sector=local-government&view=table`;
  await expect(page).toHaveURL(address);
  const isKept = async () => {
    await expect(page).toHaveURL(address);
    await expect(search(page)).toHaveValue("téch é");
    await expect(choice(page, "Sector")).toHaveValue("local-government");
    await expect(choice(page, "Show as")).toHaveValue("table");
    await expect(said(page)).toHaveText("2 of 12 members");
    await expect(page.locator("#page-member-list")).toHaveCSS("display", "table-row-group");
  };
  await isKept();
  await page.reload();
  await isReady(page);
  await isKept();
  await link(page, "Bilal Sample").click();
  await expect(heading(page)).toHaveText("Bilal Sample");
  await page.goBack();
  await expect(heading(page)).toHaveText(MEMBERS.heading);
  await isKept();
  // Letters that were typed are not steps.
  await page.goBack();
  await expect(heading(page)).toHaveText(COUNCIL.heading);
});

test("what the list has not is taken for no choice", async ({ page }) => {
  await open(page, `${MEMBERS.path}?sector=nowhere&sort=age&view=map&else=1`);
  await expect(said(page)).toHaveText("12 members");
  await expect(choice(page, "Sector")).toHaveValue("");
});

test("the keyboard is enough", async ({ page }) => {
  await open(page, MEMBERS.path);
  await search(page).focus();
  await page.keyboard.type("fire");
  await page.keyboard.press("Enter");
  await expect(said(page)).toHaveText("2 of 12 members");
  await page.keyboard.press("Tab");
  await expect(choice(page, "Sector")).toBeFocused();
  await page.keyboard.type("Police");
  await expect(said(page)).toHaveText("0 of 12 members");
  for (const name of ["Organisation", "Role", "Sort by", "Show as"]) {
    await page.keyboard.press("Tab");
    await expect(choice(page, name)).toBeFocused();
  }
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(said(page)).toHaveText("12 members");
});

test("every state can be used by everyone, in light and dark, wide and narrow", async ({ page }) => {
  test.slow();
  const complaints = new Set<string>();
  for (const query of ["?view=table", "?q=nobody", "?sector=health&sort=name"]) {
    await open(page, MEMBERS.path + query);
    for (const colorScheme of ["light", "dark"] as const) {
      for (const width of [1280, 320]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 700 });
        for (const complaint of await axeComplaints(page)) complaints.add(complaint);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      }
    }
  }
  expect([...complaints]).toEqual([]);
});

test("cards are the cells of a table to a screen reader", async ({ page }) => {
  await open(page, MEMBERS.path);
  const table = page.getByRole("table").first();
  await expect(table.getByRole("row")).toHaveCount(13);
  await expect(table.getByRole("columnheader").first()).toHaveText("Name");
  await expect(table.getByRole("cell", { name: "Vice-chair" })).toBeVisible();
});

test.describe("with scripts off", () => {
  test.use({ javaScriptEnabled: false });

  test("all members are there, and nothing to filter them with", async ({ page }) => {
    await page.goto(`${MEMBERS.path}?sector=health`);
    expect(await names(page)).toHaveLength(12);
    await expect(page.getByRole("search")).toHaveCount(0);
    await expect(page.getByRole("link", { name: "CSV" })).toHaveAttribute("rel", "external");
  });
});

/** Publishes a site with two councils, of which one has so many members; those of the other sit on both. */
async function twoCouncils(info: TestInfo, count: number): Promise<string> {
  const content = info.outputPath("content");
  const numbers = Array.from({ length: count }, (_, place) => place);
  const membership = (place: number, more = "") =>
    `[[memberships]]\nid = "m-${place}"\nperson_id = "p-${place}"\nrole = "Member"\n${more}\n`;
  const council = (name: string) => `name = "${name}"\nclassification = "council"\nstatus = "active"\n`;
  const files: Record<string, string> = {
    "site.toml": 'name = "Two"\ndescription = "Two councils."\nurl = "https://two.example/"\nlanguage = "en-GB"\n',
    "councils/one/council.toml":
      council("Council One") +
      numbers
        .map((place) =>
          membership(place, `sector = "Sector ${place % 5}"\n${place % 2 ? "" : 'on_behalf_of_id = "two"'}`),
        )
        .join(""),
    "councils/two/council.toml": council("Council Two") + membership(0) + membership(7, 'end_date = "2020"'),
  };
  for (const place of numbers) files[`people/p-${place}.toml`] = `name = "Pérsøn ${place}"\n`;
  for (const [file, text] of Object.entries(files)) {
    await mkdir(`${content}/${file.replace(/\/[^/]*$|^[^/]*$/, "")}`, { recursive: true });
    await writeFile(`${content}/${file}`, text);
  }
  const [out, cache] = [info.outputPath("site"), info.outputPath("cache")];
  const folders = ["--content", content, "--app", APP, "--out", out, "--cache", cache];
  await promisify(execFile)(PRESS, ["build", ...folders]);
  return out;
}

test("members may be found by those they sit for, lead to the council they share, and stay the nodes that they are", async ({
  page,
  serve,
}, info) => {
  test.slow();
  const server = await serve("--out", await twoCouncils(info, 250));
  await open(page, `${server.origin}/councils/one/members`);
  await page.evaluate(() => {
    for (const row of document.querySelectorAll("#page-member-list tr")) Object.assign(row, { isMarked: true });
  });
  await choice(page, "Organisation").selectOption("Council Two (125)");
  await choice(page, "Sector").selectOption("Sector 2 (50)");
  await expect(said(page)).toHaveText("25 of 250 members");
  // Letters that no keyboard has are found by those that it has.
  await search(page).fill("person 102");
  expect(await names(page)).toEqual(["Pérsøn 102"]);
  await choice(page, "Sort by").selectOption("Name");
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(said(page)).toHaveText("250 members");
  const areKept = () =>
    Array.from(document.querySelectorAll("#page-member-list tr"), (row) => "isMarked" in row).every(Boolean);
  expect(await page.evaluate(areKept)).toBe(true);

  const shared = list(page).filter({ has: page.getByRole("link", { name: "Pérsøn 0", exact: true }) });
  await shared.getByRole("link", { name: "Council Two" }).last().click();
  await expect(heading(page)).toHaveText("Council One and Council Two: members");
  await expect(page).toHaveURL(`${server.origin}/councils/one/members/and/two`);
  const both = page.getByRole("group", { name: "Table" }).first();
  await expect(both.getByRole("link")).toHaveText(["Pérsøn 0"]);
  await expect(page.getByRole("heading", { name: "On both, but not at present" })).toBeVisible();
  expect(await axeComplaints(page)).toEqual([]);
  await link(page, "All members of Council Two").click();
  await expect(heading(page)).toHaveText("Council Two: members");
});
