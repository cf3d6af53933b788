import assert from "node:assert/strict";
import test from "node:test";

import { isTrack, trackSessions, walkXml } from "../../../src/training_safety/widgets/training_diary/tracks.js";
import { GPX, START, TCX } from "./odd_files.mjs";

test("a track begins with its first point and lasts to its last, whatever the file says of its own making", () => {
  assert.deepEqual(trackSessions(GPX), { sessions: [{ name: "Tur & kaffe", kind: "walking", start: START, seconds: 3600 }] });
});

test("laps with a pause between them last from the first to the last, and no less than they say", () => {
  const [session] = trackSessions(TCX).sessions;
  assert.deepEqual([session.kind, session.start, session.seconds], ["cycling", START, 1800.5]);
});

test("a file that is no track, or not whole, is none", () => {
  assert.ok(!isTrack("<html></html>"));
  for (const text of ["", "text", "<gpx>", "<gpx></trk>", "<gpx><!-- </gpx>", "<gpx><![CDATA[ </gpx>", "<gpx><", "<gpx>< </gpx>"]) assert.deepEqual(trackSessions(text), { problem: "broken" }, text);
});

test("what a file names is not looked up", () => {
  const said = [];
  assert.ok(walkXml('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;&lt;</a>'.replace(/\[.*\]/, ""), { open() {}, close: (_, text) => said.push(text) }));
  assert.deepEqual(said, ["&x;<"]);
});
