import type { Unchecked } from "../blocks/block.ts";
import type {
  BreakdownFact,
  CorrectionFact,
  EntityFact,
  QuoteFact,
  SourceFact,
  StatisticFact,
} from "./facts.ts";
import { isRecord } from "./isRecord.ts";
import { wordsOf } from "./plainText.ts";

// The lake keeps what it is given: a name may be an object, a value a string. What is drawn passes
// here first, so that the drawing can trust its fields. A field of the wrong kind counts as missing.

/** A person or organization, or nothing where there is no name to print. */
export function checkedEntity(value: unknown): (EntityFact & { name: string }) | null {
  if (!isRecord(value)) return null;
  const name = wordsOf(value["name"]);
  return name === null
    ? null
    : {
        _id: wordsOf(value["_id"]) ?? "",
        _type: value["_type"] === "organization" ? "organization" : "person",
        name,
        nameLanguage: wordsOf(value["nameLanguage"]),
        slug: wordsOf(value["slug"]),
      };
}

/** Where a fact is on record. */
export function checkedSource(value: unknown): SourceFact | null {
  return isRecord(value)
    ? {
        _id: wordsOf(value["_id"]) ?? "",
        title: wordsOf(value["title"]),
        kind: wordsOf(value["kind"]),
        url: wordsOf(value["url"]),
        published: wordsOf(value["published"]),
        accessed: wordsOf(value["accessed"]),
        archivedUrl: wordsOf(value["archivedUrl"]),
        publisher: checkedEntity(value["publisher"]),
      }
    : null;
}

/** Somebody's words. No speaker is left where the quote is not on the record. */
export function checkedQuote(quote: Unchecked<QuoteFact>): QuoteFact {
  const onTheRecord = quote.attribution === "on the record";
  return {
    _id: wordsOf(quote._id) ?? "",
    text: wordsOf(quote.text),
    slug: wordsOf(quote.slug),
    attribution: onTheRecord ? "on the record" : "background",
    attributedAs: wordsOf(quote.attributedAs),
    speaker: onTheRecord ? checkedEntity(quote.speaker) : null,
    role: onTheRecord ? wordsOf(quote.role) : null,
    saidOn: wordsOf(quote.saidOn),
    publishedOn: wordsOf(quote.publishedOn),
    occasion: wordsOf(quote.occasion),
    language: wordsOf(quote.language),
    original: wordsOf(quote.original),
    translator: wordsOf(quote.translator),
    source: checkedSource(quote.source),
  };
}

/** One number. Many texts of a batch name the same one, so it is checked once. */
export function checkedStatistic(statistic: Unchecked<StatisticFact>): StatisticFact {
  let checked = checkedStatistics.get(statistic);
  if (!checked) {
    checked = checkStatistic(statistic);
    checkedStatistics.set(statistic, checked);
    checkedStatistics.set(checked, checked);
  }
  return checked;
}

const checkedStatistics = new WeakMap<Unchecked<StatisticFact>, StatisticFact>();

function checkStatistic(statistic: Unchecked<StatisticFact>): StatisticFact {
  const { period, place, precision, standsBeside } = statistic;
  const beside = isRecord(standsBeside) ? standsBeside["statistic"] : null;
  return {
    _id: wordsOf(statistic._id) ?? "",
    label: wordsOf(statistic.label),
    slug: wordsOf(statistic.slug),
    value: finite(statistic.value),
    unit: wordsOf(statistic.unit),
    precision: finite(precision),
    qualifier: qualifiers.find((word) => word === statistic.qualifier) ?? null,
    population: wordsOf(statistic.population),
    asPart: wordsOf(statistic.asPart),
    place: isRecord(place)
      ? {
          _id: wordsOf(place["_id"]) ?? "",
          name: wordsOf(place["name"]),
          level: wordsOf(place["level"]),
        }
      : null,
    printedAs: wordsOf(statistic.printedAs),
    asOf: wordsOf(statistic.asOf),
    period: isRecord(period) ? { from: wordsOf(period["from"]), to: wordsOf(period["to"]) } : null,
    source: checkedSource(statistic.source),
    method: wordsOf(statistic.method),
    standsBeside: isRecord(standsBeside)
      ? {
          difference: wordsOf(standsBeside["difference"]),
          statistic: isRecord(beside)
            ? {
                _id: wordsOf(beside["_id"]) ?? "",
                label: wordsOf(beside["label"]),
                slug: wordsOf(beside["slug"]),
              }
            : null,
        }
      : null,
  };
}

/** A breakdown with the parts that can be shown, and how many cannot. */
export type CheckedBreakdown = Omit<BreakdownFact, "parts"> & {
  parts: StatisticFact[];
  missing: number;
};

/** A total and its parts; parts that are not published or hold no number are left out. */
export function checkedBreakdown(breakdown: Unchecked<BreakdownFact>): CheckedBreakdown {
  const { derivation, discrepancy, total } = breakdown;
  const all = Array.isArray(breakdown.parts) ? breakdown.parts : [];
  const parts = all
    .filter(isRecord)
    .map(checkedStatistic)
    .filter(({ value }) => value !== null);
  return {
    _id: wordsOf(breakdown._id) ?? "",
    title: wordsOf(breakdown.title),
    subtitle: wordsOf(breakdown.subtitle),
    total: isRecord(total) ? checkedStatistic(total) : null,
    parts,
    missing: all.length - parts.length,
    relation: relations.find((word) => word === breakdown.relation) ?? null,
    derivation: isRecord(derivation)
      ? {
          operation: operations.find((word) => word === derivation["operation"]) ?? null,
          rounding: roundings.find((word) => word === derivation["rounding"]) ?? null,
        }
      : null,
    discrepancy: isRecord(discrepancy)
      ? {
          saidBy: wordsOf(discrepancy["saidBy"]),
          difference: finite(discrepancy["difference"]),
          note: wordsOf(discrepancy["note"]),
        }
      : null,
    chart: breakdown.chart === "none" ? "none" : "bars",
    partsHeading: wordsOf(breakdown.partsHeading),
    totalLabel: wordsOf(breakdown.totalLabel),
    note: wordsOf(breakdown.note),
  };
}

/** A dated note that something was wrong. */
export function checkedCorrection(correction: Unchecked<CorrectionFact>): CorrectionFact {
  return {
    _id: wordsOf(correction._id) ?? "",
    corrects: wordsOf(correction.corrects),
    kind: correctionKinds.find((word) => word === correction.kind) ?? "correction",
    field: wordsOf(correction.field),
    was: wordsOf(correction.was),
    is: wordsOf(correction.is),
    text: wordsOf(correction.text),
    date: wordsOf(correction.date),
    foundBy: wordsOf(correction.foundBy),
  };
}

const qualifiers = ["exact", "about", "almost", "more than", "at least", "at most"] as const;
const relations = ["partition", "subset", "derived"] as const;
const operations = ["percent", "ratio", "difference"] as const;
const roundings = ["half up", "half even", "up", "down"] as const;
const correctionKinds = ["correction", "clarification", "update", "retraction"] as const;

function finite(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}
