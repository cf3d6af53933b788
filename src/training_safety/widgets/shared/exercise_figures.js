// Line drawings of the exercises. A figure is written as the places of its joints; knees, elbows and
// contours follow, so all have the same build.

import { along, angle, arrow, before, draw, flat, layer, limb, QUIET, SECOND, svgOpening, tube, turned, length } from "./outlines.js";

const ANKLE = 182; // of a foot that stands
const LEG = [9.2, 6.2, 4, 2.8]; // half the width at hip, knee, ankle, toes
const ARM = [6.2, 4.6, 3.6, 3.8]; // at shoulder, elbow, wrist, fingers
const BACK = [9.9, 9.7, 9.3, 9, 8.7, 8.6, 8.9, 9.4, 9.7, 9.2, 8.2, 6.8, 5.4]; // half the depth, hips to neck

/** A leg from the hip to [x, y of the ankle, way of the foot]. */
function leg(hip, [x, y, way = 0]) {
  const joints = limb(hip, [x, y], 39, 38, -90);
  return tube(LEG, ...joints, turned(turned(joints[2], way, 15), way + 90, 1.2));
}
/** An arm from the shoulder to [x, y of the wrist, way of the hand]. */
function arm(shoulder, hand) {
  const joints = limb(shoulder, hand, 28, 25, 90);
  return tube(ARM, ...joints, turned(joints[2], hand[2] ?? angle(joints[1], joints[2]), 7));
}

/** Somebody from the side: places of hip and neck, way of the neck, roundness of the back. */
function person([x, y, neckX, neckY, nod = -80, bow = 0], { arm: near, leg: step, farLeg, farArm }, paint) {
  const [hip, neck] = [[x, y], [neckX, neckY]];
  const shoulder = along(neck, hip, 0.13);
  const spine = BACK.map((_, i) => turned(along(hip, neck, i / 12), angle(hip, neck) - 90, (bow * i * (12 - i)) / 36));
  const head = turned(neck, nod, 21);
  const body = [tube([...BACK, 5.2], ...spine, turned(neck, nod, 12)), tube([10.5, 7], head, turned(head, nod + 128, 6.5))];
  return [
    near && before(arm(shoulder, near), paint),
    layer(step ? [...body, leg(hip, step)] : body, paint),
    farLeg && layer([leg(hip, farLeg)]),
    farArm && layer([arm(shoulder, farArm)]),
  ].filter(Boolean);
}

/** The same on both sides of an upright line. */
const both = (middle, radii, ...points) =>
  [-1, 1].map((side) => tube(radii, ...points.map(([x, y]) => [middle + side * x, y])));
/** Trunk and head of somebody who faces us. */
const facing = (x, hip, neck, hips) => [
  ...both(x, [10.5, 7.5, 9.5], [9, neck + 15], [6, hip - 20], [hips, hip - 2]),
  ...both(x, [6.2, 6.2], [0, neck + 3], [16, neck + 8]),
  tube([7.5, 5], [x, neck + 3], [x, neck - 10]),
  tube([10.5, 8], [x, neck - 22], [x, neck - 16]),
];
/** Places on somebody upright whose feet are at 0 0, tilted about the feet. */
const tilted = (feet, way, tubes) =>
  tubes.map((list) => list.map((p) => [...turned(feet, angle([0, 0], p) + way, length([0, 0], p)), p[2]]));
const kneeling = (x) => layer([tube(LEG, [x, 140], [x - 2, 179], [x - 38, ANKLE])]);

/** A chair from the side; `way` is -1 when it faces left. */
const chair = (x, way = 1) => ({
  paint: SECOND,
  lines: [[[x - 5 * way, 98], [x, 152], [x + 42 * way, 152], [x + 45 * way, 186]], [[x, 152], [x - 3 * way, 186]]],
});

