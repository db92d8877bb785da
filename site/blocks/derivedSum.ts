import type { Element } from "hast";
import { h } from "hastscript";
import { printFigure } from "../printFigure.ts";
import type { CheckedBreakdown } from "../story/checkedFacts.ts";

const roundingWords = {
  "half up": "rounded half up",
  "half even": "rounded half to even",
  up: "rounded up",
  down: "rounded down",
} as const;

/** How a figure was computed, as a sum that a reader can check: "317 ÷ 498 = 63.7%, rounded half up". */
export function derivedSum({ derivation, parts, total }: CheckedBreakdown): Element[] {
  const operation = derivation?.operation;
  if (!operation || !total || parts.length < 2) return [];
  const numbers = parts.map(printFigure);
  const result = printFigure(total);
  const rounding = derivation.rounding ? `, ${roundingWords[derivation.rounding]}` : "";
  const sums = {
    percent: () => `${numbers[0]} ÷ ${numbers[1]} = ${result}${rounding}`,
    ratio: () => `${numbers[0]} ÷ ${numbers[1]} = ${result}${rounding}`,
    difference: () => `${numbers.join(" − ")} = ${result}`,
  };
  return [h("p", { className: ["derived-sum"] }, `${sums[operation]()}.`)];
}
