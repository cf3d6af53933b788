// Cards to put into places, one at a time and with the reason as soon as each lies, or cards to put in order.

import { button, make, needsScript, placed, renderer, setText, uniqueId } from "../shared/dom.js";
import { icon, said, sourceLine, verdict } from "../shared/feedback.js";
import { language, translator } from "../shared/language.js";
import { orderedRows } from "../shared/ordering.js";
import { withPhones, written } from "../shared/phone_links.js";
import { openRecord, recordName, storageSentence } from "../shared/storage.js";
import { CARDS, dealt, inOrder, lying, missedCall, standing, wasChecked } from "./deck.js";
import WORDS from "./words.json" with { type: "json" };

const ARROWS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
const MAIN = { class: "ts-button ts-button--main" };

// ---------------------------------------------------------------- what both kinds say

/** Why a card belongs where it does, with a word in *stars* emphasised, and the numbers to call. */
function reason({ feedback, call }, lang) {
  const parts = feedback[lang].split(/\*([^*]+)\*/);
  return make("p", {}, parts.flatMap((part, number) => (number % 2 ? make("em", {}, part) : call ? withPhones(part) : part)));
}

/** A button that gives way to what it shows. */
function revealing(words, content) {
  content.hidden = true;
  const reveal = button(words, () => {
    content.hidden = false;
    reveal.hidden = true;
    content.focus();
  });
  return reveal;
}

/** A row of the result: the card and how it went, with what is said to it in a fold. */
function resultRow(card, right, told, open, { lang }, ...content) {
  return make(
    "details",
    { class: "ts-cards-row", open },
    make("summary", {}, icon(right ? "right" : "wrong"), make("span", {}, card[lang], " ", make("span", { class: "ts-cards-told" }, told))),
    make("div", { class: "ts-cards-why" }, ...content),
  );
}

/** The cards as a list with the answers in a fold: for paper, and where no script runs. */
function onPaper({ activity, lang, t, references }) {
  const { kind, cards, places = [] } = activity;
  const told = (card) => make("li", {}, make("strong", {}, card[lang]), reason(card, lang), sourceLine(card.refs ?? [], { references, lang }));
  const names = kind === "order" ? [activity.first, activity.last] : places;
  const answers = kind === "order" ? [make("ol", {}, cards.map(told))] : places.map((place) => [make("p", { class: "ts-legend" }, place[lang]), make("ul", {}, cards.filter((card) => card.place === place.id).map(told))]);
  return make(
    "div",
    { class: "ts-cards-paper" },
    make("p", {}, names.map((name) => name[lang]).join(kind === "order" ? " – " : " · ")),
    make("ul", {}, dealt(activity).map((card) => make("li", {}, card[lang]))),
    make("details", {}, make("summary", { class: "ts-button" }, t(kind === "order" ? "show_order" : "show")), answers.flat()),
  );
}

// ---------------------------------------------------------------- cards and places

