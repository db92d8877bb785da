import type { SanityClient } from "@sanity/client";
import type { StoredDocument } from "../facts/onFile.ts";
import { answer, indexForLookups } from "./lookups.ts";

/**
 * What validations get in place of the lake's client: it answers their lookups from the documents
 * at hand, and anything else is an error.
 */
export function memoryClient(documents: readonly StoredDocument[]): SanityClient {
  const index = indexForLookups(documents);
  const client = {
    fetch: async (query: string, params?: Record<string, unknown>) => answer(index, query, params),
    withConfig: () => client,
  };
  // A part of a client: validations of ours only fetch, and a test runs them all.
  return client as unknown as SanityClient;
}
