// A timeline: a line with a slider, and in words what is true at its place.
import { numberText } from "../../models/numbers.js";
import { SKETCH_LABEL } from "../../models/body/soreness.js";
import { dotsPath } from "../shared/dots.js";
import { button, make, needsScript, placed, renderer, setText, uniqueId } from "../shared/dom.js";
import { language, translator } from "../shared/language.js";
import { sourceLine } from "../shared/feedback.js";
import { symptomCheck } from "../shared/symptom_check.js";
import { curvePath, heightAt, markAt, placesOf, rounded, shareOf } from "./moments.js";
import WORDS from "./words.json" with { type: "json" };

const drawing = (name, ...parts) => make("svg", { class: name, viewBox: "0 0 100 100", preserveAspectRatio: "none", "aria-hidden": "true" }, parts.flat());
const line = (y) => make("path", { class: "ts-timeline-line", d: `M0 ${y}H100` });
const dot = (x, y) => make("path", { class: "ts-timeline-mark", d: `M${x} ${y}h0` });
const withValues = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);

/**
 * What is drawn and said of a timeline: its parts, `now(at)` and `told(at)` for what is said at a place,
 * `show(at)` to go there, and in `list` all of it to read.
 */
function moments(entry, places, { lang, t, references }) {
  const number = (value) => numberText(value, lang, { decimals: 2 });
  const name = (at) => {
    const unit = at === 1 ? entry.unit : `${entry.unit}s`;
    return t(`time_${unit}`, { at: number(at) });
  };
  const now = (at) => {
    if (entry.curve && entry.says) return withValues(entry.says[lang], { at: number(at), value: numberText(heightAt(entry, at), lang) });
    return at === 0 ? t("start") : t("after", { time: name(at) });
  };
  const height = (at) => rounded(100 - heightAt(entry, at));
  const across = (at) => shareOf(places, at);
  const [stem, point] = ["stem", "point"].map((name) => make("path", { class: `ts-timeline-${name}` }));
  const curve = entry.curve && make("div", { class: "ts-timeline-curve" },
    make("span", { class: "ts-note" }, SKETCH_LABEL[lang]),
    drawing("", stem, make("path", { class: "ts-timeline-sketch", d: curvePath(entry, places) }),
      entry.marks.map(({ at }) => dot(across(at), height(at))), point));

  const first = entry.marks[0].symptom_check; // it stands above all else then, and by no mark
  const panel = (mark) => make("li", {},
    make("strong", { class: "ts-timeline-when" }, now(mark.at)),
    make("p", {}, mark[lang]),
    mark.symptom_check && !first && symptomCheck(t("check")),
    sourceLine(mark.refs ?? [], { references, lang }));
  const says = make("ol", { class: "ts-timeline-says" }, entry.marks.map(panel));
  return {
    name, now, says, curve,
    list: make("ol", { class: "ts-timeline-list" }, entry.marks.map(panel)),
    scale: t(`scale_${entry.unit}`),
    first: first && symptomCheck(t("first")),
    told: (at) => entry.marks[markAt(entry, at)][lang],
    show(at) {
      const current = markAt(entry, at);
      [...says.children].forEach((item, index) => item.toggleAttribute("data-away", index !== current));
      if (!curve) return;
      point.setAttribute("d", `M${across(at)} ${height(at)}h0`);
      stem.setAttribute("d", `M${across(at)} 100V${height(at)}`);
    },
  };
}

/** The same of values out of a hundred: dots for each series, and a table to read. */
function hundreds(entry, places, { lang, t }) {
  const number = (value) => numberText(value, lang, { decimals: 1 });
  const value = (each, at) => each.marks.find((mark) => mark.at === at)?.value;
  const says = (each, at) => {
    const there = value(each, at);
    return there === undefined ? t("none") : `${number(there)} ${withValues(entry.says[lang], { at: number(at) })}`;
  };
  const figures = entry.series.map((each) => {
    const [filled, empty] = ["filled", "empty"].map((name) => make("path", { class: `ts-timeline-${name}` }));
    const told = make("p");
    const element = make("li", {}, make("strong", {}, each[lang]), make("svg", { viewBox: "0 0 100 100", "aria-hidden": "true" }, filled, empty), told);
    return {
      element,
      show(at) {
        const there = Math.round(value(each, at) ?? 0);
        filled.setAttribute("d", dotsPath(0, there));
        empty.setAttribute("d", dotsPath(there, 100));
        setText(told, says(each, at));
      },
    };
  });
  const row = (each) => make("tr", {}, make("th", { scope: "row" }, each[lang]), places.map((at) => make("td", {}, number(value(each, at)))));
  const table = make("table", { class: "ts-timeline-list" },
    make("thead", {}, make("tr", {}, make("th", { scope: "col" }, entry.slider[lang]), places.map((at) => make("th", { scope: "col" }, number(at))))),
    make("tbody", {}, entry.series.map(row)));
  const now = (at) => `${entry.slider[lang]}: ${number(at)}`;
  return {
    now,
    name: now,
    list: table,
    says: make("ul", { class: "ts-timeline-hundreds" }, figures.map(({ element }) => element)),
    told: (at) => entry.series.map((each) => `${each[lang]}: ${says(each, at)}.`).join(" "),
    show: (at) => figures.forEach(({ show }) => show(at)),
  };
}

