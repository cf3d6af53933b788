// The static moment model at L5/S1: twin of lifting.py, tested by the same vectors. A physics model, not a risk calculator.

import { within } from "../limits.js";

/** Values for occupational populations, and what elite lifters reach: no personal limits. Sources in lifting.py. */
export const DESIGN_COMPRESSION_N = 3400;
export const UPPER_COMPRESSION_1981_N = 6400;
export const ELITE_LIFTER_COMPRESSION_N = 17000;

const GRAVITY = 9.81;
// Shares of body mass and of body height (winter2009biomechanics); the height of L5/S1 (0.585) is an assumption.
const TRUNK_MASS = 0.355 + 0.081;
const ARMS_MASS = 2 * 0.05;
const SHOULDER = 0.818 - 0.585;
const TRUNK_CENTRE = 0.15;

/** Moments in N·m, lever arms in m and forces in N when a load is held still. */
export function lumbarLoad({ bodyMassKg, bodyHeightM, inclinationDeg, loadKg, reachM, muscleLeverArmM = 0.06 }) {
  within("bodyMassKg", bodyMassKg, [30, 250]);
  within("bodyHeightM", bodyHeightM, [1.2, 2.3]);
  within("inclinationDeg", inclinationDeg, [0, 90]);
  within("loadKg", loadKg, [0, 300]);
  within("reachM", reachM, [0, 1]);
  within("muscleLeverArmM", muscleLeverArmM, [0.05, 0.06]);
  const angle = (inclinationDeg * Math.PI) / 180;
  const trunkLeverArmM = TRUNK_CENTRE * bodyHeightM * Math.sin(angle);
  const shoulderLeverArmM = SHOULDER * bodyHeightM * Math.sin(angle);
  const trunkMomentNm = GRAVITY * TRUNK_MASS * bodyMassKg * trunkLeverArmM;
  const armMomentNm = GRAVITY * ARMS_MASS * bodyMassKg * (shoulderLeverArmM + reachM / 2);
  const loadMomentNm = GRAVITY * loadKg * (shoulderLeverArmM + reachM);
  const externalMomentNm = trunkMomentNm + armMomentNm + loadMomentNm;
  const muscleForceN = externalMomentNm / muscleLeverArmM;
  const weightAboveN = GRAVITY * ((TRUNK_MASS + ARMS_MASS) * bodyMassKg + loadKg);
  return {
    trunkLeverArmM,
    shoulderLeverArmM,
    trunkMomentNm,
    armMomentNm,
    loadMomentNm,
    externalMomentNm,
    muscleForceN,
    compressionN: muscleForceN + weightAboveN * Math.cos(angle),
    shearN: weightAboveN * Math.sin(angle),
  };
}
