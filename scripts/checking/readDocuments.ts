import type { SanityClient } from "@sanity/client";
import { publishedId, type StoredDocument } from "../../facts/onFile.ts";

const page = 1000;

/**
 * Reads every document of the dataset: what is published, or with `drafts` each document as its
 * editors see it. Releases are left out: what they hold is not one state of the newsroom.
 */
export async function readDocuments(
  client: SanityClient,
  { drafts, progress }: { drafts: boolean; progress?(read: number): void },
): Promise<StoredDocument[]> {
  const byId = new Map<string, StoredDocument>();
  for (let after = ""; ;) {
    const documents = await client.fetch<StoredDocument[]>(
      `*[_id > $after] | order(_id) [0...$page]`,
      { after, page },
      { perspective: "raw" },
    );
    for (const document of documents) {
      const id = publishedId(document._id);
      const isDraft = document._id.startsWith("drafts.");
      const isOfRelease = id !== document._id && !isDraft;
      if (isOfRelease || (isDraft && !drafts)) continue;
      if (isDraft || !byId.has(id)) byId.set(id, document);
    }
    progress?.(byId.size);
    const last = documents.at(-1);
    if (documents.length < page || !last) return [...byId.values()];
    after = last._id;
  }
}
