import { DatedList } from "./datedList.ts";
import * as keys from "./indexKeys.ts";
import type { ListName } from "./indexKeys.ts";
import type {
  ArticleSummary,
  CorrectionSummary,
  Entry,
  QuoteSummary,
  StatisticSummary,
} from "./siteIndex.ts";

/** What each list holds. */
export interface ListItems {
  stories: ArticleSummary;
  undated: ArticleSummary;
  quotes: QuoteSummary;
  statistics: StatisticSummary;
  corrections: CorrectionSummary;
}

/** The lists of an index, each parted by whom its things belong to; all of them under "". */
export class LiveLists {
  readonly #lists: { [Name in ListName]: Map<string, DatedList<ListItems[Name]>> } = {
    stories: new Map(),
    undated: new Map(),
    quotes: new Map(),
    statistics: new Map(),
    corrections: new Map(),
  };
  readonly #corrections = new Map<string, CorrectionSummary[]>();
  /** By month the lists that have something in it, each with how many of its kinds. */
  readonly #ofMonth = new Map<string, Map<string, number>>();
  readonly #changed: (key: string) => void;

  constructor(changed: (key: string) => void) {
    this.#changed = changed;
  }

  /** A list, where it holds anything. */
  list<Name extends ListName>(name: Name, of: string): DatedList<ListItems[Name]> | undefined {
    return this.#lists[name].get(of);
  }

  /** The corrections of a document, oldest first. */
  correctionsOf(id: string): readonly CorrectionSummary[] {
    return this.#corrections.get(id) ?? [];
  }

  /** Whose lists have something in a month, in order. */
  listsOf(month: string): string[] {
    return [...(this.#ofMonth.get(month)?.keys() ?? [])].sort();
  }

  /** Puts a document into its lists, or takes it out. */
  place({ type, summary }: Entry, isThere: boolean): void {
    switch (type) {
      case "article": {
        const { section, topics, authors } = summary;
        if (summary.publishedAt === null)
          return this.#move("undated", "", summary, isThere, newestFirst);
        for (const of of new Set(["", section, ...topics, ...authors]))
          this.#move("stories", of, summary, isThere, newestFirst);
        return;
      }
      case "quote":
        for (const of of ["", ...(summary.speaker ? [summary.speaker] : [])])
          this.#move("quotes", of, summary, isThere, newestDayFirst);
        return;
      case "statistic":
        for (const of of ["", ...(summary.publisher ? [summary.publisher] : [])])
          this.#move("statistics", of, summary, isThere, newestDayFirst);
        return;
      case "correction":
        this.#move("corrections", "", summary, isThere, newestCorrectionFirst);
        this.#correct(summary, isThere);
    }
  }

  #move<Name extends ListName>(
    name: Name,
    of: string,
    row: ListItems[Name],
    isThere: boolean,
    compare: (a: ListItems[Name], b: ListItems[Name]) => number,
  ): void {
    const lists = this.#lists[name];
    let list = lists.get(of);
    if (!list) lists.set(of, (list = new DatedList(compare)));
    let hasOtherMonths: boolean;
    if (isThere) {
      hasOtherMonths = list.add(row);
      if (list.isAmongNewest(row)) this.#changed(keys.newestKey(name, of));
    } else {
      if (list.isAmongNewest(row)) this.#changed(keys.newestKey(name, of));
      hasOtherMonths = list.delete(row);
      if (list.isEmpty) lists.delete(of);
    }
    this.#changed(keys.monthsKey(name, of));
    this.#changed(keys.monthOfKey(name, of, row.month ?? ""));
    if (row.month === null || !hasOtherMonths) return;
    this.#changed(keys.monthSetKey(name, of));
    if (of !== "") this.#countMonth(row.month, of, isThere);
  }

  #countMonth(month: string, of: string, isThere: boolean): void {
    const lists = this.#ofMonth.get(month) ?? new Map<string, number>();
    this.#ofMonth.set(month, lists);
    const count = (lists.get(of) ?? 0) + (isThere ? 1 : -1);
    if (count > 0) lists.set(of, count);
    else lists.delete(of);
    this.#changed(keys.listsOfMonthKey(month));
  }

  #correct(correction: CorrectionSummary, isThere: boolean): void {
    const others = this.correctionsOf(correction.corrects).filter(
      (one) => one._id !== correction._id,
    );
    const all = isThere ? [...others, correction] : others;
    this.#corrections.set(
      correction.corrects,
      all.sort((a, b) => newestCorrectionFirst(b, a)),
    );
    this.#changed(keys.correctionsOfKey(correction.corrects));
  }
}

const inOrder = (a: { _id: string }, b: { _id: string }) =>
  a._id === b._id ? 0 : a._id < b._id ? -1 : 1;

/** Instants may be written with different offsets: they are compared as times, then by id. */
const byTime =
  <T extends { _id: string }>(at: (row: T) => string | null) =>
  (a: T, b: T): number =>
    (Date.parse(at(b) ?? "") || 0) - (Date.parse(at(a) ?? "") || 0) || inOrder(a, b);

/** The order of stories in every list. */
export const newestFirst = byTime<ArticleSummary>((story) => story.publishedAt);

const newestCorrectionFirst = byTime<CorrectionSummary>((correction) => correction.date);

const newestDayFirst = <T extends { date: string | null; _id: string }>(a: T, b: T): number =>
  a.date === b.date ? inOrder(a, b) : (a.date ?? "") < (b.date ?? "") ? 1 : -1;
