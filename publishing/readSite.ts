import type { SiteSettings } from "../site/context.ts";
import type { Fetch } from "../site/gather.ts";
import { indexView } from "../site/indexView.ts";
import { LiveIndex } from "../site/liveIndex.ts";
import { indexQueries, siteQuery } from "../site/queries/siteIndex.ts";
import type { Problems } from "../site/queries/fields.ts";
import { readSettings } from "../site/readSettings.ts";
import { isRecord } from "../site/story/isRecord.ts";
import type { SiteIndex, SummaryType } from "../site/siteIndex.ts";
import type { KnownRow } from "./manifest.ts";

/** The types of documents that the index knows. */
export const summaryTypes = Object.keys(indexQueries).filter(isSummaryType);

/** Whether documents of a type stand in the index. */
export function isSummaryType(type: string): type is SummaryType {
  return Object.hasOwn(indexQueries, type);
}

/** The paper itself, and the row that it was read from. */
export async function readPaper(
  fetch: Fetch,
): Promise<{ settings: SiteSettings; row: unknown; problems: Problems }> {
  const row = await fetch(siteQuery, { ids: [] });
  const problems: Problems = [];
  return { settings: readSettings(row, problems), row, problems };
}

/** The index's rows of all documents, or of some. */
export async function readRows(
  fetch: Fetch,
  types: readonly SummaryType[] = summaryTypes,
  ids?: readonly string[],
): Promise<(KnownRow & { type: SummaryType })[]> {
  const results = await Promise.all(
    types.map(async (type) => {
      const query = ids ? indexQueries[type].some : indexQueries[type].all;
      const rows = await fetch(query, { ids: [...(ids ?? [])] });
      return (Array.isArray(rows) ? rows : []).flatMap((row: unknown) =>
        isRecord(row) && typeof row["_id"] === "string" ? [{ id: row["_id"], type, row }] : [],
      );
    }),
  );
  return results.flat();
}

/** The whole index, for pages that nobody keeps up to date. */
export async function readSite(
  fetch: Fetch,
): Promise<{ index: SiteIndex; settings: SiteSettings }> {
  const [{ settings }, rows] = await Promise.all([readPaper(fetch), readRows(fetch)]);
  const live = new LiveIndex(settings);
  for (const { id, type, row } of rows) live.put(type, id, row);
  return { index: indexView(live), settings };
}
