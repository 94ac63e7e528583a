// Starts the application. `script/pack.mjs` joins this with the module that wasm-bindgen makes, here named `gazette`; where the
// wasm is stands on the script's own element.

import { initSync } from "gazette";
import { isTaken, t } from "./print.js";

const root = document.documentElement;

// Leptos places static markup, written at compile time, through innerHTML. Nothing else may: markup that could run a script is
// refused, so that a slip elsewhere stays harmless.
const RUNS_SCRIPT = /<\s*\/?\s*(script|iframe|object|embed|base|meta|link|style|form)\b|\son[a-z]+\s*=|javascript:/i;
globalThis.trustedTypes?.createPolicy("default", {
  createHTML(markup) {
    if (RUNS_SCRIPT.test(markup)) throw new TypeError("Markup that could run a script was refused.");
    return markup;
  },
});

// How pages look is the reader's to say, whatever becomes of the application. Where the dialog's script cannot be had, all else works.
root.dataset.boot = "";
addEventListener(
  "click",
  ({ target }) => {
    if (target.closest("#display-open")) import("./display.js").then(({ open }) => open()).catch(() => {});
  },
  true,
);

// The search is for a page that has a place for it; an arrival gives the focus to the new page's heading. Where it cannot be had, the
// paragraph in its place says what to do without it.
forSearch();
addEventListener("focusin", forSearch);

function forSearch() {
  if (document.getElementById("page-search")) import("./search.js").then(({ begin }) => begin(t)).catch(() => {});
}

// How one page gives way to the next: at once, until there is more to it. The application calls this.
globalThis.turn = (show) => show();

// What is for hands comes at their first move. Keys that are pressed until then are not lost, and keep their order.
let hands;
for (const type of ["pointerover", "focusin"]) addEventListener(type, forHands, { once: true });
addEventListener("keydown", async (event) => {
  // Firefox has a use of its own for the slash, for which it does not wait.
  if (event.key === "/" && event.target === document.body && root.dataset.keys !== "off") event.preventDefault();
  (await forHands())?.take(event);
});

function forHands() {
  hands ??= import("./hands.js").catch(() => {});
  return hands;
}

// Where the application has stopped, links are the browser's again.
addEventListener(
  "click",
  (event) => root.dataset.app === "failed" && event.target.closest("a") && event.stopImmediatePropagation(),
  true,
);

// What is for passages is asked for when there is one, in the address or selected. Where it cannot be had, all else works.
const opened = [
  location.hash,
  performance.getEntriesByType("navigation")[0]?.name,
  globalThis.navigation?.currentEntry?.url,
];
if (opened.join().includes(":~:")) forPassages();
document.addEventListener("selectionchange", () => getSelection().isCollapsed || forPassages());

function forPassages() {
  import("./passage.js").catch(() => {});
}

/** Fetches the texts of the languages that the page names, for the application to take in. */
async function fetchWords(address) {
  const words = document.createElement("data");
  words.id = /words-[a-z]+/.exec(address)[0];
  words.textContent = await (await fetch(address)).text();
  document.head.append(words);
}

/** Compiles the wasm as it comes; where the host does not say that it is wasm, once it has come. */
function compile(address) {
  return WebAssembly.compileStreaming(fetch(address)).catch(async () => {
    return WebAssembly.compile(await (await fetch(address)).arrayBuffer());
  });
}

try {
  if (!(await isTaken)) {
    const [module] = await Promise.all([
      compile(document.querySelector("script[data-wasm]").dataset.wasm),
      ...(root.dataset.words?.split(" ") ?? []).map(fetchWords),
    ]);
    initSync({ module });
  }
} catch (error) {
  root.dataset.app = "failed";
  console.warn("The application could not start; the page works without it.", error);
}
