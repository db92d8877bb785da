import type { Nodes, Root } from "mdast";

const opening = /["“„«‘]$/;
// A full stop or comma may stand before the closing mark.
const closing = /^[.,!?]?["”“»’]/;

/** Moves quotation marks that stand directly around bound words inside their link: they belong to the words. */
export function quotationMarks() {
  return (tree: Root): void => visit(tree);
}

function visit(node: Nodes): void {
  if (!("children" in node)) return;
  for (const [index, child] of node.children.entries()) {
    if (child.type === "quoted") {
      const before = node.children[index - 1];
      const after = node.children[index + 1];
      if (before?.type !== "text" || after?.type !== "text") continue;
      const opened = opening.exec(before.value)?.[0];
      const closed = closing.exec(after.value)?.[0];
      if (!opened || !closed) continue;
      before.value = before.value.slice(0, -opened.length);
      after.value = after.value.slice(closed.length);
      child.children.unshift({ type: "text", value: opened });
      child.children.push({ type: "text", value: closed });
    } else visit(child);
  }
}
