import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";

import { FIGURE_KEYS, exerciseFigure, figureMarkup } from "../../../src/training_safety/widgets/shared/exercise_figures.js";

const read = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
const SOURCE = read("../../../src/training_safety/widgets/shared/exercise_figures.js");
const ICONS = readdirSync(new URL("../../../src/training_safety/site/icons", import.meta.url)).filter((name) => name.endsWith(".svg"));
const icon = (name) => read(`../../../src/training_safety/site/icons/${name}`);

const EXPECTED = [
  "march", "step_touch", "arm_swings", "cat_camel", "hip_hinge", "squat", "lunge_rotation", "bird_dog", "leg_swings",
  "ramp_up_sets", "quick_steps", "seated_march", "seated_cat_camel", "chair_squat", "chair_hinge", "standing_bird_dog",
  "supported_lunge", "wall_side_lean", "seated_rotation", "plank", "side_plank", "dead_bug", "breathing",
];
const WITH_CHAIR = FIGURE_KEYS.filter((key) => /^(seated|chair|supported|standing)_|^leg_swings$/.test(key));
const HELD_STILL = ["plank", "side_plank", "dead_bug"]; // nothing moves that an arrow would explain

/** The tags of an SVG text, or an error where it is not well-formed. */
function tags(svg) {
  const found = [];
  const open = [];
  let rest = svg.trim();
  while (rest) {
    const text = /^[^<>&]+/.exec(rest);
    if (text) {
      rest = rest.slice(text[0].length);
      continue;
    }
    const tag = /^<(\/?)([a-z]+)((?: [a-z][\w:-]*="[^"<&]*")*)(\/?)>/i.exec(rest);
    assert.ok(tag, `not a tag: ${rest.slice(0, 60)}`);
    const [whole, closing, name, attributes, empty] = tag;
    rest = rest.slice(whole.length);
    if (closing) {
      assert.equal(open.pop(), name);
      if (!open.length) assert.equal(rest, "", "something follows the drawing");
      continue;
    }
    const pairs = [...attributes.matchAll(/ ([\w:-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]);
    assert.equal(pairs.length, new Set(pairs.map(([key]) => key)).size, `an attribute twice in ${whole}`);
    found.push({ name, ...Object.fromEntries(pairs) });
    if (!empty) open.push(name);
  }
  assert.deepEqual(open, []);
  return found;
}

/** Every place that the absolute path data of a tag names. */
function places({ d }) {
  const points = [];
  let [x, y] = [0, 0];
  for (const [, letter, numbers] of d.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const values = numbers.trim().split(/[\s,]+/).map(Number);
    assert.ok("MLCHV".includes(letter), `a command that is not expected: ${letter}`);
    assert.ok(values.every(Number.isFinite), `not a number in ${letter}${numbers}`);
    if (letter === "H") points.push(([x] = values, [x, y]));
    else if (letter === "V") points.push(([y] = values, [x, y]));
    else {
      assert.equal(values.length % 2, 0);
      for (let i = 0; i < values.length; i += 2) points.push(([x, y] = values.slice(i, i + 2)));
    }
  }
  return points;
}

const paths = (key) => tags(figureMarkup(key)).slice(1);
const body = (key) => paths(key).filter((path) => !path.stroke && !path.opacity);
const apparatus = (key) => paths(key).filter((path) => path.stroke);

test("there is a figure for every exercise of the course", () => {
  assert.deepEqual([...EXPECTED].sort(), [...FIGURE_KEYS].sort());
});

for (const key of EXPECTED) {
  test(`${key}: well-formed, one line weight, only the text colour and the second colour`, () => {
    const [svg, ...drawn] = tags(figureMarkup(key));
    assert.equal("svg", svg.name);
    assert.deepEqual(["4", "none", "currentColor", "round", "round"], [
      svg["stroke-width"], svg.fill, svg.stroke, svg["stroke-linecap"], svg["stroke-linejoin"],
    ]);
    assert.deepEqual(["true", "false"], [svg["aria-hidden"], svg.focusable]);
    assert.ok(drawn.length >= 2);
    for (const { name, d, stroke = "var(--ts-second)", opacity = ".45", ...others } of drawn) {
      assert.deepEqual(["path", "var(--ts-second)", ".45", {}], [name, stroke, opacity, others]);
      assert.ok(d);
    }
  });

  test(`${key}: all of it lies on the canvas, and the body rests on the floor`, () => {
    const [left, top, width, height] = tags(figureMarkup(key))[0].viewBox.split(" ").map(Number);
    const all = paths(key).flatMap(places);
    for (const [x, y] of all) {
      assert.ok(x >= left + 2 && x <= left + width - 2, `x ${x}`);
      assert.ok(y >= top + 2 && y <= top + height - 2, `y ${y}`);
    }
    const [floor] = paths(key).filter(({ d }) => /^M\d+ \d+H\d+$/.test(d)).map((path) => places(path)[0][1]);
    const lowest = Math.max(...body(key).flatMap(places).map(([, y]) => y));
    assert.ok(lowest > floor - 5.5 && lowest <= floor - 1, `the lowest point ${lowest} of the body, the floor ${floor}`);
  });
}

test("no two figures are the same", () => {
  assert.equal(FIGURE_KEYS.length, new Set(FIGURE_KEYS.map(figureMarkup)).size);
});

test("a chair stands on the floor wherever the exercise needs one", () => {
  const chairs = FIGURE_KEYS.filter((key) => apparatus(key).some((path) => places(path).some(([, y]) => y === 186)));
  assert.deepEqual([...WITH_CHAIR].sort(), chairs.filter((key) => key !== "ramp_up_sets").sort());
});

test("every exercise that moves shows how, or what it is done with", () => {
  assert.deepEqual([...HELD_STILL].sort(), FIGURE_KEYS.filter((key) => apparatus(key).length === 0).sort());
});

test("what lies behind the body is left out, so that a figure needs no ground of its own", () => {
  const seat = apparatus("seated_rotation").flatMap(places).filter(([, y]) => y === 152).map(([x]) => x);
  const person = body("seated_rotation").flatMap(places).map(([x]) => x);
  assert.ok(Math.max(...seat) < 92, `the seat shows as far as ${Math.max(...seat)}, in front of the thigh`);
  assert.ok(Math.max(...person) > 92);
});

test("a key that does not exist gives nothing", () => {
  for (const key of ["", "cat", "constructor", "__proto__", "toString", undefined, null, 3]) {
    assert.equal(null, figureMarkup(key), String(key));
  }
});

test("the element is the parsed markup, and nothing for an unknown key", () => {
  const before = globalThis.document;
  const parsed = [];
  globalThis.document = {
    createElement(name) {
      assert.equal("template", name);
      return {
        set innerHTML(markup) {
          parsed.push(markup);
          this.content = { firstElementChild: markup ? { markup } : null };
        },
      };
    },
  };
  try {
    assert.deepEqual({ markup: figureMarkup("plank") }, exerciseFigure("plank"));
    assert.equal(null, exerciseFigure("no such thing"));
    assert.deepEqual([figureMarkup("plank"), ""], parsed);
  } finally {
    globalThis.document = before;
  }
});

test("the module stays small, gives small figures, and can be inlined in a notebook", () => {
  assert.ok(Buffer.byteLength(SOURCE) <= 12.5 * 1024, `${Buffer.byteLength(SOURCE)} bytes`);
  for (const key of FIGURE_KEYS) assert.ok(figureMarkup(key).length < 6000, key);
  const exports = SOURCE.split("\n").filter((line) => line.startsWith("export"));
  assert.equal(3, exports.length);
  for (const line of exports) assert.match(line, /^export (function|const) /);
});

test("the icons share one grid, one line weight and the colour of the text", () => {
  assert.ok(ICONS.length >= 32, `${ICONS.length} icons`);
  for (const name of ICONS) {
    const [svg, ...drawn] = tags(icon(name));
    assert.deepEqual(
      { name: "svg", xmlns: "http://www.w3.org/2000/svg", viewBox: "0 0 24 24", fill: "none", stroke: "currentColor", "stroke-width": "2", "stroke-linecap": "round", "stroke-linejoin": "round" },
      svg,
      name,
    );
    for (const part of drawn) assert.deepEqual([], Object.keys(part).filter((key) => /stroke|fill|style|class|^id$/.test(key)), name);
    assert.ok(Buffer.byteLength(icon(name)) < 500, name);
  }
});

test("the landing page's drawing follows the page's colours, in one line weight, and holds no words", () => {
  const hero = read("../../../book/assets/hero.svg");
  const [svg, ...drawn] = tags(hero);
  assert.ok(Buffer.byteLength(hero) <= 6 * 1024);
  assert.equal("4", svg["stroke-width"]);
  for (const part of drawn) {
    assert.match(part.stroke ?? part.fill, /^var\(--ts-[a-z]+, (#[0-9a-f]{6}|none)\)$/);
    assert.ok(["path", "circle"].includes(part.name) && !("stroke-width" in part));
  }
});

test("the mark has colours for a light and for a dark tab", () => {
  const mark = read("../../../book/assets/favicon.svg");
  tags(mark);
  assert.match(mark, /@media \(prefers-color-scheme:dark\)/);
  assert.ok(Buffer.byteLength(mark) < 600);
});
