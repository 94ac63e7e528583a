// Passing a page on: the share dialog, by keyboard alone; e-mail, services, citations and QR codes; paper.
import { readFileSync } from "node:fs";
import jsQR from "jsqr";
import { hasArrived, heading, link, open } from "./support/app.ts";
import { axeComplaints } from "./support/axe.ts";
import { ARTICLE, COUNCIL, canonical, HOME, MEETING, PACK, PAGES, PAPER, SITE } from "./support/site.ts";
import { expect, type Page, test } from "./support/test.ts";

const dialog = (page: Page) => page.getByRole("dialog", { name: /^Share this / });
const summary = (page: Page, name: string) => dialog(page).locator("summary", { hasText: name });
const message = (page: Page) => dialog(page).getByLabel("Message");
const shareButton = (page: Page) => page.getByRole("button", { name: "Share", exact: true });
const inDialog = (page: Page, name: string) => dialog(page).getByRole("button", { name });

/** Opens an article's share dialog with the keyboard. */
async function openDialog(page: Page): Promise<void> {
  await open(page, ARTICLE.path);
  await shareButton(page).focus();
  await page.keyboard.press("Enter");
  await expect(dialog(page)).toBeVisible();
}

test("Enter on Share opens the dialog, Tab stays in it, Escape closes it and gives the focus back", async ({
  page,
}) => {
  await openDialog(page);
  await expect(dialog(page)).toContainText(ARTICLE.heading);
  const seen = new Set<string>();
  for (let press = 0; press < 24; press += 1) {
    const focused = await page.evaluate(() => {
      const { activeElement } = document;
      const isPage = activeElement?.closest("#app") && !activeElement.closest("dialog");
      return isPage ? "the page behind" : (activeElement?.textContent ?? "");
    });
    seen.add(focused);
    await page.keyboard.press("Tab");
  }
  expect(seen).toContain("Copy link");
  expect(seen).toContain("E-mail this to a friend");
  expect(seen).toContain("Close");
  expect(seen).not.toContain("the page behind");
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toBeHidden();
  await expect(shareButton(page)).toBeFocused();
});

test("the focus is in the dialog as soon as it is open", async ({ page }) => {
  await openDialog(page);
  expect(await page.evaluate(() => document.activeElement?.closest("dialog")?.id)).toBe("share");
});

test("Close, and a click beside the dialog, close it", async ({ page }) => {
  await openDialog(page);
  await inDialog(page, "Close").press("Enter");
  await expect(dialog(page)).toBeHidden();
  await expect(shareButton(page)).toBeFocused();
  await shareButton(page).click();
  await dialog(page).getByRole("heading").click();
  await dialog(page).getByText(ARTICLE.heading).click();
  await expect(dialog(page)).toBeVisible();
  await page.mouse.click(2, 2);
  await expect(dialog(page)).toBeHidden();
});

test("text that is marked as far as beyond the dialog's edge leaves it open, with what was written", async ({
  page,
}) => {
  await openDialog(page);
  await summary(page, "E-mail this to a friend").click();
  const message = page.getByLabel("Message");
  await message.fill("Written by hand");
  const box = await message.boundingBox();
  if (!box) throw new Error("the message is not shown");
  await page.mouse.move(box.x + 20, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(2, 2);
  await page.mouse.up();
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await expect(dialog(page)).toBeVisible();
  await expect(message).toHaveValue("Written by hand");
});

test("the open dialog can be used by everyone, in light and dark, wide and narrow, and in large type", async ({
  page,
}) => {
  test.setTimeout(60_000);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await openDialog(page);
  for (const [width, height, size] of [
    // So high that nothing is under anything: here axe decides of each colour.
    [1280, 2000, "1"],
    [1280, 640, "1"],
    [320, 640, "1"],
    [320, 640, "2"],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.evaluate((size) => {
      document.documentElement.style.setProperty("--size", size);
    }, size);
    for (const way of ["E-mail this to a friend", "Mastodon", "Cite it", "QR code"]) {
      await summary(page, way).click();
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await axeComplaints(page)).toEqual([]);
      }
      const isTooWide = await dialog(page).evaluate((dialog) => dialog.scrollWidth > dialog.clientWidth);
      expect(isTooWide, `${way} is cut off at ${width} px, ${size} times as large`).toBe(false);
    }
  }
});

