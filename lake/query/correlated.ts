import type { ExprNode } from "groq-js";
import { pathOf } from "./pathOf.ts";
import { constant } from "./constant.ts";

/** A look-up by a value that differs from item to item, as in `*[references(^._id)]`. */
export interface CorrelatedLookup {
  by: "id" | "reference" | { path: string };
  /** Gives the value in the scope around the filter. */
  value: ExprNode;
}

/** Finds in a filter's condition a look-up by something of the scope around it. */
export function correlatedLookup(node: ExprNode, isHidden: boolean): CorrelatedLookup | null {
  switch (node.type) {
    case "Group":
      return correlatedLookup(node.base, isHidden);
    case "And":
      return correlatedLookup(node.left, isHidden) ?? correlatedLookup(node.right, isHidden);
    case "OpCall":
      if (node.op !== "==") return null;
      return (
        comparison(node.left, node.right, isHidden) ?? comparison(node.right, node.left, isHidden)
      );
    case "FuncCall": {
      const [target, ...others] = node.args;
      if (
        node.namespace !== "global" ||
        node.name !== "references" ||
        !target ||
        others.length > 0
      ) {
        return null;
      }
      const value = constant(target) ? null : outside(target, isHidden);
      return value && { by: "reference", value };
    }
    default:
      return null;
  }
}

function comparison(
  attribute: ExprNode,
  other: ExprNode,
  isHidden: boolean,
): CorrelatedLookup | null {
  const path = pathOf(attribute);
  const isFit = path !== null && path !== "_type" && !constant(other);
  const value = isFit ? outside(other, isHidden) : null;
  return value && path !== null ? { by: path === "_id" ? "id" : { path }, value } : null;
}

/**
 * Rewrites an expression inside a filter for the scope around it, when it looks only there: `^._id` becomes `@._id`.
 * Around a step through an array the filter reaches past it, and `^` stays what it is.
 */
function outside(node: ExprNode, isHidden: boolean): ExprNode | null {
  switch (node.type) {
    case "Value":
      return node;
    case "Parent":
      if (isHidden) return node;
      return node.n === 1 ? { type: "This" } : { type: "Parent", n: node.n - 1 };
    case "Group":
    case "Deref": {
      const base = outside(node.base, isHidden);
      return base && { ...node, base };
    }
    case "AccessAttribute": {
      const base = node.base ? outside(node.base, isHidden) : null;
      return base && { ...node, base };
    }
    case "OpCall": {
      const left = node.op === "+" ? outside(node.left, isHidden) : null;
      const right = node.op === "+" ? outside(node.right, isHidden) : null;
      return left && right && { ...node, left, right };
    }
    default:
      return null;
  }
}
