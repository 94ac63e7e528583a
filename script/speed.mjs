// Times `press check` and `press build` on generated content, in turn, and prints medians: the difference is publishing.
// Usage: node script/speed.mjs PRESS FOLDER   (FOLDER holds content/)
import { execFileSync } from "node:child_process";
import { join } from "node:path";

const [press, folder] = process.argv.slice(2);
const RUNS = 5;
const content = ["--content", join(folder, "content"), "--today", "2026-11-24"];
const build = ["build", ...content, "--out", join(folder, "dist")];

let pages = 0;
const times = { check: [], build: [] };
for (let run = 0; run <= RUNS; run += 1) {
  const check = time(["check", ...content]);
  const built = time(build);
  pages = Number(/published (\d+) pages/.exec(built.said)[1]);
  // The first run warms up the file system.
  if (run > 0) {
    times.check.push(check.seconds);
    times.build.push(built.seconds);
  }
}
const [check, all] = [median(times.check), median(times.build)];
console.log(`${pages} pages; median of ${RUNS}: check ${check.toFixed(2)} s, build ${all.toFixed(2)} s`);
console.log(`${Math.round(pages / all)} pages a second from the editor's files to the folder of pages`);
console.log(`${Math.round(pages / (all - check))} pages a second for prerendering and writing alone`);

function time(args) {
  const start = process.hrtime.bigint();
  const said = execFileSync("sh", ["-c", '"$0" "$@" 2>&1', press, ...args], { encoding: "utf8" });
  return { seconds: Number(process.hrtime.bigint() - start) / 1e9, said };
}

function median(numbers) {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];
}
