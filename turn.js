// One page gives way to the next: it fades, while a headline that was followed, and its picture, become those of the page. Until
// `hands.js` has brought this, in browsers that cannot do it, and for readers who asked for less movement, the next page is simply there.

const stillness = matchMedia("(prefers-reduced-motion: reduce)");

/** The headline that was followed, if it was one. */
let followed;

addEventListener(
  "click",
  ({ target }) => {
    followed = target.closest("article :is(h2, h3) a");
  },
  true,
);

/** The turn that is seen now. */
let turning;

/** Whether the button that is pressed was pressed while a page turned. */
let isCut;

// A page that turns can be neither seen nor hit itself: the browser shows pictures of it, and says that its root was clicked. So the first
// touch ends the turn, and the click goes to what stands there.
addEventListener(
  "pointerdown",
  () => {
    isCut = turning !== undefined;
    turning?.skipTransition();
  },
  true,
);
addEventListener(
  "click",
  (click) => {
    if (!isCut || click.target !== document.documentElement) return;
    isCut = false;
    document.elementFromPoint(click.clientX, click.clientY)?.dispatchEvent(new MouseEvent("click", click));
  },
  true,
);

/** Has `show` show the next page. */
globalThis.turn = (show) => {
  if (!document.startViewTransition || stillness.matches) return show();
  const old = followed && [followed, followed.closest("article").querySelector("img")];
  followed = undefined;
  name(old);
  let shown;
  const turn = document.startViewTransition(async () => {
    // The page of a list stays where it is asked for again.
    name(old, "");
    show();
    await arrived();
    shown = old && [document.querySelector("main h1"), document.querySelector(".lead-figure img")];
    name(shown);
  });
  turning = turn;
  // Where it is cut short, by the next one or because nobody looks, the page is there all the same.
  turn.ready.catch(() => {});
  turn.finished.finally(() => {
    name(shown, "");
    if (turning === turn) turning = undefined;
  });
};

/** Names a headline and its picture, so that they are taken for the same on both pages; or takes the names away. */
function name(pair, ...names) {
  for (const [place, element] of (pair ?? []).entries()) {
    if (element) element.style.viewTransitionName = names[0] ?? ["headline", "picture"][place];
  }
}

/** Waits until what was begun has done all that it does at once. */
function arrived() {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = resolve;
    port2.postMessage("");
  });
}
