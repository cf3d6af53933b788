// Numbers as people type them, and as the course writes them, in Bokmål and English: the twin of numbers.py.

// ---------------------------------------------------------------- reading

const UNSEEN = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;
const SPACES = /[\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
const PARTS =
  /^(?<sign>[+-]?) ?(?<digits>(?:[.,]?[0-9](?:[0-9.,' ]*[0-9.,])?)?) ?(?<half>[½¼¾]?)(?:[eE](?<power>[+-]?[0-9]{1,3}))? ?(?<unit>.*)$/;
const HALVES = { "": 0, "¼": 0.25, "½": 0.5, "¾": 0.75 };
const PLAIN = /^(?<whole>[0-9]*)(?:(?<mark>[.,])(?<decimals>[0-9]*))?$/;
const GROUPED = /^(?<groups>[1-9][0-9]{0,2}(?<gap>[ '.,])[0-9]{3}(?:\k<gap>[0-9]{3})*)(?:(?!\k<gap>)[.,](?<decimals>[0-9]+))?$/;
const APART = /^(?<whole>[0-9]+) (?<decimals>[0-9]+)$/;

// What people write for the same unit, beside the names given.
const UNIT_NAMES = [
  ["%", "prosent", "percent", "pst"],
  ["x", "×", "ganger", "times"],
  ["s", "sek", "sekunder", "seconds"],
  ["t", "h", "timer", "hours"],
  ["kg", "kilo", "kilogram"],
];

/** One sign for each, whichever of them a keyboard, a word processor or a spreadsheet writes. */
const withPlainSigns = (text) =>
  text
    .replace(UNSEEN, "")
    .replace(SPACES, " ")
    .replace(/[−–—‐‑‒﹣－]/g, "-")
    .replace(/[’‘ʼ´`＇]/g, "'")
    .replace(/[０-９．，＋％]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/^ | $/g, "");

const NO_NUMBER = { problem: "number" };
const finite = (value) => (Number.isFinite(value) ? { value: value + 0 } : NO_NUMBER); // no minus nought

/**
 * What somebody typed on a page in `lang`: { value }, or what stands in its way: { problem } "number" where
 * there is no number, "unit" where another unit follows it, and "ask" where it can be meant as any of
 * `choices`, each written so that it can be typed and read in one way only. `units` are names of one
 * unit; without them any word may follow.
 */
export function typedNumber(typed, lang = "nb", units = []) {
  if (typeof typed === "number") return finite(typed);
  const { sign, digits, half, power, unit } = PARTS.exec(typeof typed === "string" ? withPlainSigns(typed) : "").groups;
  if (!digits && !half) return NO_NUMBER;
  if (unit && (!isWord(unit) || /[.,]$/.test(digits))) return NO_NUMBER;
  if (unit && units.length > 0 && !sameUnit(unit, units)) return { problem: "unit" };
  const minus = sign === "-";
  if (half) {
    if (power || !/^[0-9]*$/.test(digits)) return NO_NUMBER;
    return finite((minus ? -1 : 1) * (Number(digits) + HALVES[half]));
  }
  const meant = whatIsMeant(digits, lang, power !== undefined);
  if (typeof meant === "string") return finite(Number(`${sign}${meant}e${power ?? 0}`));
  return meant.length > 0 ? { problem: "ask", choices: meant.map((choice) => (minus ? "-" : "") + choice) } : NO_NUMBER;
}

/** Whether something is a unit or a word, and not more of a number, such as "-7" or "/5". */
const isWord = (text) => /^[\p{L}%‰°×]/u.test(text) && !/[\p{Nd}½¼¾]/u.test(text);

/** The digits with a point as decimal mark; or, as one types them, the ways in which they can be meant. */
function whatIsMeant(digits, lang, byPower = false) {
  const [own, other] = lang === "en" ? [".", ","] : [",", "."];
  const plain = PLAIN.exec(digits)?.groups;
  if (plain) {
    const { whole, mark, decimals = "" } = plain;
    const thousands = /^[1-9][0-9]{0,2}$/.test(whole) && decimals.length === 3;
    if (mark === other && thousands && !byPower) return [whole + decimals, typedForm(whole, decimals, own)];
    return `${whole || 0}.${decimals || 0}`;
  }
  if (byPower) return [];
  const grouped = GROUPED.exec(digits)?.groups;
  if (grouped) return `${grouped.groups.replace(/[^0-9]/g, "")}.${grouped.decimals ?? 0}`;
  if (!digits.includes(" ")) return [];
  const together = whatIsMeant(digits.replaceAll(" ", ""), lang);
  const choices = typeof together === "string" ? [typedForm(...together.split("."), own, 0)] : [];
  const apart = APART.exec(digits)?.groups;
  return apart ? [...choices, typedForm(apart.whole, apart.decimals, own)] : choices;
}

function typedForm(whole, decimals, mark, least = 1) {
  const shown = decimals.replace(/0+$/, "").padEnd(least, "0");
  return (whole.replace(/^0+/, "") || "0") + (shown && mark + shown);
}

function sameUnit(typed, units) {
  const plain = (word) => withPlainSigns(word).replace(/[ .]/g, "").toLowerCase();
  const word = plain(typed);
  const own = units.map(plain);
  const names = [...own, ...UNIT_NAMES.filter((group) => own.some((name) => group.includes(name))).flat()];
  return names.some((name) => {
    // "min" for "minutter", "økter" for "økt" – but not "kilometer" for "kilo".
    const shortened = word.length >= 3 && name.startsWith(word);
    const inflected = name.length >= 3 && word.startsWith(name) && word.length <= name.length + 2;
    return word === name || shortened || inflected;
  });
}

// ---------------------------------------------------------------- writing

/**
 * A number as the course writes it, rounded to at most so many `decimals`: a half away from zero, as the number
 * is written and not as the computer holds it. Bokmål has a decimal comma and thin spaces between
 * thousands. `sign` writes a plus as well, `fixed` keeps noughts at the end, and `asTyped`
 * is for fields and tables of a spreadsheet: thousands together and the minus sign of a keyboard. What is missing is an en dash. (Intl.NumberFormat takes a phone some 70 ms to wake up.)
 */
export function numberText(value, lang, { decimals = 0, sign = false, fixed = false, asTyped = false } = {}) {
  if (!Number.isFinite(value)) return "–";
  const [point, gap] = lang === "en" ? [".", ","] : [",", "\u202f"];
  const digits = roundedDigits(Math.abs(value), decimals).padStart(decimals + 1, "0");
  const cut = digits.length - decimals;
  const whole = asTyped ? digits.slice(0, cut) : digits.slice(0, cut).replace(/\B(?=(\d{3})+$)/g, gap);
  const fraction = fixed ? digits.slice(cut) : digits.slice(cut).replace(/0+$/, "");
  const before = /[1-9]/.test(digits) ? (value < 0 ? (asTyped ? "-" : "\u2212") : sign ? "+" : "") : "";
  return before + whole + (fraction && point + fraction);
}

/** The digits of a size with so many decimals, exactly. */
function roundedDigits(size, decimals) {
  const [written, power] = size.toExponential().split("e"); // as few digits as tell it from its neighbours
  const all = written.replace(".", "");
  const shift = Number(power) - all.length + 1 + decimals;
  if (shift >= 0) return all + "0".repeat(shift);
  const unit = 10n ** BigInt(-shift);
  return String((2n * BigInt(all) + unit) / (2n * unit));
}

/** A number as per cent: with a space that does not break in Bokmål, without one in English. */
export const percentText = (value, lang, { decimals = 1, sign = false } = {}) =>
  numberText(value, lang, { decimals, sign }) + (lang === "en" ? "%" : "\u00a0%");

/** An interval from its ends, with at most so many `decimals`: a dash in Bokmål, but «til» beside a minus sign or where an end is missing. */
export function intervalText(low, high, lang, decimals = 4) {
  const ends = [low, high].map((end) => numberText(end, lang, { decimals, asTyped: end > 999 && end < 10_000 }));
  const plain = !ends.some((end) => /^[\u2212–]/.test(end));
  return ends.join(lang === "en" ? " to " : plain ? "–" : " til ");
}
