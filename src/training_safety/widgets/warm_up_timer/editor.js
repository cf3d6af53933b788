// «Adapt the plan»: minutes, exercises and settings, and a way to delete what is kept. What is typed
// wrongly stays where it is, with a sentence beside it, and the plan is as it was.
import { numberText, typedNumber } from "../../models/numbers.js";
import { button, make, uniqueId } from "../shared/dom.js";
import { choiceRow, numberSentence } from "../shared/typed_number.js";
import { LONGEST_OWN, LONGEST_PHASE_MIN, SETTINGS, choiceId, isWhole, namesIn, phaseLimits } from "./choices.js";
import { checkbox, onlyHeard, part } from "./elements.js";

// What may be written after a number: in Bokmål and in English.
const SECONDS = ["sekunder", "seconds"];
const UNITS = { minutes: ["minutter", "minutes"], holds: ["hold", "holds"], hold_s: SECONDS, rest_s: SECONDS, in_s: SECONDS, out_s: SECONDS };

/** The next whole step up or down within the range: 0.75 goes to 1 and not to 1.25. */
export function stepped(value, way, [low, high], step) {
  const next = way > 0 ? Math.floor(value / step + 1e-9) + 1 : Math.ceil(value / step - 1e-9) - 1;
  return Math.min(Math.max(next * step, low), high);
}

const error = (id = null) => make("p", { class: "ts-error", id, "aria-live": "polite" });
const about = (words) => words && onlyHeard(` (${words})`);

/** A number with a button on either side. `of` is what it belongs to, for those who listen. */
function numberField({ lang, t }, { key, name, of, hint, range, step, whole, unit = "", read, write }) {
  const [id, hintId, errorId] = ["field", "hint", "error"].map((stem) => uniqueId(`warmup-${stem}`));
  const text = (value) => numberText(value, lang, { decimals: 2 });
  const problem = error(errorId);
  const meant = choiceRow((choice) => {
    input.value = choice;
    take();
    input.focus();
  });
  const refuse = (sentence, choices) => {
    problem.textContent = sentence;
    meant.show(choices);
    input.setAttribute("aria-invalid", String(sentence !== ""));
  };
  const take = () => {
    const reading = typedNumber(input.value, lang, UNITS[key]);
    const { value } = reading;
    const fits = value >= range[0] && value <= range[1] && (!whole || Number.isInteger(value));
    const [low, high] = range.map(text);
    const about = () => t(whole ? "bad_whole" : "bad_number", { low, high, value: text(read()) + unit });
    refuse(fits ? "" : numberSentence(reading, lang, UNITS[key][lang === "en" ? 1 : 0]) || about(), reading.choices);
    if (fits) write(value);
  };
  const stepper = (way, sign, word) => {
    const onclick = () => {
      refuse("");
      write(stepped(read(), way, range, step));
      input.value = text(read());
    };
    return button(sign, onclick, { "aria-label": t(word, { what: of ?? name }) });
  };
  const input = make("input", {
    class: "ts-input ts-warmup-number", id, type: "text", inputmode: whole ? "numeric" : "decimal", autocomplete: "off",
    "aria-describedby": `${errorId} ${hintId}`, onchange: take,
  });
  let known = null;
  return {
    element: make("div", { class: "ts-field" }, make("label", { for: id }, name, about(of)),
      part("stepper", stepper(-1, "−", "less"), input, stepper(1, "+", "more")),
      make("p", { class: "ts-hint", id: hintId }, hint), problem, meant.element),
    renew() {
      // What the reader is still to mend is left alone.
      if (read() === known) return;
      known = read();
      input.value = text(known);
      refuse("");
    },
  };
}

function settingEditor(name, context) {
  const { clock, t } = context;
  const [low, high, step] = SETTINGS[name];
  const read = () => clock.state().plan.settings[name];
  const write = (value) => clock.choose({ settings: { ...clock.state().edits.settings, [name]: value } });
  if (name === "sides") {
    const { input, element } = checkbox(t(name), (on) => write(Number(on)));
    return { element, renew: () => (input.checked = read() > 0) };
  }
  return numberField(context, { key: name, name: t(name), hint: `${low}–${high}`, range: [low, high], step, whole: isWhole(name), read, write });
}

