// Printing: whatever is needed in good time is on the paper; and the way to the view of a page as paper shows it, whose script comes
// only where it is asked for. `script/pack.mjs` joins this with the boot module. It needs nothing of the application, and works where
// that could not start.

const PATIENCE = 5_000;

const { lang, dataset } = document.documentElement;

/** What is said in English, in the language of the site. */
const words = JSON.parse(dataset.scriptWords ?? "{}");

export function t(english, ...parts) {
  return (words[english] ?? english).replace(/\{(\d)\}/g, (_, place) => parts[place]);
}

/** What the address asks for before `view=print`, and after; there is no `after` where the page is wanted as the screen shows it. */
const [before, after] = location.search.split(/[?&]view=print\b/);

/** Whether the view makes another document of the page, which the application is not to replace. */
export const isTaken =
  after != null &&
  import("./print-view.js").then(
    ({ show }) => show(before, after, prepare, printSoon, t),
    // The page is then as the screen shows it.
    () => false,
  );

addEventListener("beforeprint", prepare);

addEventListener("pointerdown", keepChoice);

addEventListener("click", (event) => {
  keepChoice(event);
  if (event.target.closest("[data-print]")) printSoon();
});

/** Lets the link to the view lead to what a filter shows now. */
function keepChoice({ target }) {
  const link = target.closest("[data-preview]");
  if (link) link.search = `${location.search && `${location.search}&`}view=print`;
}

/** Opens the browser's print dialog when all is there, or patience is at its end. */
async function printSoon() {
  await Promise.race([prepare(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  print();
}

/** Says the day, and asks for the pictures that else would wait until the reader comes near. */
function prepare() {
  const locale = dataset.scriptWords ? lang : "en-GB";
  const today = new Date().toLocaleDateString(locale, { dateStyle: "long", numberingSystem: "latn" });
  for (const place of document.querySelectorAll(".printed-on")) place.textContent = t("Printed {0}", today);
  return Promise.allSettled(
    Array.from(document.images, (image) => {
      image.loading = "eager";
      return image.decode();
    }),
  );
}
