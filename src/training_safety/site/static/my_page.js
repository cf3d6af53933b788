// «Min side»: all that the course keeps in this browser, by kind, with what a shared computer should not keep first;
// taken along, brought in, put together and deleted.
import { button, download, make, setText } from "../../widgets/shared/dom.js";
import { isoDay, today } from "../../widgets/shared/days.js";
import { translator } from "../../widgets/shared/language.js";
import { bringIn, exportedText, importPreview, listed, migrateAll, removed, takenUp } from "../../widgets/shared/registry.js";
import { announce, openRecord, store, storageSentence } from "../../widgets/shared/storage.js";
import { addressOf, courseMap } from "./course_progress.js";
import { linesOf, PRIVATE } from "./kept_in_words.js";
import { KINDS } from "./kept_kinds.js";
import { READING } from "./section.js";
import WORDS from "./my_page_words.json" with { type: "json" };

/** What the page calls a record: its kind's title, and where in the course it is from. */
export function titleOf({ kind, name, title }, course, { t, lang }) {
  const stem = name.split(".")[0];
  const page = [...(course?.sections ?? []), ...(course?.tools ?? [])].find((each) => each.stem === stem);
  return { what: title?.[lang] ?? `${t("unknown")} (${kind})`, page: page ?? null };
}

/** The key of the words for a file that cannot be brought in. */
export const refusal = (problem) => (problem === "newer" ? "file_newer" : problem);

