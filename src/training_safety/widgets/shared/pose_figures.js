// Pictures of an exercise from the poses of its data (poses.js): start, end and a common slip in one frame and one scale,
// and the same moving, where motion is not reduced.

import { make } from "./dom.js";
import { along, angle, arrow, before, draw, even, flat, layer, length, LINE, QUIET, SECOND, svgOpening, tube, turned } from "./outlines.js";
import { ARM, BACK, backEdge, centreOfMass, CHAIR_BACK, HEAD, HEIGHTS, jointPlace, LEG, movement, partOf, placeOf, poseOf, restingBody } from "./poses.js";

const leg = (hip, { knee, ankle, toe }) => tube(LEG, hip, knee, ankle, toe);
const arm = (shoulder, { elbow, wrist, fingers }) => tube(ARM, shoulder, elbow, wrist, fingers);

/** The layers of a body for `draw`, from front to back. */
export function bodyLayers(body, paint) {
  if (body.facing) return facingLayers(body, paint);
  const { hip, neck, shoulder, head, chin, nape, spine, limbs: [near, far] } = body;
  const trunk = tube([...BACK, 5.2], ...spine, turned(neck, nape, 10));
  const skull = tube([HEAD, 7], head, chin);
  const apart = (one, other) => ["knee", "ankle", "toe"].some((name) => length(one[name], other[name]) > 1);
  const armsApart = ["elbow", "wrist", "fingers"].some((name) => length(near[name], far[name]) > 1);
  return [
    before(arm(shoulder, near), paint),
    layer([trunk, skull, leg(hip, near)], paint),
    apart(near, far) && layer([leg(hip, far)], paint),
    armsApart && layer([arm(shoulder, far)], paint),
  ].filter(Boolean);
}

function facingLayers({ neck, nape, spine, shoulder, head, chin, limbs }, paint) {
  const flank = ({ from, joint }) => tube([10.5, 7.5, 9.5], along(shoulder, joint, 0.5), along(along(spine[4], from, 0.45), joint, 0.1), from);
  const tubes = [
    ...limbs.map(flank),
    ...limbs.map(({ joint }) => tube([6.2, 6.2], along(neck, shoulder, 0.4), joint)),
    tube([7.5, 5], along(neck, shoulder, 0.3), turned(neck, nape, 9)),
    tube([HEAD, 8], head, chin),
    ...limbs.map((limb) => leg(limb.from, limb)),
    ...limbs.map((limb) => arm(limb.joint, limb)),
  ];
  return [layer(tubes, paint)];
}

const ring = ([x, y], radius, paint) => flat(`M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0`, paint);
const disc = ([x, y], radius, paint = SECOND) => layer([tube([radius, radius], [x, y], [x + 0.1, y])], paint);
const FIXED = ' opacity=".6"'; // what does not move
const behind = (part) => ({ ...part, isBehind: true });
const path = (...points) => points.map(([x, y], index) => `${index ? "L" : "M"}${Math.round(10 * x) / 10} ${Math.round(10 * y) / 10}`).join("");

/** What is held, at a place: it goes where the body goes. */
const HELD = {
  barbell: ([x, y], { at }) => {
    const centre = at === "shoulders" ? [x - 5, y - 6] : [x, y]; // on the back, behind the neck
    return [disc(centre, 2.4), behind(disc(centre, 21))];
  },
  dumbbell: (place) => [disc(place, 8.5), disc(place, 2.2)],
  kettlebell: ([x, y]) => [disc([x, y + 12], 9), layer([tube([4, 4], [x - 2.5, y + 3], [x + 2.5, y + 3])], SECOND)],
  band: (place, { from }, body) => [behind(flat(path(Array.isArray(from) ? [from[0], -from[1]] : jointPlace(from, body), place)))],
};
/** What stands where it is, by the body of the start. */
const STANDING = {
  box: ([x], { height }) => behind(flat(path([x - 24, -2], [x - 24, -height], [x + 24, -height], [x + 24, -2]), FIXED)),
  bench: ([x], { height }) => {
    const legs = [-36, 36].map((aside) => path([x + aside, -height], [x + aside, -2]));
    return behind(flat(`${path([x - 46, -height], [x + 46, -height])}${legs.join("")}`, FIXED));
  },
  chair: ([x], { at, height }) => {
    const isHeld = partOf(at) !== "seat"; // by its back, and turned away from who holds it
    const [back, seat, front] = isHeld ? [x + 3, x + 6, x + 48] : [x - 19, x - 15, x + 24];
    const sitting = isHeld ? HEIGHTS.chair : height;
    const top = isHeld ? CHAIR_BACK : sitting + 50;
    return behind(flat(`${path([back, -top], [seat, -sitting], [front, -sitting], [front + 2, -2])}${path([seat, -sitting], [seat - 3, -2])}`, FIXED));
  },
  wall: (_, { at }, body) => {
    const x = at === "back" ? backEdge(body) : jointPlace(at, body)[0] + 2 * LINE;
    return behind(flat(path([x, -2], [x, Math.min(-180, body.head[1] - 20)]), FIXED));
  },
  bar: (place) => disc(place, 5, FIXED),
};

