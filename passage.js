// Passages of the page's text: one that the reader selects can be passed on; one that a link names is found, marked and told.
// The boot module asks for this when it is needed.
//
// A link names a passage by the id of the block in which it begins, and by its words, in a text fragment (WICG, URL Fragment Text
// Directives): `#id:~:text=words`, or `#id:~:text=first%20words,last%20words`. Browsers look for the words themselves while the
// application is on its way; when it has taken the page over, this does.

const DIRECTIVE = ":~:";
const TEXT = ".body";
const BLOCK = ".body [id]:not(sup)";

// From how many words on a passage is named by its first and last ones, and how those are found.
const LONG = 12;
const FIRST = /^(?:\S+\s+){0,4}\S+/;
const LAST = /(?:\S+\s+){0,4}\S+$/;

const root = document.documentElement;
const bar = document.getElementById("passage");

/** The block that the bar is about, to which the focus goes back. */
let from;

/**
 * What is selected: the address that leads to it, and its words. The bar has both, for the share dialog. What can be done with it, the
 * application does.
 */
function look() {
  if (root.dataset.app !== "ready") return;
  const passage = selected();
  if (passage) {
    show("selected");
    bar.dataset.link = document.querySelector("link[rel=canonical]").href + passage.fragment;
    bar.dataset.quote = `“${passage.quote}”`;
  } else if (bar.dataset.state === "selected" && !bar.contains(document.activeElement)) hide();
}

function selected() {
  const selection = getSelection();
  if (selection.isCollapsed || !document.querySelector("link[rel=canonical]")) return;
  const range = selection.getRangeAt(0);
  const block = blockOf(range.startContainer);
  if (!block) return;
  from = block;
  const start = lengthBefore(block, range.startContainer, range.startOffset);
  if (block.contains(range.endContainer)) {
    const quote = wholeWords(block, start, lengthBefore(block, range.endContainer, range.endOffset));
    return quote && { quote, fragment: fragment(block, quote) };
  }
  const begins = wholeWords(block, start, Infinity);
  // A selection may end before the first letter of a block, or beyond the text.
  const last = blockOf(range.endContainer);
  const ends = last && wholeWords(last, 0, lengthBefore(last, range.endContainer, range.endOffset));
  if (!ends) return begins && { quote: begins, fragment: fragment(block, begins) };
  return (
    begins && { quote: `${selection}`.trim(), fragment: fragment(block, FIRST.exec(begins)[0], LAST.exec(ends)[0]) }
  );
}

/** The fragment that leads to words in a block: all of a passage, or how it begins and how it ends. */
function fragment(block, start, end) {
  if (!end && start.split(/\s+/).length > LONG) return fragment(block, FIRST.exec(start)[0], LAST.exec(start)[0]);
  // The hyphen has a meaning in a text fragment.
  const encode = (words) => encodeURIComponent(words).replaceAll("-", "%2D");
  return `#${block.id}${DIRECTIVE}text=${[start, end].filter(Boolean).map(encode)}`;
}

function blockOf(node) {
  return (node.closest ? node : node.parentElement).closest(BLOCK);
}

/** How much of an element's text stands before a place in it. */
function lengthBefore(element, node, offset) {
  const range = new Range();
  range.selectNodeContents(element);
  range.setEnd(node, offset);
  return `${range}`.length;
}

/** What is selected of a block's text, widened to whole words; not far, for some scripts have no spaces. */
function wholeWords({ textContent }, start, end) {
  const [before, within, after] = [textContent.slice(0, start), textContent.slice(start, end), textContent.slice(end)];
  if (!within.trim()) return "";
  const back = /^\s/.test(within) ? "" : /\S{0,30}$/.exec(before)[0];
  const on = /\s$/.test(within) ? "" : /^\S{0,30}/.exec(after)[0];
  return (back + within + on).trim();
}

