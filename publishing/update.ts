import { hash } from "node:crypto";
import { join, resolve } from "node:path";
import type { SanityClient } from "@sanity/client";
import type { PictureFile, SiteContext } from "../site/context.ts";
import type { PageKind } from "../site/pageKind.ts";
import type { MadeAssets } from "./assets.ts";
import type { CardFile, CardMaker } from "./cards/cardMaker.ts";
import { countForeign, openDestination } from "./destination.ts";
import { limited } from "./limited.ts";
import { Manifest } from "./manifest.ts";
import { indexWithout } from "../site/readIndex.ts";
import type { IndexProblem } from "../site/siteIndex.ts";
import type { MadePictures } from "./pictures.ts";
import { readSite } from "./readSite.ts";
import { gatherBatch, type RenderContext, type RenderedPage, renderBatch } from "./renderBatch.ts";
import type { Problem, Progress, UpdateReport } from "./report.ts";
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
  /** Ends the update early, between two batches: it throws, and the next one does the rest. */
  signal?: AbortSignal;
  /** Told when all pages stand, before share cards that are new are drawn. */
  pagesStand?(context: SiteContext): void;
}

/** What makes the files that pages name but are not made of. */
export interface Makers {
  /** Styles, script, fonts and icons. */
  assets(): Promise<MadeAssets>;
  pictures(wanted: readonly PictureFile[]): Promise<MadePictures>;
  cards: CardMaker;
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
  const destination = openDestination(out);
  const manifest = new Manifest(manifestFile(options.home, out));
  try {
    const mayHoldForeign = manifest.isEmpty || !destination.ours;
    const run = new WriteRun(destination, manifest);
    // Two at a time: the lake has other readers, and each of its threads holds memory.
    const fetch = limited(2, (query: string, params: { ids: string[] }) =>
      client.fetch<unknown>(query, params, { perspective: "published" }),
    );
    const { index, settings } = await watch.time("index", () => readSite(fetch));
    for (const problem of index.problems) run.say(indexProblem(problem));
    const assets = await watch.time("assets", () => makers.assets());
    await watch.time("write", () => run.writeAssets(assets.files));
    const context = { site: settings, assets: assets.names, hash: shortHash };
    const undrawn = new Map<string, CardFile>();
    await writePages(run, undrawn, options, {
      fetch,
      context,
      index,
      watch,
    });
    const removed = await watch.time("remove", () => run.removeLeftOver());
    options.pagesStand?.(context);
    await watch.time("cards", () => drawCards(run, [...undrawn.values()], options));
    const isOurs = (path: string) => manifest.holderOf(path) !== undefined;
    return {
      pages: run.pages,
      files: run.files,
      written: run.written,
      removed,
      foreign: mayHoldForeign ? countForeign(out, isOurs) : 0,
      problems: [...run.problems.values()],
      context,
      stages: watch.stages,
    };
  } finally {
    manifest.close();
  }
}

async function writePages(
  run: WriteRun,
  undrawn: Map<string, CardFile>,
  options: UpdateOptions,
  made: RenderContext & { watch: Stopwatch },
): Promise<void> {
  const { watch } = made;
  const unmade = run.neverMade.size;
  for (const kind of inOrder(options.kinds)) {
    const ids = kind.ids(made.index);
    const read = (from: number) => gatherBatch(kind, ids.slice(from, from + batchSize), made);
    let next = held(read(0));
    for (let at = 0; at < ids.length; at += batchSize) {
      options.signal?.throwIfAborted();
      options.progress?.({ stage: kind.kind, done: at, of: ids.length });
      const gathered = await watch.time(`read ${kind.kind}`, () => next);
      // The lake answers for the next pages while these are rendered and written.
      if (at + batchSize < ids.length) next = held(read(at + batchSize));
      const pages = await watch.time(`render ${kind.kind}`, () =>
        renderBatch(kind, ids.slice(at, at + batchSize), gathered, made),
      );
      const missing = await writeShared(run, undrawn, pages, options.makers, watch);
      await watch.time(`write ${kind.kind}`, () =>
        run.writePages(pages.map((page) => toWrite(page, missing))),
      );
    }
    run.writeWaiting();
    options.progress?.({ stage: kind.kind, done: ids.length, of: ids.length });
    // What has no page may be no link either: the rest is made again without it.
    if (run.neverMade.size > unmade) {
      const index = indexWithout(made.index, run.neverMade);
      return writePages(run, undrawn, options, { ...made, index });
    }
  }
}

/** A promise that is waited for later: until then its failure is nobody's fault. */
function held<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}

/**
 * Makes and writes pictures, and cards that were drawn before, ahead of the pages that name them.
 * A card that is new follows the pages: networks show it, no page does, and drawing takes long.
 */
async function writeShared(
  run: WriteRun,
  undrawn: Map<string, CardFile>,
  pages: readonly RenderedPage[],
  makers: Makers,
  watch: Stopwatch,
): Promise<ReadonlyMap<string, string>> {
  const files = pages.flatMap((page) => page.files);
  const wantedPictures = files.flatMap((file) => file.data.pictures ?? []);
  const wantedCards = files.flatMap((file) => file.data.cards ?? []);
  const pictures = await watch.time("pictures", () => makers.pictures(wantedPictures));
  const cards = await watch.time("cards", () => makers.cards.kept(wantedCards));
  for (const card of cards.undrawn) undrawn.set(card.path, card);
  run.expect(cards.undrawn.map((card) => card.path.slice(1)));
  await watch.time("write", () => run.writeShared([...pictures.files, ...cards.files]));
  return pictures.missing;
}

async function drawCards(run: WriteRun, cards: CardFile[], options: UpdateOptions): Promise<void> {
  const stage = "share cards";
  let done = 0;
  await options.makers.cards.draw(
    cards,
    async (file) => {
      options.signal?.throwIfAborted();
      run.writeShared([file]);
      options.progress?.({ stage, done: ++done, of: cards.length });
    },
    ({ path, content }, reason) =>
      run.say({
        level: "warning",
        rule: "card",
        id: path,
        path: content.kind,
        page: "",
        message: `The share card could not be drawn: ${reason}.`,
      }),
  );
}

function toWrite(page: RenderedPage, missing: ReadonlyMap<string, string>): PageToWrite {
  const shared = page.files.flatMap((file) =>
    [...(file.data.pictures ?? []), ...(file.data.cards ?? [])].map(({ path }) => path),
  );
  return {
    name: page.name,
    id: page.id,
    files: page.files.map((file) => ({
      path: file.path.replace(/^\//, ""),
      bytes: file.value,
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
