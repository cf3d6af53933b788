// What is to be done now and next: the stage with the time, and the card with the exercise.
// A part is an element that can `renew(state)` when the plan changes and `paint(state)` at any moment.
import { exerciseFigure } from "../shared/exercise_figures.js";
import { whenNear } from "../shared/charts.js";
import { make, setText } from "../shared/dom.js";
import { checkbox, icon, onlyHeard, onlySeen, part, stack, text } from "./elements.js";
import { fullness, slots, spans } from "./plan.js";
import { clockText, lengthText, spokenTime } from "./sentences.js";

/** What comes after each slot: an exercise, after its phase where that is new, and at the end what follows the plan. */
export function nextNames(plan, layers, after, lang) {
  const all = slots(plan);
  return all.map(({ phase }, i) => {
    const next = all[i + 1];
    if (!next) return after;
    if (next.phase === phase) return layers[i + 1].name;
    const name = plan.phases[next.phase].name[lang];
    return next.exercise === null || plan.kind === "hold" ? name : `${name} – ${layers[i + 1].name}`;
  });
}

export function stageOf({ kind, its, lang, t }) {
  const phase = stack("p", "phase");
  const digits = onlySeen(text("digits"));
  const inWords = onlyHeard();
  const strip = onlySeen(part("strip"));
  const nextIn = make("span");
  const nextName = stack("strong", "next-name");
  const time = make("div", { class: "ts-warmup-time", role: "timer", "aria-live": "off" }, digits, inWords);
  const next = make("p", { class: "ts-warmup-next" }, text("quiet", t("next"), " ", nextIn), " ", nextName.element);
  let pieces = [];
  return {
    element: part("stage", phase.element, time, strip, next),
    renew({ plan, layers }) {
      const { phases } = plan;
      const numbered = (words) => phases.length > 1 && kind !== "hold" && text("part", words);
      const names = phases.map(({ name }, i) => [numbered(t("part", { n: i + 1, of: phases.length })), name[lang]]);
      phase.fill([...names, [numbered("\u00a0"), t("done")]]);
      nextName.fill(nextNames(plan, layers, its.after, lang));
      pieces = phases.map(({ exercises }) => {
        const [fill, label] = [text("fill"), text("minutes")];
        const piece = text("piece", text("track", fill), label);
        piece.classList.toggle("is-rest", kind === "hold" && exercises.length === 0);
        return { piece, fill, label };
      });
      strip.replaceChildren(...pieces.map(({ piece }) => piece));
    },
    paint({ plan, run, at }) {
      const left = { time: spokenTime(at.phaseRemaining, lang), what: plan.phases[at.phase].name[lang] };
      phase.show(at.finished ? plan.phases.length : at.phase);
      setText(digits, clockText(at.phaseRemaining));
      digits.classList.toggle("is-long", digits.textContent.length > 4);
      setText(inWords, at.finished ? t("done") : t("left_of", left));
      setText(nextIn, at.finished ? "" : t("in", { time: clockText(at.exerciseRemaining) }));
      nextName.show(at.slot);
      spans(plan, run.extra).forEach(({ start, end }, i) => {
        const { piece, fill, label } = pieces[i];
        const share = i === at.phase ? at.phaseElapsed / (end - start) : Number(i < at.phase);
        piece.style.flexGrow = end - start;
        piece.classList.toggle("is-present", i === at.phase && !at.finished);
        fill.style.width = `${(100 * share).toFixed(2)}%`;
        setText(label, lengthText(end - start));
      });
    },
  };
}

/** The drawing, made when it comes near what the reader sees: a drawing is half the work of a timer. */
function figureOf() {
  const element = part("figure");
  let near = false;
  let wanted = null;
  let drawn = null;
  function draw() {
    if (!near || drawn === wanted) return;
    drawn = wanted;
    element.replaceChildren(exerciseFigure(wanted) ?? icon(wanted));
  }
  const close = whenNear(element, () => {
    near = true;
    draw();
  });
  return {
    element,
    close,
    paint(_, { figure }) {
      wanted = figure;
      draw();
    },
  };
}

/** A disc that fills and empties with the breath, and the words for it with the seconds left. */
function breathOf({ lang }) {
  const [disc, word] = [part("disc"), text("breath-word")];
  return {
    element: onlySeen(part("breath", part("ring", disc), word)),
    paint({ at }, { name, rhythm }) {
      const beat = rhythm[at.beat];
      disc.style.transform = `scale(${(0.55 + 0.45 * (beat ? fullness(beat, at.beatRemaining) : 0)).toFixed(3)})`;
      setText(word, beat ? `${beat.name[lang]} ${Math.ceil(at.beatRemaining)}` : name);
    },
  };
}

/** The drawing of what is to be done: the breathing shape, or the exercise's figure. */
export const drawingOf = (context) => (context.kind === "breathing" ? breathOf(context) : figureOf());

export function cardOf(context) {
  const { clock, t, layersOf, say } = context;
  const drawing = drawingOf(context);
  const texts = stack("div", "texts");
  let present = null;
  const gentler = checkbox(t("gentler"), (on) => {
    clock.chooseGentler(present.gentler, on);
    say(`${present.name}. ${present.how}`);
  });
  return {
    element: part("card", drawing.element, texts.element, gentler.element),
    close: drawing.close,
    renew({ plan, layers }) {
      const everyKey = plan.phases.flatMap(({ exercises }) => exercises.map(({ key }) => key));
      // The ways not chosen take room too, so that a change between them moves nothing.
      const all = [...layers, ...layersOf(plan, []), ...layersOf(plan, everyKey)];
      texts.fill(all.map(({ name, how }) => [text("name", name), text("how", how)]));
    },
    paint(state) {
      const { at, edits, layers } = state;
      const index = at.finished ? layers.length - 1 : at.slot;
      present = layers[index];
      texts.show(index);
      drawing.paint(state, present);
      gentler.element.classList.toggle("is-absent", present.gentler === null);
      gentler.input.checked = edits.gentler.includes(present.gentler);
    },
  };
}
