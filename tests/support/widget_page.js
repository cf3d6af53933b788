// Shows a widget as often as a test wants, and knows what it leaves behind: `globalThis.widget` is for the tests.

// ------------------------------------------------------------------ what is counted before any module is read
const held = new Set(); // listeners of what outlives the widget, intervals and observers
const { addEventListener, removeEventListener } = EventTarget.prototype;
/** Whether what is listened to outlives the widget. */
const stays = (target) => [globalThis, document, document.documentElement, document.body, globalThis.speechSynthesis].includes(target) || target instanceof MediaQueryList;
const entryOf = (target, type, listener) => [...held].find((one) => one.target === target && one.type === type && one.listener === listener);

EventTarget.prototype.addEventListener = function (type, listener, options) {
  const target = this ?? globalThis;
  if (listener && stays(target) && !entryOf(target, type, listener)) {
    const entry = { target, type, listener };
    held.add(entry);
    options?.signal && addEventListener.call(options.signal, "abort", () => held.delete(entry));
    if (options?.once) addEventListener.call(target, type, () => held.delete(entry), { once: true });
  }
  return addEventListener.call(target, type, listener, options);
};
EventTarget.prototype.removeEventListener = function (type, listener, options) {
  const target = this ?? globalThis;
  held.delete(entryOf(target, type, listener));
  return removeEventListener.call(target, type, listener, options);
};
const { setInterval: startInterval, clearInterval: endInterval } = globalThis;
globalThis.setInterval = (...given) => {
  const id = startInterval(...given);
  held.add({ target: "interval", type: String(id) });
  return id;
};
globalThis.clearInterval = (id) => {
  for (const one of held) if (one.target === "interval" && one.type === String(id)) held.delete(one);
  endInterval(id);
};
for (const name of ["ResizeObserver", "IntersectionObserver", "MutationObserver"]) {
  globalThis[name] = class extends globalThis[name] {
    observe(...given) {
      held.add(this);
      super.observe(...given);
    }
    disconnect() {
      held.delete(this);
      super.disconnect();
    }
  };
}
globalThis.print = () => {};
// A link that would lead away is followed no further than the press.
addEventListener.call(document, "click", (event) => event.target.closest?.("a[href]:not([download])") && event.preventDefault());

// ------------------------------------------------------------------ storage as a browser may have it
const own = globalThis.localStorage;
const { getItem, setItem, removeItem } = Storage.prototype;
const throws = (name) => () => {
  throw new DOMException(name, name);
};
const SHELVES = {
  sound: { getItem, setItem, removeItem },
  full: { getItem, setItem: throws("QuotaExceededError"), removeItem },
  barred: { getItem: throws("SecurityError"), setItem: throws("SecurityError"), removeItem: throws("SecurityError") },
};

/** What the page has for its storage: browsers bar the object itself, or what it does. */
const lend = (get) => Object.defineProperty(globalThis, "localStorage", { configurable: true, get });

// ------------------------------------------------------------------ the widget
const { module, state, stills } = JSON.parse(document.getElementById("example").textContent);
const views = document.getElementById("views");
const meta = document.querySelector('meta[name="training-safety"]');
const { default: definition } = await import(module);

/** A model without a kernel, as the loader has it. */
function modelOf() {
  const values = structuredClone(state);
  const listeners = new Set();
  const model = {
    get: (name) => values[name],
    set(name, value) {
      const changes = typeof name === "object" ? name : { [name]: value };
      const changed = Object.keys(changes).filter((key) => JSON.stringify(values[key]) !== JSON.stringify(changes[key]));
      Object.assign(values, changes);
      const tell = (event, ...told) => [...listeners].filter((one) => one.name === event).forEach(({ callback }) => callback(...told));
      for (const key of changed) tell(`change:${key}`, model, values[key]);
      if (changed.length > 0) tell("change", model);
    },
    save_changes() {},
    send() {},
    on(names, callback) {
      for (const name of names.split(" ")) listeners.add({ name, callback });
    },
    off(names, callback) {
      for (const one of listeners) if ((!names || names.split(" ").includes(one.name)) && (!callback || one.callback === callback)) listeners.delete(one);
    },
    listening: () => listeners.size,
  };
  return model;
}

