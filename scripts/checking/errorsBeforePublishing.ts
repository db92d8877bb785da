import type { SanityClient, SanityDocument } from "@sanity/client";
import type { StoredDocument } from "../../facts/onFile.ts";
import { idsIn } from "../../site/reads.ts";
import { checkDocuments } from "./checkDocuments.ts";

/** As deep as any rule follows references: a story, its breakdown, a part of that, its source. */
const steps = 4;

/** What the model and the rules have against publishing documents, each in a sentence. */
export async function errorsBeforePublishing(
  client: SanityClient,
  documents: readonly SanityDocument[],
): Promise<string[]> {
  const known = new Map<string, StoredDocument>(documents.map((one) => [one._id, one]));
  let newest: readonly StoredDocument[] = documents;
  for (let step = 0; step < steps && newest.length > 0; step++) {
    const ids = new Set(newest.flatMap((document) => [...idsIn(document).keys()]));
    const unread = [...ids].filter((id) => !known.has(id));
    newest =
      unread.length === 0
        ? []
        : await client.fetch<StoredDocument[]>(
            `*[_id in $ids]`,
            { ids: unread },
            { perspective: "published" },
          );
    for (const document of newest) known.set(document._id, document);
  }
  const asked = new Set(documents.map((document) => document._id));
  const findings = await checkDocuments([...known.values()]);
  return findings
    .filter(({ level, id }) => level === "error" && asked.has(id))
    .map(({ id, message }) => `${id}: ${message}`);
}
