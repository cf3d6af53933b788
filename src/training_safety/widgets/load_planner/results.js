// What the plan comes to: the chart, the table week by week, the comparison, and files to take away.
import { isoDay } from "../shared/days.js";
import { download, make } from "../shared/dom.js";
import { chartView } from "./chart.js";
import { cancelledWeeks, csv, exportedWith, ics } from "./export.js";
import { BASE, button, group } from "./fields.js";
import { fold } from "./form.js";
import { comparison, LARGEST } from "./plan.js";

export function tableRows({ rows, decimals }, words) {
  return rows.map(({ week, start, load, change, each }) => [
    String(week),
    words.day(start),
    words.number(load, decimals),
    change === null ? words("first") : words.percent(change, true),
    words.number(each, decimals),
  ]);
}

export function comparisonRows(plan, words) {
  const plans = comparison(plan);
  const beyond = words("beyond", { largest: words.number(LARGEST[plan.settings.unit]) });
  return [
    plans.map((each) => (each === null ? beyond : words.number(each.highest, plan.decimals))),
    plans.map((each) => (each === null ? "–" : `×\u00a0${words.number(each.factor, 2)}`)),
    plans.map((each) => (each === null ? "–" : words.number(each.total, plan.decimals))),
  ];
}

const row = (kind, head, cells) => make("tr", { class: kind }, head, cells.map((cell) => make("td", {}, cell)));
const table = (caption, corner, heads, rows) =>
  make(
    "table",
    { class: `${BASE}-table` },
    make("caption", {}, caption),
    make("thead", {}, make("tr", {}, corner, heads.map((head) => make("th", { scope: "col" }, head)))),
    make("tbody", {}, rows),
  );

function planTable(plan, words) {
  const heads = ["week", "from", "load", "change", "each"].map((name) => words(`col_${name}`, { unit: plan.settings.unit }));
  const rows = tableRows(plan, words).map(([week, ...cells], index) => {
    const { deload } = plan.rows[index];
    const tag = deload && make("span", { class: `${BASE}-tag` }, ` ${words("deload_tag")}`);
    return row(deload && `${BASE}-deload`, make("th", { scope: "row", class: `${BASE}-week` }, week, tag), cells);
  });
  return table(words("table"), null, heads, rows);
}

function comparisonTable(plan, words) {
  const heads = ["col_yours", "col_ten", "col_none"].map((key) => words(key));
  const titles = ["row_highest", "row_factor", "row_total"].map((key) => words(key, { unit: plan.settings.unit }));
  const rows = comparisonRows(plan, words).map((cells, index) => row(null, make("th", { scope: "row" }, titles[index]), cells));
  return table(words("comparison"), make("td"), heads, rows);
}

/** `toCalendar` has what calendars know of the plan (`known()`), and keeps what they are told (`keep(exported)`). */
export function resultsView({ model, words, say, toCalendar }) {
  const chart = chartView({ model, words });
  const planBox = make("div", { class: `${BASE}-scroll`, role: "region", tabindex: 0, "aria-label": words("table") });
  const comparisonBox = make("div", { class: `${BASE}-scroll`, role: "region", tabindex: 0, "aria-label": words("comparison") });
  const changeNote = make("p", { class: "ts-note" });
  const taken = make("p", { class: "ts-note" });
  let plan;
  const save = (ending, type, text, more = "") => {
    const file = `${words("file")}-${isoDay(plan.monday)}.${ending}`;
    download(file, `${type};charset=utf-8`, text);
    taken.textContent = `${words("taken", { file })} ${more}`.trim();
    say(taken.textContent);
  };
  const saveTable = () => save("csv", "text/csv", csv(plan, words));
  const saveCalendar = () => {
    const { planId, exported: before } = toCalendar.known();
    const exported = exportedWith(plan, before);
    const gone = cancelledWeeks(plan, exported);
    save("ics", "text/calendar", ics(plan, words, planId, exported), gone.length > 0 ? words("taken_cancelled", { list: words.list(gone) }) : "");
    toCalendar.keep(exported);
  };
  const files = make("div", { class: `${BASE}-buttons` }, button(words("csv"), saveTable), button(words("ics"), saveCalendar));
  const note = (key) => make("p", { class: "ts-note" }, words(key));
  return {
    element: make(
      "div",
      { class: `${BASE}-results` },
      chart.element,
      make("p", { class: `${BASE}-always` }, words("always")),
      fold(words("weeks_and_files"), "weeks", planBox, changeNote, comparisonBox, note("habit"), group(words("take"), "take", files, note("take_note"), taken)),
    ),
    watch: chart.watch,
    show(shown, told) {
      plan = shown;
      planBox.replaceChildren(planTable(plan, words));
      changeNote.textContent = words("change_note") + (plan.deloads.length > 0 ? ` ${words("after_easy")}` : "");
      comparisonBox.replaceChildren(comparisonTable(plan, words));
      chart.show(plan, told);
    },
  };
}
