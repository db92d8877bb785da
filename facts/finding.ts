import type { OnFile, StoredDocument } from "./onFile.ts";
import type { Path } from "./path.ts";

/** An error withholds a page or a schedule; a warning can wait. */
export type Level = "error" | "warning";

/** What a rule found in a document. */
export interface Finding {
  /** Name of the rule: "arithmetic". */
  rule: string;
  level: Level;
  /** The document, as it is stored: a draft's id begins with `drafts.`. */
  id: string;
  /** To the field, item or span; empty for the document as a whole. */
  path: Path;
  /** A sentence that an editor understands, with the values. */
  message: string;
  /** The words or the value that stand there now. */
  found?: string;
  /** What would mend it, where that can be computed. */
  fix?: Fix;
}

/** One field's right value; `null` takes the field away. */
export interface Fix {
  id: string;
  path: Path;
  value: string | number | null;
}

/** A rule that keeps facts true. Pure, and it never throws, whatever a document holds. */
export interface Rule {
  name: string;
  /** Types of the documents that it looks at. */
  types: readonly string[];
  /** Fields whose references it reads, in the document and in what they lead to. */
  follows: readonly string[];
  find(document: StoredDocument, onFile: OnFile): Finding[];
}

/** A finding before its rule and document are written on it. */
export type Problem = Omit<Finding, "rule" | "id">;

/** An error at a path. */
export function error(path: Path, message: string): Problem {
  return { level: "error", path, message };
}
