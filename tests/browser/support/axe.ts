// axe-core, which finds what people who use a keyboard, a screen reader or large type would stumble over.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import type axe from "axe-core";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** WCAG 2.2 AA, with everything that it stands on, and what else is known to help. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

/** What axe cannot decide, of one kind: its rule, why it cannot, and within what. */
export interface Undecided {
  readonly rule: string;
  readonly why: string;
  readonly within: string;
}

/** What a person has decided in axe's place. docs/accessibility.md says how, kind by kind. */
export const JUDGED: readonly Undecided[] = [
  { rule: "color-contrast", why: "elmPartiallyObscured", within: ".table" },
  { rule: "color-contrast", why: "elmPartiallyObscured", within: ".dialog" },
  { rule: "color-contrast", why: "elmPartiallyObscuring", within: ".dialog-head" },
  { rule: "color-contrast", why: "elmPartiallyObscuring", within: ".share-said" },
  { rule: "color-contrast", why: "bgOverlap", within: ".dialog" },
  { rule: "color-contrast", why: "shortTextContent", within: ".share-services" },
  { rule: "color-contrast", why: "shortTextContent", within: ".keys" },
  { rule: "color-contrast", why: "", within: "press-message" },
  { rule: "label-content-name-mismatch", why: "", within: ".footnote-back" },
];

/** What axe complains of, and what it cannot decide and nobody has judged: a line for each element. */
export async function axeComplaints(page: Page): Promise<string[]> {
  await page.evaluate(SOURCE);
  return page.evaluate(
    async ([tags, judged]) => {
      const run = (window as unknown as { axe: typeof axe }).axe.run(document, { runOnly: tags });
      const { violations, incomplete } = await run;
      const reasons = ({ any, all, none }: axe.NodeResult) =>
        [...any, ...all, ...none].map(({ data }) => data?.messageKey);
      // A target is a selector, or in a shadow tree one after another.
      const placeOf = ({ target }: axe.NodeResult) => document.querySelector([target.flat()[0] ?? ""].join());
      const isJudged = (id: string, node: axe.NodeResult) =>
        reasons(node).every((reason) =>
          judged.some(
            ({ rule, why, within }) => rule === id && why === (reason ?? "") && placeOf(node)?.closest(within) != null,
          ),
        );
      return [
        ...violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html}`)),
        ...incomplete.flatMap(({ id, nodes }) =>
          nodes
            .filter((node) => !isJudged(id, node))
            .map((node) => `not decided: ${id}: ${reasons(node)}: ${node.target}: ${node.html}`),
        ),
      ];
    },
    [TAGS, JUDGED] as const,
  );
}