/** Shows the passage that the page was opened at: marked, or where it is not to be found any more, the place most like it. */
function reveal([id, directive]) {
  const named = document.getElementById(decode(id));
  // What stands before or after the words, to tell them from others, the block does.
  const parts =
    /(?:^|&)text=([^&]+)/
      .exec(directive)?.[1]
      .split(",")
      .filter((part) => !/^-|-$/.test(part)) ?? [];
  const words = parts.map(decode);
  if (!words[0]) return;
  const range = find(words, named);
  if (range && "highlights" in CSS) CSS.highlights.set("passage", new Highlight(range));
  const block = range ? blockOf(range.startContainer) : (named ?? nearestTo(words.join(" ").split(/\s+/)));
  show(range ? "marked" : "changed");
  document.getElementById("announcement").textContent = bar.querySelector(
    `p[data-when=${bar.dataset.state}]`,
  ).textContent;
  if (!block || hasMoved) return;
  const { top, bottom } = block.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) block.scrollIntoView({ block: "center" });
  focus(block);
}

/** What was percent-encoded, or where that was not done as it should be, the text as it is. */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Gives a block the focus, so that reading goes on from there. */
function focus(block) {
  if (block.tabIndex < 0) block.tabIndex = -1;
  block.focus({ preventScroll: true });
  from = block;
}

/** The words in the text: from the block on, or else anywhere. */
function find([start, end = ""], block) {
  const text = (block ?? document).closest?.(TEXT) ?? document.querySelector(TEXT);
  if (!text) return;
  const all = text.textContent;
  for (const after of [block ? lengthBefore(text, block, 0) : 0, 0]) {
    const at = all.indexOf(start, after);
    const to = end && at >= 0 ? all.indexOf(end, at + start.length) : at + start.length - end.length;
    if (at >= 0 && to >= 0) return rangeOf(text, at, to + end.length);
  }
}

function rangeOf(element, start, end) {
  const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = new Range();
  let [before, begun] = [0, false];
  while (nodes.nextNode()) {
    const { currentNode: node } = nodes;
    const after = before + node.length;
    if (!begun && start < after) {
      range.setStart(node, start - before);
      begun = true;
    }
    if (end <= after) {
      range.setEnd(node, end - before);
      return range;
    }
    before = after;
  }
}

/** The block that has most of the words, where it has half of them. */
function nearestTo(words) {
  let [nearest, most] = [null, words.length / 2];
  for (const block of document.querySelectorAll(BLOCK)) {
    const common = words.filter((word) => block.textContent.includes(word)).length;
    if (common > most) [nearest, most] = [block, common];
  }
  return nearest;
}

function show(state) {
  bar.dataset.state = state;
  bar.hidden = false;
}

function hide() {
  if (from && bar.contains(document.activeElement)) focus(from);
  CSS.highlights?.delete("passage");
  bar.hidden = true;
  bar.dataset.state = "";
}

function press(event) {
  // It closes a dialog first.
  if (event.key === "Escape" && !document.querySelector("dialog[open]")) hide();
  if (event.code === "KeyP" && event.altKey && event.shiftKey && !bar.hidden) {
    event.preventDefault();
    [...bar.querySelectorAll("button")].find((button) => button.offsetParent).focus();
  }
}

// Browsers that look for words themselves show nobody the directive, but for one place: Chromium the second, Firefox the third.
const { name } = performance.getEntriesByType("navigation")[0] ?? {};
const opened = [location.href, name, globalThis.navigation?.currentEntry?.url];
let wanted = opened
  .map((address) => address?.split("#")[1] ?? "")
  .find((fragment) => fragment.includes(DIRECTIVE))
  ?.split(DIRECTIVE);
if (location.hash.includes(DIRECTIVE)) history.replaceState(history.state, "", `#${wanted[0]}`);

/** Whether the reader is on the way already: then the passage is marked, and nobody is taken back to it. */
let hasMoved = false;
for (const type of ["wheel", "touchmove", "pointerdown", "keydown"]) {
  addEventListener(
    type,
    () => {
      hasMoved = true;
    },
    { once: true, passive: true },
  );
}

document.addEventListener("selectionchange", look);
addEventListener("keydown", press);
// What the bar would cover can be scrolled free of it.
new ResizeObserver(() => root.style.setProperty("--passage", `${bar.offsetHeight}px`)).observe(bar);
// What is selected stays so.
bar.addEventListener("mousedown", (event) => event.preventDefault());
bar.addEventListener("click", ({ target }) => target.closest("#passage-clear") && hide());

// The application has come, or will not; or it shows another page.
new MutationObserver(arrive).observe(root, { attributeFilter: ["data-app", "data-title"] });
if (root.dataset.app) arrive();
look();

function arrive() {
  if (wanted) reveal(wanted);
  else hide();
  wanted = undefined;
}
