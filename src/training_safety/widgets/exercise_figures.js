// Line drawings of the exercises. A figure is written as the places of its joints; knees, elbows and
// the contour of the body follow, so everybody drawn here has the same build. What lies behind is
// hidden by what lies in front, by arithmetic: nothing is filled, so a figure suits any ground.
// The body takes the colour of the text, the apparatus and the movement the quiet second colour.

const LINE = 4; // the one line weight, on a canvas of 200 by 200
const FLOOR = 190;
const SOLE = FLOOR - LINE; // the lowest line of a foot that stands
const ANKLE = SOLE - 4;
const THIGH = 39;
const SHANK = 38;
const UPPER_ARM = 28;
const FOREARM = 25;

const round = (value) => Math.round(value * 10) / 10;
const at = ([x, y]) => `${round(x)} ${round(y)}`;
const along = (a, b, share) => [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
const length = (a, b) => Math.hypot(b[0] - a[0], b[1] - a[1]);
const angle = (a, b) => (Math.atan2(b[1] - a[1], b[0] - a[0]) * 180) / Math.PI;
const turned = (p, degrees, distance) => [
  p[0] + distance * Math.cos((degrees * Math.PI) / 180),
  p[1] + distance * Math.sin((degrees * Math.PI) / 180),
];
const thick = (p, radius) => [p[0], p[1], radius];

// A tube is a list of [x, y, radius]: circles, and the straight sides between each and the next.
const cones = (tube) => (tube.length === 1 ? [[tube[0], tube[0]]] : tube.slice(1).map((b, i) => [tube[i], b]));
const slant = (a, b) => Math.max(-0.99, Math.min(0.99, (a[2] - b[2]) / (length(a, b) || 1)));

function inside(p, tube, margin = 0) {
  return cones(tube).some(([a, b]) => {
    const size = length(a, b) || 1;
    const [x, y] = [b[0] - a[0], b[1] - a[1]].map((side) => side / size);
    const ahead = (p[0] - a[0]) * x + (p[1] - a[1]) * y;
    const aside = Math.abs((p[0] - a[0]) * y - (p[1] - a[1]) * x);
    const lean = slant(a, b);
    const share = Math.max(0, Math.min(1, (ahead - (aside * lean) / Math.sqrt(1 - lean ** 2)) / size));
    return length(p, along(a, b, share)) < a[2] + (b[2] - a[2]) * share + margin;
  });
}

/** The closed lines around each part of a tube. */
function contours(tube) {
  return cones(tube).map(([a, b]) => {
    const [way, tilt] = [angle(a, b), 90 - (Math.asin(slant(a, b)) * 180) / Math.PI];
    const points = [];
    const arc = (centre, from, to) => {
      for (let k = 0; k <= 14; k += 1) points.push(turned(centre, way + from + ((to - from) * k) / 14, centre[2]));
    };
    const side = (from, to) => {
      const steps = Math.ceil(length(from, to));
      for (let k = 1; k < steps; k += 1) points.push(along(from, to, k / steps));
    };
    arc(b, -tilt, tilt);
    const back = turned(a, way + tilt, a[2]);
    side(points.at(-1), back);
    arc(a, tilt, 360 - tilt);
    side(points.at(-1), points[0]);
    return [...points, points[0]];
  });
}

/** The parts of a line that nothing hides, as path data. */
function seen(points, hidden) {
  const closed = points[0] === points.at(-1);
  const first = closed ? points.findIndex(hidden) : 0;
  const turnedRound = first > 0 ? [...points.slice(first), ...points.slice(1, first + 1)] : points;
  const runs = [[]];
  for (const point of turnedRound) {
    if (hidden(point)) runs.push([]);
    else runs.at(-1).push(point);
  }
  return runs
    .filter((run) => run.length > 1)
    .map((run) => {
      const kept = run.filter((p, i) => {
        if (i === 0 || i === run.length - 1) return true;
        return Math.abs(((angle(run[i - 1], p) - angle(p, run[i + 1]) + 540) % 360) - 180) > 1;
      });
      return `M${kept.map(at).join("L")}`;
    })
    .join("");
}

/** Where a limb ends and bends: the far end, no further than it reaches, and the knee or the elbow. */
function limb(from, wanted, upper, lower, bend) {
  const reach = Math.min(length(from, wanted), upper + lower);
  const end = along(from, wanted, reach / length(from, wanted));
  const foot = (upper ** 2 - lower ** 2 + reach ** 2) / (2 * reach);
  const height = Math.sqrt(Math.max(0, upper ** 2 - foot ** 2));
  return [turned(turned(from, angle(from, end), foot), angle(from, end) - 90, height * bend), end];
}

/** A leg from the hip to the ankle and the toes; `bend` 1: the knee points forward, to the right. */
function leg(hip, wanted, foot = 0, bend = 1) {
  const [knee, ankle] = limb(hip, wanted, THIGH, SHANK, bend);
  const toes = turned(turned(ankle, foot, 15), foot + 90, 1.2);
  return [thick(hip, 9.2), thick(knee, 6.2), thick(along(knee, ankle, 0.35), 6), thick(ankle, 4), thick(toes, 2.8)];
}

/** An arm from the shoulder to the wrist and the hand, which may point another way. */
function arm(shoulder, wanted, bend = -1, hand = null) {
  const [elbow, wrist] = limb(shoulder, wanted, UPPER_ARM, FOREARM, bend);
  return [thick(shoulder, 6.2), thick(elbow, 4.6), thick(wrist, 3.6), thick(turned(wrist, hand ?? angle(elbow, wrist), 7), 3.8)];
}

/** Back, neck and head from the side. `bow` is how round the back is, `nod` the way of the neck. */
function trunk(hip, neck, nod, bow = 0) {
  const back = [];
  for (let i = 0; i <= 12; i += 1) {
    const s = i / 12;
    const radius = 9.9 - 2 * Math.sin(s * Math.PI * 0.95) ** 2 + 2.2 * Math.max(0, Math.sin((s - 0.45) * 5.7)) - 4.4 * Math.max(0, s - 0.7) / 0.3;
    back.push(thick(turned(along(hip, neck, s), angle(hip, neck) - 90, bow * 4 * s * (1 - s)), radius));
  }
  const head = turned(neck, nod, 23);
  return [
    [...back, thick(turned(neck, nod, 12), 4.8)],
    [thick(head, 10.5), thick(turned(head, nod + 128, 6.5), 7)],
  ];
}

/** Layers of a drawing, from front to back, as SVG. Each hides what comes after it. */
function draw(...layers) {
  const front = [];
  const paths = layers.map(({ tubes = [], lines = [], opens, quiet, second }) => {
    const behind = (p, margin) => front.some((tube) => inside(p, tube, margin));
    const gap = quiet || second ? 4 : 0;
    const d = [
      ...tubes.flatMap(contours).map((loop) =>
        seen(loop, (p) => tubes.some((tube) => inside(p, tube, -0.1)) || behind(p, gap) || (opens && length(p, opens) < opens[2])),
      ),
      ...lines.map((line) => seen(dense(line), (p) => behind(p, 4))),
    ].join("");
    front.push(...tubes);
    return `<path d="${d}"${quiet ? ' opacity=".45"' : ""}${second ? ' stroke="var(--ts-second)"' : ""}/>`;
  });
  return paths.reverse().join("");
}
function dense(line) {
  return line.slice(1).flatMap((b, i) => {
    const steps = Math.ceil(length(line[i], b) / 2);
    return Array.from({ length: steps + (i === line.length - 2) }, (_, k) => along(line[i], b, k / steps));
  });
}

/** Somebody seen from the side, from front to back: near arm, body and near leg, far leg, far arm. */
function person({ hip, neck, nod = -80, bow = 0, near, far, legs = [], farLeg, quiet }) {
  const shoulder = along(neck, hip, 0.13);
  return [
    near && { tubes: [arm(shoulder, ...near)], opens: thick(shoulder, 7.5), quiet },
    { tubes: [...trunk(hip, neck, nod, bow), ...legs.map((ankle) => leg(hip, ...ankle))], quiet },
    farLeg && { tubes: [leg(hip, ...farLeg)], quiet },
    far && { tubes: [arm(shoulder, ...far)], quiet },
  ].filter(Boolean);
}

const floor = { lines: [[[10, FLOOR], [190, FLOOR]]], quiet: true };
/** A chair from the side; one sits on it looking to the right. */
const chair = (x, seat = 152) => ({
  second: true,
  lines: [[[x - 5, 98], [x, seat], [x + 42, seat], [x + 45, FLOOR - 4]], [[x, seat], [x - 3, FLOOR - 4]]],
});

/** A movement: from, by way of one or two control points, to. */
function arrow(...points) {
  const [tip, before] = [points.at(-1), points.at(-2)];
  const barb = (side) => at(turned(tip, angle(tip, before) + side, 11));
  const letter = { 2: "L", 3: "Q", 4: "C" }[points.length];
  return `<path d="M${at(points[0])}${letter}${points.slice(1).map(at).join(" ")}M${barb(-38)}L${at(tip)}L${barb(38)}" stroke="var(--ts-second)"/>`;
}
const low = (markup) => `<g transform="translate(0 -30)">${markup}</g>`;

const FIGURES = {
  march: () =>
    draw(...person({ hip: [88, 105], neck: [91, 59], near: [[70, 96]], legs: [[[122, 142], 10]], farLeg: [[86, ANKLE]], far: [[117, 80]] }), floor) +
    arrow([156, 132], [156, 96]),
  arm_swings: () =>
    draw(...person({ hip: [82, 105], neck: [85, 59], near: [[140, 44]], legs: [[[80, ANKLE]]] }), { ...person({ hip: [82, 105], neck: [85, 59], near: [[68, 118]] })[0], quiet: true }, floor) +
    arrow([94, 134], [140, 130], [152, 98], [150, 60]),
  cat_camel: () =>
    low(
      draw(
        ...person({ hip: [62, 140], neck: [111, 133], nod: 65, bow: 15, near: [[112, 181], -1, 0] }),
        { tubes: [[[62, 142, 9.2], [60, 179, 6.2], [24, 182, 4]]] },
        ...person({ hip: [62, 140], neck: [111, 131], nod: -50, bow: -8, quiet: true }),
        floor,
      ),
    ) + arrow([86, 72], [86, 44]),
  hip_hinge: () => draw(...person({ hip: [73, 112], neck: [112, 85], nod: -42, near: [[108, 145]], legs: [[[94, ANKLE]]] }), floor) + arrow([50, 112], [18, 112]),
  squat: () => draw(...person({ hip: [70, 140], neck: [99, 104], nod: -62, near: [[154, 106]], legs: [[[93, ANKLE]]] }), floor) + arrow([36, 84], [36, 130]),
  bird_dog: () =>
    low(
      draw(
        ...person({ hip: [86, 140], neck: [134, 132], nod: 8, near: [[192, 118]], legs: [[[8, 130], 85]] }),
        { tubes: [arm([129, 134], [132, 181], -1, 0), [[86, 140, 9.2], [84, 179, 6.2], [48, 182, 4]]] },
        floor,
      ),
    ) + arrow([26, 138], [26, 118]),
  plank: () =>
    low(
      draw(
        { tubes: [[[148, 155, 6.2], [149, 181, 4.6], [172, 182, 3.6]]], opens: [148, 155, 7.5] },
        ...person({ hip: [104, 161], neck: [151, 152], nod: -14, legs: [[[24, 170], 80]] }),
        floor,
      ),
    ),
  seated_march: () =>
    draw(...person({ hip: [70, 140], neck: [74, 94], near: [[102, 110]], legs: [[[107, 156], 10]], farLeg: [[110, ANKLE]] }), chair(50), floor) + arrow([146, 148], [146, 112]),
};

export const FIGURE_KEYS = Object.freeze(Object.keys(FIGURES));

/** The SVG text of a figure, or null when there is none by that name. */
export function figureMarkup(key) {
  if (!FIGURE_KEYS.includes(key)) return null;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200" fill="none" stroke="currentColor" stroke-width="${LINE}" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">${FIGURES[key]()}</svg>`;
}

/** The figure as an SVG element of the page, or null when there is none by that name. */
export function exerciseFigure(key) {
  const markup = figureMarkup(key);
  if (markup === null) return null;
  const holder = document.createElement("template");
  holder.innerHTML = markup;
  return holder.content.firstElementChild;
}
