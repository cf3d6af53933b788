// A drawn human body from joint angles: from the side, facing right, or from the front. pose_figures.js makes the pictures.
// An exercise is data:
//
//   goblet_squat:
//     on: feet                      # what bears the body: one contact, or two
//     tools: {dumbbell: hands}      # what is held, stood on, sat on or leant on; may be left out
//     arrow: hip                    # the joint, or joints, whose way from start to end is drawn
//     start: {shoulder: 35, elbow: 130}
//     end: {hip: 105, knee: 115, shoulder: 45}
//     slip: {hip: 80, knee: 60, mark: knee}  # a common slip; may be left out, and so may `end` where nothing moves
//
// All angles are in degrees and 0 where somebody stands straight with hanging arms; what `end` and `slip` leave out
// is as in `start`. One number is for both sides, [near, far] for each: the far side is the one behind the body.
//   trunk     how far it leans from upright: 90 face down, -90 on the back. Seldom needed, see below
//   back      rounded +, arched -          neck      chin to the chest +, head back -
//   hip       bent +, stretched back -     knee      bent +
//   ankle     toes up +, pointed -
//   shoulder  arm forwards and up: 90 straight ahead, 180 overhead, back -; or `hang`: straight down
//   elbow     bent +; or `hang`: the forearm straight down
//   wrist     the hand towards the palm +; where hands bear, they are flat
//   on, mark  `on` of this pose, where it is another; `mark`: the joint that a ring is drawn round, in a slip
// What bears lies flat when its angle is left out: the foot on `feet`, the shin on `knees`, the hand on `hands`, the head
// on `back`, `shoulders` and `front`.
//
// With `view: front` the body faces us: `trunk` leans and `back` bends to the right of the picture, `hip` and `shoulder`
// are how far the limb is out to its side, `knee` and `elbow` bend in and up; near is the right of the picture.
//
// Contacts, for `on`: feet, toes, knees, hands, forearms (`near_foot`, `far_toe` … for one of them), seat, back,
// shoulders, front. The body is moved until the contact rests on the ground, or on the tool that is there. With two
// contacts it is also tipped until both rest; the first stays where it is when the body moves. On feet alone it is tipped
// until it is in balance, unless `trunk` is given.
//
// Tools are a name and where: `{chair: seat}`, or `{box: {at: near_foot, height: 25}}` in a figure of 164 from sole to
// crown. Held, in the second colour: barbell, dumbbell, kettlebell, and band `{band: {at: hands, from: feet}}` from a joint
// or from the place [x, y] in front of the feet. Stood on, sat on or leant on, where the start needs them: box, bench,
// chair, wall, bar.

import { along, even, LINE, turned } from "./outlines.js";

// Lengths by Winter's shares of body height, in a figure of 164.
const [THIGH, SHIN, FOOT, UPPER_ARM, FOREARM, HAND] = [39, 38, 15, 30, 24, 8];
const [TO_SHOULDER, TO_NECK, NECK_TO_HEAD] = [45, 51, 19.5];
export const LEG = [9.4, 6.4, 4, 2.8]; // half the width at hip, knee, ankle, toes
export const ARM = [6.2, 4.6, 3.6, 3.8]; // at shoulder, elbow, wrist, fingers
export const BACK = [9.9, 9.7, 9.3, 9, 8.7, 8.6, 8.9, 9.4, 9.7, 9.2, 8.2, 6.8, 5.4]; // half the depth, hips to neck
export const HEAD = 10.5;
const NOD = 10; // how far the neck goes forwards of the trunk's line
const [HALF_HIPS, HALF_SHOULDERS] = [8.5, 16]; // from the front

export const STATURE = 164;
export const ANGLES = Object.freeze(["trunk", "back", "neck", "hip", "knee", "ankle", "shoulder", "elbow", "wrist"]);
const MASSES = { head: 0.081, trunk: 0.497, upperArm: 0.028, forearm: 0.022, thigh: 0.1, shin: 0.0465, foot: 0.0145 };
export const HEIGHTS = { chair: 33, box: 25, bench: 33, bar: 205 }; // of what bears, where no other is given
export const CHAIR_BACK = 82; // where hands rest on it

// ---------------------------------------------------------------- Joints

const sides = (value) => (Array.isArray(value) ? value : [value, value]);
const contactsOf = ({ on = "feet" }) => [on].flat();

