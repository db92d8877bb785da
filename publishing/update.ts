import { hash } from "node:crypto";
import { join, resolve } from "node:path";
import type { SanityClient } from "@sanity/client";
import type { AssetNames, PictureFile } from "../site/context.ts";
import type { PageKind } from "../site/pageKind.ts";
import type { CardFile } from "./cards/cardMaker.ts";
import { countForeign, openDestination } from "./destination.ts";
import { Manifest } from "./manifest.ts";
import { indexWithout } from "../site/readIndex.ts";
import type { IndexProblem } from "../site/siteIndex.ts";
import { readSite } from "./readSite.ts";
import { type RenderContext, type RenderedPage, renderBatch } from "./renderBatch.ts";
import type { Problem, Progress, SiteFile, UpdateReport } from "./report.ts";
import { Stopwatch } from "./stopwatch.ts";
import { WriteRun, type PageToWrite } from "./writeRun.ts";

const batchSize = 100;
const stages = ["story", "list", "feed"] as const;

/** What an update works with. */
export interface UpdateOptions {
  client: SanityClient;
  /** The folder that the site is written to. */
  out: string;
  /** The folder of manifests and caches. */
  home: string;
  kinds: readonly PageKind[];
  makers: Makers;
  progress?(progress: Progress): void;
}

/** What makes the files that pages name but are not made of. */
export interface Makers {
  /** Styles, script, fonts and icons. */
  assets(): Promise<{ names: AssetNames; files: SiteFile[] }>;
  /** `missing` says by path why a picture could not be made. */
  pictures(
    wanted: readonly PictureFile[],
  ): Promise<{ files: SiteFile[]; missing: ReadonlyMap<string, string> }>;
  cards(wanted: readonly CardFile[]): Promise<SiteFile[]>;
}

/**
 * Brings a folder up to date with what is published in the lake. Every update takes everything
 * as changed; a page whose bytes are the same is not written. A page that cannot be made keeps
 * its last good version and is a problem in the report. Throws where nothing can be done: the
 * lake does not answer, the disk refuses.
 */
export async function updateSite(options: UpdateOptions): Promise<UpdateReport> {
  const { client, makers } = options;
  const watch = new Stopwatch();
  const out = resolve(options.out);
  const destination = await openDestination(out);
  const manifest = new Manifest(manifestFile(options.home, out));
  try {
    const mayHoldForeign = manifest.isEmpty || !destination.ours;
    const run = new WriteRun(destination, manifest);
    const { index, settings } = await watch.time("index", () => readSite(client));
    for (const problem of index.problems) run.say(indexProblem(problem));
    const assets = await watch.time("assets", () => makers.assets());
    await watch.time("write", () => run.writeCommon("assets", assets.files));
    const context = { site: settings, assets: assets.names, hash: shortHash };
    await writePages(run, options, {
      fetch: (query, ids) => client.fetch<unknown>(query, ids, { perspective: "published" }),
      context,
      index,
      watch,
    });
    const removed = await watch.time("remove", () => run.removeLeftOver());
    const isOurs = (path: string) => manifest.holderOf(path) !== undefined;
    return {
      pages: run.pages,
      files: run.files,
      written: run.written,
      removed,
      foreign: mayHoldForeign ? await countForeign(out, isOurs) : 0,
      problems: [...run.problems.values()],
      context,
      stages: watch.stages,
    };
  } finally {
    manifest.close();
  }
}

async function writePages(run: WriteRun, options: UpdateOptions, made: RenderContext) {
  const unmade = run.neverMade.size;
  for (const kind of inOrder(options.kinds)) {
    const ids = kind.ids(made.index);
    for (let at = 0; at < ids.length; at += batchSize) {
      options.progress?.({ stage: kind.kind, done: at, of: ids.length });
      const pages = await renderBatch(kind, ids.slice(at, at + batchSize), made);
      const missing = await writeShared(run, pages, options.makers, made.watch);
      await made.watch.time(`write ${kind.kind}`, () =>
        run.writePages(pages.map((page) => asBytes(page, missing))),
      );
    }
    await run.writeWaiting();
    options.progress?.({ stage: kind.kind, done: ids.length, of: ids.length });
    // What has no page may be no link either: the rest is made again without it.
    if (run.neverMade.size > unmade) {
      const index = indexWithout(made.index, run.neverMade);
      return writePages(run, options, { ...made, index });
    }
  }
}

/** Makes and writes pictures and cards, before the pages that name them. */
async function writeShared(
  run: WriteRun,
  pages: readonly RenderedPage[],
  makers: Makers,
  watch: Stopwatch,
): Promise<ReadonlyMap<string, string>> {
  const files = pages.flatMap((page) => page.files);
  const wantedPictures = files.flatMap((file) => file.data.pictures ?? []);
  const wantedCards = files.flatMap((file) => file.data.cards ?? []);
  const pictures = await watch.time("pictures", () => makers.pictures(wantedPictures));
  const cards = await watch.time("cards", () => makers.cards(wantedCards));
  await watch.time("write", () => run.writeCommon("shared", [...pictures.files, ...cards]));
  return pictures.missing;
}

function asBytes(page: RenderedPage, missing: ReadonlyMap<string, string>): PageToWrite {
  const shared = page.files.flatMap((file) =>
    [...(file.data.pictures ?? []), ...(file.data.cards ?? [])].map(({ path }) => path),
  );
  return {
    name: page.name,
    id: page.id,
    files: page.files.map((file) => ({
      path: file.path.replace(/^\//, ""),
      bytes: typeof file.value === "string" ? Buffer.from(file.value) : file.value,
    })),
    shared: shared.map((path) => path.replace(/^\//, "")),
    problems: [...page.problems, ...shared.flatMap((path) => missingPicture(page, path, missing))],
  };
}

function missingPicture(page: RenderedPage, path: string, missing: ReadonlyMap<string, string>) {
  const message = missing.get(path);
  if (message === undefined) return [];
  const { id, name } = page;
  return [{ level: "error" as const, rule: "picture", id, path: "", page: name, message }];
}

const indexProblem = ({ id, field, message }: IndexProblem): Problem => ({
  level: "warning",
  rule: "index",
  id,
  path: field,
  page: "",
  message,
});

const inOrder = (kinds: readonly PageKind[]) =>
  stages.flatMap((stage) => kinds.filter((kind) => kind.stage === stage));

/** One manifest for each folder that was ever written to. */
const manifestFile = (home: string, out: string) => join(home, "sites", `${shortHash(out)}.sqlite`);

const shortHash = (text: string) => hash("sha256", text).slice(0, 16);
