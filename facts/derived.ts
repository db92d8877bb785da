import { type Breakdown, type Known } from "./breakdown.ts";
import {
  divide,
  multiply,
  printDecimal,
  round,
  subtract,
  sum,
  toNumber,
  type Decimal,
} from "./decimal.ts";
import { unlessPublished } from "./discrepancy.ts";
import { error, type Problem } from "./finding.ts";
import { fieldOf, type StoredDocument } from "./onFile.ts";

/** What is wrong with a derived total: it is computed again from its inputs, under its rounding rule. */
export function derived(
  document: StoredDocument,
  breakdown: Breakdown,
  total: Known,
  parts: readonly Known[],
): Problem[] {
  const places = Math.max(total.value.places, precisionOf(total));
  const [first, second, ...others] = parts;
  if (!first || !second)
    return [error(["parts"], `“${breakdown.title}” needs two parts to compute its total from.`)];
  if (others.length > 0 && breakdown.operation !== "difference")
    return [
      error(
        ["parts"],
        `“${breakdown.title}” has ${parts.length} parts; a ${breakdown.operation ?? "sum"} takes two: what is divided, then what by.`,
      ),
    ];
  const result = derive(breakdown, first, second, others, places);
  if (result === "no operation")
    return [error(["derivation"], `Say how the total of “${breakdown.title}” is computed.`)];
  if (!result)
    return [error(second.path, `“${breakdown.title}” divides by ${second.name}, which is 0.`)];
  const inputs = parts.map((part) => `${part.name} ${printDecimal(part.value)}`).join(", ");
  return unlessPublished(document, subtract(total.value, result), () => ({
    ...error(
      ["total"],
      `${total.name} is ${printDecimal(total.value)}; computed from its parts and rounded ${breakdown.rounding} it is ${printDecimal(result)}. Parts: ${inputs}.`,
    ),
    found: printDecimal(total.value),
    ...(total.id !== undefined && {
      fix: { id: total.id, path: ["value"], value: toNumber(result) },
    }),
  }));
}

function derive(
  { operation, rounding }: Breakdown,
  first: Known,
  second: Known,
  others: readonly Known[],
  places: number,
): Decimal | "no operation" | undefined {
  switch (operation) {
    case "percent":
      return divide(
        multiply(first.value, { units: 100n, places: 0 }),
        second.value,
        places,
        rounding,
      );
    case "ratio":
      return divide(first.value, second.value, places, rounding);
    case "difference":
      return round(
        subtract(first.value, sum([second, ...others].map((part) => part.value))),
        places,
        rounding,
      );
    default:
      return "no operation";
  }
}

function precisionOf({ statistic }: Known): number {
  const precision = fieldOf(statistic, "precision");
  return typeof precision === "number" && precision >= 0 && precision <= 20
    ? Math.trunc(precision)
    : 0;
}
