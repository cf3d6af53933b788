// The belief survey: the same statements before the course and at its end. What a reader answers
// is kept in this browser only. The model never carries it, so it reaches neither a kernel nor a
// saved notebook: the model counts answers (`revision`), and each view reads again what is kept.
import { download, language, make, storage, storageSentence, translator, uniqueId } from "./host.js";

export const WORDS = {
  nb: {
    title_before: "Hva tror du om trening og rygg?",
    title_after: "Hva tror du om trening og rygg nå?",
    purpose_before: "{count} påstander: vis hvor enig du er i hver av dem.",
    purpose_after: "De samme {count} påstandene som i innledningen: vis hvor enig du er nå.",
    calm_before: "Ingen svar er feil. Du møter påstandene igjen mot slutten av kurset.",
    calm_after: "Ingen svar er feil. Svarene fra innledningen vises når du ber om det.",
    how: "Trykk på linjen, dra, eller bruk piltastene. 0 er helt uenig, 10 er helt enig.",
    low: "Helt uenig", high: "Helt enig",
    unanswered: "ikke svart", value: "{value} av 10", progress: "{done} av {count} besvart",
    privacy: "Svarene blir i denne nettleseren, og ingen andre ser dem. Du kan slette dem her.",
    show: "Vis hva som har endret seg", save: "Last ned svarene", bring: "Hent inn", delete: "Slett svarene",
    nothing: "Du har ikke svart på noe ennå.",
    sure: "Slette alle svarene fra begge runder?",
    yes: "Ja, slett", no: "Nei, behold", deleted: "Svarene er slettet.",
    brought: "Svarene i filen er hentet inn: {before} fra innledningen og {after} fra slutten av kurset. Andre svar er som før.",
    not_json: "Filen kunne ikke leses. Velg filen du lastet ned herfra.",
    not_ours: "Filen har ikke svar på disse påstandene. Velg filen du lastet ned herfra.",
    other_version: "Filen er laget av en annen utgave av kurset og kan ikke leses her.",
    bad_answer: "Filen har et svar som ikke er et helt tall fra 0 til 10. Ingenting er hentet inn.",
    results: "Hva som har endret seg", key_before: "før", key_after: "nå", key_course: "dit forskningen peker",
    no_before: "I denne nettleseren er det ingen svar fra innledningen. Har du lastet dem ned, kan du hente dem inn.",
    summary: "Svart på begge ganger: {both} av {count}. Flyttet dit forskningen peker: {towards}. Flyttet motsatt vei: {away}. Uendret: {same}.",
    told: "Før: {before}. Nå: {after}.",
    more_agree: "Mer enig enn før.", less_agree: "Mindre enig enn før.", unchanged: "Uendret.",
    course: "Kurset sier:", sources: "Kilder:",
  },
  en: {
    title_before: "What do you think about training and the back?",
    title_after: "What do you think about training and the back now?",
    purpose_before: "{count} statements: show how much you agree with each of them.",
    purpose_after: "The same {count} statements as in the introduction: show how much you agree now.",
    calm_before: "No answer is wrong. You meet the statements again towards the end of the course.",
    calm_after: "No answer is wrong. Your answers from the introduction are shown when you ask.",
    how: "Press the line, drag, or use the arrow keys. 0 is fully disagree, 10 is fully agree.",
    low: "Fully disagree", high: "Fully agree",
    unanswered: "not answered", value: "{value} of 10", progress: "{done} of {count} answered",
    privacy: "Your answers stay in this browser, and nobody else sees them. You can delete them here.",
    show: "Show what has changed", save: "Download the answers", bring: "Bring in", delete: "Delete the answers",
    nothing: "You have not answered anything yet.",
    sure: "Delete all answers from both rounds?",
    yes: "Yes, delete", no: "No, keep", deleted: "The answers have been deleted.",
    brought: "The answers in the file are in: {before} from the introduction and {after} from the end of the course. Other answers are as before.",
    not_json: "The file could not be read. Choose the file you downloaded here.",
    not_ours: "The file has no answers to these statements. Choose the file you downloaded here.",
    other_version: "The file was made by another edition of the course and cannot be read here.",
    bad_answer: "The file has an answer that is not a whole number from 0 to 10. Nothing has been brought in.",
    results: "What has changed", key_before: "before", key_after: "now", key_course: "where the evidence points",
    no_before: "There are no answers from the introduction in this browser. If you downloaded them, you can bring them in.",
    summary: "Answered both times: {both} of {count}. Moved where the evidence points: {towards}. Moved the other way: {away}. Unchanged: {same}.",
    told: "Before: {before}. Now: {after}.",
    more_agree: "You agree more.", less_agree: "You agree less.", unchanged: "Unchanged.",
    course: "The course says:", sources: "Sources:",
  },
};

