import { typedNumber } from "./typedNumber.ts";

/** Kinds of facts that a story can name. */
export type FactType = "statistic" | "quote" | "breakdown";

/** How many facts a search shows at most. */
const most = 12;

const fields = `_id, _type, value, unit, precision, label, asOf, "to": period.to,
  "source": coalesce(source->publisher->shortName, source->publisher->name, source->title),
  text, "speaker": speaker->name, attributedAs, role, saidOn, publishedOn,
  title, relation, "parts": count(parts), "total": total->{value, unit, precision}`;

// Words of a fact and of what it names: whom it quotes, where it was counted.
const words = `[label, population, asPart, printedAs, place->name,
  text, speaker->name, attributedAs, role, occasion, title, subtitle]`;

/**
 * Facts by words or by number, the best first: with the very number, with a number that begins so,
 * with all the words, with a number near it ("almost 500" is 498).
 */
export const factsQuery = `{
  "exact": select(defined($number) => *[_type in $types && _type == "statistic" && value == $number] | order(_updatedAt desc)[0...${most}]{${fields}}, []),
  "begins": select(defined($number) => *[_type in $types && _type == "statistic" && string::startsWith(string(value), string($number)) && value != $number] | order(_updatedAt desc)[0...${most}]{${fields}}, []),
  "worded": select(count($words) > 0 => *[_type in $types && ${words} match $words] | order(_updatedAt desc)[0...${most}]{${fields}}, []),
  "near": select(defined($number) => *[_type in $types && _type == "statistic" && value >= $least && value <= $greatest && value != $number] | order(_updatedAt desc)[0...${most}]{${fields}}, []),
  "recent": select(count($words) == 0 && !defined($number) => *[_type in $types] | order(_updatedAt desc)[0...${most}]{${fields}}, [])
}`;

/** What the query is asked with. */
export interface FactsAsked {
  types: FactType[];
  words: string[];
  number: number | null;
  least: number | null;
  greatest: number | null;
}

/** The question that typed words ask; a long marked passage is found by its first words. */
export function factsAsked(typed: string, types: readonly FactType[]): FactsAsked {
  const number = typedNumber(typed) ?? null;
  const tenth = number === null ? null : Math.abs(number) / 10;
  const found = typed.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return {
    types: [...types],
    words: found.slice(0, 6).map((word) => `${word}*`),
    number,
    least: number === null || tenth === null ? null : number - tenth,
    greatest: number === null || tenth === null ? null : number + tenth,
  };
}

/** The order in which the query's answers are shown. */
export const factsOrder = ["exact", "begins", "worded", "near", "recent"] as const;

/** The most that are shown. */
export const factsShown = most;
