// When a track began and how long it lasted, in GPX and TCX. The files are walked from end to end once, without a tree:
// a long run has tens of thousands of points. Nothing that a file names is looked up.
import { kindOf } from "./moments.js";

const SIGNS = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const unescaped = (text) => text.replace(/&(\w+);/g, (sign, name) => SIGNS[name] ?? sign).trim();

/** Tells `open(name, attributes)` and `close(name, text)` of each element, and returns whether the file is whole. */
export function walkXml(text, { open, close }) {
  const stack = [];
  let at = 0;
  let said = "";
  let any = false;
  const skip = (end) => {
    const to = text.indexOf(end, at);
    at = to < 0 ? text.length : to + end.length;
    return to >= 0;
  };
  while (at < text.length) {
    const next = text.indexOf("<", at);
    if (next < 0) break;
    said += text.slice(at, next);
    at = next;
    if (text.startsWith("<!--", at)) {
      if (!skip("-->")) return false;
    } else if (text.startsWith("<![CDATA[", at)) {
      const from = at + 9;
      if (!skip("]]>")) return false;
      said += text.slice(from, at - 3);
    } else if (text[at + 1] === "?" || text[at + 1] === "!") {
      if (!skip(">")) return false;
    } else {
      const from = at + 1;
      if (!skip(">")) return false;
      const tag = text.slice(from, at - 1);
      const name = /^\/?([\w.-]+:)?([\w.-]+)/.exec(tag)?.[2];
      if (name === undefined) return false;
      any = true;
      if (tag[0] === "/") {
        if (stack.pop() !== name) return false;
        close(name, unescaped(said));
      } else {
        open(name, tag);
        if (tag.endsWith("/")) close(name, "");
        else stack.push(name);
      }
      said = "";
    }
  }
  return any && stack.length === 0;
}

export const isTrack = (text) => /<([\w.-]+:)?(gpx|TrainingCenterDatabase)[\s>]/.test(text.slice(0, 4000));

const attribute = (tag, name) => new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1] ?? "";
const milliseconds = (text) => Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`);

/**
 * The sessions of a GPX or TCX file, each `{ start, seconds, kind, name }` with the start in seconds since 1970, NaN where
 * there is none; or `{ problem }`: "broken" where the file is not whole.
 */
export function trackSessions(text) {
  const sessions = [];
  let [session, inPoint, lap] = [null, false, false];
  const begin = (kind) => {
    session = { name: "", kind, first: NaN, last: NaN, laps: 0 };
    sessions.push(session);
  };
  const seen = (time) => {
    if (Number.isNaN(time)) return;
    if (!(session.first <= time)) session.first = time;
    if (!(session.last >= time)) session.last = time;
  };
  const whole = walkXml(text, {
    open(name, tag) {
      if (name === "trk") begin("other");
      if (name === "Activity") begin(kindOf(attribute(tag, "Sport")));
      if (name === "trkpt" || name === "Trackpoint") inPoint = true;
      if (name === "Lap" && session) {
        lap = true;
        seen(milliseconds(attribute(tag, "StartTime")));
      }
    },
    close(name, said) {
      if (name === "trkpt" || name === "Trackpoint") inPoint = false;
      if (name === "Lap") lap = false;
      if (name === "trk" || name === "Activity") session = null;
      if (session === null) return;
      if (name === "time" && inPoint) seen(milliseconds(said));
      if (name === "Time" && inPoint) seen(milliseconds(said));
      if (name === "Id") seen(milliseconds(said));
      if (name === "TotalTimeSeconds" && lap) session.laps += Number(said) || 0;
      if (inPoint) return;
      if (name === "name") session.name = said;
      if (name === "type") session.kind = kindOf(said);
    },
  });
  if (!whole) return { problem: "broken" };
  return {
    sessions: sessions.map(({ name, kind, first, last, laps }) => {
      const seconds = Math.max((last - first) / 1000 || 0, laps);
      return { name, kind, start: first / 1000, seconds: seconds > 0 ? seconds : NaN };
    }),
  };
}
