// The search page: what the address asks for is looked up in the index, and what an alarm word asks for stands first.
import ALARMS from "../../models/triage/alarm_words.json" with { type: "json" };
import WORDS from "../search_words.json" with { type: "json" };
import { alarming, excerpt, searchIndex } from "./search_engine.js";

const lang = document.documentElement.lang.startsWith("en") ? "en" : "nb";
const MOST_PARTS = 3;
const MOST_ALARM_PARTS = 2;

const said = (key, values = {}) => WORDS[key][lang].replace(/\{(\w+)\}/g, (_, name) => values[name]);
const named = (id) => document.getElementById(id);
const copied = (id) => named(id).content.cloneNode(true);

function made(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const marked = (pieces) => pieces.map(([text, hit]) => (hit ? made("mark", {}, text) : text));

/** Links to the parts of a page that hold what was looked for, each with a piece of its text. */
function partsOf({ parts: hits }, termOf, { pages, parts }, most = MOST_PARTS) {
  const items = hits.slice(0, most).map(({ part }) => {
    const [page, anchor, heading, text] = parts[part];
    const [address, title] = pages[page];
    const link = heading === title ? [] : [made("a", { href: anchor ? `${address}#${anchor}` : address }, heading)];
    return made("li", {}, ...link, made("p", {}, ...marked(excerpt(text, termOf))));
  });
  return made("ul", { class: "ts-search-parts", role: "list" }, ...items);
}

function shown(query, index) {
  const { search, isKnown } = searchIndex(index, lang);
  const { hits, termOf, unknown, meant } = search(query);
  const isAlarm = alarming(query, ALARMS, isKnown);
  const alarmPage = index.pages.findIndex(([address]) => address === named("course-search").dataset.alarm);
  const list = made("ol", { class: "ts-search-hits", role: "list" });
  if (isAlarm) {
    const first = made("li", { class: "ts-search-alarm" }, copied("search-alarm"));
    const own = hits.find(({ page }) => page === alarmPage);
    if (own) first.append(partsOf(own, termOf, index, MOST_ALARM_PARTS));
    list.append(first);
  }
  for (const hit of hits) {
    if (isAlarm && hit.page === alarmPage) continue;
    const [address, title] = index.pages[hit.page];
    list.append(made("li", {}, made("h2", {}, made("a", { href: address }, title)), partsOf(hit, termOf, index)));
  }
  const count = list.children.length;
  const sentences = [
    meant !== null && said("none", { query }),
    said(count === 0 ? "none" : count === 1 ? "one" : "many", { count, query: meant ?? query }),
    isAlarm && said("alarm_first"),
    unknown.length > 0 && count > 0 && said("unknown", { words: unknown.map((word) => `«${word}»`).join(", ") }),
  ];
  const results = [list];
  if (meant !== null) {
    const [before, after] = said("meant", { meant: "\n" }).split("\n");
    results.unshift(made("p", { class: "ts-search-meant" }, before, made("a", { href: `?q=${encodeURIComponent(meant)}` }, meant), after));
  }
  if (hits.length === 0) results.push(copied("search-nothing"));
  named("course-search").replaceChildren(...results);
  return sentences.filter(Boolean).join(" ");
}

function start() {
  const query = (new URLSearchParams(location.search).get("q") ?? "").replace(/\u00ad/g, "").trim();
  for (const input of document.querySelectorAll('input[name="q"]')) input.value = query;
  if (query === "") return;
  document.title = `${query} – ${document.title}`;
  const index = globalThis.trainingSafetySearch;
  if (!index) named("course-search").replaceChildren(copied("search-nothing"));
  const sentence = index ? shown(query, index) : said("failed");
  named("search-status").textContent = sentence;
}

start();
