import type { ExprNode } from "groq-js";

/** Lists the expressions directly inside an expression, whatever kind of node it is. */
export function children(node: ExprNode): ExprNode[] {
  const found: ExprNode[] = [];
  if (node.type === "Value") return found;
  for (const inner of Object.values(node)) collect(inner, found);
  return found;
}

function collect(value: unknown, found: ExprNode[]): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(item, found);
  } else if (isExpression(value)) {
    if (wrappers.has(value.type)) for (const inner of Object.values(value)) collect(inner, found);
    else found.push(value);
  }
}

// Parts of an array, an object or a select(): no expressions themselves, but holding some.
const wrappers = new Set<string>([
  "ArrayElement",
  "ObjectAttributeValue",
  "ObjectConditionalSplat",
  "ObjectSplat",
  "SelectAlternative",
]);

function isExpression(value: unknown): value is ExprNode {
  return typeof value === "object" && value !== null && "type" in value;
}
