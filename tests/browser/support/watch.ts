// Looks over each test's shoulder: a page that complains, or that asks another computer for something, fails its test.
import { type BrowserContext, expect } from "@playwright/test";

export class Watch {
  #complaints: string[] = [];
  #expected: RegExp[] = [];
  // Chromium remarks on a preloaded document that waits for seconds. Here it waits because a test, or a busy machine, holds the
  // application back; that it is used is what prefetch.spec.ts shows.
  // And where one document gives way to another, on a busy machine, its picture of the one before can come when the next is seen already:
  // the page is there all the same, and no script is given that promise.
  #allowed: RegExp[] = [/was preloaded using link preload but not used/, /InvalidStateError: .* Page already revealed/];

  constructor(context: BrowserContext) {
    context.on("console", (message) => {
      const { url } = message.location();
      if (["error", "warning"].includes(message.type())) this.#complaints.push(`${message.text()} (${url})`);
    });
    context.on("weberror", (error) => this.#complaints.push(`uncaught: ${error.error()}`));
    context.on("request", (request) => {
      const url = new URL(request.url());
      const isNetwork = ["http:", "https:", "ws:", "wss:"].includes(url.protocol);
      if (isNetwork && url.hostname !== "127.0.0.1") this.#complaints.push(`asked another computer for ${url}`);
    });
  }

  /** Says that the page will complain in these ways. It must. */
  expect(...complaints: RegExp[]): void {
    this.#expected.push(...complaints);
  }

  /** Says that the page may complain in these ways. */
  allow(...complaints: RegExp[]): void {
    this.#allowed.push(...complaints);
  }

  /** Compares what the page complained of with what was expected. */
  verify(): void {
    const known = [...this.#expected, ...this.#allowed];
    const unexpected = this.#complaints.filter((text) => !known.some((pattern) => pattern.test(text)));
    const missing = this.#expected.filter((pattern) => !this.#complaints.some((text) => pattern.test(text)));
    expect(unexpected, "what the page complained of").toEqual([]);
    expect(missing, "complaints that were expected and did not come").toEqual([]);
  }
}

/** Makes each breach of the Content Security Policy, and of Trusted Types, a complaint on the console. */
export function reportViolations(): void {
  addEventListener("securitypolicyviolation", (event) => {
    console.error(`violates ${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`);
  });
}
