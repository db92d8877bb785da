import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import type { CardFile } from "./cards/cardMaker.ts";
import { countForeign, openDestination } from "./destination.ts";
import { alone } from "./lock.ts";
import type { SiteAssets } from "./makers.ts";
import { Manifest } from "./manifest.ts";
import { manifestPath } from "./openManifest.ts";
import { filesAbout, proveGone, proveShown, type ProvenFile } from "./proof.ts";
import type { Problem, UpdateReport } from "./report.ts";
import { Stopwatch } from "./stopwatch.ts";
import { contextOf, update, type UpdateOptions } from "./update.ts";
import { WriteRun } from "./writeRun.ts";
import type { SiteState } from "./siteState.ts";

/** Where a site is kept, beside what its updates work with. */
export interface SiteOptions extends UpdateOptions {
  /** The folder that the site is written to. */
  out: string;
  /** The folder of manifests and caches. */
  home: string;
}

/** A site in a folder, to be brought up to date as often as anything changes. */
export interface OpenSite {
  update(): Promise<UpdateReport>;
  /** Draws the share cards that pages name and that are new; new updates may go on beside it. */
  drawCards(): Promise<readonly Problem[]>;
  /** The files of the pages that are about a document. */
  filesAbout(id: string): string[];
  /** Which pages show a document in a revision, their files read back. */
  proveShown(document: { id: string; revision: string }): ReturnType<typeof proveShown>;
  /** Whether files are gone. */
  proveGone(paths: readonly string[]): ProvenFile[];
  close(): void;
}

/** Opens a site in a folder, which is made where it is not there. */
export function openSite(options: SiteOptions): OpenSite {
  const out = resolve(options.out);
  const files = manifestPath(options.home, out);
  const destination = openDestination(out);
  const manifest = new Manifest(`${files}.sqlite`);
  const mayHoldForeign = manifest.isEmpty || !destination.ours;
  const undrawn = new Map<string, CardFile>();
  let assets: SiteAssets | undefined;
  let state: SiteState | undefined;
  let lastRun: string | undefined;
  if (destination.isNew) manifest.forgetWritten();

  return {
    update: () =>
      alone(`${files}.lock`, () => manifest.state("owner") ?? "another process", updateAlone),
    async drawCards() {
      const problems: Problem[] = [];
      const run = new WriteRun(destination, manifest, new Map());
      let done = 0;
      while (undrawn.size > 0) {
        const cards = [...undrawn.values()];
        undrawn.clear();
        await options.makers.cards.draw(
          cards,
          async (file) => {
            options.signal?.throwIfAborted();
            run.writeShared([file]);
            options.progress?.({ stage: "share cards", done: ++done, of: cards.length });
          },
          (card, reason) => problems.push(cardProblem(card, reason)),
        );
      }
      return problems;
    },
    filesAbout: (id) => filesAbout(id, manifest),
    proveShown: (document) => proveShown(document, manifest, out),
    proveGone: (paths) => proveGone(paths, out),
    close: () => manifest.close(),
  };

  async function updateAlone(): Promise<UpdateReport> {
    manifest.setState("owner", `process ${process.pid} since ${new Date().toISOString()}`);
    const watch = new Stopwatch();
    assets ??= await watch.time("assets", () => options.makers.assets());
    // What another process has changed since, or an update of ours left half done, is not known here.
    const known = manifest.state("run") === lastRun ? state : undefined;
    state = undefined;
    let run: WriteRun | undefined;
    const updated = await update(
      options,
      { manifest, assets, watch, state: known },
      (queue) => (run = new WriteRun(destination, manifest, queue.names)),
      (shared) => {
        for (const card of shared.undrawn) undrawn.set(card.path, card);
      },
    );
    const removed = await watch.time("remove", () => run?.removeLeftOver() ?? 0);
    lastRun = randomUUID();
    manifest.setState("run", lastRun);
    state = updated;
    const sums = manifest.sums();
    const isOurs = (path: string) => manifest.holderOf(path) !== undefined;
    return {
      pages: sums.pages,
      files: sums.files,
      written: run?.written ?? 0,
      removed,
      foreign: mayHoldForeign ? countForeign(out, isOurs) : 0,
      problems: [...indexProblems(updated), ...sums.problems],
      context: contextOf(updated, assets),
      stages: watch.stages,
    };
  }
}

/** Brings a site up to date once, share cards included, and closes it. */
export async function updateOnce(site: OpenSite): Promise<UpdateReport> {
  try {
    const report = await site.update();
    return { ...report, problems: [...report.problems, ...(await site.drawCards())] };
  } finally {
    site.close();
  }
}

const indexProblems = ({ problems, live }: SiteState): Problem[] =>
  [...problems, ...live.problems()].map(({ id, field, message }) => ({
    level: "warning",
    rule: "index",
    id,
    path: field,
    page: "",
    message,
  }));

const cardProblem = ({ path, content }: CardFile, reason: string): Problem => ({
  level: "warning",
  rule: "card",
  id: path,
  path: content.kind,
  page: "",
  message: `The share card could not be drawn: ${reason}.`,
});
