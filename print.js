// Printing: whatever is needed in good time is on the paper; and the view of a page as paper shows it. `script/pack.mjs` joins this
// with the boot module. It needs nothing of the application, and works where that could not start.

const PATIENCE = 5_000;

addEventListener("beforeprint", prepare);

addEventListener("click", async ({ target }) => {
  if (!target.closest("[data-print]")) return;
  await Promise.race([prepare(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  print();
});

/** Says the day, and asks for the pictures that else would wait until the reader comes near. */
function prepare() {
  const today = new Date().toLocaleDateString("en-GB", { dateStyle: "long" });
  for (const place of document.querySelectorAll(".printed-on")) place.textContent = `Printed ${today}`;
  return Promise.allSettled(
    Array.from(document.images, (image) => {
      image.loading = "eager";
      return image.decode();
    }),
  );
}

const query = document.querySelector("a[data-preview]")?.search;
if (query && location.search.includes(query.slice(1))) showAsOnPaper();

/** Makes the print sheet's rules those of the screen: they stay where they are, and what they are for changes. */
function showAsOnPaper() {
  document.documentElement.dataset.view = "print";
  document.head.append(Object.assign(document.createElement("meta"), { name: "robots", content: "noindex" }));
  const turned = new Map([
    ["print", "all"],
    ["screen", "not all"],
  ]);
  for (const { cssRules } of document.styleSheets) {
    for (const { media } of cssRules) if (turned.has(media?.mediaText)) media.mediaText = turned.get(media.mediaText);
  }
  const bar = Object.assign(document.createElement("div"), { className: "print-bar" });
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Print" });
  button.dataset.print = "";
  bar.append(
    button,
    Object.assign(document.createElement("a"), { href: location.pathname, textContent: "Back to the page" }),
  );
  for (const control of bar.children) control.className = "action";
  document.body.prepend(bar);
  // Links lead to pages as the screen shows them: they are the browser's.
  addEventListener("click", (event) => event.target.closest("a") && event.stopImmediatePropagation(), true);
  prepare();
}
