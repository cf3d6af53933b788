// A hundred people as dots, ten in a row, in a drawing 100 wide and 100 high.

/** Dots number `from` to `to` of the hundred, as a path; a part of a person is one from a half on. */
export function dotsPath(from, to) {
  const [first, last] = [from, to].map((people) => Math.round(Math.min(100, Math.max(0, people))));
  const dots = Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index);
  return dots.map((dot) => `M${5 + 10 * (dot % 10)} ${5 + 10 * Math.floor(dot / 10)}h0`).join("");
}
