import type { ElementContent } from "hast";
import { h } from "hastscript";
import type { Heading, ListItem, Node, Nodes, Root } from "mdast";
import type { Handler, Handlers, State } from "mdast-util-to-hast";
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
  ...Object.fromEntries(Object.entries(blocks).map(([name, block]) => [name, marked(block.draw)])),
  figureInProse: drawFigureInProse,
  quoted: drawQuoted,
  marginNote: drawMarginNote,
  listItem: drawListItem,
  heading: (state: State, node: Heading) =>
    h(`h${node.depth}`, { ...node.data?.hProperties, id: node.data?.id }, state.all(node)),
  drawn: (_state: State, node: DrawnNode) => [...node.elements],
  wholeText: (state: State, { root }: WholeTextNode) => state.all(root),
};

/** Gives what a block draws the properties of its node, which the library does for its own alone. */
function marked(draw: Handler): Handler {
  return (state, node: Nodes, parent) => {
    const drawn = draw(state, node, parent);
    const properties = node.data?.hProperties;
    const first = Array.isArray(drawn) ? drawn[0] : drawn;
    if (properties && first?.type === "element") Object.assign(first.properties, properties);
    return drawn;
  };
}

/** The library's own looks at the whole list for each of its items. Ours are never loose. */
function drawListItem(state: State, node: ListItem) {
  return h(
    "li",
    node.children[0]?.data?.hProperties ?? {},
    node.children.flatMap((child) =>
      child.type === "paragraph"
        ? state.all(child)
        : state.all({ type: "root", children: [child] }),
    ),
  );
}
