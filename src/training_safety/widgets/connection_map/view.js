// A map of what may affect what: arrows by pressing two nodes, and beside them what research has found.
import { button, make, needsScript, renderer, setText, uniqueId, unscripted } from "../shared/dom.js";
import { language, translator } from "../shared/language.js";
import { sourceLine } from "../shared/feedback.js";
import { openRecord, recordName, storageSentence } from "../shared/storage.js";
import { compared, has, known, MAPS, toggled } from "./arrows.js";
import { arrowPath, placesOf } from "./drawing.js";
import WORDS from "./words.json" with { type: "json" };

const SOFT_HYPHEN = "\u00ad"; // says where a node may break its word, and nothing in a sentence

/** What research found of one link: from what to what, how well it is supported, in words, with its sources. */
function finding(link, { t, lang, references, name, links }) {
  const back = links.some(({ from, to }) => from === link.to && to === link.from);
  return make("li", { class: "ts-map-finding" },
    make("p", {}, make("strong", {}, `${name(link.from)} → ${name(link.to)}`)),
    make("p", { class: `ts-map-verdict ts-map-verdict--${link.verdict}` }, sign(`ts-map-${link.verdict}`), make("span", {}, t(link.verdict), back && `. ${t("both_ways")}`)),
    make("p", {}, link[lang]),
    sourceLine(link.refs ?? [], { references, lang }));
}

/** A short line as arrows of that look have it. */
const sign = (look) => make("svg", { class: `ts-map-sign ${look}`, viewBox: "0 0 36 12", "aria-hidden": "true" }, make("path", { d: "M2 6H34" }));

