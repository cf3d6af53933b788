// A ruler for differences between groups: the reader guesses where each lies, then sees it beside 0 and the limits.
import { groupEffect, LIMITS } from "../../models/evidence/group_effect.js";
import { intervalText, numberText } from "../../models/numbers.js";
import { button, make, setText } from "../shared/dom.js";
import { along, points, scale, ticksOf, withInterval } from "./axis.js";

/** A guess in words: so many points less or more. */
export const guessText = (guess, { lang, t }) => (guess === 0 ? t("guess_none") : t(guess < 0 ? "guess_less" : "guess_more", { points: points(Math.abs(guess), lang) }));

/** Whether chance may explain a row, and which limits it reaches, in words. */
export function meaningOf({ value, low, high }, { lang, t }) {
  const effect = groupEffect(value, low, high);
  const listed = (limits) => limits.map(({ limit }) => numberText(limit, lang)).join(t("and"));
  const reached = effect.limits.filter(({ estimate }) => estimate);
  const missed = effect.limits.filter(({ estimate }) => !estimate);
  const covered = effect.limits.filter(({ interval }) => interval === "part");
  return [
    t(effect.includesZero ? "crosses_zero" : "beside_zero"),
    reached.length === 0 ? t("reaches_none") : missed.length === 0 ? t("reaches_all") : t("reaches_some", { reached: listed(reached), missed: listed(missed) }),
    covered.length > 0 && t("covers", { limits: listed(covered) }),
  ].filter(Boolean).join(" ");
}

