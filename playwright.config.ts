// How the browser tests run. What they need to know of the site is in tests/browser/README.md.
import { defineConfig } from "@playwright/test";

const browser = process.env.CHROMIUM ?? "/usr/bin/chromium";

export default defineConfig({
  testDir: "tests/browser",
  outputDir: "tests/browser/results",
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  timeout: 20_000,
  // A machine may be so busy that a browser is late; what passes only then is told as "flaky", and wants mending.
  retries: 1,
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    locale: "en-GB",
    timezoneId: "Europe/London",
    actionTimeout: 5_000,
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: browser,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // The tests know one computer: this one. No other name is ever looked up.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
      ],
    },
  },
});
