// The belief survey: the same statements before the course and at its end. What a reader answers
// is kept in this browser only. The model never carries it, so it reaches neither a kernel nor a
// saved notebook: each view reads what is kept, and again when another one has written it.
import { answered, answersFromJson, BELIEFS, changes, farthest, jsonFromAnswers, LONGEST_FILE, ROUNDS, summary, validAnswers } from "./answers.js";
import { download, make, needsScript, placed, renderer, uniqueId, unscripted } from "../shared/dom.js";
import { language, translator } from "../shared/language.js";
import { pageOfTheBook } from "../shared/symptom_check.js";
import { openRecord, recordName, storageSentence } from "../shared/storage.js";
import WORDS from "./words.json" with { type: "json" };

const MIDDLE = 5; // where an untouched slider rests, unseen

function statementRow(statement, lang, t, onAnswer) {
  const id = uniqueId("statement");
  const slider = make("input", { type: "range", min: 0, max: 10, step: 1, value: MIDDLE, class: "ts-beliefs-slider", "aria-labelledby": id, autocomplete: "off" });
  const value = make("span", { class: "ts-beliefs-value", "aria-hidden": "true" });
  let [given, held] = [undefined, null];
  const answer = () => onAnswer(Number(slider.value));
  const listen = (event, act) => slider.addEventListener(event, act);
  listen("input", answer);
  listen("keydown", ({ key }) => (key === "Enter" || key === " ") && answer());
  listen("pointerdown", ({ button }) => (held = button === 0 ? { given } : null));
  listen("pointerup", () => held && answer()); // a press in the very middle moves nothing, and is an answer too
  listen("pointercancel", () => held && onAnswer(held.given)); // the finger was scrolling the page
  const show = (now) => {
    given = now;
    for (const part of [slider, value]) part.toggleAttribute("data-unset", given === undefined);
    if (Number(slider.value) !== (given ?? MIDDLE)) slider.value = given ?? MIDDLE;
    value.textContent = given ?? t("unanswered");
    const end = { 0: `, ${t("low")}`, 10: `, ${t("high")}` }[given] ?? "";
    slider.setAttribute("aria-valuetext", given === undefined ? t("unanswered") : t("value", { value: given }) + end);
  };
  const scale = make("div", { class: "ts-beliefs-scale" }, make("div", { class: "ts-beliefs-line" }, slider), ends(t, value));
  const legend = make("legend", { class: "ts-beliefs-statement", id }, statement.text[lang]);
  return { row: make("li", {}, make("fieldset", { class: "ts-beliefs-row" }, legend, scale)), show };
}

const ends = (t, middle) => make("div", { class: "ts-beliefs-ends" }, make("span", {}, t("low")), middle, make("span", {}, t("high")));
const x = (answer) => 20 + 24 * answer;
const line = (kind, from, to) => make("line", { class: `ts-beliefs-${kind}`, x1: x(from), x2: x(to), y1: 14, y2: 14 });
const ring = (at) => make("circle", { class: "ts-beliefs-ring", cx: at, cy: 14, r: 8 });
const dot = (at) => make("circle", { class: "ts-beliefs-dot", cx: at, cy: 14, r: 5 });
const pointer = (at, way) => make("path", { class: "ts-beliefs-pointer", d: `M${at} 8 l${8 * way} 6 l${-8 * way} 6 z` });
const drawing = (width, ...parts) => make("svg", { viewBox: `0 0 ${width} 28`, "aria-hidden": "true" }, parts);

