// How an answer is spoken of: whether it is right, why, and where that is from.

import { make } from "./dom.js";

const SOURCES = { one: { nb: "Kilde:", en: "Source:" }, more: { nb: "Kilder:", en: "Sources:" } };

export function icon(kind) {
  const shapes = {
    right: [make("circle", { cx: 12, cy: 12, r: 10, class: "is-filled" }), make("path", { d: "M7.5 12.5l3 3 6-7", class: "is-cut" })],
    partly: [make("circle", { cx: 12, cy: 12, r: 9 }), make("path", { d: "M12 3a9 9 0 0 0 0 18z", class: "is-filled" })],
    wrong: [make("circle", { cx: 12, cy: 12, r: 9 }), make("path", { d: "M7.5 12h9" })],
    up: [make("path", { d: "M12 19V5M6 11l6-6 6 6" })],
    down: [make("path", { d: "M12 5v14M6 13l6 6 6-6" })],
  };
  const picture = make("svg", { class: `ts-icon ts-icon--${kind}`, viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" });
  picture.append(...shapes[kind]);
  return picture;
}

const WEB_ADDRESS = /^https?:\/\//;

/** The line that names the sources among `references`, or null where there are none. */
export function sourceLine(refs, { references, lang }) {
  const known = refs.filter((key) => Object.hasOwn(references, key)).map((key) => references[key]);
  if (known.length === 0) return null;
  const links = known.map(({ label, title, url }) =>
    WEB_ADDRESS.test(url ?? "")
      ? make("a", { href: url, title, rel: "noreferrer" }, label[lang])
      : make("span", { title }, label[lang]),
  );
  const separated = links.flatMap((link, index) => (index > 0 ? [" · ", link] : [link]));
  return make("p", { class: "ts-source" }, SOURCES[links.length > 1 ? "more" : "one"][lang], " ", ...separated);
}

export function said(...content) {
  return make("div", { class: "ts-said" }, ...content);
}

export function verdict(kind, words) {
  return make("p", { class: "ts-verdict" }, icon(kind), make("span", {}, words));
}
