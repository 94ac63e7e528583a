// Where the focus is, and whether it is seen.

/** The element that has the focus, where not a point of it can be seen. */
export function coveredFocus(): string | null {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return null;
  const points = [...focused.getClientRects()].flatMap(({ left, top, width, height }) =>
    [0.1, 0.5, 0.9].map((part) => [left + width * part, top + height / 2] as const),
  );
  const isSeen = points.some(([x, y]) => focused.contains(document.elementFromPoint(x, y)));
  return isSeen ? null : focused.outerHTML;
}
