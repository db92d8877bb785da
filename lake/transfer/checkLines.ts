import { isObject } from "../document.ts";
import { refuse } from "../refusal.ts";

export interface CheckedLine {
  /** From 1, as an editor shows it. */
  line: number;
  id: string;
  text: string;
}

/** Checks that every line is a document with `_id` and `_type`; the first that is not is refused by its number. */
export function checkLines(lines: string[]): CheckedLine[] {
  const byId = new Map<string, CheckedLine>();
  for (const [at, text] of lines.entries()) {
    if (text.trim() === "") continue;
    const checked = check(text, at + 1);
    const earlier = byId.get(checked.id);
    if (earlier) {
      throw bad(checked.line, `has the _id "${checked.id}" of line ${earlier.line}`);
    }
    byId.set(checked.id, checked);
  }
  return [...byId.values()];
}

function check(text: string, line: number): CheckedLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw bad(line, `is not valid JSON: ${reason.slice(0, 200)}`);
  }
  if (!isObject(value)) throw bad(line, "is no JSON object");
  for (const name of ["_id", "_type"]) {
    if (typeof value[name] !== "string" || value[name] === "") throw bad(line, `has no ${name}`);
  }
  return { line, id: String(value["_id"]), text };
}

function bad(line: number, what: string): Error {
  return refuse(400, `Line ${line} ${what}. Nothing was written.`);
}
