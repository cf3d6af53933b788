// What a page gives a widget, as far as node needs it: the elements that stills are drawn with, on which something can
// happen, a model without a kernel, and a browser's storage. How it all looks and feels in a browser is for tests/browser.

import { Element } from "../../src/training_safety/site/small_page.mjs";

class LiveElement extends Element {
  listeners = {};

  before(other) {
    other.remove();
    const rest = this.parent.nodes.splice(this.parent.nodes.indexOf(this));
    this.parent.append(other);
    this.parent.nodes.push(...rest);
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
    for (const child of this.children) yield* child.all();
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
  const createElement = (tag) => new LiveElement(tag);
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
