import { isKnown, readBreakdown, type Breakdown, type Known, type Member } from "./breakdown.ts";
import { compare, printDecimal, subtract, sum, type Decimal } from "./decimal.ts";
import { derived } from "./derived.ts";
import { unlessPublished } from "./discrepancy.ts";
import { error, type Problem, type Rule } from "./finding.ts";
import { wordsIn, type OnFile, type StoredDocument } from "./onFile.ts";

/**
 * A partition adds up, a subset fits into its total, a derived value is what its inputs give.
 * All in exact decimals. Where a source's own parts do not add up and the breakdown says so, the
 * difference must be the one it says.
 */
export const arithmetic: Rule = {
  name: "arithmetic",
  types: ["breakdown"],
  follows: ["total", "parts"],
  find(document, onFile) {
    const breakdown = readBreakdown(document, onFile);
    const { total } = breakdown;
    const members = total ? [total, ...breakdown.parts] : breakdown.parts;
    const unknown = members.filter((one) => !one.value).map(isMissing);
    const problems =
      unknown.length > 0
        ? unknown
        : total && isKnown(total)
          ? computed(document, breakdown, total, breakdown.parts.filter(isKnown))
          : [error(["total"], `“${breakdown.title}” has no total.`)];
    return [...problems, ...members.flatMap((one) => retracted(one, breakdown, onFile))].map(
      (problem) => ({ rule: "arithmetic", id: document._id, ...problem }),
    );
  },
};

function computed(
  document: StoredDocument,
  breakdown: Breakdown,
  total: Known,
  parts: readonly Known[],
): Problem[] {
  if (parts.length === 0) return [error(["parts"], `“${breakdown.title}” has no parts.`)];
  switch (breakdown.relation) {
    case "partition":
      return addsUp(document, breakdown, total, parts);
    case "subset":
      return fits(breakdown, total, parts);
    case "derived":
      return derived(document, breakdown, total, parts);
    default:
      return [error(["relation"], `Say how the parts of “${breakdown.title}” belong together.`)];
  }
}

function addsUp(
  document: StoredDocument,
  { title }: Breakdown,
  total: Known,
  parts: readonly Known[],
): Problem[] {
  const made = sum(parts.map((part) => part.value));
  const each = parts.map((part) => `${part.name} ${printDecimal(part.value)}`).join(", ");
  return unlessPublished(document, subtract(total.value, made), () => ({
    ...error(
      ["parts"],
      `“${title}” does not add up: its ${parts.length} parts make ${printDecimal(made)}, and ${total.name} is ${printDecimal(total.value)}, a difference of ${printDecimal(size(subtract(total.value, made)))}. Parts: ${each}.`,
    ),
    found: printDecimal(made),
  }));
}

function fits({ title }: Breakdown, total: Known, parts: readonly Known[]): Problem[] {
  return parts
    .filter((part) => compare(part.value, total.value) > 0)
    .map((part) => ({
      ...error(
        part.path,
        `In “${title}” ${part.name} is ${printDecimal(part.value)}, more than its total: ${total.name} is ${printDecimal(total.value)}.`,
      ),
      found: printDecimal(part.value),
    }));
}

function isMissing(one: Member): Problem {
  return error(
    one.path,
    one.statistic
      ? `${one.name} has no value that can be counted.`
      : `This statistic is not on file${one.id === undefined ? "" : ` (${one.id})`}: nothing can be computed without it.`,
  );
}

function retracted(one: Member, { title }: Breakdown, onFile: OnFile): Problem[] {
  return onFile
    .correctionsOf(one.id ?? "")
    .filter((correction) => correction["kind"] === "retraction")
    .slice(0, 1)
    .map((correction) => ({
      level: "warning",
      path: one.path,
      message: `${one.name} was retracted${dated(wordsIn(correction, "date"))}: “${title}” should not rest on it.`,
    }));
}

function dated(date: string | undefined): string {
  return date === undefined ? "" : ` (${date.slice(0, 10)})`;
}

function size(value: Decimal): Decimal {
  return { ...value, units: value.units < 0n ? -value.units : value.units };
}
