import type { ExprNode } from "groq-js";
import { isObject } from "../document.ts";
import { partsOf, type Part } from "./scopes.ts";

/** Copies an expression with each expression directly inside it replaced. */
export function mapParts(node: ExprNode, change: (part: Part) => ExprNode): ExprNode {
  const changed = new Map<unknown, ExprNode>();
  for (const part of partsOf(node)) changed.set(part.node, change(part));

  // What lies between an expression and those inside it (the attributes of an object, say) is copied too.
  const copied = (value: unknown): unknown => {
    const replacement = changed.get(value);
    if (replacement) return replacement;
    if (Array.isArray(value)) return value.map(copied);
    return isObject(value) ? copyOf(value) : value;
  };
  const copyOf = (value: object) =>
    Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, copied(inner)]));
  return Object.assign({ ...node }, copyOf(node));
}
