// Cards to sort and cards to order, for the tests.

const text = (nb) => ({ nb, en: `${nb} (en)` });
const call = (urgency, number) => ({ urgency, number, say: text("Ikke vent. Blir det verre: ring 113.") });
const place = (id) => ({ id, ...text(`Sted ${id}`) });
const card = (id, where, more = {}) => ({ id, ...text(`Kort ${id}`), place: where, feedback: text(`Fordi ${id}.`), ...more });
export const SORT = {
  kind: "cards",
  title: text("Hvor?"),
  places: [place("emergency"), place("gp"), place("self")],
  cards: [
    card("numb", "emergency", { call: call(5, "116117"), feedback: text("Ring legevakt 116 117 nå. En nerve.") }),
    card("unsure", "emergency"),
    card("growing", "gp", { call: call(3, null) }),
    card("sore", "self"),
    card("stiff", "self"),
  ],
};
export const ORDER = { kind: "order", title: text("Rekkefølge"), first: text("Først"), last: text("Sist"), cards: ["a", "b", "c", "d", "e"].map((id) => card(id)) };
