// Two groups as a hundred dots each: those it happened to, and in the other group those who are fewer or more.
import { dotsPath } from "../shared/dots.js";
import { make, setText } from "../shared/dom.js";

/** Where each kind of dot begins and ends in a group, beside how many there are in the first. */
export function dotsOf(here, first = here) {
  const both = Math.min(here, first);
  return { filled: [0, both], more: [both, here], spared: [here, Math.max(here, first)], empty: [Math.max(here, first), 100] };
}

/** Two drawings with their names and numbers: `show([{ name, people, words }, …])`. */
export function hundreds() {
  const panels = ["first", "other"].map(() => {
    const paths = Object.fromEntries(Object.keys(dotsOf(0)).map((kind) => [kind, make("path", { class: `ts-effects-${kind}` })]));
    const [name, number] = [make("strong"), make("span")];
    return { paths, name, number, element: make("li", {}, make("svg", { viewBox: "0 0 100 100", "aria-hidden": "true" }, Object.values(paths)), make("p", {}, name, " ", number)) };
  });
  return {
    element: make("ul", { class: "ts-effects-hundreds" }, panels.map(({ element }) => element)),
    show(groups) {
      panels.forEach(({ paths, name, number }, index) => {
        const dots = dotsOf(groups[index].people, groups[0].people);
        for (const [kind, ends] of Object.entries(dots)) paths[kind].setAttribute("d", dotsPath(...ends));
        setText(name, `${groups[index].name}:`);
        setText(number, groups[index].words);
      });
    },
  };
}

/** A list of results by the key of what they are: `{ element, show({ ratio: "…" }) }`. */
export function results(keys, t) {
  const values = Object.fromEntries(keys.map((key) => [key, make("dd")]));
  return {
    element: make("div", { class: "ts-effects-results" }, make("dl", {}, keys.map((key) => make("div", {}, make("dt", {}, t(key)), values[key])))),
    show: (words) => keys.forEach((key) => setText(values[key], words[key])),
  };
}
