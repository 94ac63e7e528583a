// A dialog closes at a click beside its content, which is one on the dialog itself; but not where it was begun within, where text is
// marked as far as beyond the edge.

let pressed;

addEventListener(
  "pointerdown",
  ({ target }) => {
    pressed = target;
  },
  true,
);
addEventListener("click", ({ target }) => target === pressed && target.matches("dialog") && target.close());
