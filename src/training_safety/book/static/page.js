// Small habits of every page. The page is whole without it.
(() => {
  "use strict";
  const english = document.documentElement.lang.startsWith("en");
  const tell = (button) => {
    const mode = document.documentElement.dataset.mode;
    const names = english
      ? { light: "light", dark: "dark", auto: "as the device" }
      : { light: "lys", dark: "mørk", auto: "som enheten" };
    button.setAttribute("aria-label", `${english ? "Light or dark" : "Lys eller mørk"}: ${names[mode] ?? names.auto}`);
  };
  const button = document.querySelector(".theme-switch-button");
  if (button) {
    tell(button);
    new MutationObserver(() => tell(button)).observe(document.documentElement, { attributeFilter: ["data-mode"] });
  }
  document.querySelector(".bd-search-container form.bd-search input")?.focus();
  // On paper, what is folded is open.
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("article details:not([open]):not(.hide)")) {
      details.open = true;
      details.dataset.printed = "";
    }
  });
  addEventListener("afterprint", () => {
    for (const details of document.querySelectorAll("details[data-printed]")) {
      details.open = false;
      delete details.dataset.printed;
    }
  });
})();
