// As much of a page as a widget needs to be drawn in Node: elements that can be written out as HTML.
// Nothing happens on it: no event comes, nothing is near, nothing is kept.

const EMPTY = new Set(["br", "circle", "ellipse", "hr", "img", "input", "line", "path", "polyline", "rect"]);
const CONTROLS = new Set(["button", "input", "select", "textarea"]);
const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
const dashed = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

export class Element {
  nodes = []; // elements and texts
  parent = null;
  attributes = {};
  style = {};
  markup = "";
  value = "";
  checked = false;
  disabled = false;
  hidden = false;
  readOnly = false;

  constructor(tag) {
    this.tag = tag;
    const attribute = (key) => `data-${dashed(key)}`;
    this.dataset = new Proxy({}, {
      get: (_, key) => this.attributes[attribute(key)],
      set: (_, key, value) => (this.setAttribute(attribute(key), value), true),
    });
  }

  get classList() {
    const names = new Set((this.attributes.class ?? "").split(" ").filter(Boolean));
    const put = (change) => (change(names), (this.attributes.class = [...names].join(" ")));
    return {
      contains: (name) => names.has(name),
      add: (name) => put((all) => all.add(name)),
      remove: (name) => put((all) => all.delete(name)),
      toggle: (name, on = !names.has(name)) => put((all) => (on ? all.add(name) : all.delete(name))),
    };
  }

  get className() {
    return this.attributes.class ?? "";
  }
  set className(names) {
    this.attributes.class = names;
  }
  get id() {
    return this.attributes.id ?? "";
  }
  get textContent() {
    return this.nodes.map((node) => node.textContent ?? node).join("");
  }
  set textContent(text) {
    this.replaceChildren(...(text === "" ? [] : [text]));
  }
  get innerHTML() {
    return this.markup + this.nodes.map((node) => node.outerHTML ?? escaped(node)).join("");
  }
  set innerHTML(markup) {
    this.markup = markup;
  }
  get children() {
    return this.nodes.filter((node) => node instanceof Element);
  }
  get firstChild() {
    return this.nodes[0] ?? null;
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

  append(...nodes) {
    for (const node of nodes) {
      if (node instanceof Element) {
        node.remove();
        node.parent = this;
      }
      this.nodes.push(node instanceof Element ? node : String(node));
    }
  }
  replaceChildren(...nodes) {
    for (const child of this.children) child.remove();
    this.nodes = [];
    this.append(...nodes);
  }
  remove() {
    if (this.parent) this.parent.nodes = this.parent.nodes.filter((node) => node !== this);
    this.parent = null;
  }
  after(...nodes) {
    const { parent } = this;
    const rest = parent.nodes.splice(parent.nodes.indexOf(this) + 1);
    parent.append(...nodes);
    parent.nodes.push(...rest);
  }

  addEventListener() {}
  focus() {}

  /** The elements within that have a class, such as `.ts-button`. */
  querySelectorAll(selector) {
    return this.children.flatMap((child) => [
      ...(child.classList.contains(selector.slice(1)) ? [child] : []),
      ...child.querySelectorAll(selector),
    ]);
  }
  querySelector(selector) {
    return this.querySelectorAll(selector)[0] ?? null;
  }

  /** The element as HTML. What is pressed, chosen or typed in does nothing, and says so. */
  get outerHTML() {
    const { tag, parent, value } = this;
    const all = { ...this.attributes };
    if (value !== "" && ["input", "option"].includes(tag)) all.value = String(value);
    if (tag === "option" && parent?.tag === "select" && String(parent.value) === String(value)) all.selected = "";
    if (this.checked) all.checked = "";
    if (this.hidden) all.hidden = "";
    if (this.readOnly) all.readonly = "";
    if (this.disabled || CONTROLS.has(tag)) all.disabled = "";
    const style = Object.entries(this.style).map(([name, set]) => `${dashed(name)}: ${set}`).join("; ");
    if (style) all.style = style;
    const written = Object.entries(all).map(([name, set]) => ` ${name}="${escaped(set).replace(/"/g, "&quot;")}"`).join("");
    if (EMPTY.has(tag)) return `<${tag}${written}/>`;
    return `<${tag}${written}>${this.innerHTML}</${tag}>`;
  }
}

class Idle {
  observe() {}
  disconnect() {}
}

/** Makes this process a page of the book in `lang`, on which nothing has been kept. */
export function openPage(lang) {
  const create = (tag) => new Element(tag);
  const meta = { content: "still", dataset: {} };
  const nothingKept = { length: 0, key: () => null, getItem: () => null, setItem() {}, removeItem() {} };
  const document = {
    documentElement: { lang },
    body: create("body"),
    visibilityState: "visible",
    createElement: create,
    createElementNS: (_, tag) => create(tag),
    querySelector: (selector) => (selector === 'meta[name="training-safety"]' ? meta : null),
    addEventListener() {},
  };
  const put = (name, value) => Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  put("document", document);
  put("localStorage", nothingKept);
  // Sound, vibration and voice are there, as on most phones; a voice comes late.
  put("navigator", { vibrate() {}, wakeLock: {} });
  put("AudioContext", class {});
  put("speechSynthesis", { getVoices: () => [], addEventListener() {} });
  for (const name of ["addEventListener", "removeEventListener", "dispatchEvent", "requestAnimationFrame"]) put(name, () => {});
  for (const name of ["IntersectionObserver", "MutationObserver", "ResizeObserver"]) put(name, Idle);
}
