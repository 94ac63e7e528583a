// A published site, served by press on this machine, and a browser to look at it with.
import { spawn } from "node:child_process";
import { chromium } from "@playwright/test";

/** Serves the folder `out`, calls `look(origin, browser)`, and stops both in the end. */
export async function browse(press, out, look) {
  const server = spawn(press, ["serve", "--port", "0", "--out", out], { stdio: ["ignore", "ignore", "pipe"] });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
  });
  try {
    const origin = await new Promise((resolve, reject) => {
      server.on("exit", () => reject(new Error("press stopped")));
      server.stderr.on("data", (text) => {
        const serving = /^serving (\S+)$/m.exec(text);
        if (serving) resolve(new URL(serving[1]).origin);
      });
    });
    await look(origin, browser);
  } finally {
    await browser.close();
    server.removeAllListeners("exit").kill();
  }
}
