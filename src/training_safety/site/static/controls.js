// The ipywidgets controls that authors compose pages with: sliders, text, choices, boxes and links.
// Native form controls with real labels; each listens to its model, so that linked ones stay in step.
import { numberText, typedNumber } from "../../models/numbers.js";
import { make, uniqueId } from "../../widgets/shared/dom.js";
import { language } from "../../widgets/shared/language.js";
import { choiceRow, numberSentence } from "../../widgets/shared/typed_number.js";

const SLIDERS = new Set(["IntSliderModel", "FloatSliderModel", "FloatLogSliderModel"]);
const TEXTS = new Set(["TextModel", "TextareaModel"]);
const NUMBERS = new Set(["IntTextModel", "FloatTextModel", "BoundedIntTextModel", "BoundedFloatTextModel"]);

/** The exponent that a logarithmic slider stands at. */
export function logPosition(value, base) {
  return Math.log(value) / Math.log(base);
}

/** A number held between its limits; whole where the control is. */
export function bounded(value, { min = -Infinity, max = Infinity, whole = false }) {
  const held = Math.min(max, Math.max(min, value));
  return whole ? Math.round(held) : held;
}

function labelled(model, input, ...more) {
  const id = uniqueId("control");
  input.id = id;
  const label = make("label", { for: id, class: "ts-control-label" });
  const say = () => {
    label.textContent = model.get("description") ?? "";
    label.hidden = label.textContent === "";
    if (label.hidden) input.setAttribute("aria-label", model.get("tooltip") || model.get("placeholder") || model.name);
    else input.removeAttribute("aria-label");
    input.disabled = Boolean(model.get("disabled"));
  };
  model.on("change:description change:disabled", say);
  say();
  return make("div", { class: "ts-control" }, label, input, ...more);
}

function slider(model, lang) {
  const log = model.name === "FloatLogSliderModel";
  const base = () => model.get("base") ?? 10;
  const input = make("input", { type: "range", class: "ts-range" });
  const output = make("output", { class: "ts-control-value" });
  const shown = () => {
    const value = model.get("value");
    output.textContent = numberText(value, lang, { decimals: model.name === "IntSliderModel" ? 0 : 4 });
    output.hidden = model.get("readout") === false;
    input.setAttribute("aria-valuetext", output.textContent);
  };
  const paint = () => {
    for (const name of ["min", "max", "step"]) if (model.get(name) !== undefined) input[name] = model.get(name);
    input.value = log ? logPosition(model.get("value"), base()) : model.get("value");
    shown();
  };
  const set = () => {
    model.set("value", log ? base() ** Number(input.value) : Number(input.value));
    model.save_changes();
  };
  input.addEventListener("input", () => (model.get("continuous_update") === false ? undefined : set()));
  input.addEventListener("change", set);
  model.on("change:value change:min change:max change:step", paint);
  paint();
  return labelled(model, input, output);
}

function rangeSlider(model, lang) {
  const group = make("fieldset", { class: "ts-control ts-control--range" }, make("legend", {}, model.get("description") || model.name));
  const inputs = [0, 1].map((end) => {
    const names = lang === "en" ? ["From", "To"] : ["Fra", "Til"];
    const input = make("input", { type: "range", class: "ts-range", "aria-label": names[end] });
    input.addEventListener("input", () => {
      const value = [...model.get("value")];
      value[end] = Number(input.value);
      if (value[0] > value[1]) value[1 - end] = value[end];
      model.set("value", value);
      model.save_changes();
    });
    return input;
  });
  const output = make("output", { class: "ts-control-value" });
  const paint = () => {
    inputs.forEach((input, end) => {
      for (const name of ["min", "max", "step"]) input[name] = model.get(name);
      input.value = model.get("value")[end];
    });
    output.textContent = model.get("value").map((value) => numberText(value, lang, { decimals: 4 })).join(" – ");
  };
  model.on("change:value change:min change:max", paint);
  paint();
  group.append(...inputs, output);
  return group;
}

