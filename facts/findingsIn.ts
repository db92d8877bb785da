import type { Finding } from "./finding.ts";
import type { OnFile, StoredDocument } from "./onFile.ts";
import { rules } from "./rules.ts";

/** All that the rules find in one document. */
export function findingsIn(document: StoredDocument, onFile: OnFile): Finding[] {
  return rules
    .filter((rule) => rule.types.includes(document._type))
    .flatMap((rule) => rule.find(document, onFile));
}
