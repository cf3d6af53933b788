import assert from "node:assert/strict";
import test from "node:test";

import { tableOf, textOf } from "../../../src/training_safety/widgets/training_diary/tables.js";

const cells = (text) => tableOf(text).rows.map((row) => row.cells);

test("a text is read by its mark, as UTF-8, or as Windows saved it before", () => {
  assert.equal(textOf(Uint8Array.from([0xef, 0xbb, 0xbf, 0xc3, 0xb8])), "ø");
  assert.equal(textOf(Uint8Array.from([0xc3, 0xb8])), "ø");
  assert.equal(textOf(Uint8Array.from([0xf8, 0x96])), "ø–");
  assert.equal(textOf(Uint8Array.from([0xff, 0xfe, 0xf8, 0])), "ø");
  assert.equal(textOf(Uint8Array.from([0xfe, 0xff, 0, 0xf8])), "ø");
});

test("the separator is the one that the first line has most of, and quotes keep what they hold", () => {
  assert.deepEqual(cells("a;b,c;d\n1;2,5;3"), [["a", "b,c", "d"], ["1", "2,5", "3"]]);
  assert.deepEqual(cells('a,b\n"x, ""y""\nz",2\r\n'), [["a", "b"], ['x, "y"\nz', "2"]]);
  assert.deepEqual(cells("a\tb\r1\t2"), [["a", "b"], ["1", "2"]]);
  assert.deepEqual(cells('a,b\nsay "x",2'), [["a", "b"], ['say "x"', "2"]]);
});

test("a row knows the line that it begins on, and a quote that was never closed is told", () => {
  assert.deepEqual(tableOf('a,b\n"1\n",2\n\n3,4').rows.map(({ line }) => line), [1, 2, 5]);
  assert.equal(tableOf('a,b\n"1,2\n3').open, true);
  assert.deepEqual(tableOf("").rows, []);
});
