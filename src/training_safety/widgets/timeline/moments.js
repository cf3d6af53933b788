// What is true at each point of a timeline: its places, the mark that holds there, and the curve above it.
import { sorenessSketch } from "../../models/body/soreness.js";

const IN_HOURS = { minute: 1 / 60, hour: 1, day: 24, week: 168 };
/** What a curve is at a time: its height out of a hundred. */
const CURVES = { soreness: (hours) => 100 * sorenessSketch(hours).level };
const FINEST = 100; // of a unit

const divisor = (a, b) => (b === 0 ? a : divisor(b, a % b));

/** The places that the slider has, evenly spaced where something holds between two marks too. */
export function placesOf({ marks, series }) {
  if (series) return [...new Set(series.flatMap((each) => each.marks.map(({ at }) => at)))].sort((one, other) => one - other);
  const whole = marks.map(({ at }) => Math.round(FINEST * at));
  const step = whole.map((at) => at - whole[0]).reduce(divisor, 0);
  if (step === 0) return [marks[0].at];
  const count = (whole.at(-1) - whole[0]) / step + 1;
  return Array.from({ length: count }, (_, index) => (whole[0] + index * step) / FINEST);
}

/** The number of the mark that holds at a time: the last one that has been reached. */
export const markAt = ({ marks }, at) => Math.max(0, marks.findLastIndex((mark) => mark.at <= at));

/** The height of a timeline's curve at a time, out of a hundred. */
export const heightAt = ({ curve, unit }, at) => CURVES[curve](at * IN_HOURS[unit]);

/** How far along the slider a place is, in hundredths of its length. */
export const shareOf = (places, at) => (places.length < 2 ? 0 : rounded((100 * places.indexOf(at)) / (places.length - 1)));

/** The curve as the path of a drawing 100 wide and 100 high. */
export function curvePath(entry, places, points = 60) {
  const along = (index) => places[0] + ((places.at(-1) - places[0]) * index) / points;
  const point = (index) => `${rounded((100 * index) / points)} ${rounded(100 - heightAt(entry, along(index)))}`;
  return `M${Array.from({ length: points + 1 }, (_, index) => point(index)).join(" L")}`;
}

export const rounded = (value) => Math.round(100 * value) / 100;