function view(model) {
  const lang = language(model);
  const t = translator(WORDS, lang);
  const entry = model.get("activity");
  const references = model.get("references") ?? {};
  const places = placesOf(entry);
  const shown = (entry.series ? hundreds : moments)(entry, places, { lang, t, references });
  const title = uniqueId("timeline");
  const slider = make("input", { type: "range", class: "ts-slider ts-timeline-slider", min: 0, max: places.length - 1, step: 1, value: 0, autocomplete: "off", "aria-label": entry.slider?.[lang] ?? t("slider") });
  const now = make("p", { class: "ts-timeline-now" });
  const live = make("p", { class: "ts-only-heard", role: "status" });

  const stops = entry.series ? places : entry.marks.map(({ at }) => at);
  const buttons = stops.map((at) =>
    button(numberText(at, lang, { decimals: 2 }), () => {
      show(places.indexOf(at));
      setText(live, `${shown.now(at)}. ${shown.told(at)}`);
    }, { "aria-label": shown.name(at) }));

  const gone = make("path", { class: "ts-timeline-gone" });
  const track = drawing("ts-timeline-track", line(50), gone, stops.map((at) => dot(shareOf(places, at), 50)));

  let shownAt = -1;
  function show(index) {
    if (index === shownAt) return;
    shownAt = index;
    const at = places[index];
    if (Number(slider.value) !== index) slider.value = index;
    slider.setAttribute("aria-valuetext", shown.now(at));
    setText(now, shown.now(at));
    gone.setAttribute("d", `M0 50H${shareOf(places, at)}`);
    const current = stops.findLastIndex((stop) => stop <= at);
    buttons.forEach((each, number) => each.setAttribute("aria-pressed", String(number === current)));
    shown.show(at);
  }
  slider.addEventListener("input", () => show(Number(slider.value)));
  // Said when the thumb rests, and only what is new: the place itself is the slider's to say.
  slider.addEventListener("change", () => setText(live, shown.told(places[shownAt])));

  if (shown.curve) {
    const follow = (event) => {
      const { left, width } = shown.curve.getBoundingClientRect();
      show(Math.round(Math.min(1, Math.max(0, (event.clientX - left) / width)) * (places.length - 1)));
    };
    shown.curve.addEventListener("pointerdown", (event) => {
      shown.curve.setPointerCapture(event.pointerId);
      follow(event);
    });
    shown.curve.addEventListener("pointermove", (event) => shown.curve.hasPointerCapture(event.pointerId) && follow(event));
    shown.curve.addEventListener("pointerup", () => setText(live, shown.told(places[shownAt])));
  }
  show(0);

  const columns = buttons.length > 6 ? Math.ceil(buttons.length / 2) : buttons.length; // of even rows on a phone
  const scale = shown.scale && make("p", { class: "ts-timeline-scale ts-note" }, shown.scale);
  return make("section", { class: "ts-widget ts-timeline", lang, "aria-labelledby": title },
    make("p", { class: "ts-title", id: title }, entry.title[lang]),
    shown.first,
    shown.curve,
    entry.series && now,
    make("div", { class: "ts-timeline-hand" }, track, slider),
    scale,
    make("div", { class: "ts-timeline-stops", style: `--columns: ${columns}` }, buttons),
    !entry.series && now,
    shown.says,
    make("div", { class: "ts-timeline-paper" }, shown.list),
    entry.caption && make("p", { class: "ts-note" }, entry.caption[lang]),
    sourceLine(entry.refs ?? [], { references, lang }),
    live);
}

/** The timeline before scripts run: without them, all its marks to read. */
export function still(model, lang) {
  const root = view(model);
  root.querySelector(".ts-timeline-paper").className = "ts-unscripted";
  return needsScript(root, ".ts-timeline-point", ".ts-timeline-stem", ".ts-timeline-hand", ".ts-timeline-scale", ".ts-timeline-stops", ".ts-timeline-now", ".ts-timeline-says", ".ts-timeline-hundreds");
}

export default {
  render: renderer(["activity", "lang", "references"], (model, el) => placed(el, view(model))),
};