const PARTS = { foot: "feet", toe: "toes", knee: "knees", hand: "hands", forearm: "forearms" };
/** `near_foot` is of the feet. */
export const partOf = (name) => {
  const bare = name.replace(/^(near|far)_/, "");
  return PARTS[bare] ?? bare;
};
const limbsOf = (name) => (name.startsWith("near_") ? [0] : name.startsWith("far_") ? [1] : [0, 1]);
const bears = (pose, part) => contactsOf(pose).some((name) => partOf(name) === part);
const hangs = (pose) => bears(pose, "hands") && "bar" in (pose.tools ?? {});

/** The ways on the page, in degrees, of all parts of a body whose trunk leans so far. */
function waysOf(pose, lean) {
  const facing = pose.view === "front";
  const { back = 0, neck = 0 } = pose;
  const limbs = [0, 1].map((side) => {
    const given = (name) => sides(pose[name])[side] ?? null;
    const of = (name) => given(name) ?? 0;
    const lies = (part, joint) => !facing && given(joint) === null && bears(pose, part);
    const outwards = facing && side === 1 ? -1 : 1;
    const thigh = lean + 90 - outwards * of("hip");
    const shin = lies("knees", "knee") ? 180 - 3.6 : thigh + outwards * of("knee");
    const sole = facing ? shin - outwards * 25 : shin - 90 - of("ankle");
    const foot = lies("feet", "ankle") ? 0 : lies("knees", "ankle") ? 180 : sole;
    const upper = of("shoulder") === "hang" ? 90 : lean + (facing ? back / 2 : 0) + 90 - outwards * of("shoulder");
    const lower = of("elbow") === "hang" ? 90 : upper - outwards * of("elbow");
    const palm = lies("hands", "wrist") && !hangs(pose) ? 0 : lower - outwards * of("wrist");
    return { thigh, shin, foot, upper, lower, palm };
  });
  return { lean, back, nape: lean - 90 + back / 2 + (facing ? 0 : NOD) + neck, limbs, facing };
}

/** The joints of a body whose parts go those ways: the middle of the hips is at [0, 0], and y goes down. */
function bodyOf(ways) {
  const { lean, back, nape, facing } = ways;
  const up = lean - 90;
  const hip = [0, 0];
  const neck = turned(hip, up, TO_NECK);
  const bow = (TO_NECK / 2) * Math.tan(((back / 4) * Math.PI) / 180);
  const onSpine = (share) => turned(along(hip, neck, share), up - 90, 4 * bow * share * (1 - share));
  const shoulder = onSpine(TO_SHOULDER / TO_NECK);
  const limbs = ways.limbs.map(({ thigh, shin, foot, upper, lower, palm }, side) => {
    const outwards = side === 0 ? 90 : -90;
    const from = facing ? turned(hip, up + outwards, HALF_HIPS) : hip;
    const joint = facing ? turned(shoulder, up + back / 2 + outwards, HALF_SHOULDERS) : shoulder;
    const [knee, elbow] = [turned(from, thigh, THIGH), turned(joint, upper, UPPER_ARM)];
    const [ankle, wrist] = [turned(knee, shin, SHIN), turned(elbow, lower, FOREARM)];
    const toe = facing ? turned(ankle, foot, 4) : turned(turned(ankle, foot, FOOT), foot + 90, 1.2);
    return { from, knee, ankle, toe, joint, elbow, wrist, fingers: turned(wrist, palm, HAND) };
  });
  return withHead({ ways, hip, neck, shoulder, spine: even(12, onSpine), limbs, facing }, nape);
}
function withHead(body, nape) {
  const head = turned(body.neck, nape, NECK_TO_HEAD);
  return { ...body, nape, head, chin: body.facing ? turned(body.neck, nape, 14) : turned(head, nape + 128, 6.5) };
}
const jointsAt = (pose, lean) => bodyOf(waysOf(pose, lean));

