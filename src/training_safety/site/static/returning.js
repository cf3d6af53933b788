// For those who return: what is begun and done in the contents, and on the landing page where to go on and what the
// next five minutes may hold. page.js fetches it when the page is ready, and only where something is kept; the
// pages are whole without it.
import { make, setText } from "../../widgets/shared/dom.js";
import { today } from "../../widgets/shared/days.js";
import { translator } from "../../widgets/shared/language.js";
import { dueItems } from "../../models/quiz/repetition.js";
import { addressOf, chapterState, courseMap, recordsNow, sectionState, whereToGoOn } from "./course_progress.js";
import { followUp, openFollowUps, plansToAsk } from "./plan_follow_up.js";
import { deck, openRepetitions } from "./repetition_deck.js";
import WORDS from "./returning_words.json" with { type: "json" };

const REVIEW = "book/tools/review.html";
const TIMER = "book/tools/warm_up_timer.html";
const MY_PAGE = "book/tools/my_page.html";
const INDEX = /\/index\.html$/;

/** An address without what points into the page. */
const bare = (href) => href.split(/[?#]/)[0];

const markOf = (state, words) => make("span", { class: "ts-progress", "data-state": state }, make("span", { class: "ts-progress-mark", "aria-hidden": "true" }), words);

/** Writes behind a link how far one has come there; null for nothing. */
function mark(link, state, words) {
  const place = link.querySelector(".ts-progress");
  if (state === null) place?.remove();
  else if (place === null) link.append(" ", markOf(state, words));
  else {
    place.dataset.state = state;
    setText(place.lastChild, words);
  }
}

/** Marks the links to sections and, in a list of the whole course, to chapters. */
function markLinks(course, records, t, links) {
  const byAddress = new Map(course.sections.map((section) => [bare(addressOf(section.page)), section]));
  for (const link of links) {
    const section = byAddress.get(bare(link.href));
    if (section === undefined) continue;
    const { state } = sectionState(section, records);
    if (!INDEX.test(section.page)) {
      mark(link, state, state && t(state));
      continue;
    }
    const folder = section.page.replace(INDEX, "/");
    const { count, done, isBegun } = chapterState(course.sections.filter(({ page }) => page.startsWith(folder)), records);
    mark(link, count > 0 && done === count ? "done" : isBegun ? "begun" : null, t("done_of", { done, count }));
  }
}

const card = (kind, href, title, text) => make("li", { class: "ts-today-card" }, make("p", { class: "ts-today-kind" }, kind), make("p", {}, make("a", { href }, title)), make("p", { class: "ts-note" }, text));

function whereCard(course, on, isBegun, t) {
  if (on === null) {
    const [first] = course.sections;
    return isBegun ? card(t("where"), addressOf(MY_PAGE), t("my_page"), t("all_done")) : card(t("start"), addressOf(first.page), first.title, t("start_say"));
  }
  const { section, state, answered, count } = on;
  const said = state === null ? t("next_new") : answered > 0 ? t("where_quiz", { answered, count }) : t("where_begun");
  return card(t(state === null ? "next" : "where"), addressOf(section.page), section.title, said);
}

const has = (course, page) => course.tools.some((tool) => tool.page === page);

/** One thing to recall, or null in a book that has no page for it. */
function repeatCard(course, records, t) {
  if (!has(course, REVIEW)) return null;
  const items = deck(course, records, openRepetitions().read());
  const due = dueItems(items, today(), Infinity);
  if (due.length === 0) return card(t("repeat"), addressOf(REVIEW), t("repeat_none"), t(Object.keys(items).length > 0 ? "repeat_later" : "repeat_empty"));
  const { title } = course.sections.find(({ stem }) => stem === due[0].split(".")[0]);
  return card(t("repeat"), addressOf(REVIEW), t("repeat_due", { title }), due.length === 1 ? t("repeat_one") : t("repeat_many", { count: due.length }));
}

/** The landing page of one who returns: the first button goes on, and the way in gives place to today's. */
function welcomeBack(course, records, t, lang) {
  const start = document.querySelector(".hero-start");
  const cards = document.querySelector(".chapter-cards");
  if (start === null || cards === null) return;
  const on = whereToGoOn(course, records);
  if (on !== null) {
    start.href = addressOf(on.section.page);
    setText(start.querySelector("span") ?? start, t("go_on"));
    start.title = on.section.title;
  }
  const [made] = plansToAsk(records, openFollowUps().read());
  const plan = made && make("div", { class: "ts-today-plan" }, make("p", { class: "ts-today-kind" }, t("plan")), make("p", {}, t("plan_said", made.plan)), followUp(made.key, t, lang));
  const [before, after] = t("yours", { page: "\n" }).split("\n");
  const box = make(
    "section",
    { class: "ts-today", id: "ts-today", "aria-labelledby": "ts-today-title" },
    make("h2", { id: "ts-today-title" }, t("today")),
    make("ul", {}, whereCard(course, on, chapterState(course.sections, records).isBegun, t), repeatCard(course, records, t), has(course, TIMER) && card(t("clock"), addressOf(TIMER), t("clock_link"), t("clock_say"))),
    plan,
    has(course, MY_PAGE) && make("p", { class: "small-print" }, before, make("a", { href: addressOf(MY_PAGE) }, t("my_page")), after),
  );
  cards.before(box);
  cards.hidden = true;
}

/** Under a plan of the page that was made: whether it was done. */
function askOfPlans(records, t, lang) {
  for (const { key } of plansToAsk(records, openFollowUps().read())) {
    document.querySelector(`[data-plan="${CSS.escape(key)}"] .ts-plan-said`)?.after(followUp(key, t, lang));
  }
}

async function welcome() {
  const records = recordsNow();
  if (records.size === 0) return;
  const course = await courseMap();
  const lang = document.documentElement.lang.startsWith("en") ? "en" : "nb";
  const t = translator(WORDS, lang);
  const contents = () => document.querySelectorAll(".bd-links a.internal, #hele-kurset li > p > a.internal");
  markLinks(course, records, t, contents());
  globalThis.addEventListener("trygg-trening-record", () => markLinks(course, recordsNow(), t, contents()));
  welcomeBack(course, records, t, lang);
  askOfPlans(records, t, lang);
  document.documentElement.dataset.returning = "ready";
}

welcome().catch(() => {}); // without its map the page is as for one who comes first
