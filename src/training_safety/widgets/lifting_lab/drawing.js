// The body that lifts, as the model sees it: leaning so far, hands so far out, and the legs as balance asks for.
import { draw, flat, layer, LINE, QUIET, SECOND, svgOpening, tube, turned } from "../shared/outlines.js";
import { bodyLayers } from "../shared/pose_figures.js";
import { centreOfMass, restingBody, STATURE } from "../shared/poses.js";

// Shares of body height, as in models/lifting.
const [TO_SHOULDER, TO_CENTRE] = [0.818 - 0.585, 0.15];
const ARM = 62; // from shoulder to grip, in the figure's units

/** What the picture shows, as [left, top, width, height] in the figure's units: all that a lift can be. */
export const FRAME = [-64, -170, 152, 176];

/** The body of a setup: joints in the figure's units, with `l5` the lowest disc, `centre` the trunk's, and `grip`. */
export function liftingBody({ inclination_deg: lean, reach_cm: reach, load_kg: load }, person) {
  const out = Math.min(ARM, (reach / person.body_height_cm) * STATURE);
  const way = (Math.acos(out / ARM) * 180) / Math.PI;
  const withLegs = (back) =>
    restingBody({ on: "feet", trunk: lean, hip: lean + back, knee: back + 5 - lean / 6, shoulder: lean + 90 - way });
  // The hips go back until body and load are in balance over the feet.
  const off = (body) => centreOfMass(body)[0] * person.body_mass_kg + body.limbs[0].fingers[0] * load;
  let [low, high] = [-2, 72];
  for (let turn = 0; turn < 12; turn += 1) {
    const middle = (low + high) / 2;
    if (off(withLegs(middle)) > 0) low = middle;
    else high = middle;
  }
  const body = withLegs((low + high) / 2);
  const l5 = turned(body.shoulder, lean + 90, TO_SHOULDER * STATURE);
  return { ...body, l5, centre: turned(l5, lean - 90, TO_CENTRE * STATURE), grip: body.limbs[0].fingers };
}

const rounded = (value) => Math.round(10 * value) / 10;
const line = ([x1, y1], [x2, y2]) => `M${rounded(x1)} ${rounded(y1)}L${rounded(x2)} ${rounded(y2)}`;
const dot = ([x, y], paint) => `<path d="M${rounded(x)} ${rounded(y)}h0" stroke-width="9"${paint}/>`;
const DASHED = ' stroke-dasharray="1 7"';

/** How large a load is drawn. */
const sizeOf = (kg) => 4 + Math.sqrt(kg);

/**
 * The picture as SVG text: body and load, the moment arm of the load in the second colour – from the lowest disc to the
 * line along which the load pulls –, and that of the trunk above it.
 */
export function liftMarkup(setup, person) {
  const body = liftingBody(setup, person);
  const { l5, centre, grip } = body;
  const holds = setup.load_kg > 0;
  const size = sizeOf(setup.load_kg);
  const load = layer([tube([size, size], grip, [grip[0] + 0.1, grip[1]])], SECOND);
  const corner = [grip[0], l5[1]];
  const ground = flat(line([FRAME[0] + 4, 0], [FRAME[0] + FRAME[2] - 4, 0]), QUIET);
  const bodyDrawn = draw([...(holds ? [load] : []), ...bodyLayers(body), ground]);
  const aside = l5[1] - 8;
  const trunkArm = `<g stroke-width="2"><path d="${line([l5[0], aside], [centre[0], aside])}"/><path d="${line(centre, [centre[0], aside])}" stroke-dasharray="1 4"/></g>`;
  const pull = [grip[0], grip[1] + size + 16];
  const barb = (side) => turned(pull, -90 + side, 8);
  const arrow = holds && pull[1] < -LINE ? `<path d="${line([grip[0], grip[1] + size], pull)}${line(barb(38), pull)}${line(pull, barb(-38))}"${SECOND}/>` : "";
  const loadArm = `<path d="${line(l5, corner)}"${SECOND} stroke-width="4"/><path d="${line(corner, grip)}"${SECOND}${DASHED}/>`;
  return `${svgOpening(FRAME.join(" ")).replace(/stroke-width="\d+"/, `stroke-width="3"`)}${bodyDrawn}${trunkArm}${dot(centre, "")}${arrow}${loadArm}${dot(l5, SECOND)}</svg>`;
}

/** Where a place of the figure is in its picture, in hundredths from the left and from the top. */
export const share = ([x, y]) => [(100 * (x - FRAME[0])) / FRAME[2], (100 * (y - FRAME[1])) / FRAME[3]];

/** The setup with its trunk leaning towards a place, or with its hands so far out; in whole degrees and centimetres. */
export const leaningTo = (setup, person, [x, y]) => {
  const { l5 } = liftingBody(setup, person);
  return { ...setup, inclination_deg: (Math.atan2(x - l5[0], l5[1] - y) * 180) / Math.PI };
};
export const reachingTo = (setup, person, [x]) => {
  const { shoulder } = liftingBody(setup, person);
  return { ...setup, reach_cm: ((x - shoulder[0]) / STATURE) * person.body_height_cm };
};
