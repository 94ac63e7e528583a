// Where the system is dark. It has a file of its own, for it needs a browser of its own.
import { ARTICLE } from "../browser/support/site.ts";
import { expect, test } from "./support/test.ts";

test.use({ system: "dark" });

test("the page is dark where the system is", async ({ reader }) => {
  await reader.open(ARTICLE.path);
  expect(await reader.brightness()).toBeLessThan(50);
});
