// A task with the reader's own numbers: new ones each time, and an answer checked by the course's formulas.
// Twin of own_numbers.py where a number is drawn, written and worked out.
import { numberText, percentText, typedNumber } from "../../models/numbers.js";
import { negativeLikelihoodRatio, positiveLikelihoodRatio, postTestProbability } from "../../models/evidence/diagnostic_accuracy.js";
import { heartRateKarvonen, maxHeartRateTanaka } from "../../models/body/heart_rate.js";
import { button, make, setText, uniqueId } from "../../widgets/shared/dom.js";
import { volumeLoad } from "../../models/load/progression.js";
import { choiceRow, numberSentence } from "../../widgets/shared/typed_number.js";
import { oneRepMaxBrzycki, oneRepMaxEpley, repetitionsToFailure, rpeFromRir } from "../../models/strength/strength.js";
import { sessionLoad } from "../../models/load/training_load.js";
import { enduranceRatio } from "../../models/strength/trunk_endurance.js";
import { coupledFromUncoupled } from "../../models/load/workload_ratio.js";

/** Each formula, and the names of its numbers in its own order. */
export const MODELS = {
  coupled_from_uncoupled: [coupledFromUncoupled, "uncoupled"],
  endurance_ratio: [enduranceRatio, "time_s", "reference_s"],
  heart_rate_karvonen: [heartRateKarvonen, "share", "resting_bpm", "max_bpm"],
  max_heart_rate_tanaka: [maxHeartRateTanaka, "age_years"],
  negative_likelihood_ratio: [negativeLikelihoodRatio, "sensitivity", "specificity"],
  one_rep_max_brzycki: [oneRepMaxBrzycki, "load_kg", "reps"],
  one_rep_max_epley: [oneRepMaxEpley, "load_kg", "reps"],
  positive_likelihood_ratio: [positiveLikelihoodRatio, "sensitivity", "specificity"],
  post_test_probability: [postTestProbability, "pre_test", "likelihood_ratio"],
  repetitions_to_failure: [repetitionsToFailure, "reps", "rir"],
  rpe_from_rir: [rpeFromRir, "rir"],
  session_load: [sessionLoad, "rpe", "duration_min"],
  volume_load: [volumeLoad, "sets", "reps", "load_kg"],
};

/** What a task's formula gives for its numbers, per cent where that is asked. */
export function answer(task, values) {
  const [formula, ...names] = MODELS[task.model];
  const found = formula(...names.map((name) => values[name]));
  return (found?.value ?? found) * (task.perCent ? 100 : 1);
}

/** A number of two figures, or a whole one, between the ends: `share` is how far along, 0 to 1. */
export function drawn({ low, high, whole }, share) {
  const value = low + (high - low) * share;
  return whole ? Math.round(value) : Number(value.toPrecision(2));
}

export function asked(task, values, lang) {
  return task.ask.replace(/\{(\w+)\}/g, (_, name) => {
    const number = task.numbers.find((each) => each.name === name);
    return number.perCent ? percentText(values[name] * 100, lang, { decimals: 12 }) : numberText(values[name], lang, { decimals: 12 });
  });
}

export function told(task, values, lang) {
  const { decimals } = task;
  if (task.perCent) return percentText(answer(task, values), lang, { decimals });
  return numberText(answer(task, values), lang, { decimals }) + (task.unit && `\u00a0${task.unit}`);
}

function enlivenTask(place, words, lang) {
  const task = JSON.parse(place.dataset.own);
  const [ask, fold] = [place.querySelector(".ts-own-ask"), place.querySelector(".ts-own-told")];
  const solution = fold.querySelector("p");
  const id = uniqueId("own");
  const field = make("input", { id, class: "ts-input", inputmode: "decimal", autocomplete: "off" });
  const status = make("p", { role: "status", class: "ts-own-status" });
  const units = task.perCent ? [lang === "en" ? "per cent" : "prosent"] : [task.unit].filter(Boolean);
  const meant = choiceRow((choice) => {
    field.value = choice;
    check();
    field.focus();
  });
  let values;
  const draw = () => {
    values = Object.fromEntries(task.numbers.map((number) => [number.name, drawn(number, Math.random())]));
    setText(ask, asked(task, values, lang));
    setText(solution, told(task, values, lang));
    setText(status, "");
    meant.show();
    field.value = "";
    fold.open = false;
  };
  const check = (event) => {
    event?.preventDefault();
    const reading = typedNumber(field.value, lang, units);
    meant.show(reading.choices);
    if (reading.problem) return setText(status, numberSentence(reading, lang, units[0]) || words.own_not_number);
    const right = Math.abs(reading.value - answer(task, values)) <= task.tolerance;
    return setText(status, right ? words.own_right.replace("{answer}", told(task, values, lang)) : words.own_close);
  };
  const label = task.perCent ? `${words.own_answer} ${words.own_per_cent}` : words.own_answer + (task.unit && ` (${task.unit})`);
  const again = () => {
    draw();
    field.focus();
  };
  ask.after(
    make("form", { class: "ts-own-form", onsubmit: check },
      make("div", { class: "ts-field" }, make("label", { for: id }, label), field),
      make("button", { class: "ts-button ts-button--main" }, words.own_check),
      button(words.own_new, again)),
    status, meant.element,
  );
  draw();
}

export function enliven(root) {
  const words = JSON.parse(root.querySelector("#section-words").textContent);
  const lang = root.documentElement.lang.startsWith("en") ? "en" : "nb";
  for (const place of root.querySelectorAll("[data-own]")) enlivenTask(place, words, lang);
}
