// Fetching ahead: what the reader is about to open has come before the click.
import { hasArrived, link, mainLink, open } from "./support/app.ts";
import { StoppedClock, takeClock } from "./support/clock.ts";
import { count, hold } from "./support/network.ts";
import { ABOUT, ARTICLE, COUNCILS, HOME, NEWS } from "./support/site.ts";
import { expect, test } from "./support/test.ts";

test("a link that is pointed at has its document fetched, once; the click does not fetch it again", async ({
  page,
}) => {
  await open(page, HOME.path);
  const requests = count(page, ARTICLE.data);
  const answered = page.waitForResponse(`**${ARTICLE.data}`);
  await link(page, ARTICLE.heading).hover();
  await (await answered).finished();
  expect(requests()).toBe(1);
  await mainLink(page, "News").hover();
  await link(page, ARTICLE.heading).hover();
  await link(page, ARTICLE.heading).click();
  await hasArrived(page, ARTICLE);
  await page.goBack();
  await hasArrived(page, HOME);
  await page.goForward();
  await hasArrived(page, ARTICLE);
  expect(requests()).toBe(1);
});

test("a link that has the focus has its document fetched, once; Enter does not fetch it again", async ({ page }) => {
  await open(page, HOME.path);
  const requests = count(page, ARTICLE.data);
  const answered = page.waitForResponse(`**${ARTICLE.data}`);
  await link(page, ARTICLE.heading).focus();
  await answered;
  await page.keyboard.press("Enter");
  await hasArrived(page, ARTICLE);
  expect(requests()).toBe(1);
});

test("a document that is on its way is not asked for twice", async ({ page }) => {
  await open(page, HOME.path);
  const requests = count(page, ARTICLE.data);
  const document = await hold(page, `**${ARTICLE.data}`);
  await link(page, ARTICLE.heading).hover();
  await document.requested;
  await link(page, ARTICLE.heading).click();
  document.release();
  await hasArrived(page, ARTICLE);
  expect(requests()).toBe(1);
});

test("the page itself is fetched once, and its links only when they are pointed at", async ({ page }) => {
  const requested: string[] = [];
  page.on("request", (request) => requested.push(new URL(request.url()).pathname));
  await open(page, NEWS.path);
  expect(requested.filter((path) => path.startsWith("/data/"))).toEqual([NEWS.data]);
});

test("a pointer on its way elsewhere fetches nothing", async ({ page }) => {
  await takeClock(page);
  await open(page, HOME.path);
  const clock = await StoppedClock.stop(page);
  const [crossed, reached] = [count(page, ABOUT.data), count(page, COUNCILS.data)];
  await mainLink(page, "About").hover();
  await clock.hasTimer(60);
  await page.clock.runFor(59);
  const answered = page.waitForResponse(`**${COUNCILS.data}`);
  await mainLink(page, "Councils").hover();
  await page.clock.runFor(60);
  await answered;
  expect([crossed(), reached()]).toEqual([0, 1]);
});

test("nothing is fetched ahead where the reader asked the browser to save data", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
  await takeClock(page);
  await open(page, HOME.path);
  await StoppedClock.stop(page);
  const requests = count(page, ARTICLE.data);
  await link(page, ARTICLE.heading).hover();
  await page.clock.runFor(1000);
  expect(requests()).toBe(0);
  await link(page, ARTICLE.heading).click();
  await hasArrived(page, ARTICLE);
  expect(requests()).toBe(1);
});
