import { decimal, printDecimal, round } from "../facts/decimal.ts";

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** A row's second line: what there is of it, each once (an opinion in Opinion), with points between. */
export function inARow(...parts: readonly unknown[]): string {
  const words = parts.filter((part) => typeof part === "string" && part !== "");
  return [...new Set(words)].join(" · ");
}

/** A statistic's value as a list shows it: "498 arrests", "£1,243,600", "9%". */
export function figureInWords({
  value,
  unit,
  precision,
}: Readonly<Record<string, unknown>>): string | undefined {
  const exact = typeof value === "number" ? decimal(value) : undefined;
  if (!exact) return undefined;
  const places =
    typeof precision === "number" ? Math.min(Math.max(Math.trunc(precision), 0), 6) : 0;
  const number = printDecimal(round(exact, places, "half up"));
  if (typeof unit !== "string" || unit === "") return number;
  if (/^(%|‰)$/.test(unit)) return number + unit;
  return /^([A-Z]{1,3})?\p{Sc}$/u.test(unit) ? unit + number : `${number} ${unit}`;
}

/** A day, of a date or of a moment in UTC: "28 Sep 2017". */
export function dayInWords(value: unknown): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(String(value)) ?? [];
  const name = months[Number(month) - 1];
  return name && `${Number(day)} ${name} ${year}`;
}

/** A moment in UTC: "28 Sep 2017, 18:00 UTC". */
export function momentInWords(value: unknown): string | undefined {
  const time = typeof value === "string" ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time)) return undefined;
  const utc = new Date(time).toISOString();
  return `${dayInWords(utc)}, ${utc.slice(11, 16)} UTC`;
}

/** The title of a choice, as an editor chose it. */
export function titleOf(
  options: readonly { value: string; title: string }[],
  value: unknown,
): string | undefined {
  return options.find((option) => option.value === value)?.title;
}
