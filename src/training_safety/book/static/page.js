// Small habits of every page, and the theme's own scripts once the widgets are alive. The page is whole without them.
(() => {
  "use strict";
  const { later = "" } = document.currentScript.dataset;
  // The theme's scripts take storage for granted. Where the browser gives none, or has no room left,
  // they get one that forgets. The widgets still ask the browser's own (`shelf` in host.js), and say so.
  function lendStorage(name) {
    const browser = Object.getOwnPropertyDescriptor(globalThis, name).get;
    const own = () => browser.call(globalThis);
    try {
      own().setItem("trygg-trening-probe", "");
      own().removeItem("trygg-trening-probe");
    } catch {
      const items = new Map();
      const value = {
        own,
        getItem: (key) => items.get(key) ?? null,
        setItem: (key, text) => items.set(key, String(text)),
        removeItem: (key) => items.delete(key),
      };
      Object.defineProperty(globalThis, name, { configurable: true, value });
    }
  }
  function loadLater() {
    lendStorage("localStorage");
    lendStorage("sessionStorage");
    const scripts = later.split(" ").filter(Boolean).map((source) => {
      const script = document.createElement("script");
      script.src = source;
      script.async = false; // in the order they are named
      return script;
    });
    scripts.at(-1)?.addEventListener("load", () => (document.documentElement.dataset.page = "ready"));
    document.body.append(...scripts);
  }
  const whenIdle = () => (globalThis.requestIdleCallback ? requestIdleCallback(loadLater, { timeout: 1500 }) : setTimeout(loadLater, 100));
  const waits = document.querySelector("script[data-modules]") && !document.documentElement.dataset.widgets;
  if (waits) document.addEventListener("training-safety-widgets", whenIdle, { once: true });
  else whenIdle();
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
