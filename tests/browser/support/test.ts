// What every test imports: Playwright's `test`, with the site served and each page watched.
import { test as base } from "@playwright/test";
import { Server, served } from "./press.ts";
import { reportViolations, Watch } from "./watch.ts";

export { expect, type Locator, type Page } from "@playwright/test";
export type { Watch } from "./watch.ts";

export const test = base.extend<{ watch: Watch; serve: typeof Server.start }, { server: Server }>({
  /** The published site, served once for each worker. */
  server: [served, { scope: "worker" }],
  /** Starts a server of the test's own; it is stopped with the test, however that ends. */
  serve: async ({ context }, use) => {
    const servers: Server[] = [];
    await use(async (...args) => {
      const server = await Server.start(...args);
      servers.push(server);
      return server;
    });
    // A page that is still there would ask for its icon, and find nobody.
    await Promise.all(context.pages().map((page) => page.close()));
    for (const server of servers) await server.stop();
  },
  baseURL: async ({ server }, use) => use(server.origin),
  /** Fails the test where a page complains, unless the test said `watch.expect`. */
  watch: [
    async ({ context }, use) => {
      const watch = new Watch(context);
      await context.addInitScript(reportViolations);
      await use(watch);
      watch.verify();
    },
    { auto: true },
  ],
});