test("the dialog stands at the foot of a narrow screen, and in the middle of a wide one", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await openDialog(page);
  const below = async () =>
    page.evaluate(() => innerHeight - (document.querySelector("#share")?.getBoundingClientRect().bottom ?? 0));
  await page.setViewportSize({ width: 390, height: 900 });
  expect(await below()).toBe(0);
  await page.setViewportSize({ width: 1280, height: 900 });
  expect(await below()).toBeGreaterThan(50);
});

test("Copy link copies the canonical address, and says so", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openDialog(page);
  await inDialog(page, "Copy link").press("Enter");
  await expect(dialog(page).getByRole("status")).toHaveText("Link copied.");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(canonical(ARTICLE.path));
  // What was said is not said again when the dialog is opened again.
  await page.keyboard.press("Escape");
  await shareButton(page).press("Enter");
  await expect(dialog(page).getByRole("status")).toBeEmpty();
});

for (const [what, clipboard] of [
  ["is refused", { writeText: "refuse" }],
  ["is not there", null],
] as const) {
  test(`where the clipboard ${what}, the link is selected, to be copied by hand`, async ({ page }) => {
    await page.addInitScript((clipboard) => {
      const refuse = () => Promise.reject(new DOMException("Refused.", "NotAllowedError"));
      const value = clipboard ? { writeText: refuse, write: refuse } : undefined;
      Object.defineProperty(navigator, "clipboard", { value });
    }, clipboard);
    await openDialog(page);
    await inDialog(page, "Copy link").press("Enter");
    await expect(dialog(page).getByRole("status")).toContainText("could not be copied");
    await expect(page.getByLabel("Link to this page")).toBeFocused();
    const selected = await page.evaluate(() => {
      const { value, selectionStart, selectionEnd } = document.activeElement as HTMLInputElement;
      return value.slice(selectionStart ?? 0, selectionEnd ?? 0);
    });
    expect(selected).toBe(canonical(ARTICLE.path));
    await summary(page, "Cite it").press("Enter");
    await dialog(page).getByLabel("Form").selectOption("HTML");
    await inDialog(page, "Copy citation").press("Enter");
    await expect(dialog(page).getByLabel("Citation")).toBeFocused();
  });
}

test("a device without a way of its own to share is offered none", async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, "share"));
  await openDialog(page);
  await expect(inDialog(page, "Share with this device…")).toBeHidden();
});

test.describe("with a device's own way to share", () => {
  /** Fakes it: it notes what is shared, and ends as told. */
  async function fakeShare(page: Page, error?: string): Promise<() => Promise<unknown>> {
    await page.addInitScript((error) => {
      const share = async (data: unknown) => {
        Object.assign(window, { shared: data });
        if (error) throw new DOMException("No.", error);
      };
      Object.defineProperty(Navigator.prototype, "share", { value: share, configurable: true });
    }, error);
    return () => page.evaluate(() => (window as unknown as { shared: unknown }).shared);
  }

  test("it is given the title and the address", async ({ page }) => {
    const shared = await fakeShare(page);
    await openDialog(page);
    await inDialog(page, "Share with this device…").press("Enter");
    await expect(dialog(page).getByRole("status")).toHaveText("Shared.");
    expect(await shared()).toEqual({ title: ARTICLE.heading, url: canonical(ARTICLE.path) });
  });

  test("nothing is said where the reader changes his mind", async ({ page }) => {
    const shared = await fakeShare(page, "AbortError");
    await openDialog(page);
    await inDialog(page, "Share with this device…").press("Enter");
    await expect.poll(shared).toBeTruthy();
    await expect(dialog(page).getByRole("status")).toBeEmpty();
  });

  test("where it fails another way is named", async ({ page }) => {
    await fakeShare(page, "NotAllowedError");
    await openDialog(page);
    await inDialog(page, "Share with this device…").press("Enter");
    await expect(dialog(page).getByRole("status")).toContainText("copy the link instead");
  });
});

test("the e-mail about a page has its title, its summary and its address, on lines of their own", async ({ page }) => {
  await open(page, ARTICLE.path);
  const summary = await page.locator(".page-summary").textContent();
  const href = await page.getByRole("link", { name: "E-mail this to a friend" }).first().getAttribute("href");
  expect(href).toContain("%0D%0A");
  expect(href).not.toMatch(/[+\s]/);
  const message = new URL(href ?? "").searchParams;
  expect(message.get("subject")).toBe(ARTICLE.heading);
  expect(message.get("body")).toBe(`${ARTICLE.heading}\r\n\r\n${summary}\r\n\r\n${canonical(ARTICLE.path)}\r\n`);
});