/** The tools of an exercise by layers: those that stand as its start has them, and those that this body holds. */
function toolLayers({ tools = {} }, start, body) {
  return Object.entries(tools).flatMap(([tool, set]) => {
    const { at, height = HEIGHTS[tool], from } = placeOf(set);
    if (tool in STANDING) return [STANDING[tool](jointPlace(at, start), { at, height }, start)];
    const inBoth = ["dumbbell", "kettlebell"].includes(tool) && at === "hands";
    const places = (inBoth ? ["near_hand", "far_hand"] : [at]).map((name) => jointPlace(name, body));
    const apart = places.filter((place, index) => index === 0 || length(place, places[0]) > LINE);
    return apart.flatMap((place) => HELD[tool](place, { at, from }, body));
  });
}

/** How far a place is from the nearest part of a body's middle line. */
function distance(place, { head, neck, spine, limbs }) {
  const lines = [[head, neck], ...spine.slice(1).map((point, index) => [spine[index], point])];
  for (const { from, knee, ankle, toe, joint, elbow, wrist, fingers } of limbs) {
    lines.push([from, knee], [knee, ankle], [ankle, toe], [joint, elbow], [elbow, wrist], [wrist, fingers]);
  }
  return Math.min(...lines.flatMap(([a, b]) => even(4, (share) => length(place, along(a, b, share)))));
}

const SHORTEST_WAY = 16;
const CLEAR = 14; // from the middle line of a limb: the arrow is then beside it
/**
 * The way of a joint from start to end as four places that make a curve: beside the body, on the side and as far out as
 * it is seen best, or ahead of what moves.
 */
function wayOf(name, exercise) {
  const bodies = even(2, movement(exercise));
  const [first, half, last] = bodies.map((body) => jointPlace(name, body));
  if (length(first, last) < 2) return null; // it stays where it is
  const way = angle(first, last);
  const short = Math.max(0, SHORTEST_WAY - length(first, last)) / 2;
  const places = [turned(first, way + 180, short), half, turned(last, way, short)];
  const middle = centreOfMass(bodies[1]);
  const outwards = length(turned(half, way + 90, 1), middle) > length(turned(half, way - 90, 1), middle) ? 90 : -90;
  const isBar = "barbell" in (exercise.tools ?? {}) && partOf(name) === "hands";
  const nearest = isBar ? 30 : ["hands", "feet"].includes(partOf(name)) ? 17 : 22;
  const faces = exercise.view === "front"; // and is as wide as the shoulders
  const ahead = [0, (faces ? 42 : 16) + length(places[0], places[2]) / 2];
  const sides = [nearest, nearest + 10].flatMap((far) => [outwards, -outwards].map((turn) => [turn, far]));
  const shifted = (faces ? [ahead, ...sides] : [...sides, ahead]).map(([turn, far]) => places.map((place) => turned(place, way + turn, far)));
  // What would be drawn in the ground is in nobody's way, and not seen.
  const room = (line) => (line.some(([, y]) => y > -2 * LINE) ? 0 : Math.min(...line.map((place) => distance(place, bodies[2]))));
  const best = shifted.find((line) => room(line) >= CLEAR) ?? shifted.reduce((one, other) => (room(other) > room(one) ? other : one));
  const [a, b, c] = best;
  const control = along(along(a, c, 0.5), b, 2); // of the curve through all three
  return [a, along(a, control, 2 / 3), along(c, control, 2 / 3), c];
}
const waysDrawn = (exercise) => (exercise.end ? [exercise.arrow ?? []].flat().map((name) => wayOf(name, exercise)).filter(Boolean) : []);

