// Files brought in: chosen, read and looked at before anything is added.
import { numberText } from "../../models/numbers.js";
import { REST } from "../../models/load/diary.js";
import { button, make, setText } from "../shared/dom.js";
import { translator } from "../shared/language.js";
import { comparedRows } from "./comparing.js";
import WORDS from "./import_words.json" with { type: "json" };
import { readFile } from "./reading.js";

const WHATS = ["problem", "new", "fills", "later", "twice", "older", "same"];
const ADDED = ["new", "fills", "later"];
const SHOWN_AT_ONCE = 50;

/** A row in words: where it stands, what it is, and if it cannot be added why. */
export function rowWords(row, t, { lang, day, kind }) {
  const file = row.within ? `${row.file} › ${row.within}` : row.file;
  const place = row.line === null ? file : t("place_line", { file, line: row.line });
  const { session, problem } = row;
  const named = row.name === "" ? "" : ` «${row.name}»`;
  if (problem) return `${place}${named}: ${t(`problem_${problem}`, { text: row.text ?? "" })}.`;
  const told = session.kind === REST ? t("told_rest", { day: day(session.date) }) : t("told", { day: day(session.date), what: kind(session.kind).toLowerCase(), minutes: numberText(session.minutes, lang, { decimals: 1 }) });
  return `${place}${named}: ${told}.`;
}

/**
 * The panel: `diary.sessions()` are those there are, `diary.add(entries, sentence)` writes, and `diary.say(sentence)`
 * is heard. `words` has the diary's `lang`, `day(date)` and `kind(kind)`.
 */
export function importPanel({ words, diary }) {
  const t = translator(WORDS, words.lang);
  const count = (value) => numberText(value, words.lang);
  const choice = make("input", { type: "file", multiple: true, class: "ts-input", "aria-label": t("choose"), onchange: chosen });
  const state = make("p", { class: "ts-diary-heading", tabindex: "-1", hidden: true });
  const preview = make("div", { class: "ts-diary-preview" });

  function say(sentence) {
    setText(state, sentence);
    state.hidden = false;
    diary.say(sentence);
  }

  async function chosen() {
    const files = [...choice.files];
    const rows = [];
    for (const file of files) {
      say(t("reading", { file: file.name }));
      for (const row of await readFile({ name: file.name, blob: file })) rows.push(row); // a spread of so many is too much for some browsers
    }
    choice.value = "";
    if (rows.length > 0) show(rows);
  }

  /** The rows of one outcome in a fold, some at a time: a page of ten thousand lines answers to nothing. */
  function group(what, rows) {
    const list = make("ul", {});
    let shown = 0;
    const more = button("", next, { class: "ts-button ts-button--quiet" });
    function next() {
      const part = rows.slice(shown, shown + SHOWN_AT_ONCE);
      list.append(...part.map((row) => make("li", {}, rowWords(row, t, words))));
      shown += part.length;
      setText(more, t("show_more", { count: count(Math.min(SHOWN_AT_ONCE, rows.length - shown)) }));
      more.hidden = shown === rows.length;
    }
    next();
    const fold = make("details", { class: "ts-diary-fold" }, make("summary", {}, t(`what_${what}`, { count: count(rows.length) })), list, more);
    fold.open = what === "problem";
    return fold;
  }
  function groups(rows) {
    return WHATS.map((what) => [what, rows.filter((row) => row.what === what)]).filter(([, some]) => some.length > 0).map(([what, some]) => group(what, some));
  }

  function show(read) {
    const { rows, entries } = comparedRows(read, diary.sessions());
    const adding = rows.filter(({ what }) => ADDED.includes(what));
    const silent = adding.filter(({ what, session }) => what === "new" && session.kind !== REST && session.rpe === undefined).length;
    const number = adding.length;
    const add = button(t(number === 1 ? "add_one" : "add_more", { count: count(number) }), () => bringIn(read), { class: "ts-button ts-button--main" });
    preview.replaceChildren(
      ...groups(rows),
      ...(silent > 0 ? [make("p", { class: "ts-note" }, t("without_effort", { count: count(silent) }))] : []),
      make("div", { class: "ts-diary-chips" }, ...(Object.keys(entries).length > 0 ? [add] : [make("p", {}, t("nothing_new"))]), button(t("cancel"), giveUp)),
    );
    say(t(rows.length === 1 ? "read_one" : "read_more", { count: count(rows.length) }));
    state.focus();
  }

  function bringIn(read) {
    // Another tab may have written since the preview: what counts is the diary as it is now.
    const { rows, entries } = comparedRows(read, diary.sessions());
    const left = rows.filter(({ what }) => !ADDED.includes(what));
    const number = rows.length - left.length;
    const told = t(["left_none", "left_one"][left.length] ?? "left_more", { count: count(left.length) });
    const sentence = t(number === 1 ? "added_one" : "added_more", { count: count(number), left: told });
    preview.replaceChildren(...groups(left));
    setText(state, sentence);
    diary.add(entries, sentence);
  }
  function giveUp() {
    preview.replaceChildren();
    say(t("gave_up"));
    choice.focus();
  }

  return { element: make("div", { class: "ts-diary-import" }, make("p", { class: "ts-note" }, t("about")), choice, state, preview), show };
}
