// The time course of muscle soreness: twin of soreness.py. The curve is a sketch, not data.

import { within } from "../limits.js";

export const ONSET_H = [6, 24];
export const PEAK_H = [24, 72];
export const GONE_H = [120, 168];
export const SKETCH_PEAK_H = 48;
export const LONGEST_H = 336;
export const SKETCH_LABEL = { nb: "Skisse, ikke data", en: "A sketch, not data" };
/** First and last hour included: the hour on which two windows meet belongs to both. */
export const WINDOWS = { onset: ONSET_H, peak: PEAK_H, fading: [PEAK_H[1], GONE_H[0]], gone: GONE_H };

/** `level` in the unit of `peak`, null after a week, where the sketch ends; the hours after the training. */
export function sorenessSketch(hours, peak = 1, peakHour = SKETCH_PEAK_H) {
  within("hours", hours, [0, LONGEST_H]);
  within("peak", peak, [0, 10], { above: true });
  within("peakHour", peakHour, PEAK_H);
  const share = hours / peakHour;
  const over = hours > GONE_H[1];
  return {
    level: over ? null : peak * share * Math.exp(1 - share),
    windows: Object.keys(WINDOWS).filter((key) => WINDOWS[key][0] <= hours && hours <= WINDOWS[key][1]),
    reason: over ? "longer_than_soreness" : null,
  };
}
