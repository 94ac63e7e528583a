// What every test imports: Playwright's `test`, with the site served and each page watched.
import { test as base } from "@playwright/test";
import { DIST, Server } from "./press.ts";
import { reportViolations, Watch } from "./watch.ts";

export { expect, type Locator, type Page } from "@playwright/test";
export type { Watch } from "./watch.ts";

export const test = base.extend<{ watch: Watch }, { server: Server }>({
  /** The published site, served once for each worker. */
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
    async ({}, use) => {
      const server = await Server.start("--out", DIST);
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ server }, use) => use(server.origin),
  /** Fails the test where a page complains, unless the test said `watch.expect`. */
  watch: [
    async ({ context, baseURL }, use) => {
      const watch = new Watch(context, baseURL ?? "");
      await context.addInitScript(reportViolations);
      await use(watch);
      watch.verify();
    },
    { auto: true },
  ],
});
