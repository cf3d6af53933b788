// Whether a change matters to one person: twin of important_change.py, tested by the same vectors.
import { within } from "../limits.js";

export const RELATIVE_CRITERION_PERCENT = 30;
/** The minimal important change and the highest score; high is worse (ostelo2008mic). The RMDQ counts ticks. */
export const SCALES = {
  vas: { minimalImportantChange: 15, highest: 100, whole: false },
  nrs: { minimalImportantChange: 2, highest: 10, whole: false },
  rmdq: { minimalImportantChange: 5, highest: 24, whole: true },
  odi: { minimalImportantChange: 10, highest: 100, whole: false },
  qbpds: { minimalImportantChange: 20, highest: 100, whole: false },
};

const rounded = (number) => Math.round(number * 1e9) / 1e9; // 3.3 − 1.3 is a hair below 2 in binary

function scaleOf(key) {
  if (!Object.hasOwn(SCALES, key)) throw new RangeError(`scale is ${key}; give one of ${Object.keys(SCALES).join(", ")}.`);
  return SCALES[key];
}

/** The absolute and the relative criterion; a score that rose meets neither. */
export function importantChange(key, baseline, later) {
  const scale = scaleOf(key);
  within("baseline", baseline, [0, scale.highest], scale);
  within("later", later, [0, scale.highest], scale);
  const change = rounded(later - baseline);
  const percent = rounded(baseline) === 0 ? null : (100 * (later - baseline)) / baseline;
  const meetsAbsolute = -change >= scale.minimalImportantChange;
  const meetsRelative = percent === null ? null : rounded(-percent) >= RELATIVE_CRITERION_PERCENT;
  return {
    change, percent, meetsAbsolute, meetsRelative,
    reason: percent === null ? "baseline_zero" : null,
    direction: change === 0 ? "same" : change < 0 ? "better" : "worse",
    agree: meetsRelative === null ? null : meetsRelative === meetsAbsolute,
    absoluteInReach: baseline >= scale.minimalImportantChange,
  };
}

/** An effect as a multiple of the minimal important change; positive is better. */
export function effectToMinimalChange(key, effect) {
  const { minimalImportantChange, highest } = scaleOf(key);
  within("effect", effect, [-highest, highest]);
  return (0 - effect) / minimalImportantChange;
}