/** Opens the e-mail about an article, as the link on its page does. */
async function openMail(page: Page): Promise<void> {
  await open(page, ARTICLE.path);
  await page.locator("main").getByRole("link", { name: "E-mail this to a friend" }).press("Enter");
  await expect(message(page)).toBeVisible();
}

/** What the link to the e-mail says. */
async function mail(page: Page): Promise<{ subject: string; body: string }> {
  const href = (await page.locator("#share-mail").getAttribute("href")) ?? "";
  const [, subject, body] = /^mailto:\?subject=([\w.~%-]*)&body=([\w.~%-]*)$/.exec(href) ?? [href];
  return { subject: decodeURIComponent(subject ?? href), body: decodeURIComponent(body ?? href) };
}

test("the link on the page shows the message as it will go, with the summary or without, and as the reader changes it", async ({
  page,
}) => {
  await openMail(page);
  const text = await page.locator(".page-summary").textContent();
  const whole = `${ARTICLE.heading}\n\n${text}\n\n${canonical(ARTICLE.path)}\n`;
  const short = `${ARTICLE.heading}\n\n${canonical(ARTICLE.path)}\n`;
  await expect(message(page)).toHaveValue(whole);
  await message(page).fill(`Dear Bo,\n\n${whole}`);
  await dialog(page).getByLabel("With the summary").press("Space");
  await expect(message(page)).toHaveValue(`Dear Bo,\n\n${short}`);
  expect(await mail(page)).toEqual({
    subject: ARTICLE.heading,
    body: `Dear Bo,\n\n${short}`.replaceAll("\n", "\r\n"),
  });
  await dialog(page).getByLabel("With the summary").press("Space");
  await dialog(page).getByLabel("Subject").fill("Look & see: 100 % + more?");
  expect(await mail(page)).toEqual({
    subject: "Look & see: 100 % + more?",
    body: `Dear Bo,\n\n${whole}`.replaceAll("\n", "\r\n"),
  });
  // What was changed is not there when the dialog is opened anew.
  await page.keyboard.press("Escape");
  await expect(page.locator("main").getByRole("link", { name: "E-mail this to a friend" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(message(page)).toHaveValue(whole);
});

test("every character of a message survives", async ({ page }) => {
  await openMail(page);
  for (const text of [
    "\"double\" 'single' “curly” `back` & % # + = ; / ? : @ , $ ! * ( ) [ ] { } < > | \\ ^ ~",
    "%20%0D%0A&subject=x&body=y&bcc=z@z.example",
    "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇪🇺 𝒳 \u{10ffff}",
    "e\u0301 Z\u0351\u036b\u0343 ñ n\u0303",
    "\u202ereversed\u202c \u2067isolated\u2069 \u200f\u200e العربية עברית",
    "中文 日本語 한국어 ไทย हिन्दी தமிழ் አማርኛ",
    "\ufeff\u200b\u00ad\u2060\u00a0\u3000\u2028\u2029\u0085",
    "\u0001\u0007\u000b\u001b[31m\u007f\u009f\ttab",
    "<script>alert('x')</script> ]]> &amp;",
    "one\n\n\ntwo\n",
    "",
  ]) {
    await message(page).fill(text);
    await dialog(page).getByLabel("Subject").fill(text.replaceAll("\n", " "));
    const expected = { subject: text.replaceAll("\n", " "), body: text.replaceAll("\n", "\r\n") };
    expect(await mail(page)).toEqual(expected);
  }
});

test("a message that is too long for mail programs is copied instead", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openMail(page);
  const notice = dialog(page).getByText("This message is too long");
  await expect(notice).toBeHidden();
  const long = "é".repeat(400);
  await message(page).fill(long);
  await expect(notice).toBeVisible();
  await expect(page.locator("#share-mail")).toBeHidden();
  await inDialog(page, "Copy message").press("Enter");
  await expect(dialog(page).getByRole("status")).toHaveText("Message copied.");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(long);
  await message(page).fill("é");
  await expect(notice).toBeHidden();
  await expect(page.locator("#share-mail")).toBeVisible();
});

test("the services that the site has chosen are links, with title and address in their places", async ({ page }) => {
  await openDialog(page);
  const [title, url] = [ARTICLE.heading, canonical(ARTICLE.path)].map(encodeURIComponent);
  const expected = {
    LinkedIn: `https://www.linkedin.com/sharing/share-offsite/?url=${url}`,
    Bluesky: `https://bsky.app/intent/compose?text=${title}%0A${url}`,
    WhatsApp: `https://wa.me/?text=${title}%0A${url}`,
    X: `https://x.com/intent/post?text=${title}&url=${url}`,
    Facebook: `https://www.facebook.com/sharer/sharer.php?u=${url}`,
    Reddit: `https://www.reddit.com/submit?url=${url}&title=${title}`,
    Teams: `https://teams.microsoft.com/share?href=${url}&msgText=${title}`,
  };
  for (const [name, address] of Object.entries(expected)) {
    const service = dialog(page).getByRole("link", { name, exact: true });
    await expect(service).toHaveAttribute("href", address);
    await expect(service).toHaveAttribute("target", "_blank");
    await expect(service).toHaveAttribute("rel", "noopener");
  }
});

test("the reader's Mastodon server is asked for, and remembered", async ({ page, context }) => {
  await context.route("https://social.example/**", (route) => route.fulfill({ body: "" }));
  const post = page.locator("#share-post");
  const expected = `https://social.example/share?text=${encodeURIComponent(ARTICLE.heading)}%0A${encodeURIComponent(canonical(ARTICLE.path))}`;
  await openDialog(page);
  await summary(page, "Mastodon").press("Enter");
  await expect(post).not.toHaveAttribute("href");
  await dialog(page).getByLabel("Your server").pressSequentially("social");
  await expect(post).not.toHaveAttribute("href");
  await dialog(page).getByLabel("Your server").fill("https://Social.example/@ada");
  await expect(post).toHaveAttribute("href", expected);
  await post.evaluate((link) => link.addEventListener("click", (event) => event.preventDefault()));
  await post.press("Enter");
  await openDialog(page);
  await expect(dialog(page).getByLabel("Your server")).toHaveValue("social.example");
  await expect(post).toHaveAttribute("href", expected);
  await expect(post).toBeVisible();
});

test("the service that was used last comes first the next time", async ({ page }) => {
  await openDialog(page);
  const services = page.locator(".share-services a");
  expect((await services.allTextContents()).slice(0, 2)).toEqual(["LinkedIn", "Bluesky"]);
  const reddit = dialog(page).getByRole("link", { name: "Reddit" });
  await reddit.evaluate((link) => link.addEventListener("click", (event) => event.preventDefault()));
  await reddit.press("Enter");
  await openDialog(page);
  expect((await services.allTextContents()).slice(0, 3)).toEqual(["Reddit", "LinkedIn", "Bluesky"]);
  await expect(services.first()).toHaveAttribute("href", /^https:\/\/www\.reddit\.com\//);
});

test("in forced colours every control of the dialog has its edge, and the QR code its white ground", async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
  await openDialog(page);
  for (const control of await dialog(page).locator("button:visible, input:visible, .share-services a").all()) {
    await expect(control).not.toHaveCSS("border-top-style", "none");
  }
  await summary(page, "QR code").press("Enter");
  await expect(page.locator("#share-qr")).toHaveCSS("background-color", "rgb(255, 255, 255)");
});

test("where the browser keeps nothing, the dialog works all the same", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("No.", "SecurityError");
      },
    });
  });
  await openDialog(page);
  await summary(page, "Mastodon").press("Enter");
  await dialog(page).getByLabel("Your server").fill("social.example");
  const post = page.locator("#share-post");
  await post.evaluate((link) => link.addEventListener("click", (event) => event.preventDefault()));
  await post.press("Enter");
  await expect(post).toHaveAttribute("href", /^https:\/\/social\.example\/share/);
  await inDialog(page, "Close").press("Enter");
  await expect(dialog(page)).toBeHidden();
});

