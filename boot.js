// Starts the application. `script/pack.mjs` joins this with the module that wasm-bindgen makes, here named `gazette`; where the
// wasm is stands on the script's own element.

import { initSync } from "gazette";
import { isTaken } from "./print.js";

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

// Single keys are shortcuts, where the reader has not turned that off, nor is writing.
addEventListener("keydown", (event) => {
  const { key, target } = event;
  if (!/^[/?cghjknps]$/.test(key) || root.dataset.keys === "off" || target.closest("input, select, textarea")) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  // Firefox has a use of its own for it.
  if (key === "/" && document.querySelector("[type=search]")) event.preventDefault();
  import("./keys.js").then(({ press }) => press(event)).catch(() => {});
});

// Contents follow along.
addEventListener("scroll", () => {
  if (document.querySelector(".contents")) import("./contents.js").then(({ mark }) => mark()).catch(() => {});
});

// Where the application has stopped, links are the browser's again.
addEventListener("click", (event) => root.dataset.app === "failed" && event.stopImmediatePropagation(), true);

// What is for passages is asked for when there is one, in the address or selected. Where it cannot be had, all else works.
const isOpenedAtPassage = (performance.getEntriesByType("navigation")[0]?.name + location.hash).includes(":~:");
if (isOpenedAtPassage) forPassages();
document.addEventListener("selectionchange", () => getSelection().isCollapsed || forPassages());

function forPassages() {
  import("./passage.js").catch(() => {});
}

// From one paragraph's link to itself to the next: so they need not be stops of the Tab key.
addEventListener("keydown", (event) => {
  if (!document.activeElement?.matches(".permalink")) return;
  const links = [...document.querySelectorAll(".body > * > .permalink")];
  const next = links[links.indexOf(document.activeElement) + { ArrowDown: 1, ArrowUp: -1 }[event.key]];
  if (!next) return;
  event.preventDefault();
  next.dataset.on = "";
  next.focus();
});

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
