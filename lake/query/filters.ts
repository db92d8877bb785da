import type { ExprNode } from "groq-js";

/** The conditions of filters that lie one on another over all documents, or null for anything else. */
export function filtersOverAll(node: ExprNode): ExprNode[] | null {
  if (node.type === "Everything") return [];
  if (node.type !== "Filter") return null;
  const below = filtersOverAll(node.base);
  return below && [...below, node.expr];
}

/** Puts filters one on another over a source. */
export function filterBy(source: ExprNode, conditions: ExprNode[]): ExprNode {
  return conditions.reduce<ExprNode>((base, expr) => ({ type: "Filter", base, expr }), source);
}

/** One condition that says what several say. */
export function joined([first, ...others]: ExprNode[]): ExprNode {
  const all: ExprNode = first ?? { type: "Value", value: true };
  return others.reduce((left, right) => ({ type: "And", left, right }), all);
}
