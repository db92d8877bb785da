import type { Heading, List, ListItem, Paragraph, RootContent } from "mdast";
import { type FieldPath, fieldAt, itemAt } from "./fieldPath.ts";
import { isRecord } from "./isRecord.ts";
import { paragraphOf } from "./paragraphOf.ts";
import { deepest, readSpans, type TextBlock } from "./readSpans.ts";
import type { Reading } from "./reading.ts";
import { strayText } from "./strayText.ts";
import { textOf } from "./textOf.ts";

/** Reads an item that is no block of text, or leaves it: then it is nothing that may stand here. */
export type ReadItem = (
  item: Readonly<Record<string, unknown>>,
  path: FieldPath,
) => RootContent[] | undefined;

/** Portable Text as mdast: paragraphs, headings and lists, and what `readItem` makes of the rest. */
export function readText(
  value: unknown,
  path: FieldPath,
  reading: Reading,
  readItem: ReadItem = () => undefined,
): RootContent[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    reading.report("malformed", path, "The text is no list of paragraphs.");
    return strayText(value).texts.map(paragraphOf);
  }
  const nodes: RootContent[] = [];
  const keys = new Set<unknown>();
  // The lists that are open where the next list item comes, outermost first.
  let lists: OpenList[] = [];
  for (const [index, item] of value.entries()) {
    const at = itemAt(path, index, item);
    if (isRecord(item)) reportDuplicate(item["_key"], keys, at, reading);
    if (!isRecord(item) || item["_type"] !== "block") {
      lists = [];
      const read = isRecord(item) ? readItem(item, at) : undefined;
      const made = read ?? readStray(item, at, reading);
      reading.mark(made[0], at);
      for (const node of made) nodes.push(node);
      continue;
    }
    const children = readSpans(item, at, reading);
    const level = listLevel(item, at, reading);
    if (children.every((child) => textOf(child).trim() === "")) continue;
    const paragraph: Paragraph = { type: "paragraph", children };
    if (level === undefined) {
      lists = [];
      const node = styled(item["style"], paragraph, at, reading);
      reading.mark(node, at);
      nodes.push(node);
    } else {
      reading.mark(paragraph, at);
      addToList(lists, nodes, { ordered: item["listItem"] === "number", level, paragraph });
    }
  }
  return nodes;
}

const headingDepths = new Map<unknown, Heading["depth"]>([
  ["h2", 2],
  ["h3", 3],
]);

function styled(
  style: unknown,
  paragraph: Paragraph,
  path: FieldPath,
  reading: Reading,
): Paragraph | Heading {
  const depth = headingDepths.get(style);
  if (depth) return { type: "heading", depth, children: paragraph.children };
  if (style !== "normal" && style !== undefined)
    reading.report(
      "unknown-style",
      fieldAt(path, "style"),
      "There is no such style; the words are printed as a paragraph.",
    );
  return paragraph;
}

interface OpenList {
  list: List;
  level: number;
}

/** The level of a list item, or nothing where the block is none. */
function listLevel(block: TextBlock, path: FieldPath, reading: Reading): number | undefined {
  const { listItem, level } = block;
  if (listItem === undefined) return undefined;
  if (listItem !== "bullet" && listItem !== "number") {
    reading.report(
      "unknown-list",
      fieldAt(path, "listItem"),
      "There is no such list; the words are printed as a paragraph.",
    );
    return undefined;
  }
  if (level === undefined) return 1;
  if (typeof level !== "number" || !Number.isInteger(level) || level < 1) {
    reading.report("malformed", fieldAt(path, "level"), "The level of a list is 1, 2, 3 …");
    return 1;
  }
  if (level <= deepest) return level;
  reading.report("too-deep", fieldAt(path, "level"), `Lists go ${deepest} levels deep, no more.`);
  return deepest;
}

/** Adds an item where its level belongs. Levels that jump open one list, not a list for each number. */
function addToList(
  lists: OpenList[],
  nodes: RootContent[],
  { ordered, level, paragraph }: { ordered: boolean; level: number; paragraph: Paragraph },
): void {
  let left: OpenList | undefined;
  while (lists.length > 0 && lists.at(-1)!.level > level) left = lists.pop();
  // Back from a jump to a level between: 1, 3, 2 is one nested list of two items.
  if (left && (lists.at(-1)?.level ?? 0) < level && (left.list.ordered ?? false) === ordered) {
    left.level = level;
    lists.push(left);
  }
  // `spread: false`, or an item that holds a list gets a paragraph around its words.
  const item: ListItem = { type: "listItem", spread: false, children: [paragraph] };
  const current = lists.at(-1);
  if (current?.level === level && current.list.ordered === ordered) {
    current.list.children.push(item);
    return;
  }
  if (current?.level === level) lists.pop();
  const list: List = { type: "list", ordered, spread: false, children: [item] };
  const parent = lists.at(-1)?.list.children.at(-1);
  (parent ? parent.children : nodes).push(list);
  lists.push({ list, level });
}

/** The words of what may not stand here, a paragraph each. */
function readStray(value: unknown, path: FieldPath, reading: Reading): Paragraph[] {
  const { texts, depth } = strayText(value);
  if (depth > deepest)
    reading.report("too-deep", path, `This is nested more than ${deepest} levels deep.`);
  else if (isRecord(value))
    reading.report(
      "unknown-type",
      path,
      "No such block may stand here; its words are printed plain.",
    );
  else reading.report("malformed", path, "This is no paragraph and no block.");
  return texts.map(paragraphOf);
}

function reportDuplicate(key: unknown, keys: Set<unknown>, path: FieldPath, reading: Reading) {
  if (key === undefined) return;
  if (keys.has(key))
    reading.report("duplicate-key", path, "Two blocks have the same key; both are printed.");
  keys.add(key);
}