/** Each place of a contact that may touch, with its half width. */
function touching(name, body) {
  const part = partOf(name);
  const spine = (from, to) => body.spine.slice(from, to).map((point, index) => [...point, BACK[from + index]]);
  if (part === "seat") return [[...body.hip, BACK[0]]];
  if (part === "back" || part === "front") return spine(0, 11);
  if (part === "shoulders") return spine(8, 11);
  const places = {
    feet: ({ ankle, toe }) => [[...ankle, LEG[2]], [...toe, LEG[3]]],
    toes: ({ toe }) => [[...toe, LEG[3]]],
    knees: ({ knee }) => [[...knee, LEG[1]]],
    hands: ({ wrist, fingers }) => [[...wrist, ARM[2]], [...fingers, ARM[3]]],
    forearms: ({ elbow, wrist }) => [[...elbow, ARM[1]], [...wrist, ARM[2]]],
  }[part];
  if (!places) throw new Error(`No body rests on "${name}". The contacts are named in poses.js.`);
  return limbsOf(name).flatMap((side) => places(body.limbs[side]));
}
/** How far below the line that it rests on a contact comes, in the body's own places. */
const depth = (name, body, height) => Math.max(...touching(name, body).map(([, y, half]) => y + half + LINE)) + height;
/** Where a contact touches, from side to side. */
function across(name, body) {
  const places = touching(name, body);
  const lowest = Math.max(...places.map(([, y, half]) => y + half));
  const low = places.filter(([, y, half]) => y + half > lowest - 6).map(([x]) => x);
  return low.reduce((sum, x) => sum + x, 0) / low.length;
}

/** The middle of all masses of a body [x, y]. */
export function centreOfMass(body) {
  const { hip, neck, head, shoulder, limbs } = body;
  const of = (mass, a, b, share = 0.5) => [...along(a, b, share), mass];
  const masses = [
    [...head, MASSES.head],
    of(MASSES.trunk, hip, neck, 0.5),
    ...limbs.flatMap(({ knee, ankle, toe, elbow, wrist }) => [
      of(MASSES.thigh, hip, knee, 0.433),
      of(MASSES.shin, knee, ankle, 0.433),
      of(MASSES.foot, ankle, toe),
      of(MASSES.upperArm, shoulder, elbow, 0.436),
      of(MASSES.forearm, elbow, wrist, 0.7),
    ]),
  ];
  const whole = masses.reduce((sum, [, , mass]) => sum + mass, 0);
  return [0, 1].map((axis) => masses.reduce((sum, each) => sum + each[axis] * each[2], 0) / whole);
}

// ---------------------------------------------------------------- Rest

export const placeOf = (tool) => (typeof tool === "object" ? tool : { at: tool });
/** How high what a contact rests on is above the ground. */
function heightUnder(name, { tools = {} }) {
  for (const [tool, set] of Object.entries(tools)) {
    const { at, height } = placeOf(set);
    const isThere = at === name || (partOf(at) === partOf(name) && limbsOf(at).length === 2);
    if (!isThere || !(tool in HEIGHTS)) continue;
    return height ?? (tool === "chair" && partOf(name) !== "seat" ? CHAIR_BACK : HEIGHTS[tool]);
  }
  return 0;
}

/** The lean to begin with: that of somebody who stands, sits or hangs, lies on the front or on the back. */
function firstLean(pose) {
  const parts = contactsOf(pose).map(partOf);
  if (parts.some((part) => part === "back" || part === "shoulders")) return -90;
  const upright = hangs(pose) || parts.every((part) => ["feet", "toes", "seat"].includes(part)) || String(parts) === "knees";
  return upright ? 0 : 90;
}

/** The lean nearest to the first one at which `off` is nothing, or the first one. */
function solved(off, first) {
  const step = 2;
  for (let far = 0; far < 120; far += step) {
    for (const way of [1, -1]) {
      let [low, high] = [first + way * far, first + way * (far + step)];
      const sign = Math.sign(off(low));
      if (sign * off(high) > 0) continue;
      for (let turn = 0; turn < 24; turn += 1) {
        const middle = (low + high) / 2;
        if (sign * off(middle) > 0) low = middle;
        else high = middle;
      }
      return (low + high) / 2;
    }
  }
  return first;
}

const moved = (body, [dx, dy]) => {
  const move = ([x, y]) => [x + dx, y + dy];
  const limbs = body.limbs.map((limb) => Object.fromEntries(Object.entries(limb).map(([name, place]) => [name, move(place)])));
  const points = Object.fromEntries(["hip", "neck", "shoulder", "head", "chin"].map((name) => [name, move(body[name])]));
  return { ...body, ...points, spine: body.spine.map(move), limbs };
};

