// Loads the page anew when its site was published anew. Only `press serve --watch` adds this to pages.
const { changes } = document.querySelector("script[data-changes]").dataset;
new EventSource(changes).addEventListener("message", () => location.reload());
