const day = 24 * 60 * 60 * 1000;

/** The zone that times are told in: the site's, once it is known, else this machine's. */
type Zone = string | undefined;

/** A clock time, `09:02`. */
export const printClock = (at: Date | string, zone?: Zone) =>
  format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, zone)(at);

/** A day as a heading says it, `Friday 23 October`. */
export const printLongDay = (at: Date | string, zone?: Zone) =>
  format({ weekday: "long", day: "numeric", month: "long" }, zone)(at).replace(",", "");

/** A day within a week, `Wed 21`. */
export const printWeekday = (at: Date | string, zone?: Zone) =>
  `${format({ weekday: "short" }, zone)(at)} ${format({ day: "numeric" }, zone)(at)}`;

/** A date, `21 Oct`, with its year when that is not the present one. */
export function printDay(at: Date | string, now: Date, zone?: Zone) {
  const isThisYear = yearOf(at, zone) === yearOf(now, zone);
  return format(
    { day: "numeric", month: "short", ...(isThisYear ? {} : { year: "numeric" }) },
    zone,
  )(at);
}

/** A moment as a colleague would say it: `11:00`, `tomorrow 09:00`, `Sat 09:00`, `3 Mar 09:00`. */
export function printMoment(at: string, now: Date, zone?: Zone): string {
  const clock = printClock(at, zone);
  const days = daysBetween(now, new Date(at), zone);
  if (days === 0) return clock;
  if (days === 1) return `tomorrow ${clock}`;
  if (days === -1) return `yesterday ${clock}`;
  if (days > 1 && days < 7) return `${format({ weekday: "short" }, zone)(at)} ${clock}`;
  return `${printDay(at, now, zone)} ${clock}`;
}

/** How long ago something was: `just now`, `12 minutes ago`, `yesterday 18:05`, `12 Oct`. */
export function printAgo(at: string, now: Date, zone?: Zone): string {
  const minutes = Math.round((now.getTime() - Date.parse(at)) / 60_000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return minutes === 1 ? "a minute ago" : `${minutes} minutes ago`;
  const days = daysBetween(new Date(at), now, zone);
  if (days === 0) return printClock(at, zone);
  return days === 1 ? `yesterday ${printClock(at, zone)}` : printDay(at, now, zone);
}

/** A span of time in hours and minutes: `1 h 58 min`. */
export function printSpan(milliseconds: number): string {
  const minutes = Math.max(0, Math.round(milliseconds / 60_000));
  if (minutes < 60) return `${minutes} min`;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours >= 48) return `${Math.round(hours / 24)} days`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** Whole days of the calendar from one moment to another. */
export function daysBetween(from: Date, to: Date, zone?: Zone): number {
  return Math.round((Date.parse(isoDay(to, zone)) - Date.parse(isoDay(from, zone))) / day);
}

const isoDay = (at: Date, zone: Zone) =>
  new Intl.DateTimeFormat("en-CA", { dateStyle: "short", timeZone: zone }).format(at);

const yearOf = (at: Date | string, zone: Zone) => format({ year: "numeric" }, zone)(at);

function format(options: Intl.DateTimeFormatOptions, zone: Zone) {
  const made = new Intl.DateTimeFormat("en-GB", { ...options, timeZone: zone });
  // The one month that British English writes with four letters.
  return (at: Date | string) => made.format(new Date(at)).replace(/\bSept\b/, "Sep");
}
