// What single keys do. Each presses a link or a button that is on the page: nothing is done here that is not there to be pressed.

/** How long after `g` the key that says where to may come, in milliseconds. */
const PATIENCE = 2_000;

/** What is pressed. `press` lists the keys in the dialog (`src/views/display.rs`). */
const PLACES = {
  gh: ".masthead-name",
  gn: ".masthead-nav [href$='/news']",
  gc: ".masthead-nav [href$='/councils']",
  j: "a[rel=next]",
  k: "a[rel=prev]",
  p: "[data-print]",
  s: ".actions [aria-haspopup]",
  "/": "[type=search], :root:not(:has([type=search])) :is(.masthead-nav, .footer) [href$='/search']",
};

/** Where keys are written, or do what they do in dialogs. */
const TAKEN = "input, select, textarea, dialog";

let begun = Number.NEGATIVE_INFINITY;

/** Does what a key is for, unless the reader has turned that off, or is writing. Keys are told by what they write. */
export function press(event) {
  const { key, target, timeStamp, ctrlKey, metaKey, altKey, repeat } = event;
  if (document.documentElement.dataset.keys === "off" || ctrlKey || metaKey || altKey || repeat) return;
  if (target.closest(TAKEN) || document.querySelector("dialog[open]")) return;
  const isSecond = timeStamp - begun < PATIENCE;
  begun = key === "g" ? timeStamp : Number.NEGATIVE_INFINITY;
  if (key === "?") {
    if (!isThere(document.getElementById("display-open"))) return;
    import("./display.js").then(({ open }) => open("display-keys")).catch(() => {});
    return;
  }
  const name = isSecond ? `g${key}` : key;
  const place = Object.hasOwn(PLACES, name) ? document.querySelector(PLACES[name]) : null;
  // What needs the application is hidden until that has come.
  if (!isThere(place)) return;
  place.focus();
  place.click();
  if (key !== "/") return;
  // Firefox has a use of its own for the slash, and it is not to be written.
  event.preventDefault();
  if (place.href) import("./search.js").then(({ awaitField }) => awaitField()).catch(() => {});
}

function isThere(place) {
  return place?.checkVisibility({ visibilityProperty: true });
}
