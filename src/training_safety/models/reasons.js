// Why a quantity has no value, as a sentence: twin of reasons.py.
import SENTENCES from "./reasons.json" with { type: "json" };

/** The sentence of a reason, such as "no_growth", in `lang`. Throws a RangeError for a key that reasons.json does not have. */
export function reasonSentence(key, lang = "nb") {
  if (!Object.hasOwn(SENTENCES, key)) throw new RangeError(`${key} is no reason: give a key of reasons.json.`);
  return SENTENCES[key][lang];
}
