// What is known of the exercises without a page: which of them are asked for, how much of each, and where one leads.

export const AIMS = ["knees", "hips", "back", "trunk", "arms", "balance", "mobility"];
export const EQUIPMENT = ["none", "furniture", "band", "weight", "bar"];
export const PLACES = ["home", "gym", "outdoors"];

/** The exercises that a choice leaves; what is "" in it leaves all. */
export function matching(exercises, { aim = "", equipment = "", place = "" }) {
  const fits = (wanted, own) => wanted === "" || own.includes(wanted);
  return exercises.filter((one) => fits(aim, one.aim) && fits(equipment, [one.equipment]) && fits(place, one.place));
}

/** The exercises that one leads to, of those that are here: `{ easier, harder, swap }`. */
export function steps({ easier, harder, swap }, exercises) {
  const found = (id) => exercises.find((one) => one.id === id) ?? null;
  return { easier: found(easier), harder: found(harder), swap: swap.map(found).filter(Boolean) };
}

const span = ([low, high]) => (low === high ? `${low}` : `${low}–${high}`);

/** How much of an exercise, in words. */
export function doseText({ sets, reps, rir, hold_s: hold, sides }, t) {
  const much = hold ? t("dose_hold", { sets: span(sets), hold: span(hold) }) : t("dose_reps", { sets: span(sets), reps: span(reps), rir: span(rir) });
  return sides ? `${much}, ${t("each_side")}` : much;
}
