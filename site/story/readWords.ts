import type { FieldPath } from "./fieldPath.ts";
import { wordsOf } from "./plainText.ts";
import type { Reading } from "./reading.ts";
import { strayText } from "./strayText.ts";

/** A field of a block that holds words, or nothing. What is no words is reported, and words inside it kept. */
export function readWords(value: unknown, path: FieldPath, reading: Reading): string | null {
  if (value === undefined || value === null || typeof value === "string") return wordsOf(value);
  reading.report("malformed", path, "The field holds no words.");
  return wordsOf(strayText(value).texts.join(" "));
}