// Layers from front to back.
const LYING = {
  cat_camel: [
    person([62, 140, 110, 130, -45, -6], { arm: [112, 183, 0] }),
    kneeling(62),
    person([62, 140, 110, 132, 65, 16], {}, QUIET),
    arrow([86, 102], [86, 76]),
  ],
  bird_dog: [
    person([86, 140, 134, 130, 8], { arm: [131, 183, 0], farArm: [190, 116], leg: [8, 130, 85] }),
    kneeling(86),
    arrow([26, 168], [26, 148]),
  ],
  plank: [
    before(tube(ARM, [148, 155], [149, 182], [172, 182.5], [179, 182.5])),
    person([104, 160, 151, 151, -10], { leg: [26, 171, 80] }),
  ],
  side_plank: [
    before(tube(ARM, [136, 154], [139, 181], [164, 182.5], [170, 182.5])),
    layer([
      ...tilted([20, 175], 72, [...facing(0, -81, -127, 8.5), ...both(0, LEG, [8.5, -81], [6, -42], [4.5, -4], [5, 0])]),
      tube(ARM, [128, 123], [128, 96], [128, 70], [128, 63]),
    ]),
  ],
  dead_bug: [person([108, 176, 62, 176, 178], { arm: [68, 118], farArm: [14, 150], leg: [190, 158, -80], farLeg: [147, 137, -90] })],
  breathing: [
    before(tube(ARM, [74, 176], [89, 179], [104, 164], [112, 162])),
    person([112, 176, 66, 176, 178], { leg: [156, ANKLE] }),
    layer([tube([18, 18], [94, 170], [96, 170])], QUIET),
    arrow([94, 142], [94, 116]),
  ],
};
const FIGURES = {
  march: [
    person([86, 105, 89, 59], { arm: [62, 96], leg: [120, 142, 10], farLeg: [84, ANKLE], farArm: [116, 82] }),
    arrow([156, 134], [156, 98]),
  ],
  step_touch: [
    layer([
      ...facing(116, 105, 59, 8.5),
      ...both(116, ARM, [16, 67], [29, 92], [36, 116], [37, 123]),
      tube(LEG, [124, 105], [128, 144], [129, ANKLE], [134, 183]),
      tube(LEG, [108, 105], [84, 142], [60, 176], [51, 183]),
    ]),
    layer([tube(LEG, [108, 105], [107, 144], [107, ANKLE], [101, 183])], QUIET),
    arrow([18, 150], [50, 150]),
  ],
  arm_swings: [
    person([82, 105, 85, 59], { arm: [140, 44], leg: [80, ANKLE] }),
    layer([arm([84.6, 65], [60, 112])], QUIET),
    arrow([112, 128], [144, 122], [160, 96], [156, 62]),
  ],
  hip_hinge: [person([73, 112, 110, 85, -40], { arm: [106, 145], leg: [94, ANKLE] }), arrow([50, 112], [18, 112])],
  squat: [person([70, 140, 99, 104, -66], { arm: [154, 106], leg: [93, ANKLE] }), arrow([36, 84], [36, 130])],
  lunge_rotation: [
    layer([
      ...facing(92, 134, 88, 1),
      ...both(92, ARM, [16, 96], [43, 97], [68, 96], [75, 96]),
      leg([92, 134], [131, ANKLE]),
    ]),
    layer([leg([92, 134], [46, 171, 55])]),
    arrow([62, 32], [62, 50], [122, 50], [122, 30]),
  ],
  leg_swings: [
    person([88, 105, 90, 59], { arm: [61, 92, 105], leg: [146, 150, -35], farLeg: [88, ANKLE], farArm: [118, 84] }),
    chair(55, -1),
    arrow([130, 182], [150, 180], [172, 166], [176, 138]),
  ],
  ramp_up_sets: [
    layer([tube([17, 17], [86, 152], [86, 152.1])], SECOND),
    person([50, 112, 87, 85, -40], { arm: [85, 145], leg: [71, ANKLE] }),
    flat("M126 182V164M144 182V146M162 182V122M180 182V92"),
  ],
  quick_steps: [
    person([90, 107, 99, 62, -72], { arm: [70, 96], farArm: [128, 84], leg: [110, 168, 12], farLeg: [70, 172, 45] }),
    flat("M28 76H56M18 106H52M28 136H56"),
  ],
  seated_march: [
    person([70, 140, 74, 94], { arm: [52, 134], leg: [110, 154, 5], farLeg: [110, ANKLE] }),
    chair(36),
    arrow([150, 146], [150, 110]),
  ],
  seated_cat_camel: [
    person([66, 140, 84, 99, 5, 12], { arm: [98, 134], leg: [106, ANKLE] }),
    person([66, 140, 73, 94, -95, -5], {}, QUIET),
    chair(44),
    arrow([30, 120], [8, 120]),
  ],
  chair_squat: [person([72, 128, 100, 91, -66], { arm: [156, 92], leg: [94, ANKLE] }), chair(34), arrow([160, 160], [160, 122])],
  chair_hinge: [person([52, 112, 89, 84, -40], { arm: [136, 96, 20], leg: [73, ANKLE] }), chair(145), arrow([30, 112], [6, 112])],
  standing_bird_dog: [
    person([78, 107, 95, 64, -62], { arm: [137, 94, 20], farArm: [156, 72], leg: [18, 144, 60], farLeg: [80, ANKLE] }),
    chair(145),
  ],
  supported_lunge: [
    person([70, 134, 74, 88], { arm: [129, 96, 10], leg: [109, ANKLE], farLeg: [24, 171, 55] }),
    chair(142),
    arrow([34, 82], [34, 114]),
  ],
  wall_side_lean: [
    before(tube(ARM, [118, 77], [142, 88], [145, 61], [145, 54])),
    layer(
      tilted([70, 181], 16, [
        ...facing(0, -78, -124, 8.5),
        tube(LEG, [8.5, -78], [8.5, -39], [9, -2], [10, 0]),
        tube(LEG, [-8.5, -78], [-9, -37], [-10, 4], [-11, 6]),
        tube(ARM, [-16, -116], [-36, -98], [-18, -84], [-12, -82]),
      ]),
    ),
    flat("M152 22V190"),
  ],
  seated_rotation: [
    both(72, ARM, [16, 102], [14, 128], [-8, 112], [-14, 108]).map((part) => layer([part])),
    layer([...facing(72, 140, 94, 1), leg([72, 140], [112, ANKLE])]),
    chair(50),
    arrow([44, 38], [44, 56], [100, 56], [100, 36]),
  ],
  ...LYING,
};

export const FIGURE_KEYS = Object.freeze(Object.keys(FIGURES));

/** The figure as SVG text, or null when there is none by that name. */
export function figureMarkup(key) {
  if (!FIGURE_KEYS.includes(key)) return null;
  const body = draw([...FIGURES[key].flat(), flat("M6 190H194", QUIET)]);
  const viewBox = `0 ${key in LYING ? 30 : 0} 200 200`;
  return `${svgOpening(viewBox)}${body}</svg>`;
}

/** The figure as an element of the page, or null. */
export function exerciseFigure(key) {
  const holder = document.createElement("template");
  holder.innerHTML = figureMarkup(key) ?? "";
  return holder.content.firstElementChild;
}
