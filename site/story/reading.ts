import type { Nodes } from "mdast";
import type { VFile } from "vfile";
import type { PictureFile, SiteContext } from "../context.ts";
import type { StoryFacts } from "./facts.ts";
import { type FieldPath, markPath, printPath } from "./fieldPath.ts";

/** What an editor should look at, so that a message is found by rule and field and not by its words. */
export type ProblemRule =
  | "malformed"
  | "unknown-type"
  | "unknown-style"
  | "unknown-list"
  | "unknown-mark"
  | "duplicate-key"
  | "too-deep"
  | "too-many-problems"
  | "not-published"
  | "refused-address"
  | "picture-missing"
  | "alt-missing";

/** One text being read: what it may name, what it has named so far, and where problems go. */
export interface Reading {
  facts: StoryFacts;
  context: SiteContext;
  used: {
    quotes: Set<string>;
    statistics: Set<string>;
    breakdowns: Set<string>;
  };
  pictures: PictureFile[];
  /** `document` where the problem is not in the document being read but in one that it names. */
  report(rule: ProblemRule, path: FieldPath, reason: string, document?: string): void;
  /** In the preview, lets a click on what a node shows open the field that it comes from. */
  mark(node: Nodes | undefined, path: FieldPath): void;
}

/** What a message about a document's field carries beside its words. */
export interface ProblemPlace {
  documentId: string;
  /** `body[_key=="a1"].children[0].marks` */
  field: string;
}

declare module "vfile-message" {
  interface VFileMessage {
    /** The document and field that a message is about. */
    data?: ProblemPlace;
  }
}

/** A document of a million broken spans should give an editor a list to read, not a million lines. */
const mostProblems = 200;

/** Starts to read a text of a document. */
export function startReading(
  facts: StoryFacts,
  options: { context: SiteContext; file: VFile; documentId: string; documentType?: string },
): Reading {
  const { context, file, documentId, documentType = "article" } = options;
  let problems = 0;
  return {
    facts,
    context,
    used: { quotes: new Set(), statistics: new Set(), breakdowns: new Set() },
    pictures: [],
    report(rule, path, reason, document = documentId) {
      problems += 1;
      if (problems > mostProblems + 1) return;
      const field = printPath(path);
      const last = problems > mostProblems;
      const words = last ? "and more problems after this one." : reason;
      const message = file.message(`${document}, ${field}: ${words}`, {
        ruleId: last ? "too-many-problems" : rule,
        source: "stet",
      });
      message.data = { documentId: document, field };
    },
    mark(node, path) {
      if (!context.fieldMark || !node) return;
      const field = markPath(path);
      if (field === undefined) return;
      const dataSanity = context.fieldMark({ id: documentId, type: documentType, path: field });
      node.data = { ...node.data, hProperties: { ...node.data?.hProperties, dataSanity } };
    },
  };
}
