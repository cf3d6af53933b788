// A lift to bend, to reach out and to load, and what the model at L5/S1 makes of it: physics, not risk.
import { numberText, typedNumber } from "../../models/numbers.js";
import { button, make, needsScript, renderer, setText, uniqueId } from "../shared/dom.js";
import { numberField } from "../shared/fields.js";
import { sourceLine } from "../shared/feedback.js";
import { language, translator } from "../shared/language.js";
import { openRecord, pageName, recordName, storageSentence } from "../shared/storage.js";
import { numberSentence } from "../shared/typed_number.js";
import { FRAME, leaningTo, liftingBody, liftMarkup, reachingTo } from "./drawing.js";
import { fitting, LIFTS, loadOf, longestReach, MOST_SETUPS, PERSON, PERSON_RANGES, RANGES, scaleEnd } from "./setups.js";
import WORDS from "./words.json" with { type: "json" };

const NAMES = ["a", "b"];
const PARTS = [["trunk", "trunkMomentNm"], ["arms", "armMomentNm"], ["load", "loadMomentNm"]];
const HANDLE = 29; // half of what a finger finds, in the figure's units: 44 px in the smallest picture
const UNITS = { body_mass_kg: ["kg", "kilo"], body_height_cm: ["cm"], muscle_lever_arm_cm: ["cm"] };
const QUIET = { class: "ts-button ts-button--quiet" };

/** One picture with its handles; `drag(name, place)` hears where a handle is drawn to, and `rest()` when it is let go. */
function pictureOf({ drag, rest }) {
  const drawn = make("div", { class: "ts-pose", "aria-hidden": "true" });
  const handles = make("svg", { class: "ts-lift-handles", viewBox: FRAME.join(" "), "aria-hidden": "true" });
  const placeOf = (event) => {
    const { left, top, width, height } = handles.getBoundingClientRect();
    return [FRAME[0] + ((event.clientX - left) / width) * FRAME[2], FRAME[1] + ((event.clientY - top) / height) * FRAME[3]];
  };
  const grips = Object.fromEntries(["trunk", "hands"].map((name) => {
    const shown = make("circle", { r: 8, class: "ts-lift-dot" });
    const felt = make("circle", { r: HANDLE, class: `ts-lift-handle ts-lift-handle--${name}` });
    felt.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      felt.setPointerCapture(event.pointerId);
    });
    felt.addEventListener("pointermove", (event) => felt.hasPointerCapture(event.pointerId) && drag(name, placeOf(event)));
    felt.addEventListener("pointerup", rest);
    handles.append(shown, felt);
    return [name, [shown, felt]];
  }));
  return {
    element: make("div", { class: "ts-lift-picture" }, drawn, handles),
    show(setup, person) {
      drawn.innerHTML = liftMarkup(setup, person);
      const { shoulder, grip } = liftingBody(setup, person);
      for (const [name, [x, y]] of [["trunk", shoulder], ["hands", grip]]) {
        for (const circle of grips[name]) {
          circle.setAttribute("cx", Math.round(x));
          circle.setAttribute("cy", Math.round(y));
        }
      }
    },
  };
}

