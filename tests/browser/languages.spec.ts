// Sites in other languages than English, with an article that is in English: those in `samples/`.
import { execFileSync } from "node:child_process";
import type { Page, TestInfo } from "@playwright/test";
import { hasFailed, heading, isReady, link } from "./support/app.ts";
import { axeComplaints } from "./support/axe.ts";
import { APP, PRESS } from "./support/press.ts";
import { expect, test } from "./support/test.ts";

interface Sample {
  readonly name: string;
  readonly language: string;
  readonly paths: readonly string[];
  /** What buttons, the dialog, the filter and paper say. */
  readonly says: Readonly<
    Record<"share" | "dialog" | "copy" | "copied" | "print" | "back" | "members" | "some", string>
  > & { readonly printed: RegExp };
}

const SAMPLES: readonly Sample[] = [
  {
    name: "welsh",
    language: "cy",
    paths: [
      "/",
      "/news/cyfarfod-cyntaf",
      "/news/in-english",
      "/councils",
      "/councils/cyngor",
      "/councils/cyngor/members",
      "/councils/cyngor/meetings",
      "/councils/cyngor/meetings/2026-09-hydref",
      "/councils/cyngor/papers/papurau-agored",
      "/people/rhys-sampl",
    ],
    says: {
      share: "Rhannu",
      dialog: "Rhannu: tudalen",
      copy: "Copïo’r ddolen",
      copied: "Wedi copïo: Dolen.",
      print: "Argraffwch",
      back: "Yn ôl i’r dudalen",
      members: "3 aelod",
      some: "1 o 3 aelod",
      printed: /^Argraffwyd \d+ \p{L}+ \d{4}$/u,
    },
  },
  {
    name: "arabic",
    language: "ar",
    paths: [
      "/",
      "/news/first-meeting",
      "/news/in-english",
      "/councils",
      "/councils/majlis",
      "/councils/majlis/members",
      "/councils/majlis/meetings",
      "/councils/majlis/meetings/2026-09-autumn",
      "/councils/majlis/papers/open-papers",
      "/people/karim-namudhaj",
      "/about",
    ],
    says: {
      share: "مشاركة",
      dialog: "مشاركة: صفحة",
      copy: "نسخ الرابط",
      copied: "تم النسخ: الرابط.",
      print: "طباعة",
      back: "العودة إلى الصفحة",
      members: "3 أعضاء",
      some: "الأعضاء: 1 من 3",
      printed: /^طُبعت في \d+ \p{L}+ \d{4}$/u,
    },
  },
];

/** Publishes a sample, and gives what `press serve` needs to serve it. */
function published(name: string, info: TestInfo): string[] {
  const out = info.outputPath("site");
  const options = ["--content", `samples/${name}`, "--today", "2026-11-24", "--app", APP, "--out", out];
  execFileSync(PRESS, ["build", ...options], { stdio: "pipe" });
  return ["--out", out];
}

/** The words of the page as it came, and as the application shows it. */
function words(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const request = new XMLHttpRequest();
    request.open("GET", location.href);
    request.responseType = "document";
    const came = new Promise((resolve) => request.addEventListener("loadend", resolve));
    request.send();
    await came;
    return [request.responseXML, document].map((of) => {
      for (const zone of of?.querySelectorAll(".zone") ?? []) zone.remove();
      return of?.querySelector("#app")?.textContent ?? "";
    });
  });
}