/** What one answer has become, drawn (a ring, a bar and a dot) and told, and what the course says. */
function result(statement, { before, after, steps }, sources, lang, t) {
  const named = statement.refs.map((ref) => sources[ref]).filter(Boolean);
  const told = t("told", { before: before ?? t("unanswered"), after: after ?? t("unanswered") });
  const way = steps === null ? "" : t(steps > 0 ? "more_agree" : steps < 0 ? "less_agree" : "unchanged");
  return make("li", { class: "ts-beliefs-row" },
    make("p", { class: "ts-beliefs-statement" }, statement.text[lang]),
    make("div", { class: "ts-beliefs-scale" },
      drawing(280, line("axis", 0, 10), statement.direction === "agree" ? pointer(271, 1) : pointer(9, -1),
        steps !== null && line("bar", before, after), before !== null && ring(x(before)), after !== null && dot(x(after))),
      ends(t), make("p", { class: "ts-beliefs-change" }, `${told} ${way}`)),
    make("div", { class: "ts-beliefs-verdict" },
      make("p", {}, make("strong", {}, t("course")), ` ${statement.verdict[lang]}`),
      make("div", { class: "ts-beliefs-sources ts-note" }, t("sources"),
        make("ul", {}, named.map(({ label, url }) => make("li", {}, url ? make("a", { href: url }, label[lang]) : label[lang]))))));
}

/** Ways into the book: the statements whose answers are farthest from the evidence, each with where it is taught. */
function waysIn(far, places, lang, t) {
  const way = ({ id, text }) => {
    const { page, title } = places[id] ?? {};
    const href = page && pageOfTheBook(`chapters/${page}`);
    const words = title && t("first_read", { title: title[lang] });
    return make("li", {}, make("p", {}, t("first_said", { words: text[lang].replace(/\.$/, "") })), words && make("p", {}, href ? make("a", { href }, words) : words));
  };
  if (far.length === 0) return [make("p", {}, t("first_near"))];
  return [
    make("p", { class: "ts-title" }, t("first")),
    make("p", {}, t("first_why")),
    make("ol", { class: "ts-beliefs-ways" }, far.map(({ statement }) => way(statement))),
  ];
}

