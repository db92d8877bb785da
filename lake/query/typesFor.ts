import type { ExprNode } from "groq-js";
import { constant } from "./constant.ts";
import { pathOf } from "./pathOf.ts";

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

function strings(values: unknown[]): string[] {
  return values.filter((value) => typeof value === "string");
}
