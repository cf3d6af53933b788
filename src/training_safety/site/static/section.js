// What a section asks its reader, made alive: guesses, claims, plans, and folds that an address points into.
// The page is whole without it. What is guessed and planned stays in this browser.
import { button, make, setText } from "../../widgets/shared/dom.js";
import { isRecord, openRecord, pageName, recordKind, storageSentence, underNewIds } from "../../widgets/shared/storage.js";

/** The order of support, for what is said of a guess. */
const SUPPORT = ["poor", "partly", "good"];

/** The key of the words that a guess at a claim is answered with; "" is a practice point, which has no right guess. */
export function answerKey(guess, support) {
  if (support === "") return "claim_little";
  const step = SUPPORT.indexOf(support) - SUPPORT.indexOf(guess);
  return step === 0 ? "claim_as_guessed" : step < 0 ? "claim_weaker" : "claim_better";
}

/** A sentence with its {places} filled. */
export function filled(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (place, name) => (name in values ? values[name] : place));
}

/** Data that are a text, or whatever `right` takes, for each key. */
const eachIs = (right) => (data) => (isRecord(data) && Object.values(data).every(right) ? data : null);
const isText = (value) => typeof value === "string";
const together = (mine, theirs) => ({ ...mine, ...theirs });

/** What was guessed, by question: the option's words in Bokmål, which stay the same when options are moved about. */
export const GUESSES = recordKind({
  kind: "guesses",
  version: 1,
  title: { nb: "Det du tippet", en: "What you guessed" },
  sound: eachIs(isText),
  merge: together,
});
/** What was guessed of claims, by claim: "good", "partly" or "poor". */
export const CLAIMS = recordKind({
  kind: "claims",
  version: 1,
  title: { nb: "Det du tippet om påstander", en: "What you guessed about claims" },
  sound: eachIs((value) => SUPPORT.includes(value)),
  merge: together,
});
/** Plans that were made the reader's own, by the plan's key: `{ if, then }`. */
export const PLANS = recordKind({
  kind: "plans",
  version: 1,
  title: { nb: "Planene dine", en: "Your plans" },
  sound: eachIs((value) => isRecord(value) && isText(value.if) && isText(value.then)),
  merge: together,
});
/** How the reader wants the pages: `{ claims: "open" }` for one who only reads. */
export const READING = recordKind({
  kind: "reading",
  version: 1,
  title: { nb: "Slik du vil lese", en: "How you read" },
  sound: eachIs(isText),
});

/** A record by key; `problem()` is a sentence, or "" when all is well. */
function shelfOf(kind, name = pageName()) {
  const record = openRecord(kind, name);
  const now = (data) => underNewIds(data ?? {});
  const lang = document.documentElement.lang.startsWith("en") ? "en" : "nb";
  return {
    get: (key) => now(record.read())[key],
    set: (key, value) => record.change((data) => ({ ...now(data), [key]: value })),
    remove: (key) => record.change((data) => Object.fromEntries(Object.entries(now(data)).filter(([other]) => other !== key))),
    problem: () => storageSentence(record.problem, lang),
  };
}

const wordsOf = (root) => JSON.parse(root.querySelector("#section-words").textContent);

/** Says in a box what keeps a choice from being kept, if anything does. */
function tellProblem(box, shelf) {
  const note = box.querySelector(".ts-not-kept") ?? make("p", { class: "ts-note ts-not-kept" });
  setText(note, shelf.problem());
  if (note.textContent === "") note.remove();
  else box.append(note);
}

/** Makes the options of a box answer, and keeps the choice by name: `answered(option)` says what the box's status is then. */
function enlivenOptions(box, shelf, name, answered) {
  const buttons = [...box.querySelectorAll(".ts-option")];
  const [answer, status] = [box.querySelector(".ts-answer"), box.querySelector('[role="status"]')];
  const choose = (chosen) => {
    for (const option of buttons) option.setAttribute("aria-pressed", String(option === chosen));
    box.dataset.answered = "";
    answer.open = true;
    return answered(chosen.dataset.option, chosen.textContent);
  };
  for (const option of buttons) {
    option.disabled = false;
    option.setAttribute("aria-pressed", "false");
    option.addEventListener("click", () => {
      shelf.set(name, option.dataset.option);
      setText(status, choose(option));
      tellProblem(box, shelf);
    });
  }
  const before = shelf.get(name);
  const chosen = buttons.find((option) => option.dataset.option === before);
  if (chosen) choose(chosen);
}