function selection(model, { asSlider = false } = {}) {
  const labels = () => model.get("_options_labels") ?? [];
  if (asSlider) {
    const input = make("input", { type: "range", class: "ts-range", min: 0, step: 1 });
    const output = make("output", { class: "ts-control-value" });
    const paint = () => {
      input.max = labels().length - 1;
      input.value = model.get("index") ?? 0;
      output.textContent = labels()[model.get("index") ?? 0] ?? "";
      input.setAttribute("aria-valuetext", output.textContent);
    };
    input.addEventListener("input", () => {
      model.set("index", Number(input.value));
      model.save_changes();
    });
    model.on("change:index change:_options_labels", paint);
    paint();
    return labelled(model, input, output);
  }
  const input = make("select", { class: "ts-input" });
  const paint = () => {
    input.replaceChildren(...labels().map((text, index) => make("option", { value: index }, text)));
    input.value = String(model.get("index") ?? "");
  };
  input.addEventListener("change", () => {
    model.set("index", Number(input.value));
    model.save_changes();
  });
  model.on("change:index change:_options_labels", paint);
  paint();
  return labelled(model, input);
}

function text(model) {
  const input = make(model.name === "TextareaModel" ? "textarea" : "input", { class: "ts-input", placeholder: model.get("placeholder") || null });
  const set = () => {
    model.set("value", input.value);
    model.save_changes();
  };
  input.addEventListener("input", () => (model.get("continuous_update") === false ? undefined : set()));
  input.addEventListener("change", set);
  const paint = () => {
    if (input.value !== model.get("value")) input.value = model.get("value") ?? "";
  };
  model.on("change:value", paint);
  paint();
  return labelled(model, input);
}

function number(model, lang) {
  const whole = model.name.includes("Int");
  const input = make("input", { class: "ts-input", inputmode: whole ? "numeric" : "decimal", autocomplete: "off" });
  const error = make("p", { class: "ts-error", hidden: true, id: uniqueId("error") });
  const paint = () => {
    input.value = numberText(model.get("value"), lang, { decimals: whole ? 0 : 6, asTyped: true });
  };
  const meant = choiceRow((choice) => {
    input.value = choice;
    take();
    input.focus();
  });
  const take = () => {
    const reading = typedNumber(input.value, lang);
    const { value } = reading;
    error.hidden = value !== undefined;
    meant.show(reading.choices);
    input.toggleAttribute("aria-invalid", !error.hidden);
    if (value === undefined) {
      error.textContent = numberSentence(reading, lang) || (lang === "en" ? `“${input.value}” is not a number. Write digits, such as 12.` : `«${input.value}» er ikke et tall. Skriv sifre, for eksempel 12.`);
      input.setAttribute("aria-describedby", error.id);
      return;
    }
    model.set("value", bounded(value, { min: model.get("min"), max: model.get("max"), whole }));
    model.save_changes();
    paint();
  };
  input.addEventListener("change", take);
  model.on("change:value", paint);
  paint();
  return labelled(model, input, error, meant.element);
}

function checkbox(model) {
  const input = make("input", { type: "checkbox", class: "ts-check" });
  input.addEventListener("change", () => {
    model.set("value", input.checked);
    model.save_changes();
  });
  const paint = () => (input.checked = Boolean(model.get("value")));
  model.on("change:value", paint);
  paint();
  return labelled(model, input);
}

function html(model) {
  const element = make("div", { class: "ts-control-html" });
  const paint = () => {
    if (model.name === "HTMLModel") element.innerHTML = model.get("value") ?? "";
    else element.textContent = model.get("value") ?? "";
  };
  model.on("change:value", paint);
  paint();
  return element;
}

async function children(model, page) {
  return Promise.all(
    (model.get("children") ?? []).map(async (reference) => {
      const element = make("div", { class: "ts-control-child" });
      await (await page.show(reference.slice(10), element))();
      return element;
    }),
  );
}

const titleOf = (model, index) => model.get("titles")?.[index] || model.get("_titles")?.[index] || String(index + 1);

