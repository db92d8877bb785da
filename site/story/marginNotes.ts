import type { ElementContent } from "hast";
import { h } from "hastscript";
import type { Node, Nodes, Root, RootContent } from "mdast";
import type { State } from "mdast-util-to-hast";
import type { Allowance } from "../blocks/block.ts";
import { type FigureInProseNode, statesNumber } from "../blocks/figureInProse.ts";
import { printFigure } from "../printFigure.ts";
import { correctedMark } from "./correctedMark.ts";
import { capitalized, sourceName } from "./sourceLine.ts";
import { printDate } from "../printDate.ts";

/** Beside a paragraph: the number that its words come near to, and who says so. */
export interface MarginNoteNode extends Node {
  type: "marginNote";
  figure: FigureInProseNode;
  /** The same figure is set large right after it: on a narrow page the note would say it twice. */
  repeated: boolean;
}

declare module "mdast" {
  interface RootContentMap {
    marginNote: MarginNoteNode;
  }
}

export const marginNoteAllowance: Allowance = {
  tagNames: ["p", "strong", "span"],
  attributes: { p: [["className", "margin-note", "repeated"]] },
};

/**
 * Puts a note beside the first paragraph whose words state a figure otherwise than by its number:
 * "almost 500", "two-thirds", or words that a correction has overtaken.
 */
export function marginNotes() {
  return (tree: Root): void => {
    const noted = new Set<string>();
    tree.children = tree.children.flatMap((node, index): RootContent[] => {
      if (node.type !== "paragraph" && node.type !== "list") return [node];
      const notes = figuresIn(node)
        .filter((figure) => figure.statistic.value !== null)
        .filter((figure) => figure.rewritten || !statesNumber(figure))
        .filter(({ statistic }) => !noted.has(statistic._id) && noted.add(statistic._id))
        .map((figure): MarginNoteNode => {
          const next = tree.children[index + 1];
          const repeated =
            next?.type === "statisticEmbed" && next.statistic._id === figure.statistic._id;
          return { type: "marginNote", figure, repeated };
        });
      return [node, ...notes];
    });
  };
}

/** Draws the note as a paragraph of its own. */
export function drawMarginNote(_state: State, { figure, repeated }: MarginNoteNode) {
  const { statistic, corrections, timeZone } = figure;
  const source = sourceName(statistic.source);
  const date = statistic.asOf ?? statistic.period?.to;
  const details = [...(source ? [source] : []), ...(date ? [printDate(date, timeZone)] : [])];
  const mark = correctedMark(corrections, timeZone);
  const qualifier = statistic.qualifier === "exact" ? "exactly" : statistic.qualifier;
  const figureWords = [...(qualifier ? [qualifier] : []), printFigure(statistic)].join(" ");
  return h("p", { className: repeated ? ["margin-note", "repeated"] : ["margin-note"] }, [
    h("strong", `${capitalized(figureWords)}.`),
    ...(details.length > 0 ? [` ${details.join(", ")}`] : []),
    ...(mark ? [" ", mark] : []),
  ] satisfies (ElementContent | string)[]);
}

function figuresIn(node: Nodes): FigureInProseNode[] {
  if (node.type === "figureInProse") return [node];
  return "children" in node ? node.children.flatMap(figuresIn) : [];
}
