// How the reader would have pages look. A page waits for this script before it is painted: so it does as little as can be.
// `display.js` keeps what is chosen, as `theme=dark&size=large`, and the style sheet knows what each name means: one that it does not
// know, whoever wrote it there, changes nothing.

const KEY = "gazette-display";

function show(choice) {
  const chosen = new URLSearchParams(choice ?? "");
  for (const name of ["theme", "size", "width", "keys"])
    document.documentElement.dataset[name] = chosen.get(name) ?? "";
  const theme = chosen.get("theme");
  // The browser's own edges: the page says a colour for each of the two, and when it is meant.
  for (const meta of document.querySelectorAll("meta[name=theme-color]")) {
    meta.dataset.media ??= meta.media;
    const other = { light: "dark", dark: "light" }[theme];
    meta.media = other ? (meta.dataset.media.includes(other) ? "not all" : "all") : meta.dataset.media;
  }
}

/** Where the browser keeps nothing, or does not say what, what is shown stays. */
function read() {
  try {
    show(localStorage.getItem(KEY));
  } catch {}
}

show();
read();
// In another tab, or in this one by `display.js`. Without a key all that was kept is gone.
addEventListener("storage", ({ key, newValue }) => {
  if ([KEY, null].includes(key)) show(newValue);
});
// A page that comes back as it was left may have been left long ago.
addEventListener("pageshow", ({ persisted }) => persisted && read());