/** The body of a pose, with what bears both where the start has it. */
const bodyIn = (exercise, which) => (which === "start" ? restingBody(poseOf(exercise, "start")) : movement(exercise, which)(1));

const WIDTH = 200;
const LEAST_HEIGHT = 100;
const ROOM = 16; // round joints, or 24 round those that hold a barbell
/** The frame that holds all pictures of an exercise: its view box, and the ground in it. */
function frameOf(exercise) {
  const bodies = ["start", "end", "slip"].filter((which) => exercise[which]).map((which) => bodyIn(exercise, which));
  const joints = bodies.flatMap(({ head, spine, limbs }) => [head, ...spine, ...limbs.flatMap(Object.values)]);
  const [xs, ys] = [0, 1].map((axis) => [...joints, ...waysDrawn(exercise).flat()].map((point) => point[axis]));
  const room = "barbell" in (exercise.tools ?? {}) ? 24 : ROOM;
  const [left, right] = [Math.min(...xs) - room, Math.max(...xs) + room];
  const width = Math.max(WIDTH, right - left);
  const x = (left + right - width) / 2;
  const height = Math.max(LEAST_HEIGHT, ROOM - Math.min(...ys));
  return {
    viewBox: [x, -height, width, height + 6].map(Math.round).join(" "),
    ground: flat(path([x + 4, 0], [x + width - 4, 0]), QUIET),
  };
}

/** What draws a body of an exercise in its frame, with its tools and what else is given, as SVG text. */
function drawing(exercise) {
  const { viewBox, ground } = frameOf(exercise);
  const start = bodyIn(exercise, "start");
  return (body, extra = []) => {
    const tools = toolLayers(exercise, start, body);
    const before = tools.filter(({ isBehind }) => !isBehind);
    const after = tools.filter(({ isBehind }) => isBehind);
    return `${svgOpening(viewBox)}${draw([...before, ...bodyLayers(body), ...after, ...extra, ground])}</svg>`;
  };
}

/** A picture of one pose of an exercise – "start", "end" or "slip" – as SVG text; all have the same frame and scale. */
export function poseMarkup(exercise, which = "start") {
  const body = bodyIn(exercise, which);
  const ways = which === "end" ? waysDrawn(exercise).map((places) => arrow(...places)) : [];
  const { mark } = exercise[which] ?? {};
  const rings = mark ? [ring(jointPlace(mark, body), 17, `${SECOND} stroke-dasharray="1 8"`)] : [];
  return drawing(exercise)(body, [...ways, ...rings]);
}

const pictured = (markup) => {
  const holder = make("div", { class: "ts-pose" });
  holder.innerHTML = markup;
  return holder;
};

/**
 * The pictures of an exercise side by side, each with its words below: `captions` are by "start", "end" and "slip", and
 * a pose without words is not shown. The pictures themselves are silent: the words are what is read aloud.
 */
export function poseFigures(exercise, captions) {
  const shown = ["start", "end", "slip"].filter((which) => exercise[which] && captions[which]);
  return make("div", { class: "ts-poses" },
    shown.map((which) => make("figure", {}, pictured(poseMarkup(exercise, which)), make("figcaption", {}, captions[which]))));
}

const REDUCED = "(prefers-reduced-motion: reduce)";
const SECONDS = 3.2; // there and back

/**
 * One picture that moves between start and end: `{ element, moves, play, stop }`. Where motion is reduced, or nothing
 * moves, `moves` is false and the start is shown.
 */
export function movingPose(exercise) {
  const draws = drawing(exercise);
  const moves = Boolean(exercise.end) && !globalThis.matchMedia?.(REDUCED).matches && Boolean(globalThis.requestAnimationFrame);
  const bodyAt = exercise.end ? movement(exercise) : () => bodyIn(exercise, "start");
  const element = pictured("");
  const show = (share) => (element.innerHTML = draws(bodyAt(share)));
  let next = null;
  let began = null;
  function frameAt(now) {
    began ??= now;
    show((1 - Math.cos((2 * Math.PI * (now - began)) / (1000 * SECONDS))) / 2);
    next = requestAnimationFrame(frameAt);
  }
  show(0);
  return {
    element,
    moves,
    play() {
      if (moves) next ??= requestAnimationFrame(frameAt);
    },
    stop() {
      if (next !== null) cancelAnimationFrame(next);
      next = began = null;
    },
  };
}
