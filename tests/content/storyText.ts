import { isObject, listOf, refOf, wordsOf, type ContentDocument } from "./readContent.ts";

/** Words in a row that carry the same marks, with what those marks lead to. */
export interface Run {
  text: string;
  decorators: string[];
  /** `_type` of a mark definition and the document it names, or its address. */
  marks: { type: string; target: string }[];
}

/** The runs of each block of text of a body, those inside fact boxes included, in reading order. */
export function blocksOf(body: unknown): Run[][] {
  return listOf(body).flatMap((block) => {
    if (!isObject(block)) return [];
    if (block["_type"] === "factBox") return blocksOf(block["body"]);
    return block["_type"] === "block" ? [runsOf(block)] : [];
  });
}

/** Adjacent words that one mark binds to the same document, put together again. */
export function boundRuns(runs: Run[], type: string): { words: string; target: string }[] {
  const bound: { words: string; target: string; last: number }[] = [];
  for (const [index, run] of runs.entries()) {
    const mark = run.marks.find((one) => one.type === type);
    if (!mark) continue;
    const before = bound.at(-1);
    if (before?.target === mark.target && before.last === index - 1) {
      before.words += run.text;
      before.last = index;
    } else bound.push({ words: run.text, target: mark.target, last: index });
  }
  return bound;
}

/** A story as it is read aloud: its blocks, and where a quotation stands, that quotation. */
export function readAloud(story: ContentDocument, onFile: Map<string, ContentDocument>): string {
  return listOf(story["body"])
    .filter(isObject)
    .flatMap((block) => {
      if (block["_type"] === "block") return [textOf(runsOf(block))];
      if (block["_type"] !== "quoteEmbed") return [];
      const quote = onFile.get(refOf(block["quote"]) ?? "");
      return [`“${wordsOf(block["excerpt"]) || wordsOf(quote?.["text"])}”`];
    })
    .join(" ");
}

/** The plain words of runs. */
export function textOf(runs: Run[]): string {
  return runs.map((run) => run.text).join("");
}

function runsOf(block: Record<string, unknown>): Run[] {
  const definitions = listOf(block["markDefs"]).filter(isObject);
  return listOf(block["children"])
    .filter(isObject)
    .map((child) => {
      const keys = listOf(child["marks"]).map(String);
      const marks = definitions
        .filter((definition) => keys.includes(wordsOf(definition["_key"])))
        .map((definition) => ({
          type: wordsOf(definition["_type"]),
          target:
            ["statistic", "quote", "article"]
              .map((field) => refOf(definition[field]))
              .find((id) => id !== undefined) ?? wordsOf(definition["href"]),
        }));
      const defined = new Set(definitions.map((definition) => definition["_key"]));
      return {
        text: wordsOf(child["text"]),
        decorators: keys.filter((key) => !defined.has(key)),
        marks,
      };
    });
}
