import type { Root } from "mdast";

/** Puts the heading of a fact box under the heading of the part it stands in, so that no level is skipped. */
export function headingDepths() {
  return (tree: Root): void => {
    let inPart = false;
    for (const node of tree.children) {
      if (node.type === "heading" && node.depth === 2) inPart = true;
      else if (node.type === "factBox") node.depth = inPart ? 3 : 2;
    }
  };
}
