import assert from "node:assert/strict";
import test from "node:test";

import {
  enduranceRatio, LONGEST_TIME_S, meanOfRatios, PUBLISHED_TIMES, ratioOfMeans, SHORTEST_TIME_S, sideDifference, SORENSEN_STOP_S,
} from "../../src/training_safety/models/strength/trunk_endurance.js";
import { assertClose, assertRefusals, camel, vectors } from "./domain_vectors.mjs";

const VECTORS = vectors("trunk_endurance");
const CALLS = {
  endurance_ratio: ({ time_s: time, reference_s: reference }) => enduranceRatio(time, reference),
  side_difference: ({ right_s: right, left_s: left }) => sideDifference(right, left),
  mean_of_ratios: ({ times_s: times, references_s: references }) => meanOfRatios(times, references),
  ratio_of_means: ({ times_s: times, references_s: references }) => ratioOfMeans(times, references),
};

function assertRatio(actual, value, reason, message) {
  assertClose(actual.value, value, message);
  assert.equal(actual.reason, reason, message);
}

for (const name of ["endurance_ratio", "side_difference"]) {
  test(`the ${name.replace("_", " ")} gives the worked numbers or a reason`, () => {
    for (const { given, value, reason } of VECTORS[name]) assertRatio(CALLS[name](given), value, reason, JSON.stringify(given));
  });
}

test("the two averages of a group give the worked numbers", () => {
  for (const item of VECTORS.averages) {
    assertRatio(CALLS.mean_of_ratios(item), item.mean_of_ratios, item.mean_reason, item.note);
    assertRatio(CALLS.ratio_of_means(item), item.ratio_of_means, item.means_reason, item.note);
  }
});

test("the published table and the constants are the ones Python uses", () => {
  for (const [group, times] of Object.entries(VECTORS.published_times)) assert.deepEqual(PUBLISHED_TIMES[group], camel(times));
  assert.deepEqual(Object.keys(PUBLISHED_TIMES), Object.keys(VECTORS.published_times));
  assert.deepEqual(VECTORS.constants, {
    sorensen_stop_s: SORENSEN_STOP_S, longest_time_s: LONGEST_TIME_S, shortest_time_s: SHORTEST_TIME_S,
  });
});

test("what Python refuses is refused here", () => {
  assertRefusals(VECTORS, CALLS);
});
