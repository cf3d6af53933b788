// «Repetér»: the questions of sections that are done, ten at a time, when their boxes say so. The questions that are
// due are fetched once the page is open; from then on it goes on without a network.
import { dueDay, dueItems, LEARNED, ROUND, schedule } from "../../models/quiz/repetition.js";
import { questionCard } from "../../widgets/quiz/card.js";
import { outcome, scoreItem } from "../../widgets/quiz/questions.js";
import QUIZ_WORDS from "../../widgets/quiz/words.json" with { type: "json" };
import { today } from "../../widgets/shared/days.js";
import { button, make, setText } from "../../widgets/shared/dom.js";
import { translator } from "../../widgets/shared/language.js";
import { storageSentence } from "../../widgets/shared/storage.js";
import { addressOf, courseMap, fetched, recordsNow } from "./course_progress.js";
import { answered, deck, openRepetitions } from "./repetition_deck.js";
import WORDS from "./review_words.json" with { type: "json" };

/** The sentence that says when a question comes back from a box: its key and values. */
export function comesBack(box, day, now) {
  const due = dueDay(box, day);
  if (due === null) return ["learned"];
  const days = Math.max(1, due - now);
  return days === 1 ? ["tomorrow"] : ["in_days", { days }];
}

const sectionOf = (course, name) => course.sections.find(({ stem }) => stem === name.split(".")[0]);

/** The question of a name, `section.id`, with its sources; undefined before its file has come, and where it is gone. */
function questionOf(course, name) {
  const { items = [], references } = globalThis.trainingSafetyQuestions?.[sectionOf(course, name).quiz.name] ?? {};
  const item = items.find(({ id }) => `${sectionOf(course, name).stem}.${id}` === name);
  return item && { item, references };
}

/** Fetches the files that these questions stand in, each once. */
function fetchFor(course, names) {
  const sections = new Set(names.map((name) => sectionOf(course, name)));
  const wanted = [...sections].filter(({ quiz }) => !globalThis.trainingSafetyQuestions?.[quiz.name]);
  return Promise.all(wanted.map(({ quiz }) => fetched(addressOf(`_static/training-safety/${quiz.file}`))));
}

function showReview(place, course, lang) {
  const [t, tQuiz] = [translator(WORDS, lang), translator(QUIZ_WORDS, lang)];
  const record = openRepetitions();
  const live = make("p", { class: "ts-only-heard", role: "status" });
  const trouble = make("p", { class: "ts-note", hidden: true });
  const stage = make("div", { class: "ts-review-stage" });
  const plan = make("div", { class: "ts-review-plan" });
  const deckNow = () => deck(course, recordsNow(), record.read());

  function showPlan() {
    const counts = schedule(deckNow(), today());
    const rows = Object.entries(counts).map(([when, count]) => make("tr", {}, make("th", { scope: "row" }, t(`when_${when}`)), make("td", {}, String(count))));
    plan.replaceChildren(make("table", { class: "ts-review-table" }, make("caption", {}, t("schedule")), make("thead", {}, make("tr", {}, make("th", { scope: "col" }, t("when")), make("th", { scope: "col" }, t("count")))), make("tbody", {}, rows)));
    setText(trouble, storageSentence(record.problem, lang));
    trouble.hidden = trouble.textContent === "";
  }

  const say = (sentence, way = null) => stage.replaceChildren(...[make("p", { class: "ts-review-said", tabindex: "-1" }, sentence), way].filter(Boolean));

  /** What waits, and the way in; `said` stands before it. */
  function rest(said = null) {
    const items = deckNow();
    const due = dueItems(items, today(), Infinity);
    const waits = due.length === 1 ? t("due_one") : t("due_many", { count: due.length });
    const sentence = due.length > 0 ? waits : t(Object.keys(items).length === 0 ? "empty" : "none");
    say([said, sentence].filter(Boolean).join(" "), due.length > 0 ? button(t(said ? "more" : "start"), () => round(due.slice(0, ROUND)), { class: "ts-button ts-button--main" }) : null);
    showPlan();
    return due;
  }

  function failed() {
    say(t("missing"), button(t("again"), () => begin()));
    stage.firstChild.focus();
  }

  function round(names) {
    const asked = names.map((name) => ({ name, ...questionOf(course, name) })).filter(({ item }) => item);
    if (asked.length === 0) return failed();
    const boxes = deckNow();
    const show = (number) => {
      if (number >= asked.length) {
        rest(asked.length === 1 ? t("over_one") : t("over", { count: asked.length }));
        stage.firstChild.focus();
        return;
      }
      stage.replaceChildren(cards[number].whole);
      cards[number].focusStart();
    };
    const cards = asked.map(({ name, item, references }, number) => {
      const when = make("p", { class: "ts-note" });
      let isCounted = false;
      const announce = (sentence) => setText(live, sentence === live.textContent && sentence !== "" ? `${sentence}\u00a0` : sentence);
      const onAnswer = (answer) => {
        const score = scoreItem(item, answer);
        if (!isCounted) {
          // Another tab may have answered it meanwhile.
          const box = record.read()?.items[name]?.box ?? boxes[name][0];
          record.change((kept) => answered(kept, name, box, score));
          const { box: now, day } = record.read()?.items[name] ?? { box: 0, day: today() };
          setText(when, t(...comesBack(Math.min(now, LEARNED), day, today())));
          showPlan();
        }
        isCounted = true;
        card.show(answer);
        card.focusResult();
        announce(`${tQuiz(outcome(score))}. ${card.heard(answer)} ${when.textContent}`);
      };
      const onRetry = () => {
        card.show(undefined);
        card.focusStart();
      };
      const card = questionCard(item, number + 1, asked.length, { lang, t: tQuiz, announce, references: references ?? {}, shuffle: true }, { onAnswer, onRetry, onTurn: show });
      card.root.classList.add("is-current");
      const section = sectionOf(course, name);
      const from = make("p", { class: "ts-note" }, make("a", { href: addressOf(section.page) }, t("from", { title: section.title })));
      return { ...card, whole: make("div", {}, card.root, when, from) };
    });
    show(0);
  }

  async function begin() {
    const due = rest();
    try {
      await fetchFor(course, due.slice(0, ROUND));
      fetchFor(course, Object.keys(deckNow())).catch(() => {}); // what comes later is fetched while there is a network
      place.dataset.ready = "";
    } catch {
      failed();
    }
  }

  place.replaceChildren(make("section", { class: "ts-widget ts-quiz ts-review", "aria-label": t("title"), lang }, stage, plan, trouble, live));
  return begin();
}

export function begin(root) {
  const place = root.querySelector('[data-part="review"]');
  if (place === null) return;
  const lang = root.documentElement.lang.startsWith("en") ? "en" : "nb";
  courseMap()
    .then((course) => showReview(place, course, lang))
    .catch(() => place.replaceChildren(make("p", { class: "ts-note" }, translator(WORDS, lang)("missing"))));
}
