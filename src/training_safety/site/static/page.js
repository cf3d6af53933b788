// Small habits of every page, and the theme's own scripts once the widgets are alive. The page is whole without them.
(() => {
  "use strict";
  const { later = "" } = document.currentScript.dataset;
  // The theme's scripts take storage for granted. Where the browser gives none, or has no room left,
  // they get one that forgets. The widgets still ask the browser's own (`shelf` in storage.js), and say so.
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
  // Long words carry soft hyphens (hyphens.py) for lines that hold few letters. Where lines are long, or where the
  // browser divides words by itself, the words are made whole: some screen readers read a divided word in pieces.
  const few = matchMedia("(max-width: 30rem)").matches;
  function dividesWords() {
    const word = document.createElement("p");
    word.textContent = "ansvarsfordeling";
    word.lang = "nb";
    word.style.cssText = "position: absolute; visibility: hidden; width: 5em; margin: 0; line-height: 1em; hyphens: auto; overflow-wrap: normal";
    document.body.append(word);
    const divided = word.offsetHeight > 1.5 * parseFloat(getComputedStyle(word).fontSize);
    word.remove();
    return divided;
  }
  function makeWordsWhole() {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      if (text.data.includes("\u00ad")) text.data = text.data.replaceAll("\u00ad", "");
    }
  }
  if (!few) makeWordsWhole();
  document.addEventListener("copy", (event) => {
    const selection = getSelection();
    if (!selection.toString().includes("\u00ad")) return;
    const copy = document.createElement("div");
    for (let range = 0; range < selection.rangeCount; range += 1) copy.append(selection.getRangeAt(range).cloneContents());
    event.clipboardData.setData("text/plain", selection.toString().replaceAll("\u00ad", ""));
    event.clipboardData.setData("text/html", copy.innerHTML.replaceAll("\u00ad", ""));
    event.preventDefault();
  });
  function loadLater() {
    if (few && dividesWords()) makeWordsWhole();
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
  // With results to read, the keyboard of a phone would cover them.
  const toRead = location.search !== "" && !matchMedia("(pointer: fine)").matches;
  if (!toRead) document.querySelector(".bd-search-container form.bd-search input")?.focus();
  // Paper is light, and what is folded is open on it, but for solutions and the numbers of a chart that is drawn
  // (course.css says the same without scripts).
  const root = document.documentElement;
  let theme;
  addEventListener("beforeprint", () => {
    theme = root.dataset.theme;
    root.dataset.theme = "light";
    for (const fold of document.querySelectorAll("article details:not([open], [data-solution], .hide, .ts-figure:has(.main-svg, .ts-hundred) *)")) {
      fold.open = true;
      fold.dataset.printed = "";
    }
  });
  addEventListener("afterprint", () => {
    root.dataset.theme = theme ?? root.dataset.theme;
    for (const fold of document.querySelectorAll("details[data-printed]")) {
      fold.open = false;
      delete fold.dataset.printed;
    }
  });
})();
