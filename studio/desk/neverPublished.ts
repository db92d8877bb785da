import { distinctUntilChanged, from, map, of, switchMap } from "rxjs";
import type { StructureResolverContext } from "sanity/structure";
import { liveQuery } from "../liveQuery.ts";
import { rowsOf } from "../rowsOf.ts";

const drafts = {
  fetch: `*[_id in path("drafts.**") && _type == "article"]{_id}`,
  listen: `*[_type == "article"]`,
  perspective: "raw",
} as const;

/**
 * Ids of the stories that readers have never seen, for the list of those they have: a list of the
 * Studio looks at drafts in the place of what is published and cannot tell by itself.
 */
export function neverPublished({ documentStore, getClient }: StructureResolverContext) {
  const client = getClient({ apiVersion: "2025-02-19" });
  return liveQuery(documentStore, drafts, rowsOf).pipe(
    switchMap((live) => {
      if (live.state !== "read") return live.state === "failed" ? of([]) : of();
      const ids = live.value.flatMap((row) => row.text("_id")?.replace(/^drafts\./, "") ?? []);
      const asked = client.fetch<unknown>(`*[_id in $ids]{_id}`, { ids }, { perspective: "raw" });
      return from(asked).pipe(
        map((found) => {
          const published = new Set(rowsOf(found).map((row) => row.text("_id")));
          return ids.filter((id) => !published.has(id)).sort();
        }),
      );
    }),
    distinctUntilChanged((one, other) => one.join() === other.join()),
  );
}
