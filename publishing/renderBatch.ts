import type { VFile } from "vfile";
import type { SiteContext } from "../site/context.ts";
import { type Fetch, gather } from "../site/gather.ts";
import type { PageKind } from "../site/pageKind.ts";
import type { SiteIndex } from "../site/siteIndex.ts";
import { asProblem, pageName, type Problem } from "./report.ts";
import type { Stopwatch } from "./stopwatch.ts";

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
  watch: Stopwatch;
}

/** Reads what some pages of one kind need and renders them; what goes wrong with one is its own. */
export async function renderBatch(
  kind: PageKind,
  ids: readonly string[],
  made: RenderContext,
): Promise<RenderedPage[]> {
  const { fetch, index, watch } = made;
  const read = await watch.time(`read ${kind.kind}`, () => gatherOrSay(kind, ids, index, fetch));
  if (read instanceof Map)
    return watch.time(`render ${kind.kind}`, async () =>
      ids.filter((id) => read.has(id)).map((id) => renderOne(kind, id, read.get(id), made)),
    );
  // One document in a hundred that nobody foresaw must not take the others with it.
  if (ids.length === 1) return ids.map((id) => unrendered(kind, id, read));
  const pages: RenderedPage[] = [];
  for (const id of ids) pages.push(...(await renderBatch(kind, [id], made)));
  return pages;
}

async function gatherOrSay(
  kind: PageKind,
  ids: readonly string[],
  index: SiteIndex,
  fetch: Fetch,
): Promise<Map<string, unknown> | Error> {
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
    // A lake that does not answer is no fault of a document: the update ends.
    if (lake.error) throw error;
    return error instanceof Error ? error : new Error(String(error));
  }
}

function renderOne(kind: PageKind, id: string, data: unknown, made: RenderContext): RenderedPage {
  const key = { kind: kind.kind, id };
  try {
    const files = kind.render(id, data, made.index, made.context);
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
