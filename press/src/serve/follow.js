// Lets a page follow the content that it is made from. Only `press serve --watch` adds this to pages.
const { changes } = document.querySelector("script[data-changes]").dataset;
const events = new EventSource(changes);
let message;
let wasOpen = false;

// The server was started anew: with what, only loading the page tells.
events.addEventListener("open", () => {
  if (wasOpen) location.reload();
  wasOpen = true;
});

events.addEventListener("current", () => location.reload());

events.addEventListener("behind", ({ data }) => {
  message?.remove();
  message = document.createElement("press-message");
  message.attachShadow({ mode: "open" }).append(...parts(data));
  message.shadowRoot.adoptedStyleSheets = [style()];
  // Outside the element that the application replaces.
  document.body.after(message);
});

function parts(text) {
  const section = element("section", { role: "alert", ariaLabel: "Problems in the content" });
  const close = element("button", { type: "button", textContent: "Hide" });
  close.addEventListener("click", () => message.remove());
  section.append(
    element("h2", { textContent: "The content has problems" }),
    element("p", { textContent: "What was last published stays. As soon as they are mended, the page follows." }),
    element("pre", { textContent: text, tabIndex: 0 }),
    close,
  );
  return [section];
}

function element(name, properties) {
  return Object.assign(document.createElement(name), properties);
}

// A sheet made by a script is allowed where a style element is not.
function style() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    section { position: fixed; inset: auto 0 0 0; z-index: 2147483647; box-sizing: border-box; max-block-size: 60vh;
      overflow: auto; padding: 1rem 1.5rem; background: #2b1216; color: #fff; border-block-start: 4px solid #ff8a8a;
      font: 1rem/1.5 system-ui, sans-serif; }
    h2 { margin: 0; font-size: 1.125rem; }
    p { margin: 0.25rem 0 0.75rem; }
    pre { margin: 0 0 0.75rem; overflow-x: auto; font: 0.875rem/1.5 ui-monospace, monospace; }
    button { font: inherit; min-block-size: 44px; padding-inline: 1rem; color: #2b1216; background: #fff; border: 0; border-radius: 4px; }
    :focus-visible { outline: 3px solid #ffd166; outline-offset: 2px; }
    @media print { section { display: none; } }
  `);
  return sheet;
}
