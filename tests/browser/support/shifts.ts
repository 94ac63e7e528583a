// What moves on a page by itself, as browsers measure it (Layout Instability): each shift that no press or key has just asked for.
import type { Page } from "@playwright/test";

interface LayoutShift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
  sources: { node: Node | null }[];
}

interface Noting {
  shifts: string[];
  note(entries: PerformanceEntryList): void;
  observer: PerformanceObserver;
}

/** Notes from the very first frame on. Call it before the page is opened. */
export async function noteShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: string[] = [];
    const note = (entries: PerformanceEntryList) => {
      for (const entry of entries as LayoutShift[]) {
        const moved = entry.sources.map(({ node }) =>
          node instanceof Element ? node.outerHTML.slice(0, 80) : `${node}`,
        );
        if (!entry.hadRecentInput) shifts.push(`${entry.value} at ${location.pathname}: ${moved}`);
      }
    };
    const observer = new PerformanceObserver((list) => note(list.getEntries()));
    observer.observe({ type: "layout-shift", buffered: true });
    Object.assign(window, { noting: { shifts, note, observer } });
  });
}

/** What has moved since the document was opened: how far, where, and what. */
export async function shifts(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { shifts, note, observer } = (window as unknown as { noting: Noting }).noting;
    // What moved is known when the frame after has been shown.
    for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
    note(observer.takeRecords());
    return shifts;
  });
}
