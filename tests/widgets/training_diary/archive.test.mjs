import assert from "node:assert/strict";
import test from "node:test";
import { gzipSync } from "node:zlib";

import { isGzip, isZip, unpacked, zipEntries } from "../../../src/training_safety/widgets/training_diary/archive.js";
import { utf8, zip } from "./odd_files.mjs";

const text = (bytes) => new TextDecoder().decode(bytes);

test("the files of an archive are listed, and each is read when it is asked for", async () => {
  const made = zip({ "a.csv": utf8("æøå"), "b/c.txt": utf8("x".repeat(100_000)) });
  assert.ok(isZip(made));
  const entries = await zipEntries(new Blob([made]));
  assert.deepEqual(entries.map(({ name }) => name), ["a.csv", "b/c.txt"]);
  assert.equal(text(await entries[0].read()), "æøå");
  assert.equal((await entries[1].read()).length, 100_000);
});

test("of a large archive only its list and what is asked for is read", async () => {
  const made = zip({ "large.bin": new Uint8Array(1_000_000), "a.csv": utf8("x") }, { method: 0 });
  let read = 0;
  const blob = new Blob([made]);
  const counted = { size: blob.size, slice: (from, to) => ((read += Math.min(to ?? blob.size, blob.size) - from), blob.slice(from, to)) };
  const [, wanted] = await zipEntries(counted);
  assert.equal(text(await wanted.read()), "x");
  assert.ok(read < 100_000, String(read));
});

test("an archive that is cut short or damaged is told, and nothing is thrown", async () => {
  const made = zip({ "a.csv": utf8("x".repeat(1000)) });
  assert.equal(await zipEntries(new Blob([made.slice(0, -30)])), null);
  assert.equal(await zipEntries(new Blob([utf8("PK")])), null);
  const [entry] = await zipEntries(new Blob([made.map((byte, index) => (index === 37 ? 0xff : byte))]));
  assert.equal(await entry.read(), null);
});

test("gzip is unpacked by the browser itself", async () => {
  const packed = new Uint8Array(gzipSync(utf8("løp")));
  assert.ok(isGzip(packed));
  assert.equal(text(await unpacked(new Blob([packed]), "gzip")), "løp");
});
