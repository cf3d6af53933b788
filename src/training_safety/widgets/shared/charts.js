// What a chart needs from the page: when to draw, in which colours, and the chart library itself.

import { make } from "./dom.js";
import { loadProgram } from "./programs.js";

/** Calls back once, when the element comes near what the reader sees. Returns its clean-up. */
export function whenNear(element, callback) {
  if (!("IntersectionObserver" in globalThis)) {
    callback();
    return () => {};
  }
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      callback();
    },
    { rootMargin: "300px" },
  );
  observer.observe(element);
  return () => observer.disconnect();
}

/**
 * Calls back once, when a chart comes near the screen. On a page of the book it comes in a quiet moment as well where
 * there is a mouse, and so most likely a printer: a browser does not wait for a chart before it prints. Returns its clean-up.
 */
export function whenWanted(element, callback) {
  let wanted = false;
  const want = () => {
    if (wanted) return;
    wanted = true;
    callback();
  };
  const away = whenNear(element, want);
  const quiet = () => (globalThis.requestIdleCallback ?? setTimeout)(want);
  const printed = document.querySelector('meta[name="training-safety"]') && globalThis.matchMedia?.("(hover: hover) and (pointer: fine)").matches;
  if (printed && document.readyState === "complete") quiet();
  else if (printed) addEventListener("load", quiet, { once: true });
  return () => {
    wanted = true;
    away();
    if (printed) removeEventListener("load", quiet);
  };
}

/** Calls back whenever the page turns light or dark. Returns its clean-up. */
export function whenThemeChanges(callback) {
  const observer = new MutationObserver(callback);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  observer.observe(document.body, { attributeFilter: ["data-jp-theme-light", "class"] });
  return () => observer.disconnect();
}

/** The design tokens of the moment, for a canvas or a chart: `tokens(el).accent`. */
export function tokens(element) {
  const style = getComputedStyle(element);
  // In forced colours they are names of the system's colours, which a chart cannot read.
  const probe = element.appendChild(make("span", { style: "forced-color-adjust: none" }));
  const readable = (value) => {
    if (!/^[A-Z]/.test(value)) return value;
    probe.style.color = value;
    return getComputedStyle(probe).color;
  };
  const names = ["ground", "surface", "raised", "line", "line-strong", "ink", "ink-quiet", "accent", "accent-soft", "second", "second-soft", "font-text"];
  const found = names.map((name) => [
    name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase()),
    readable(style.getPropertyValue(`--ts-${name}`).trim()),
  ]);
  probe.remove();
  return Object.fromEntries(found);
}

/** Resolves to Plotly: one copy, fetched when a chart comes near. */
export const loadPlotly = (model) => loadProgram(model, "plotly", () => globalThis.Plotly);

const WALK = Symbol.for("trygg-trening:chart-walk");
/**
 * Lets a drawn chart be walked point by point with the keys; the program for it comes with the first focus. `figure()` is
 * what the chart shows, `canvas` where Plotly has drawn it.
 */
export function walkable(place, model, lang, figure, canvas) {
  place.setAttribute("role", "application"); // or a screen reader keeps the arrow keys for itself
  place.setAttribute("aria-roledescription", lang === "en" ? "chart" : "diagram");
  place.setAttribute("tabindex", "0");
  place.setAttribute("data-lm-suppress-shortcuts", "true");
  const mark = ({ curveNumber, pointNumber }) => globalThis.Plotly?.Fx.hover(canvas, [{ curveNumber, pointNumber }]);
  const begin = async () => {
    const { chartWalk } = await loadProgram(model, "chart-walk", () => globalThis[WALK]);
    chartWalk(place, lang, figure, mark);
  };
  place.addEventListener("focus", () => begin().catch(() => {}), { once: true }); // the numbers stand in a table as well
}
