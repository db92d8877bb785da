import type { ExprNode } from "groq-js";
import { children } from "./children.ts";

// How groq-js nests scopes: a filter, a projection and the arguments of a pipe see an item of their own, and reach the
// scope outside by `^`; a step through an array sees an item too, but steps aside: what nests in it reaches past it.

/** An expression inside another one, and whether it sees an item of its own there. */
export interface Part {
  node: ExprNode;
  sees: "same" | "nested" | "hidden";
}

/** Lists the expressions directly inside an expression with the scope that each is evaluated in. */
export function partsOf(node: ExprNode): Part[] {
  const inner = innerOf(node);
  return children(node).map((child) => ({
    node: child,
    sees: inner && inner.of.includes(child) ? inner.sees : "same",
  }));
}

function innerOf(node: ExprNode): { of: ExprNode[]; sees: Part["sees"] } | null {
  switch (node.type) {
    case "Filter":
    case "Projection":
      return { of: [node.expr], sees: "nested" };
    case "Map":
    case "FlatMap":
      return { of: [node.expr], sees: "hidden" };
    case "PipeFuncCall":
      return { of: node.args, sees: "nested" };
    default:
      return null;
  }
}

/** Tells whether an expression says the same in whatever scope it is evaluated: it looks at no item but its own. */
export function isClosed(node: ExprNode): boolean {
  return closedWithin(node, { depth: 0, isNested: false, isHidden: false });
}

interface Place {
  /** How many `^` lead to scopes inside the expression. */
  depth: number;
  isNested: boolean;
  isHidden: boolean;
}

function closedWithin(node: ExprNode, place: Place): boolean {
  if (node.type === "Parent") return node.n < place.depth;
  if (!place.isNested && looksAtItem(node)) return false;
  return partsOf(node).every((part) => closedWithin(part.node, placeOfPart(part, place)));
}

function placeOfPart({ sees }: Part, place: Place): Place {
  if (sees === "same") return place;
  return {
    depth: place.isHidden ? place.depth : place.depth + 1,
    isNested: true,
    isHidden: sees === "hidden",
  };
}

function looksAtItem(node: ExprNode): boolean {
  if (node.type === "This") return true;
  if (node.type === "AccessAttribute") return !node.base;
  if (node.type !== "FuncCall") return false;
  // These look at the item without naming it.
  return (
    (node.namespace === "global" && node.name === "references") ||
    (node.namespace === "sanity" && ["versionOf", "partOfRelease"].includes(node.name))
  );
}

const asking = new WeakMap<ExprNode, boolean>();

/** Tells whether an expression asks for all documents anywhere in it. */
export function asksForAll(node: ExprNode): boolean {
  if (node.type === "Everything") return true;
  let asks = asking.get(node);
  if (asks === undefined) asking.set(node, (asks = children(node).some(asksForAll)));
  return asks;
}
