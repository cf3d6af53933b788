// What is said to an answer: how it went, why, and where that is from.

import { formatNumber, make } from "./host.js";
import { outcome, scoreItem } from "./quiz_questions.js";

export function icon(kind) {
  const shapes = {
    right: [make("circle", { cx: 12, cy: 12, r: 10, class: "is-filled" }), make("path", { d: "M7.5 12.5l3 3 6-7", class: "is-cut" })],
    partly: [make("circle", { cx: 12, cy: 12, r: 9 }), make("path", { d: "M12 3a9 9 0 0 0 0 18z", class: "is-filled" })],
    wrong: [make("circle", { cx: 12, cy: 12, r: 9 }), make("path", { d: "M7.5 12h9" })],
    up: [make("path", { d: "M12 19V5M6 11l6-6 6 6" })],
    down: [make("path", { d: "M12 5v14M6 13l6 6 6-6" })],
  };
  const picture = make("svg", { class: `ts-quiz-icon ts-quiz-icon--${kind}`, viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" });
  picture.append(...shapes[kind]);
  return picture;
}

const WEB_ADDRESS = /^https?:\/\//;

export function sourceLine(refs, { references, lang, t }) {
  const known = refs.filter((key) => Object.hasOwn(references, key)).map((key) => references[key]);
  if (known.length === 0) return null;
  const links = known.map(({ label, title, url }) =>
    WEB_ADDRESS.test(url ?? "")
      ? make("a", { href: url, title, rel: "noreferrer" }, label[lang])
      : make("span", { title }, label[lang]),
  );
  const separated = links.flatMap((link, index) => (index > 0 ? [" · ", link] : [link]));
  return make("p", { class: "ts-quiz-source" }, t(links.length > 1 ? "sources" : "source"), " ", ...separated);
}

export function said(...content) {
  return make("div", { class: "ts-quiz-said" }, ...content);
}

export function verdict(kind, words) {
  return make("p", { class: "ts-quiz-verdict" }, icon(kind), make("span", {}, words));
}

/** The line that says how it went, and takes the focus. */
export function resultLine(item, answer, { lang, t }) {
  const points = scoreItem(item, answer);
  const kind = outcome(points);
  const partly = kind === "partly" ? [" – ", t("partPoints", { points: formatNumber(points, lang, { decimals: 1 }) })] : [];
  return make("p", { class: "ts-quiz-verdict ts-quiz-result", tabindex: "-1" }, icon(kind), make("span", {}, t(kind), ...partly));
}

/** A number as text with the decimals it has. */
export function plainNumber(value, lang) {
  return formatNumber(value, lang, { decimals: 6 });
}

