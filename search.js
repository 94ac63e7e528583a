// The search: a form, and what it finds, in the place of the paragraph that says what to do without it. The boot module asks for this
// where a page has that place. It needs nothing of the application: it works before that has come, stays where it takes the page over,
// and works where it could not start. The index is `press`'s (docs/decisions/search.md).

/** The id of the paragraph. */
const PLACE = "page-search";

const INDEX = new URL("../data/search/", import.meta.url);

/** The path of the page. */
const { pathname: PATH } = new URL("../search", import.meta.url);

/** How long an answer may take, in milliseconds. */
const LONGEST_WAIT = 20_000;

/** How long nothing is said of waiting. */
const PATIENCE = 400;

/** How long nobody types before what is there is searched for, and how long then before it is told to those who only hear it. */
const REST = 150;
const LONG_REST = 1_000;

/** How many results are shown at once. */
const AT_ONCE = 20;

/** How many words of a query are looked at. */
const MOST_WORDS = 16;

/** From how many letters on a word is found by its beginning; those stand in one file. */
const BEGINNING = 3;

/** The scripts that put no spaces between words, as `press/src/terms.rs` has them: Thai, Lao, Burmese, Khmer, kana, and Han. */
const UNSPACED =
  "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff" +
  "\uff66-\uff9f\u{20000}-\u{3ffff}";
const UNSPACED_LETTER = `(?=[\\p{L}\\p{N}])[${UNSPACED}]`;
const IS_UNSPACED = new RegExp(`^${UNSPACED_LETTER}`, "u");

/** What stands between spaces and signs, taken apart where scripts with and without spaces meet. */
const RUN = `(?:${UNSPACED_LETTER}\\p{M}*)+|(?:(?!${UNSPACED_LETTER})[\\p{L}\\p{N}\\p{M}])+`;
const RUNS = new RegExp(RUN, "gu");
const PIECES = new RegExp(`(${RUN})`, "u");

/** A letter with the marks that belong to it. */
const LETTERS = /\P{M}[\p{M}\uff9e\uff9f]*/gu;

let search;

/** Whether the reader asked for the field before its page was there. */
let isAwaited = false;

/** Puts the search in its place, where the page has one. `t` says in the site's language what is English here. */
export function begin(t) {
  if (!document.getElementById(PLACE)) return;
  if (!search) {
    search = new Search(t);
    // The application takes the page over, or shows another.
    new MutationObserver(() => search.settle()).observe(document.body, { childList: true, subtree: true });
  }
  search.settle();
  if (isAwaited) search.focus();
  isAwaited = false;
}

/** Gives the field the focus when its page has come. */
export function awaitField() {
  isAwaited = true;
}

/**
 * The form and what was found: one piece of a page, which is kept. The application makes its pages anew; this is put into them as it is,
 * with what was typed and what was found.
 */
class Search {
  #t;
  #field = make("input", { type: "search", name: "q", enterKeyHint: "search", autocomplete: "off", dir: "auto" });
  #list = make("ol", { className: "article-list" });
  #more;
  #again;
  /** How many were found: to be seen, and to be heard. */
  #seen = make("p", { ariaHidden: "true" });
  #heard = make("p", { role: "status", className: "visually-hidden" });
  #whole = make("div", { className: "search" });

  /** The paragraph in whose place this stands. */
  #place;
  /** The words that the address asks for, and those that were searched for last. */
  #asked;
  #searched;
  /** Counts the searches: what comes for an earlier one is not shown. */
  #count = 0;
  #timers = {};

  /** What has the focus in here, and how far down the page is: the application knows of neither when it takes the page over. */
  #focused;
  #scrolled = scrollY;
  #isTakenOver = isReady();

  constructor(t) {
    this.#t = t;
    this.#more = action(t("More results"), () => this.#showMore());
    this.#again = action(t("Try again"));
    this.#whole.append(this.#form(), this.#seen, this.#heard, this.#list, this.#more, this.#again);
    this.#clear();
    this.#listen();
  }

  focus() {
    this.#field.focus();
  }

