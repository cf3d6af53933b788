// A bar with its plates, drawn to scale of their weights, and the same in words.
import { numberText } from "../../models/numbers.js";
import { BAR_KG, loadedBar } from "../../models/warm_up/ramp_up.js";
import { make } from "../shared/dom.js";

/** One plate of each pair in a gym: many of the largest, one pair of each of the others. */
const PAIRS_KG = [25, 25, 25, 25, 25, 25, 25, 20, 15, 10, 5, 2.5, 1.25];
const HEAVIEST_KG = 450; // what such a bar can hold, and then some
const [MIDDLE, COLLAR, THICK, HALF_BAR] = [150, 34, 8, 148];
/** How high a plate is drawn: by the square root of its weight, as a disc's is. */
const heightOf = (plate) => 20 + 13 * Math.sqrt(plate);

/** The outline of a plate with its nearer edge at `x`. */
const outline = (x, height) => `M${x} ${45 - height / 2}h${THICK - 2}v${height}h${2 - THICK}z`;

/** The bar for a weight, or null beyond what is drawn. */
export const barFor = (weightKg) => (weightKg > HEAVIEST_KG ? null : loadedBar(weightKg, BAR_KG, PAIRS_KG));

/** The plates as a path, the heaviest innermost, the same on both sides. */
export function platesPath(platesKg) {
  return platesKg.map((plate, index) => {
    const out = COLLAR + index * THICK;
    return outline(MIDDLE + out, heightOf(plate)) + outline(MIDDLE - out - THICK + 2, heightOf(plate));
  }).join("");
}

/** The bar drawn: its element, and `show(weightKg)`, which returns it in words. */
export function plates({ lang, t }) {
  const discs = make("path", { class: "ts-strength-plates" });
  const element = make("svg", { class: "ts-strength-bar", viewBox: "0 0 300 90", "aria-hidden": "true" },
    make("path", { class: "ts-strength-steel", d: `M${MIDDLE - HALF_BAR} 45H${MIDDLE + HALF_BAR}` }), discs);
  const kg = (weight) => numberText(weight, lang, { decimals: 2 });
  return {
    element,
    show(weightKg) {
      const bar = barFor(weightKg);
      element.toggleAttribute("data-away", bar === null || bar.reason !== null);
      discs.setAttribute("d", platesPath(bar?.platesKg ?? []));
      if (bar === null) return t("bar_full");
      if (bar.reason) return t("bar_light", { bar: kg(BAR_KG) });
      const each = bar.platesKg.length > 0 ? t("bar_plates", { bar: kg(BAR_KG), plates: bar.platesKg.map(kg).join(" + "), weight: kg(bar.weightKg) }) : t("bar_alone", { bar: kg(BAR_KG) });
      return bar.weightKg < weightKg - 1e-9 ? `${each} ${t("bar_near", { rest: kg(weightKg - bar.weightKg) })}` : each;
    },
  };
}
