import type { ExprNode, OpCallNode } from "groq-js";
import { innerNames } from "../storage/indexRows.ts";
import { constant } from "./constant.ts";
import type { Candidates, Lookups } from "./lookups.ts";

/**
 * Finds documents among which are all that meet a condition, or gives null when no index tells.
 * The condition itself is evaluated on them afterwards: here it is enough to leave none out.
 */
export function candidatesFor(
  node: ExprNode,
  lookups: Lookups,
  types: string[] | null,
): Candidates | null {
  switch (node.type) {
    case "Group":
      return candidatesFor(node.base, lookups, types);
    case "And":
      return fewer(
        candidatesFor(node.left, lookups, types),
        candidatesFor(node.right, lookups, types),
      );
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
      return node.op === "in" ? isIn(node, lookups, types) : null;
    case "FuncCall":
      return byFunction(node, lookups);
    default:
      return null;
  }
}

/** The types that a condition allows, or null when it allows any. */
export function typesFor(node: ExprNode): string[] | null {
  switch (node.type) {
    case "Group":
      return typesFor(node.base);
    case "And": {
      const left = typesFor(node.left);
      const right = typesFor(node.right);
      return left && right ? left.filter((type) => right.includes(type)) : (left ?? right);
    }
    case "Or": {
      const left = typesFor(node.left);
      const right = typesFor(node.right);
      return left && right ? [...new Set([...left, ...right])] : null;
    }
    case "OpCall": {
      const [path, other] =
        pathOf(node.left) === "_type" ? ["_type", node.right] : [pathOf(node.right), node.left];
      if (path !== "_type" || (node.op === "in" && other === node.left)) return null;
      const found = constant(other);
      if (!found) return null;
      if (node.op === "==") return strings([found.value]);
      return node.op === "in" && Array.isArray(found.value) ? strings(found.value) : null;
    }
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
  if (
    pathOf(left) === "_id" &&
    right.type === "FuncCall" &&
    right.namespace === "global" &&
    right.name === "path"
  ) {
    const [pattern] = right.args;
    const found = pattern && constant(pattern);
    return typeof found?.value === "string" ? byPattern(found.value, lookups) : null;
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

function byPattern(pattern: string, lookups: Lookups): Candidates | null {
  const prefix = pattern.slice(0, pattern.indexOf("*"));
  return pattern.includes("*") && prefix !== "" ? lookups.prefix(prefix) : null;
}

function byFunction(node: ExprNode & { type: "FuncCall" }, lookups: Lookups): Candidates | null {
  if (node.namespace !== "global" || node.name !== "references") return null;
  const found = node.args.map(constant);
  const targets: unknown[] = [];
  for (const one of found) {
    if (!one) return null;
    targets.push(...(Array.isArray(one.value) ? one.value : [one.value]));
  }
  return lookups.referringTo(strings(targets));
}

/** The name of an indexed attribute of the document itself: `title`, `slug.current`, `section._ref`. */
export function pathOf(node: ExprNode): string | null {
  if (node.type === "Group") return pathOf(node.base);
  if (node.type !== "AccessAttribute") return null;
  if (!node.base || node.base.type === "This")
    return node.name === "_originalId" || node.name === "_rev" ? null : node.name;
  const outer = node.base;
  const isInner = innerNames.includes(node.name);
  const isTop = outer.type === "AccessAttribute" && (!outer.base || outer.base.type === "This");
  return isInner && isTop ? `${outer.name}.${node.name}` : null;
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
  return a.atMost <= b.atMost ? a : b;
}

function together(a: Candidates | null, b: Candidates | null): Candidates | null {
  if (!a || !b) return null;
  return { atMost: a.atMost + b.atMost, ids: () => [...a.ids(), ...b.ids()] };
}

function strings(values: unknown[]): string[] {
  return values.filter((value) => typeof value === "string");
}
