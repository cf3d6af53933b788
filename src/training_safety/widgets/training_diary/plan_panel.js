// The plan of a week in the diary: put together in a fold, and above the week what of it is done and what comes.
import { typedNumber } from "../../models/numbers.js";
import { LIMITS } from "../../models/load/diary.js";
import { today } from "../shared/days.js";
import { button, download, make, setText } from "../shared/dom.js";
import { choiceField, numberField } from "../shared/fields.js";
import { openRecord } from "../shared/storage.js";
import { numberSentence } from "../shared/typed_number.js";
import { newId } from "./sessions.js";
import { emptyPlan, exportedWith, ics, isFull, PLANNED_KINDS, plannedWeek, WEEK_PLANS, WEEKDAYS, withoutSession, withSession } from "./plan.js";

const FIRST = { kind: "walking", minutes: "20" };
const STEP = 5; // minutes

/**
 * `{ fold, box, show(logged), … }`: the fold where the plan is made, and the box that says how far this week has come. `tell(sentence, undo)` says a change, and takes it back; `log(session)` begins to write a session of the plan.
 */
export function planPanel({ name, words, tell, log }) {
  const record = openRecord(WEEK_PLANS, name);
  const { lang } = words;
  const plan = () => record.read() ?? emptyPlan();
  let logged = [];

  function change(next, sentence) {
    const before = plan().sessions;
    record.change((data) => next(data ?? emptyPlan()));
    draw();
    tell(sentence, () => {
      record.change((data) => ({ ...(data ?? emptyPlan()), sessions: before }));
      draw();
    });
  }

  // ---------------------------------------------------------------- the fold

  let typed = FIRST.minutes;
  const read = () => typedNumber(typed, lang, [words("unit_minutes")]);
  const weekday = choiceField(WEEKDAYS.map((number) => [String(number), words.weekday(number)]), { changed: () => {}, lang, label: words("plan_day") });
  const kind = choiceField(PLANNED_KINDS.map((each) => [each, words.kind(each)]), { changed: () => {}, lang, label: words("plan_kind") });
  const minutes = numberField({
    lang, label: words("plan_minutes"),
    changed: (text) => {
      typed = text;
      minutes.show({});
    },
    step: (way) => {
      const { value = 0 } = read();
      typed = words.number(Math.min(LIMITS.minutes[1], Math.max(STEP, value + way * STEP)));
      minutes.fill(typed);
      minutes.show({});
    },
  });
  kind.fill(FIRST.kind);
  minutes.fill(typed);
  const list = make("ul", { class: "ts-diary-list ts-diary-plan-list" });
  const sum = make("p", { class: "ts-note" });
  const calendar = button(words("plan_ics"), () => {
    record.change((data) => ({ ...data, exported: exportedWith(data) }));
    const file = `${words("plan_file")}.ics`;
    download(file, "text/calendar;charset=utf-8", ics(plan(), words, plan().exported, today()));
    tell(words("taken", { file }));
  });
  function add(event) {
    event.preventDefault();
    const reading = read();
    const [, most] = LIMITS.minutes;
    if (!(reading.value > 0 && reading.value <= most)) {
      const error = numberSentence(reading, lang, words("unit_minutes")) || words("wrong_minutes");
      minutes.show({ error, choices: reading.choices });
      minutes.control.focus();
      return;
    }
    if (isFull(plan())) return tell(words("plan_full"));
    const session = { id: newId(), weekday: Number(weekday.control.value), kind: kind.control.value, minutes: reading.value };
    change((data) => withSession(data, session), words("plan_added", { session: words.planned(session), day: words.weekday(session.weekday) }));
  }
  const summary = make("summary", {}, words("plan"));
  const fold = make("details", { class: "ts-diary-fold ts-diary-plan" }, summary,
    make("p", { class: "ts-note" }, words("plan_about")),
    make("form", { class: "ts-diary-plan-form", novalidate: true, onsubmit: add },
      make("div", { class: "ts-diary-three" }, weekday.element, kind.element, minutes.element),
      make("div", { class: "ts-diary-chips" }, make("button", { type: "submit", class: "ts-button ts-button--main" }, words("plan_add")), calendar)),
    list, sum);

  // ---------------------------------------------------------------- this week

  const rows = make("ul", { class: "ts-diary-list" });
  const box = make("div", { class: "ts-diary-planned", hidden: true }, make("p", { class: "ts-legend" }, words("planned")), rows);

  function plannedRow({ date, done, ahead, ...session }) {
    const line = [make("strong", {}, words.day(date)), ` ${words.planned(session)}`];
    const state = done ? "plan_done" : "plan_ahead";
    const begin = () => button(words("plan_log"), () => log({ date, kind: session.kind, minutes: session.minutes }), {
      class: "ts-button ts-button--quiet ts-diary-small", "aria-label": words("plan_log_one", { session: words.planned(session), day: words.day(date) }),
    });
    return make("li", {}, make("span", {}, line), done || ahead ? make("span", { class: "ts-diary-state" }, words(state)) : begin());
  }
  function planRow(session) {
    const values = { session: words.planned(session), day: words.weekday(session.weekday) };
    const gone = button(words("plan_remove"), () => {
      change((data) => withoutSession(data, session.id), words("plan_removed", values));
      summary.focus(); // what was pressed is gone
    }, { class: "ts-button ts-button--quiet ts-diary-small", "aria-label": words("plan_remove_one", values) });
    return make("li", {}, make("span", {}, make("strong", {}, values.day), ` ${values.session}`), gone);
  }

  function draw() {
    const { sessions, exported } = plan();
    list.replaceChildren(...sessions.map(planRow));
    rows.replaceChildren(...plannedWeek({ sessions }, logged, today()).map(plannedRow));
    box.hidden = sessions.length === 0;
    calendar.disabled = sessions.length === 0 && exported === null;
    setText(sum, sessions.length === 0 ? "" : words(sessions.length === 1 ? "plan_sum_one" : "plan_sum", { count: sessions.length, minutes: words.number(sessions.reduce((total, each) => total + each.minutes, 0)) }));
  }
  return {
    fold, box,
    focus: () => summary.focus(),
    problem: () => record.problem,
    exists: () => record.exists(),
    remove: () => record.remove(),
    show(sessions) {
      logged = sessions;
      draw();
    },
    close: record.follow(draw),
  };
}
