// What a widget needs from the place it is shown in: the language, numbers and words in it,
// storage in the reader's own browser, and the chart library. Works in the book, in JupyterLab
// and in JupyterLite; the pure parts are tested by node as they stand.

/** Whether the widget stands in a page of the book, and not in a notebook. */
const inBook = () => Boolean(globalThis.document?.querySelector('meta[name="training-safety"]'));

/** "nb" or "en": the book's page decides; elsewhere the widget's own `lang` trait does. */
export function language(model) {
  const wanted = inBook() ? document.documentElement.lang : model.get("lang");
  return String(wanted ?? "").toLowerCase().startsWith("en") ? "en" : "nb";
}

/** A function that looks up a sentence by key and fills its {places}. */
export function translator(words, lang) {
  return (key, values = {}) => {
    const sentence = words[lang]?.[key] ?? words.nb[key];
    if (sentence === undefined) throw new Error(`No words for "${key}"`);
    return sentence.replace(/\{(\w+)\}/g, (place, name) => (name in values ? String(values[name]) : place));
  };
}

/**
 * A number as it is written in the language: decimal comma, thin spaces and a real minus in Bokmål.
 * As Intl.NumberFormat does it, without "−0"; but that takes a phone some 70 ms to wake up, before the page is alive.
 */
export function formatNumber(value, lang, { decimals = 0, sign = false } = {}) {
  const [point, gap, minus] = lang === "en" ? [".", ",", "-"] : [",", "\u202f", "\u2212"];
  const size = Math.abs(value);
  // Shifted as a decimal: 1.005 is rounded as it is written, not as the computer holds it.
  const shift = size < 1e12 ? decimals : 0;
  const rounded = Number(`${Math.round(Number(`${size < 1e-6 ? size.toFixed(20) : size}e${shift}`))}e-${shift}`);
  const [whole, fraction] = String(rounded).split(".");
  const text = whole.replace(/\B(?=(\d{3})+$)/g, gap) + (fraction === undefined ? "" : point + fraction);
  if (rounded === 0) return "0";
  return (value < 0 ? minus : sign ? "+" : "") + text;
}

/** Reads what people type: comma or point as decimal sign, spaces in thousands. NaN if no number. */
export function parseNumber(text) {
  const plain = String(text ?? "").replace(/[\s\u00a0\u202f]/g, "").replace(/\u2212/g, "-").replace(",", ".");
  return /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(plain) ? Number(plain) : NaN;
}

/** Whether something read from storage or a file is an object with keys. */
export function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const PREFIX = "trygg-trening:";

/** The browser's own storage, also where the page has lent the theme's scripts another. May throw. */
function shelf() {
  const lent = globalThis.localStorage;
  return typeof lent.own === "function" ? lent.own() : lent;
}

/**
 * A record of what the reader has done, kept in this browser and nowhere else. Never throws.
 * `problem` is null, "barred" (no storage), "full" or "corrupt" after the last call.
 */
export function storage(name) {
  const key = PREFIX + name;
  const kept = {
    problem: null,
    read() {
      let text;
      try {
        text = shelf().getItem(key);
      } catch {
        kept.problem = "barred";
        return undefined;
      }
      if (text === null) return undefined;
      try {
        const record = JSON.parse(text);
        if (isRecord(record)) return record;
      } catch {
        // cut short, or somebody else's
      }
      kept.problem = "corrupt";
      return undefined;
    },
    write(value) {
      try {
        shelf().setItem(key, JSON.stringify(value));
        kept.problem = null;
      } catch (error) {
        kept.problem = error?.name === "QuotaExceededError" ? "full" : "barred";
      }
      return kept.problem === null;
    },
    remove() {
      try {
        shelf().removeItem(key);
        kept.problem = null;
      } catch {
        kept.problem = "barred";
      }
    },
  };
  return kept;
}

const STORAGE_WORDS = {
  nb: {
    barred: "Nettleseren lar ikke siden lagre noe. Alt virker, men det du gjør her, er borte når du lukker siden.",
    full: "Nettleserens lager er fullt. Alt virker, men det du gjør nå, blir ikke husket.",
    corrupt: "Det som var lagret her, kunne ikke leses og er lagt til side. Du begynner på nytt.",
  },
  en: {
    barred: "Your browser does not let this page keep anything. Everything works, but what you do here is gone when you close the page.",
    full: "Your browser's storage is full. Everything works, but what you do now will not be remembered.",
    corrupt: "What was kept here could not be read and has been set aside. You start afresh.",
  },
};

/** The sentence to show for a storage problem, or "" when there is none. */
export function storageSentence(problem, lang) {
  return problem === null ? "" : STORAGE_WORDS[lang][problem];
}

const DRAWN = new Set(["svg", "path", "circle", "line", "g", "rect", "ellipse", "polyline"]);
const PROPERTIES = new Set(["value", "checked", "hidden", "disabled", "textContent"]);
const TAKES_KEYS = new Set(["a", "button", "input", "select", "summary", "textarea"]);

