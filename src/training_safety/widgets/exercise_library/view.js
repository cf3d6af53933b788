// The exercise library: exercises to choose among, the card of one, and the reader's programme of two days.
import { button, make, needsScript, placed, renderer, setText, uniqueId } from "../shared/dom.js";
import { language, translator } from "../shared/language.js";
import { openRecord, storageSentence } from "../shared/storage.js";
import { cardOf } from "./card.js";
import { daysOf, daysOnPaper } from "./days.js";
import { lazyFigure, stillFigure } from "./figure.js";
import { AIMS, doseText, EQUIPMENT, matching, PLACES } from "./library.js";
import { countOf, DAYS, emptyProgramme, has, isFull, PROGRAMMES, withExercise } from "./programme.js";
import WORDS from "./words.json" with { type: "json" };

/** What each filter chooses among, and what that is called. */
const FILTERS = {
  aim: [AIMS, (each) => `aim_${each}`],
  equipment: [EQUIPMENT, (each) => `equipment_${each}`],
  place: [PLACES, (each) => `place_${each}`],
};
const MOST_UNDONE = 30;
const MOST_CHIPS = 4;
const MOST_DRAWN_ON_PAPER = 8;

/** A choice for each filter, and the number that is left. `changed(choice)` is called with what is chosen. */
function filtersOf({ t }, changed) {
  const choice = { aim: "", equipment: "", place: "" };
  const selects = Object.entries(FILTERS).map(([name, [all, wordOf]]) => {
    const id = uniqueId("exercises-filter");
    const options = [make("option", { value: "" }, t("all")), ...all.map((each) => make("option", { value: each }, t(wordOf(each))))];
    const select = make("select", { class: "ts-input", id, autocomplete: "off", onchange() {
      choice[name] = select.value;
      changed(choice);
    } }, options);
    select.value = "";
    return { select, field: make("div", { class: "ts-field" }, make("label", { for: id }, t(`filter_${name}`)), select) };
  });
  return {
    element: make("div", { class: "ts-exercises-filters" }, selects.map(({ field }) => field)),
    clear() {
      for (const { select } of selects) select.value = "";
      for (const name of Object.keys(choice)) choice[name] = "";
      changed(choice);
    },
  };
}

/** The exercises as a list to read: on paper, and where no script runs. */
function listOnPaper(exercises, { lang, t }, drawn) {
  return make("ul", {}, exercises.map((one) =>
    make("li", {},
      drawn && make("div", { class: "ts-exercises-figures" }, ["start", "end"].filter((which) => one.poses[which]).map((which) => stillFigure(one.poses, which))),
      make("strong", {}, one.name[lang]), ` – ${doseText(one.dose, t)}. ${one.how[lang]} ${t("slip")} ${one.slip[lang]} ${t("hurts")} ${one.gentler[lang]}`)));
}