/** One view of the survey: its element, and how to let go of what is kept. */
function view(model) {
  const lang = language(model);
  const t = translator(WORDS, lang);
  const [round, statements] = ["round", "statements"].map((name) => model.get(name));
  const survey = recordName(model);
  const [ids, count, kept] = [statements.map(({ id }) => id), statements.length, openRecord(BELIEFS, survey)];
  const read = () => validAnswers(kept.read(), ids);
  const [title, question, region] = ["title", "question", "results"].map((stem) => uniqueId(`beliefs-${stem}`));
  const button = (word, onclick, more) => make("button", { type: "button", class: "ts-button", onclick, ...more }, t(word));
  const status = make("p", { class: "ts-beliefs-status", role: "status" });
  const say = (place, text) => place.textContent !== text && (place.textContent = text); // said aloud when it is new
  const tell = (word, { wrong = false, ...values } = {}) => {
    say(status, word ? t(word, values) : "");
    status.classList.toggle("ts-error", wrong);
  };

  const rows = statements.map((statement) => statementRow(statement, lang, t, (given) => {
    if (read()[round][statement.id] === given) return;
    // What is undefined is not kept.
    kept.change((all) => BELIEFS.merge(all ?? {}, { [round]: { [statement.id]: given } }));
    tell("");
    refresh();
  }));

  const file = make("input", { type: "file", accept: ".json,application/json", hidden: true, "aria-label": t("bring") });
  file.addEventListener("change", async () => {
    const [chosen] = file.files;
    if (!chosen) return;
    const brought = answersFromJson(chosen.size > 4 * LONGEST_FILE ? "0" : await chosen.text().catch(() => ""), ids, survey);
    file.value = ""; // so that the same file can be chosen again
    if (brought.problem) return tell(brought.problem, { wrong: true });
    kept.change((all) => BELIEFS.merge(all ?? {}, brought.answers));
    refresh();
    tell("brought", { before: answered(brought.answers.before), after: answered(brought.answers.after) });
  });
  const unlessEmpty = (act, there = () => ROUNDS.some((name) => answered(read()[name]) > 0)) => () => (there() ? act() : tell("nothing"));
  const save = () => download("trygg-trening-pastander.json", "application/json", jsonFromAnswers(read(), survey));
  const remove = button("delete", unlessEmpty(() => ask(true), kept.exists));
  const tools = make("div", { class: "ts-beliefs-tools" }, button("save", unlessEmpty(save)), button("bring", () => file.click()), remove, file);
  const keep = button("no", () => ask(false));
  const erase = button("yes", () => {
    kept.remove();
    refresh();
    ask(false);
    tell("deleted");
  });
  const sure = make("div", { class: "ts-beliefs-sure", role: "group", "aria-labelledby": question, "data-away": true },
    make("p", { id: question }, t("sure")), keep, erase);
  sure.addEventListener("keydown", (event) => event.key === "Escape" && ask(false));
  function ask(asking) {
    tools.toggleAttribute("data-away", asking);
    sure.toggleAttribute("data-away", !asking);
    tell("");
    (asking ? keep : remove).focus();
  }

  const results = make("div", { class: "ts-beliefs-results", id: region, hidden: true });
  const toggle = round === "after" && button("show", () => {
    results.hidden = !results.hidden;
    toggle.setAttribute("aria-expanded", String(!results.hidden));
    refresh();
    if (!results.hidden) results.firstChild.focus();
  }, { class: "ts-button ts-button--main", "aria-expanded": "false", "aria-controls": region });

  const first = make("div", { class: "ts-beliefs-first", role: "status" });
  let named; // the statements in it
  const [progress, bar, problem] = [make("p", { role: "status" }), make("span"), make("p", { class: "ts-note", hidden: true })];
  function refresh() {
    const answers = read();
    rows.forEach(({ show }, index) => show(answers[round][ids[index]]));
    const done = answered(answers[round]);
    say(progress, t("progress", { done, count }));
    bar.style.width = `${(100 * done) / count}%`;
    const far = round === "before" && done === count && count > 0 ? farthest(statements, answers[round]) : undefined;
    const farNow = far?.map(({ statement }) => statement.id).join();
    if (farNow !== named) {
      named = farNow; // said aloud when others are named
      first.replaceChildren(...(far ? waysIn(far, model.get("places") ?? {}, lang, t) : []));
    }
    problem.hidden = kept.problem === null;
    problem.textContent = storageSentence(kept.problem, lang);
    if (results.hidden) return;
    const compared = changes(statements, answers);
    const sources = model.get("sources") ?? {};
    const sign = (part, word) => make("span", {}, drawing(28, part), t(word));
    results.replaceChildren(
      make("p", { class: "ts-title", tabindex: "-1" }, t("results")),
      make("p", {}, answered(answers.before) === 0 ? t("no_before") : t("summary", { ...summary(compared), count })),
      make("p", { class: "ts-beliefs-key ts-note" }, sign(ring(14), "key_before"), sign(dot(14), "key_after"), sign(pointer(10, 1), "key_course")),
      make("ol", { class: "ts-beliefs-list" }, statements.map((statement, index) => result(statement, compared[index], sources, lang, t))));
  }
  refresh();

  const root = make("section", { class: "ts-widget ts-beliefs", "aria-labelledby": title, lang },
    make("p", { class: "ts-title", id: title }, t(`title_${round}`)),
    make("p", { class: "ts-purpose" }, t(`purpose_${round}`, { count })),
    make("p", { class: "ts-beliefs-calm" }, t(`calm_${round}`)),
    make("p", { class: "ts-hint" }, t("how")),
    make("ol", { class: "ts-beliefs-list" }, rows.map(({ row }) => row)),
    make("div", { class: "ts-beliefs-foot" },
      make("div", { class: "ts-beliefs-progress" }, progress, make("div", { "aria-hidden": "true" }, bar)),
      toggle, make("p", { class: "ts-note" }, t("privacy")), make("div", { class: "ts-beliefs-places" }, tools, sure), status, problem),
    first, results);
  const stop = kept.follow(refresh);
  return { root, stop };
}

/** The survey before scripts run, and on paper without them: statements to read, and lines to put a cross on. */
export function still(model, lang) {
  const { root } = view(model);
  root.querySelector(".ts-beliefs-list").after(unscripted("p", {}, translator(WORDS, lang)("no_script")));
  return needsScript(root, ".ts-beliefs-foot", ".ts-beliefs-value", ".ts-hint");
}

export default {
  render: renderer(["round", "lang", "statements", "name", "sources", "places"], (model, el) => {
    const { root, stop } = view(model);
    return placed(el, root, stop);
  }),
};
