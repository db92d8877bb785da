import { h } from "hastscript";
import type { Parent, RootContent } from "mdast";
import { fieldAt } from "../story/fieldPath.ts";
import { readWords } from "../story/readWords.ts";
import { readText } from "../story/readText.ts";
import type { Block } from "./block.ts";

/** Block: a box beside the story, with a heading of its own. */
export interface FactBoxNode extends Parent {
  type: "factBox";
  title: string | null;
  /** Of its heading: under the heading of the part it stands in. */
  depth: 2 | 3;
  children: RootContent[];
}

declare module "mdast" {
  interface RootContentMap {
    factBox: FactBoxNode;
  }
}

export const factBox: Block<"factBox"> = {
  read(value, path, reading) {
    const title = readWords(value.title, fieldAt(path, "title"), reading);
    const children = readText(value.body, fieldAt(path, "body"), reading);
    if (title === null && children.length === 0) {
      reading.report("malformed", path, "The fact box is empty.");
      return [];
    }
    return [{ type: "factBox", title, depth: 2, children }];
  },
  draw: (state, node) =>
    h("aside", { className: ["fact-box"] }, [
      ...(node.title === null ? [] : [h(node.depth === 2 ? "h2" : "h3", node.title)]),
      ...state.all(node),
    ]),
  allow: {
    tagNames: ["aside", "h2", "h3"],
    attributes: { aside: [["className", "fact-box"]] },
  },
};