/** The part of the explorer that is a ruler: its parts, and `refresh` for when the record has changed elsewhere. */
export function ruler(entry, { lang, t, say, record, keep }) {
  const { axis, rows } = entry;
  const guesses = () => ({ ...Object.fromEntries(rows.filter(({ shown }) => shown).map(({ id }) => [id, null])), ...record.read()?.guesses });
  const at = (value) => along(axis, value);
  const isSeen = ({ id }) => Object.hasOwn(guesses(), id);
  let active = rows.find((row) => !isSeen(row)) ?? rows[0];

  const upright = (value) => `M${at(value)} 0V100`;
  const lanes = rows.map((row) => {
    const [found, guessed, ring] = ["found", "guess", "ring"].map((kind) => make("path", { class: `ts-effects-${kind}` }));
    const interval = make("path", { class: "ts-effects-interval" });
    const heard = make("span", { class: "ts-only-heard" });
    const name = button([make("span", {}, row[lang]), heard], () => choose(row), { class: "ts-effects-name" });
    const slider = make("input", { type: "range", class: "ts-slider", min: axis.from, max: axis.to, step: 1, value: 0, autocomplete: "off", "aria-label": t("guess_of", { name: row[lang] }) });
    const words = make("p", {}, make("strong", {}, row.who?.[lang] ?? row[lang]), ": ", t("points", { numbers: withInterval(row.value, row.low, row.high, lang) }), " ", meaningOf(row, { lang, t }));
    const own = make("p", { class: "ts-effects-own" });
    const hand = make("div", { class: "ts-effects-hand" },
      make("svg", { viewBox: "0 0 100 100", preserveAspectRatio: "none", "aria-hidden": "true" },
        make("path", { class: "ts-effects-line", d: "M0 50H100" }),
        make("path", { class: "ts-effects-zero", d: upright(0) }),
        make("path", { class: "ts-effects-limit", d: LIMITS.map((limit) => upright(-limit)).join("") }),
        interval, found, ring, guessed),
      slider);
    slider.addEventListener("input", () => follow(row));
    return { row, element: make("li", {}, name, hand), name, heard, slider, interval, found, guessed, ring, words, own, says: make("li", {}, words, own) };
  });
  const laneOf = (row) => lanes.find((lane) => lane.row === row);

  const ask = make("p", { class: "ts-effects-asked" });
  const asks = make("li", {}, make("p", {}, t("place_it")), ask);
  const says = make("ul", { class: "ts-effects-says" }, asks, lanes.map((lane) => lane.says));
  const see = button(t("see"), () => (isSeen(active) ? next() : seen({ [active.id]: Number(laneOf(active).slider.value) }, () => heardOf(active))), { class: "ts-button ts-button--main" });
  const all = button(t("see_all"), () => (rows.every(isSeen) ? again() : seen(Object.fromEntries(rows.filter((row) => !isSeen(row)).map(({ id }) => [id, null])), () => t("all_seen"))), { class: "ts-button ts-button--quiet" });

  function follow(row) {
    const words = guessText(Number(laneOf(row).slider.value), { lang, t });
    laneOf(row).slider.setAttribute("aria-valuetext", words);
    setText(ask, t("you_guess", { guess: words }));
  }
  function choose(row) {
    active = row;
    refresh();
    if (isSeen(row)) say(heardOf(row));
    else laneOf(row).slider.focus();
  }
  function next() {
    const rest = rows.filter((row) => !isSeen(row));
    choose(rest.find((row) => rows.indexOf(row) > rows.indexOf(active)) ?? rest[0]);
  }
  function seen(more, told) {
    keep("guesses", { ...record.read()?.guesses, ...more });
    refresh();
    if (rows.every(isSeen)) all.focus(); // the button that was pressed has nothing more to do
    say(told());
  }
  function again() {
    keep("guesses", null);
    active = rows.find((row) => !isSeen(row)) ?? rows[0];
    for (const { slider } of lanes) slider.value = 0;
    refresh();
    say(t("begun_again"));
  }
  const heardOf = (row) => [laneOf(row).words.textContent, laneOf(row).own.textContent].filter(Boolean).join(" ");

  function refresh() {
    const known = guesses();
    for (const { row, element, name, heard, slider, interval, found, guessed, ring, own, says: told } of lanes) {
      const there = isSeen(row);
      const guess = known[row.id] ?? null;
      element.toggleAttribute("data-seen", there);
      name.setAttribute("aria-pressed", String(row === active));
      setText(heard, there ? `: ${withInterval(row.value, row.low, row.high, lang)}` : `: ${t("not_seen")}`);
      slider.hidden = there || row !== active;
      interval.setAttribute("d", there ? `M${at(row.low)} 50H${at(row.high)}M${at(row.low)} 25V75M${at(row.high)} 25V75` : "");
      found.setAttribute("d", there ? `M${at(row.value)} 50h0` : "");
      for (const path of [ring, guessed]) path.setAttribute("d", there && guess !== null ? `M${at(guess)} 50h0` : "");
      setText(own, there && guess !== null ? t("you_guessed", { guess: guessText(guess, { lang, t }) }) : "");
      told.toggleAttribute("data-away", !there || row !== active);
    }
    const left = rows.filter((row) => !isSeen(row)).length;
    asks.toggleAttribute("data-away", isSeen(active));
    if (!isSeen(active)) follow(active);
    setText(see, t(isSeen(active) ? "next" : "see"));
    see.toggleAttribute("data-away", left === 0);
    setText(all, t(left === 0 ? "again" : "see_all"));
    all.toggleAttribute("data-away", left === 0 && rows.every(({ shown }) => shown));
  }

  refresh();
  return {
    refresh,
    parts: [
      scale(axis, LIMITS.map((limit) => ({ at: -limit, words: numberText(limit, lang) })), lang, "ts-effects-limits"),
      make("ul", { class: "ts-effects-lanes" }, lanes.map(({ element }) => element)),
      scale(axis, ticksOf(axis).map((at) => ({ at })), lang),
      make("p", { class: "ts-note ts-effects-axis" }, t("axis"), " ", t("limits", { group: numberText(LIMITS[0], lang), person: numberText(LIMITS[1], lang) })),
      says,
      make("div", { class: "ts-effects-tools" }, see, all),
    ],
  };
}

/** The rows of a ruler as a table: who, the difference with its interval, and what can be said of it. */
export function rulerTable(entry, { lang, t }) {
  const head = [t("compared"), t("difference_points"), t("interval"), t("means")];
  return make("table", {},
    make("thead", {}, make("tr", {}, head.map((name) => make("th", { scope: "col" }, name)))),
    make("tbody", {}, entry.rows.map((row) => make("tr", {},
      make("th", { scope: "row" }, row.who?.[lang] ?? row[lang]),
      make("td", {}, points(row.value, lang)), make("td", {}, intervalText(row.low, row.high, lang, 1)),
      make("td", {}, meaningOf(row, { lang, t }))))));
}
