import { hash } from "node:crypto";
import type { SanityClient } from "@sanity/client";
import type { SiteContext } from "../site/context.ts";
import type { Fetch } from "../site/gather.ts";
import type { PageKind } from "../site/pageKind.ts";
import type { ChangesSince } from "./changes.ts";
import { limited } from "./limited.ts";
import type { Makers, SiteAssets } from "./makers.ts";
import type { Manifest } from "./manifest.ts";
import { PageQueue } from "./pageQueue.ts";
import { gatherBatch, renderBatch } from "./renderBatch.ts";
import { pageName, type Progress } from "./report.ts";
import { recordMoves } from "./recordMoves.ts";
import { type Shared, toWrite, writeShared } from "./sharedFiles.ts";
import { SiteState } from "./siteState.ts";
import type { Stopwatch } from "./stopwatch.ts";
import type { PageToWrite, WriteRun } from "./writeRun.ts";

const batchSize = 100;

/** What an update works with. */
export interface UpdateOptions {
  client: SanityClient;
  /** Tells which documents have changed since the last update. */
  changesSince: ChangesSince;
  kinds: readonly PageKind[];
  makers: Makers;
  progress?(progress: Progress): void;
  /** Ends the update early, between two batches: it throws, and the next one does the rest. */
  signal?: AbortSignal;
}

/** What the updates of one site hand on to each other. */
export interface Held {
  manifest: Manifest;
  assets: SiteAssets;
  watch: Stopwatch;
  /** As the update before left it; nothing where another process may have changed the site since. */
  state: SiteState | undefined;
}

/**
 * Brings the pages up to date with what is published: changed documents are taken into the index,
 * the pages that were made from what is different are made again, and what was made from what is
 * noted last. A change of everything, such as an empty manifest, goes the same way. A page that
 * cannot be made keeps its last good version. Throws where nothing can be done: the lake does not
 * answer, the disk refuses; then the next update begins where this one did.
 */
export async function update(
  options: UpdateOptions,
  held: Held,
  openRun: (queue: PageQueue) => WriteRun,
  shared: (made: Shared) => void,
): Promise<SiteState> {
  const { manifest, assets, watch } = held;
  // Two at a time: the lake has other readers, and each of its threads holds memory.
  const fetch = limited(2, (query: string, params: { ids: string[] }) =>
    options.client.fetch<unknown>(query, params, { perspective: "published" }),
  );
  const isFit = manifest.state("fingerprint") === assets.fingerprint;
  const taken = await watch.time("index", () => takeChanges(options, held, isFit, fetch));
  const { state, keys, mark } = taken;
  const queue = new PageQueue(options.kinds);
  if (keys) queue.addTouched(keys, state.index, manifest);
  else queue.addAll(state.index, manifest);
  queue.addNamed(
    manifest.failedPages().map(({ name }) => name),
    "failed",
  );
  if (!held.state) queue.addNamed(manifest.unfinishedPages(), "unfinished");
  const run = openRun(queue);
  if (!keys) run.writeAssets(assets.files);
  run.retire(queue.takeUnknown());
  await makePages(queue, run, { ...options, state, fetch, assets, manifest, watch, shared });
  manifest.together(() => {
    if (!keys) manifest.removeRows();
    state.save(manifest);
    manifest.setState("mark", mark);
    manifest.setState("fingerprint", assets.fingerprint);
  });
  return state;
}

/** What has changed, and the index of now; without keys everything has. */
interface TakenChanges {
  state: SiteState;
  keys: ReadonlySet<string> | undefined;
  mark: string;
}

