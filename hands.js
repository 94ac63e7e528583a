// What is for hands, by keys or by pointer: scrolling begins with one of them, too. The boot module asks for this at their first move, and
// tells of the keys that were pressed until it came; from then on this looks itself. Nothing is lost where it cannot be had but what is
// convenient.

import "./contents.js";
import "./counts.js";
import "./dialogs.js";
import { press } from "./keys.js";
import { step } from "./permalinks.js";
import "./turn.js";

/** What was taken already: the first key comes both ways. */
const taken = new WeakSet();

export function take(event) {
  if (taken.has(event)) return;
  taken.add(event);
  step(event);
  press(event);
}

addEventListener("keydown", take);
