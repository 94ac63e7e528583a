// How many items a filter leaves, for those who hear the page: once for all the letters of a word.

/** How long nobody types or chooses before it is told, in milliseconds. */
const REST = 1_000;

let timer;

addEventListener("input", ({ target }) => tell(target));
addEventListener("click", ({ target }) => tell(target.closest("button")));

/** Tells it when nothing more is done with the filter that a control is of, if any. */
function tell(control) {
  const said = control?.closest(".filter")?.querySelector(".filter-count");
  if (!said) return;
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (said.isConnected) document.getElementById("announcement").textContent = said.textContent;
  }, REST);
}
