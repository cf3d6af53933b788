// As much of a page as the timer's parts need, so that they can be tried without a browser.
import { shelf } from "../tiny_page.mjs";

class FakeElement {
  constructor(tag) {
    Object.assign(this, { tag, childNodes: [], attributes: {}, listeners: {}, style: {}, dataset: {}, className: "", value: "", checked: false, hidden: false, disabled: false });
    this.classList = {
      toggle: (name, on) => {
        const others = this.className.split(" ").filter((one) => one && one !== name);
        this.className = (on ? [...others, name] : others).join(" ");
      },
    };
  }
  get children() {
    return this.childNodes.filter((node) => node instanceof FakeElement);
  }
  get textContent() {
    return this.childNodes.map((node) => (node instanceof FakeElement ? node.textContent : String(node))).join("");
  }
  set textContent(text) {
    this.childNodes = text === "" ? [] : [text];
  }
  set innerHTML(markup) {
    this.markup = markup;
    this.content = { firstElementChild: markup ? Object.assign(new FakeElement("svg"), { markup }) : null };
  }
  append(...nodes) {
    this.childNodes.push(...nodes);
  }
  replaceChildren(...nodes) {
    this.childNodes = nodes;
  }
  remove() {
    this.removed = true;
  }
  setAttribute(name, value) {
    if (name === "class") this.className = value;
    else this.attributes[name] = String(value);
  }
  addEventListener(event, action) {
    this.listeners[event] = action;
  }
  focus() {
    document.activeElement = this;
  }
  /** All elements below with this tag, and these words if any are given. */
  all(tag, words) {
    const below = this.children.flatMap((child) => [child, ...child.all("*")]);
    return below.filter((one) => (tag === "*" || one.tag === tag) && (words === undefined || one.textContent === words));
  }
  /** What a reader does to it. */
  click() {
    if (this.attributes.type === "checkbox") this.checked = !this.checked;
    (this.listeners.click ?? this.listeners.change)?.();
  }
  type(text) {
    this.value = text;
    this.listeners.change();
  }
}

/** Gives node a page, with storage and without devices; the result takes all that away again. */
export function makePage() {
  const kept = shelf();
  const events = new EventTarget();
  const navigatorBefore = Object.getOwnPropertyDescriptor(globalThis, "navigator");
  const added = {
    document: Object.assign(new EventTarget(), {
      visibilityState: "visible",
      documentElement: { lang: "nb" },
      createElement: (tag) => new FakeElement(tag),
      createElementNS: (_, tag) => new FakeElement(tag),
      querySelector: () => null,
    }),
    localStorage: kept,
    addEventListener: events.addEventListener.bind(events),
    dispatchEvent: events.dispatchEvent.bind(events),
  };
  Object.assign(globalThis, added);
  Object.defineProperty(globalThis, "navigator", { value: {}, configurable: true });
  return {
    kept: kept.items,
    leave() {
      for (const name of Object.keys(added)) delete globalThis[name];
      if (navigatorBefore) Object.defineProperty(globalThis, "navigator", navigatorBefore);
    },
  };
}

/** A model as the loader gives it: traits to get and set, and nobody in Python. */
export function modelOf(traits) {
  const state = { name: "", lang: "nb", ...traits };
  const listeners = {};
  return {
    get: (name) => state[name],
    set(name, value) {
      state[name] = value;
      for (const tell of [...(listeners[`change:${name}`] ?? [])]) tell();
    },
    on: (event, tell) => (listeners[event] ??= new Set()).add(tell),
    off: (event, tell) => listeners[event].delete(tell),
    save_changes() {},
    listening: () => Object.values(listeners).reduce((count, all) => count + all.size, 0),
  };
}
