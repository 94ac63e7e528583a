// Where the application cannot start, the page is left as it is: readable, with links that work.
import { canonicalOf, hasFailed, heading, isReady, link, mark, open } from "./support/app.ts";
import { ANY_DATA, SCRIPT, WASM } from "./support/network.ts";
import { ARTICLE, COUNCILS, canonical, HOME, NOWHERE, PAGES, type PageKind, title } from "./support/site.ts";
import { expect, type Page, test } from "./support/test.ts";

/** The page can be read, and its links are the browser's. */
async function isReadable(page: Page, at: PageKind): Promise<void> {
  await expect(heading(page)).toHaveText(at.heading);
  await expect(page).toHaveTitle(title(at.heading));
  await expect(page.locator("main")).toContainText(at.text);
  await expect(page.locator("main").getByRole("button")).toHaveCount(0);
  await mark(page);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Councils" }).click();
  await expect(heading(page)).toHaveText(COUNCILS.heading);
  await page.waitForFunction(() => !("isMarked" in window));
}

for (const at of PAGES) {
  test(`${at.kind} stays readable without the wasm, without data and with data cut short`, async ({ page, watch }) => {
    watch.expect(/ERR_FAILED.*\.wasm/, /The application could not start; the page works without it\./);
    watch.expect(/403.*\/data\//, /The application stopped; the page works without it\./);

    await page.route(WASM, (route) => route.abort());
    await page.goto(at.path);
    await hasFailed(page);
    await isReadable(page, at);
    await page.unroute(WASM);

    await page.route(ANY_DATA, (route) => route.fulfill({ status: 403 }));
    await page.goto(at.path);
    await hasFailed(page);
    await isReadable(page, at);
    await page.unroute(ANY_DATA);

    await page.route(ANY_DATA, (route) =>
      route.fulfill({ contentType: "application/json", body: '{"schema":"1","rev' }),
    );
    await page.goto(at.path);
    await hasFailed(page);
    await isReadable(page, at);
  });
}

test("the page stays readable where the application's script does not come", async ({ page, watch }) => {
  watch.expect(/ERR_FAILED.*\/app\/.*\.js/);
  await page.route(SCRIPT, (route) => route.abort());
  await page.goto(ARTICLE.path);
  await isReadable(page, ARTICLE);
});

test("the page stays readable where the wasm is cut short", async ({ page, watch }) => {
  watch.expect(/The application could not start; the page works without it\./);
  // The browser may find what was preloaded shorter than it was told, and say so.
  watch.allow(/ERR_CONTENT_LENGTH_MISMATCH|WebAssembly/);
  // The beginning of a module, and of a section that does not go on.
  const body = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 0x7f]);
  await page.route(WASM, (route) => route.fulfill({ status: 200, contentType: "application/wasm", body }));
  await page.goto(ARTICLE.path);
  await hasFailed(page);
  await isReadable(page, ARTICLE);
});

test("a host that does not say what the wasm is does no harm", async ({ page }) => {
  await page.route(WASM, async (route) => {
    const headers = { "content-type": "application/octet-stream" };
    await route.fulfill({ response: await route.fetch(), headers });
  });
  await page.goto(ARTICLE.path);
  await isReady(page);
});

test("where the network fails, the application asks for the document three times before it gives up", async ({
  page,
  watch,
}) => {
  watch.expect(/ERR_FAILED.*\/data\//, /The application stopped; the page works without it\. .*The connection failed/);
  let requests = 0;
  await page.route(ANY_DATA, (route) => {
    requests += 1;
    return route.abort();
  });
  await page.clock.install();
  await page.goto(ARTICLE.path);
  await expect(async () => {
    await page.clock.runFor(500);
    await hasFailed(page);
  }).toPass();
  // Where it came early enough, the first is answered by the page's own preload.
  expect(requests).toBeGreaterThanOrEqual(3);
  await isReadable(page, ARTICLE);
});

test("an address that was never published shows that there is no page, and the ways on", async ({ page, watch }) => {
  watch.expect(/404.*not-there/);
  const response = await open(page, NOWHERE.path);
  expect(response?.status()).toBe(404);
  await expect(heading(page)).toHaveText(NOWHERE.heading);
  await expect(page).toHaveTitle(title(NOWHERE.heading));
  await expect(page.locator("meta[name=robots]")).toHaveAttribute("content", "noindex");
  await link(page, "Go to the home page").click();
  await expect(heading(page)).toHaveText(HOME.heading);
  await expect(page.locator("meta[name=robots]")).toHaveCount(0);
  expect(await canonicalOf(page)).toBe(canonical(HOME.path));
});

test("an address that the site cannot have shows that there is no page", async ({ page, watch }) => {
  watch.expect(/404.*news\/a\/b\/c/);
  await open(page, "/news/a/b/c");
  await expect(heading(page)).toHaveText(NOWHERE.heading);
});

test("an address that was never published shows its document where there is one", async ({ page, request, watch }) => {
  watch.expect(/404.*news\/made-up/);
  const document = await (await request.get(ARTICLE.data)).json();
  const headline = "Just in: a page of its own";
  const url = canonical("/news/made-up");
  const head = { ...document.head, title: headline, url };
  Object.assign(document, { id: "made-up", url, title: headline, head });
  await page.route("**/data/articles/made-up.json", (route) => route.fulfill({ json: document }));
  await open(page, "/news/made-up");
  await expect(heading(page)).toHaveText(headline);
  await expect(page).toHaveTitle(title(headline));
  await expect(page.locator("main")).toContainText(ARTICLE.text);
  expect(await canonicalOf(page)).toBe(canonical("/news/made-up"));
  await expect(page.locator("meta[name=robots]")).toHaveCount(0);
});

test("an address that was never published reveals its fragment when its document has come", async ({
  page,
  request,
  watch,
}) => {
  watch.expect(/404.*news\/made-up/);
  const document = await (await request.get(ARTICLE.data)).json();
  await page.route("**/data/articles/made-up.json", (route) => route.fulfill({ json: document }));
  await open(page, "/news/made-up#p-the-strategy-looks-ahead");
  await expect(page.locator("#p-the-strategy-looks-ahead")).toBeInViewport();
});

test("an address that was never published says what went wrong, and tries again", async ({ page, watch }) => {
  watch.expect(/404.*news\/made-up/, /403.*data\/articles\/made-up/, /404.*data\/articles\/made-up/);
  await page.route("**/data/articles/made-up.json", (route) => route.fulfill({ status: 403 }));
  await page.goto("/news/made-up");
  await isReady(page);
  await expect(heading(page)).toHaveText("The site has a problem");
  await page.unroute("**/data/articles/made-up.json");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(heading(page)).toHaveText(NOWHERE.heading);
});

test("where the application stops in the middle, the page stays, and its links are the browser's again", async ({
  page,
  watch,
}) => {
  watch.expect(/The application stopped; the page works without it\./);
  watch.allow(/uncaught: .*unreachable/);
  await open(page, HOME.path);
  await mark(page);
  // The router cannot do without a history.
  await page.evaluate(() => {
    Object.defineProperty(window, "history", {
      get: () => {
        throw new Error("There is no history.");
      },
    });
  });
  await link(page, ARTICLE.heading).click();
  await hasFailed(page);
  await expect(heading(page)).not.toBeEmpty();
  expect(await page.evaluate(() => "isMarked" in window)).toBe(true);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Councils" }).click();
  await expect(heading(page)).toHaveText(COUNCILS.heading);
  await isReady(page);
  expect(await page.evaluate(() => "isMarked" in window)).toBe(false);
});
