/** Leads from one paragraph's link to itself to the next, by the arrow keys: so they need not be stops of the Tab key. */
export function step(event) {
  if (!document.activeElement?.matches(".permalink")) return;
  const links = [...document.querySelectorAll(":is(.body, .body > div[lang]) > * > .permalink")];
  const next = links[links.indexOf(document.activeElement) + { ArrowDown: 1, ArrowUp: -1 }[event.key]];
  if (!next) return;
  event.preventDefault();
  next.dataset.on = "";
  next.focus();
}
