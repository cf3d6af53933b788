// Bodies in one line: tubes of which only the outline is drawn. What lies behind is left out by arithmetic, not
// covered by a fill, so a figure suits any ground.

export const LINE = 4; // the one line weight, on a canvas of 200 by 200
export const QUIET = ' opacity=".45"'; // a second pose
export const SECOND = ' stroke="var(--ts-second)"'; // a movement or an apparatus

const DEGREE = Math.PI / 180;
export const at = (p) => p.map((value) => Math.round(value * 10) / 10).join(" ");
export const along = (a, b, share) => [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
export const length = (a, b) => Math.sqrt((b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2);
export const angle = (a, b) => Math.atan2(b[1] - a[1], b[0] - a[0]) / DEGREE;
export const turned = ([x, y], way, far) => [x + far * Math.cos(way * DEGREE), y + far * Math.sin(way * DEGREE)];

// A tube is a list of [x, y, radius]: circles, and the straight sides from each to the next.
export const tube = (radii, ...points) => points.map(([x, y], i) => [x, y, radii[i]]);
const parts = (list) => list.slice(1).map((b, i) => [list[i], b]);
export const even = (count, value) => Array.from({ length: count + 1 }, (_, k) => value(k / count));
const slant = (a, b) => (a[2] - b[2]) / length(a, b);

function inside(p, [a, b], margin) {
  const size = length(a, b);
  if (length(p, a) > size + a[2] + b[2] + margin) return false;
  const [x, y, dx, dy] = [b[0] - a[0], b[1] - a[1], p[0] - a[0], p[1] - a[1]];
  const ahead = (dx * x + dy * y) / size;
  const aside = Math.abs(dx * y - dy * x) / size;
  const lean = slant(a, b);
  const share = Math.max(0, Math.min(1, (ahead - (aside * lean) / Math.sqrt(1 - lean * lean)) / size));
  return length(p, along(a, b, share)) < a[2] + (b[2] - a[2]) * share + margin;
}

/** The closed line around one part of a tube. */
function contour([a, b]) {
  const tilt = Math.acos(slant(a, b)) / DEGREE;
  const arc = (c, from, to) => even(20, (share) => turned(c, angle(a, b) + from + (to - from) * share, c[2]));
  const front = arc(b, -tilt, tilt);
  return [...front, ...arc(a, tilt, 360 - tilt), front[0]];
}

/** The stretches of a line that nothing hides, as path data. */
function seen(line, hidden) {
  const runs = [[]];
  const steps = parts(line).flatMap(([a, b]) => even(Math.ceil(length(a, b)), (share) => along(a, b, share)).slice(1));
  for (const p of [line[0], ...steps]) {
    if (hidden(p)) runs.push([]);
    else runs.at(-1).push(p);
  }
  const bends = (p, i, run) =>
    !run[i - 1] || !run[i + 1] || Math.abs(Math.sin((angle(run[i - 1], p) - angle(p, run[i + 1])) * DEGREE)) > 0.01;
  return runs.map((run) => (run[1] ? `M${run.filter(bends).map(at).join("L")}` : "")).join("");
}

/** Layers from front to back as SVG; the tubes of each hide what comes after. */
export function draw(layers) {
  const front = [];
  const drawn = layers.map(({ tubes = [], lines = [], d = "", paint = "", opens }) => {
    const own = tubes.flatMap(parts);
    const within = (all, p, margin) => all.some((part) => inside(p, part, margin));
    const hidden = (p) => (opens && length(p, opens) < 7.5) || within(own, p, -0.2) || within(front, p, paint ? LINE : 0);
    const shown = [...lines, ...own.map(contour)].map((line) => seen(line, hidden)).join("");
    front.push(...own);
    return `<path d="${d}${shown}"${paint}/>`;
  });
  return drawn.reverse().join("");
}
export const layer = (tubes, paint) => ({ tubes, paint });
/** An arm before the body: its outline stays open at the shoulder. */
export const before = (limb, paint) => ({ tubes: [limb], paint, opens: limb[0] });
export const flat = (d, paint = SECOND) => ({ d, paint });

/** The joints of a limb to where it is wanted, no further than it reaches, bent to one side. */
export function limb(from, wanted, upper, lower, side) {
  const reach = Math.min(length(from, wanted), upper + lower);
  const way = angle(from, wanted);
  const ahead = (upper ** 2 - lower ** 2 + reach ** 2) / (2 * reach);
  const aside = Math.sqrt(Math.max(0, upper ** 2 - ahead ** 2));
  return [from, turned(turned(from, way, ahead), way + side, aside), turned(from, way, reach)];
}

/** A movement; two points on the way make it a curve. */
export function arrow(from, ...way) {
  const tip = way.at(-1);
  const barb = (side) => at(turned(tip, angle(tip, way.at(-2) ?? from) + side, 11));
  return flat(`M${at(from)}${way[1] ? "C" : "L"}${way.map(at).join(" ")}M${barb(-38)}L${at(tip)}L${barb(38)}`);
}

/** The opening tag of a figure of that size: one line weight, and no more than a picture. */
export const svgOpening = (viewBox) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}" fill="none" stroke="currentColor" stroke-width="${LINE}" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">`;
