// A site that does not live at the root of its host.
import { execFileSync } from "node:child_process";
import { hasArrived, heading, isMarked, isReady, link, mainLink, mark } from "./support/app.ts";
import { APP, PRESS } from "./support/press.ts";
import { ARTICLE, COUNCILS, HOME, NEWS } from "./support/site.ts";
import { expect, test } from "./support/test.ts";

test("a site under a path of its host works as one at the root does", async ({ page, serve }, info) => {
  const out = info.outputPath("site");
  execFileSync(PRESS, ["build", "--url", "https://host.example/gazette/", "--app", APP, "--out", out], {
    stdio: "pipe",
  });
  const server = await serve("--out", out, "--base", "/gazette");
  const site = `${server.origin}/gazette`;

  await page.goto(`${site}/`);
  await isReady(page);
  await mark(page);
  await link(page, ARTICLE.heading).click();
  await hasArrived(page, ARTICLE);
  await expect(page).toHaveURL(`${site}${ARTICLE.path}`);
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
  await expect(page).toHaveURL(`${site}/`);

  await page.goto(`${site}${NEWS.path}`);
  await isReady(page);
  await expect(heading(page)).toHaveText(NEWS.heading);

  await page.getByRole("link", { name: "Print these articles" }).click();
  await expect(page.getByRole("status")).toHaveText(/^Articles ready to be printed: \d+\.$/);

  // The server stops now: nothing, such as the site's icon, may still be on its way.
  await page.goto("about:blank");
});