const ROUNDS = ["before", "after"];
const FILE = { kind: "trygg-trening/beliefs", version: 1 };
const LONGEST_FILE = 100_000; // characters
const MIDDLE = 5; // where an untouched slider rests, unseen

const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isAnswer = (value) => Number.isInteger(value) && value >= 0 && value <= 10;
const answered = (given) => Object.keys(given).length;

/** Of anything at all, the valid answers to these statements: `{ before: {id: 0–10}, after: {…} }`. */
export function validAnswers(raw, ids) {
  const valid = (given) => ids.filter((id) => isRecord(given) && Object.hasOwn(given, id) && isAnswer(given[id])).map((id) => [id, given[id]]);
  return Object.fromEntries(ROUNDS.map((round) => [round, Object.fromEntries(valid(raw?.[round]))]));
}

/** The answers in a file downloaded here, or the word for why there are none: `{ answers }` or `{ problem }`. */
export function answersFromJson(text, ids, survey) {
  let data = null;
  try {
    if (text.length <= LONGEST_FILE) data = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return { problem: "not_json" };
  }
  if (!isRecord(data) || data.kind !== FILE.kind || data.survey !== survey) return { problem: "not_ours" };
  if (data.version !== FILE.version) return { problem: "other_version" };
  if (!ROUNDS.every((round) => isRecord(data[round]) && Object.values(data[round]).every(isAnswer))) return { problem: "bad_answer" };
  const answers = validAnswers(data, ids);
  return ROUNDS.some((round) => answered(answers[round]) > 0) ? { answers } : { problem: "not_ours" };
}

/** The file a reader downloads. */
export const jsonFromAnswers = (answers, survey) => `${JSON.stringify({ ...FILE, survey, ...answers }, null, 2)}\n`;

/** Each statement's two answers, the steps between them, and the same steps with the evidence's direction as positive. */
export function changes(statements, answers) {
  return statements.map(({ id, direction }) => {
    const [before = null, after = null] = ROUNDS.map((round) => answers[round][id]);
    const steps = before === null || after === null ? null : after - before;
    return { id, before, after, steps, towards: steps && direction === "disagree" ? -steps : steps };
  });
}

/** How many statements were answered in both rounds, and which way the answers moved. */
export function summary(compared) {
  const moves = compared.map(({ towards }) => towards).filter((towards) => towards !== null);
  const count = (test) => moves.filter(test).length;
  return { both: moves.length, towards: count((m) => m > 0), away: count((m) => m < 0), same: count((m) => m === 0) };
}

/** What is kept in this browser; in memory alone where the browser keeps nothing. */
export function keeper(survey) {
  const kept = storage(`beliefs:${survey}`);
  let unsaved = null;
  return {
    problem: () => kept.problem,
    read: (ids) => validAnswers(unsaved ?? kept.read(), ids),
    write(answers) {
      unsaved = kept.write(answers) ? null : answers;
    },
    remove() {
      kept.remove();
      unsaved = kept.problem === null ? null : {};
    },
  };
}
const keepers = new Map(); // one for each survey, so that views share what could not be stored
const keeperOf = (survey) => keepers.get(survey) ?? keepers.set(survey, keeper(survey)).get(survey);

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

