// The dialog in which the reader says how pages should look, and whether keys are shortcuts. The boot module asks for this when the
// dialog is opened. What is chosen here is kept by the browser; `chosen.js`, for which every page waits, does it.

const KEY = "gazette-display";

const dialog = document.getElementById("display");
const form = dialog.querySelector("form");
const said = document.getElementById("display-said");

/** Opens the dialog with the fields as the page is, at the part with this id if one is named. */
export function open(part) {
  fill();
  said.textContent = "";
  if (!dialog.open) dialog.showModal();
  if (part) document.getElementById(part).focus();
}

function fill() {
  const fields = [...form.querySelectorAll("input")];
  // What is not known is as at first.
  for (const field of fields) field.checked = field.defaultChecked;
  for (const field of fields) if (document.documentElement.dataset[field.name] === field.value) field.checked = true;
}

/** Does what is chosen now, and says whether it will be remembered. */
function choose(what = "kept") {
  const chosen = new URLSearchParams(new FormData(form));
  // What is usual has no value.
  for (const [name, value] of [...chosen]) if (!value) chosen.delete(name);
  const newValue = `${chosen}`;
  said.textContent = said.dataset[keep(newValue) ? what : "lost"];
  dispatchEvent(new StorageEvent("storage", { key: KEY, newValue }));
}

function keep(choice) {
  try {
    if (choice) localStorage.setItem(KEY, choice);
    else localStorage.removeItem(KEY);
    return true;
  } catch {
    return false;
  }
}

form.addEventListener("input", () => choose());
// The fields are as at first when those who listen have been told.
form.addEventListener("reset", () => setTimeout(choose, 0, "reset"));
// Another tab may be of another mind.
addEventListener("storage", fill);
