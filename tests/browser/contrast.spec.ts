// Where a device sets all colours, nothing is lost; where a reader asks for more contrast, they get it.
import { open } from "./support/app.ts";
import { ARTICLE, GUIDE, MEETING, MEMBERS, NOWHERE, PAGES } from "./support/site.ts";
import { expect, type Locator, type Page, test } from "./support/test.ts";

const WIDTHS = [320, 1280];
const ALL = [...PAGES, GUIDE, NOWHERE];

/** Of text, for those who ask for more (WCAG 2.2, 1.4.6). */
const MORE = 7;

for (const { kind, path } of ALL) {
  test(`what a background sets apart on ${kind}, a line sets apart in forced colours`, async ({ page, watch }) => {
    if (path === NOWHERE.path) watch.expect(/404.*news\/not-there/, /404.*data\/articles\/not-there\.json/);
    await open(page, path);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ forcedColors: "none" });
      await page.evaluate(noteBackgrounds);
      await page.emulateMedia({ forcedColors: "active" });
      expect(await page.evaluate(backgroundsWithoutLine), `${width} px wide`).toEqual([]);
      expect(await page.evaluate(controlsWithoutLine), `${width} px wide`).toEqual([]);
    }
  });

  test(`the text of ${kind} has a contrast of 7 to 1 for those who ask for more`, async ({ page, watch }) => {
    if (path === NOWHERE.path) watch.expect(/404.*news\/not-there/, /404.*data\/articles\/not-there\.json/);
    await open(page, path);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, contrast: "more" });
      expect(await page.evaluate(faintTexts, MORE), colorScheme).toEqual([]);
    }
  });
}

test("in forced colours the focus is seen on whatever Tab reaches, in the colour for it", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await open(page, MEMBERS.path);
  const highlight = await systemColour(page, "Highlight");
  for (let stop = 0; stop < 20; stop++) {
    await page.keyboard.press("Tab");
    await expect(page.locator(":focus")).toHaveCSS("outline", `${highlight} solid 3px`);
  }
});

test("in forced colours the share dialog has an edge all round, and what to do first stands out", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await open(page, ARTICLE.path);
  await page.getByRole("button", { name: "Share" }).first().click();
  const dialog = page.getByRole("dialog");
  for (const side of ["top", "right", "bottom", "left"]) expect(await edge(dialog, side), side).toBeGreaterThan(1);
  const first = dialog.locator(".first").first();
  expect(await edge(first, "left")).toBeGreaterThan(await edge(dialog.getByRole("button", { name: "Close" }), "left"));
  expect(await page.evaluate(controlsWithoutLine)).toEqual([]);
});

test("in forced colours the bars of a chart are in the colour of text", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await open(page, MEMBERS.path);
  await expect(page.locator(".bar path").first()).toHaveCSS("fill", await systemColour(page, "CanvasText"));
});

test("in forced colours one sees to which item of an agenda a link led", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await open(page, MEETING.path);
  const item = page.locator(".agenda-items > li").first();
  await open(page, `${MEETING.path}#${await item.getAttribute("id")}`);
  await expect(item).toHaveCSS("outline", `${await systemColour(page, "Highlight")} solid 3px`);
});

/** How thick a side of something is. */
function edge(of: Locator, side: string): Promise<number> {
  return of.evaluate(
    (element, side) => Number.parseFloat(getComputedStyle(element).getPropertyValue(`border-${side}-width`)),
    side,
  );
}

/** What a system colour is now. */
function systemColour(page: Page, name: string): Promise<string> {
  return page.evaluate((name) => {
    const probe = document.createElement("span");
    probe.style.setProperty("color", name);
    document.body.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }, name);
}

/** Notes everything that has a background of its own. */
function noteBackgrounds(): void {
  const background = (element: Element): string => {
    const own = getComputedStyle(element).backgroundColor;
    return own === "rgba(0, 0, 0, 0)" && element.parentElement ? background(element.parentElement) : own;
  };
  for (const element of document.querySelectorAll("body *")) {
    const isSeen = element.checkVisibility({ visibilityProperty: true });
    const differs = element.parentElement && background(element) !== background(element.parentElement);
    element.toggleAttribute("data-apart", isSeen && differs === true);
  }
}

/** What was noted and has no line on any side. Code within a line is told by its letters. */
function backgroundsWithoutLine(): string[] {
  const hasLine = (element: Element): boolean => {
    const style = getComputedStyle(element);
    const sides = ["top", "right", "bottom", "left"].map((side) => style.getPropertyValue(`border-${side}-width`));
    return sides.some((width) => Number.parseFloat(width) >= 1);
  };
  const apart = [...document.querySelectorAll("[data-apart]:not(:not(pre) > code)")];
  return apart.filter((element) => !hasLine(element)).map((element) => `${element.tagName}.${element.className}`);
}

/** Controls that one cannot see the edges of. */
function controlsWithoutLine(): string[] {
  const controls = [...document.querySelectorAll("button, select, textarea, input, .action, .status")];
  const lacks = (element: Element): boolean => {
    const style = getComputedStyle(element);
    const sides = ["top", "right", "bottom", "left"].map((side) => style.getPropertyValue(`border-${side}-width`));
    return sides.some((width) => Number.parseFloat(width) < 1);
  };
  const seen = controls.filter((element) => element.checkVisibility({ visibilityProperty: true }));
  const drawn = seen.filter((element) => !element.matches("input[type=checkbox]"));
  return drawn.filter(lacks).map((element) => `${element.tagName}.${element.className}`);
}

/** The texts with less contrast than this with what is behind them. */
function faintTexts(least: number): string[] {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  if (!canvas) throw new Error("there is no canvas to read colours from");
  const channels = (colour: string): number[] => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (colour: string): number => {
    const linear = channels(colour).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
  };
  const behind = (element: Element): string => {
    const own = getComputedStyle(element).backgroundColor;
    return channels(own)[3] === 0 && element.parentElement ? behind(element.parentElement) : own;
  };
  const contrast = (element: Element): number => {
    const both = [getComputedStyle(element).color, behind(element)].map(luminance).sort((one, other) => other - one);
    return ((both[0] ?? 0) + 0.05) / ((both[1] ?? 0) + 0.05);
  };
  const hasText = (element: Element): boolean =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
  const texts = [...document.querySelectorAll("body *")].filter(hasText);
  const seen = texts.filter((element) => element.checkVisibility({ visibilityProperty: true }));
  const faint = seen.filter((element) => contrast(element) < least);
  return faint.map((element) => `${element.tagName}.${element.className}: ${contrast(element).toFixed(2)}`);
}
