import { pageIdOf } from "../site/indexKeys.ts";
import type { PageKind } from "../site/pageKind.ts";
import type { SiteIndex } from "../site/siteIndex.ts";
import type { Manifest } from "./manifest.ts";
import { pageName } from "./report.ts";

const stages = ["story", "list", "feed"] as const;

/** The pages that are to be made, kind after kind: what is linked to before what links to it. */
export class PageQueue {
  /** Names of the pages that wait, each with the key that touched it. */
  readonly names = new Map<string, string>();
  readonly #kinds: readonly PageKind[];
  readonly #byName: ReadonlyMap<string, PageKind>;
  readonly #unknown = new Set<string>();
  readonly #waiting = new Map<PageKind, Set<string>>();

  constructor(kinds: readonly PageKind[]) {
    this.#kinds = stages.flatMap((stage) => kinds.filter((kind) => kind.stage === stage));
    this.#byName = new Map(kinds.map((kind) => [kind.kind, kind]));
  }

  /** Every page that there is or was. */
  addAll(index: SiteIndex, manifest: Manifest): void {
    for (const kind of this.#kinds) for (const id of kind.ids(index)) this.#put(kind, id, "");
    this.addNamed(manifest.pages(), "");
  }

  /**
   * The pages that changed keys touch: those that were made from them, and those that these bring
   * about; without those that have just failed.
   */
  addTouched(
    keys: ReadonlySet<string>,
    index: SiteIndex,
    manifest: Manifest,
    failed: ReadonlySet<string> = new Set(),
  ): void {
    for (const [name, key] of manifest.readersOf(keys))
      if (!failed.has(name)) this.addNamed([name], key);
    for (const [id, key] of new Map([...keys].map((key) => [pageIdOf(key), key])))
      for (const kind of this.#kinds)
        if (kind.has(id, index) && !manifest.hasPage(pageName({ kind: kind.kind, id })))
          this.#put(kind, id, key);
  }

  /** Pages by their names, as far as there is still such a kind. */
  addNamed(names: Iterable<string>, why: string): void {
    for (const name of names) {
      const end = name.indexOf("/");
      const kind = this.#byName.get(name.slice(0, end));
      if (kind) this.#put(kind, name.slice(end + 1), why);
      else this.#unknown.add(name);
    }
  }

  /** The pages of the first kind that has any. */
  next(): { kind: PageKind; ids: string[] } | undefined {
    for (const kind of this.#kinds) {
      const ids = this.#waiting.get(kind);
      if (!ids) continue;
      this.#waiting.delete(kind);
      return { kind, ids: [...ids].sort() };
    }
    return undefined;
  }

  /** Names of pages of a kind that there is no more. */
  takeUnknown(): string[] {
    const names = [...this.#unknown];
    this.#unknown.clear();
    return names;
  }

  #put(kind: PageKind, id: string, why: string): void {
    this.names.set(pageName({ kind: kind.kind, id }), why);
    const ids = this.#waiting.get(kind);
    if (ids) ids.add(id);
    else this.#waiting.set(kind, new Set([id]));
  }
}
