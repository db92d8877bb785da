import { h } from "hastscript";
import type { Node } from "mdast";
import { fieldAt } from "../story/fieldPath.ts";
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
  read({ style }, path, reading) {
    if (style !== undefined && style !== "rule" && style !== "space")
      reading.report("malformed", fieldAt(path, "style"), "A break is a rule or white space.");
    return [{ type: "divider", space: style === "space" }];
  },
  draw: (_state, { space }) => h("hr", { className: space ? ["divider", "space"] : ["divider"] }),
  allow: { tagNames: ["hr"], attributes: { hr: [["className", "divider", "space"]] } },
};