function placing(context) {
  const { activity, lang, t, references, kept, announce } = context;
  const { cards, places } = activity;
  const deal = dealt(activity);
  const nameOf = (id) => places.find((place) => place.id === id)[lang];
  let pile = []; // the cards in hand, the one on top first
  let shown = null; // the card whose answer is shown until the next is taken

  const [group, top] = [uniqueId("places"), uniqueId("card")];
  const texts = deal.map((card) => make("p", { class: "ts-cards-words" }, card[lang]));
  const grip = make("span", { class: "ts-cards-grip", "aria-hidden": "true" }, "⠿");
  const hand = make("div", { class: "ts-cards-hand", tabindex: "-1", onpointerdown: drag }, grip, make("div", { class: "ts-cards-pile", id: top }, texts));
  const spots = places.map(({ id, [lang]: words }) => {
    const count = make("span", { class: "ts-cards-count" });
    return { id, count, element: button([make("span", {}, words), " ", count], () => put(id), { class: "ts-button ts-cards-place" }) };
  });
  const left = make("p", { class: "ts-cards-left" });
  const back = button(t("back"), putBack, { class: "ts-button ts-button--quiet" });
  const choice = make("div", { class: "ts-cards-choice", role: "group", "aria-labelledby": group, "aria-describedby": top },
    make("p", { class: "ts-hint", id: group }, t("how")), make("div", { class: "ts-cards-places" }, spots.map(({ element }) => element)));
  const answer = make("div", { class: "ts-cards-answer" });
  // The longest answer keeps its room, so that nothing below moves while the cards are laid – but for a call.
  const rooms = deal.map((card) => make("div", { class: "ts-cards-room", "aria-hidden": "true" }, answerTo(card, worstFor(card))));
  const stage = make("div", { class: "ts-cards-stage", onkeydown: pressed },
    make("div", { class: "ts-cards-head" }, left, back), hand, make("div", { class: "ts-cards-swap" }, choice, answer, rooms));
  const result = make("div", { class: "ts-cards-result" });

  function worstFor(card) {
    const others = places.map(({ id }) => id).filter((id) => id !== card.place);
    return others.find((id) => missedCall(activity, card, id) === null) ?? card.place;
  }

  function outcome(card, place) {
    if (place === card.place) return t("right", { place: nameOf(place) });
    return t(missedCall(activity, card, place) ? "more_urgent" : "wrong");
  }

  /** What is said to a card in a place: why, whom to call, and the key on request. */
  function explained(card, place, ...actions) {
    const call = missedCall(activity, card, place);
    const wrong = place !== card.place;
    const key = wrong && make("p", { class: "ts-cards-key", tabindex: "-1" }, t("belongs", { place: nameOf(card.place) }));
    return [
      wrong && make("p", { class: "ts-note" }, t("yours", { place: nameOf(place) })),
      reason(card, lang),
      call?.number && make("a", { href: `tel:${call.number}`, class: "ts-button ts-button--main ts-cards-call" }, t("call", { number: written(call.number) })),
      call && make("p", {}, withPhones(call.say[lang])),
      sourceLine(card.refs ?? [], { references, lang }),
      key,
      make("div", { class: "ts-cards-actions" }, ...actions, wrong && revealing(t("key"), key)),
    ];
  }

  function answerTo(card, place) {
    const line = verdict(place === card.place ? "right" : "wrong", outcome(card, place));
    line.setAttribute("tabindex", "-1");
    return said(line, ...explained(card, place, button(t(pile.length > 0 ? "next" : "result"), next, MAIN)));
  }

  function put(place) {
    const [card] = pile;
    kept.change((data) => ({ placed: { ...data?.placed, [card.id]: place } }));
    shown = card;
    context.show();
    answer.querySelector(".ts-verdict").focus();
    const call = missedCall(activity, card, place);
    announce([`${outcome(card, place)}.`, card.feedback[lang].replaceAll("*", ""), call?.say[lang] ?? ""].join(" ").trim());
  }

  function putBack() {
    pile.push(pile.shift());
    context.show();
    hand.focus();
    announce(t("heard_back"));
  }

  function next() {
    shown = null;
    announce("");
    context.show();
    focusStart();
  }

  function focusStart() {
    (pile.length > 0 ? hand : result.querySelector(".ts-cards-score")).focus();
  }

  function pressed(event) {
    if (shown !== null) return;
    if (event.key === "Escape" && pile.length > 1) putBack();
    const by = ARROWS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const at = spots.findIndex(({ element }) => element.contains(event.target));
    const to = at < 0 && by < 0 ? spots.length - 1 : (at + by + spots.length) % spots.length;
    spots[to].element.focus();
  }

  // A finger takes the card by its grip: anywhere else it scrolls the page.
  function drag(event) {
    const takes = event.pointerType === "touch" ? grip.contains(event.target) : event.button === 0;
    if (!takes || shown !== null) return;
    const held = new AbortController();
    const [x, y] = [event.clientX, event.clientY];
    const under = ({ clientX, clientY }) => spots.find(({ element }) => {
      const box = element.getBoundingClientRect();
      return clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom;
    });
    const light = (spot) => spots.forEach((other) => other.element.classList.toggle("is-over", other === spot));
    const end = (last) => {
      held.abort();
      hand.style.transform = "";
      hand.classList.remove("is-held");
      light(null);
      const spot = last.type === "pointerup" && under(last);
      if (spot) put(spot.id);
    };
    hand.setPointerCapture(event.pointerId);
    hand.classList.add("is-held");
    hand.addEventListener("pointermove", (move) => {
      hand.style.transform = `translate(${move.clientX - x}px, ${move.clientY - y}px)`;
      light(under(move));
    }, { signal: held.signal });
    for (const type of ["pointerup", "pointercancel"]) hand.addEventListener(type, end, { signal: held.signal });
  }

  function showResult(lies) {
    const wrong = deal.filter(({ id, place }) => lies[id] !== place);
    const again = () => {
      kept.change((data) => ({ placed: Object.fromEntries(Object.entries(data?.placed ?? {}).filter(([id]) => !wrong.some((card) => card.id === id))) }));
      next();
    };
    const rows = deal.map((card) => {
      const place = lies[card.id];
      return resultRow(card, place === card.place, outcome(card, place), false, context, ...explained(card, place));
    });
    result.replaceChildren(
      make("p", { class: "ts-cards-score", tabindex: "-1" }, t("score", { right: deal.length - wrong.length, count: deal.length })),
      make("div", { class: "ts-cards-actions" }, ...(wrong.length > 0 ? [button(t("again"), again, MAIN)] : []), button(t("anew"), () => context.startAgain(focusStart))),
      ...rows,
      make("p", { class: "ts-note" }, t("kept")),
    );
  }

  /** Shows the cards as they lie, and says whether all have been laid and looked at. */
  function shows() {
    const lies = lying(activity, kept.read());
    if (shown !== null && lies[shown.id] === undefined) shown = null;
    const open = deal.filter(({ id }) => lies[id] === undefined);
    pile = [...pile.filter((card) => open.includes(card)), ...open.filter((card) => !pile.includes(card))];
    const card = shown ?? pile[0] ?? deal.at(-1);
    texts.forEach((text, index) => text.classList.toggle("is-current", deal[index] === card));
    hand.classList.toggle("is-last", pile.length < (shown ? 1 : 2));
    choice.classList.toggle("is-current", shown === null);
    answer.classList.toggle("is-current", shown !== null);
    answer.replaceChildren(...(shown === null ? [] : [answerTo(shown, lies[shown.id])]));
    setText(left, pile.length === 1 ? t("last") : t("left", { count: pile.length }));
    back.classList.toggle("is-away", shown !== null || pile.length < 2);
    for (const { id, count } of spots) {
      const number = cards.filter((other) => lies[other.id] === id).length;
      setText(count, number > 0 ? t("in_place", { count: number }) : "");
    }
    const done = shown === null && pile.length === 0;
    if (done) showResult(lies);
    return done;
  }

  return { stage, result, shows };
}