let model = null;
let open = [];
const numbers = new WeakMap();
const INTERACTIVE = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex], [role=button], [role=slider], [role=link], [role=checkbox], [role=radio], [role=tab]";
const LIVE = "[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]";
const shows = (part) => part.checkVisibility({ opacityProperty: false, visibilityProperty: true }) && part.getClientRects().length > 0;
const enabled = (part) => !part.disabled && part.getAttribute("aria-disabled") !== "true" && !part.closest("[inert]");
const parts = (root = views) => [...root.querySelectorAll(INTERACTIVE)].filter((part) => shows(part) && enabled(part));
const nameOf = (part) => `${part.localName}${part.type ? `[${part.type}]` : ""} «${(part.getAttribute("aria-label") ?? part.labels?.[0]?.textContent ?? part.textContent ?? "").trim().slice(0, 40)}»`;
const wordsOf = (root) => {
  const apart = [...root.querySelectorAll(LIVE)];
  apart.forEach((part) => part.setAttribute("data-apart", ""));
  const hidden = document.createElement("style");
  hidden.textContent = "[data-apart] { display: none !important; }";
  document.head.append(hidden);
  const text = root.innerText;
  hidden.remove();
  apart.forEach((part) => part.removeAttribute("data-apart"));
  return text;
};

