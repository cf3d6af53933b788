// Runs before the first paint: light or dark as the reader chose, or as the device is set.
// Storage may be barred; then the device decides.
(() => {
  "use strict";
  const root = document.documentElement;
  let mode = null;
  try {
    mode = localStorage.getItem("mode");
  } catch {
    /* barred */
  }
  root.dataset.mode = mode ?? "auto";
  root.dataset.theme =
    mode === "light" || mode === "dark" ? mode : matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
})();
