import type { PhrasingContent } from "mdast";
import type { Unchecked } from "../blocks/block.ts";
import { readFigure } from "../blocks/figureInProse.ts";
import { type FieldPath, fieldAt, itemAt } from "./fieldPath.ts";
import { isRecord } from "./isRecord.ts";
import { nestMarks, type MarkedRun } from "./nestMarks.ts";
import { linesOf } from "./paragraphOf.ts";
import { plainText } from "./plainText.ts";
import { readMarkDefinitions, type MarkDefinitions } from "./readMarks.ts";
import type { Reading } from "./reading.ts";
import { strayText } from "./strayText.ts";

/** The fields of a block of text that are read. */
export type TextBlock = Unchecked<{
  _type: unknown;
  style: unknown;
  listItem: unknown;
  level: unknown;
  children: unknown;
  markDefs: unknown;
}>;

/** The words of a block of text, each inside what its marks mean. */
export function readSpans(block: TextBlock, path: FieldPath, reading: Reading): PhrasingContent[] {
  const { children } = block;
  const childrenPath = fieldAt(path, "children");
  if (!Array.isArray(children)) {
    reading.report("malformed", childrenPath, "The paragraph holds no list of words.");
    return strayText(block).texts.flatMap(linesOf);
  }
  const marks = readMarkDefinitions(block.markDefs, fieldAt(path, "markDefs"), reading);
  return nestMarks(
    children.map((child: unknown, index) =>
      readChild(child, marks, itemAt(childrenPath, index, child), reading),
    ),
  );
}

function readChild(
  child: unknown,
  marks: MarkDefinitions,
  path: FieldPath,
  reading: Reading,
): MarkedRun {
  if (!isRecord(child)) {
    reading.report("malformed", path, "This is no piece of text.");
    return { marks: [], content: strayText(child).texts.flatMap(linesOf) };
  }
  if (child["_type"] === "figureInProse")
    return { marks: [], content: readFigure(child, path, reading) };
  if (child["_type"] !== "span") {
    reading.report(
      "unknown-type",
      path,
      "There is no such thing as this inside a paragraph; its words are printed plain.",
    );
    return { marks: [], content: strayWords(child, path, reading) };
  }
  return {
    marks: marks.of(child["marks"], fieldAt(path, "marks")),
    content: readWords(child, path, reading),
  };
}

function readWords(
  span: Readonly<Record<string, unknown>>,
  path: FieldPath,
  reading: Reading,
): PhrasingContent[] {
  const { text } = span;
  if (typeof text === "string") {
    if (!text.isWellFormed())
      reading.report("malformed", fieldAt(path, "text"), "The text holds half a character.");
    return linesOf(plainText(text));
  }
  reading.report("malformed", fieldAt(path, "text"), "The text of this span is no text.");
  return strayWords(span, path, reading);
}

/** Deepest nesting that any part of a text may have; the hosted lake refuses more at its door. */
export const deepest = 20;

/** The words inside something unknown, as one run; words that stood apart stay apart. */
function strayWords(value: unknown, path: FieldPath, reading: Reading): PhrasingContent[] {
  const { texts, depth } = strayText(value);
  if (depth > deepest)
    reading.report("too-deep", path, `This is nested more than ${deepest} levels deep.`);
  return linesOf(texts.join(" "));
}
