// How the tests of engines run: Playwright runs them, and WebDriver drives the browsers, as they are installed. README.md tells more.
import { defineConfig } from "@playwright/test";
import { ENGINES } from "./support/engine.ts";
import type { Options } from "./support/test.ts";

export default defineConfig<object, Options>({
  testDir: ".",
  outputDir: "results",
  forbidOnly: true,
  // One browser at a time: each is as slow, or as quick, as it is on its own.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  projects: Object.entries(ENGINES).map(([name, engine]) => ({ name, use: { engine } })),
});
