// Dates, durations and kinds as watches and apps write them, in several languages.
import { typedNumber } from "../../models/numbers.js";
import { isoDay, parseDay, today } from "../shared/days.js";

const MONTHS = ["jan", "feb", "mar mär", "apr", "mai may", "jun", "jul", "aug", "sep", "okt oct", "nov", "des dec dez"];
const monthOf = (name) => MONTHS.findIndex((names) => names.split(" ").includes(name.toLowerCase().slice(0, 3))) + 1;

const TIME = "(?:,? (?:kl\\.? |at |um )?(?<hour>\\d{1,2})[.:](?<minute>\\d\\d)(?:[.:](?<second>\\d\\d))?(?:[  ]?(?<half>[AaPp])\\.?[Mm]\\.?)?)?";
const FORMS = [
  new RegExp("^(?<year>\\d{4})-(?<month>\\d\\d)-(?<day>\\d\\d)(?:[T ](?<hour>\\d\\d):(?<minute>\\d\\d)(?::(?<second>\\d\\d)(?:[.,]\\d+)?)?(?<zone>Z|[+-]\\d\\d:?\\d\\d)?)?$"),
  new RegExp(`^(?<day>\\d{1,2})\\.? (?<name>\\p{L}{3,})\\.?,? (?<year>\\d{4})${TIME}$`, "u"),
  new RegExp(`^(?<name>\\p{L}{3,})\\.? (?<day>\\d{1,2}),? (?<year>\\d{4})${TIME}$`, "u"),
  new RegExp(`^(?<day>\\d{1,2})\\.(?<month>\\d{1,2})\\.(?<year>\\d{4})${TIME}$`),
];

/**
 * A date as it was written, `{ date, start }` in the reader's own time, the start "" where there is none; null where it
 * cannot be read, and where day and month could be either. `utc` says that a time without a zone is none of here.
 */
export function momentOf(text, { utc = false } = {}) {
  const plain = text.trim().replace(/[\u00a0\u202f\s]+/g, " ");
  const parts = FORMS.map((form) => form.exec(plain)?.groups).find(Boolean);
  if (!parts) return null;
  const month = parts.name ? monthOf(parts.name) : Number(parts.month);
  const two = (value) => String(value).padStart(2, "0");
  const date = `${parts.year}-${two(month)}-${two(parts.day)}`;
  if (parseDay(date) === null) return null;
  if (parts.hour === undefined) return { date, start: "" };
  const half = parts.half?.toLowerCase();
  const hour = half === undefined ? Number(parts.hour) : (Number(parts.hour) % 12) + (half === "p" ? 12 : 0);
  if (hour > 23 || Number(parts.minute) > 59) return null;
  const start = `${date}T${two(hour)}:${parts.minute}`;
  if (!parts.zone && !utc) return { date, start };
  return localMoment(Date.parse(`${start}:${parts.second ?? "00"}${parts.zone ?? "Z"}`));
}

/** A moment in milliseconds as the reader's own date and time. */
export function localMoment(milliseconds) {
  const at = new Date(milliseconds);
  if (Number.isNaN(at.getTime())) return null;
  const two = (value) => String(value).padStart(2, "0");
  const date = isoDay(today(at));
  return parseDay(date) === null ? null : { date, start: `${date}T${two(at.getHours())}:${two(at.getMinutes())}` };
}

/** A duration in seconds: "1:02:03", or "45:30" as minutes and seconds; a number alone is in seconds. NaN where it is none. */
export function secondsOf(text, lang) {
  const plain = text.trim();
  if (/^\d+(:[0-5]?\d){1,2}([.,]\d+)?$/.test(plain)) return plain.replace(",", ".").split(":").reduce((sum, part) => 60 * sum + Number(part), 0);
  return /^[\d.,]+$/.test(plain) ? (typedNumber(plain, lang).value ?? NaN) : NaN;
}

/** The minutes of so many seconds, to a tenth. */
export const minutesOf = (seconds) => Math.round(seconds / 6) / 10;

// What comes first counts: "rulleski" is skiing, and "styrketrening" is no "run".
const NAMES = [
  ["strength", /styrke|strength|weight|kraft|crossfit|muscu/],
  ["mobility", /yoga|pilates|mobil|stretch|flexib|tøy|dehn|bevegelighet/],
  ["swimming", /svøm|swim|schwimm|simning/],
  ["skiing", /ski|langrenn|nordic|langlauf|snowboard/],
  ["cycling", /syk[ke]|cycl|bik|ride|radfahr|radtour|spinn|cykl/],
  ["ball", /ball|soccer|tennis|badminton|padel|squash|innebandy|bandy|hockey|rugby/],
  ["walking", /gåtur|gange|gåing|walk|hik|fottur|spaser|wander|gehen|promen|\bgå\b/],
  ["running", /løp|run|lauf|jog|tredemølle|treadmill|löp/],
];

/** The diary's kind for a name of an activity. */
export const kindOf = (name) => NAMES.find(([, form]) => form.test(name.toLowerCase()))?.[0] ?? "other";
