// The search, in each engine: what is found, the address, the way back, and the application's coming. tests/browser has the rest.
import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { By, Key } from "selenium-webdriver";
import { PAPER } from "../browser/support/site.ts";
import type { Browser } from "./support/browser.ts";
import { expect, test } from "./support/test.ts";

const SEARCH = { heading: "Search", path: "/search" };
const LINKS = "main h2 a";

const titles = (reader: Browser) =>
  reader.ask((css) => Array.from(document.querySelectorAll(css), (link) => link.textContent), LINKS);
const first = async (reader: Browser) => (await titles(reader))[0];
const field = (reader: Browser) => reader.driver.findElement(By.css("[type=search]"));

test("pages are found as one types, and the way back from one leads to where it left", async ({ reader }) => {
  await reader.open(PAPER.path);
  await reader.driver.findElement(By.css("body")).sendKeys("/");
  await reader.hasHeading(SEARCH.heading);
  await expect.poll(() => reader.ask(() => document.activeElement?.getAttribute("type"))).toBe("search");
  await field(reader).sendKeys("help desk");
  await expect.poll(() => first(reader)).toBe(PAPER.heading);
  await expect.poll(() => reader.path()).toBe("/search?q=help+desk");
  expect(await reader.ask(() => document.querySelector("main mark")?.textContent)).toBe("help");
  const last = (await reader.driver.findElements(By.css(LINKS))).at(-1);
  if (!last) throw new Error("Nothing was found.");
  const title = await last.getText();
  const left = await reader.scrollTo(last);
  await last.sendKeys(Key.ENTER);
  await reader.hasArrived({ heading: title });
  await reader.driver.navigate().back();
  await reader.hasArrived(SEARCH);
  expect(await first(reader)).toBe(PAPER.heading);
  await expect.poll(() => reader.ask(() => Math.round(scrollY))).toBe(left);
});

test("the application's coming leaves what is typed, the selection, the focus and the place in the page", async ({
  reader,
  server,
}) => {
  const late = await withoutWasm(server.origin);
  await reader.driver.get(`${late.origin}${SEARCH.path}?q=council`);
  await expect.poll(async () => (await titles(reader)).length).toBe(20);
  await reader.scrollTo((await reader.driver.findElements(By.css(LINKS)))[12] ?? field(reader));
  const state = () =>
    reader.ask(() => {
      const field = document.activeElement as HTMLInputElement;
      const { value, selectionStart, selectionEnd, selectionDirection } = field;
      return [value, selectionStart, selectionEnd, selectionDirection, Math.round(scrollY)];
    });
  await reader.ask(() => {
    const field = document.querySelector<HTMLInputElement>("[type=search]");
    field?.focus({ preventScroll: true });
    field?.setSelectionRange(2, 5, "backward");
  });
  const before = await state();
  expect(before.slice(0, 4)).toEqual(["council", 2, 5, "backward"]);
  expect(before[4]).toBeGreaterThan(1000);
  expect(await reader.ask(() => document.documentElement.dataset.app ?? "not yet")).toBe("not yet");
  late.release();
  await expect.poll(() => reader.ask(() => document.documentElement.dataset.app)).toBe("ready");
  expect(await state()).toEqual(before);
  expect((await titles(reader)).length).toBe(20);
  await late.stop();
});

/** The same site, whose wasm does not come until it is let go. */
async function withoutWasm(site: string) {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const server = createServer(async ({ url = "", headers }, response) => {
    if (url.endsWith(".wasm")) await released;
    const pass = request(site + url, { headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    pass.end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const stop = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, release, stop };
}
