import type { DocumentRule, SanityDocument, ValidationContext } from "@sanity/types";
import type { Finding, Level } from "../facts/finding.ts";
import { findingsIn } from "../facts/findingsIn.ts";
import { fieldOf, onFile, publishedId, referenceIn, type StoredDocument } from "../facts/onFile.ts";
import { rules } from "../facts/rules.ts";
import { correctionsOf, documentsById } from "./lookups.ts";

type Fetch = (query: string, params: { ids: readonly string[] }) => Promise<readonly unknown[]>;

/** What a marker of such a validation carries as its code, before the rule's name. */
export const factsCode = "facts.";

/**
 * Validation of a document by the rules of `facts/`: errors and warnings stand at the fields that
 * they are about, in the Studio as on the command line.
 */
export function factsHold(rule: DocumentRule): DocumentRule[] {
  return [
    rule.custom((document, context) => problems(document, context, "error")),
    rule.custom((document, context) => problems(document, context, "warning")).warning(),
  ];
}

async function problems(value: unknown, context: ValidationContext, level: Level) {
  const document = context.document;
  if (!document || value !== document) return true;
  const found = (await findings(document, context)).filter((finding) => finding.level === level);
  if (found.length === 0) return true;
  return found.map((finding) => ({
    code: factsCode + finding.rule,
    message: finding.message,
    path: [...finding.path],
    details: { found: finding.found, fix: finding.fix },
  }));
}

/** Steps from a breakdown to its parts, their places, and the places that those lie in. */
const farthest = 8;

// Errors and warnings of one document are asked for at the same moment: the lake is asked once.
const underWay = new WeakMap<SanityDocument, Promise<Finding[]>>();

function findings(document: SanityDocument, context: ValidationContext): Promise<Finding[]> {
  const begun = underWay.get(document);
  if (begun) return begun;
  const client = context.getClient({ apiVersion: "2025-02-19" });
  const found = documentsAround(document, (query, params) =>
    client.fetch<readonly unknown[]>(query, { ...params }, { perspective: "drafts" }),
  )
    .then((around) => findingsIn(document, onFile([...around, document])))
    .finally(() => underWay.delete(document));
  underWay.set(document, found);
  return found;
}

/** The documents that the rules of a document follow references to, and corrections of them. */
async function documentsAround(document: StoredDocument, fetch: Fetch): Promise<StoredDocument[]> {
  const fields = rules
    .filter((rule) => rule.types.includes(document._type))
    .flatMap((rule) => rule.follows);
  const known = new Map<string, StoredDocument>();
  const asked = new Set([publishedId(document._id)]);
  let next: StoredDocument[] = [document];
  for (let step = 0; step < farthest && next.length > 0; step++) {
    const ids = [...new Set(next.flatMap((from) => referencesIn(from, fields)))].filter(
      (id) => !asked.has(id),
    );
    for (const id of ids) asked.add(id);
    next = ids.length === 0 ? [] : (await fetch(documentsById.query, { ids })).filter(isStored);
    for (const found of next) known.set(found._id, found);
  }
  const corrections = known.size === 0 ? [] : await fetch(correctionsOf.query, { ids: [...asked] });
  return [...known.values(), ...corrections.filter(isStored)];
}

function referencesIn(document: StoredDocument, fields: readonly string[]): string[] {
  return fields.flatMap((field) => document[field]).flatMap((value) => referenceIn(value) ?? []);
}

function isStored(value: unknown): value is StoredDocument {
  return typeof fieldOf(value, "_id") === "string" && typeof fieldOf(value, "_type") === "string";
}
