// The diary's import as a program of its own, which a page fetches when somebody opens it (shared/programs.js).
import { importPanel } from "./import_panel.js";

globalThis[Symbol.for("trygg-trening:diary-import")] = { importPanel };
