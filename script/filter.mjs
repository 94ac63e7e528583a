// Measures how long a filter takes over a large council's 250 members and 1,000 papers: from the reader's choice to the laid out
// page, beside the sixtieth of a second that a frame lasts.
// Usage: node script/filter.mjs PRESS FOLDER
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { browse } from "./browse.mjs";

const TIMES = 40;
const FRAME = 1000 / 60;
const [press, folder] = process.argv.slice(2);
const [content, out, cache] = ["content", "dist", "cache"].map((name) => join(folder, name));

rmSync(folder, { recursive: true, force: true });
run(["generate", "--articles", "1", "--large-council", content]);
run(["build", "--content", content, "--out", out, "--cache", cache, "--today", "2026-11-24"]);
await browse(press, out, async (origin, browser) => {
  const page = await browser.newPage();
  for (const [what, path] of [
    ["250 members", "/councils/large-council/members"],
    ["1,000 papers", "/councils/large-council/publications"],
  ]) {
    await page.goto(origin + path);
    await page.locator("html[data-app=ready]").waitFor();
    const taken = await page.evaluate(choose, TIMES);
    taken.sort((one, other) => one - other);
    const [median, most] = [taken[TIMES / 2], taken[TIMES - 1]];
    const frames = (milliseconds) =>
      `${milliseconds.toFixed(1)} ms, ${Math.round((100 * milliseconds) / FRAME)} % of a frame`;
    console.log(`${what.padEnd(16)}median ${frames(median)}; at most ${frames(most)}`);
  }
});

function run(args) {
  const { status, stderr } = spawnSync(press, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${press} ${args.join(" ")}: ${stderr}`);
}

/** In the page: makes one choice after the other in its first list of choices. */
async function choose(times) {
  const control = document.querySelector(".filter select");
  const taken = [];
  for (let time = 0; time < times; time += 1) {
    control.selectedIndex = time % control.options.length;
    const start = performance.now();
    control.dispatchEvent(new Event("input", { bubbles: true }));
    document.body.getBoundingClientRect();
    taken.push(performance.now() - start);
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  }
  return taken;
}
