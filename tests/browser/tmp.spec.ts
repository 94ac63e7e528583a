import { hasArrived, link, open, scrollTo, scrollY } from "./support/app.ts";
import { ARTICLE, COUNCIL, HOME } from "./support/site.ts";
import { test } from "./support/test.ts";

test("all", async ({ page }) => {
  page.on("console", (m) => console.log("C", m.text()));
  await page.addInitScript(() => {
    const orig = Window.prototype.scrollTo ?? window.scrollTo;
    window.scrollTo = ((...a: any[]) => {
      console.log("scrollTo", JSON.stringify(a), JSON.stringify(history.state), sessionStorage.length);
      return (orig as any).apply(window, a);
    }) as any;
    const si = Element.prototype.scrollIntoView;
    Element.prototype.scrollIntoView = function (...a: any[]) {
      console.log("siv", this.id);
      return si.apply(this, a as any);
    };
    addEventListener("popstate", () => console.log("popstate fired", JSON.stringify(history.state)), true);
    addEventListener("scroll", () => console.log("scroll", scrollY), true);
  });
  await page.addInitScript(() => {
    const add = EventTarget.prototype.addEventListener;
    let n = 0;
    EventTarget.prototype.addEventListener = function (type: string, l: any, o: any) {
      if (type === "popstate") {
        n += 1;
        console.log("popstate", n);
        if (n === 2) o = true;
      }
      return add.call(this, type, l, o);
    };
  });
  await open(page, HOME.path);
  const st = async (w: string) =>
    console.log(
      w,
      await page.evaluate(() => [
        JSON.stringify(history.state),
        history.length,
        location.pathname,
        scrollY,
        history.scrollRestoration,
      ]),
    );
  await st("home");
  await link(page, COUNCIL.heading).click();
  await hasArrived(page, COUNCIL);
  await st("council");
  await scrollTo(page, 700);
  await st("council 700");
  await link(page, ARTICLE.heading).evaluate((a) => (a as HTMLElement).click());
  await hasArrived(page, ARTICLE);
  await st("article");
  await page.goBack();
  await hasArrived(page, COUNCIL);
  await st("council");
  console.log(await scrollY(page));
});