/** One view of the survey: its element, and a function that shows what is kept now. */
function view(model) {
  const lang = language(model);
  const t = translator(WORDS, lang);
  const [round, survey, statements] = ["round", "survey", "statements"].map((name) => model.get(name));
  const [ids, count, kept] = [statements.map(({ id }) => id), statements.length, keeperOf(survey)];
  const [title, question, region] = ["title", "question", "results"].map((stem) => uniqueId(`beliefs-${stem}`));
  const button = (word, onclick, more) => make("button", { type: "button", class: "ts-button", onclick, ...more }, t(word));
  const status = make("p", { class: "ts-beliefs-status", role: "status" });
  const say = (place, text) => place.textContent !== text && (place.textContent = text); // said aloud when it is new
  const tell = (word, { wrong = false, ...values } = {}) => {
    say(status, word ? t(word, values) : "");
    status.classList.toggle("ts-error", wrong);
  };
  const changed = () => model.set("revision", (model.get("revision") ?? 0) + 1);

  const rows = statements.map((statement) => statementRow(statement, lang, t, (given) => {
    const answers = kept.read(ids);
    if (answers[round][statement.id] === given) return;
    answers[round][statement.id] = given; // undefined is not kept
    kept.write(answers);
    tell("");
    changed();
  }));

  const file = make("input", { type: "file", accept: ".json,application/json", hidden: true, "aria-label": t("bring") });
  file.addEventListener("change", async () => {
    const [chosen] = file.files;
    if (!chosen) return;
    const read = answersFromJson(chosen.size > 4 * LONGEST_FILE ? "0" : await chosen.text().catch(() => ""), ids, survey);
    file.value = ""; // so that the same file can be chosen again
    if (read.problem) return tell(read.problem, { wrong: true });
    const mine = kept.read(ids);
    kept.write(Object.fromEntries(ROUNDS.map((name) => [name, { ...mine[name], ...read.answers[name] }])));
    changed();
    tell("brought", { before: answered(read.answers.before), after: answered(read.answers.after) });
  });
  const unlessEmpty = (act) => () => (ROUNDS.some((name) => answered(kept.read(ids)[name]) > 0) ? act() : tell("nothing"));
  const save = () => download("trygg-trening-pastander.json", "application/json", jsonFromAnswers(kept.read(ids), survey));
  const remove = button("delete", unlessEmpty(() => ask(true)));
  const tools = make("div", { class: "ts-beliefs-tools" }, button("save", unlessEmpty(save)), button("bring", () => file.click()), remove, file);
  const keep = button("no", () => ask(false));
  const erase = button("yes", () => {
    kept.remove();
    changed();
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

  const [progress, bar, problem] = [make("p", { role: "status" }), make("span"), make("p", { class: "ts-note", hidden: true })];
  function refresh() {
    const answers = kept.read(ids);
    rows.forEach(({ show }, index) => show(answers[round][ids[index]]));
    const done = answered(answers[round]);
    say(progress, t("progress", { done, count }));
    bar.style.width = `${(100 * done) / count}%`;
    problem.hidden = kept.problem() === null;
    problem.textContent = storageSentence(kept.problem(), lang);
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
    results);
  return { root, refresh };
}

function render({ model, el }) {
  let shown = null;
  const draw = () => el.replaceChildren((shown = view(model)).root);
  const refresh = () => shown.refresh();
  const redrawn = ["round", "lang", "statements", "survey", "sources"].map((name) => `change:${name}`);
  const listen = (how) => {
    for (const event of redrawn) model[how](event, draw);
    model[how]("change:revision", refresh);
  };
  draw();
  listen("on");
  globalThis.addEventListener("storage", refresh); // another tab has answered
  return () => {
    listen("off");
    globalThis.removeEventListener("storage", refresh);
    el.replaceChildren();
  };
}

export default { render };
