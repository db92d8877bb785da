import type { Heading, Root } from "mdast";
import type { VFile } from "vfile";
import { blocks } from "../blocks/blocks.ts";
import type { PictureFile, SiteContext } from "../context.ts";
import type { StoryFacts } from "./facts.ts";
import { fieldAt } from "./fieldPath.ts";
import { textHtml } from "./processor.ts";
import { startReading } from "./reading.ts";
import { type ReadItem, readText } from "./readText.ts";
import { textOf } from "./textOf.ts";

/** A text as it stands on a page, and what a page needs to know of it. */
export interface RenderedStory {
  html: string;
  headings: { id: string; text: string }[];
  pictures: PictureFile[];
  words: number;
  /** Ids of the documents that the text names and shows, in the order it does. */
  used: { quotes: string[]; statistics: string[]; breakdowns: string[] };
}

/**
 * Renders the Portable Text of a document's field. Never throws, whatever `body` holds: what an
 * editor should mend is a message on `file`, with the document's id and the field's path.
 */
export function renderStory(
  body: unknown,
  facts: StoryFacts,
  options: {
    context: SiteContext;
    file: VFile;
    documentId: string;
    documentType?: string;
    field: string;
  },
): RenderedStory {
  const reading = startReading(facts, options);
  const readItem: ReadItem = (item, path) => {
    const type = item["_type"];
    return typeof type === "string" && isBlockName(type)
      ? blocks[type].read(item, path, reading)
      : undefined;
  };
  const children = readText(body, fieldAt(null, options.field), reading, readItem);
  const root: Root = { type: "root", children };
  const words = countWords(root);
  const html = textHtml(root, options.file);
  return {
    html,
    headings: root.children.filter((node) => node.type === "heading").map(headingOf),
    pictures: reading.pictures,
    words,
    used: {
      quotes: [...reading.used.quotes],
      statistics: [...reading.used.statistics],
      breakdowns: [...reading.used.breakdowns],
    },
  };
}

function isBlockName(type: string): type is keyof typeof blocks {
  return Object.hasOwn(blocks, type);
}

function headingOf(node: Heading): { id: string; text: string } {
  return { id: node.data?.id ?? "", text: textOf(node) };
}

function countWords(root: Root): number {
  return root.children.reduce(
    (count, node) => count + (textOf(node).match(/\S+/g)?.length ?? 0),
    0,
  );
}
