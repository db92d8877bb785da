import { isRecord } from "./isRecord.ts";
import { type FieldPath, fieldAt } from "./fieldPath.ts";
import type { Known } from "./facts.ts";
import type { Reading } from "./reading.ts";

/** The document that a reference names, or a report that it is not there. */
export function referenced<Fact>(
  value: unknown,
  facts: Known<Fact>,
  path: FieldPath,
  reading: Reading,
): { id: string; fact: Fact } | undefined {
  const id = isRecord(value) ? value["_ref"] : undefined;
  if (typeof id !== "string") {
    reading.report("malformed", path, "No document is chosen here. Choose one, or take this out.");
    return undefined;
  }
  const fact = facts.get(id);
  if (fact) return { id, fact };
  reading.report(
    "not-published",
    fieldAt(path, "_ref"),
    `“${id.toWellFormed().slice(0, 100)}” is not published. Publish it, or take the reference out.`,
  );
  return undefined;
}
