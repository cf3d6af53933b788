// The small elements that the timer's parts are built of.
import { make } from "../shared/dom.js";

const PLAY = '<path d="M7 4.5v15l12-7.5z"/>';
const ROUND = '<path d="M5 12a7 7 0 1 0 2.2-5.1L5 9M5 4v5h5"/>';
const ICONS = {
  start: PLAY,
  pause: '<path d="M8 5v14M16 5v14"/>',
  resume: PLAY,
  again: ROUND,
  restart: ROUND,
  back: '<path d="M18 5.5v13L8.5 12zM6 5v14"/>',
  skip: '<path d="M6 5.5v13l9.5-6.5zM18 5v14"/>',
  lengthen: '<path d="M12 5v14M5 12h14"/>',
  shorten: '<path d="M5 12h14"/>',
  fill: '<path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5"/>',
  leave: '<path d="M6 6l12 12M18 6L6 18"/>',
  done: '<path d="M5 13l4.5 4.5L19 7"/>',
  watch: '<circle cx="12" cy="13" r="7.5"/><path d="M12 9v4l2.5 2M10 2.5h4"/>',
};

export function icon(name) {
  const svg = make("svg", { viewBox: "0 0 24 24", class: "ts-warmup-icon", "aria-hidden": "true", focusable: "false" });
  svg.innerHTML = ICONS[name] ?? ICONS.watch;
  return svg;
}

export const part = (name, ...children) => make("div", { class: `ts-warmup-${name}` }, ...children);
export const text = (name, ...children) => make("span", { class: `ts-warmup-${name}` }, ...children);
export const onlyHeard = (...children) => make("span", { class: "ts-only-heard" }, ...children);
export const onlySeen = (element) => {
  element.setAttribute("aria-hidden", "true");
  return element;
};

export function checkbox(words, onchange) {
  const input = make("input", { type: "checkbox", onchange: () => onchange(input.checked) });
  return { input, element: make("label", { class: "ts-warmup-check" }, input, make("span", {}, words)) };
}

/** Texts on top of one another, one of them showing: the place is as tall as the tallest, and nothing moves. */
export function stack(tag, name) {
  const element = make(tag, { class: `ts-warmup-stack ts-warmup-${name}` });
  return {
    element,
    fill: (contents) => element.replaceChildren(...contents.map((content) => text("layer", content))),
    show: (index) => [...element.children].forEach((layer, i) => layer.classList.toggle("is-shown", i === index)),
  };
}