  /** Stands in for the paragraph of the page that is there now, and searches for what the address asks for. */
  settle() {
    const place = document.getElementById(PLACE);
    if (place && place !== this.#place) this.#move(place);
    this.#follow();
  }

  #move(place) {
    this.#place = place;
    place.hidden = true;
    // Not in the text: this is none that could be quoted.
    (place.closest(".body") ?? place).after(this.#whole);
    if (!this.#isTakenOver && isReady()) this.#recover();
    this.#isTakenOver = isReady();
  }

  #form() {
    const form = make("form", { role: "search", className: "screen-only" });
    const label = make("label", { textContent: this.#t("Search this site") });
    label.append(this.#field);
    form.append(label, make("button", { className: "action", textContent: this.#t("Search") }));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#find();
    });
    // What will be needed is fetched while the reader types.
    form.addEventListener("focusin", () => fetchFile("index.json").catch(() => {}), { once: true });
    form.addEventListener("input", () => {
      this.#after(REST, "type", () => this.#find(true));
      clearTimeout(this.#timers.hear);
    });
    return form;
  }

  #listen() {
    this.#whole.addEventListener("focusin", ({ target }) => {
      this.#focused = target;
    });
    this.#whole.addEventListener("focusout", () =>
      queueMicrotask(() => {
        // It was left, and not taken out of the page.
        if (this.#whole.isConnected && !this.#whole.contains(document.activeElement)) this.#focused = undefined;
      }),
    );
    addEventListener("scroll", () => {
      if (this.#whole.isConnected) this.#scrolled = scrollY;
    });
    // The same page may be asked for other words. Where the application takes a click, it has done with it after that.
    addEventListener("popstate", () => this.#follow());
    addEventListener("click", () => setTimeout(() => this.#follow()));
    addEventListener("online", () => {
      if (this.#isHere() && !this.#again.hidden) this.#again.onclick();
    });
  }

  /** Is as it was before the application took the page over. */
  #recover() {
    this.#focused?.focus({ preventScroll: true });
    if (scrollY !== this.#scrolled) scrollTo(scrollX, this.#scrolled);
  }

  /** Searches for what the address asks for, unless that has been done. */
  #follow() {
    if (!this.#isHere()) return;
    const asked = new URLSearchParams(location.search).get("q") ?? "";
    if (asked !== this.#asked) this.#field.value = asked;
    else if (this.#timers.type || this.#field.value.trim() === asked.trim()) return;
    this.#asked = asked;
    this.#find();
  }

  /** Whether the address is that of the search. By link its page is there before, by history just after: then what was found is, too. */
  #isHere() {
    return location.pathname === PATH || location.pathname.startsWith(`${PATH}/`);
  }

  /** Searches for what is typed. Those who hear the page are told when nobody has typed for long. */
  #find(isTyped = false) {
    clearTimeout(this.#timers.type);
    this.#timers.type = undefined;
    if (!this.#isHere()) return;
    const query = this.#field.value.trim();
    this.#writeAddress(query);
    this.#searched = wordsOf(query);
    if (this.#searched.length > 0) this.#show(0, isTyped);
    else this.#clear();
  }

  #showMore() {
    this.#show(this.#list.childElementCount);
  }

  /** Shows the results from this one on. */
  async #show(from, isTyped) {
    this.#count += 1;
    const number = this.#count;
    const words = this.#searched;
    this.#after(PATIENCE, "wait", () => this.#say(this.#t("Loading…"), true));
    // What was found before is there at once: on the way back the application looks for the place in the page at once, too.
    const known = answers.get(keyOf(words, from + AT_ONCE));
    const answer = known ?? (await ask(words, from + AT_ONCE).catch(() => undefined));
    if (number !== this.#count) return;
    clearTimeout(this.#timers.wait);
    if (!answer) return this.#fail(from);
    const results = answer.pages.slice(from).map((page) => result(page, words));
    if (from === 0) this.#list.replaceChildren();
    this.#list.append(...results);
    const said =
      answer.total > 0
        ? this.#t("Pages found: {0}", answer.total)
        : this.#t("Nothing was found. Try fewer words, or others.");
    this.#say(said, isTyped);
    const isPressed = [this.#more, this.#again].includes(document.activeElement);
    this.#more.hidden = answer.total <= answer.pages.length;
    this.#again.hidden = true;
    // The button that was pressed may be gone: the keyboard goes on from the first that it brought.
    if (isPressed) (results[0]?.querySelector("a") ?? this.#field).focus();
  }

  #fail(from) {
    if (from === 0) this.#list.replaceChildren();
    const isPressed = document.activeElement === this.#more;
    this.#say(this.#t("The search could not be fetched. Check the connection, and try again."));
    this.#more.hidden = true;
    this.#again.hidden = false;
    this.#again.onclick = () => this.#show(from);
    if (isPressed) this.#again.focus();
  }

  #clear() {
    this.#count += 1;
    clearTimeout(this.#timers.wait);
    this.#list.replaceChildren();
    this.#more.hidden = true;
    this.#again.hidden = true;
    this.#say("");
  }

  /** Says something: at once to those who see it, and to those who hear it when nobody has typed for long. */
  #say(words, isTyped) {
    this.#seen.textContent = words;
    this.#after(isTyped ? LONG_REST : 0, "hear", () => {
      this.#heard.textContent = words;
    });
  }

  /** Does something after so many milliseconds, if any, unless by then it is to be done later. */
  #after(milliseconds, what, act) {
    clearTimeout(this.#timers[what]);
    if (milliseconds === 0) act();
    else this.#timers[what] = setTimeout(act, milliseconds);
  }

  /** Writes the words into the address, in the place of those before: what is typed letter by letter is one step back. */
  #writeAddress(query) {
    if (query === this.#asked) return;
    const address = new URL(location);
    if (query) address.searchParams.set("q", query);
    else address.searchParams.delete("q");
    try {
      history.replaceState(history.state, "", address);
      this.#asked = query;
    } catch {
      // A browser may refuse where it is asked too often: then the next letter brings the address up to date.
    }
  }
}

function isReady() {
  return document.documentElement.dataset.app === "ready";
}

/** A page that was found, with the words marked for which it was. */
function result({ url, title, note, summary = "", lang, dir }, words) {
  const item = make("li");
  if (lang) item.lang = lang;
  if (dir) item.dir = dir;
  const link = make("a", { href: url });
  link.append(...marked(title, words));
  const heading = make("h2", { className: "teaser-title" });
  heading.append(link);
  const about = make("p", { className: "teaser-summary" });
  about.append(...marked(summary, words));
  item.append(heading, make("p", { className: "teaser-facts", textContent: note }), about);
  return item;
}

/** A text in pieces: those of its words that are meant are marked. Letters may be more or fewer without marks: a word is marked whole. */
function marked(text, words) {
  const isMeant = (piece) => wordsOf(piece).some((found) => words.some((word) => isFoundBy(found, word)));
  return text.split(PIECES).flatMap((piece) => {
    if (IS_UNSPACED.test(piece)) return markedLetters(piece, words);
    return isMeant(piece) ? markOf(piece) : piece;
  });
}

/** The same of a text without spaces, of which words are letters, one or two. */
function markedLetters(text, words) {
  const letters = text.match(LETTERS);
  const folded = letters.map(fold);
  const stands = (word, place) => place >= 0 && (folded[place] + (folded[place + 1] ?? "")).startsWith(word);
  const isMeant = (_, place) =>
    words.some((word) => stands(word, place) || (stands(word, place - 1) && [...word].length > 1));
  const isMarked = letters.map(isMeant);
  const starts = [...letters.keys()].filter((place) => isMarked[place] !== isMarked[place - 1]);
  return starts.map((start, number) => {
    const piece = letters.slice(start, starts[number + 1]).join("");
    return isMarked[start] ? markOf(piece) : piece;
  });
}

function markOf(textContent) {
  return make("mark", { textContent });
}

/** A text without marks and in lower case. */
function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/**
 * The words of a query as the index has them, each once. Single letters and digits of English say nothing. Where a script puts no spaces
 * between words, each two letters that stand together are one.
 */
export function wordsOf(text) {
  const runs = (fold(text).match(RUNS) ?? []).filter((run) => run.length > 1 || run > "\x7f");
  return [...new Set(runs.flatMap((run) => (IS_UNSPACED.test(run) ? pairsOf(run) : run)))].slice(0, MOST_WORDS);
}

function pairsOf(run) {
  const [first, ...others] = run;
  return others.length > 0 ? others.map((letter, place) => (others[place - 1] ?? first) + letter) : run;
}

/** Whether a word is the one that is asked for, or begins with it. */
function isFoundBy(found, word) {
  return found === word || (!isShort(word) && found.startsWith(word));
}

/** Whether a word is too short to be a beginning. Where there are no spaces each letter begins a word, which has two at the most. */
function isShort(word) {
  return !IS_UNSPACED.test(word) && [...word].length < BEGINNING;
}

// The index. Its files stay where they are from one edition of the site to the next, while the numbers of pages change. So each says
// which numbers it has.

/** A file that is missing, cannot be read, or is of another edition than the index. */
class Outdated extends Error {}

/** What has been asked for, by name: each file once. */
const files = new Map();

/** What has been found, by what was asked. */
const answers = new Map();

/** How the browser's cache is used: past it, once it gave what was outdated. */
let cache = "default";

/** How many pages have these words, and the first of them. Where the site was published anew, the index is fetched anew, too. */
async function ask(words, most) {
  try {
    return await lookUp(words, most);
  } catch (error) {
    if (!(error instanceof Outdated)) throw error;
    files.clear();
    answers.clear();
    cache = "reload";
    return lookUp(words, most);
  }
}

async function lookUp(words, most) {
  const { segments } = await fetchFile("index.json");
  const found = await find(words, segments);
  const pages = found.slice(0, most).map(({ segment, page }) => fetchPage(segment, page));
  const answer = { total: found.length, pages: await Promise.all(pages) };
  answers.set(keyOf(words, most), answer);
  return answer;
}

function keyOf(words, most) {
  return `${most} ${words}`;
}

/** The pages that have these words, the best first. */
async function find(words, segments) {
  const all = await Promise.all(
    segments.map(async (segment) => ({
      segment,
      postings: await Promise.all(words.map((word) => fetchPostings(segment, word))),
    })),
  );
  // One or two letters that are no word anywhere are the beginning of one that is still being written.
  const isBegun =
    words.length > 1 && isShort(words.at(-1)) && all.every(({ postings }) => postings.at(-1).weights.size === 0);
  return all
    .flatMap(({ segment, postings }) => rank(segment, isBegun ? postings.slice(0, -1) : postings))
    .sort((one, other) => other.score - one.score || other.segment.id - one.segment.id || one.page - other.page);
}

/** The pages of a segment that have all words. What most pages have need not be there, unless nothing else is asked for. */
function rank(segment, postings) {
  const telling = postings.filter(({ isCommon }) => !isCommon);
  const needed = telling.length > 0 ? telling : postings;
  const pages = [...needed[0].weights.keys()].filter((page) => needed.every(({ weights }) => weights.has(page)));
  return pages.map((page) => {
    const scores = postings
      .filter(({ weights }) => weights.has(page))
      .map(({ weights }) => weights.get(page) * Math.log(1 + segment.pages / weights.size));
    return { segment, page, score: scores.reduce((sum, score) => sum + score) };
  });
}

/** What a word weighs in the pages of a segment: at the most, where several begin with it. A whole word counts double. */
async function fetchPostings(segment, word) {
  const { words, common } = await fetchFile(
    `${segment.id}/words-${shardOf(word, segment.shards)}.json`,
    segment.revision,
  );
  const weights = new Map();
  for (const [found, pairs] of Object.entries(words)) {
    if (!isFoundBy(found, word)) continue;
    for (let place = 0; place < pairs.length; place += 2) {
      const [page, weight] = [pairs[place], pairs[place + 1] * (found === word ? 2 : 1)];
      weights.set(page, Math.max(weights.get(page) ?? 0, weight));
    }
  }
  return { weights, isCommon: common.includes(word) };
}

/** In which file a word is: by its first letters, or the first where each begins a word (FNV-1a of 32 bits, over code points). */
function shardOf(word, shards) {
  const hash = [...word]
    .slice(0, IS_UNSPACED.test(word) ? 1 : BEGINNING)
    .reduce((hash, letter) => Math.imul(hash ^ letter.codePointAt(0), 0x01000193), 0x811c9dc5);
  return (hash >>> 0) % shards;
}

/** A page as it is shown. There are 32 in each file. */
async function fetchPage({ id, revision }, page) {
  const name = `${id}/pages-${page >> 5}.json`;
  const { [page & 31]: shown } = (await fetchFile(name, revision)).pages;
  if (!shown) throw new Outdated(`${name} has no page ${page}.`);
  return shown;
}

/** Fetches a file of the index. One that could not be had is asked for again the next time. */
function fetchFile(name, revision) {
  const known = files.get(name);
  if (known) return known;
  const file = read(name, revision);
  files.set(name, file);
  file.catch(() => files.get(name) === file && files.delete(name));
  return file;
}

async function read(name, revision) {
  const response = await fetch(new URL(name, INDEX), { cache, signal: AbortSignal.timeout(LONGEST_WAIT) });
  const file = response.ok ? await response.json().catch(() => {}) : undefined;
  if (!file || file.revision !== revision) throw new Outdated(`${name} is not of this edition.`);
  return file;
}

function make(tag, properties) {
  return Object.assign(document.createElement(tag), properties);
}

function action(textContent, onclick) {
  return make("button", { type: "button", className: "action", textContent, onclick });
}
