// What the plan comes to: the chart, the table week by week, the comparison, and files to take away.
import { download, make } from "./host.js";
import { chartView } from "./load_chart.js";
import { csv, ics } from "./load_export.js";
import { BASE, group } from "./load_fields.js";
import { comparison, isoDay, LARGEST } from "./load_plan.js";

/** The cells of the table, as text, one array a week. */
export function tableRows({ rows, decimals }, words) {
  return rows.map(({ week, start, load, change, each }) => [
    String(week),
    words.day(start),
    words.number(load, decimals),
    change === null ? words("first") : words.percent(change, true),
    words.number(each, decimals),
  ]);
}

/** The cells of the comparison: rows of [yours, 10 %, none]. */
export function comparisonRows(plan, words) {
  const plans = comparison(plan);
  const beyond = words("beyond", { largest: words.number(LARGEST[plan.settings.unit]) });
  return [
    plans.map((each) => (each === null ? beyond : words.number(each.highest, plan.decimals))),
    plans.map((each) => (each === null ? "–" : `×\u00a0${words.number(each.factor, 2)}`)),
    plans.map((each) => (each === null ? "–" : words.number(each.total, plan.decimals))),
  ];
}

const table = (caption, heads, rows) =>
  make(
    "table",
    { class: `${BASE}__table` },
    make("caption", {}, caption),
    make("thead", {}, make("tr", {}, heads.map((head) => (head === "" ? make("td") : make("th", { scope: "col" }, head))))),
    make("tbody", {}, rows),
  );
const row = (attributes, head, cells) => make("tr", attributes, head, cells.map((cell) => make("td", {}, cell)));

function planTable(plan, words) {
  const heads = ["week", "from", "load", "change", "each"].map((column) => words(`col_${column}`, { unit: plan.settings.unit }));
  const rows = tableRows(plan, words).map(([week, ...cells], index) => {
    const deload = plan.rows[index].deload;
    const tag = deload && make("span", { class: `${BASE}__tag` }, ` ${words("deload_tag")}`);
    const head = make("th", { scope: "row", class: `${BASE}__week` }, week, tag);
    return row({ class: deload && `${BASE}__deload` }, head, cells);
  });
  return table(words("table"), heads, rows);
}

function comparisonTable(plan, words) {
  const heads = ["yours", "ten", "none"].map((column) => words(`col_${column}`));
  const rows = comparisonRows(plan, words).map((cells, index) => {
    const title = words(["row_highest", "row_factor", "row_total"][index], { unit: plan.settings.unit });
    return row({}, make("th", { scope: "row" }, title), cells);
  });
  return table(words("comparison"), ["", ...heads], rows);
}

/** `planId()` gives the identity that calendars know the plan by. */
export function resultsView({ model, words, say, planId }) {
  const chart = chartView({ model, words });
  const planBox = make("div", { class: `${BASE}__scroll`, role: "region", tabindex: 0, "aria-label": words("table") });
  const comparisonBox = make("div", { class: `${BASE}__scroll` });
  const changeNote = make("p", { class: "ts-note" });
  const taken = make("p", { class: "ts-note" });
  let plan;
  const save = (ending, type, text) => {
    const file = `${words("file")}-${isoDay(plan.monday)}.${ending}`;
    download(file, `${type};charset=utf-8`, text);
    taken.textContent = words("taken", { file });
    say(taken.textContent);
  };
  const button = (key, onclick) => make("button", { class: "ts-button", type: "button", onclick }, words(key));
  return {
    element: make(
      "div",
      { class: `${BASE}__results` },
      make("p", { class: `${BASE}__always` }, words("always")),
      chart.element,
      planBox,
      changeNote,
      comparisonBox,
      make("p", { class: "ts-note" }, words("habit")),
      group(
        words("take"),
        make(
          "div",
          { class: `${BASE}__buttons` },
          button("csv", () => save("csv", "text/csv", csv(plan, words))),
          button("ics", () => save("ics", "text/calendar", ics(plan, words, planId()))),
        ),
        make("p", { class: "ts-note" }, words("take_note")),
        taken,
      ),
    ),
    watch: chart.watch,
    show(shown, told) {
      plan = shown;
      planBox.replaceChildren(planTable(plan, words));
      changeNote.textContent = words(plan.deloads.length > 0 ? "change_note_deload" : "change_note");
      comparisonBox.replaceChildren(comparisonTable(plan, words));
      chart.show(plan, told);
    },
  };
}
