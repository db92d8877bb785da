import type { VFile } from "vfile";
import type { SiteContext } from "../site/context.ts";
import { type Fetch, gather } from "../site/gather.ts";
import type { PageKind } from "../site/pageKind.ts";
import type { SiteIndex } from "../site/siteIndex.ts";
import { asProblem, pageName, type Problem } from "./report.ts";

/** A page as its kind has rendered it, before anything is written. */
export interface RenderedPage {
  name: string;
  id: string;
  files: VFile[];
  problems: Problem[];
}

/** What every page of an update is made with. */
export interface RenderContext {
  fetch: Fetch;
  index: SiteIndex;
  context: SiteContext;
}

/** Gives a page of one kind what it is made of; an error where pages cannot be told apart. */
export type Gathered = ((id: string) => unknown) | Error;

/**
 * Reads what pages of one kind need. An error of the kind's own is given back, to be borne by the
 * page that it is about; one of the lake is thrown: then the update ends.
 */
export async function gatherBatch(
  kind: PageKind,
  ids: readonly string[],
  { index, fetch }: RenderContext,
): Promise<Gathered> {
  const lake: { error?: unknown } = {};
  const asked: Fetch = async (query, params) => {
    try {
      return await fetch(query, params);
    } catch (error) {
      lake.error = error;
      throw error;
    }
  };
  try {
    return await gather(kind, ids, index, asked);
  } catch (error) {
    if (lake.error) throw error;
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** Renders pages of one kind; what goes wrong with one is a problem of that one. */
export async function renderBatch(
  kind: PageKind,
  ids: readonly string[],
  read: Gathered,
  made: RenderContext,
): Promise<RenderedPage[]> {
  if (!(read instanceof Error)) return ids.map((id) => renderOne(kind, id, read, made));
  if (ids.length === 1) return ids.map((id) => unrendered(kind, id, read));
  // One document in a hundred that nobody foresaw must not take the others with it.
  const pages: RenderedPage[] = [];
  for (const id of ids)
    pages.push(...(await renderBatch(kind, [id], await gatherBatch(kind, [id], made), made)));
  return pages;
}

function renderOne(
  kind: PageKind,
  id: string,
  dataOf: (id: string) => unknown,
  { index, context }: RenderContext,
): RenderedPage {
  const key = { kind: kind.kind, id };
  try {
    const data = dataOf(id);
    // A page without data has no files: whoever finds some takes them away.
    const files =
      data === undefined ? [] : index.reads.of(id, () => kind.render(id, data, index, context));
    const messages = files.flatMap((file) => file.messages);
    return {
      name: pageName(key),
      id,
      files,
      problems: messages.map((message) => asProblem(key, message)),
    };
  } catch (error) {
    return unrendered(kind, id, error);
  }
}

function unrendered(kind: PageKind, id: string, error: unknown): RenderedPage {
  const name = pageName({ kind: kind.kind, id });
  const message = `The page could not be made: ${error instanceof Error ? error.message : String(error)}`;
  return {
    name,
    id,
    files: [],
    problems: [{ level: "error", rule: "render", id, path: "", page: name, message }],
  };
}
