import { isObject } from "../document.ts";
import { refuse } from "../refusal.ts";
import { lineOf } from "./readLines.ts";

export interface CheckedLine {
  /** From 1, as an editor shows it. */
  line: number;
  id: string;
  text: string;
}

/** Checks that every line is a document with `_id` and `_type`; the first that is not is refused by its number. */
export function checkLines(lines: string[], file: string | null): CheckedLine[] {
  const byId = new Map<string, CheckedLine>();
  const bad = (line: number, what: string) =>
    refuse(400, `${lineOf(file, line)} ${what}. Nothing was written.`);
  for (const [at, text] of lines.entries()) {
    if (text.trim() === "") continue;
    const line = at + 1;
    const { id, fault } = read(text);
    if (fault !== null) throw bad(line, fault);
    const earlier = byId.get(id);
    if (earlier) throw bad(line, `has the _id "${id}" of line ${earlier.line}`);
    byId.set(id, { line, id, text });
  }
  return [...byId.values()];
}

function read(text: string): { id: string; fault: string | null } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { id: "", fault: `is not valid JSON: ${reason.slice(0, 200)}` };
  }
  if (!isObject(value)) return { id: "", fault: "is no JSON object" };
  for (const name of ["_id", "_type"]) {
    if (typeof value[name] !== "string" || value[name] === "")
      return { id: "", fault: `has no ${name}` };
  }
  return { id: String(value["_id"]), fault: null };
}
