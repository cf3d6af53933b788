// Runs before the first paint.
(() => {
  "use strict";
  const root = document.documentElement;
  // Light or dark as the reader chose, or as the device is set. Storage may be barred; then the device decides.
  let mode = null;
  try {
    mode = localStorage.getItem("mode");
  } catch {
    /* barred */
  }
  root.dataset.mode = mode ?? "auto";
  root.dataset.theme =
    mode === "light" || mode === "dark" ? mode : matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  root.dataset.scripts = ""; // what a script makes alive is shown so from the first paint
  // Until the page has come whole, only its beginning is laid out: for each piece that comes, a phone would lay
  // out all the pieces before it once more. Where there are widgets, the rest waits for them, so that it is laid
  // out once and not before and after they come. If they take long, their stills out of sight wait alone.
  // Somebody on their way to a place further down, or back to where they were, gets it all at once.
  const [navigation] = performance.getEntriesByType("navigation");
  if (location.hash === "" && navigation?.type === "navigate") {
    root.dataset.coming = "page";
    const whole = () => {
      if (root.dataset.coming === "page") root.dataset.coming = "widgets"; // the loader takes it away
    };
    const parsed = () => {
      if (!document.querySelector("script[data-modules]")) whole();
    };
    document.addEventListener("readystatechange", parsed, { once: true });
    setTimeout(whole, 1500); // the line may be slow
  }
})();
