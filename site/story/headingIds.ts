import type { Root } from "mdast";
import { textOf } from "./textOf.ts";

declare module "mdast" {
  interface HeadingData {
    id?: string;
  }
}

/**
 * Gives every heading an id from its words, the same on every build. The prefix keeps an editor's
 * words apart from the ids of the page and from what a script finds by name.
 */
export function headingIds() {
  return (tree: Root): void => {
    const taken = new Map<string, number>();
    for (const node of tree.children) {
      if (node.type !== "heading") continue;
      const id = `h-${readable(textOf(node)) || "heading"}`;
      node.data = { ...node.data, id: distinct(id, taken) };
    }
  };
}

/** Letters and digits of any script with hyphens between. */
function readable(words: string): string {
  return words
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[’‘'ʼ]/g, "")
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replaceAll(/^-|-$/g, "")
    .slice(0, 80)
    .replace(/-$/, "")
    .toWellFormed();
}

function distinct(id: string, taken: Map<string, number>): string {
  let count = (taken.get(id) ?? 0) + 1;
  let made = count === 1 ? id : `${id}-${count}`;
  // "Part" twice and "Part 2" would both be part-2.
  while (count > 1 && taken.has(made)) made = `${id}-${(count += 1)}`;
  taken.set(id, count);
  if (made !== id) taken.set(made, 1);
  return made;
}
