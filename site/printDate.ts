const dayOnly = /^([1-9]\d{3})-(\d{2})-(\d{2})$/;
const months =
  "January February March April May June July August September October November December".split(
    " ",
  );
const formatters = new Map<string, Intl.DateTimeFormat>();

/** "29 September 2017", of a date (`2017-09-29`, as it stands) or an instant (in `timeZone`). */
export function printDate(value: string, timeZone: string): string {
  const day = dayOnly.exec(value);
  // Most dates are days. Put together here they cost a tenth of what `Intl` asks.
  if (day && Number(day[3]) >= 1 && Number(day[3]) <= 28 && months[Number(day[2]) - 1])
    return `${Number(day[3])} ${months[Number(day[2]) - 1]} ${day[1]}`;
  return format(value, timeZone, { day: "numeric", month: "long", year: "numeric" });
}

/** "Monday, 2 October 2017". */
export function printDay(value: string, timeZone: string): string {
  return format(value, timeZone, {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
  }).replace(/^(\w+) /, "$1, ");
}

/** "29 September 2017, 09:40". */
export function printTime(value: string, timeZone: string): string {
  return `${printDate(value, timeZone)}, ${format(value, timeZone, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  })}`;
}

/** "November 2026", of the month "2026-11". */
export function printMonth(month: string): string {
  return format(`${month}-01`, "UTC", { month: "long", year: "numeric" });
}

/** The month "2026-11" in which an instant lies, in `timeZone`. */
export function monthOf(instant: string, timeZone: string): string {
  return withOffset(instant, timeZone).slice(0, 7);
}

/** An instant with the zone's own offset, as machines read it: `2017-09-29T09:40:00+01:00`. */
export function withOffset(instant: string, timeZone: string): string {
  const time = new Date(instant);
  if (Number.isNaN(time.getTime())) return instant;
  const parts = Object.fromEntries(
    formatter(timeZone, {
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      hourCycle: "h23",
      timeZoneName: "longOffset",
    })
      .formatToParts(time)
      .map((part) => [part.type, part.value]),
  );
  const offset = parts["timeZoneName"]?.replace("GMT", "") || "+00:00";
  return `${parts["year"]}-${parts["month"]}-${parts["day"]}T${parts["hour"]}:${parts["minute"]}:${parts["second"]}${offset}`;
}

/** What cannot be read as a date is printed as it is: words of a document are never lost. */
function format(value: string, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  const dateOnly = /^\d{4}-\d{2}-\d{2}$/.test(value);
  const time = new Date(dateOnly ? `${value}T12:00:00Z` : value);
  return Number.isNaN(time.getTime())
    ? value
    : formatter(dateOnly ? "UTC" : timeZone, options).format(time);
}

function formatter(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = timeZone + JSON.stringify(options);
  let found = formatters.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat("en-GB", { ...options, timeZone });
    formatters.set(key, found);
  }
  return found;
}
