import {
  checkedBreakdown,
  type CheckedBreakdown,
  checkedQuote,
  checkedStatistic,
} from "./checkedFacts.ts";
import type { CorrectionFact, QuoteFact, StatisticFact } from "./facts.ts";
import { type FieldPath, fieldAt } from "./fieldPath.ts";
import { isRecord } from "./isRecord.ts";
import type { Reading } from "./reading.ts";
import { referenced } from "./reference.ts";

/** The quote that a reference names, checked, noted as used; or a report that it is not there. */
export function quoteNamed(
  reference: unknown,
  path: FieldPath,
  reading: Reading,
): { quote: QuoteFact; corrections: readonly CorrectionFact[] } | undefined {
  const found = referenced(reference, reading.facts.quotes, path, reading);
  if (!found) return undefined;
  const quote = checkedQuote(found.fact);
  if (!reading.used.quotes.has(found.id)) {
    // Without the record nobody is named, whatever the document holds.
    const hidden = quote.attribution === "on the record" ? {} : { speaker: "", role: "" };
    reportLost(found.fact, { ...quote, ...hidden }, found.id, reading);
    reading.used.quotes.add(found.id);
  }
  return { quote, corrections: correctionsOf(reading, found.id) };
}

/** The statistic that a reference names, checked, noted as used; or a report that it is not there. */
export function statisticNamed(
  reference: unknown,
  path: FieldPath,
  reading: Reading,
): { statistic: StatisticFact; corrections: readonly CorrectionFact[] } | undefined {
  const found = referenced(reference, reading.facts.statistics, path, reading);
  if (!found) return undefined;
  const statistic = checkedStatistic(found.fact);
  noteStatistic(found.id, found.fact, statistic, reading);
  return { statistic, corrections: correctionsOf(reading, found.id) };
}

/** The breakdown that a reference names, checked, it and its numbers noted as used; or a report. */
export function breakdownNamed(
  reference: unknown,
  path: FieldPath,
  reading: Reading,
): { breakdown: CheckedBreakdown; corrections: readonly CorrectionFact[] } | undefined {
  const found = referenced(reference, reading.facts.breakdowns, path, reading);
  if (!found) return undefined;
  const breakdown = checkedBreakdown(found.fact);
  const { missing, parts, total } = breakdown;
  if (missing > 0)
    reading.report(
      "not-published",
      path,
      `${missing} of its parts are not published or hold no number.`,
    );
  if (!reading.used.breakdowns.has(found.id)) reportLost(found.fact, breakdown, found.id, reading);
  reading.used.breakdowns.add(found.id);
  const raw = [found.fact.total, ...(Array.isArray(found.fact.parts) ? found.fact.parts : [])];
  const shown = [...(total ? [total] : []), ...parts];
  for (const statistic of shown) {
    const document = raw.find((one) => isRecord(one) && one["_id"] === statistic._id);
    noteStatistic(statistic._id, document, statistic, reading);
  }
  const corrections = shown.flatMap(({ _id }) => correctionsOf(reading, _id));
  return { breakdown, corrections };
}

function noteStatistic(id: string, raw: unknown, statistic: StatisticFact, reading: Reading): void {
  if (!reading.used.statistics.has(id)) reportLost(raw, statistic, id, reading);
  reading.used.statistics.add(id);
}

/** Reports each field that holds something, and nothing that can be printed. */
function reportLost(raw: unknown, checked: object, id: string, reading: Reading): void {
  if (!isRecord(raw)) return;
  let lost = lostFields.get(raw);
  if (!lost) {
    lost = Object.entries(checked)
      .filter(([name, value]) => value === null && Object.hasOwn(raw, name) && holds(raw[name]))
      .map(([name]) => name);
    lostFields.set(raw, lost);
  }
  for (const name of lost) {
    const reason = "The field holds something that cannot be printed.";
    reading.report("malformed", fieldAt(null, name), reason, id);
  }
}

/** By document, so that one that a hundred stories name is looked through once. */
const lostFields = new WeakMap<object, readonly string[]>();

const holds = (value: unknown) =>
  value !== null && value !== undefined && !(typeof value === "string" && value.trim() === "");

function correctionsOf(reading: Reading, id: string): readonly CorrectionFact[] {
  return reading.facts.correctionsOf(id);
}