function enlivenGuesses(root, words) {
  const shelf = shelfOf(GUESSES);
  const boxes = [...root.querySelectorAll("[data-guess]")];
  for (const box of boxes) {
    const name = box.dataset.guess;
    const answer = box.querySelector(".ts-answer");
    enlivenOptions(box, shelf, name, (_, guess) => {
      for (const place of root.querySelectorAll(`[data-echo="${name}"]`)) setText(place, filled(words.guessed, { guess }));
      return answer.querySelector("p").textContent;
    });
  }
  if (boxes.length > 0) tellProblem(boxes[0], shelf);
}

function enlivenClaims(root, words) {
  const shelf = shelfOf(CLAIMS);
  const boxes = [...root.querySelectorAll("[data-claim]")];
  for (const box of boxes) {
    const told = box.querySelector(".ts-told");
    const verdict = box.querySelector(".ts-claim-verdict strong").textContent;
    const name = box.dataset.claim;
    enlivenOptions(box, shelf, name, (guess) => {
      setText(told, words[answerKey(guess, box.dataset.support)]);
      return `${told.textContent} ${verdict}`;
    });
    box.querySelector(".ts-answer > summary").addEventListener("click", () => (box.dataset.answered = ""));
  }
  if (boxes.length === 0) return;
  tellProblem(boxes[0], shelf);
  enlivenReading(boxes, words);
}

/** «Vis alle vurderingene»: for those who only want to read. The choice is kept, for all pages. */
function enlivenReading(boxes, words) {
  const shelf = shelfOf(READING, "book");
  const toggle = button("", () => {
    shelf.set("claims", shelf.get("claims") === "open" ? "asked" : "open");
    show();
  }, { class: "ts-button ts-button--quiet ts-show-all" });
  const show = () => {
    const all = shelf.get("claims") === "open";
    setText(toggle, all ? words.claims_ask_again : words.claims_show_all);
    for (const box of boxes) {
      box.toggleAttribute("data-told", all);
      const chosen = box.querySelector('.ts-option[aria-pressed="true"]');
      box.querySelector(".ts-answer").open = all || chosen !== null;
      box.toggleAttribute("data-answered", all || chosen !== null);
    }
  };
  boxes[0].append(toggle);
  show();
}

function enlivenPlans(root, words) {
  const shelf = shelfOf(PLANS);
  for (const box of root.querySelectorAll("[data-plan]")) {
    const name = box.dataset.plan;
    const said = box.querySelector(".ts-plan-said");
    const ours = [...said.childNodes];
    const status = make("p", { role: "status", class: "ts-note" });
    const change = button(words.plan_change, () => edit(), { class: "ts-button ts-button--quiet" });
    const take = button(words.plan_take, () => {
      shelf.set(name, { if: box.dataset.if, then: box.dataset.then });
      show();
      change.focus();
    });
    const show = () => {
      const own = shelf.get(name);
      take.hidden = Boolean(own);
      const text = own && filled(words.plan, { if: own.if, then: own.then });
      said.replaceChildren(...(own ? [make("p", {}, text)] : ours));
      setText(status, own ? shelf.problem() || words.plan_kept : "");
    };
    const edit = () => {
      const own = shelf.get(name) ?? { if: box.dataset.if, then: box.dataset.then };
      const fields = { if: make("input", { class: "ts-input", value: own.if }), then: make("input", { class: "ts-input", value: own.then }) };
      const labels = Object.entries(fields).map(([part, field]) => make("label", { class: "ts-field" }, words[`plan_${part}`], field));
      const error = make("p", { role: "alert", class: "ts-error", hidden: true }, words.plan_empty);
      const close = () => {
        form.replaceWith(change);
        show();
        change.focus();
      };
      const keep = (event) => {
        event.preventDefault();
        const plan = { if: fields.if.value.trim(), then: fields.then.value.trim() };
        const empty = Object.keys(plan).find((part) => plan[part] === "");
        error.hidden = empty === undefined;
        if (empty !== undefined) return fields[empty].focus();
        shelf.set(name, plan);
        return close();
      };
      const form = make("form", { class: "ts-plan-form", onsubmit: keep }, labels, error,
        make("button", { class: "ts-button ts-button--main" }, words.plan_keep),
        button(words.plan_cancel, close),
        shelf.get(name) ? button(words.plan_ours, () => { shelf.remove(name); close(); }, { class: "ts-button ts-button--quiet" }) : null);
      take.hidden = true;
      change.replaceWith(form);
      fields.if.focus();
    };
    box.append(status, take, change);
    show();
  }
}

/** Opens the fold that the address points to, or into. */
function enlivenFolds(root) {
  const open = () => {
    const target = root.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let fold = target?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  };
  addEventListener("hashchange", open);
  open();
}

export function enliven(root) {
  const words = wordsOf(root);
  enlivenGuesses(root, words);
  enlivenClaims(root, words);
  enlivenPlans(root, words);
  enlivenFolds(root);
}
