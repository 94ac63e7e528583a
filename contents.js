// The contents of a long page follow along: the section that is being read is marked.

/** How far down the window a section begins to be the one that is read. */
const LINE = 0.3;

function mark() {
  const links = [...document.querySelectorAll(".contents a")];
  const { scrollHeight } = document.documentElement;
  // The last sections may be too short to come up to the line.
  const line = innerHeight * (scrollY + innerHeight >= scrollHeight - 2 ? 1 : LINE);
  const here = links.findLast(({ hash }) => {
    const section = document.getElementById(decodeURIComponent(hash.slice(1)));
    return section?.getBoundingClientRect().top < line;
  });
  for (const link of links) {
    if (link === here) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
  }
  const nav = here?.closest("nav");
  if (nav?.scrollHeight > nav?.clientHeight) nav.scrollTop = here.offsetTop - nav.clientHeight / 2;
}

addEventListener("scroll", mark);
mark();
