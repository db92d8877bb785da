/**
 * What a story's text needs to know of the documents it names, as the queries return it
 * (`null` where a field is missing). Queries of pages must be assignable to these.
 */

/** A person or organization that speaks, writes or publishes. */
export interface EntityFact {
  _id: string;
  _type: "person" | "organization";
  name: string | null;
  /** BCP 47 tag of a name in another language. */
  nameLanguage?: string | null;
  slug: string | null;
}

/** Where a fact is on record. */
export interface SourceFact {
  _id: string;
  title: string | null;
  kind: string | null;
  url: string | null;
  /** A date, `2017-09-28`. */
  published: string | null;
  accessed: string | null;
  archivedUrl: string | null;
  publisher: EntityFact | null;
}

/** Somebody's words. */
export interface QuoteFact {
  _id: string;
  text: string | null;
  slug: string | null;
  attribution: "on the record" | "background" | "not for attribution" | null;
  attributedAs: string | null;
  /** Refused by the rules where the quote is not on the record. */
  speaker: EntityFact | null;
  /** As it was on that day. */
  role: string | null;
  saidOn: string | null;
  publishedOn: string | null;
  occasion: string | null;
  /** The language it was said in, where it is not the paper's. */
  language: string | null;
  original: string | null;
  translator: string | null;
  source: SourceFact | null;
}

/** One number. */
export interface StatisticFact {
  _id: string;
  label: string | null;
  slug: string | null;
  value: number | null;
  unit: string | null;
  precision: number | null;
  qualifier: "exact" | "about" | "almost" | "more than" | "at least" | "at most" | null;
  population: string | null;
  /** The words after "of 498": "had prior criminal convictions". */
  asPart: string | null;
  place: { _id: string; name: string | null; level: string | null } | null;
  printedAs: string | null;
  asOf: string | null;
  period: { from?: string | null; to?: string | null } | null;
  source: SourceFact | null;
  method: string | null;
  standsBeside: {
    difference: string | null;
    statistic: { _id: string; label: string | null; slug: string | null } | null;
  } | null;
}

/** A total and its parts. */
export interface BreakdownFact {
  _id: string;
  title: string | null;
  subtitle: string | null;
  total: StatisticFact | null;
  /** `null` for a part that is not published. */
  parts: (StatisticFact | null)[] | null;
  relation: "partition" | "subset" | "derived" | null;
  derivation: {
    operation?: "percent" | "ratio" | "difference" | null;
    rounding?: "half up" | "half even" | "up" | "down" | null;
  } | null;
  discrepancy: {
    saidBy?: string | null;
    difference?: number | null;
    note?: string | null;
  } | null;
  chart: "bars" | "none" | null;
  partsHeading: string | null;
  totalLabel: string | null;
  note: string | null;
}

/** A dated note that something was wrong and what is right. */
export interface CorrectionFact {
  _id: string;
  /** The id of the story, quote or statistic it corrects. */
  corrects: string | null;
  kind: "correction" | "clarification" | "update" | "retraction" | null;
  field: string | null;
  was: string | null;
  is: string | null;
  text: string | null;
  /** An instant. */
  date: string | null;
  foundBy: string | null;
}

/** Things that are known by id. */
export interface Known<T> {
  get(id: string): T | undefined;
}

/** Every document that a text names, by id: what is missing here is not published. */
export interface StoryFacts {
  quotes: Known<QuoteFact>;
  statistics: Known<StatisticFact>;
  breakdowns: Known<BreakdownFact>;
  /** Stories that are linked to. */
  articles: Known<{ path: string; headline: string }>;
  /** The corrections of a document, oldest first. */
  correctionsOf(id: string): readonly CorrectionFact[];
}
