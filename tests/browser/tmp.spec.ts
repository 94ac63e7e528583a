import { isReady } from "./support/app.ts";
import { axeComplaints } from "./support/axe.ts";
import { test } from "./support/test.ts";
test("all", async ({ page, request }) => {
  test.setTimeout(300000);
  const sitemap = await (await request.get("/sitemap.xml")).text();
  const paths = Array.from(sitemap.matchAll(/<loc>(.*?)<\/loc>/g), ([, address]) => new URL(address ?? "").pathname);
  for (const path of paths) {
      await page.goto(path);
      await isReady(page);
      for (const c of await axeComplaints(page)) if (!c.includes('class="notice"')) console.log(path, c);
      await page.setViewportSize({width:320,height:600});
      console.log(path, await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth));
      await page.setViewportSize({width:1280,height:800});
  }
});