function phaseEditor(phase, index, context) {
  const { clock, lang, t } = context;
  const name = phase.name[lang];
  const now = () => clock.state().plan.phases[index];
  const choose = (what, value) => clock.choose({ [what]: { ...clock.state().edits[what], [phase.key]: value } });
  const range = phaseLimits(phase);
  const [low, high] = (phase.suggested_min ?? range).map((minutes) => numberText(minutes, lang, { decimals: 1 }));
  const minutes = numberField(context, {
    key: "minutes", name: t("minutes"), of: name, range, step: 0.5, unit: " min",
    hint: phase.suggested_min ? t("suggested", { low, high, cap: LONGEST_PHASE_MIN }) : `${low}–${high}`,
    read: () => now().seconds / 60,
    write: (value) => choose("minutes", value),
  });

  const problem = error();
  const chooseExercises = () => {
    const ids = exercises.map(({ id }) => id);
    const switched = exercises.filter(({ input, usual }) => input.checked !== usual).map(({ id }) => id);
    clock.choose({ switched: [...clock.state().edits.switched.filter((id) => !ids.includes(id)), ...switched] });
  };
  const exercises = [...phase.exercises, ...phase.more].map((exercise) => {
    const include = checkbox(exercise.name[lang], (on) => {
      const last = !on && now().exercises.length === 1;
      problem.textContent = last ? t("bad_last") : "";
      include.input.checked = on || last;
      chooseExercises();
    });
    const easier = exercise.gentler && checkbox([t("gentler"), about(exercise.name[lang])], (on) => clock.chooseGentler(exercise.key, on));
    return {
      id: choiceId(phase, exercise),
      usual: phase.exercises.includes(exercise),
      input: include.input,
      element: make("li", {}, include.element, easier?.element),
      renew({ edits }) {
        include.input.checked = now().exercises.some(({ key }) => key === exercise.key);
        if (easier) easier.input.checked = edits.gentler.includes(exercise.key);
      },
    };
  });

  const id = uniqueId("warmup-own");
  const own = make("input", { class: "ts-input", id, type: "text", autocomplete: "off", maxlength: LONGEST_OWN, onchange: () => choose("own", own.value) });
  return {
    element: make("fieldset", {}, make("legend", { class: "ts-legend" }, name), minutes.element,
      make("ul", { "aria-label": t("exercises") }, exercises.map(({ element }) => element)), problem,
      make("div", { class: "ts-field" }, make("label", { for: id }, t("own"), about(name)), own)),
    renew(state) {
      for (const one of [minutes, ...exercises]) one.renew(state);
      own.value = namesIn(state.edits.own[phase.key]).join(", ");
    },
  };
}

function forgetting({ clock, t }) {
  const told = make("p", { class: "ts-note", role: "status" }, t("kept_where"));
  const ask = (asking) => {
    question.hidden = !asking;
    forget.hidden = asking;
    (asking ? keep : forget).focus();
  };
  const forget = button(t("forget"), () => ask(true));
  const keep = button(t("forget_no"), () => ask(false));
  const yes = button(t("forget_yes"), () => {
    clock.forget();
    ask(false);
    told.textContent = t("forgotten");
  });
  const question = make("div", { role: "group", "aria-label": t("forget_ask"), hidden: true }, make("p", {}, t("forget_ask")), yes, keep);
  return part("keeping", told, forget, question);
}

/** Folded, and made when it is first unfolded: it has more fields than all the rest of the timer together. */
export function editor(context) {
  const { clock, t, totalText } = context;
  const asked = Object.keys(SETTINGS).filter((name) => name in clock.base.settings);
  const body = part("editor");
  const total = make("output", { class: "ts-warmup-total" });
  let fields = [];
  let latest = null;
  const show = (state) => {
    for (const field of fields) field.renew(state);
    total.textContent = totalText(state.plan);
  };
  const unfold = () => {
    if (fields.length > 0) return;
    fields = asked.length ? asked.map((name) => settingEditor(name, context)) : clock.base.phases.map((phase, i) => phaseEditor(phase, i, context));
    body.append(part(asked.length ? "settings" : "phases", fields.map(({ element }) => element)), total, forgetting(context));
    if (latest) show(latest);
  };
  return {
    // A click comes before it opens, so nothing is seen empty; the browser's own search opens it without one.
    element: make("details", { class: "ts-warmup-edit", ontoggle: unfold }, make("summary", { onclick: unfold }, t("edit")), body),
    renew(state) {
      latest = state;
      if (fields.length > 0) show(state);
    },
  };
}
