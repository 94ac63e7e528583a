// What the tests know of the site that ships. Where content/ changes a headline, this is the one place to follow.
export const SITE = "The Society Gazette";

/** Where the site says that it is. */
const CANONICAL = "https://gazette.example";

export interface PageKind {
  readonly kind: string;
  readonly path: string;
  readonly heading: string;
  /** Its document. */
  readonly data: string;
  /** A few words of its text. */
  readonly text: string;
}

export const HOME: PageKind = {
  kind: "the home page",
  path: "/",
  heading: SITE,
  data: "/data/home.json",
  text: "Latest news",
};
export const NEWS: PageKind = {
  kind: "the news",
  path: "/news",
  heading: "News",
  data: "/data/news.json",
  text: "Government CIO backs close work between two councils",
};
export const ARTICLE: PageKind = {
  kind: "an article",
  path: "/news/local-cio-council-merger",
  heading: "Two bodies join to make a stronger Local CIO Council",
  data: "/data/articles/local-cio-council-merger.json",
  text: "It keeps the council’s name, and it has the support of Socitm",
};
export const TOPIC: PageKind = {
  kind: "a topic",
  path: "/topics/governance",
  heading: "Governance",
  data: "/data/topics/governance.json",
  text: "How decisions are made, recorded and opened to the public.",
};
export const COUNCILS: PageKind = {
  kind: "the councils",
  path: "/councils",
  heading: "Councils",
  data: "/data/councils.json",
  text: "Former councils",
};
export const COUNCIL: PageKind = {
  kind: "a council",
  path: "/councils/local-cio-council",
  heading: "Local CIO Council",
  data: "/data/councils/local-cio-council.json",
  text: "Its chief aim is reform of public services with IT behind it.",
};
export const MEMBERS: PageKind = {
  kind: "the members of a council",
  path: "/councils/local-cio-council/members",
  heading: "Local CIO Council: members",
  data: "/data/councils/local-cio-council/members.json",
  text: "Jos Creese chairs the council.",
};
export const COMPARISON: PageKind = {
  kind: "the members of two councils",
  path: "/councils/local-cio-council/members/and/national-cio-council",
  heading: "Local CIO Council and National Government CIO Council: members",
  data: "/data/councils/local-cio-council/members/and/national-cio-council.json",
  text: "On both",
};
export const MEETINGS: PageKind = {
  kind: "all meetings of a council",
  path: "/councils/local-cio-council/meetings",
  heading: "Local CIO Council meetings",
  data: "/data/councils/local-cio-council/meetings.json",
  text: "Quarterly meeting, June 2026 (fictional)",
};
export const PUBLICATIONS: PageKind = {
  kind: "all that a council publishes",
  path: "/councils/local-cio-council/publications",
  heading: "Local CIO Council publications",
  data: "/data/councils/local-cio-council/publications.json",
  text: "What two services learned from one help desk (fictional)",
};
export const MEETING: PageKind = {
  kind: "a meeting",
  path: "/councils/local-cio-council/meetings/2026-09-quarterly",
  heading: "Quarterly meeting, September 2026 (fictional)",
  data: "/data/councils/local-cio-council/meetings/2026-09-quarterly.json",
  text: "That the three lessons in the report be shared with every sector",
};
export const PACK: PageKind = {
  kind: "a meeting’s pack",
  path: `${MEETING.path}/pack`,
  heading: `Meeting pack: ${MEETING.heading}`,
  data: "/data/councils/local-cio-council/meetings/2026-09-quarterly/pack.json",
  text: "This paper exists only as a file, which is not in this pack:",
};
export const PAPER: PageKind = {
  kind: "a paper",
  path: "/councils/local-cio-council/papers/shared-service-lessons",
  heading: "What two services learned from one help desk (fictional)",
  data: "/data/councils/local-cio-council/papers/shared-service-lessons.json",
  text: "For four months one help desk has served two organisations.",
};
export const PERSON: PageKind = {
  kind: "a person",
  path: "/people/jos-creese",
  heading: "Jos Creese",
  data: "/data/people/jos-creese.json",
  text: "formerly president of Socitm",
};
export const ABOUT: PageKind = {
  kind: "a page",
  path: "/about",
  heading: "About this site",
  data: "/data/pages/about.json",
  text: "brings together two things that belong side by side",
};

/** An article with tables, code and callouts. */
export const GUIDE: PageKind = {
  kind: "a guide",
  path: "/news/putting-the-site-on-a-cdn",
  heading: "Putting the site on a CDN",
  data: "/data/articles/putting-the-site-on-a-cdn.json",
  text: "Gazette builds to one folder of static files",
};

/** One page of each kind. */
export const PAGES: readonly PageKind[] = [
  HOME,
  NEWS,
  ARTICLE,
  TOPIC,
  COUNCILS,
  COUNCIL,
  MEMBERS,
  COMPARISON,
  MEETINGS,
  PUBLICATIONS,
  MEETING,
  PACK,
  PAPER,
  PERSON,
  ABOUT,
];

/** An address that was never published. */
export const NOWHERE = { kind: "an address without a page", path: "/news/not-there", heading: "Page not found" };

/** The document's title, for a page with this heading. */
export function title(heading: string): string {
  return heading === SITE ? SITE : `${heading} – ${SITE}`;
}

/** The canonical address of a path. */
export function canonical(path: string): string {
  return `${CANONICAL}${path}`;
}

/** The path of a canonical address. */
export function pathOf(address: string): string {
  return address.startsWith(CANONICAL) ? address.slice(CANONICAL.length) : address;
}