// ---------------------------------------------------------------- cards in order

function ordering(context) {
  const { activity, lang, t, references, kept, announce } = context;
  const { cards } = activity;
  const deal = dealt(activity);
  const order = () => rows.order().map((index) => deal[index].id);
  const keep = (checked) => kept.write({ order: order(), checked });
  const rows = orderedRows(deal.map((card) => card[lang]), lang, announce, () => keep(false));
  const how = make("p", { class: "ts-hint", tabindex: "-1" }, t("how_order"));
  const end = (words) => make("p", { class: "ts-cards-end" }, words[lang]);
  const check = () => {
    keep(true);
    context.show();
    result.querySelector(".ts-cards-score").focus();
  };
  const stage = make("div", { class: "ts-cards-stage" }, how, end(activity.first), rows.element, end(activity.last), make("div", { class: "ts-cards-actions" }, button(t("check"), check, MAIN)));
  const result = make("div", { class: "ts-cards-result" });

  /** Back to the rows: those in `still` stay where they are. */
  function sort(still) {
    rows.fix(deal.flatMap(({ id }, index) => (still.includes(id) ? [index] : [])));
    setText(how, t(still.length > 0 ? "fixed" : "how_order"));
    context.show();
    how.focus();
  }

  function showResult(ids) {
    const right = inOrder(activity, ids);
    const key = make("div", { class: "ts-cards-key", tabindex: "-1" }, make("p", {}, t("right_order")), make("ol", {}, cards.map((card) => make("li", {}, card[lang]))));
    const again = () => {
      keep(false);
      sort(right);
    };
    const row = (id) => {
      const card = cards.find((other) => other.id === id);
      const stays = right.includes(id);
      return resultRow(card, stays, t(stays ? "stands" : "moves"), !stays, context, reason(card, lang), sourceLine(card.refs ?? [], { references, lang }));
    };
    result.replaceChildren(
      make("p", { class: "ts-cards-score", tabindex: "-1" }, t("score_order", { right: right.length, count: cards.length })),
      make("div", { class: "ts-cards-actions" }, ...(right.length < cards.length ? [button(t("again"), again, MAIN), revealing(t("key"), key)] : []), button(t("anew"), () => context.startAgain(() => sort([])))),
      key,
      end(activity.first),
      ...ids.map(row),
      end(activity.last),
      make("p", { class: "ts-note" }, t("kept")),
    );
    key.hidden = true;
  }

  /** Shows the cards as they stand, and says whether they have been checked. */
  function shows() {
    const data = kept.read();
    const ids = standing(activity, data);
    if (ids.join() !== order().join()) rows.arrange(ids.map((id) => deal.findIndex((card) => card.id === id)));
    const done = wasChecked(activity, data);
    if (done) showResult(ids);
    return done;
  }

  return { stage, result, shows };
}