function view(model) {
  const lang = language(model);
  const t = translator(WORDS, lang);
  const number = (value, decimals = 0) => numberText(value, lang, { decimals });
  const entry = model.get("activity");
  const references = model.get("references") ?? {};
  const page = pageName();
  const record = openRecord(LIFTS, recordName(model, "lift"));
  const first = () => ({ setups: entry.setups, person: { ...PERSON, ...entry.person }, guess: null });
  let { setups, person, guess } = first();
  /** In a notebook the lifts are Python's; in the book they are what this browser has kept. */
  const present = () => (page === "" ? { setups: model.get("setups"), person: model.get("person"), guess } : (record.read() ?? first()));
  ({ setups, person, guess } = present());
  let current = 0; // the lift that the sliders are of
  let asksFirst = Boolean(entry.predict) && guess === null;

  const nameOf = (index) => entry.setups[index]?.[lang] ?? t(NAMES[index]);
  const loads = () => setups.map((setup) => loadOf(setup, person));
  const [titleId, groupId] = [uniqueId("lift"), uniqueId("lift-which")];
  const live = make("p", { class: "ts-only-heard", role: "status" });
  const problem = make("p", { class: "ts-note", hidden: true });

  function keep() {
    if (page === "") {
      model.set("setups", setups);
      model.set("person", person);
      model.save_changes();
    } else record.write({ setups, person, guess });
  }
  function put(index, setup) {
    setups = setups.map((other, place) => (place === index ? fitting(setup, person) : other));
    show();
  }
  /** Keeps what has been set, and says what it comes to. */
  function rest() {
    keep();
    show();
    say();
  }
  function say(before = "") {
    const { externalMomentNm, compressionN, shearN } = loads()[current];
    const lift = setups.length > 1 ? `${t("lift", { name: nameOf(current) })}. ` : "";
    setText(live, before + t("heard", { lift, moment: number(externalMomentNm), compression: number(compressionN), shear: number(shearN) }));
  }

  // ---------------------------------------------------------------- what is seen

  const lifts = Array.from({ length: MOST_SETUPS }, (_, index) => {
    const picture = pictureOf({
      drag(name, place) {
        if (asksFirst) return;
        current = index;
        put(index, (name === "trunk" ? leaningTo : reachingTo)(setups[index], person, place));
      },
      rest: () => !asksFirst && rest(),
    });
    const name = make("p", { class: "ts-lift-name" });
    const told = make("p", { class: "ts-only-heard" });
    const values = Object.fromEntries(["moment", "arm", "compression", "shear"].map((key) => [key, make("dd")]));
    const rows = Object.entries(values).map(([key, value]) => make("div", { class: `ts-lift-value--${key}` }, make("dt", {}, t(key)), value));
    const numbers = make("div", { class: "ts-lift-numbers" }, make("dl", {}, rows)); // the theme sets lists with a class in
    const element = make("div", { class: "ts-lift-one", role: "group" }, name, told, picture.element, numbers);
    return { element, picture, name, told, values };
  });
  const bars = lifts.map(() => {
    const [name, track] = [make("span", { class: "ts-lift-bar-name" }), make("span", { class: "ts-lift-track" })];
    const parts = PARTS.map(([key]) => make("span", { class: `ts-lift-part ts-lift-part--${key}` }));
    track.append(...parts);
    const end = make("span", { class: "ts-lift-bar-end" });
    return { element: make("div", { class: "ts-lift-bar" }, name, track, end), name, end, parts };
  });
  const keyValues = PARTS.map(() => make("b"));
  const key = make("p", { class: "ts-lift-key ts-note" }, PARTS.map(([name], index) =>
    make("span", {}, make("i", { class: `ts-lift-part--${name}`, "aria-hidden": "true" }), `${t(name)} `, keyValues[index])));
  const echo = make("p", { class: "ts-lift-guessed" });

  // ---------------------------------------------------------------- what is set

  const which = make("div", { class: "ts-choices ts-lift-which", role: "group", "aria-labelledby": groupId },
    make("span", { class: "ts-only-heard", id: groupId }, t("setting")),
    NAMES.map((_, index) => button("", () => {
      current = index;
      show();
      say();
    })));
  const [, ...whichButtons] = which.children;
  const sliders = Object.entries(RANGES).map(([name, [least, most]]) => {
    const input = make("input", { type: "range", class: "ts-lift-slider", min: least, max: most, step: 1, autocomplete: "off", id: uniqueId("lift-slider") });
    const value = make("span", { "aria-hidden": "true" });
    input.addEventListener("input", () => put(current, { ...setups[current], [name]: Number(input.value) }));
    input.addEventListener("change", rest);
    return {
      name, input, value,
      element: make("div", { class: "ts-lift-set" }, make("label", { for: input.id }, t(name)), value, input),
    };
  });
  const compare = button("", () => {
    const isOne = setups.length === 1;
    setups = isOne ? [...setups, setups[0]] : setups.slice(0, 1);
    current = isOne ? 1 : 0;
    keep();
    show();
    say(`${t(isOne ? "added" : "removed")} `);
  }, QUIET);
  const again = button(t("again"), () => {
    ({ setups, person, guess } = first());
    current = 0;
    asksFirst = Boolean(entry.predict);
    if (page === "") keep();
    else record.remove();
    fillBody();
    show();
    if (asksFirst) (ask.querySelector(".ts-lift-slider") ?? ask.querySelector(".ts-button")).focus(); // what was pressed is not there meanwhile
    setText(live, t("started"));
  }, QUIET);

  const bodyFields = Object.entries(PERSON_RANGES).map(([name, [low, high]]) => {
    function take(text) {
      const reading = typedNumber(text, lang, UNITS[name]);
      const { value = NaN } = reading;
      const isIn = low <= value && value <= high;
      made.show({ error: isIn ? "" : numberSentence(reading, lang, UNITS[name][0]) || t("range", { low, high }), choices: reading.choices });
      if (!isIn) return void setText(live, t("range", { low, high }));
      person = { ...person, [name]: value };
      setups = setups.map((setup) => fitting(setup, person));
      rest();
    }
    const stepped = (way) => {
      const next = Math.min(high, Math.max(low, person[name] + way * (name === "muscle_lever_arm_cm" ? 0.5 : 1)));
      made.fill(number(next, 1));
      take(number(next, 1));
    };
    const made = numberField({ changed: take, step: stepped, lang, label: t(name) });
    return { name, ...made };
  });
  const fillBody = () => bodyFields.forEach(({ name, fill, show: showField }) => {
    fill(number(person[name], 1));
    showField({});
  });
  const body = make("details", { class: "ts-lift-body" }, make("summary", {}, t("body")),
    make("div", { class: "ts-lift-fields" }, bodyFields.map(({ element }) => element)), make("p", { class: "ts-note" }, t("model")),
    page !== "" && make("p", { class: "ts-note" }, t("kept")));

  const controls = make("div", { class: "ts-lift-controls" }, which, sliders.map(({ element }) => element),
    make("div", { class: "ts-lift-actions" }, compare, again));

  // ---------------------------------------------------------------- what is guessed first

  function answered(value) {
    guess = value;
    asksFirst = false;
    if (value !== "skipped" && entry.predict.to) setups = setups.map((setup) => fitting({ ...setup, ...entry.predict.to }, person));
    keep();
    show();
    say(echo.textContent ? `${echo.textContent} ` : "");
    (setups.length > 1 ? whichButtons[0] : sliders[0].input).focus();
  }
  const ask = entry.predict && predictView();
  function predictView() {
    const askId = uniqueId("lift-ask");
    const skip = button(t("skip"), () => answered("skipped"), QUIET);
    const frame = (...parts) => make("div", { class: "ts-lift-ask", role: "group", "aria-labelledby": askId }, make("p", { id: askId, class: "ts-legend" }, entry.predict[lang]), ...parts);
    if (entry.setups.length > 1) {
      const choice = (value, words) => button(words, () => answered(value));
      return frame(make("div", { class: "ts-choices" }, choice("a", nameOf(0)), choice("b", nameOf(1)), choice("same", t("same")), skip));
    }
    const from = Math.round(loadOf(entry.setups[0], first().person).externalMomentNm);
    const input = make("input", { type: "range", class: "ts-lift-slider", min: 0, max: 600, step: 5, value: 5 * Math.round(from / 5), autocomplete: "off", id: uniqueId("lift-guess") });
    const value = make("span", { "aria-hidden": "true" });
    const tell = () => {
      setText(value, t("guess_value", { n: number(Number(input.value)) }));
      input.setAttribute("aria-valuetext", value.textContent);
    };
    input.addEventListener("input", tell);
    tell();
    return frame(
      make("div", { class: "ts-lift-set" }, make("label", { for: input.id }, t("guess")), value, input),
      make("div", { class: "ts-choices" }, button(t("see"), () => answered(Number(input.value)), { class: "ts-button ts-button--main" }), skip));
  }

  // ---------------------------------------------------------------- showing

  function echoText() {
    if (guess === null || guess === "skipped") return "";
    const asked = entry.setups.map((setup) => loadOf({ ...setup, ...entry.predict?.to }, first().person).externalMomentNm);
    if (typeof guess === "number") return t("guessed", { guess: number(guess), n: number(asked[0]) });
    const words = { a: nameOf(0), b: nameOf(1), same: t("same") };
    const answer = Math.round(asked[0]) === Math.round(asked[1]) ? "same" : asked[0] > asked[1] ? "a" : "b";
    return t("guessed_which", { guess: words[guess], answer: words[answer] });
  }

  function show() {
    const all = loads();
    const end = scaleEnd(all.map(({ externalMomentNm }) => externalMomentNm));
    const isTwo = setups.length > 1;
    current = Math.min(current, setups.length - 1);
    const isHidden = asksFirst && isTwo; // the numbers would tell which is larger
    stage.setAttribute("data-lifts", setups.length);
    lifts.forEach(({ element, picture, name, told, values }, index) => {
      element.hidden = bars[index].element.hidden = index >= setups.length;
      if (element.hidden) return;
      const [setup, load] = [setups[index], all[index]];
      const words = { lean: setup.inclination_deg, reach: setup.reach_cm, load: setup.load_kg };
      element.setAttribute("aria-label", isTwo ? t("lift", { name: nameOf(index) }) : t("where"));
      element.toggleAttribute("data-current", isTwo && index === current);
      const arm = t("centimetres", { n: number(100 * load.shoulderLeverArmM + setup.reach_cm) });
      picture.show(setup, person);
      name.hidden = !isTwo;
      setText(name, nameOf(index));
      setText(told, t("figure", words));
      const shown = { moment: [load.externalMomentNm, "moment_unit"], compression: [load.compressionN, "force_unit"], shear: [load.shearN, "force_unit"] };
      for (const [key, [value, unit]] of Object.entries(shown)) setText(values[key], isHidden ? t("hidden") : `${number(value)}\u00a0${t(unit)}`);
      setText(values.arm, isHidden ? t("hidden") : arm);
      const bar = bars[index];
      bar.name.hidden = !isTwo;
      setText(bar.name, nameOf(index));
      setText(bar.end, t("scale", { n: number(end) }));
      PARTS.forEach(([, part], place) => bar.parts[place].setAttribute("style", `width: ${isHidden ? 0 : Math.round((1000 * load[part]) / end) / 10}%`));
    });
    PARTS.forEach(([, part], place) => setText(keyValues[place], isTwo ? "" : number(all[0][part])));
    setText(echo, echoText());
    which.hidden = !isTwo;
    whichButtons.forEach((each, index) => {
      setText(each, t("lift", { name: nameOf(index) }));
      each.setAttribute("aria-pressed", String(index === current));
    });
    for (const { name, input, value } of sliders) {
      const set = setups[current][name];
      if (name === "reach_cm") input.setAttribute("max", longestReach(person));
      if (Number(input.value) !== set) input.value = set;
      setText(value, t(`${name}_value`, { n: number(set) }));
      input.setAttribute("aria-valuetext", value.textContent);
    }
    setText(compare, t(isTwo ? "one" : "compare"));
    compare.hidden = entry.setups.length > 1;
    controls.toggleAttribute("data-away", asksFirst);
    ask?.toggleAttribute("data-away", !asksFirst);
    problem.hidden = record.problem === null;
    setText(problem, storageSentence(record.problem, lang));
  }

  const stage = make("div", { class: "ts-lift-stage" }, lifts.map(({ element }) => element));
  const root = make("section", { class: `ts-widget ts-lift ${ask ? "ts-lift--asks" : ""}`.trim(), lang, "aria-labelledby": titleId },
    make("p", { class: "ts-title", id: titleId }, entry.title[lang]),
    make("p", { class: "ts-lift-label" }, t("label")),
    make("p", { class: "ts-purpose" }, t("purpose")),
    stage,
    make("div", { class: "ts-lift-bars", role: "group", "aria-label": t("parts") }, bars.map(({ element }) => element), key),
    echo,
    make("div", { class: "ts-lift-turns" }, controls, ask),
    body, problem,
    sourceLine(entry.refs ?? [], { references, lang }),
    live);
  fillBody();
  show();

  /** What another view, another tab or Python has set. */
  function recall() {
    const now = present();
    if (JSON.stringify(now) === JSON.stringify({ setups, person, guess })) return;
    ({ setups, person, guess } = now);
    asksFirst = Boolean(entry.predict) && guess === null;
    fillBody();
    show();
  }
  return { root, recall, record };
}

/** The lab before scripts run: without them, the lifts as they are set and what the model makes of them. */
export function still(model, lang) {
  const { root } = view(model);
  return needsScript(root, ".ts-purpose", ".ts-lift-handles", ".ts-lift-turns", ".ts-lift-body");
}

export default {
  render: renderer(["activity", "lang", "name", "references"], (model, el) => {
    const { root, recall, record } = view(model);
    el.replaceChildren(root);
    const unfollow = record.follow(recall);
    const follow = () => queueMicrotask(recall); // they come one by one, and are looked at when all are there
    for (const name of ["setups", "person"]) model.on(`change:${name}`, follow);
    return () => {
      for (const name of ["setups", "person"]) model.off(`change:${name}`, follow);
      unfollow();
      root.remove();
    };
  }),
};
