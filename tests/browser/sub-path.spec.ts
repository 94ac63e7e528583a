// A site that does not live at the root of its host.
import { execFileSync } from "node:child_process";
import { hasArrived, heading, isMarked, isReady, link, mainLink, mark } from "./support/app.ts";
import { APP, PRESS, Server } from "./support/press.ts";
import { ARTICLE, COUNCILS, HOME, NEWS } from "./support/site.ts";
import { expect, test } from "./support/test.ts";

test("a site under a path of its host works as one at the root does", async ({ browser }, info) => {
  const out = info.outputPath("site");
  execFileSync(PRESS, ["build", "--url", "https://host.example/gazette/", "--app", APP, "--out", out], {
    stdio: "pipe",
  });
  const server = await Server.start("--out", out, "--base", "/gazette");
  const page = await browser.newPage({ baseURL: `${server.origin}/gazette/` });
  const failed: string[] = [];
  page.on("response", (response) => {
    if (response.status() >= 400) failed.push(response.url());
  });

  await page.goto("./");
  await isReady(page);
  await mark(page);
  await link(page, ARTICLE.heading).click();
  await hasArrived(page, ARTICLE);
  await expect(page).toHaveURL(`${server.origin}/gazette${ARTICLE.path}`);
  await expect(page.locator("link[rel=canonical]")).toHaveAttribute(
    "href",
    `https://host.example/gazette${ARTICLE.path}`,
  );
  await mainLink(page, "Councils").click();
  await hasArrived(page, COUNCILS);
  await page.goBack();
  await hasArrived(page, ARTICLE);
  expect(await isMarked(page)).toBe(true);
  await page.getByRole("link", { name: HOME.heading }).first().click();
  await hasArrived(page, HOME);
  await expect(page).toHaveURL(`${server.origin}/gazette/`);

  await page.goto(`./${NEWS.path.slice(1)}`);
  await isReady(page);
  await expect(heading(page)).toHaveText(NEWS.heading);
  expect(failed).toEqual([]);
  await page.close();
  await server.stop();
});
