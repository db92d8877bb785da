import type { VFile } from "vfile";
import type { ProblemPlace } from "./story/reading.ts";

/** Something that an editor should mend. */
export interface Telling {
  rule: string;
  /** The document. */
  id: string;
  /** The field, `seo.description`. */
  field: string;
  message: string;
}

/** Puts a message for the editor on a page's file; the page is made all the same. */
export function tell(file: VFile, { rule, id, field, message }: Telling): void {
  const note = file.message(`${id}, ${field}: ${message}`, { ruleId: rule, source: "stet" });
  const place: ProblemPlace = { documentId: id, field };
  note.data = place;
}
