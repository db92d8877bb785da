import { decimal, subtract, sum, toNumber } from "../../facts/decimal.ts";
import { printFigure, printNumber } from "../printFigure.ts";
import type { CheckedBreakdown } from "../story/checkedFacts.ts";

/**
 * The sum that a reader can check: "28 + 30 + … = 498". Where the source's own parts do not add
 * up, it says so. Nothing for parts that are never added.
 */
export function checkLine({ relation, parts, total }: CheckedBreakdown): string | null {
  if (relation !== "partition" || !total || total.value === null || parts.length < 2) return null;
  const precision = Math.max(...[...parts, total].map((one) => one.precision ?? 0), 0);
  const exact = (value: number | null) => decimal(value ?? 0) ?? { units: 0n, places: 0 };
  const added = sum(parts.map((part) => exact(part.value)));
  const difference = toNumber(subtract(exact(total.value), added));
  const left = parts.map((part) => printFigure(part)).join(" + ");
  const right = `${left} = ${printFigure({ ...total, value: toNumber(added), precision })}`;
  return difference === 0
    ? right
    : `${right}; published as ${printFigure(total)}, a difference of ${printNumber(Math.abs(difference), precision)}`;
}
