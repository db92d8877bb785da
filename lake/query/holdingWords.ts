import type { ExprNode } from "groq-js";
import type { Candidates, Lookups } from "./lookupTypes.ts";
import { pathOf } from "./pathOf.ts";

/** Finds the documents whose stored text holds all words of some patterns anywhere; null where that does not tell. */
export function holdingWords(
  left: ExprNode,
  patterns: string[],
  lookups: Lookups,
  types: string[] | null,
): Candidates | null {
  const parts = patterns.flatMap(plainParts);
  if (parts.length === 0) return null;
  const path = pathOf(left);
  if (path !== null && path !== "_type") return lookups.holding(path, parts, types);
  return isOwnText(left) ? lookups.holding(null, parts, types) : null;
}

// Only these stand in JSON as they are, and have no other case than SQLite knows.
function plainParts(text: string): string[] {
  // Of a very long word `match` looks at the beginning alone.
  if (text.length > 1000) return [];
  return (text.match(/[a-z0-9]+/gi) ?? []).filter((part) => part.length > 1);
}

/** Tells whether an expression gives strings that stand as they are in the document: nothing joined, nothing from elsewhere. */
function isOwnText(node: ExprNode | undefined): boolean {
  switch (node?.type) {
    case undefined:
    case "This":
      return true;
    case "AccessAttribute":
    case "ArrayCoerce":
    case "AccessElement":
    case "Group":
      return isOwnText(node.base);
    case "Array":
      return node.elements.every((element) => isOwnText(element.value));
    default:
      return false;
  }
}
