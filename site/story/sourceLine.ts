import type { ElementContent } from "hast";
import { h } from "hastscript";
import { printDate } from "../printDate.ts";
import type { SourceFact, StatisticFact } from "./facts.ts";
import { webHref } from "./webHref.ts";

/** What a source is called in a note: its publisher, with `kind` also what it is; else its title. */
export function sourceName(source: SourceFact | null, kind = false): string | null {
  const publisher = source?.publisher?.name;
  if (!source || !publisher) return source?.title ?? null;
  return kind && source.kind ? `${publisher} ${source.kind}` : publisher;
}

/** "Source: ICE news release", the name leading to the source where it has an address. */
export function sourceLine(source: SourceFact | null, kind = false): ElementContent[] {
  const name = sourceName(source, kind);
  if (!source || name === null) return [];
  const href = webHref(source.url) ?? webHref(source.archivedUrl);
  return [
    { type: "text", value: "Source: " },
    href === undefined ? { type: "text", value: name } : h("a", { href }, name),
  ];
}

/** When a statistic holds, in words: "as of 28 September 2017", "1 July to 31 July 2026". */
export function heldWords(statistic: StatisticFact, timeZone: string): string | null {
  const from = statistic.period?.from;
  const to = statistic.period?.to;
  if (from && to) return `${printDate(from, timeZone)} to ${printDate(to, timeZone)}`;
  if (from) return `since ${printDate(from, timeZone)}`;
  const date = statistic.asOf ?? to;
  return date ? `as of ${printDate(date, timeZone)}` : null;
}

/** The words with a capital at their beginning. */
export function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A date as a `time` that machines read too; a date that is none as its words. */
export function dateElement(date: string, timeZone: string): ElementContent {
  const printed = printDate(date, timeZone);
  return printed === date ? { type: "text", value: date } : h("time", { dateTime: date }, printed);
}
