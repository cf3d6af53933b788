// The reader's programme as it is seen: two days, what is in them, and what can be done with all of it.
import { button, download, make, setText } from "../shared/dom.js";
import { icon } from "../shared/feedback.js";
import { today } from "../shared/days.js";
import { exportedWith, ics } from "./calendar.js";
import { amountsOf, changed, isEmpty, minutesOf, moved, SETS, withWeekday, withoutItem } from "./programme.js";

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

function select(label, options, value, onchange) {
  const element = make("select", { class: "ts-input", "aria-label": label, onchange: () => onchange(Number(element.value)) },
    options.map(([of, words]) => make("option", { value: of, selected: of === value }, words)));
  element.value = String(value);
  return element;
}

/** An item in words: 2 × 8 times, on each side. */
export function itemText({ sets, amount, unit, sides }, t) {
  const much = t(`item_${unit}`, { sets, amount });
  return sides ? `${much}, ${t("each_side")}` : much;
}

/**
 * `context` has `nameOf(id)`, `figureOf(id)` (or null), `open(id)` for what has a card here, `present(id)`, `programme()`,
 * `change(next, words, focus)`, `undo()`, `canUndo()`, `remove()`, `exists()`, `announce`, `lang` and `t`.
 */
export function daysOf(context) {
  const { lang, t, nameOf } = context;
  const lists = make("div", { class: "ts-exercises-days" });
  const controls = new Map(); // what can have the focus, by a name that stays when the days are drawn anew
  const control = (key, element) => {
    controls.set(key, element);
    return element;
  };
  const undo = button(t("undo"), context.undo);
  const file = button(t("calendar"), exportFile);
  const print = button(t("print"), () => isEmpty(context.programme()) || globalThis.print?.());
  const remove = button(t("remove_all"), () => context.exists() && context.remove());
  const kept = make("p", { class: "ts-note" });
  const element = make("div", { class: "ts-exercises-programme" },
    lists,
    make("p", { class: "ts-note" }, t("doses_note")),
    make("div", { class: "ts-choices ts-exercises-tools" }, undo, print, file, remove),
    kept);

  function exportFile() {
    const programme = context.programme();
    if (isEmpty(programme)) return;
    const exported = exportedWith(programme);
    const lineOf = (item) => `${nameOf(item.id)}: ${itemText(item, t)}`;
    download(`${t("file")}.ics`, "text/calendar", ics(programme, { t, lang, lineOf }, exported, today()));
    context.told({ ...programme, exported }, t("heard_file"));
  }

  function row(item, index, place, count) {
    const name = nameOf(item.id);
    const at = (what) => `${what}/${index}/${item.id}`;
    const change = (part) => context.change(changed(context.programme(), index, item.id, part), t("set_to", { name, much: itemText({ ...item, ...part }, t) }));
    const arrow = (by, kind) =>
      control(at(kind), button(icon(kind), () => {
        const next = moved(context.programme(), index, item.id, by);
        if (next === context.programme()) return context.announce(t("at_edge", { name }));
        context.change(next, t("moved", { name, place: place + by + 1, count }));
      }, { class: "ts-button ts-exercises-icon", "aria-label": t(kind, { name }), "aria-disabled": String(by < 0 ? place === 0 : place === count - 1) }));
    const takeOut = () => context.change(withoutItem(context.programme(), index, item.id), t("taken_out", { name, number: index + 1 }), `day/${index}`);
    const choice = (what, label, options) => control(at(what), select(label, options, item[what], (value) => change({ [what]: value })));
    return make("li", {},
      make("div", { class: "ts-exercises-item" },
        context.present(item.id) ? button(name, () => context.open(item.id), { class: "ts-button ts-button--quiet ts-exercises-link" }) : make("span", { class: "ts-exercises-link" }, name),
        make("span", { class: "ts-exercises-moves" }, arrow(-1, "up"), arrow(1, "down"), button("×", takeOut, { class: "ts-button ts-exercises-icon", "aria-label": t("take_out", { name }) }))),
      make("div", { class: "ts-exercises-much" },
        choice("sets", t("sets_of", { name }), SETS.map((sets) => [sets, t("sets", { sets })])),
        choice("amount", t("amount_of", { name }), amountsOf(item).map((amount) => [amount, t(`amount_${item.unit}`, { amount })])),
        item.sides && make("span", { class: "ts-note" }, t("each_side"))));
  }

  function day({ weekday, items }, index, days) {
    const number = index + 1;
    const heading = control(`day/${index}`, make("p", { class: "ts-legend", tabindex: -1 }, t("day", { number })));
    const chosen = (value) => context.change(withWeekday(context.programme(), index, value), t("day_is", { number, weekday: t(`weekday_${value}`) }));
    const weekdays = control(`weekday/${index}`, select(t("weekday_of", { number }), WEEKDAYS.map((each) => [each, t(`weekday_${each}`)]), weekday, chosen));
    const isSame = index > 0 && days[0].weekday === weekday;
    return make("div", { class: "ts-exercises-day" },
      make("div", { class: "ts-exercises-dayhead" }, heading, weekdays),
      isSame && make("p", { class: "ts-note" }, t("same_day")),
      items.length === 0 ? make("p", { class: "ts-exercises-none" }, t("empty_day")) : make("ol", {}, items.map((item, place) => row(item, index, place, items.length))),
      items.length > 0 && make("p", { class: "ts-note" }, t("minutes", { minutes: Math.round(minutesOf({ items })) })));
  }

  return {
    element,
    /** Draws the programme as it is; the control that was pressed has the focus again where it is there. */
    show(focus = null) {
      const programme = context.programme();
      const held = [...controls].find(([, element]) => element === globalThis.document?.activeElement)?.[0];
      controls.clear();
      lists.replaceChildren(...programme.days.map(day));
      controls.get(focus ?? held)?.focus();
      // What does nothing just now keeps its place and the focus.
      const usable = [[undo, context.canUndo()], [print, !isEmpty(programme)], [file, !isEmpty(programme)], [remove, context.exists()]];
      for (const [each, is] of usable) each.setAttribute("aria-disabled", String(!is));
      setText(kept, context.trouble() ? "" : t("kept")); // what is wrong stands above both views
    },
  };
}

/** The programme as it is printed: each day as a table with its drawings. */
export function daysOnPaper({ programme, t, nameOf, figureOf }) {
  return programme().days.filter(({ items }) => items.length > 0).map((day) => {
    const number = programme().days.indexOf(day) + 1;
    return make("div", { class: "ts-exercises-sheet" },
      make("p", { class: "ts-legend" }, t("day_on", { number, weekday: t(`weekday_${day.weekday}`) })),
      make("ol", {}, day.items.map((item) => make("li", {}, figureOf(item.id), make("strong", {}, nameOf(item.id)), ": ", itemText(item, t)))));
  });
}
