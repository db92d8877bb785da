import type { ElementContent } from "hast";
import { h } from "hastscript";
import type { Heading, ListItem, Node, Root } from "mdast";
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

/** A whole text in one node. */
export interface WholeTextNode extends Node {
  type: "wholeText";
  root: Root;
}

declare module "mdast" {
  interface RootContentMap {
    drawn: DrawnNode;
    wholeText: WholeTextNode;
  }
}

/** How each node that is not Markdown's own becomes hast; and headings and list items of ours. */
export const handlers: Handlers = {
  ...Object.fromEntries(Object.entries(blocks).map(([name, block]) => [name, block.draw])),
  figureInProse: drawFigureInProse,
  quoted: drawQuoted,
  marginNote: drawMarginNote,
  listItem: drawListItem,
  heading: (state: State, node: Heading) =>
    h(`h${node.depth}`, { id: node.data?.id }, state.all(node)),
  drawn: (_state: State, node: DrawnNode) => [...node.elements],
  wholeText: (state: State, { root }: WholeTextNode) => state.all(root),
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
