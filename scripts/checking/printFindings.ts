import type { Finding } from "../../facts/finding.ts";
import type { StoredDocument } from "../../facts/onFile.ts";
import { printPath } from "../../facts/path.ts";

/** A finding as `--json` tells it: paths in Sanity's notation. */
export function findingAsJson(finding: Finding, type: string | undefined) {
  const { rule, level, id, path, message, found, fix } = finding;
  return {
    rule,
    level,
    id,
    type,
    path: printPath(path),
    message: wellFormed(message),
    ...(found !== undefined && { found: wellFormed(found) }),
    ...(fix && { fix: { ...fix, path: printPath(fix.path) } }),
  };
}

/** A table for people: level, rule, document and field in columns, what was found beneath them. */
export function findingsTable(
  findings: readonly Finding[],
  typeOf: ReadonlyMap<string, string>,
  width: number,
): string {
  const rows = findings.map((finding) => [
    finding.level,
    finding.rule,
    `${typeOf.get(finding.id) ?? ""} ${finding.id}`.trim(),
    printPath(finding.path),
  ]);
  const widths = [0, 1, 2].map((column) =>
    Math.min(44, Math.max(...rows.map((row) => row[column]?.length ?? 0))),
  );
  return rows
    .map((row, index) => {
      const columns = row.map((cell, column) => visible(cell).padEnd(widths[column] ?? 0));
      const message = wrap(visible(findings[index]?.message ?? ""), Math.max(width - 4, 40));
      return [columns.join("  ").trimEnd(), ...message.map((line) => `    ${line}`)].join("\n");
    })
    .join("\n");
}

/** How many errors and warnings, of how many documents, as a sentence. */
export function tally(findings: readonly Finding[], documents: number): string {
  const errors = findings.filter((finding) => finding.level === "error").length;
  const warnings = findings.length - errors;
  const checked = plural(documents, "document");
  return findings.length === 0
    ? `${checked} checked: no error, no warning.`
    : `${checked} checked: ${plural(errors, "error")}, ${plural(warnings, "warning")}.`;
}

/** The type of each document, by its id. */
export function typesById(documents: readonly StoredDocument[]): Map<string, string> {
  return new Map(documents.map((document) => [document._id, document._type]));
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + word.length >= width) {
      lines.push(line);
      line = "";
    }
    line += line === "" ? word : ` ${word}`;
  }
  return [...lines, line];
}

/** Words from documents on a terminal: no control characters, which could move its cursor. */
function visible(words: string): string {
  return wellFormed(words).replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ");
}

function wellFormed(words: string): string {
  return words.toWellFormed();
}
