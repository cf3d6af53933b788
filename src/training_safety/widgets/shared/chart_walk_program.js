// Walking a chart as a program of its own, which comes when a chart first gets the focus (charts.js).
import { chartWalk } from "./chart_walk.js";

globalThis[Symbol.for("trygg-trening:chart-walk")] = { chartWalk };
