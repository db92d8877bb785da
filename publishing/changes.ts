import type { Fetch } from "../site/gather.ts";
import { idsIn, referrersKey } from "../site/reads.ts";
import { isRecord } from "../site/story/isRecord.ts";
import type { SummaryType } from "../site/siteIndex.ts";
import type { KnownRow } from "./manifest.ts";
import { isSummaryType, readRows } from "./readSite.ts";
import type { RowBook } from "./rowBook.ts";

/** What has changed in the lake since a mark, and the mark of now. */
export interface Changed {
  /** Ids of published documents; nothing where that is not known: then everything is looked at. */
  ids: readonly string[] | undefined;
  mark: string;
}

/** Tells what has changed since a mark that it gave before. */
export type ChangesSince = (mark: string | undefined) => Promise<Changed>;

/** What a change of documents means. */
export interface Taken {
  /** Rows of the index to be read anew. */
  rows: KnownRow[];
  /** Ids of documents that are gone. */
  removed: string[];
  /** What pages may have been made from and is different. */
  keys: ReadonlySet<string>;
}

const changedQuery = `*[_id in $ids]`;
const referrersQuery = `*[references($ids)]._id`;

/**
 * Finds out what a change of documents means. Beside what changed itself there is what a document
 * that has appeared completes: whoever names it shows it now, though nothing there has changed.
 */
export async function takeIn(ids: readonly string[], book: RowBook, fetch: Fetch): Promise<Taken> {
  const documents = records(await fetch(changedQuery, { ids: [...ids] }));
  const types = new Map(documents.map(({ _id, _type }) => [String(_id), String(_type)]));
  const appeared = [...types.keys()].filter((id) => !book.has(id));
  const referrers = appeared.length > 0 ? await fetch(referrersQuery, { ids: appeared }) : [];
  const touched = new Set([...ids, ...strings(referrers)]);
  const stale = new Set(touched);
  for (const id of touched) for (const row of book.madeFrom(id)) stale.add(row);
  const asked = new Set<SummaryType>();
  for (const id of stale) {
    const type = types.get(id) ?? book.typeOf(id);
    if (type !== undefined && isSummaryType(type)) asked.add(type);
  }
  return {
    rows: await readRows(fetch, [...asked], [...stale]),
    removed: ids.filter((id) => !types.has(id)),
    keys: touched.union(
      new Set(documents.flatMap((one) => [...idsIn(one).keys()].map(referrersKey))),
    ),
  };
}

const records = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter(isRecord) : [];

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
