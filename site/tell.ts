import type { VFile } from "vfile";

/** Something that an editor should mend. */
export interface Telling {
  rule: string;
  /** The document. */
  id: string;
  /** The field, `body[_key=="a"].text`. */
  field: string;
  message: string;
}

/** Puts a message for the editor on a page's file; the page is made all the same. */
export function tell(file: VFile, { rule, id, field, message }: Telling): void {
  const note = file.message(message, { ruleId: rule, source: id });
  // The path of the output is known from the file: what an editor looks for is the field.
  note.file = field;
}
