import { hash } from "node:crypto";
import { evaluate, parse } from "groq-js";
import type { VFile } from "vfile";
import type { SiteContext } from "../../site/context.ts";
import { gather } from "../../site/gather.ts";
import type { PageKind } from "../../site/pageKind.ts";
import { pageKinds } from "../../site/pages/pageKinds.ts";
import { indexQueries, siteQuery } from "../../site/queries/siteIndex.ts";
import { indexView } from "../../site/indexView.ts";
import { LiveIndex } from "../../site/liveIndex.ts";
import { readSettings } from "../../site/readSettings.ts";
import type { IndexProblem, SiteIndex, SummaryType } from "../../site/siteIndex.ts";

/** A document of the lake, as it may really be. */
export type Document = { _id: string; _type: string } & Record<string, unknown>;

/** A site made of documents: its index, what pages are made with, and their files. */
export interface SampleSite {
  index: SiteIndex;
  /** What is wrong with the index. */
  problems: readonly IndexProblem[];
  context: SiteContext;
  render(kind: PageKind): Promise<VFile[]>;
  renderAll(): Promise<VFile[]>;
}

const parsed = new Map<string, ReturnType<typeof parse>>();

/** Reads documents as the lake would and makes pages of them, with no lake. */
export async function sampleSite(documents: readonly Document[]): Promise<SampleSite> {
  const fetch = async (query: string, params: Record<string, unknown> = {}) => {
    const tree = parsed.get(query) ?? parse(query);
    parsed.set(query, tree);
    const value = await evaluate(tree, { dataset: documents, params });
    const rows: unknown = await value.get();
    return rows;
  };
  const site = readSettings(await fetch(siteQuery));
  const live = new LiveIndex(site);
  for (const [type, { all }] of Object.entries(indexQueries))
    for (const row of (await fetch(all)) as Document[]) live.put(type as SummaryType, row._id, row);
  const index = indexView(live);
  const context: SiteContext = {
    site,
    assets: { styles: "/assets/site.css", script: "/assets/page.js", preloadFonts: [] },
    hash: (text) => hash("sha256", text).slice(0, 16),
  };
  const render = async (kind: PageKind) => {
    const ids = kind.ids(index);
    const dataOf = await gather(kind, ids, index, (query, params) => fetch(query, { ...params }));
    return ids.flatMap((id) => {
      const data = dataOf(id);
      return data === undefined ? [] : kind.render(id, data, index, context);
    });
  };
  return {
    index,
    problems: live.problems(),
    context,
    render,
    async renderAll() {
      const files: VFile[] = [];
      for (const kind of pageKinds) files.push(...(await render(kind)));
      return files;
    },
  };
}

/** The file at a path. */
export function fileAt(files: readonly VFile[], path: string): VFile {
  const file = files.find((one) => one.path === path);
  if (!file)
    throw new Error(`There is no ${path}, only ${files.map((one) => one.path).join(", ")}.`);
  return file;
}
