// Printing one part of a page, and nothing else of it: the rest is hidden by tokens.css while it is printed.

/** Opens the browser's print dialogue for a part of the page alone. */
export function printPart(part) {
  const path = [];
  for (let node = part.parentElement ?? part.parent; node; node = node.parentElement ?? node.parent) path.push(node);
  const mark = (on) => {
    part.toggleAttribute("data-print-part", on);
    for (const node of path) node.toggleAttribute("data-print-path", on);
  };
  mark(true);
  globalThis.addEventListener("afterprint", () => mark(false), { once: true });
  globalThis.print();
}