async function tabs(model, page) {
  const panels = await children(model, page);
  const buttons = panels.map((panel, index) => {
    panel.id = uniqueId("panel");
    panel.setAttribute("role", "tabpanel");
    panel.tabIndex = 0;
    const button = make("button", { type: "button", role: "tab", class: "ts-button", id: uniqueId("tab"), "aria-controls": panel.id }, titleOf(model, index));
    panel.setAttribute("aria-labelledby", button.id);
    button.addEventListener("click", () => choose(index));
    button.addEventListener("keydown", (event) => {
      const last = buttons.length - 1;
      const next = { ArrowRight: index === last ? 0 : index + 1, ArrowLeft: index === 0 ? last : index - 1, Home: 0, End: last }[event.key];
      if (next === undefined) return;
      event.preventDefault();
      choose(next);
      buttons[next].focus();
    });
    return button;
  });
  function choose(index) {
    model.set("selected_index", index);
    model.save_changes();
  }
  const paint = () => {
    const selected = model.get("selected_index") ?? 0;
    panels.forEach((panel, index) => {
      panel.hidden = index !== selected;
      buttons[index].setAttribute("aria-selected", String(index === selected));
      buttons[index].tabIndex = index === selected ? 0 : -1;
    });
  };
  model.on("change:selected_index", paint);
  paint();
  return make("div", { class: "ts-tabs" }, make("div", { role: "tablist", class: "ts-tablist" }, buttons), panels);
}

async function accordion(model, page) {
  const panels = await children(model, page);
  const folds = panels.map((panel, index) => {
    const fold = make("details", { class: "ts-fold" }, make("summary", {}, titleOf(model, index)), panel);
    fold.addEventListener("toggle", () => {
      const selected = model.get("selected_index");
      if (fold.open === (selected === index)) return;
      model.set("selected_index", fold.open ? index : null);
      model.save_changes();
    });
    return fold;
  });
  const paint = () => folds.forEach((fold, index) => (fold.open = index === model.get("selected_index")));
  model.on("change:selected_index", paint);
  paint();
  return make("div", { class: "ts-accordion" }, folds);
}

async function dressed(element, model, page) {
  const reference = model.get("layout");
  if (typeof reference !== "string" || !page.records[reference.slice(10)]) return element;
  const layout = await page.model(reference);
  for (const [name, value] of Object.entries(layout.state)) {
    if (typeof value === "string") element.style.setProperty(name.replaceAll("_", "-"), value);
  }
  return element;
}

/** Shows one control of ipywidgets, and what it holds. */
export async function show(model, element, page) {
  const lang = language(model);
  const { name } = model;
  let shown;
  if (SLIDERS.has(name)) shown = slider(model, lang);
  else if (name === "IntRangeSliderModel" || name === "FloatRangeSliderModel") shown = rangeSlider(model, lang);
  else if (name === "SelectionSliderModel") shown = selection(model, { asSlider: true });
  else if (name === "DropdownModel") shown = selection(model);
  else if (TEXTS.has(name)) shown = text(model);
  else if (NUMBERS.has(name)) shown = number(model, lang);
  else if (name === "CheckboxModel") shown = checkbox(model);
  else if (name === "HTMLModel" || name === "LabelModel") shown = html(model);
  else if (name === "TabModel") shown = await tabs(model, page);
  else if (name === "AccordionModel") shown = await accordion(model, page);
  else shown = make("div", { class: name === "HBoxModel" ? "ts-row" : "ts-column" }, await children(model, page));
  element.append(await dressed(shown, model, page));
}

/** Makes a `jslink` (both ways) or a `jsdlink` (one way) hold. */
export async function link(model, page) {
  const [source, sourceTrait] = model.get("source");
  const [target, targetTrait] = model.get("target");
  const [from, to] = await Promise.all([page.model(source), page.model(target)]);
  const carry = (a, traitA, b, traitB) => () => {
    b.set(traitB, a.get(traitA));
    b.save_changes();
  };
  const forward = carry(from, sourceTrait, to, targetTrait);
  forward();
  from.on(`change:${sourceTrait}`, forward);
  if (model.name === "LinkModel") to.on(`change:${targetTrait}`, carry(to, targetTrait, from, sourceTrait));
}
