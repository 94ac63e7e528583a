// What the tests ask of a browser, in a word each. Where something should come, they wait for it.
import { expect } from "@playwright/test";
import { By, type WebDriver, type WebElement } from "selenium-webdriver";
import { title } from "../../browser/support/site.ts";

export class Browser {
  readonly driver: WebDriver;
  readonly #origin: string;

  constructor(driver: WebDriver, origin: string) {
    this.driver = driver;
    this.#origin = origin;
  }

  /** Opens an address as one that was followed from elsewhere, and waits for the application. */
  async open(path: string): Promise<void> {
    await this.driver.get("about:blank");
    await this.driver.get(this.#origin + path);
    await expect.poll(() => this.ask(() => document.documentElement.dataset.app)).toBe("ready");
  }

  /** Asks the page. */
  async ask<Answer, Question extends unknown[]>(
    question: (...about: Question) => Answer,
    ...about: Question
  ): Promise<Answer> {
    return this.driver.executeScript(`return (${question})(...arguments)`, ...about);
  }

  /** The one element that is shown and has this role and name, as the engine tells assistive technology. */
  async named(role: "link" | "button" | "dialog" | "region", name: string | RegExp): Promise<WebElement> {
    const found = async () => {
      const matching: WebElement[] = [];
      for (const element of await this.driver.findElements(By.css(CANDIDATES[role]))) {
        if (!(await element.isDisplayed()) || (await element.getAriaRole()) !== role) continue;
        if ((await element.getAccessibleName()).match(name)?.[0]) matching.push(element);
      }
      return matching;
    };
    await expect.poll(async () => (await found()).length, `${role} ${name}`).toBeGreaterThan(0);
    return (await found())[0] as WebElement;
  }

  /** The first link of the main part with this text. */
  async link(text: string): Promise<WebElement> {
    return this.driver.findElement(By.css("main")).findElement(By.linkText(text));
  }

  /** Waits until this page has been arrived at: heading, title and focus. */
  async hasArrived(at: { heading: string }): Promise<void> {
    await this.hasHeading(at.heading);
    await expect.poll(() => this.driver.getTitle()).toBe(title(at.heading));
    await expect.poll(() => this.ask(() => document.activeElement?.tagName)).toBe("H1");
    await expect.poll(() => this.ask(isTurning)).toBe(false);
  }

  async hasHeading(text: string): Promise<void> {
    await expect.poll(() => this.ask(() => document.querySelector("h1")?.textContent)).toBe(text);
  }

  /** Scrolls until an element is in the middle, and waits until the page has been told. Says how far that was. */
  async scrollTo(element: WebElement): Promise<number> {
    return this.driver.executeScript((element: Element) => {
      const told = new Promise((resolve) => document.addEventListener("scroll", resolve, { once: true }));
      element.scrollIntoView({ block: "center" });
      return told.then(() => Math.round(scrollY));
    }, element);
  }

  async isInSight(css: string): Promise<boolean> {
    return this.ask((css) => {
      const { top, bottom } = document.querySelector(css)?.getBoundingClientRect() ?? { top: -1, bottom: -1 };
      return top >= 0 && bottom <= innerHeight;
    }, css);
  }

  async path(): Promise<string> {
    return this.ask(() => location.pathname + location.search + location.hash);
  }

  /** How bright the page's ground is, from 0 to 255. */
  async brightness(): Promise<number> {
    const color = await this.ask(() => getComputedStyle(document.body).backgroundColor);
    return Math.max(...(color.match(/\d+/g) ?? []).map(Number));
  }

  async isShown(css: string): Promise<boolean> {
    return this.ask((css) => document.querySelector(css)?.checkVisibility({ visibilityProperty: true }) ?? false, css);
  }
}

/** Whether one page is giving way to the next: for that time it takes no clicks. */
function isTurning(): boolean {
  const turning = ":active-view-transition";
  return CSS.supports(`selector(${turning})`) && document.documentElement.matches(turning);
}

/** The elements among which those of a role are looked for. */
const CANDIDATES = { link: "a[href]", button: "button", dialog: "dialog", region: "section, [role=region]" };
