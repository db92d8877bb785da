import type { PageKind } from "./pageKind.ts";
import { referrersKey } from "./reads.ts";
import type { SiteIndex } from "./siteIndex.ts";

/** Runs one query of a page kind: GROQ and its one parameter in, rows out. */
export type Fetch = (query: string, params: { ids: string[] }) => Promise<unknown>;

/** More rounds than any chain of facts has: a breakdown leads to its parts, these to their twins. */
const mostRounds = 4;

/**
 * Reads what some pages of a kind need, in few queries for all of them; the answer gives each its
 * own, and nothing where there is no such page.
 */
export async function gather<Data>(
  kind: PageKind<Data>,
  pageIds: readonly string[],
  index: SiteIndex,
  fetch: Fetch,
): Promise<(id: string) => Data | undefined> {
  const asksForReferrers = Object.values(kind.queries).some((query) =>
    query.includes("references($ids)"),
  );
  const documents = new Set(
    pageIds.flatMap((page) =>
      index.reads.of(page, () => {
        const ids = kind.documents ? kind.documents(page, index) : [page];
        for (const id of ids) {
          index.reads.note(id);
          if (asksForReferrers) index.reads.note(referrersKey(id));
        }
        return ids;
      }),
    ),
  );
  const results = await run(kind.queries, [...documents], fetch);
  const read = new Set<string>();
  for (let round = 0; kind.follow && round < mostRounds; round++) {
    const next = [...new Set(kind.follow.ids(results))].filter((id) => !read.has(id));
    if (next.length === 0) break;
    for (const id of next) read.add(id);
    const more = await run(kind.follow.queries, next, fetch);
    for (const [name, rows] of Object.entries(more))
      results[name] = [...asRows(results[name]), ...asRows(rows)];
  }
  const dataOf = kind.collect(results, index);
  return (page) => index.reads.of(page, () => dataOf(page));
}

async function run(queries: Readonly<Record<string, string>>, ids: string[], fetch: Fetch) {
  const results: Record<string, unknown> = {};
  const names = ids.length > 0 ? Object.keys(queries) : [];
  const rows = await Promise.all(names.map((name) => fetch(queries[name] ?? "", { ids })));
  names.forEach((name, at) => (results[name] = rows[at]));
  return results;
}

const asRows = (rows: unknown): unknown[] => (Array.isArray(rows) ? rows : []);
