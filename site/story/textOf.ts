import type { Nodes } from "mdast";

/** The words of a node, without what a renderer adds to them. */
export function textOf(node: Nodes): string {
  if (node.type === "text") return node.value;
  if (node.type === "break") return "\n";
  return "children" in node ? node.children.map(textOf).join("") : "";
}
