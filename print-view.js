// The view of a page as paper shows it (`?view=print`), and of a list with the articles themselves, as one document (`&with=articles`).
// `print.js` fetches this where it is asked for; `script/pack.mjs` gives it its address.

const LONGEST_WAIT = 30_000;
const AT_ONCE = 4;
const MOST_ARTICLES = 200;

/**
 * Makes the print sheet's rules those of the screen: they stay where they are, and what they are for changes. `before` and `after`
 * are the address's query before and after what asks for the view; `t` says in the site's language what is English here. Says whether
 * the page has become another document.
 */
export function show(before, after, prepare, printSoon, t) {
  document.documentElement.dataset.view = "print";
  document.head.append(make("meta", { name: "robots", content: "noindex" }));
  const turned = new Map([
    ["print", "all"],
    ["screen", "not all"],
  ]);
  for (const { cssRules } of document.styleSheets) {
    for (const { media } of cssRules) if (turned.has(media?.mediaText)) media.mediaText = turned.get(media.mediaText);
  }
  const bar = make("section", { className: "print-bar", ariaLabel: t("Printing") });
  const button = control("button", t("Print"), { onclick: printSoon });
  bar.append(button, control("a", t("Back to the page"), { href: location.pathname + before }));
  document.body.prepend(bar);
  // Links lead to pages as the screen shows them: they are the browser's.
  addEventListener("click", (event) => event.target.closest("a") && event.stopImmediatePropagation(), true);
  prepare();
  const list = after && document.querySelector(".article-list");
  if (!list) return false;
  const articles = new Articles(list, bar, after.endsWith("all"), t);
  const fetchAll = async () => {
    await articles.fetchAll();
    await prepare();
  };
  let fetched = fetchAll();
  button.onclick = () => fetched.then(printSoon);
  articles.again.onclick = () => {
    // The button that was pressed goes.
    button.focus();
    fetched = fetchAll();
  };
  return true;
}

/**
 * The articles of a list, put into its page, each on sheets of its own. The list stands before them, and is then one of contents.
 */
class Articles {
  again;
  #said = make("p", { role: "status" });
  #progress;
  #t;
  #main = document.querySelector("main");
  #list;
  /** Whether the articles of the older pages of the list are wanted, too. */
  #isWithOlder;
  /** What is still to be fetched: its name, its address, and what is done with the page that comes. */
  #jobs = [];
  #count = 0;

  constructor(list, bar, isWithOlder, t) {
    this.#t = t;
    this.again = control("button", t("Try again"), { hidden: true });
    this.#progress = make("progress", { ariaLabel: t("Articles that have come") });
    this.#list = list;
    this.#isWithOlder = isWithOlder;
    if (!isWithOlder && older(document)) {
      bar.append(control("a", t("With older articles"), { href: "?view=print&with=all" }));
    }
    bar.append(this.again, this.#said);
    list.before(make("h2", { textContent: t("Contents") }));
    list.classList.add("list-contents");
    // They are the list's; each article has its own.
    this.#main.querySelector(".link-notes")?.remove();
    // It ends the sheets of the list: an article that was withdrawn has sheets of its own.
    this.#main.append(document.querySelector(".footer"));
    this.#takeList(document);
  }

  /** Fetches what has not come yet, and says what could not be had. */
  async fetchAll() {
    const missing = [];
    this.again.hidden = true;
    this.#said.textContent = this.#t("The articles are being fetched.");
    this.#said.after(this.#progress);
    await Promise.all(Array.from({ length: AT_ONCE }, () => this.#work(missing)));
    this.#progress.remove();
    this.#jobs.push(...missing);
    this.again.hidden = missing.length === 0;
    const names = missing.map(({ name }) => `“${name}”`).join(", ");
    this.#said.textContent = names
      ? this.#t("Could not be fetched: {0}.", names)
      : this.#t("Articles ready to be printed: {0}.", this.#count);
  }

  async #work(missing) {
    for (let job = this.#jobs.shift(); job; job = this.#jobs.shift()) {
      try {
        job.take(await fetchPage(job.address));
      } catch {
        missing.push(job);
      }
      this.#progress.value = Math.max(0, 1 - this.#jobs.length / this.#count);
    }
  }

  /** Puts each article of a page of the list into the contents, and keeps a place for it. */
  #takeList(page) {
    for (const teaser of page.querySelectorAll(".article-list article")) {
      if (this.#count === MOST_ARTICLES) {
        const textContent = this.#t("The list goes on: no more than {0} articles are printed at once.", MOST_ARTICLES);
        this.#list.after(make("p", { textContent }));
        return;
      }
      this.#count += 1;
      this.#announce(teaser, `article-${this.#count}`);
    }
    const next = this.#isWithOlder && older(page);
    // Before the articles: so that there is always enough to fetch at once.
    if (next) this.#jobs.unshift({ name: next.textContent, address: next.href, take: (page) => this.#takeList(page) });
  }

  #announce(teaser, id) {
    const link = teaser.querySelector("a");
    const { textContent: name, href: address } = link;
    const part = make("section", { id, className: "pack-part" });
    part.append(make("p", { textContent: this.#t("“{0}” is missing here. It is at {1}", name, address) }));
    this.#main.append(part);
    this.#jobs.push({ name, address, take: (page) => takeArticle(page, part) });
    link.href = `#${id}`;
    delete link.dataset.note;
    teaser.replaceChildren(link, ", ", teaser.querySelector("time"));
    this.#list.append(teaser.parentNode);
  }
}

/** Puts an article into its place. Names within the page, and links to them, are made its own. */
function takeArticle(page, part) {
  const main = page.querySelector("main");
  for (const element of main.querySelectorAll("[id]")) element.id = `${part.id}-${element.id}`;
  for (const link of main.querySelectorAll("a[href^='#']")) {
    link.setAttribute("href", link.getAttribute("href").replace("#", `#${part.id}-`));
  }
  // What is called alike in each article is no landmark any more.
  for (const section of main.querySelectorAll("section")) {
    section.removeAttribute("aria-labelledby");
    section.removeAttribute("aria-label");
  }
  part.replaceChildren(...main.childNodes);
}

/** The link from a page of a list to the next older one. */
function older(page) {
  return page.querySelector("a[rel=next]");
}

/** Fetches a page of this site, as a document in which no script runs. */
function fetchPage(address) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "document";
    request.timeout = LONGEST_WAIT;
    request.onloadend = () => {
      if (request.status === 200 && request.response) resolve(request.response);
      else reject(new Error(`${address} cannot be had.`));
    };
    request.send();
  });
}

function make(tag, properties) {
  return Object.assign(document.createElement(tag), properties);
}

function control(tag, textContent, properties) {
  return make(tag, { className: "action", textContent, ...properties });
}
