import type { Finding } from "../../facts/finding.ts";
import { findingsIn } from "../../facts/findingsIn.ts";
import { onFile, type StoredDocument } from "../../facts/onFile.ts";
import { printPath } from "../../facts/path.ts";
import { validateContent } from "../../schemas/validateContent.ts";

/** All that the content model and the rules find in documents: errors first, then by document. */
export async function checkDocuments(documents: readonly StoredDocument[]): Promise<Finding[]> {
  const file = onFile(documents);
  const facts = documents.flatMap((document) => findingsIn(document, file));
  const told = new Set(facts.map(place));
  // A reference that leads nowhere is against the model too; the rule says what it means.
  const schema = (await validateContent(documents)).filter((finding) => !told.has(place(finding)));
  return [...schema, ...facts].sort(
    (a, b) =>
      compare(a.level, b.level) ||
      compare(a.id, b.id) ||
      compare(printPath(a.path), printPath(b.path)) ||
      compare(a.rule, b.rule) ||
      compare(a.message, b.message),
  );
}

function place(finding: Finding): string {
  return `${finding.id} ${printPath(finding.path)}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