/** A body put where it rests: the first contact on its ground, and about x = 0, or the back against the wall. */
function atRest(body, pose, name = contactsOf(pose)[0]) {
  const height = heightUnder(name, pose);
  const down = hangs(pose) ? height + body.limbs[0].fingers[1] : depth(name, body, height);
  return lyingHead(moved(body, [-anchor(body, pose, name), -down]), pose);
}
const anchor = (body, { tools = {} }, name) => (tools.wall === "back" ? backEdge(body) : across(name, body));
export const backEdge = (body) => Math.min(...body.spine.map(([x], index) => x - BACK[index])) - LINE;

/** The joints of a pose at rest, as [x, y]: the ground is at y = 0, and `limbs` are the near ones and the far ones. */
export function restingBody(pose) {
  const contacts = contactsOf(pose);
  const heights = contacts.map((name) => heightUnder(name, pose));
  const off = (lean) => {
    const body = jointsAt(pose, lean);
    if (contacts.length > 1) return depth(contacts[0], body, heights[0]) - depth(contacts[1], body, heights[1]);
    return centreOfMass(body)[0] - across(contacts[0], body);
  };
  const isTipped = contacts.length > 1 || (pose.trunk === undefined && ["feet", "toes"].includes(partOf(contacts[0])));
  const first = pose.trunk ?? firstLean(pose);
  return atRest(jointsAt(pose, isTipped ? solved(off, first) : first), pose);
}

/** A head that has no angle of its own lies on what the back lies on, as far as the neck lets it. */
function lyingHead(body, pose) {
  const lies = contactsOf(pose).find((name) => ["back", "shoulders", "front"].includes(partOf(name)));
  if (!lies || pose.neck !== undefined || body.facing) return body;
  const drop = Math.max(-1, Math.min(1, (-heightUnder(lies, pose) - HEAD - LINE - body.neck[1]) / NECK_TO_HEAD));
  const tilt = (Math.asin(drop) * 180) / Math.PI; // below the level line
  const nape = Math.cos((body.nape * Math.PI) / 180) < 0 ? 180 - tilt : tilt;
  const head = turned(body.neck, nape, NECK_TO_HEAD);
  return { ...body, nape, head, chin: turned(head, nape + 128, 6.5) };
}

/** A pose of an exercise with all that it takes from the exercise and from its start. */
export function poseOf(exercise, which) {
  const { on, tools, view, start = {} } = exercise;
  return { on, tools, view, ...start, ...(which === "start" ? {} : exercise[which]) };
}

const mixed = (a, b, share) => a + (b - a) * share;
const near = (a, b) => (b - a > 180 ? b - 360 : b - a < -180 ? b + 360 : b); // what lies flat has one way, not another round
/** The bodies on the way from one pose to another, by the share of the way; what bears both stays where it is. */
export function bodiesBetween(from, to) {
  const [one, other] = [restingBody(from), restingBody(to)];
  const common = contactsOf(from).find((name) => contactsOf(to).includes(name)) ?? contactsOf(from)[0];
  return (share) => {
    const limbs = one.ways.limbs.map((limb, side) => {
      const mix = (part) => mixed(limb[part], near(limb[part], other.ways.limbs[side][part]), share);
      return Object.fromEntries(Object.keys(limb).map((part) => [part, mix(part)]));
    });
    const [lean, back, nape] = ["lean", "back", "nape"].map((name) => mixed(one.ways[name], other.ways[name], share));
    const pose = share < 1 ? from : to;
    const body = atRest(bodyOf({ ...one.ways, lean, back, nape, limbs }), pose, common);
    return moved(body, [anchor(one, from, common) - anchor(body, pose, common), 0]);
  };
}

/** The bodies of an exercise on the way from its start to its `end` or its `slip`. */
export const movement = (exercise, which = "end") => bodiesBetween(poseOf(exercise, "start"), poseOf(exercise, which));

/** The place of a joint by the name that `at`, `arrow` and `mark` have for it. */
export function jointPlace(name, body) {
  if (name in body && Array.isArray(body[name])) return body[name];
  if (name === "back") return body.spine[6];
  if (name === "seat") return body.hip;
  if (name === "shoulders") return body.shoulder;
  const [side] = limbsOf(name);
  const limb = body.limbs[side];
  if (partOf(name) === "feet") return along(limb.ankle, limb.toe, 0.4);
  const joint = { toes: "toe", knees: "knee", hands: "fingers", forearms: "elbow" }[partOf(name)] ?? partOf(name);
  if (!limb[joint]) throw new Error(`There is no joint called "${name}".`);
  return limb[joint];
}
