// A published site, served by press on this machine, and a browser to look at it with.
import { spawn } from "node:child_process";
import { chromium } from "@playwright/test";

/** Serves the folder `out`, calls `look(origin, browser)`, and stops both in the end. */
export async function browse(press, out, look) {
  await serve(press, out, async (origin) => {
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu"],
    });
    try {
      await look(origin, browser);
    } finally {
      await browser.close();
    }
  });
}

/** Serves the folder `out`, calls `use(origin)`, stops in the end, and gives what that gave. */
export async function serve(press, out, use) {
  const server = spawn(press, ["serve", "--port", "0", "--out", out], { stdio: ["ignore", "ignore", "pipe"] });
  try {
    const origin = await new Promise((resolve, reject) => {
      server.on("exit", () => reject(new Error("press stopped")));
      server.stderr.on("data", (text) => {
        const serving = /^serving (\S+)$/m.exec(text);
        if (serving) resolve(new URL(serving[1]).origin);
      });
    });
    return await use(origin);
  } finally {
    server.removeAllListeners("exit").kill();
  }
}
