import { articleLink } from "../blocks/articleLink.ts";
import type { MarkName } from "../blocks/block.ts";
import { figureInProse } from "../blocks/figureInProse.ts";
import { link } from "../blocks/link.ts";
import type { Mark } from "../blocks/mark.ts";
import { quoted } from "../blocks/quoted.ts";
import { type FieldPath, itemAt } from "./fieldPath.ts";
import { isRecord } from "./isRecord.ts";
import type { RunMark } from "./nestMarks.ts";
import type { Reading } from "./reading.ts";

/** Every annotation with how it is shown: one that the schemas have and this has not does not compile. */
export const marks: { readonly [Name in MarkName]: Mark<Name> } = {
  figureInProse,
  quoted,
  articleLink,
  link,
};

const decorators = new Map<string, RunMark | null>([
  ["strong", { wrap: (children) => ({ type: "strong", children }) }],
  ["em", { wrap: (children) => ({ type: "emphasis", children }) }],
  // For the rules that check figures; readers see plain words.
  ["notFigure", null],
]);

/** All annotations are links, and a link cannot stand in a link: the most telling one of them wins. */
const ranks: readonly string[] = Object.keys(marks);

/** The marks that a block defines. */
export interface MarkDefinitions {
  /** The marks of one span, each as the same object wherever it stands. */
  of(names: unknown, path: FieldPath): RunMark[];
}

/** Reads the definitions of a block, each when a span first carries it. */
export function readMarkDefinitions(
  definitions: unknown,
  path: FieldPath,
  reading: Reading,
): MarkDefinitions {
  if (definitions !== undefined && !Array.isArray(definitions))
    reading.report("malformed", path, "The definitions of links and facts are no list.");
  const byKey = new Map<string, { rank: number; read: () => RunMark | undefined }>();
  const list: unknown[] = Array.isArray(definitions) ? definitions : [];
  for (const [index, definition] of list.entries()) {
    const at = itemAt(path, index, definition);
    const key = isRecord(definition) ? definition["_key"] : undefined;
    if (!isRecord(definition) || typeof key !== "string") {
      reading.report("malformed", at, "A definition without a key binds no words.");
    } else if (byKey.has(key)) {
      reading.report("duplicate-key", at, "Two definitions have the same key; the first counts.");
    } else {
      byKey.set(key, {
        rank: ranks.indexOf(String(definition["_type"])),
        read: once(() => readDefinition(definition, at, reading)),
      });
    }
  }
  return { of: (names, at) => marksOf(names, byKey, at, reading) };
}

function readDefinition(
  definition: Readonly<Record<string, unknown>>,
  path: FieldPath,
  reading: Reading,
): RunMark | undefined {
  const type = definition["_type"];
  if (typeof type !== "string" || !isMarkName(type)) {
    reading.report(
      "unknown-mark",
      path,
      "No mark of this type is known; its words are printed plain.",
    );
    return undefined;
  }
  const wrap = marks[type].read(definition, path, reading);
  return wrap && { wrap };
}

function marksOf(
  names: unknown,
  byKey: ReadonlyMap<string, { rank: number; read: () => RunMark | undefined }>,
  path: FieldPath,
  reading: Reading,
): RunMark[] {
  if (names === undefined) return [];
  if (!Array.isArray(names)) {
    reading.report("malformed", path, "The marks of this span are no list.");
    return [];
  }
  const found = new Set<RunMark>();
  let best: { rank: number; mark: RunMark } | undefined;
  for (const [index, name] of names.entries()) {
    const decorator = typeof name === "string" ? decorators.get(name) : undefined;
    const definition = typeof name === "string" ? byKey.get(name) : undefined;
    if (decorator) found.add(decorator);
    else if (definition) {
      const mark = definition.read();
      if (mark && (!best || definition.rank < best.rank)) best = { rank: definition.rank, mark };
    } else if (decorator === undefined)
      reading.report(
        "unknown-mark",
        itemAt(path, index, name),
        "This mark is neither known nor defined in its block; its words are printed plain.",
      );
  }
  if (best) found.add(best.mark);
  return [...found];
}

function isMarkName(type: string): type is MarkName {
  return Object.hasOwn(marks, type);
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
