// What a term or a source says, as a program of its own, which `page.js` fetches with the first one that is asked for.
import { explain } from "./in_place.js";

globalThis.trainingSafetyExplain = explain;
