// A card: how an exercise is done and what slips, how much, what is easier and harder, and what to do when it hurts.
import { button, make, setText } from "../shared/dom.js";
import { sourceLine } from "../shared/feedback.js";
import { safetyNote } from "../shared/safety_note.js";
import { symptomCheck } from "../shared/symptom_check.js";
import { movingFigure, stillFigure } from "./figure.js";
import { holdOf } from "./hold.js";
import { doseText, steps } from "./library.js";

const ALWAYS = ["before_you_start"];

/** A fold that is open on request, or from the start. */
function fold(words, open, ...content) {
  return make("details", { class: "ts-exercises-fold", open }, make("summary", {}, words), make("div", { class: "ts-exercises-folded" }, content.flat(2)));
}

/** The drawings of an exercise: start and end, and a button that moves the first one to the other and back. */
function drawingsOf(exercise, { t }) {
  let play = null;
  const moving = movingFigure(exercise.poses, (playing) => setText(play, t(playing ? "stop" : "play")));
  const caption = (key) => make("span", { class: "ts-note" }, t(key));
  const figures = [make("li", {}, moving.element, caption("start_pose"))];
  if (exercise.poses.end) figures.push(make("li", {}, stillFigure(exercise.poses, "end"), caption("end_pose")));
  if (moving.moves) play = button(t("play"), () => (moving.playing() ? moving.stop() : moving.play()), { class: "ts-button ts-button--quiet ts-exercises-play" });
  return { element: make("ul", { class: "ts-exercises-figures" }, figures), play, moving };
}

/** What is easier and what is harder, as buttons in their places. */
function ladderOf(exercise, { exercises, lang, t, open }) {
  const { easier, harder } = steps(exercise, exercises);
  const step = (key, other) =>
    make("div", {}, make("span", { class: "ts-note" }, t(key)),
      other ? button(other.name[lang], () => open(other.id)) : make("span", { class: "ts-exercises-none" }, t(`nothing_${key}`)));
  return make("div", { class: "ts-exercises-steps" }, step("easier", easier), step("harder", harder));
}

/** What to do when it hurts: the smallest change, then another exercise, under the whole pain rule. */
function swapOf(exercise, context) {
  const { exercises, safety, lang, t, open, entry } = context;
  const { swap } = steps(exercise, exercises);
  return fold(t("swap"), entry.opens === "swap",
    symptomCheck(t("check_first")),
    make("p", {}, t("smallest"), " ", make("strong", {}, exercise.gentler[lang])),
    swap.length > 0 && make("p", {}, t("instead")),
    make("div", { class: "ts-choices" }, swap.map((other) => button(other.name[lang], () => open(other.id), { class: "ts-button ts-exercises-chip" }))),
    make("p", {}, t("come_back")),
    fold(safety.pain_rule.title[lang], false, safetyNote({ ...safety.pain_rule, title: undefined }, lang)));
}

const cautionsOf = (exercise, { safety, lang, t }) =>
  fold(t("cautions"), false, [...ALWAYS, ...(exercise.cautions ?? [])].map((key) => safetyNote(safety[key], lang)));

/** The card of an exercise: `element`, the `heading` to go to, and how it is put away. `adding` is what puts it into days. */
export function cardOf(exercise, context, adding) {
  const { lang, t, references, entry } = context;
  const heading = make("p", { class: "ts-exercises-name", tabindex: -1 }, exercise.name[lang]);
  const drawings = drawingsOf(exercise, context);
  const clock = exercise.dose.hold_s ? holdOf(exercise, context) : null;
  const how = [
    make("p", { class: "ts-exercises-how" }, exercise.how[lang]),
    make("div", { class: "ts-exercises-slip" },
      stillFigure(exercise.poses, "slip"),
      make("p", {}, make("strong", {}, t("slip")), " ", exercise.slip[lang])),
    make("p", { class: "ts-exercises-dose" }, make("strong", {}, doseText(exercise.dose, t)), make("span", { class: "ts-note" }, t("practice_point"))),
    sourceLine(exercise.refs ?? [], { references, lang }),
    clock?.element,
    ladderOf(exercise, context),
  ];
  const swap = swapOf(exercise, context);
  // Where the page is about what hurts, that comes first, and the exercise itself on request.
  const ordered = entry.opens === "swap" ? [swap, adding, fold(t("how"), false, how)] : [how, adding, swap];
  const element = make("div", { class: "ts-exercises-card" },
    make("div", { class: "ts-exercises-head" }, heading, drawings.play), drawings.element, ordered.flat(2), cautionsOf(exercise, context));
  return {
    element,
    heading,
    show: () => drawings.moving.play(),
    close() {
      drawings.moving.stop();
      clock?.close();
    },
  };
}
