// What every test imports: Playwright's `test`, with the site served, a browser of the engine under test, and what it did watched.
import { test as base, expect } from "@playwright/test";
import type { WebDriver } from "selenium-webdriver";
import logInspector from "selenium-webdriver/bidi/logInspector.js";
import { type Server, served } from "../../browser/support/press.ts";
import { reportViolations } from "../../browser/support/watch.ts";
import { Browser } from "./browser.ts";
import { Display } from "./display.ts";
import { browse, type ColorScheme, ENGINES, type Engine } from "./engine.ts";
import { Outside } from "./outside.ts";

export { expect };

export interface Options {
  engine: Engine;
  /** The colours of the system. */
  system: ColorScheme;
}

interface ForAll extends Options {
  server: Server;
  display: string;
  started: Started;
}

interface Started {
  readonly driver: WebDriver;
  readonly outside: Outside;
  readonly complaints: readonly string[];
}

export const test = base.extend<{ reader: Browser }, ForAll>({
  engine: [ENGINES.chromium as Engine, { option: true, scope: "worker" }],
  system: ["light", { option: true, scope: "worker" }],
  /** The published site, served once for each worker. */
  server: [served, { scope: "worker" }],
  /** A screen that nobody sees. */
  display: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
    async ({}, use) => {
      const display = await Display.start();
      await use(display.name);
      await display.stop();
    },
    { scope: "worker" },
  ],
  /** A browser, for the tests of a worker one after the other. */
  started: [
    async ({ engine, system, display }, use) => {
      const outside = await Outside.start();
      const { browser, end } = await browse(engine, { colorScheme: system, outside: outside.host, display });
      const complaints: string[] = [];
      await noteComplaints(browser, complaints);
      await use({ driver: browser, outside, complaints });
      await end();
      await outside.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  /** The browser, as a reader uses it. The test fails where a page complains on the console, or where anything is asked of another computer. */
  reader: async ({ engine, server, started: { driver, outside, complaints } }, use) => {
    const before = complaints.length;
    await use(new Browser(driver, server.origin));
    expect(complaints.slice(before), "what the page complained of").toEqual([]);
    const asked = outside.asked.filter((request) => !engine.forItself?.test(request));
    expect(asked, "what was asked of other computers").toEqual([]);
  },
});

/** Notes what pages complain of, where the driver can tell it (WebDriver BiDi). */
async function noteComplaints(driver: WebDriver, complaints: string[]): Promise<void> {
  if (!(await driver.getCapabilities()).has("webSocketUrl")) return;
  const log = await logInspector(driver);
  await log.onLog(({ level, text }) => {
    if (["error", "warn"].includes(level)) complaints.push(text);
  });
  const bidi = await driver.getBidi();
  await bidi.send({ method: "script.addPreloadScript", params: { functionDeclaration: `${reportViolations}` } });
}
