import type { VFile } from "vfile";
import type { SiteContext } from "./context.ts";
import type { SiteIndex } from "./siteIndex.ts";

/** A page before it is made: its kind, the id it is keyed by, never its path. */
export interface PageKey {
  /** Name of the page kind: "article". */
  kind: string;
  /** A document's id; a list adds what it holds: `<section id>/2026-11`. */
  id: string;
}

/**
 * A kind of page. Asked for in batches: `queries` are run once for many keys.
 * A feed is a page that happens to be XML; a list that needs only the index has no queries.
 */
export interface PageKind<Data = unknown> {
  kind: string;
  /** Ids of the documents of which this kind makes a page, in the published index. */
  ids(index: SiteIndex): string[];
  /**
   * GROQ by name, each by `$ids` alone: what the pages of these ids are made of. A query never
   * holds a sub-query that looks outwards (`*[… ^._id …]`), which would read every document for
   * each page: what points *at* the pages' documents is a query of its own, `references($ids)`.
   */
  queries: Readonly<Record<string, string>>;
  /** Gives each id what its page needs, out of the results of `queries`. */
  collect(ids: readonly string[], results: Readonly<Record<string, unknown>>): Map<string, Data>;
  /**
   * The page and the files that lie beside it, each with its path under the output folder.
   * Pure. What an editor should mend is a message on the file, never an exception.
   */
  render(id: string, data: Data, index: SiteIndex, context: SiteContext): VFile[];
}
