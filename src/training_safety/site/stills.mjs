// Draws widgets as they stand before scripts run: `[{ module, state, lang }]` comes in as JSON, and a list of HTML goes out.
import { readFileSync } from "node:fs";
import { openPage } from "./small_page.mjs";

const modelOf = (state) => ({ get: (name) => state[name], set() {}, save_changes() {}, on() {}, off() {}, send() {} });

Math.random = () => 0; // the same widgets give the same page; ids are counted as well
const drawn = [];
for (const { module, state, lang } of JSON.parse(readFileSync(0, "utf8"))) {
  openPage(lang);
  const { still } = await import(module);
  drawn.push(still(modelOf(state), lang).outerHTML);
}
process.stdout.write(JSON.stringify(drawn), () => process.exit());