for (const { name, language, paths, says } of SAMPLES) {
  test.describe(`the sample site in ${name}`, () => {
    test("says the same before and after the application takes over, and can be used by everyone", async ({
      page,
      serve,
    }, info) => {
      test.slow();
      const { origin } = await serve(...published(name, info));
      for (const path of paths) {
        await page.goto(origin + path);
        await isReady(page);
        const [before, after] = await words(page);
        expect(after, path).toBe(before);
        for (const [width, colorScheme] of [
          [1280, "light"],
          [320, "dark"],
        ] as const) {
          await page.setViewportSize({ width, height: 800 });
          await page.emulateMedia({ colorScheme });
          expect(await axeComplaints(page), `${path}, ${width}`).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(width);
        }
      }
    });

    test("speaks its language in lists, dialogs and on paper", async ({ page, serve }, info) => {
      const { origin } = await serve(...published(name, info));
      await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      await page.goto(`${origin}${paths[5]}`);
      await isReady(page);
      await expect(page.locator(".filter-count")).toHaveText(says.members);
      await page.getByRole("searchbox").fill((await page.locator("tbody th").first().textContent()) ?? "");
      await expect(page.locator(".filter-count")).toHaveText(says.some);

      await page.getByRole("button", { name: says.share }).click();
      await expect(page.locator("#share-title")).toHaveText(says.dialog);
      await page.locator("#share").getByRole("button", { name: says.copy }).click();
      await expect(page.locator("#share-said")).toHaveText(says.copied);
      await page.keyboard.press("Escape");

      await page.goto(`${origin}${paths[1]}?view=print`);
      const bar = page.locator(".print-bar");
      await expect(bar.getByRole("button")).toHaveText(says.print);
      await expect(bar.getByRole("link")).toHaveText(says.back);
      await isReady(page);
      await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
      await expect(page.locator(".printed-on").first()).toHaveText(says.printed);
    });

    test("keeps the language of an article when one moves to it and back", async ({ page, serve }, info) => {
      const { origin } = await serve(...published(name, info));
      await page.goto(origin);
      await isReady(page);
      await link(page, "What this sample shows").click();
      await expect(heading(page)).toHaveText("What this sample shows");
      const article = page.getByRole("article");
      await expect(article).toHaveAttribute("lang", "en");
      await expect(article.locator(".published")).toHaveText("Published 2 October 2026");
      await expect(article.getByRole("button", { name: "Share" })).toBeVisible();
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await page.goBack();
      await expect(page.locator(".home h2").nth(1)).not.toHaveText("Latest news");
      await expect(page.getByText("Published")).toHaveCount(0);
    });
  });
}

test("a site in Arabic is laid out from right to left, and what is English in it from left to right", async ({
  page,
  serve,
}, info) => {
  const { origin } = await serve(...published("arabic", info));
  await page.goto(`${origin}/news/first-meeting`);
  await isReady(page);
  const places = (selector: string) =>
    page.locator(selector).evaluateAll((all) => all.map((element) => element.getBoundingClientRect().x));
  for (const selector of [".masthead-nav a", ".breadcrumbs a", ".actions > *", "thead th"]) {
    const found = await places(selector);
    expect(found.length, selector).toBeGreaterThan(1);
    expect(found.toSorted((one, other) => other - one).slice(0, 2), selector).toEqual(found.slice(0, 2));
  }
  const style = (selector: string, property: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
  expect(await style(".body code", "direction")).toBe("ltr");
  expect(await style(".quote blockquote", "font-style")).toBe("normal");
  expect(await style(".byline .kind", "letter-spacing")).toBe("normal");
  await page.goto(`${origin}/news/in-english`);
  await isReady(page);
  expect(await style(".article", "direction")).toBe("ltr");
  const [mail, print] = await places(".actions > *");
  expect(mail).toBeLessThan(print ?? 0);
});

test("where a file of words cannot be had, the page stays as it came", async ({ page, serve, watch }, info) => {
  const { origin } = await serve(...published("welsh", info));
  await page.route("**/app/words-cy-*", (route) => route.abort());
  watch.allow(/words-cy|ERR_FAILED|could not start/);
  await page.goto(origin);
  await hasFailed(page);
  await expect(page.getByText("Newyddion diweddaraf")).toBeVisible();
});

test("a passage in another language has links to its paragraphs, as the text around it", async ({
  page,
  serve,
}, info) => {
  const { origin } = await serve(...published("arabic", info));
  await page.goto(`${origin}/about`);
  await isReady(page);
  const [around, within] = [page.locator(".body > p > .permalink"), page.locator(".body > [lang=en] > p > .permalink")];
  await around.focus();
  await page.keyboard.press("ArrowDown");
  await expect(within).toBeFocused();
  await expect(within).toBeInViewport();
});
