// `press serve --watch`: the page follows what an editor writes.
import { cp, readFile, writeFile } from "node:fs/promises";
import type { TestInfo } from "@playwright/test";
import { heading } from "./support/app.ts";
import { axeComplaints } from "./support/axe.ts";
import { APP } from "./support/press.ts";
import { ARTICLE, HOME } from "./support/site.ts";
import { expect, test } from "./support/test.ts";

const FILE = "articles/local-cio-council-merger.md";

/** A copy of the content for one test: the file to edit, what is written in it, and how the copy is watched. */
async function editorsCopy(info: TestInfo): Promise<{ file: string; written: string; options: string[] }> {
  const content = info.outputPath("content");
  await cp("content", content, { recursive: true });
  const file = `${content}/${FILE}`;
  const folders = [
    "--content",
    content,
    "--app",
    APP,
    "--out",
    info.outputPath("site"),
    "--cache",
    info.outputPath("cache"),
  ];
  return { file, written: await readFile(file, "utf8"), options: ["--watch", ...folders] };
}

test("an open page follows each edit; a mistake is named with its file and line, and the last good text stays", async ({
  page,
  serve,
}, info) => {
  test.slow();
  const { file, written, options } = await editorsCopy(info);
  const server = await serve(...options);
  let loads = 0;
  page.on("load", () => {
    loads += 1;
  });
  const follows = () => page.waitForResponse((response) => response.url().includes("/_press/changes"));

  let listening = follows();
  await page.goto(`${server.origin}${ARTICLE.path}`);
  await expect(heading(page)).toHaveText(ARTICLE.heading);
  await listening;

  listening = follows();
  await writeFile(file, `${written}\nA sentence that was added just now.\n`);
  await expect(page.getByText("A sentence that was added just now.")).toBeVisible();
  await listening;

  await writeFile(file, written.replace("\ntitle = ", "\ntitel = "));
  const message = page.getByRole("alert", { name: "Problems in the content" });
  await expect(message).toContainText(/local-cio-council-merger\.md:\d+/);
  await expect(message).toContainText("titel");
  expect(server.said()).toMatch(/local-cio-council-merger\.md:\d+/);
  expect(await axeComplaints(page)).toEqual([]);
  await page.reload();
  await expect(page.getByText("A sentence that was added just now.")).toBeVisible();
  await expect(message).toContainText("titel");
  await message.getByRole("button", { name: "Hide" }).click();
  await expect(message).toBeHidden();

  listening = follows();
  await page.goto(`${server.origin}${HOME.path}`);
  await listening;
  await writeFile(file, written.replace(ARTICLE.heading, "Mended"));
  await expect(page.getByRole("link", { name: "Mended" }).first()).toBeVisible();
  await expect(message).toBeHidden();
  // Two of the loads were asked for by edits that were published, and no more than that.
  await page.waitForLoadState();
  expect(loads).toBe(5);
  // It listens to its server as long as it is open.
  await page.close();
});

test("content with a mistake from the first is shown with the mistake, and as a page once that is mended", async ({
  page,
  serve,
  watch,
}, info) => {
  const { file, written, options } = await editorsCopy(info);
  await writeFile(file, written.replace("\ntitle = ", "\ntitel = "));
  const server = await serve(...options);
  watch.expect(/404 \(Not Found\)/);
  await page.goto(`${server.origin}${ARTICLE.path}`);
  await expect(heading(page)).toHaveText("Nothing is published yet");
  await expect(page.getByRole("alert", { name: "Problems in the content" })).toContainText("did you mean `title`?");
  await writeFile(file, written);
  await expect(heading(page)).toHaveText(ARTICLE.heading);
  await page.close();
});
