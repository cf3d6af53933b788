// Days: whole numbers since 1970-01-01, so that no time zone can move them.

const DAY_MS = 86_400_000;

export const isoDay = (day) => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** Null unless the text is a date that exists, from 2000 to 2099. */
export function parseDay(text) {
  const day = /^20\d\d-\d\d-\d\d$/.test(text) ? Date.parse(text) / DAY_MS : NaN;
  return Number.isInteger(day) && isoDay(day) === text ? day : null;
}

/** The first such weekday (1 is Monday) on the day or after it. */
export const nextWeekday = (day, weekday) => day + ((((weekday + 3 - day) % 7) + 7) % 7);

/** The Monday on the day or after it. */
export const mondayFrom = (day) => nextWeekday(day, 1);

/** The Monday of the week that the day lies in. */
export const mondayOf = (day) => mondayFrom(day - 6);

/** The number of the week by ISO 8601, which Norwegian calendars have: that of its Thursday. */
export function weekNumber(day) {
  const thursday = mondayOf(day) + 3;
  const newYear = Date.UTC(new Date(thursday * DAY_MS).getUTCFullYear(), 0, 1) / DAY_MS;
  return Math.floor((thursday - newYear) / 7) + 1;
}

/** The reader's own date. */
export const today = (now = new Date()) => Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / DAY_MS;