/** Makes a DOM element: `make("button", { class: "ts-button", onclick }, "Start")`. */
export function make(tag, attributes = {}, ...children) {
  const element = DRAWN.has(tag)
    ? document.createElementNS("http://www.w3.org/2000/svg", tag)
    : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (PROPERTIES.has(name) && name in element) element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  // JupyterLab matches its shortcuts against the focused element: a key pressed in a control is the control's.
  if (TAKES_KEYS.has(tag) || "tabindex" in attributes) {
    element.setAttribute("data-lm-suppress-shortcuts", "true");
  }
  // Outside the book, a followed link would take the notebook and its Python away.
  if (tag === "a" && /^https?:/.test(attributes.href) && !inBook()) {
    element.setAttribute("target", "_blank");
    element.setAttribute("rel", "noopener noreferrer");
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A button: `button("Start", onclick, { "aria-label": … })`. */
export function button(content, onclick, attributes = {}) {
  return make("button", { type: "button", class: "ts-button", onclick, ...attributes }, content);
}

/** Writes a text where it is another one than stands there, so that nothing is read aloud or drawn in vain. */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** A widget's `render`: `draw(model, el)` returns its clean-up, and draws anew when one of the traits changes. */
export function renderer(traits, draw) {
  return ({ model, el }) => {
    let close = draw(model, el);
    const again = () => {
      close();
      close = draw(model, el);
    };
    for (const trait of traits) model.on(`change:${trait}`, again);
    return () => {
      for (const trait of traits) model.off(`change:${trait}`, again);
      close();
    };
  };
}

let lastId = 0;
/** An id that is unique on the page, for labels and descriptions. */
export function uniqueId(stem) {
  lastId += 1;
  return `ts-${stem}-${lastId}-${Math.random().toString(36).slice(2, 7)}`;
}

/** Hands the reader a file made here. */
export function download(filename, type, text) {
  const link = make("a", { href: URL.createObjectURL(new Blob([text], { type })), download: filename });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Calls back once, when the element comes near what the reader sees. Returns its clean-up. */
export function whenNear(element, callback) {
  if (!("IntersectionObserver" in globalThis)) {
    callback();
    return () => {};
  }
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      callback();
    },
    { rootMargin: "300px" },
  );
  observer.observe(element);
  return () => observer.disconnect();
}

/** Calls back whenever the page turns light or dark. Returns its clean-up. */
export function whenThemeChanges(callback) {
  const observer = new MutationObserver(callback);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  observer.observe(document.body, { attributeFilter: ["data-jp-theme-light", "class"] });
  return () => observer.disconnect();
}

/** The design tokens of the moment, for a canvas or a chart: `tokens(el).accent`. */
export function tokens(element) {
  const style = getComputedStyle(element);
  const names = ["ground", "surface", "raised", "line", "line-strong", "ink", "ink-quiet", "accent", "accent-soft", "second", "second-soft", "font-text"];
  return Object.fromEntries(
    names.map((name) => [name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase()), style.getPropertyValue(`--ts-${name}`).trim()]),
  );
}

let chartLibrary = null;

/**
 * Resolves to Plotly. The book's page says where its own copy lies; a notebook asks the widget's
 * Python side (`{ ask: "plotly" }`), which answers with the bundle as bytes. Nothing is fetched
 * from elsewhere.
 */
export function loadPlotly(model) {
  if (globalThis.Plotly) return Promise.resolve(globalThis.Plotly);
  chartLibrary ??= new Promise((resolve, reject) => {
    const fail = () => {
      chartLibrary = null; // the next call tries again
      reject(new Error("The chart library could not be loaded."));
    };
    const run = (address) => {
      // Notebook pages carry an AMD loader, which would swallow the bundle.
      const { define } = globalThis;
      globalThis.define = undefined;
      const script = make("script", { src: address });
      script.onload = () => {
        globalThis.define = define;
        if (globalThis.Plotly) resolve(globalThis.Plotly);
        else fail();
      };
      script.onerror = () => {
        globalThis.define = define;
        fail();
      };
      document.head.append(script);
    };
    const place = document.querySelector('meta[name="training-safety-plotly"]');
    if (place) return run(place.content);
    const answer = (message, buffers) => {
      if (message?.answer !== "plotly") return;
      clearTimeout(waiting);
      model.off("msg:custom", answer);
      run(URL.createObjectURL(new Blob([buffers[0]], { type: "text/javascript" })));
    };
    // A saved notebook has no Python side that could answer.
    const waiting = setTimeout(() => {
      model.off("msg:custom", answer);
      fail();
    }, 20_000);
    model.on("msg:custom", answer);
    model.send({ ask: "plotly" });
  });
  return chartLibrary;
}