globalThis.widget = {
  /** Shows the widget anew, `count` views of one model; `book` is whether the page is one of the book. */
  async show({ count = 1, lang = "nb", book = true, storage = "sound", kept = {} } = {}) {
    await widget.close();
    Object.assign(Storage.prototype, SHELVES.sound);
    lend(() => own);
    own.clear();
    sessionStorage.clear();
    globalThis[Symbol.for("trygg-trening:unsaved")]?.clear();
    for (const [key, text] of Object.entries(kept)) own.setItem(key, text);
    Object.assign(Storage.prototype, SHELVES[storage] ?? {});
    if (storage === "gone") lend(throws("SecurityError"));
    document.documentElement.lang = lang;
    if (book) document.head.append(meta);
    else meta.remove();
    model = modelOf();
    for (let number = 0; number < count; number += 1) widget.add();
  },
  add() {
    const place = document.createElement("div");
    const el = document.createElement("div");
    place.className = "ts-live";
    place.append(el);
    views.append(place);
    open.push({ place, close: definition.render({ model, el, experimental: {} }) });
  },
  /** Closes the first view, or all. */
  async close(first = false) {
    const closing = first ? open.splice(0, 1) : open.splice(0);
    for (const { place } of closing) place.remove();
    for (const { close } of closing) (await close)?.();
  },
  set: (name, value) => model.set(name, value),
  /** What is still listened to: by the model's listeners, and outside the widget. */
  held: () => ({ model: model.listening(), outside: [...held].map((one) => `${one.constructor === Object ? `${one.target?.constructor?.name ?? one.target} ${one.type}` : one.constructor.name}`).sort() }),
  text: (number = 0) => open[number].place.innerText,
  /** What stands in a view, shown or not, with what is chosen in it. */
  all: (number) => open[number].place.outerHTML + [...open[number].place.querySelectorAll("input, select")].map((part) => `${part.value} ${part.checked}`),
  lang: () => open[0].place.querySelector("[lang]")?.lang,
  kept: () => Object.fromEntries(Object.keys(own).filter((key) => key.startsWith("trygg-trening:")).map((key) => [key, getItem.call(own, key)])),
  doubled() {
    const ids = [...views.querySelectorAll("[id]")].map(({ id }) => id);
    const missing = [...views.querySelectorAll("[aria-labelledby], [aria-describedby], [aria-controls], label[for]")]
      .flatMap((part) => ["aria-labelledby", "aria-describedby", "aria-controls", "for"].flatMap((name) => (part.getAttribute(name) ?? "").split(" ").filter(Boolean)))
      .filter((id) => !document.getElementById(id));
    return [...ids.filter((id, at) => ids.indexOf(id) !== at), ...missing.map((id) => `${id} is not there`)];
  },
  /** How high the widget is before scripts have come, and alive [px]; and a line of its text. */
  heights(lang) {
    const [{ place }] = open;
    const alive = place.getBoundingClientRect().height;
    const children = [...place.childNodes];
    place.innerHTML = `<div class="ts-still">${stills[lang]}</div>`;
    const still = place.getBoundingClientRect().height;
    place.replaceChildren(...children);
    return { alive, still, line: 1.6 * parseFloat(getComputedStyle(place.querySelector(".ts-widget")).fontSize) };
  },
  /** The number of what has the focus among the widget's parts, or what else has it. */
  focused() {
    const part = document.activeElement;
    if (part.id === "before" || part.id === "after") return part.id;
    if (!views.contains(part)) return "lost";
    if (!numbers.has(part)) numbers.set(part, `part ${Math.random()}`);
    return numbers.get(part);
  },
  describe() {
    const part = document.activeElement;
    return { name: nameOf(part), tag: part.localName, type: part.getAttribute("type") ?? "", role: part.getAttribute("role") ?? "", expanded: part.hasAttribute("aria-expanded"), told: part.hasAttribute("aria-valuetext") };
  },
  begin: () => document.getElementById("before").focus(),
  /** What can be acted on and has not been reached: the names. `reached` are numbers of `focused`. */
  unreached(reached) {
    const there = parts().filter((part) => part.localName !== "svg");
    const has = (part) => reached.includes(numbers.get(part));
    const group = (part) => part.type === "radio" && there.some((other) => other.type === "radio" && other.name === part.name && has(other));
    // What raises and lowers a number is for hands: keys have the arrows in its field.
    const step = (part) => part.localName === "button" && part.tabIndex < 0 && [...part.parentElement.querySelectorAll("input")].some(has);
    const native = (part) => part.tabIndex >= 0 || part.matches("a, button, input, select, textarea, summary");
    return there.filter((part) => native(part) && !has(part) && !group(part) && !step(part)).map(nameOf);
  },
  said: () => [...views.querySelectorAll(LIVE)].map((part) => part.textContent.trim()).filter(Boolean),
  words: (number = null) => wordsOf(number === null ? views : open[number].place),
  /** Targets that are too small, but for links in a sentence [px]. */
  small() {
    return parts().filter((part) => !(part.localName === "a" && getComputedStyle(part).display === "inline") && part.tabIndex >= 0).map((part) => {
      const { content, position } = getComputedStyle(part, "::after"); // which can be laid over all of a row
      const under = content !== "none" && position === "absolute" && getComputedStyle(part).position === "static" ? [part.offsetParent] : [];
      const boxes = [part, ...(part.labels ?? []), ...under].map((one) => one.getBoundingClientRect());
      const [width, height] = ["width", "height"].map((side) => Math.max(...boxes.map((box) => box[side])));
      return { name: nameOf(part), width, height };
    }).filter(({ width, height }) => Math.min(width, height) < 43.9).map(({ name, width, height }) => `${name} ${width.toFixed()} × ${height.toFixed()}`);
  },
  /** Parts that stick out of the screen, or whose text does out of them. */
  sticking() {
    const scrolls = (part) => part.closest("[data-scrolls]") || ["auto", "scroll"].includes(getComputedStyle(part).overflowX);
    const inScroller = (part) => { for (let one = part; one && one !== views; one = one.parentElement) if (scrolls(one)) return true; return false; };
    return [...views.querySelectorAll("*")].filter((part) => shows(part) && !part.closest(".ts-only-heard, svg") && !inScroller(part))
      .filter((part) => part.getBoundingClientRect().right > innerWidth + 1 || part.getBoundingClientRect().left < -1)
      .map((part) => `${part.localName}.${part.className} ${part.textContent.trim().slice(0, 30)}`);
  },
  look({ theme = "light", size = 100 }) {
    document.documentElement.dataset.theme = theme;
    document.documentElement.style.fontSize = size === 100 ? "" : `${size}%`;
  },
};
document.documentElement.dataset.widgets = "ready";
