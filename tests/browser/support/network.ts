// The network, as a test wants it: requests counted, or held back until they are let go.
import type { Page, Request } from "@playwright/test";

export const ANY_DATA = /\/data\//;
export const SCRIPT = /\/app\/gazette-[^/]*\.js$/;
export const WASM = /\/app\/[^/]*\.wasm$/;

export interface Held {
  /** The first request that is held back. */
  readonly requested: Promise<Request>;
  /** Lets it go, and all that come after it. */
  release(): void;
}

/** Holds back the answers from an address. */
export async function hold(page: Page, url: string | RegExp): Promise<Held> {
  let noteRequest: (request: Request) => void;
  const requested = new Promise<Request>((resolve) => {
    noteRequest = resolve;
  });
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(url, async (route) => {
    noteRequest(route.request());
    await released;
    await route.continue();
  });
  return { requested, release };
}

/** Counts the requests for an address from here on. */
export function count(page: Page, path: string): () => number {
  let requests = 0;
  page.on("request", (request) => {
    if (new URL(request.url()).pathname === path) requests += 1;
  });
  return () => requests;
}
