// The clock's buttons, on the page and where the timer fills the screen.
import { button, make } from "../shared/dom.js";
import { icon } from "./elements.js";
import { canShorten } from "./plan.js";

const MAIN_WORD = { ready: "start", running: "pause", paused: "resume", finished: "again" };

/** Which of the clock's buttons do anything now. */
export const usable = ({ status, at }) => ({
  press: true,
  restart: status === "paused" || status === "finished",
  back: at.phase > 0 || at.phaseElapsed > 0,
  skip: !at.finished,
  shorten: canShorten(at),
  lengthen: !at.finished,
});

/** These of the clock's buttons, and more after them. One that does nothing just now keeps its place and the focus. */
export function controlsOf({ clock, t }, names, ...more) {
  const buttons = names.map((name) => button([icon(name), name === "press" ? "" : t(name)], () => usable(clock.state())[name] && clock[name]()));
  const main = buttons[names.indexOf("press")];
  main.className = "ts-button ts-button--main";
  return {
    main,
    element: make("div", { class: "ts-warmup-controls", role: "group", "aria-label": t("controls") }, buttons, more),
    paint(state) {
      const can = usable(state);
      names.forEach((name, i) => buttons[i].setAttribute("aria-disabled", String(!can[name])));
      if (main.dataset.status === state.status) return;
      main.dataset.status = state.status;
      main.replaceChildren(icon(MAIN_WORD[state.status]), t(MAIN_WORD[state.status]));
    },
  };
}
