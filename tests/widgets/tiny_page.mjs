// What a page gives a widget, as far as node needs it: elements, a model without a kernel, and a
// browser's storage. How it all looks and feels in a browser is for tests/browser.

class Element {
  #text = "";
  parent = null;
  children = [];
  attributes = {};
  listeners = {};
  style = {};
  hidden = false;
  value = "";
  checked = false;
  disabled = false;

  constructor(tag) {
    this.tag = tag;
    const classes = () => new Set((this.attributes.class ?? "").split(" ").filter(Boolean));
    this.classList = {
      contains: (name) => classes().has(name),
      toggle: (name, on) => {
        const all = classes();
        if (on) all.add(name);
        else all.delete(name);
        this.attributes.class = [...all].join(" ");
      },
    };
  }

  get textContent() {
    return this.#text + this.children.map((child) => child.textContent ?? child).join("");
  }

  set textContent(text) {
    this.children = [];
    this.#text = text;
  }

  get id() {
    return this.attributes.id ?? "";
  }

  setAttribute(name, value) {
    this.attributes[name] = String(value);
  }

  getAttribute(name) {
    return this.attributes[name] ?? null;
  }

  removeAttribute(name) {
    delete this.attributes[name];
  }

  toggleAttribute(name, on) {
    if (on) this.attributes[name] = "";
    else delete this.attributes[name];
  }

  append(...children) {
    for (const child of children) {
      if (child instanceof Element) {
        child.remove();
        child.parent = this;
      }
      this.children.push(child);
    }
  }

  replaceChildren(...children) {
    for (const child of [...this.children]) child.remove?.();
    this.children = [];
    this.append(...children);
  }

  remove() {
    if (this.parent) this.parent.children = this.parent.children.filter((child) => child !== this);
    this.parent = null;
  }

  #beside(other, by) {
    other.remove();
    other.parent = this.parent;
    this.parent.children.splice(this.parent.children.indexOf(this) + by, 0, other);
  }

  before(other) {
    this.#beside(other, 0);
  }

  after(other) {
    this.#beside(other, 1);
  }

  addEventListener(name, listener) {
    (this.listeners[name] ??= []).push(listener);
  }

  /** Tell the listeners of an event, such as a click. */
  tell(name, event = { preventDefault() {} }) {
    for (const listener of this.listeners[name] ?? []) listener(event);
  }

  focus() {
    globalThis.document.activeElement = this;
  }

  /** This element and all in it, in reading order. */
  *all() {
    yield this;
    for (const child of this.children) if (child instanceof Element) yield* child.all();
  }

  /** The first element with this class. */
  querySelector(selector) {
    return [...this.all()].find((element) => element.classList.contains(selector.slice(1))) ?? null;
  }
}

/** All elements that a test accepts, such as `({ tag }) => tag === "input"`. */
export const every = (root, test) => [...root.all()].filter(test);

/** The element with this tag, and with this text or accessible name when it is given. */
export function one(root, tag, name) {
  const named = (element) => name === undefined || [element.textContent, element.getAttribute("aria-label")].includes(name);
  const found = every(root, (element) => element.tag === tag && named(element));
  if (found.length !== 1) throw new Error(`There are ${found.length} of <${tag}> ${name ?? ""}`);
  return found[0];
}

/** Give widgets a document, and return the place of one. */
export function page() {
  const createElement = (tag) => new Element(tag);
  globalThis.document = { activeElement: null, createElement, createElementNS: (_, tag) => createElement(tag), querySelector: () => null };
  return createElement("div");
}

/** A model without a kernel; `saved` counts how often it was to be told. */
export function modelOf(state) {
  const listeners = {};
  return {
    saved: 0,
    get: (key) => state[key],
    set(key, value) {
      state[key] = value;
      for (const listener of [...(listeners[`change:${key}`] ?? [])]) listener();
    },
    save_changes() {
      this.saved += 1;
    },
    on(name, listener) {
      (listeners[name] ??= []).push(listener);
    },
    off(name, listener) {
      listeners[name] = listeners[name].filter((other) => other !== listener);
    },
    listening: () => Object.values(listeners).flat().length,
  };
}

/** A browser's storage that can be barred or full. */
export function shelf({ barred = false, full = false } = {}) {
  const items = new Map();
  const guarded = (act) => (...args) => {
    if (barred) throw new Error("SecurityError");
    return act(...args);
  };
  return {
    items,
    get length() {
      return items.size;
    },
    key: guarded((index) => [...items.keys()][index] ?? null),
    getItem: guarded((key) => items.get(key) ?? null),
    removeItem: guarded((key) => items.delete(key)),
    setItem: guarded((key, value) => {
      if (full) throw Object.assign(new Error("full"), { name: "QuotaExceededError" });
      items.set(key, value);
    }),
  };
}
