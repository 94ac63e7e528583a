// Nothing moves by itself, from a page's first frame on: loading, the application's takeover, another page, and back.
import { hasArrived, heading, isReady, mainLink } from "./support/app.ts";
import { noteShifts, shifts } from "./support/shifts.ts";
import { ABOUT, GUIDE, NEWS, PAGES } from "./support/site.ts";
import { expect, test } from "./support/test.ts";

const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 360, height: 640 };

for (const page of [...PAGES, GUIDE]) {
  const other = page === ABOUT ? NEWS : ABOUT;
  test(`${page.kind} moves by itself neither when it comes, nor when one goes on from it, nor back`, async ({
    page: tab,
  }) => {
    await noteShifts(tab);
    for (const viewport of [WIDE, NARROW]) {
      await tab.setViewportSize(viewport);
      await tab.goto(page.path);
      await isReady(tab);
      await mainLink(tab, other === ABOUT ? "About" : "News").click();
      await hasArrived(tab, other);
      // A key stands for the browser's button: what a press asks for is no shift.
      await tab.evaluate(() => addEventListener("keydown", () => history.back(), { once: true }));
      await tab.keyboard.press("F8");
      await expect(heading(tab)).toHaveText(page.heading);
      expect(await shifts(tab), `${viewport.width} px wide`).toEqual([]);
    }
  });
}
