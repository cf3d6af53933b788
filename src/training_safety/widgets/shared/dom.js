// Elements, ids and files: what a widget draws with. The pure parts are tested by node as they stand.

import { inBook } from "./language.js";

const DRAWN = new Set(["svg", "path", "circle", "line", "g", "rect", "ellipse", "polyline"]);
const PROPERTIES = new Set(["value", "checked", "hidden", "disabled", "textContent"]);
const TAKES_KEYS = new Set(["a", "button", "input", "select", "summary", "textarea"]);

/** Makes a DOM element: `make("button", { class: "ts-button", onclick }, "Start")`. */
export function make(tag, attributes = {}, ...children) {
  const element = DRAWN.has(tag)
    ? document.createElementNS("http://www.w3.org/2000/svg", tag)
    : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (PROPERTIES.has(name) && name in element) element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  // JupyterLab matches its shortcuts against the focused element: a key pressed in a control is the control's.
  if (TAKES_KEYS.has(tag) || "tabindex" in attributes) {
    element.setAttribute("data-lm-suppress-shortcuts", "true");
  }
  // Outside the book, a followed link would take the notebook and its Python away.
  if (tag === "a" && /^https?:/.test(attributes.href) && !inBook()) {
    element.setAttribute("target", "_blank");
    element.setAttribute("rel", "noopener noreferrer");
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A button: `button("Start", onclick, { "aria-label": … })`. */
export function button(content, onclick, attributes = {}) {
  return make("button", { type: "button", class: "ts-button", onclick, ...attributes }, content);
}

/** Writes a text where it is another one than stands there, so that nothing is read aloud or drawn in vain. */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** A widget's `render`: `draw(model, el)` returns its clean-up, and draws anew when one of the traits changes. */
export function renderer(traits, draw) {
  return ({ model, el }) => {
    let close = draw(model, el);
    const again = () => {
      close();
      close = draw(model, el);
    };
    for (const trait of traits) model.on(`change:${trait}`, again);
    return () => {
      for (const trait of traits) model.off(`change:${trait}`, again);
      close();
    };
  };
}

/** Puts a drawing into its place, and returns its clean-up: `close` ends what the drawing follows, if it follows anything. */
export function placed(el, root, close) {
  el.replaceChildren(root);
  return () => {
    close?.();
    root.remove();
  };
}

/** Marks what in a still does nothing without a script: where none comes, it is not shown. */
export function needsScript(root, ...selectors) {
  for (const part of selectors.flatMap((selector) => [...root.querySelectorAll(selector)])) part.classList.add("ts-scripted");
  return root;
}

/** Makes an element of a still that is for those without scripts only. */
export const unscripted = (tag, attributes, ...children) =>
  make(tag, { ...attributes, class: `ts-unscripted ${attributes.class ?? ""}`.trim() }, ...children);

let lastId = 0;
/** An id that is unique on the page, for labels and descriptions. */
export function uniqueId(stem) {
  lastId += 1;
  return `ts-${stem}-${lastId}-${Math.random().toString(36).slice(2, 7)}`;
}

/** Hands the reader a file made here. */
export function download(filename, type, text) {
  const link = make("a", { href: URL.createObjectURL(new Blob([text], { type })), download: filename });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