function showPage(place, course, lang) {
  const t = translator(WORDS, lang);
  const when = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : "nb-NO", { dateStyle: "long" });
  const status = make("p", { class: "ts-my-status", role: "status", tabindex: "-1" });
  const lists = make("div");
  const say = (text, ...more) => status.replaceChildren(text, ...more);
  const named = (entry) => {
    const { what, page } = titleOf(entry, course, { t, lang });
    return page ? `${what}: ${page.title}` : what;
  };

  function remove(entry) {
    const problem = removed([entry.key]);
    show();
    if (problem !== null) say(storageSentence(problem, lang));
    else say(`${t("deleted", { what: named(entry) })} `, button(t("undo"), () => putBack(entry)));
    status.focus();
  }

  function putBack(entry) {
    try {
      store(entry.key, entry.text);
      announce(entry.key);
      say(t("undone", { what: named(entry) }));
    } catch {
      say(storageSentence("full", lang));
    }
    show();
    status.focus();
  }

  function takeUp(entry) {
    const { problem } = takenUp(entry.key, KINDS);
    show();
    say(problem === null ? t("taken_up") : problem === "unreadable" ? t("not_taken_up") : storageSentence(problem, lang));
    status.focus();
  }

  function item(entry) {
    const { what, page } = titleOf(entry, course, { t, lang });
    const lines = entry.problem === null ? linesOf(entry, t) : [t(entry.problem)];
    const stored = entry.problem === null ? JSON.stringify(entry.stored, null, 2) : entry.text;
    return make(
      "li",
      { class: "ts-my-item", "data-kind": entry.kind },
      make("div", { class: "ts-my-head" }, make("strong", {}, what), page && make("a", { href: addressOf(page.page) }, page.title)),
      lines.length > 0 && make("ul", {}, lines.map((line) => make("li", {}, line))),
      entry.saved && make("p", { class: "ts-note" }, t("saved", { when: when.format(new Date(entry.saved)) })),
      make("details", { class: "ts-fold" }, make("summary", {}, t("content")), make("pre", { tabindex: "0" }, stored)),
      make(
        "div",
        { class: "ts-my-actions" },
        entry.aside && button(t("take_up"), () => takeUp(entry), { "aria-label": `${t("take_up")}: ${named(entry)}` }),
        button(t("delete"), () => remove(entry), { "aria-label": t("delete_this", { what: named(entry) }) }),
      ),
    );
  }

  const group = (title, note, entries) => entries.length > 0 && make("section", {}, make("h2", {}, t(title)), note && make("p", {}, t(note)), make("ul", { class: "ts-my-list" }, entries.map(item)));

  function show() {
    const entries = listed(KINDS);
    const isPrivate = ({ kind, aside }) => !aside && PRIVATE.includes(kind);
    const isOther = ({ kind, aside }) => !aside && !PRIVATE.includes(kind);
    lists.replaceChildren(
      ...[
        entries.length === 0 && make("p", {}, t("nothing")),
        group("shared_title", "shared", entries.filter(isPrivate).sort((one, other) => PRIVATE.indexOf(one.kind) - PRIVATE.indexOf(other.kind))),
        group("rest_title", null, entries.filter(isOther)),
        group("aside_title", "aside", entries.filter(({ aside }) => aside)),
      ].filter(Boolean),
    );
    for (const control of [exporting, deleting]) control.disabled = entries.length === 0;
  }

  // Take along and bring in

  const exporting = button(t("export"), () => {
    download(`${t("file")}-${isoDay(today())}.json`, "application/json", exportedText(KINDS));
    say(t("exported"));
  }, { class: "ts-button ts-button--main" });
  const field = make("input", { type: "file", accept: ".json,application/json", class: "ts-input ts-my-file" });
  const preview = make("div");
  field.addEventListener("change", async () => {
    const [file] = field.files;
    preview.replaceChildren();
    if (file === undefined) return;
    let text = "";
    try {
      text = await file.text();
    } catch {
      // it has been moved or barred: it cannot be read
    }
    field.value = "";
    ask(text);
  });

  const rowsOf = (rows) => rows.map((row) => make("tr", {}, make("th", { scope: "row" }, named(row)), make("td", {}, t(`row_${row.what}`))));

  function ask(text) {
    const { rows, problem } = importPreview(text, KINDS);
    if (problem !== undefined) say(storageSentenceOf(problem));
    else if (rows.length === 0) say(t("preview_empty"));
    else {
      const head = make("tr", {}, make("th", { scope: "col" }, t("what")), make("th", { scope: "col" }, t("happens")));
      const table = make("table", { class: "ts-my-table" }, make("caption", { tabindex: "-1" }, t("preview")), make("thead", {}, head), make("tbody", {}, rowsOf(rows)));
      const close = () => {
        preview.replaceChildren();
        field.focus();
      };
      preview.replaceChildren(table, make("div", { class: "ts-my-actions" }, button(t("bring_in"), () => bring(text), { class: "ts-button ts-button--main" }), button(t("cancel"), close)));
      say("");
      table.querySelector("caption").focus();
      return;
    }
    status.focus();
  }

  const storageSentenceOf = (problem) => (["barred", "full"].includes(problem) ? storageSentence(problem, lang) : t(refusal(problem)));

  function bring(text) {
    // Asked anew: another tab may have kept something since the table was shown.
    const { rows, problem } = importPreview(text, KINDS);
    const result = problem === undefined ? bringIn(rows, KINDS) : { done: 0, problem };
    preview.replaceChildren();
    show();
    say(result.problem === null ? t("brought_in") : t("stopped", { done: result.done, why: storageSentenceOf(result.problem) }));
    status.focus();
  }

  // Delete everything

  const deleting = button(t("delete_all"), () => sureAbout(true));
  const keeping = button(t("no"), () => sureAbout(false));
  const sure = make("div", { class: "ts-my-actions", role: "group", "aria-label": t("all"), hidden: true }, button(t("yes"), removeAll), keeping);
  function sureAbout(asked) {
    sure.hidden = !asked;
    deleting.hidden = asked;
    (asked ? keeping : deleting).focus();
  }
  function removeAll() {
    const problem = removed();
    sureAbout(false);
    show();
    say(problem === null ? t("all_deleted") : storageSentence(problem, lang));
    status.focus();
  }

  // Put together

  const probe = openRecord(READING, "book");
  probe.read();
  migrateAll(KINDS);
  place.replaceChildren(
    make(
      "div",
      { class: "ts-my-page", lang },
      probe.problem === "barred" && make("p", { class: "ts-note" }, t("barred")),
      status,
      lists,
      make("section", {}, make("h2", {}, t("take_title")), make("p", {}, t("take")), exporting, make("label", { class: "ts-field" }, t("import"), field), preview),
      make("section", {}, make("h2", {}, t("all_title")), make("p", {}, t("all")), deleting, sure),
    ),
  );
  show();
  globalThis.addEventListener("storage", show);
  globalThis.addEventListener("pageshow", show);
  place.dataset.ready = "";
}

export function begin(root) {
  const place = root.querySelector('[data-part="my-page"]');
  if (place === null) return;
  const lang = root.documentElement.lang.startsWith("en") ? "en" : "nb";
  courseMap().catch(() => null).then((course) => showPage(place, course, lang)); // without the map, pages have no titles
}
