import type { ExprNode, FuncCallNode, OpCallNode } from "groq-js";
import { searchBehind } from "./answerSearches.ts";
import { constant } from "./constant.ts";
import { holdingWords } from "./holdingWords.ts";
import type { Candidates, Lookups } from "./lookupTypes.ts";
import { isAttribute, pathOf } from "./pathOf.ts";
import { typesFor } from "./typesFor.ts";

/**
 * Finds documents among which are all that meet a condition, or gives null when no index tells.
 * The condition itself is evaluated on them afterwards: here it is enough to leave none out.
 */
export function candidatesFor(
  node: ExprNode,
  lookups: Lookups,
  types: string[] | null,
): Candidates | null {
  const search = searchBehind(node);
  if (search) return holdingWords(search.left, search.words, lookups, types);
  switch (node.type) {
    case "Group":
      return candidatesFor(node.base, lookups, types);
    case "And": {
      const own = typesFor(node) ?? types;
      return fewer(candidatesFor(node.left, lookups, own), candidatesFor(node.right, lookups, own));
    }
    case "Or":
      return together(
        candidatesFor(node.left, lookups, types),
        candidatesFor(node.right, lookups, types),
      );
    case "OpCall":
      if (node.op === "==") {
        return (
          equals(node.left, node.right, lookups, types) ??
          equals(node.right, node.left, lookups, types)
        );
      }
      if (node.op === "match") return matching(node, lookups, types);
      return node.op === "in" ? isIn(node, lookups, types) : null;
    case "FuncCall":
      return byFunction(node, lookups);
    default:
      return null;
  }
}

function equals(
  attribute: ExprNode,
  other: ExprNode,
  lookups: Lookups,
  types: string[] | null,
): Candidates | null {
  const path = pathOf(attribute);
  const found = constant(other);
  return found ? byValues(path, attribute, [found.value], lookups, types) : null;
}

function isIn(node: OpCallNode, lookups: Lookups, types: string[] | null): Candidates | null {
  const { left, right } = node;
  if (right.type === "FuncCall" && right.namespace === "global" && right.name === "path") {
    const [argument] = right.args;
    const pattern = argument && constant(argument)?.value;
    return typeof pattern === "string" ? byPattern(left, pattern, lookups) : null;
  }
  const list = constant(right);
  if (Array.isArray(list?.value)) return byValues(pathOf(left), left, list.value, lookups, types);
  const one = constant(left);
  return one && endsInReference(right) ? referring([one.value], lookups) : null;
}

/** Documents in which an attribute has one of these values. */
function byValues(
  path: string | null,
  attribute: ExprNode,
  values: unknown[],
  lookups: Lookups,
  types: string[] | null,
): Candidates | null {
  if (path === "_id") return lookups.ids(strings(values));
  if (path === "_type") return lookups.types(strings(values));
  // Where no value is a scalar, nothing can be equal but null, which no index holds.
  if (values.some((value) => value === null || value === undefined)) return null;
  if (path !== null) {
    const scalars = values.filter((value) => typeof value !== "object");
    return lookups.field(path, scalars, types);
  }
  return endsInReference(attribute) ? referring(values, lookups) : null;
}

function referring(values: unknown[], lookups: Lookups): Candidates | null {
  return values.every((value) => typeof value === "string")
    ? lookups.referringTo(strings(values))
    : null;
}

function byPattern(left: ExprNode, pattern: string, lookups: Lookups): Candidates | null {
  const prefix = pattern.slice(0, pattern.indexOf("*"));
  if (!pattern.includes("*") || prefix === "") return null;
  if (isAttribute(left, "_originalId")) return lookups.prefix("stored", prefix);
  return isAttribute(left, "_id") ? lookups.prefix("shown", prefix) : null;
}

/** By `match` with a pattern: each of its words is somewhere in the text. */
function matching(node: OpCallNode, lookups: Lookups, types: string[] | null): Candidates | null {
  const asked = constant(node.right)?.value;
  const patterns = Array.isArray(asked) ? asked : [asked];
  const words = patterns.every((pattern) => typeof pattern === "string") ? strings(patterns) : [];
  return holdingWords(node.left, words, lookups, types);
}

function byFunction(node: FuncCallNode, lookups: Lookups): Candidates | null {
  const [first] = node.args;
  const value = first && constant(first)?.value;
  if (node.namespace === "sanity" && typeof value === "string") {
    if (node.name === "versionOf") return lookups.versionsOf(value);
    return node.name === "partOfRelease" ? lookups.prefix("shown", `versions.${value}.`) : null;
  }
  if (node.namespace !== "global" || node.name !== "references") return null;
  const found = node.args.map(constant);
  const targets: unknown[] = [];
  for (const one of found) {
    if (!one) return null;
    targets.push(...(Array.isArray(one.value) ? one.value : [one.value]));
  }
  return lookups.referringTo(strings(targets));
}

/** Tells whether an expression gives `_ref`s that stand somewhere in the document itself: `topics[]._ref`. */
function endsInReference(node: ExprNode): boolean {
  switch (node.type) {
    case "Group":
      return endsInReference(node.base);
    case "AccessAttribute":
      return node.name === "_ref" && isWithin(node.base);
    case "Map":
    case "FlatMap":
      return isWithin(node.base) && endsInReference(node.expr);
    default:
      return false;
  }
}

function isWithin(node: ExprNode | undefined): boolean {
  switch (node?.type) {
    case undefined:
    case "This":
      return true;
    case "Group":
    case "ArrayCoerce":
    case "AccessElement":
    case "Slice":
    case "Filter":
      return isWithin(node.base);
    case "AccessAttribute":
      return isWithin(node.base);
    case "Map":
    case "FlatMap":
      return isWithin(node.base) && isWithin(node.expr);
    default:
      return false;
  }
}

function fewer(a: Candidates | null, b: Candidates | null): Candidates | null {
  if (!a || !b) return a ?? b;
  const [cheap, other] = a.isCostly ? [b, a] : [a, b];
  // To count the costly ones is to find them.
  if (other.isCostly && cheap.atMost <= few) return cheap;
  return other.atMost < cheap.atMost ? other : cheap;
}

/** Up to so many candidates are simply read; of more it may pay to leave some out. */
export const few = 200;

function together(a: Candidates | null, b: Candidates | null): Candidates | null {
  if (!a || !b) return null;
  return {
    get atMost() {
      return a.atMost + b.atMost;
    },
    isCostly: a.isCostly || b.isCostly,
    ids: () => [...a.ids(), ...b.ids()],
  };
}

function strings(values: unknown[]): string[] {
  return values.filter((value) => typeof value === "string");
}
