import { useClient } from "sanity";

/** Asks whether a document is published: only then may a reference to it be a strong one. */
export function useIsPublished(): (id: string) => Promise<boolean> {
  const client = useClient({ apiVersion: "2025-02-19" });
  return async (id) =>
    (await client.fetch<unknown>("*[_id == $id][0]._id", { id }, { perspective: "published" })) ===
    id;
}