async function takeChanges(
  { client, changesSince }: UpdateOptions,
  { manifest, state }: Held,
  isFit: boolean,
  fetch: Fetch,
): Promise<TakenChanges> {
  const before = state ?? SiteState.kept(manifest);
  const { ids, mark } = await changesSince(manifest.state("mark"));
  const keys = isFit && ids ? await before?.takeIn(ids, fetch) : undefined;
  if (keys && before) return withMoves({ state: before, keys, mark }, before.takeMoved());
  const now = await SiteState.read(fetch);
  // What was known is as it was: it takes changes in, or says that it cannot and does not.
  const moved = before ? now.movedSince(before) : new Map<string, string>();
  return withMoves({ state: now, keys, mark }, moved);

  async function withMoves(
    taken: TakenChanges,
    moved: ReadonlyMap<string, string>,
  ): Promise<TakenChanges> {
    if (moved.size === 0) return taken;
    await recordMoves(client, moved);
    const more = await changesSince(taken.mark);
    const also = more.ids && (await taken.state.takeIn(more.ids, fetch));
    const all = also && taken.keys ? taken.keys.union(also) : undefined;
    return { state: taken.state, keys: all, mark: also ? more.mark : taken.mark };
  }
}

interface Making extends UpdateOptions {
  state: SiteState;
  fetch: Fetch;
  assets: SiteAssets;
  manifest: Manifest;
  watch: Stopwatch;
  shared(made: Shared): void;
}

/** Makes the pages of a queue, kind after kind, and those that are touched by what comes of it. */
async function makePages(queue: PageQueue, run: WriteRun, making: Making): Promise<void> {
  const { state, manifest } = making;
  const { live, index } = state;
  const failed = new Set<string>();
  for (let next = queue.next(); next; next = queue.next()) {
    const { kind, ids } = next;
    for (const id of ids) live.show(id);
    const [there, gone] = parted(ids, (id) => kind.has(id, index));
    run.retire(gone.map((id) => pageName({ kind: kind.kind, id })));
    for (const page of await makeKind(kind, there, run, making)) {
      // What has no page may be no link either.
      live.hide(page.id);
      failed.add(page.name);
    }
    queue.addTouched(live.takeChanged(), index, manifest, failed);
  }
}

/** Makes pages of one kind; gives back those that never could be. */
async function makeKind(
  kind: PageKind,
  ids: readonly string[],
  run: WriteRun,
  making: Making,
): Promise<PageToWrite[]> {
  const { state, fetch, watch } = making;
  const { index, reads } = state;
  const context = contextOf(state, making.assets);
  const made = { fetch, index, context };
  const unmade: PageToWrite[] = [];
  const read = (from: number) => gatherBatch(kind, ids.slice(from, from + batchSize), made);
  let next = held(ids.length > 0 ? read(0) : Promise.resolve(new Error("no pages")));
  for (let at = 0; at < ids.length; at += batchSize) {
    making.signal?.throwIfAborted();
    making.progress?.({ stage: kind.kind, done: at, of: ids.length });
    const gathered = await watch.time(`read ${kind.kind}`, () => next);
    // The lake answers for the next pages while these are rendered and written.
    if (at + batchSize < ids.length) next = held(read(at + batchSize));
    const pages = await watch.time(`render ${kind.kind}`, () =>
      renderBatch(kind, ids.slice(at, at + batchSize), gathered, made),
    );
    const shared = await watch.time("pictures and cards", () =>
      writeShared(run, pages, making.makers),
    );
    making.shared(shared);
    const ready = pages.map((page) => toWrite(page, reads.take(page.id), shared));
    unmade.push(...(await watch.time(`write ${kind.kind}`, () => run.writePages(ready))));
  }
  unmade.push(...run.writeWaiting());
  if (ids.length > 0) making.progress?.({ stage: kind.kind, done: ids.length, of: ids.length });
  return unmade;
}

function parted<T>(all: readonly T[], isFirst: (one: T) => boolean): [T[], T[]] {
  const parts: [T[], T[]] = [[], []];
  for (const one of all) parts[isFirst(one) ? 0 : 1].push(one);
  return parts;
}

/** What pages are made with. */
export const contextOf = ({ settings }: SiteState, { names }: SiteAssets): SiteContext => ({
  site: settings,
  assets: names,
  hash: shortHash,
});

/** A promise that is waited for later: until then its failure is nobody's fault. */
function held<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}

/** Sixteen hexadecimal digits that tell one text from another. */
export const shortHash = (text: string) => hash("sha256", text).slice(0, 16);
