import type { SiteSettings } from "./context.ts";
import * as keys from "./indexKeys.ts";
import { LiveLists } from "./liveLists.ts";
import { pathOfSummary } from "./lookUp.ts";
import type { Problems } from "./queries/fields.ts";
import { readRow } from "./readRow.ts";
import type { Entry, FrontChoice, IndexProblem, Summaries, SummaryType } from "./siteIndex.ts";

/**
 * The index as it is kept while documents change: a change costs what it touches, whatever the
 * archive holds, and names the pieces of the index that are different now.
 */
export class LiveIndex {
  readonly settings: SiteSettings;
  readonly lists: LiveLists;
  readonly #entries = new Map<string, Entry>();
  readonly #ids = new Map<SummaryType, Set<string>>();
  /** Documents whose page could not be made: nothing may lead to them. */
  readonly #hidden = new Map<string, Entry>();
  /** Stories by their section, also while the section is not published. */
  readonly #ofSection = new Map<string, Set<string>>();
  /** How many documents want an address. */
  readonly #paths = new Map<string, number>();
  readonly #problems = new Map<string, readonly IndexProblem[]>();
  /** Addresses that documents have left in this change, and have not come back to. */
  readonly #left = new Map<string, string>();
  #changed = new Set<string>();

  constructor(settings: SiteSettings) {
    this.settings = settings;
    this.lists = new LiveLists((key) => this.#changed.add(key));
  }

  /** Names of the pieces that are different since the last call. */
  takeChanged(): Set<string> {
    const changed = this.#changed;
    this.#changed = new Set();
    return changed;
  }

  /** Documents whose page has another address since the last call: the old ones by their ids. */
  takeMoved(): Map<string, string> {
    const moved = new Map([...this.#left].filter(([id]) => this.entry(id)));
    this.#left.clear();
    return moved;
  }

  /** Takes in a document as an index query returned it. */
  put(type: SummaryType, id: string, row: unknown): void {
    const problems: Problems = [];
    const entry = entryOf(type, row, this.settings, problems);
    if (problems.length > 0) this.#problems.set(id, problems);
    else this.#problems.delete(id);
    this.#replace(id, entry);
  }

  /** Forgets a document. */
  remove(id: string): void {
    this.#problems.delete(id);
    this.#replace(id, undefined);
  }

  /** Takes a document out of lists and links: its page could not be made. */
  hide(id: string): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    this.#replace(id, undefined);
    this.#hidden.set(id, entry);
  }

  /** Lets a document be seen again. */
  show(id: string): void {
    const entry = this.#hidden.get(id);
    if (entry) this.#replace(id, entry);
  }

  /** A document that has a page. */
  find<Type extends SummaryType>(type: Type, id: string): Summaries[Type] | undefined {
    const entry = this.#entries.get(id);
    return entry && isOf(type, entry) && this.#isSeen(entry) ? entry.summary : undefined;
  }

  /** The type of a document and what is known of it, where it has a page. */
  entry(id: string): Entry | undefined {
    const entry = this.#entries.get(id);
    return entry && this.#isSeen(entry) ? entry : undefined;
  }

  /** Ids of everything that has a page, or may have one. */
  allIds(): Iterable<string> {
    return this.#entries.keys();
  }

  /** Ids of a type, in order. */
  ids(type: SummaryType): string[] {
    return [...(this.#ids.get(type) ?? [])].filter((id) => this.find(type, id)).sort();
  }

  /** Whether the page of a document stands at an address. */
  isTaken(path: string): boolean {
    return this.#paths.has(path);
  }

  get front(): FrontChoice {
    const chosen = this.find("front", "front");
    const { navigation } = this.settings;
    return {
      lead: chosen?.lead ?? null,
      seconds: chosen?.seconds ?? [],
      quotation: chosen?.quotation ?? null,
      sections: navigation.length > 0 ? navigation.map((one) => one._id) : this.ids("section"),
    };
  }

  /** Documents that have no page or stand incomplete in lists, and why. */
  problems(): IndexProblem[] {
    const unplaced = [...this.#ofSection].flatMap(([section, stories]) =>
      this.#entries.get(section)?.type === "section"
        ? []
        : [...stories].map((id) => ({
            id,
            field: "section",
            message: `Its section “${section}” is not published, so the story has no address and no page.`,
          })),
    );
    return [...[...this.#problems.values()].flat(), ...unplaced];
  }

  #isSeen({ type, summary }: Entry): boolean {
    return type !== "article" || this.#entries.get(summary.section)?.type === "section";
  }

  #replace(id: string, next: Entry | undefined): void {
    this.#hidden.delete(id);
    const old = this.#entries.get(id);
    if (!old && !next) return;
    if (old && next && JSON.stringify(old) === JSON.stringify(next)) return;
    if (old) this.#take(id, old);
    if (next) this.#give(id, next);
    this.#changed.add(keys.summaryKey(id));
    // With its section a story has an address, or has none.
    if ((old?.type === "section") !== (next?.type === "section"))
      for (const { summary } of this.#storiesOf(id)) {
        this.#changed.add(keys.summaryKey(summary._id));
        this.#changed.add(keys.idsKey("article"));
      }
    if (old && old.type !== next?.type) this.#changed.add(keys.idsKey(old.type));
    if (next && next.type !== old?.type) this.#changed.add(keys.idsKey(next.type));
  }

  #take(id: string, entry: Entry): void {
    this.#place(entry, false);
    if (entry.type === "section")
      for (const story of this.#storiesOf(id)) this.#place(story, false);
    if (entry.type === "article") this.#ofSection.get(entry.summary.section)?.delete(id);
    this.#entries.delete(id);
    this.#ids.get(entry.type)?.delete(id);
  }

  #give(id: string, entry: Entry): void {
    this.#entries.set(id, entry);
    mapSet(this.#ids, entry.type).add(id);
    if (entry.type === "article") mapSet(this.#ofSection, entry.summary.section).add(id);
    this.#place(entry, true);
    if (entry.type === "section") for (const story of this.#storiesOf(id)) this.#place(story, true);
  }

  /** Puts what can be seen into lists and at its address, or takes it from there. */
  #place(entry: Entry, isThere: boolean): void {
    if (!this.#isSeen(entry)) return;
    this.lists.place(entry, isThere);
    const path = pathOfSummary(entry, (id) => this.find("section", id)?.slug);
    if (path === undefined) return;
    const count = (this.#paths.get(path) ?? 0) + (isThere ? 1 : -1);
    if (count > 0) this.#paths.set(path, count);
    else this.#paths.delete(path);
    this.#notePath(entry.summary._id, path, isThere);
    this.#changed.add(keys.pathKey(path));
  }

  #notePath(id: string, path: string, isThere: boolean): void {
    if (!isThere && !this.#left.has(id)) this.#left.set(id, path);
    else if (isThere && this.#left.get(id) === path) this.#left.delete(id);
  }

  #storiesOf(section: string): Entry[] {
    return [...(this.#ofSection.get(section) ?? [])].flatMap((id) => this.#entries.get(id) ?? []);
  }
}

function entryOf(
  type: SummaryType,
  row: unknown,
  settings: SiteSettings,
  problems: Problems,
): Entry | undefined {
  const summary = readRow(type, row, settings, problems);
  // The compiler does not follow that the summary is of the same type.
  return summary && ({ type, summary } as Entry);
}

const isOf = <Type extends SummaryType>(
  type: Type,
  entry: Entry,
): entry is Entry & { type: Type; summary: Summaries[Type] } => entry.type === type;

function mapSet<K>(map: Map<K, Set<string>>, key: K): Set<string> {
  let found = map.get(key);
  if (!found) map.set(key, (found = new Set()));
  return found;
}
