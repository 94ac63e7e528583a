// The page's clock, where a test is about time: it stands still, and goes on when it is told to.
import { expect, type Page } from "@playwright/test";

const START = new Date("2026-11-24T10:00:00Z");
const LATER = new Date("2026-11-24T11:00:00Z");

/** Takes the clock in hand. Call it before the page is opened; until it is stopped it runs as ever. */
export async function takeClock(page: Page): Promise<void> {
  await page.clock.install({ time: START });
}

export class StoppedClock {
  #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  /** Stops the clock that was taken in hand. */
  static async stop(page: Page): Promise<StoppedClock> {
    await page.clock.pauseAt(LATER);
    await page.evaluate(() => {
      const timers: number[] = [];
      const setTimeout = window.setTimeout;
      const noted = (callback: () => void, delay = 0) => {
        timers.push(delay);
        return setTimeout(callback, delay);
      };
      Object.assign(window, { setTimeout: noted, timers });
    });
    return new StoppedClock(page);
  }

  /** Waits until the page has set a timer for so many milliseconds, then lets them pass: all but one, and the last. */
  async passTimer(milliseconds: number, before?: () => Promise<void>): Promise<void> {
    await this.hasTimer(milliseconds);
    await this.#page.clock.runFor(milliseconds - 1);
    await before?.();
    await this.#page.clock.runFor(1);
  }

  /** Waits until the page has set a timer for so many milliseconds. */
  async hasTimer(milliseconds: number): Promise<void> {
    const timers = () => this.#page.evaluate(() => (window as unknown as { timers: number[] }).timers);
    await expect.poll(timers).toContain(milliseconds);
  }
}
