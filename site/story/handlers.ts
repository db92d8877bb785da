import type { ElementContent } from "hast";
import { h } from "hastscript";
import type { ListItem, Node } from "mdast";
import type { Handlers, State } from "mdast-util-to-hast";
import { blocks } from "../blocks/blocks.ts";
import { drawFigureInProse } from "../blocks/figureInProse.ts";
import { drawQuoted } from "../blocks/quoted.ts";
import { drawMarginNote } from "./marginNotes.ts";

/** A piece that was drawn already, on its way through the sanitizer. */
export interface DrawnNode extends Node {
  type: "drawn";
  elements: readonly ElementContent[];
}

declare module "mdast" {
  interface RootContentMap {
    drawn: DrawnNode;
  }
}

/** How each node that is not Markdown's own becomes hast; and list items, read below. */
export const handlers: Handlers = {
  ...Object.fromEntries(Object.entries(blocks).map(([name, block]) => [name, block.draw])),
  figureInProse: drawFigureInProse,
  quoted: drawQuoted,
  marginNote: drawMarginNote,
  listItem: drawListItem,
  drawn: (_state: State, node: DrawnNode) => [...node.elements],
};

/** The library's own looks at the whole list for each of its items. Ours are never loose. */
function drawListItem(state: State, node: ListItem) {
  return h(
    "li",
    node.children.flatMap((child) =>
      child.type === "paragraph"
        ? state.all(child)
        : state.all({ type: "root", children: [child] }),
    ),
  );
}
