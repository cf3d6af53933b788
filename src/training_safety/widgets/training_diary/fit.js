// The sessions of a FIT file, the format of watches: only the message that sums a session up is read. Written from the
// public description of the format; no other program's parts are in it.

const SESSION = 18; // the number of that message, and those of its fields
const FIELDS = { 253: "end", 2: "start", 7: "elapsed", 5: "sport", 6: "subSport", 193: "effort" };
const EPOCH_S = 631_065_600; // 1989-12-31 00:00 UTC
const SHORTEST_HEADER = 12;

/** The check sum of FIT, over a whole file with its own at the end: 0. */
function crc(bytes, from, to) {
  const table = [0x0000, 0xcc01, 0xd801, 0x1400, 0xf001, 0x3c00, 0x2800, 0xe401, 0xa001, 0x6c00, 0x7800, 0xb401, 0x5000, 0x9c01, 0x8801, 0x4400];
  let sum = 0;
  for (let at = from; at < to; at += 1) {
    for (const nibble of [bytes[at] & 0xf, bytes[at] >> 4]) sum = (sum >> 4) ^ table[sum & 0xf] ^ table[nibble];
  }
  return sum;
}

export const isFit = (bytes) => bytes.length >= SHORTEST_HEADER && String.fromCharCode(...bytes.subarray(8, 12)) === ".FIT";

class Broken extends Error {}

/** An unsigned number of 1, 2 or 4 bytes, undefined where the watch had none. */
function unsigned(view, at, size, little) {
  if (![1, 2, 4].includes(size)) return undefined;
  const value = { 1: () => view.getUint8(at), 2: () => view.getUint16(at, little), 4: () => view.getUint32(at, little) }[size]();
  return value === 2 ** (8 * size) - 1 ? undefined : value;
}

function sessionsIn(view, from, to) {
  const kinds = new Map();
  const found = [];
  let at = from;
  const need = (count) => {
    if (at + count > to) throw new Broken();
  };
  while (at < to) {
    const header = view.getUint8(at);
    at += 1;
    const short = header >= 0x80; // a time squeezed into the header
    const local = short ? (header >> 5) & 3 : header & 0xf;
    if (!short && header & 0x40) {
      need(5);
      const little = view.getUint8(at + 1) === 0;
      const [message, count] = [view.getUint16(at + 2, little), view.getUint8(at + 4)];
      at += 5;
      need(3 * count);
      const fields = Array.from({ length: count }, (_, index) => [view.getUint8(at + 3 * index), view.getUint8(at + 3 * index + 1)]);
      at += 3 * count;
      let more = 0; // what other makers have added
      if (header & 0x20) {
        need(1);
        const others = view.getUint8(at);
        at += 1;
        need(3 * others);
        for (let index = 0; index < others; index += 1) more += view.getUint8(at + 3 * index + 1);
        at += 3 * others;
      }
      kinds.set(local, { message, little, fields, more });
      continue;
    }
    const kind = kinds.get(local);
    if (kind === undefined) throw new Broken();
    const session = {};
    for (const [number, size] of kind.fields) {
      need(size);
      if (kind.message === SESSION && number in FIELDS) session[FIELDS[number]] = unsigned(view, at, size, kind.little);
      at += size;
    }
    need(kind.more);
    at += kind.more;
    if (kind.message === SESSION) found.push(session);
  }
  return found;
}

/** The diary's kind for FIT's numbers of a sport. */
export function kindOfSport(sport, subSport) {
  if (subSport === 20) return "strength";
  if ([19, 43, 44].includes(subSport)) return "mobility";
  if (sport === 4) return { 1: "running", 6: "cycling" }[subSport] ?? "other"; // machines indoors
  const kinds = { 1: "running", 2: "cycling", 5: "swimming", 6: "ball", 7: "ball", 8: "ball", 9: "ball", 11: "walking", 12: "skiing", 13: "skiing", 14: "skiing", 17: "walking", 21: "cycling", 64: "ball" };
  return kinds[sport] ?? "other";
}

/**
 * The sessions of a FIT file, each `{ start, seconds, kind, rpe }` with the start in seconds since 1970; or `{ problem }`:
 * "broken" where it is cut short or damaged. Files that stand one after the other are read all; bytes behind the last one,
 * which watches leave there, are no harm.
 */
export function fitSessions(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = [];
  let at = 0;
  while (isFit(bytes.subarray(at))) {
    const [header, size] = [view.getUint8(at), view.getUint32(at + 4, true)];
    const end = at + header + size;
    if (header < SHORTEST_HEADER || end + 2 > bytes.length || crc(bytes, at, end + 2) !== 0) return { problem: "broken" };
    try {
      found.push(...sessionsIn(view, at + header, end));
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      return { problem: "broken" };
    }
    at = end + 2;
  }
  return {
    sessions: found.map(({ end, start, elapsed, sport, subSport, effort }) => {
      const seconds = elapsed === undefined ? NaN : elapsed / 1000;
      const began = start ?? (end === undefined ? undefined : end - Math.round(seconds));
      return { start: began === undefined ? NaN : began + EPOCH_S, seconds, kind: kindOfSport(sport, subSport), rpe: effort === undefined || effort > 100 ? undefined : effort / 10 };
    }),
  };
}
