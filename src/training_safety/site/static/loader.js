// Makes the widgets of a static page live: no kernel, no server, nothing fetched from elsewhere.
// A classic script on purpose: it works on a page opened from disk too, where modules may not be
// imported from files; there it takes their text from a table (sources.js) instead.
(() => {
  "use strict";
  const here = document.currentScript;
  const base = new URL(".", here.src);
  const fromDisk = location.protocol === "file:";
  const STATE = "application/vnd.jupyter.widget-state+json";

  // ------------------------------------------------------------------ modules
  let sources = null;
  const sourceTable = () =>
    (sources ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL("sources.js", base);
      script.onload = () => resolve(globalThis.trainingSafetySources);
      script.onerror = () => reject(new Error("sources.js is missing"));
      document.head.append(script);
    }));
  const modules = new Map();
  function load(name) {
    if (!modules.has(name)) {
      modules.set(
        name,
        fromDisk
          ? sourceTable().then((table) => import(URL.createObjectURL(new Blob([table[name]], { type: "text/javascript" }))))
          : import(new URL(name, base).href),
      );
    }
    return modules.get(name);
  }
  // The page names its modules on the script tag, so that they are on their way before its body is read.
  const named = (here.dataset.modules ?? "").split(" ").filter(Boolean);
  for (const name of named) load(name).catch(() => {});

  // ------------------------------------------------------------------ models
  const idOf = (value) => (typeof value === "string" && value.startsWith("IPY_MODEL_") ? value.slice(10) : null);

  class Model {
    constructor(id, record, page) {
      this.id = id;
      this.name = record.model_name;
      this.module = record.module ?? null;
      this.state = structuredClone(record.state);
      for (const { path, data, encoding } of record.buffers ?? []) {
        if (encoding !== "base64") continue;
        const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
        const last = path.at(-1);
        const owner = path.slice(0, -1).reduce((value, key) => (value[key] ??= {}), this.state);
        owner[last] = new DataView(bytes.buffer);
      }
      this.listeners = new Map();
      this.widget_manager = { get_model: (other) => page.model(other) };
    }

    get(name) {
      return this.state[name];
    }

    /** Sets one value or several; listeners hear of each change once all of them are in place. */
    set(name, value) {
      const changes = typeof name === "object" ? name : { [name]: value };
      const changed = Object.keys(changes).filter((key) => !same(this.state[key], changes[key]));
      Object.assign(this.state, changes);
      for (const key of changed) this.trigger(`change:${key}`, this, this.state[key]);
      if (changed.length > 0) this.trigger("change", this);
    }

    save_changes() {} // there is no Python side here: what is set is already everywhere
    send() {}

    on(names, callback) {
      for (const name of names.split(" ")) {
        if (!this.listeners.has(name)) this.listeners.set(name, new Set());
        this.listeners.get(name).add(callback);
      }
    }

    off(names = null, callback = null) {
      for (const name of names?.split(" ") ?? [...this.listeners.keys()]) {
        if (callback) this.listeners.get(name)?.delete(callback);
        else this.listeners.delete(name);
      }
    }

    trigger(name, ...details) {
      for (const callback of [...(this.listeners.get(name) ?? [])]) callback(...details);
    }
  }

  function same(a, b) {
    return a === b || (typeof a === "object" && typeof b === "object" && JSON.stringify(a) === JSON.stringify(b));
  }

  // ------------------------------------------------------------------ the page
  const root = document.documentElement;
  /** Lets the browser answer a touch or a key. */
  const breath = () => globalThis.scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
  /** Lets the browser show what there is. A page that nobody sees has no frames. */
  const frame = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => setTimeout(resolve));
      setTimeout(resolve, 100);
    });

  const page = {
    records: {},
    models: new Map(),
    initialized: new Map(),

    read() {
      for (const script of document.querySelectorAll(`script[type="${STATE}"]`)) {
        Object.assign(page.records, JSON.parse(script.textContent).state);
      }
    },

    async model(reference) {
      const id = idOf(reference) ?? reference;
      if (!page.models.has(id)) {
        const record = page.records[id];
        if (!record) throw new Error(`no model ${id}`);
        page.models.set(id, new Model(id, record, page));
      }
      return page.models.get(id);
    },

    /** The widget definition of a model's module, initialized once however many views there are. */
    async definition(model) {
      const exported = (await load(model.module)).default;
      const definition = typeof exported === "function" ? await exported() : exported;
      if (!page.initialized.has(model.id)) {
        page.initialized.set(model.id, Promise.resolve(definition.initialize?.({ model, experimental: {} })));
      }
      await page.initialized.get(model.id);
      return definition;
    },

    async controls() {
      return load(named.find((name) => name.startsWith("controls.")));
    },

    /** Shows a model inside an element; returns nothing, throws when it cannot. */
    async show(id, element) {
      const model = await page.model(id);
      if (model.module) {
        const definition = await page.definition(model);
        return () => definition.render({ model, el: element, experimental: {} });
      }
      const { show } = await page.controls();
      return () => show(model, element, page);
    },
  };

  /** All that has to be waited for before a still goes; without `render` where it could not be had. */
  async function prepare(place) {
    const element = document.createElement("div");
    try {
      return { place, element, render: await page.show(place.dataset.model, element) };
    } catch {
      return { place, element };
    }
  }

  async function mount({ place, element, render }) {
    const still = [...place.childNodes];
    try {
      place.replaceChildren(element);
      await render();
      place.dataset.ready = "";
    } catch {
      place.replaceChildren(...still);
      place.dataset.alone = ""; // the still is read as without scripts
      const note = document.createElement("p");
      note.className = "ts-note";
      note.textContent = root.lang.startsWith("en")
        ? "The interactive part could not be loaded. What you see here is its content."
        : "Den interaktive delen kunne ikke lastes. Det du ser her, er innholdet i den.";
      place.append(note);
    }
  }

  async function start() {
    page.read();
    const links = Object.entries(page.records).filter(([, record]) => /LinkModel$/.test(record.model_name));
    if (links.length > 0) {
      await page
        .controls()
        .then(({ link }) => Promise.all(links.map(async ([id]) => link(await page.model(id), page))))
        .catch(() => {}); // without their controls, links have nothing to hold
    }
    // Everything is waited for first, so that the page is not laid out while only some are there; then
    // each has a task of its own, between two of which a touch or a key is answered.
    const ready = await Promise.all([...document.querySelectorAll(".ts-live[data-model]")].map(prepare));
    for (const widget of ready) {
      await mount(widget);
      await breath();
    }
    for (const name of named) {
      (await load(name).catch(() => null))?.begin?.(document); // what is no widget, such as charts
    }
    performance.mark("training-safety-ready");
    return "ready";
  }

  /** Shows the sections that waited (early.js): at once what is near the screen, the rest each in a task of its own. */
  async function unfold() {
    if (root.dataset.coming === "page") {
      for (const section of document.querySelectorAll(".bd-article > section > section ~ section")) {
        section.dataset.come = "";
        const { bottom } = section.getBoundingClientRect(); // which lays it out
        if (root.dataset.coming === "layout") await breath();
        else if (bottom > 2 * innerHeight) {
          root.dataset.coming = "layout";
          await frame();
        }
      }
    }
    delete root.dataset.coming;
  }

  /** What a section asks is alive at once: it waits for no widget. Where that fails, it is read as without scripts. */
  async function enliven() {
    try {
      for (const name of named) {
        if (/^(section|own_numbers|register)\./.test(name)) (await load(name)).enliven(document);
      }
    } catch {
      delete root.dataset.scripts;
    }
  }

  async function begin() {
    await enliven();
    const outcome = await start().catch(() => "failed");
    await unfold();
    root.dataset.widgets = outcome;
    document.dispatchEvent(new Event("training-safety-widgets"));
  }
  // As soon as the page is parsed: DOMContentLoaded would wait for every deferred script as well.
  if (document.readyState !== "loading") begin();
  else document.addEventListener("readystatechange", begin, { once: true });
})();