function view(model) {
  const lang = language(model);
  const t = translator(WORDS, lang);
  const entry = model.get("activity");
  const exercises = model.get("exercises");
  const names = model.get("names");
  const safety = model.get("safety");
  const shown = entry.show ? entry.show.map((id) => exercises.find((one) => one.id === id)) : exercises;
  const isWhole = !entry.show;
  // One programme on all pages, but for a whole library that its author has given a name.
  const kept = openRecord(PROGRAMMES, (isWhole && model.get("name")) || "programme");
  const live = make("p", { class: "ts-only-heard", role: "status" });
  const title = uniqueId("exercises");
  // The same sentence twice is heard twice only when the text changes.
  const announce = (sentence) => setText(live, sentence !== "" && sentence === live.textContent ? `${sentence}\u00a0` : sentence);
  const byId = (id) => exercises.find((one) => one.id === id) ?? null;

  // ---- The programme

  let programme = kept.read() ?? emptyProgramme();
  const undone = [];
  function write(next, words, focus) {
    undone.push(programme);
    if (undone.length > MOST_UNDONE) undone.shift();
    programme = next;
    kept.write(programme);
    announce(words);
    showProgramme(focus);
  }
  const planning = {
    lang, t, announce,
    nameOf: (id) => (names[id] ?? byId(id)?.name)?.[lang] ?? t("unknown"),
    present: (id) => byId(id) !== null,
    figureOf: (id) => (byId(id) ? make("span", { class: "ts-exercises-figures" }, ["start", "end"].filter((which) => byId(id).poses[which]).map((which) => stillFigure(byId(id).poses, which))) : null),
    open: (id) => {
      choose("cards");
      open(id);
    },
    programme: () => programme,
    change: write,
    /** What calendars have been told is no change of the programme: it is not undone. */
    told(next, words) {
      programme = next;
      kept.write(programme);
      announce(words);
      showProgramme();
    },
    canUndo: () => undone.length > 0,
    undo() {
      if (undone.length === 0) return;
      programme = { ...undone.pop(), exported: programme.exported, planId: programme.planId };
      kept.write(programme);
      announce(t("undone"));
      showProgramme();
    },
    exists: () => kept.exists(),
    remove() {
      undone.push(programme);
      kept.remove();
      programme = { ...emptyProgramme(), planId: programme.planId, exported: programme.exported };
      announce(t("removed"));
      showProgramme();
    },
    trouble: () => storageSentence(kept.problem, lang),
  };
  const days = entry.programme ? daysOf(planning) : null;
  const trouble = make("p", { class: "ts-note" });

  /** The buttons of a card that put its exercise into a day. */
  function addingOf(exercise) {
    const buttons = Array.from({ length: DAYS }, (_, index) => button("", () => add(exercise, index)));
    const paint = () => buttons.forEach((each, index) => {
      const there = has(programme, index, exercise.id);
      setText(each, t(there ? "in_day" : "add_to", { number: index + 1 }));
      each.setAttribute("aria-disabled", String(there));
    });
    paint();
    return { element: make("div", { class: "ts-choices ts-exercises-add" }, buttons), paint };
  }
  function add(exercise, index) {
    const values = { name: exercise.name[lang], number: index + 1 };
    if (has(programme, index, exercise.id)) return announce(t("there_already", values));
    if (isFull(programme, index)) {
      setText(full, t("full", values));
      full.hidden = false;
      return announce(t("full", values));
    }
    write(withExercise(programme, index, exercise), t("added", values));
  }
  const full = make("p", { class: "ts-error", hidden: true });

  // ---- The card, and the way to it

  const place = make("div", { class: "ts-exercises-place" });
  let card = null;
  let adding = null;
  let current = null;
  const context = { exercises, safety, references: model.get("references") ?? {}, lang, t, entry, say: announce, open: (id) => open(id) };
  function open(id, byReader = true) {
    card?.close();
    current = byId(id);
    adding = days ? addingOf(current) : null;
    card = cardOf(current, context, adding && [adding.element, full]);
    full.hidden = true;
    place.replaceChildren(card.element);
    for (const [each, chip] of chips) chip.setAttribute("aria-pressed", String(each === id));
    if (menu) paintMenu();
    if (isWhole) showList(false);
    if (!byReader) return;
    announce(current.name[lang]);
    card.heading.focus();
    card.show();
  }

  const chips = isWhole || shown.length > MOST_CHIPS ? [] : shown.map((one) => [one.id, button(one.name[lang], () => open(one.id), { class: "ts-button ts-exercises-chip" })]);
  const menu = !isWhole && shown.length > MOST_CHIPS && menuOf();
  const chipRow = chips.length > 1 && make("div", { class: "ts-choices ts-exercises-chips", role: "group", "aria-label": t("choose") }, chips.map(([, chip]) => chip));

  /** Where there are many to choose among, a list that takes one line. */
  function menuOf() {
    const select = make("select", { class: "ts-input ts-exercises-menu", "aria-label": t("choose"), autocomplete: "off", onchange: () => open(select.value) });
    return select;
  }
  /** An exercise that was led to is in the list while it is open. */
  function paintMenu() {
    const options = shown.includes(current) ? shown : [...shown, current];
    menu.replaceChildren(...options.map((one) => make("option", { value: one.id }, one.name[lang])));
    menu.value = current.id;
  }

  // ---- The list of the whole library

  const back = button(t("back"), () => {
    const from = current?.id;
    showList(true);
    tiles.find(({ id }) => id === from)?.element.focus();
  }, { class: "ts-button ts-button--quiet ts-exercises-back" });
  const tiles = isWhole ? shown.map((one) => {
    const figure = lazyFigure(one.poses);
    const element = button([figure.element, make("span", {}, one.name[lang])], () => open(one.id), { class: "ts-button ts-exercises-tile" });
    return { id: one.id, element, item: make("li", {}, element), close: figure.close };
  }) : [];
  const count = make("p", { class: "ts-exercises-count", role: "status" });
  const none = button(t("clear"), () => filters.clear());
  const filters = isWhole && filtersOf({ t }, (choice) => {
    const left = matching(exercises, choice);
    for (const { id, item } of tiles) item.hidden = !left.some((one) => one.id === id);
    none.hidden = left.length > 0;
    setText(count, left.length === 0 ? t("none_left") : t("left", { count: left.length }));
  });
  const list = isWhole && make("div", { class: "ts-exercises-all" }, filters.element, count, none, make("ul", { class: "ts-exercises-tiles" }, tiles.map(({ item }) => item)));
  function showList(on) {
    list.hidden = !on;
    back.hidden = on;
    place.hidden = on;
    if (on) {
      card?.close();
      card = null;
      place.replaceChildren();
    }
  }

  // ---- Two views, where there is a programme

  const cards = make("div", { class: "ts-exercises-cards" }, list, isWhole && back, chipRow, menu, place);
  const tabs = days && { cards: button(t("tab_cards"), () => choose("cards")), programme: button("", () => choose("programme")) };
  function choose(which) {
    cards.hidden = which !== "cards";
    days.element.hidden = which !== "programme";
    for (const [name, tab] of Object.entries(tabs)) tab.setAttribute("aria-pressed", String(name === which));
  }
  const paper = make("div", { class: "ts-exercises-paper" });
  function showProgramme(focus) {
    adding?.paint();
    full.hidden = true;
    setText(trouble, planning.trouble());
    trouble.hidden = trouble.textContent === "";
    if (!days) return;
    days.show(focus);
    setText(tabs.programme, t("tab_programme", { count: countOf(programme) }));
    showPaper();
  }
  let printed = false;
  function showPaper() {
    const sheets = days ? daysOnPaper({ ...planning, figureOf: printed ? planning.figureOf : () => null }) : [];
    paper.replaceChildren(...(sheets.length ? sheets : [listOnPaper(shown, { lang, t }, printed && shown.length <= MOST_DRAWN_ON_PAPER)]), make("p", { class: "ts-note" }, t("doses_note")));
  }
  /** Drawings are made for paper only when there is to be one. */
  function draw() {
    if (printed) return;
    printed = true;
    showPaper();
  }
  const leaving = new AbortController();
  globalThis.addEventListener?.("beforeprint", draw, { signal: leaving.signal });
  globalThis.matchMedia?.("print").addEventListener?.("change", draw, { signal: leaving.signal });

  const root = make("section", { class: "ts-widget ts-exercises", lang, "aria-labelledby": title },
    make("p", { class: "ts-title", id: title }, entry.title?.[lang] ?? t("title")),
    days && make("div", { class: "ts-exercises-tabs", role: "group", "aria-label": t("views") }, tabs.cards, tabs.programme),
    trouble, cards, days?.element, paper, live);
  if (isWhole) {
    filters.clear();
    showList(true);
  } else open(entry.start ?? shown[0].id, false);
  showProgramme();
  showPaper();
  if (days) choose("cards");
  const unfollow = kept.follow(() => {
    programme = kept.read() ?? emptyProgramme();
    showProgramme();
  });
  return {
    root,
    close() {
      leaving.abort();
      unfollow();
      card?.close();
      for (const { close } of tiles) close();
    },
  };
}

/** The library before scripts run; without them it is a list, with the drawings of the first card above. */
export function still(model) {
  const { root } = view(model);
  root.querySelector(".ts-exercises-paper").className = "ts-exercises-paper ts-unscripted";
  return needsScript(root, ".ts-exercises-tabs", ".ts-exercises-all", ".ts-exercises-back", ".ts-exercises-chips", ".ts-exercises-menu", ".ts-exercises-play", ".ts-exercises-hold", ".ts-exercises-steps", ".ts-exercises-add", ".ts-exercises-programme");
}

export default {
  render: renderer(["activity", "exercises", "lang"], (model, el) => {
    const { root, close } = view(model);
    return placed(el, root, close);
  }),
};