function view(model) {
  const lang = language(model);
  const t = translator(WORDS, lang);
  const { title, nodes, links } = model.get("activity");
  const references = model.get("references") ?? {};
  const names = Object.fromEntries(nodes.map((node) => [node.id, node[lang].replaceAll(SOFT_HYPHEN, "")]));
  const context = { t, lang, references, links, name: (id) => names[id] };
  const record = openRecord(MAPS, recordName(model, "map"));
  const arrowsNow = () => known(record.read()?.arrows ?? [], nodes);
  const [titleId, howId, resultId] = ["map", "how", "result"].map(uniqueId);
  const status = make("p", { class: "ts-map-status", role: "status" });
  let picked = null; // the node that the next arrow begins at
  let earlier = []; // the arrows before each change, for undoing

  function keep(arrows) {
    earlier.push(arrowsNow());
    record.write(arrows.length > 0 ? { arrows } : null);
    refresh();
  }

  function pick(id) {
    if (picked === null) {
      picked = id;
      setText(status, t("picked", { from: names[id] }));
    } else if (picked === id) {
      picked = null;
      setText(status, t("dropped"));
    } else {
      const [from, to] = [picked, id];
      picked = null;
      keep(toggled(arrowsNow(), from, to));
      setText(status, t(has(arrowsNow(), from, to) ? "added" : "removed", { from: names[from], to: names[to] }));
    }
    mark();
  }

  const drawing = make("svg", { class: "ts-map-arrows", "aria-hidden": "true" });
  const places = placesOf(nodes, links);
  const spots = nodes.map(({ id, [lang]: words }) => {
    const to = make("span", { class: "ts-map-to" });
    const element = button(make("span", {}, words), () => pick(id), { class: "ts-button ts-map-node", "aria-pressed": "false" });
    element.append(to);
    return { id, to, element };
  });
  const stage = make("div", { class: "ts-map-stage" }, drawing,
    make("ul", { "aria-labelledby": titleId, "aria-describedby": howId },
      spots.map(({ id, element }) => make("li", { style: `--column: ${places[id].column}; --row: ${places[id].row}` }, element))));
  stage.addEventListener("keydown", (event) => event.key === "Escape" && picked !== null && pick(picked));

  const mark = () => spots.forEach(({ id, element }) => element.setAttribute("aria-pressed", String(id === picked)));

  const undo = button(t("undo"), () => {
    const before = earlier.pop();
    record.write(before.length > 0 ? { arrows: before } : null);
    refresh();
    if (undo.disabled) spots[0].element.focus();
    setText(status, t("undone", { count: before.length }));
  }, { class: "ts-button ts-button--quiet" });
  const clear = button(t("clear"), () => {
    picked = null;
    keep([]);
    undo.focus();
    setText(status, t("cleared"));
    mark();
  }, { class: "ts-button ts-button--quiet" });
  const result = make("div", { class: "ts-map-result", id: resultId, hidden: true });
  const reveal = button(t("reveal"), () => {
    result.hidden = !result.hidden;
    reveal.setAttribute("aria-expanded", String(!result.hidden));
    refresh();
    if (!result.hidden) result.children[0].focus();
  }, { class: "ts-button ts-button--main", "aria-expanded": "false", "aria-controls": resultId });
  const problem = make("p", { class: "ts-note", hidden: true });

  /** The arrows as they are drawn, the reader's own on top. */
  function drawnArrows(arrows) {
    const own = arrows.map(([from, to]) => ({ from, to, look: "own" }));
    if (result.hidden) return own;
    const verdict = ({ from, to }) => links.find((link) => link.from === from && link.to === to)?.verdict ?? "unknown";
    const missed = compared(links, arrows).missed.map(({ from, to }) => ({ from, to, look: "missed" }));
    return [...missed, ...own].map((arrow) => ({ ...arrow, look: `${arrow.look} ts-map-${verdict(arrow)}` }));
  }

  function draw() {
    const origin = stage.getBoundingClientRect?.();
    if (!origin?.width) return; // not on a page, or in a list
    const boxes = Object.fromEntries(spots.map(({ id, element }) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return [id, { left: left - origin.left, top: top - origin.top, width, height }];
    }));
    const paths = drawnArrows(arrowsNow()).map(({ from, to, look }) => {
      const path = arrowPath(boxes[from], boxes[to]);
      return path && make("g", { class: `ts-map-arrow--${look}` }, make("path", { d: path.line }), make("path", { class: "ts-map-head", d: path.head }));
    });
    drawing.replaceChildren(...paths.filter(Boolean));
  }

  function findings(arrows) {
    const { drawn, missed, unknown } = compared(links, arrows);
    const part = (word, items) => items.length > 0 && [make("p", { class: "ts-legend" }, t(word)), make("ul", {}, items)];
    const doubt = ({ from, to, other }) => make("li", { class: "ts-map-finding" },
      make("p", {}, make("strong", {}, `${names[from]} → ${names[to]}`)),
      make("p", {}, other ? t("other_way", { verdict: t(other.verdict).toLowerCase() }) : t("not_known")));
    const told = (link) => finding(link, context);
    const key = (look, word) => make("span", {}, sign(look), t(word));
    return [
      make("p", { class: "ts-title", tabindex: "-1" }, t("result")),
      make("p", {}, t("summary", { links: links.length, drawn: drawn.length })),
      make("p", { class: "ts-map-key ts-note", "aria-hidden": "true" }, key("ts-map-arrow--own", "key_drawn"), key("ts-map-arrow--missed", "key_missed")),
      part("drawn", drawn.map(told)), part("missed", missed.map(told)), part("unknown", unknown.map(doubt)),
    ].flat().filter(Boolean);
  }

  function refresh() {
    const arrows = arrowsNow();
    for (const { id, to } of spots) {
      const ends = arrows.filter(([from]) => from === id).map(([, end]) => names[end]);
      setText(to, ends.length > 0 ? t("to", { nodes: ends.join(", ") }) : t("none"));
      to.toggleAttribute("data-none", ends.length === 0);
    }
    undo.disabled = earlier.length === 0;
    clear.disabled = arrows.length === 0;
    problem.hidden = record.problem === null;
    setText(problem, storageSentence(record.problem, lang));
    if (!result.hidden) result.replaceChildren(...findings(arrows));
    draw();
  }
  refresh();

  const root = make("section", { class: "ts-widget ts-map", lang, "aria-labelledby": titleId },
    make("p", { class: "ts-title", id: titleId }, title[lang]),
    make("p", { class: "ts-purpose", id: howId }, t("how")),
    stage, status,
    make("div", { class: "ts-map-tools" }, reveal, undo, clear),
    make("p", { class: "ts-note ts-map-kept" }, t("kept")), problem, result,
    make("ul", { class: "ts-map-paper" }, links.map((link) => finding(link, context))));
  return { root, draw, stage, stop: record.follow(refresh) };
}

/** The map before scripts run: without them, its nodes to think about and what research found of each arrow. */
export function still(model, lang) {
  const { root } = view(model);
  const { nodes } = model.get("activity");
  root.querySelector(".ts-map-stage").after(unscripted("p", {}, nodes.map((node) => node[lang]).join(" · ")));
  root.querySelector(".ts-map-paper").className = "ts-unscripted";
  return needsScript(root, ".ts-purpose", ".ts-map-stage", ".ts-map-status", ".ts-map-tools", ".ts-map-kept");
}

export default {
  render: renderer(["activity", "lang", "name", "references"], (model, el) => {
    const { root, draw, stage, stop } = view(model);
    el.replaceChildren(root);
    draw();
    const sizes = globalThis.ResizeObserver && new ResizeObserver(draw);
    sizes?.observe(stage);
    return () => {
      sizes?.disconnect();
      stop();
      root.remove();
    };
  }),
};
