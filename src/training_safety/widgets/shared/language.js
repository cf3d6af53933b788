// Where a widget stands, and the language and the words that follow from it.

/** Whether the widget stands in a page of the book, and not in a notebook. */
export const inBook = () => Boolean(globalThis.document?.querySelector('meta[name="training-safety"]'));

/** "nb" or "en": the book's page decides; elsewhere the widget's own `lang` trait does. */
export function language(model) {
  const wanted = inBook() ? document.documentElement.lang : model.get("lang");
  return String(wanted ?? "").toLowerCase().startsWith("en") ? "en" : "nb";
}

/** A function that looks up a sentence of a widget's `words.json` by its key and fills its {places}. */
export function translator(words, lang) {
  return (key, values = {}) => {
    const sentence = words[key]?.[lang];
    if (sentence === undefined) throw new Error(`No words for "${key}"`);
    return sentence.replace(/\{(\w+)\}/g, (place, name) => (name in values ? String(values[name]) : place));
  };
}
