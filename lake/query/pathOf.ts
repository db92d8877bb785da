import type { ExprNode } from "groq-js";
import { innerNames } from "../storage/indexRows.ts";

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

/** Tells whether an expression is this attribute of the document itself. */
export function isAttribute(node: ExprNode, name: string): boolean {
  if (node.type === "Group") return isAttribute(node.base, name);
  const isOwn = node.type === "AccessAttribute" && (!node.base || node.base.type === "This");
  return isOwn && node.name === name;
}
