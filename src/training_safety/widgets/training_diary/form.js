// The form of a session: today, the last kind, and three taps – minutes, how hard, save.
import { KINDS, REST } from "../../models/load/diary.js";
import { numberText } from "../../models/numbers.js";
import { isoDay } from "../shared/days.js";
import { button, make, setText } from "../shared/dom.js";
import { numberSentence } from "../shared/typed_number.js";
import { NUMBERS, PAIN, typedSession } from "./sessions.js";

const MINUTES = [20, 30, 45, 60, 90];
const SCALE = Array.from({ length: 11 }, (_, number) => String(number));
const TYPED = { class: "ts-input", type: "text", inputmode: "decimal", autocomplete: "off" };

/**
 * The form: `fill(session)` puts one in to be edited, `begin(session)` one that was planned,
 * and `clear(kind)` makes it ready for the next. `save(session)` is
 * called with what was typed when all of it can be taken, `cancel()` when an edit is given up.
 */
export function sessionForm({ id, lang, words, today, say, save, cancel }) {
  let rpe = ""; // as text; one that was imported may lie between two buttons
  let dirty = false;
  const written = (value) => (value === undefined ? "" : numberText(value, lang, { decimals: 2, asTyped: true }));

  // ---------------------------------------------------------------- fields, each with a line for what to mend

  const row = (...parts) => make("div", { class: "ts-diary-chips" }, ...parts);
  const errors = {};
  const controls = {};
  function field(name, control, choices = []) {
    errors[name] = make("p", { class: "ts-error", id: `${id}-${name}-error`, hidden: true });
    controls[name] = control;
    for (const [attribute, value] of [["id", `${id}-${name}`], ["aria-describedby", `${id}-${name}-error`]]) control.setAttribute(attribute, value);
    control.addEventListener("input", () => { dirty = true; });
    return make("div", { class: "ts-field" }, make("label", { for: `${id}-${name}` }, words(`label_${name}`)), choices.length > 0 ? row(...choices, control) : control, errors[name]);
  }
  const select = (options) => make("select", { class: "ts-input" }, options.map(([value, text]) => make("option", { value }, text)));

  const date = make("input", { class: "ts-input", type: "date", onchange: showChoices });
  const days = [0, 1].map((ago) => button(words(`day_${ago}`), () => put("date", isoDay(today() - ago)), { class: "ts-button ts-diary-chip" }));
  const kind = select(KINDS.map((each) => [each, words.kind(each)]));
  kind.addEventListener("change", showChoices);
  const minutes = make("input", { ...TYPED, oninput: showChoices });
  const lengths = MINUTES.map((number) => button(String(number), () => put("minutes", String(number)), { class: "ts-button ts-diary-chip", "aria-label": words("minutes", { minutes: number }) }));
  const efforts = [...SCALE, ""].map((value) => {
    const input = make("input", { type: "radio", name: `${id}-effort`, value, "aria-label": value === "" ? words("rpe_none") : `${value}, ${words(`rpe_${value}`)}`, onchange: () => put("rpe", value) });
    return { value, input, element: make("label", { class: "ts-diary-effort" }, input, make("span", { "aria-hidden": "true" }, value === "" ? "–" : value)) };
  });
  const effort = make("p", { class: "ts-hint" });
  errors.rpe = make("p", { class: "ts-error", hidden: true });
  controls.rpe = efforts[0].input;

  const pains = PAIN.map((name) => field(name, select([["", "–"], ...SCALE.map((number) => [number, number])])));
  const sleep = field("sleep_h", make("input", { ...TYPED }));
  const more = make("details", { class: "ts-diary-more" }, make("summary", {}, words("more")), make("div", { class: "ts-diary-three" }, pains), sleep, make("p", { class: "ts-hint" }, words("more_note")));
  const trained = make("div", { class: "ts-diary-trained" },
    field("minutes", minutes, lengths),
    make("fieldset", { class: "ts-diary-group" }, make("legend", { class: "ts-legend" }, words("label_rpe")),
      make("div", { class: "ts-diary-scale" }, efforts.map(({ element }) => element)), effort, errors.rpe));

  const heading = make("p", { class: "ts-diary-heading", tabindex: "-1" });
  const submit = make("button", { type: "submit", class: "ts-button ts-button--main" });
  const giveUp = button(words("cancel"), () => cancel(), { hidden: true });
  const element = make("form", { class: "ts-diary-form", novalidate: true, onsubmit: submitted },
    heading,
    make("div", { class: "ts-diary-pair" }, field("date", date, days), field("kind", kind)),
    trained, more, row(submit, giveUp));

  // ---------------------------------------------------------------- what stands in it

  function put(name, value) {
    dirty = true;
    if (name === "rpe") rpe = value;
    else controls[name].value = value;
    showChoices();
  }
  function showChoices() {
    days.forEach((each, ago) => each.setAttribute("aria-pressed", String(date.value === isoDay(today() - ago))));
    lengths.forEach((each, index) => each.setAttribute("aria-pressed", String(minutes.value.trim() === String(MINUTES[index]))));
    for (const { value, input } of efforts) input.checked = value === rpe;
    setText(effort, rpe === "" ? words("rpe_scale") : `${rpe}: ${SCALE.includes(rpe) ? words(`rpe_${rpe}`) : words("rpe_between")}`);
    trained.hidden = kind.value === REST;
  }
  function fill(session, title, action) {
    date.value = session.date ?? "";
    kind.value = session.kind;
    for (const name of NUMBERS) if (name !== "rpe") controls[name].value = written(session[name]);
    rpe = written(session.rpe);
    more.open = [...PAIN, "sleep_h"].some((name) => session[name] !== undefined);
    setText(heading, title);
    heading.hidden = title === "";
    setText(submit, action);
    giveUp.hidden = title === "";
    show({});
    showChoices();
    dirty = false;
  }

  function show(problems) {
    for (const [name, line] of Object.entries(errors)) {
      const problem = problems[name];
      const reading = problem?.reading && numberSentence(problem.reading, lang, words(name === "sleep_h" ? "unit_hours" : "unit_minutes"));
      setText(line, problem ? reading || words(problem.key, problem) : "");
      line.hidden = !problem;
      controls[name].setAttribute("aria-invalid", String(Boolean(problem)));
    }
  }
  function submitted(event) {
    event.preventDefault();
    // A date that is half typed is not an empty one.
    const texts = Object.fromEntries(Object.entries(controls).map(([name, control]) => [name, control.value]));
    const { session, problems } = typedSession({ ...texts, rpe }, today(), lang);
    show(problems);
    const [wrong] = Object.keys(problems);
    if (wrong === undefined) return save(session);
    if (PAIN.includes(wrong) || wrong === "sleep_h") more.open = true;
    controls[wrong].focus();
    say(errors[wrong].textContent);
  }

  return {
    element,
    isDirty: () => dirty,
    edit(session) {
      fill(session, words("editing", { what: words.low(session.kind), day: words.day(session.date) }), words("save_edit"));
      heading.focus();
    },
    /** A session that was planned, to be written down: how hard it was is not known yet. */
    begin(session) {
      fill(session, words("plan_begun", { what: words.low(session.kind), day: words.day(session.date) }), words("save"));
      dirty = true;
      heading.focus();
    },
    clear: (kept) => fill({ date: words.undated ? "" : isoDay(today()), kind: kept }, "", words("save")),
    focus: () => submit.focus(),
  };
}
