// Where the nodes of a map stand, and how an arrow goes from one to another.

const COLUMNS = 3;
/** The places round the middle of three rows of three, by how many nodes stand there: corners first. */
const ROUND = { 2: [1, 7], 3: [1, 6, 8], 4: [0, 2, 6, 8], 5: [0, 1, 2, 6, 8], 6: [0, 1, 2, 6, 7, 8], 7: [0, 1, 2, 3, 5, 6, 8] };

/** The place of each node among rows of three, by its id: the node with the most links in the middle, the others round it in order. */
export function placesOf(nodes, links) {
  const count = ({ id }) => links.filter(({ from, to }) => from === id || to === id).length;
  const middle = nodes.reduce((most, node) => (count(node) > count(most) ? node : most));
  const others = nodes.filter((node) => node !== middle);
  const free = Array.from({ length: others.length + 1 }, (_, place) => place).filter((place) => place !== 4);
  const round = ROUND[others.length] ?? free;
  const spot = (place) => ({ column: (place % COLUMNS) + 1, row: Math.floor(place / COLUMNS) + 1 });
  return Object.fromEntries([[middle.id, spot(4)], ...others.map(({ id }, index) => [id, spot(round[index])])]);
}

const BEND = 0.16; // of the distance: an arrow and the one back lie apart
const STEPS = 60;
const HEAD = { length: 11, half: 6 };

const middleOf = ({ left, top, width, height }) => ({ x: left + width / 2, y: top + height / 2 });
const within = (box, { x, y }, room) => x > box.left - room && x < box.left + box.width + room && y > box.top - room && y < box.top + box.height + room;
const rounded = (value) => Math.round(10 * value) / 10;
const written = ({ x, y }) => `${rounded(x)} ${rounded(y)}`;

/** An arrow between two boxes `{ left, top, width, height }` as two paths: `{ line, head }`, or null where there is no room between them. */
export function arrowPath(from, to) {
  const [a, b] = [middleOf(from), middleOf(to)];
  const bend = { x: (a.x + b.x) / 2 - BEND * (b.y - a.y), y: (a.y + b.y) / 2 + BEND * (b.x - a.x) };
  const at = (t) => ({
    x: (1 - t) ** 2 * a.x + 2 * t * (1 - t) * bend.x + t ** 2 * b.x,
    y: (1 - t) ** 2 * a.y + 2 * t * (1 - t) * bend.y + t ** 2 * b.y,
  });
  const points = Array.from({ length: STEPS + 1 }, (_, step) => at(step / STEPS)).filter((point) => !within(from, point, 1) && !within(to, point, 3));
  if (points.length < 2) return null;
  const tip = points.at(-1);
  const before = points.findLast(({ x, y }) => Math.hypot(tip.x - x, tip.y - y) >= HEAD.length) ?? points[0];
  const length = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
  const along = { x: (tip.x - before.x) / length, y: (tip.y - before.y) / length };
  const base = { x: tip.x - HEAD.length * along.x, y: tip.y - HEAD.length * along.y };
  const side = (by) => ({ x: base.x - by * HEAD.half * along.y, y: base.y + by * HEAD.half * along.x });
  const line = points.filter(({ x, y }) => Math.hypot(tip.x - x, tip.y - y) >= HEAD.length - 2);
  return { line: `M${[...line, base].map(written).join(" L")}`, head: `M${written(tip)} L${written(side(1))} L${written(side(-1))}Z` };
}
