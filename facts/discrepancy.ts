import { compare, decimal, printDecimal, toNumber, type Decimal } from "./decimal.ts";
import { error, type Problem } from "./finding.ts";
import { fieldOf, wordsIn, type StoredDocument } from "./onFile.ts";

/**
 * The problem of numbers that do not agree, unless their source publishes them so: a breakdown may
 * say who does and by how much, and then that difference is what is checked.
 */
export function unlessPublished(
  document: StoredDocument,
  difference: Decimal,
  problem: () => Problem,
): Problem[] {
  const discrepancy = document["discrepancy"];
  const stated = fieldOf(discrepancy, "difference");
  const said = typeof stated === "number" ? decimal(stated) : undefined;
  const saidBy = wordsIn(discrepancy, "saidBy");
  if (difference.units === 0n)
    return said && said.units !== 0n
      ? [
          {
            level: "warning",
            path: ["discrepancy"],
            message: `The numbers agree now; the published discrepancy of ${printDecimal(said)} can go.`,
            found: printDecimal(said),
          },
        ]
      : [];
  if (!said) return [problem()];
  if (compare(said, difference) !== 0)
    return [
      problem(),
      {
        ...error(
          ["discrepancy", "difference"],
          `The published discrepancy says ${printDecimal(said)}; the numbers differ by ${printDecimal(difference)}.`,
        ),
        found: printDecimal(said),
        fix: {
          id: document._id,
          path: ["discrepancy", "difference"],
          value: toNumber(difference),
        },
      },
    ];
  return saidBy
    ? []
    : [error(["discrepancy", "saidBy"], "Say who publishes numbers that do not agree.")];
}