// ---------------------------------------------------------------- the widget

function view(model) {
  const lang = language(model);
  const activity = model.get("activity");
  const kept = openRecord(CARDS, recordName(model, "cards"));
  const live = make("p", { class: "ts-only-heard", role: "status" });
  const trouble = make("p", { class: "ts-note", hidden: true });
  const context = {
    activity,
    lang,
    kept,
    t: translator(WORDS, lang),
    references: model.get("references") ?? {},
    // The same sentence twice is heard twice only when the text changes.
    announce: (sentence) => setText(live, sentence !== "" && sentence === live.textContent ? `${sentence}\u00a0` : sentence),
    show() {
      const done = tool.shows();
      tool.stage.classList.toggle("is-current", !done);
      tool.result.classList.toggle("is-current", done);
      setText(trouble, storageSentence(kept.problem, lang));
      trouble.hidden = kept.problem === null;
    },
    startAgain(then) {
      kept.remove();
      context.show();
      then();
    },
  };
  const tool = (activity.kind === "order" ? ordering : placing)(context);
  const title = uniqueId("cards");
  const root = make(
    "section",
    { class: "ts-widget ts-cards", lang, "aria-labelledby": title },
    make("p", { class: "ts-title", id: title }, activity.title[lang]),
    make("div", { class: "ts-cards-stack" }, tool.stage, tool.result),
    onPaper(context),
    trouble,
    live,
  );
  context.show();
  return { root, close: kept.follow(context.show) };
}

/** The cards before scripts run; where none does, and on paper, they are a list. */
export const still = (model) => needsScript(view(model).root, ".ts-cards-stack");

export default {
  render: renderer(["activity", "lang", "name", "references"], (model, el) => {
    const { root, close } = view(model);
    return placed(el, root, close);
  }),
};
