// What single keys do. Each presses a link or a button that is on the page: nothing is done here that is not there to be pressed. The
// boot module asks for this at the first such key, and tells it of each.

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
};

let begun = Number.NEGATIVE_INFINITY;

export async function press({ key, timeStamp }) {
  const isSecond = timeStamp - begun < PATIENCE;
  begun = key === "g" ? timeStamp : Number.NEGATIVE_INFINITY;
  if (document.querySelector("dialog[open]")) return;
  if (key === "?") {
    const { open } = await import("./display.js");
    return open("display-keys");
  }
  const place = document.querySelector(key === "/" ? "[type=search]" : PLACES[isSecond ? `g${key}` : key]);
  // What needs the application is hidden until that has come.
  if (!place?.checkVisibility({ visibilityProperty: true })) return;
  place.focus();
  if (key !== "/") place.click();
}