test("a citation is copied as text, as Markdown, or formatted", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.clock.setFixedTime(new Date("2026-11-24T10:00:00Z"));
  await openDialog(page);
  await summary(page, "Cite it").press("Enter");
  const read = (type: string) =>
    page.evaluate(async (type) => {
      const [item] = await navigator.clipboard.read();
      return item?.types.includes(type) ? (await item.getType(type)).text() : undefined;
    }, type);
  const url = canonical(ARTICLE.path);
  for (const [form, start, end] of [
    ["Plain text", `“${ARTICLE.heading}”, ${SITE}, `, `, ${url} (accessed 24 November 2026).`],
    ["Markdown", `“${ARTICLE.heading}”, *${SITE}*, `, `, <${url}> (accessed 24 November 2026).`],
    [
      "HTML",
      `“${ARTICLE.heading}”, <cite>${SITE}</cite>, `,
      `, <a href="${url}">${url}</a> (accessed 24 November 2026).`,
    ],
  ] as const) {
    await dialog(page).getByLabel("Form").selectOption(form);
    const shown = await dialog(page).getByLabel("Citation").inputValue();
    expect(shown).toContain(start);
    expect(shown.endsWith(end), shown).toBe(true);
    await inDialog(page, "Copy citation").press("Enter");
    await expect(dialog(page).getByRole("status")).toHaveText("Citation copied.");
    expect(await read("text/plain")).toBe(shown);
    const html = await read("text/html");
    if (form === "HTML") expect(html).toContain(`<cite>${SITE}</cite>`);
    else expect(html).toBeUndefined();
  }
});

