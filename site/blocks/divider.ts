import { h } from "hastscript";
import type { Node } from "mdast";
import type { Block } from "./block.ts";

/** Block: a break between two parts of a story. */
export interface DividerNode extends Node {
  type: "divider";
  space: boolean;
}

declare module "mdast" {
  interface RootContentMap {
    divider: DividerNode;
  }
}

export const divider: Block<"divider"> = {
  read: (value) => [{ type: "divider", space: value.style === "space" }],
  draw: (_state, { space }) => h("hr", { className: space ? ["divider", "space"] : ["divider"] }),
  allow: { tagNames: ["hr"], attributes: { hr: [["className", "divider", "space"]] } },
};
