// Line drawings of the exercises. A figure is written as the places of its joints; knees, elbows and
// the contour of the body follow, so everybody drawn here has the same build. What lies behind is
// left out by arithmetic, not covered by a fill, so a figure suits any ground.

const LINE = 4; // the one line weight, on a canvas of 200 by 200
const QUIET = ' opacity=".45"'; // a second pose
const SECOND = ' stroke="var(--ts-second)"'; // a movement or an apparatus
const ANKLE = 182; // of a foot that stands
const [THIGH, SHANK, UPPER_ARM, FOREARM] = [39, 38, 28, 25];
const LEG = [9.2, 6.2, 4, 2.8]; // half the width at hip, knee, ankle, toes
const ARM = [6.2, 4.6, 3.6, 3.8]; // at shoulder, elbow, wrist, fingers
const BACK = [9.9, 9.7, 9.3, 9, 8.7, 8.6, 8.9, 9.4, 9.7, 9.2, 8.2, 6.8, 5.4]; // half its depth, hips to neck

const at = (p) => p.map((value) => Math.round(value * 10) / 10).join(" ");
const along = (a, b, share) => [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
const length = (a, b) => Math.hypot(b[0] - a[0], b[1] - a[1]);
const angle = (a, b) => (Math.atan2(b[1] - a[1], b[0] - a[0]) * 180) / Math.PI;
const turned = ([x, y], way, far) => [x + far * Math.cos((way * Math.PI) / 180), y + far * Math.sin((way * Math.PI) / 180)];
const path = (d, paint = "") => `<path d="${d}"${paint}/>`;

// A tube is a list of [x, y, radius]: circles, and the straight sides from each to the next.
const tube = (radii, ...points) => points.map(([x, y], i) => [x, y, radii[i]]);
const parts = (list) => list.slice(1).map((b, i) => [list[i], b]);
const slant = (a, b) => Math.max(-0.99, Math.min(0.99, (a[2] - b[2]) / length(a, b)));

function inside(p, [a, b], margin) {
  const size = length(a, b);
  const [x, y] = [(b[0] - a[0]) / size, (b[1] - a[1]) / size];
  const ahead = (p[0] - a[0]) * x + (p[1] - a[1]) * y;
  const aside = Math.abs((p[0] - a[0]) * y - (p[1] - a[1]) * x);
  const lean = slant(a, b);
  const share = Math.max(0, Math.min(1, (ahead - (aside * lean) / Math.sqrt(1 - lean * lean)) / size));
  return length(p, along(a, b, share)) < a[2] + (b[2] - a[2]) * share + margin;
}

/** Points close to one another on the straight way from a to b, b left out. */
const between = (a, b) => Array.from({ length: Math.ceil(length(a, b)) }, (_, k, n = Math.ceil(length(a, b))) => along(a, b, k / n));

/** The closed line around one part of a tube. */
function contour([a, b]) {
  const tilt = (Math.acos(slant(a, b)) * 180) / Math.PI;
  const arc = (centre, from, to) =>
    Array.from({ length: 15 }, (_, k) => turned(centre, angle(a, b) + from + ((to - from) * k) / 14, centre[2]));
  const [front, back] = [arc(b, -tilt, tilt), arc(a, tilt, 360 - tilt)];
  return [...front, ...between(front[14], back[0]), ...back, ...between(back[14], front[0]), front[0]];
}

/** The stretches of a line that nothing hides, as path data. */
function seen(points, hidden) {
  const start = points[0] === points.at(-1) ? Math.max(0, points.findIndex(hidden)) : 0;
  const runs = [[]];
  for (const p of start ? [...points.slice(start), ...points.slice(1, start)] : points) {
    if (hidden(p)) runs.push([]);
    else runs.at(-1).push(p);
  }
  const bends = (p, i, run) => {
    const [a, b] = [run[i - 1], run[i + 1]];
    return !a || !b || Math.abs((p[0] - a[0]) * (b[1] - p[1]) - (p[1] - a[1]) * (b[0] - p[0])) > 0.01;
  };
  return runs.map((run) => (run.length > 1 ? `M${run.filter(bends).map(at).join("L")}` : "")).join("");
}

/** Layers { tubes, lines, paint, opens } from front to back, as SVG: each hides what comes after it. */
function draw(layers) {
  const front = [];
  const drawn = layers.map(({ tubes = [], lines = [], paint, opens }) => {
    const own = tubes.flatMap(parts);
    const behind = (p) => front.some((part) => inside(p, part, paint ? LINE : 0));
    const within = (p) => behind(p) || own.some((part) => inside(p, part, -0.1)) || (opens && length(p, opens) < 7.5);
    const d = [
      ...own.map((part) => seen(contour(part), within)),
      ...lines.map((line) => seen([...parts(line).flatMap(([a, b]) => between(a, b)), line.at(-1)], behind)),
    ];
    front.push(...own);
    return path(d.join(""), paint);
  });
  return drawn.reverse().join("");
}

/** A limb to where it is wanted, no further than it reaches; the middle joint bends to one side. */
function limb(radii, from, [x, y, end], upper, lower, side) {
  const reach = Math.min(length(from, [x, y]), upper + lower);
  const way = angle(from, [x, y]);
  const ahead = (upper ** 2 - lower ** 2 + reach ** 2) / (2 * reach);
  const joint = turned(turned(from, way, ahead), way + side, Math.sqrt(Math.max(0, upper ** 2 - ahead ** 2)));
  const last = turned(from, way, reach);
  const foot = end ?? (side > 0 ? angle(joint, last) : 0);
  return tube(radii, from, joint, last, side > 0 ? turned(last, foot, 7) : turned(turned(last, foot, 15), foot + 90, 1.2));
}
/** A leg from the hip to [x, y of the ankle, way of the foot]. */
const leg = (hip, foot) => limb(LEG, hip, foot, THIGH, SHANK, -90);
/** An arm from the shoulder to [x, y of the wrist, way of the hand]. */
const arm = (shoulder, hand) => limb(ARM, shoulder, hand, UPPER_ARM, FOREARM, 90);

/** Somebody seen from the side: places of hip and neck, way of the neck, roundness of the back. */
function person([x, y, neckX, neckY, nod = -80, bow = 0], { near, far, nearLeg, farLeg, paint } = {}) {
  const [hip, neck] = [[x, y], [neckX, neckY]];
  const shoulder = along(neck, hip, 0.13);
  const spine = BACK.map((_, i) => turned(along(hip, neck, i / 12), angle(hip, neck) - 90, (bow * i * (12 - i)) / 36));
  const head = turned(neck, nod, 21);
  return [
    near && { tubes: [arm(shoulder, near)], opens: shoulder, paint },
    {
      tubes: [
        tube([...BACK, 5.2], ...spine, turned(neck, nod, 12)),
        tube([10.5, 7], head, turned(head, nod + 128, 6.5)),
        ...(nearLeg ? [leg(hip, nearLeg)] : []),
      ],
      paint,
    },
    farLeg && { tubes: [leg(hip, farLeg)], paint },
    far && { tubes: [arm(shoulder, far)], paint },
  ].filter(Boolean);
}

/** Trunk and head of somebody who faces us: middle of the hips, height of the neck, breadth of the hips. */
const facing = ([x, hip], neck, hips) => [
  ...[-1, 1].map((side) => tube([10.5, 7.5, 9.5], [x + 9 * side, neck + 15], [x + 6 * side, hip - 20], [x + hips * side, hip - 2])),
  tube([6.2, 6.2, 6.2], [x - 16, neck + 8], [x, neck + 3], [x + 16, neck + 8]),
  tube([7.5, 5], [x, neck + 3], [x, neck - 10]),
  tube([10.5, 8], [x, neck - 22], [x, neck - 16]),
];
const layer = (...tubes) => ({ tubes });
const kneeling = (x) => layer(tube([9.2, 6.2, 4], [x, 140], [x - 2, 179], [x - 38, ANKLE]));

/** A chair from the side; `way` is 1 when one sits on it looking to the right. */
const chair = (x, way = 1) => ({
  paint: SECOND,
  lines: [[[x - 5 * way, 98], [x, 152], [x + 42 * way, 152], [x + 45 * way, 186]], [[x, 152], [x - 3 * way, 186]]],
});

/** A movement from one place to another, straight or by way of two control points. */
function arrow(...numbers) {
  const points = numbers.flatMap((x, i) => (i % 2 ? [] : [[x, numbers[i + 1]]]));
  const tip = points.at(-1);
  const barb = (side) => at(turned(tip, angle(tip, points.at(-2)) + side, 11));
  return path(`M${at(points[0])}${points[2] ? "C" : "L"}${points.slice(1).map(at).join(" ")}M${barb(-38)}L${at(tip)}L${barb(38)}`, SECOND);
}

// Layers from front to back; a movement lies under them all.
const FIGURES = {
  march: () => [person([86, 105, 89, 59], { near: [62, 96], nearLeg: [120, 142, 10], farLeg: [84, ANKLE], far: [116, 82] }), arrow(156, 134, 156, 98)],
  step_touch: () => [
    layer(
      ...facing([116, 105], 59, 8.5),
      tube(ARM, [100, 67], [87, 92], [80, 116], [79, 123]),
      tube(ARM, [132, 67], [145, 92], [152, 116], [153, 123]),
      tube(LEG, [124, 105], [128, 144], [129, ANKLE], [134, 183]),
      tube(LEG, [108, 105], [84, 142], [60, 176], [51, 183]),
    ),
    { tubes: [tube(LEG, [108, 105], [107, 144], [107, ANKLE], [101, 183])], paint: QUIET },
    arrow(18, 150, 50, 150),
  ],
  arm_swings: () => [
    person([82, 105, 85, 59], { near: [140, 44], nearLeg: [80, ANKLE] }),
    { tubes: [arm([84.6, 65], [60, 112])], paint: QUIET },
    arrow(112, 128, 144, 122, 160, 96, 156, 62),
  ],
  cat_camel: () => [
    person([62, 140, 110, 130, -45, -6], { near: [112, 183, 0] }),
    kneeling(62),
    person([62, 140, 110, 132, 65, 16], { paint: QUIET }),
    arrow(86, 102, 86, 76),
  ],
  hip_hinge: () => [person([73, 112, 110, 85, -40], { near: [106, 145], nearLeg: [94, ANKLE] }), arrow(50, 112, 18, 112)],
  squat: () => [person([70, 140, 99, 104, -66], { near: [154, 106], nearLeg: [93, ANKLE] }), arrow(36, 84, 36, 130)],
  lunge_rotation: () => [
    layer(
      ...facing([92, 134], 88, 1),
      leg([92, 134], [131, ANKLE]),
      tube(ARM, [76, 96], [49, 97], [24, 96], [17, 96]),
      tube(ARM, [108, 96], [135, 97], [160, 96], [167, 96]),
    ),
    layer(leg([92, 134], [46, 171, 55])),
    arrow(62, 32, 62, 50, 122, 50, 122, 30),
  ],
  bird_dog: () => [
    person([86, 140, 134, 130, 8], { near: [131, 183, 0], far: [190, 116], nearLeg: [8, 130, 85] }),
    kneeling(86),
    arrow(26, 168, 26, 148),
  ],
  leg_swings: () => [
    person([88, 105, 90, 59], { near: [58, 92, 110], nearLeg: [146, 150, -35], farLeg: [88, ANKLE], far: [118, 84] }),
    chair(52, -1),
    arrow(130, 182, 150, 180, 172, 166, 176, 138),
  ],
  ramp_up_sets: () => [
    { tubes: [tube([17, 17], [86, 152], [86, 152.1])], paint: SECOND },
    person([50, 112, 87, 85, -40], { near: [85, 145], nearLeg: [71, ANKLE] }),
    path("M126 182V164M144 182V146M162 182V122M180 182V92", SECOND),
  ],
  quick_steps: () => [
    person([90, 107, 99, 62, -72], { near: [126, 84], far: [68, 94], nearLeg: [110, 168, 12], farLeg: [70, 172, 45] }),
    path("M28 76H56M18 106H52M28 136H56", SECOND),
  ],
  seated_march: () => [person([70, 140, 74, 94], { near: [62, 140, 100], nearLeg: [112, 154, 5], farLeg: [110, ANKLE] }), chair(50), arrow(150, 146, 150, 110)],
  seated_cat_camel: () => [
    person([66, 140, 84, 99, 5, 12], { near: [98, 134], nearLeg: [106, ANKLE] }),
    person([66, 140, 73, 94, -95, -5], { paint: QUIET }),
    chair(44),
    arrow(30, 120, 8, 120),
  ],
  chair_squat: () => [person([72, 128, 100, 91, -66], { near: [156, 92], nearLeg: [94, ANKLE] }), chair(34), arrow(160, 160, 160, 122)],
  chair_hinge: () => [person([52, 112, 89, 84, -40], { near: [136, 96, 20], nearLeg: [73, ANKLE] }), chair(146), arrow(30, 112, 6, 112)],
  standing_bird_dog: () => [
    person([78, 107, 95, 64, -62], { near: [137, 94, 20], far: [156, 72], nearLeg: [18, 144, 60], farLeg: [80, ANKLE] }),
    chair(146),
  ],
  supported_lunge: () => [
    person([70, 134, 74, 88], { near: [129, 96, 10], nearLeg: [109, ANKLE], farLeg: [24, 171, 55] }),
    chair(142),
    arrow(160, 62, 160, 86),
  ],
  seated_rotation: () => [
    layer(tube(ARM, [56, 102], [58, 128], [80, 112], [86, 108])),
    layer(tube(ARM, [88, 102], [86, 128], [64, 112], [58, 108])),
    layer(...facing([72, 140], 94, 1), leg([72, 140], [112, ANKLE])),
    chair(50),
    arrow(44, 38, 44, 56, 100, 56, 100, 36),
  ],
  plank: () => [
    { tubes: [tube(ARM, [148, 155], [149, 182], [172, 182.5], [179, 182.5])], opens: [148, 155] },
    person([104, 160, 151, 151, -10], { nearLeg: [26, 171, 80] }),
  ],
  side_plank: () => {
    const legs = [-1, 1].map((side) => tube(LEG, [8.5 * side, -81], [6 * side, -42], [4.5 * side, -4], [5 * side, 0]));
    const lying = ([x, y, radius]) => [...turned([20, 175], angle([0, 0], [x, y]) + 72, length([0, 0], [x, y])), radius];
    return [
      { tubes: [tube(ARM, [138, 154], [140, 181], [164, 182.5], [170, 182.5])], opens: [138, 154] },
      layer(...[...facing([0, -81], -127, 8.5), ...legs].map((part) => part.map(lying)), tube(ARM, [128, 123], [128, 96], [128, 70], [128, 63])),
    ];
  },
  dead_bug: () => [person([108, 176, 62, 176, 178], { near: [68, 118], far: [14, 150], nearLeg: [190, 158, -80], farLeg: [147, 137, -90] })],
  breathing: () => [
    { tubes: [tube(ARM, [72, 173], [95, 180], [106, 164], [104, 158])], opens: [72, 173] },
    person([112, 176, 66, 176, 178], { nearLeg: [156, ANKLE] }),
    { tubes: [tube([18, 18], [94, 170], [96, 170])], paint: QUIET },
    arrow(94, 142, 94, 116),
  ],
};
const ON_THE_FLOOR = ["cat_camel", "bird_dog", "plank", "side_plank", "dead_bug", "breathing"]; // lifted to the middle

export const FIGURE_KEYS = Object.freeze(Object.keys(FIGURES));

/** The SVG text of a figure, or null when there is none by that name. */
export function figureMarkup(key) {
  if (!FIGURE_KEYS.includes(key)) return null;
  const figure = FIGURES[key]().flat();
  const under = figure.filter((part) => typeof part === "string").join("");
  const body = draw(figure.filter((part) => typeof part !== "string"));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 ${ON_THE_FLOOR.includes(key) ? 30 : 0} 200 200" fill="none" stroke="currentColor" stroke-width="${LINE}" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">${path("M10 190H190", QUIET)}${under}${body}</svg>`;
}

/** The figure as an SVG element of the page, or null when there is none by that name. */
export function exerciseFigure(key) {
  const markup = figureMarkup(key);
  if (markup === null) return null;
  const holder = document.createElement("template");
  holder.innerHTML = markup;
  return holder.content.firstElementChild;
}