test("where a browser knows no formatted clipboard, HTML is copied as text", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.addInitScript(() => Reflect.deleteProperty(window, "ClipboardItem"));
  await openDialog(page);
  await summary(page, "Cite it").press("Enter");
  await dialog(page).getByLabel("Form").selectOption("HTML");
  await inDialog(page, "Copy citation").press("Enter");
  await expect(dialog(page).getByRole("status")).toHaveText("Citation copied.");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("<cite>");
});

test("the QR code that is kept, as SVG or PNG, leads to the page", async ({ page }) => {
  await openDialog(page);
  await summary(page, "QR code").press("Enter");
  await expect(dialog(page).getByRole("img", { name: "QR code" })).toBeVisible();
  for (const [name, type] of [
    ["SVG", "image/svg+xml"],
    ["PNG", "image/png"],
  ] as const) {
    const download = page.waitForEvent("download");
    await dialog(page)
      .getByRole("link", { name: `Save as ${name}` })
      .press("Enter");
    const file = await download;
    expect(file.suggestedFilename()).toBe(`qr-code.${name.toLowerCase()}`);
    const data = readFileSync(await file.path()).toString("base64");
    const { pixels, width, height } = await page.evaluate(async (src) => {
      const image = new Image();
      image.src = src;
      await image.decode();
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [image.width, image.height];
      const context = canvas.getContext("2d") as CanvasRenderingContext2D;
      context.drawImage(image, 0, 0);
      const { data, width, height } = context.getImageData(0, 0, image.width, image.height);
      return { pixels: [...data], width, height };
    }, `data:${type};base64,${data}`);
    expect(jsQR.default(Uint8ClampedArray.from(pixels), width, height)?.data).toBe(canonical(ARTICLE.path));
  }
});

// The home page has no heading of its own to pass on; its address is the site's.
for (const { kind, path, heading: title } of PAGES.filter((page) => page !== HOME)) {
  test(`${kind} is passed on under its own title and address`, async ({ page }) => {
    await open(page, path);
    await shareButton(page).first().click();
    const noun = {
      [COUNCIL.path]: "council",
      [MEETING.path]: "meeting",
      [PACK.path]: "meeting pack",
      [PAPER.path]: "paper",
    }[path];
    await expect(page.getByRole("dialog", { name: `Share this ${noun ?? "page"}`, exact: true })).toBeVisible();
    await expect(page.locator("#share-what")).toHaveText(title);
    await expect(page.getByRole("textbox", { name: /^Link to this/ })).toHaveValue(canonical(path));
    await expect(message(page)).toHaveValue(new RegExp(`\n${canonical(path)}\n$`));
  });
}

test("the e-mail and the dialog are about the page that is shown", async ({ page }) => {
  await open(page, ARTICLE.path);
  await link(page, COUNCIL.heading).click();
  await hasArrived(page, COUNCIL);
  const mail = page.getByRole("link", { name: "E-mail this to a friend" }).first();
  expect(await mail.getAttribute("href")).toContain(encodeURIComponent(canonical(COUNCIL.path)));
  await shareButton(page).click();
  await expect(dialog(page)).toContainText(COUNCIL.heading);
  await expect(page.getByLabel("Link to this council")).toHaveValue(canonical(COUNCIL.path));
});

test("Printable version opens the browser's own print dialog", async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => Object.assign(window, { isPrinted: true });
  });
  await open(page, ARTICLE.path);
  await page.getByRole("button", { name: "Printable version" }).press("Enter");
  await expect.poll(() => page.evaluate(() => "isPrinted" in window)).toBe(true);
});

test("going back closes the dialog, and the page before can be used", async ({ page }) => {
  await open(page, HOME.path);
  await link(page, ARTICLE.heading).click();
  await hasArrived(page, ARTICLE);
  await shareButton(page).click();
  await expect(dialog(page)).toBeVisible();
  await page.goBack();
  await expect(heading(page)).toHaveText(HOME.heading);
  await expect(dialog(page)).toBeHidden();
  await expect(heading(page)).toBeFocused();
});
