import type { SiteSettings } from "../site/context.ts";
import type { Fetch } from "../site/gather.ts";
import { indexView } from "../site/indexView.ts";
import { LiveIndex } from "../site/liveIndex.ts";
import { PageReads } from "../site/reads.ts";
import { pathOf } from "../site/lookUp.ts";
import type { Problems } from "../site/queries/fields.ts";
import { readSettings } from "../site/readSettings.ts";
import type { SiteIndex } from "../site/siteIndex.ts";
import { takeIn } from "./changes.ts";
import type { KnownRow, Manifest } from "./manifest.ts";
import { isSummaryType, readPaper, readRows } from "./readSite.ts";
import { RowBook } from "./rowBook.ts";

/** The paper and its index as they are known, kept up to date while documents change. */
export class SiteState {
  readonly settings: SiteSettings;
  readonly live: LiveIndex;
  readonly reads = new PageReads();
  readonly index: SiteIndex;
  /** What is wrong with the paper's own document. */
  readonly problems: Problems;
  readonly #book = new RowBook();
  /** What the manifest does not know yet. */
  readonly #unsaved = new Map<string, KnownRow | undefined>();

  private constructor(paper: { row: unknown; settings: SiteSettings; problems: Problems }) {
    this.settings = paper.settings;
    this.problems = paper.problems;
    this.live = new LiveIndex(paper.settings);
    this.index = indexView(this.live, this.reads);
    this.#book.put(paperRow(paper.row));
  }

  /** From the lake, whole. */
  static async read(fetch: Fetch): Promise<SiteState> {
    const [paper, rows] = await Promise.all([readPaper(fetch), readRows(fetch)]);
    const state = new SiteState(paper);
    for (const row of rows) state.#put(row);
    for (const row of [paperRow(paper.row), ...rows]) state.#unsaved.set(row.id, row);
    state.live.takeChanged();
    state.live.takeMoved();
    return state;
  }

  /** As the last update left it; nothing where none has. */
  static kept(manifest: Manifest): SiteState | undefined {
    const rows = manifest.rows();
    const paper = rows.find((row) => row.id === paperId);
    if (!paper) return undefined;
    const problems: Problems = [];
    const settings = readSettings(paper.row, problems);
    const state = new SiteState({ row: paper.row, settings, problems });
    for (const row of rows) if (row !== paper) state.#put(row);
    for (const { id, isMade } of manifest.failedPages()) if (!isMade) state.live.hide(id);
    state.live.takeChanged();
    state.live.takeMoved();
    return state;
  }

  /**
   * Takes in changed documents and gives the keys of all that is different; nothing where the
   * paper itself is: then every page is.
   */
  async takeIn(ids: readonly string[], fetch: Fetch): Promise<ReadonlySet<string> | undefined> {
    if (ids.some((id) => id === paperId || this.#book.isMadeFrom(paperId, id))) {
      const paper = await readPaper(fetch);
      if (frameOf(paper.settings) !== frameOf(this.settings)) return undefined;
    }
    const taken = await takeIn(ids, this.#book, fetch);
    for (const row of taken.rows) {
      this.#put(row);
      this.#unsaved.set(row.id, row);
    }
    for (const id of taken.removed) {
      this.live.remove(id);
      this.#book.remove(id);
      this.#unsaved.set(id, undefined);
    }
    return taken.keys.union(this.live.takeChanged());
  }

  /** Documents whose page has moved since the last call, with the old addresses. */
  takeMoved(): ReadonlyMap<string, string> {
    return this.live.takeMoved();
  }

  /** Documents whose page stood elsewhere in an earlier state, with the addresses there. */
  movedSince(earlier: SiteState): ReadonlyMap<string, string> {
    const moved = new Map<string, string>();
    for (const id of this.live.allIds()) {
      const before = pathOf(earlier.index, id);
      if (before !== undefined && before !== pathOf(this.index, id)) moved.set(id, before);
    }
    return moved;
  }

  /** Lets the manifest know what it does not. Within its transaction. */
  save(manifest: Manifest): void {
    for (const [id, row] of this.#unsaved)
      if (row) manifest.putRow(row);
      else manifest.removeRow(id);
    this.#unsaved.clear();
  }

  #put(row: KnownRow): void {
    this.#book.put(row);
    if (isSummaryType(row.type)) this.live.put(row.type, row.id, row.row);
  }
}

const paperId = "site";

const paperRow = (row: unknown): KnownRow => ({ id: paperId, type: "site", row: row ?? null });

/** What every page shows of the paper: all but the texts of its policies. */
const frameOf = (settings: SiteSettings) =>
  JSON.stringify({
    ...settings,
    policies: settings.policies.map(({ title, slug }) => [title, slug]),
  });
