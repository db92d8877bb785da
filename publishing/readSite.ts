import type { SiteSettings } from "../site/context.ts";
import type { Fetch } from "../site/gather.ts";
import { indexQueries, siteQuery } from "../site/queries/siteIndex.ts";
import { readIndex } from "../site/readIndex.ts";
import { readSettings } from "../site/readSettings.ts";
import type { IndexProblem, SiteIndex } from "../site/siteIndex.ts";

/** What every update starts from: the published documents in few fields each, and the paper itself. */
export async function readSite(
  fetch: Fetch,
): Promise<{ index: SiteIndex; settings: SiteSettings }> {
  const names = Object.entries(indexQueries);
  const [site, ...lists] = await Promise.all([
    fetch(siteQuery, { ids: [] }),
    ...names.map(([, query]) => fetch(query, { ids: [] })),
  ]);
  const problems: IndexProblem[] = [];
  const settings = readSettings(site, problems);
  const index = readIndex(
    Object.fromEntries(names.map(([name], at) => [name, lists[at]])),
    settings,
  );
  return { index: { ...index, problems: [...problems, ...index.problems] }, settings };
}
