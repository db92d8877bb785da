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

/** What queries gave, by their names. */
export type Results = Readonly<Record<string, unknown>>;

/**
 * A kind of page. Asked for in batches: `gather` (site/gather.ts) runs the queries once for many
 * keys. A feed is a page that happens to be XML; a list that needs only the index has no queries.
 *
 * A query takes `$ids` alone and never holds a sub-query that looks outwards (`*[… ^._id …]`),
 * which would read every document for each page: what points *at* the pages' documents is a query
 * of its own, `references($ids)`.
 *
 * What an editor should mend is a message on a file, never an exception: `ruleId` is the rule,
 * `data` holds `documentId` and `field` (`body[_key=="a"].text`). See site/tell.ts.
 */
export interface PageKind<Data = unknown> {
  kind: string;
  /** When it is written: what is linked to comes before what links to it. */
  stage: "story" | "list" | "feed";
  /** Ids of all pages of this kind: of documents, or what a list holds. */
  ids(index: SiteIndex): string[];
  /** Whether there is a page of this kind with this id. */
  has(id: string, index: SiteIndex): boolean;
  /** The page's address, `/news/slug/`; nothing for a file that no sitemap names. */
  path(id: string, index: SiteIndex): string | undefined;
  /** Ids of the documents that a page is read from, where they are not its own id alone. */
  documents?(id: string, index: SiteIndex): readonly string[];
  /** GROQ by name, each by `$ids` alone: what the pages of these documents are made of. */
  queries: Readonly<Record<string, string>>;
  /**
   * A second reading: ids that the results so far name, and the queries that read those. Asked
   * again with all results until it names no new id; rows are added to those already there.
   */
  follow?: {
    ids(results: Results): readonly string[];
    queries: Readonly<Record<string, string>>;
  };
  /** Gives a page what it needs, out of the results for many; what has nothing has no page. */
  collect(results: Results, index: SiteIndex): (id: string) => Data | undefined;
  /**
   * The page and the files that lie beside it, each with its path under the output folder, its
   * text as `value`, and in `data` the pictures and cards that must stand there before it. Pure.
   */
  render(id: string, data: Data, index: SiteIndex, context: SiteContext): VFile[];
}
