import type { Editor, EditorSelection } from "@portabletext/editor";
import type { Path } from "sanity";
import type { FactType } from "./factQuery.ts";
import type { Fact } from "./readFacts.ts";

/** Where a fact goes: on a line of its own, into the sentence at the caret, under the marked words. */
export type Shape = "block" | "sentence" | "marked";

/** A part of the text, as the editor names it. */
export type Range = NonNullable<EditorSelection>;

/** What of a fact is put into the text. */
export type PutFact = Pick<Fact, "id" | "type" | "printed" | "isDraft">;

/** What is put into the text, and where. */
export interface Insertion {
  fact: PutFact;
  shape: Shape;
  at: Range | null;
  /** The stroke that asked for the search, which goes again. */
  stroke: Range | null;
}

/** The names by which the content model holds a fact: its field, its block, its mark. */
const names: Readonly<Record<FactType, { field: string; block: string; mark: string | null }>> = {
  statistic: { field: "statistic", block: "statisticEmbed", mark: "figureInProse" },
  quote: { field: "quote", block: "quoteEmbed", mark: "quoted" },
  breakdown: { field: "breakdown", block: "breakdownEmbed", mark: null },
};

/** Whether a fact of this type can stand in a sentence. */
export const standsInSentence = (type: FactType) => names[type].mark !== null;

/** Puts a fact into the text, bound, and gives the path of its reference within the text. */
export function insertFact(editor: Editor, { fact, shape, at, stroke }: Insertion): Path {
  const { field, block, mark } = names[fact.type];
  const value = { [field]: referenceTo(fact) };
  if (at) editor.send({ type: "select", at });
  if (stroke) editor.send({ type: "delete", at: stroke });
  if (shape === "block" || mark === null) {
    editor.send({
      type: "insert.block object",
      blockObject: {
        name: block,
        value: fact.type === "breakdown" ? { ...value, chart: true } : value,
      },
      placement: "auto",
    });
    return [...blockAtCaret(editor), field];
  }
  const annotation = { name: mark, value };
  if (shape === "marked") editor.send({ type: "annotation.add", annotation });
  else sentence(editor, fact, annotation);
  return [...markAtCaret(editor, fact.id), field];
}

function sentence(
  editor: Editor,
  { type, printed = "…" }: PutFact,
  annotation: { name: string; value: Record<string, unknown> },
): void {
  const isQuote = type === "quote";
  if (isQuote) editor.send({ type: "insert.text", text: "“" });
  editor.send({ type: "insert.span", text: printed, annotations: [annotation] });
  // A span of its own after it: what is typed next is not part of the fact.
  editor.send({ type: "insert.span", text: isQuote ? "” " : " " });
}

function referenceTo({ id, type, isDraft }: PutFact) {
  const reference = { _type: "reference", _ref: id };
  return isDraft ? { ...reference, _weak: true, _strengthenOnPublish: { type } } : reference;
}

const caretBlock = (editor: Editor) => editor.getSnapshot().context.selection?.focus.path[0];

function blockAtCaret(editor: Editor): Path {
  const block = caretBlock(editor);
  return typeof block === "object" && "_key" in block ? [{ _key: String(block._key) }] : [];
}

function markAtCaret(editor: Editor, id: string): Path {
  const [block] = blockAtCaret(editor);
  if (typeof block !== "object" || !("_key" in block)) return [];
  const text = editor.getSnapshot().context.value.find(({ _key }) => _key === block._key);
  const marks: unknown[] = Array.isArray(text?.["markDefs"]) ? text["markDefs"] : [];
  const mark = marks.findLast((one) => JSON.stringify(one).includes(JSON.stringify(id)));
  return typeof mark === "object" && mark !== null && "_key" in mark
    ? [block, "markDefs", { _key: String(mark._key) }]
    : [block];
}
