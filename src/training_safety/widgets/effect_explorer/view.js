// An explorer of effects: people of a hundred, or a ruler to guess on; the numbers stand in a table as well.
import { button, make, needsScript, placed, renderer, setText, uniqueId } from "../shared/dom.js";
import { sourceLine } from "../shared/feedback.js";
import { language, translator } from "../shared/language.js";
import { openRecord, recordName, storageSentence } from "../shared/storage.js";
import { EFFECTS } from "./memory.js";
import { choiceButtons, people, peopleTable } from "./people.js";
import { ruler, rulerTable } from "./ruler.js";
import { trials, trialsTable } from "./trials.js";
import { twoGroups } from "./two_groups.js";
import WORDS from "./words.json" with { type: "json" };

/** What an entry shows: its parts, its table, and `refresh` where something of it is kept. */
const SHOWN = {
  trials: (entry, context) => ({ parts: trials(entry, context), table: trialsTable(entry, context) }),
  ruler: (entry, context) => ({ ...ruler(entry, context), table: rulerTable(entry, context) }),
  people(entry, context) {
    const parts = people(entry, context);
    const table = peopleTable(entry, context);
    if (!entry.table) return { parts, table };
    const { t } = context;
    const own = twoGroups(entry, context);
    const sides = [parts, own.parts].map((side, index) => make("div", { hidden: index > 0 }, side));
    const choices = choiceButtons([t("hundred"), t("two_groups")], (index) => {
      choices.mark(index);
      sides.forEach((side, place) => (side.hidden = place !== index));
    }, t("look"));
    return { parts: [choices.element, sides], table, refresh: own.refresh };
  },
};

function view(model) {
  const lang = language(model);
  const t = translator(WORDS, lang);
  const entry = model.get("activity");
  const live = make("p", { class: "ts-only-heard", role: "status" });
  const problem = make("p", { class: "ts-note", hidden: true });
  const record = openRecord(EFFECTS, recordName(model, "effects"));
  const told = () => {
    problem.hidden = record.problem === null;
    setText(problem, storageSentence(record.problem, lang));
  };
  /** Keeps a part of the record, or forgets it. */
  function keep(name, part) {
    const { [name]: _, ...rest } = record.read() ?? {};
    const data = part === null ? rest : { ...rest, [name]: part };
    record.write(Object.keys(data).length > 0 ? data : null);
    told();
  }
  const context = { lang, t, record, keep, say: (words) => setText(live, words) };
  const { parts, table, refresh } = SHOWN[entry.show](entry, context);
  const [title, tableId] = ["effects", "table"].map(uniqueId);
  const paper = make("div", { class: "ts-effects-paper", id: tableId, hidden: true, tabindex: "0", role: "group", "aria-labelledby": title }, table);
  const open = button(t("table"), () => {
    paper.hidden = !paper.hidden;
    open.setAttribute("aria-expanded", String(!paper.hidden));
    setText(open, t(paper.hidden ? "table" : "table_close"));
  }, { class: "ts-button ts-button--quiet ts-effects-open", "aria-expanded": "false", "aria-controls": tableId });
  told();

  const root = make("section", { class: `ts-widget ts-effects ts-effects--${entry.show}`, lang, "aria-labelledby": title },
    make("p", { class: "ts-title", id: title }, entry.title[lang]),
    make("div", { class: "ts-effects-live" }, parts.flat()),
    open, paper,
    entry.caption && make("p", { class: "ts-note" }, entry.caption[lang]),
    problem,
    sourceLine(entry.refs ?? [], { references: model.get("references") ?? {}, lang }),
    live);
  const stop = refresh && record.follow(() => {
    refresh();
    told();
  });
  return { root, stop };
}

/** The explorer before scripts run: without them, all its numbers in the table. */
export function still(model, lang) {
  const { root } = view(model);
  const paper = root.querySelector(".ts-effects-paper");
  paper.hidden = false;
  paper.className = "ts-effects-paper ts-unscripted";
  return needsScript(root, ".ts-effects-live", ".ts-effects-open");
}

export default {
  render: renderer(["activity", "lang", "name", "references"], (model, el) => {
    const { root, stop } = view(model);
    return placed(el, root, stop);
  }),
};
